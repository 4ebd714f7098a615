#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/internal.h"

#define READER "bomscreen-git-reader"

struct str place_read(const char *folder, const char *name, struct arena *arena)
{
	enum { LONGEST = 1 << 20 };
	struct str path = arena_printf(arena, "%s/%s", folder, name);
	struct stat status;
	struct buf text = {0};
	/* Without O_NONBLOCK, opening a FIFO would wait for a writer. */
	int fd = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return STR_NONE;
	bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
	for (ssize_t count = 1; regular && count > 0 && text.len < LONGEST;
		text.len += (size_t)count) {
		count = read(fd, buf_reserve(&text, 4096), 4096);
		if (count < 0)
			break;
	}
	close(fd);
	struct str found = regular ? arena_str(arena, buf_str(&text)) : STR_NONE;
	buf_finish(&text);
	return found;
}

static bool is_folder(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool has(const char *folder, const char *name, struct arena *arena)
{
	struct stat status;
	return lstat(arena_printf(arena, "%s/%s", folder, name).ptr, &status) == 0;
}

/* gitrepository-layout(5): a git directory has HEAD, objects and refs; that of a linked work tree has
 * HEAD and commondir. */
static bool is_git_dir(const char *path, struct arena *arena)
{
	return has(path, "HEAD", arena) &&
		(has(path, "commondir", arena) ||
			(has(path, "objects", arena) && has(path, "refs", arena)));
}

static const char *join(const char *folder, struct str path, struct arena *arena)
{
	if (path.len && path.ptr[0] == '/')
		return arena_cstr(arena, path);
	return arena_printf(arena, "%s/%.*s", folder, STR_ARG(path)).ptr;
}

/* A .git file has one line, "gitdir: PATH", relative to the folder it is in. */
static const char *follow_git_file(const char *folder, struct arena *arena)
{
	struct str text = place_read(folder, ".git", arena);
	if (!str_starts(text, STR("gitdir: ")))
		return NULL;
	struct str rest = str_from(text, 8);
	const char *path = join(folder, str_trim(str_cut(&rest, '\n')), arena);
	return is_git_dir(path, arena) ? path : NULL;
}

bool place_is_repository(const char *path, struct arena *arena, const char **git_dir, bool *bare)
{
	const char *inner = arena_printf(arena, "%s/.git", path).ptr;
	*bare = false;
	if (is_folder(inner))
		*git_dir = is_git_dir(inner, arena) ? inner : NULL;
	else
		*git_dir = follow_git_file(path, arena);
	if (!*git_dir && is_git_dir(path, arena)) {
		*git_dir = path;
		*bare = true;
	}
	return *git_dir != NULL;
}

const char *place_common_dir(const char *git_dir, struct arena *arena)
{
	struct str text = place_read(git_dir, "commondir", arena);
	return text.ptr ? join(git_dir, str_trim(text), arena) : git_dir;
}

bool place_same(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Names */

static bool is_repository(struct str path, struct arena *arena)
{
	const char *git_dir;
	bool bare;
	return path.len && place_is_repository(arena_cstr(arena, path), arena, &git_dir, &bare);
}

bool repository_detect(const char *operand, struct arena *arena, struct repository_name *name)
{
	struct stat status;
	struct str path = str_of(operand);
	*name = (struct repository_name){.path = path};
	if (stat(operand, &status) == 0)
		return S_ISDIR(status.st_mode) && is_repository(path, arena);
	/* The longest path that is a repository: "a@b@c" may be "c" of "a@b". */
	for (size_t at = str_rfind_byte(path, '@'); at != STR_NPOS && at > 0;
		at = str_rfind_byte(str_sub(path, 0, at), '@')) {
		if (is_repository(str_sub(path, 0, at), arena)) {
			name->path = arena_str(arena, str_sub(path, 0, at));
			name->revision = str_from(path, at + 1);
			return true;
		}
	}
	return false;
}

struct str repository_above(const char *path, struct arena *arena)
{
	char *real = realpath(path, NULL);
	struct str at = real ? arena_str(arena, str_of(real)) : STR_NONE;
	memory_free(real);
	if (is_repository(at, arena)) /* as it was named, when it is that */
		return str_of(path);
	while (at.len > 1) {
		size_t slash = str_rfind_byte(at, '/');
		at = str_sub(at, 0, slash ? slash : 1);
		if (is_repository(at, arena))
			return arena_str(arena, at);
	}
	return STR_NONE;
}

/* The environment */

/* git's variables that say where the parts of a repository are: `git rev-parse --local-env-vars`,
 * without those that configure. */
static const char *const place_variables[] = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
	"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH",
	"GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX"};

static bool is_place_variable(struct str name)
{
	for (size_t i = 0; i < sizeof place_variables / sizeof *place_variables; i++)
		if (str_is(name, place_variables[i]))
			return true;
	return false;
}

/* GIT_CONFIG_*: what the user sets for all of git, such as safe.directory in CI. */
static bool keep(struct str variable, bool hooks)
{
	struct str name = str_cut(&variable, '=');
	if (str_starts(name, STR("GIT_")))
		return str_starts(name, STR("GIT_CONFIG_")) || (hooks && is_place_variable(name));
	return !str_starts(name, STR("LC_")) && !str_is(name, "LANG") && !str_is(name, "LANGUAGE");
}

char **place_environment(struct arena *arena, bool hooks)
{
	static const char *const ours[] = {"LC_ALL=C", "GIT_NO_LAZY_FETCH=1",
		"GIT_ALLOW_PROTOCOL=none", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1",
		"GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat"};
	enum { OURS = sizeof ours / sizeof *ours };
	size_t count = 0, kept = 0;
	while (environ[count])
		count++;
	char **list = ARENA_ARRAY(arena, char *, count + OURS + 2); /* one more, and NULL */
	for (size_t i = 0; i < count; i++)
		if (keep(str_of(environ[i]), hooks))
			list[kept++] = environ[i];
	for (size_t i = 0; i < OURS; i++)
		list[kept++] = arena_cstr(arena, str_of(ours[i]));
	return list;
}

bool place_from_environment(const char *git_dir, struct arena *arena)
{
	bool any = false;
	const char *other = getenv("GIT_DIR"), *found;
	bool bare;
	for (size_t i = 0; i < sizeof place_variables / sizeof *place_variables; i++)
		any |= getenv(place_variables[i]) != NULL;
	if (!any)
		return false;
	if (other && place_same(git_dir, other))
		return true;
	if (other)
		return place_is_repository(other, arena, &found, &bare) &&
			place_same(git_dir, found);
	struct str above = repository_above(".", arena);
	return above.ptr && place_is_repository(arena_cstr(arena, above), arena, &found, &bare) &&
		place_same(git_dir, found);
}

/* The reader */

/* Beside the program (in a build tree), where it was installed relative to the program, or where it
 * was installed at all. */
const char *place_reader(struct arena *arena)
{
	static const char *const places[] = {"/" READER, "/" READER_FROM_BINDIR "/" READER};
	char self[4096];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self);
	struct str program = {
		self, length > 0 && (size_t)length < sizeof self ? (size_t)length : 0};
	size_t slash = str_rfind_byte(program, '/');
	for (size_t i = 0; slash != STR_NPOS && i < sizeof places / sizeof *places; i++) {
		struct str path = arena_printf(arena, "%.*s%s", (int)slash, self, places[i]);
		if (access(path.ptr, X_OK) == 0)
			return path.ptr;
	}
	return READER_DIR "/" READER;
}
