#include "commands/targets.h"

#include <dirent.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "git/repository.h"

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int wanted(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		strcmp(entry->d_name, ".git") != 0;
}

static void add_folder(struct targets *targets, const char *folder, bool recursive, bool found);

static void add_entry(struct targets *targets, const char *path, bool recursive)
{
	struct stat status;
	bool link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
	if (stat(path, &status) != 0)
		return; /* a link to nothing */
	if (S_ISREG(status.st_mode))
		list_push(&targets->list, ((struct target){.path = path, .found = true}));
	else if (S_ISDIR(status.st_mode) && recursive && !link)
		add_folder(targets, path, recursive, true);
}

/* Entries are sorted, so that every run sees the same order. */
static void add_folder(struct targets *targets, const char *folder, bool recursive, bool found)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, wanted, by_bytes);
	if (count < 0) {
		list_push(&targets->list, ((struct target){.path = folder}));
		return;
	}
	if (!found)
		list_push(&targets->list, ((struct target){.path = folder, .folder = true}));
	bool slash = folder[strlen(folder) - 1] == '/';
	for (int i = 0; i < count; i++) {
		struct str path = arena_printf(
			&targets->arena, "%s%s%s", folder, slash ? "" : "/", entries[i]->d_name);
		add_entry(targets, path.ptr, recursive);
		memory_free(entries[i]);
	}
	memory_free(entries);
}

/* PATH@REV is a repository in any case, a folder only when its files are not asked for. */
static bool add_repository(struct targets *targets, const char *path, bool recursive)
{
	struct repository_name name;
	if (!repository_detect(path, &targets->arena, &name) || (recursive && !name.revision.ptr))
		return false;
	list_push(&targets->list,
		((struct target){.path = arena_cstr(&targets->arena, name.path),
			.repository = true,
			.revision = name.revision}));
	return true;
}

void targets_add_repository(struct targets *targets, const char *operand)
{
	struct str path = repository_above(operand, &targets->arena);
	list_push(&targets->list,
		((struct target){.path = path.ptr ? arena_cstr(&targets->arena, path) : operand,
			.repository = true}));
}

static void add_path(struct targets *targets, const char *path, bool recursive)
{
	struct stat status;
	if (add_repository(targets, path, recursive))
		return;
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		add_folder(targets, path, recursive, false);
	else
		list_push(&targets->list, ((struct target){.path = path}));
}

/* What a shell would have made of it. Without a locale glob() sorts by bytes. */
static bool add_pattern(struct targets *targets, const char *pattern, bool recursive)
{
	glob_t found = {0};
	bool good = glob(pattern, 0, NULL, &found) == 0;
	for (size_t i = 0; good && i < found.gl_pathc; i++)
		add_path(
			targets, arena_cstr(&targets->arena, str_of(found.gl_pathv[i])), recursive);
	globfree(&found);
	return good;
}

void targets_add(struct targets *targets, const char *operand, bool recursive)
{
	struct stat status;
	if (strcmp(operand, "-") == 0)
		list_push(&targets->list, ((struct target){.path = operand}));
	else if (!strpbrk(operand, "*?[") || lstat(operand, &status) == 0 ||
		!add_pattern(targets, operand, recursive))
		add_path(targets, operand, recursive);
}

/* Says that a folder has nothing to read. */
static void read_empty(const struct target_reader *reader, const char *folder, bool recursive)
{
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	doc_wrap(doc, str_of(folder), STR(""), &limits_default);
	diag(doc, DIAG_NO_DOCUMENT, STR_NPOS, "no bill of materials in this folder%s",
		recursive ? "" : " (--recursive looks below it, too)");
	reader->empty(reader->context, doc);
}

void targets_read(const struct targets *targets, bool recursive, const struct target_reader *reader)
{
	const struct target *folder = NULL, *items = targets->list.items;
	size_t inputs = 0, count = targets->list.count;
	for (size_t i = 0; i <= count; i++) {
		if (folder && !(i < count && items[i].found)) {
			inputs += reader->end ? reader->end(reader->context, folder->path) : 0;
			if (!inputs)
				read_empty(reader, folder->path, recursive);
			folder = NULL;
		}
		if (i < count && items[i].folder) {
			folder = &items[i];
			inputs = 0;
		} else if (i < count) {
			inputs += reader->read(reader->context, &items[i]);
		}
	}
}

struct str target_label(const char *path, struct arena *arena)
{
	char *whole = realpath(path, NULL);
	struct str name = arena_str(arena, str_of(whole ? whole : path));
	size_t slash = str_rfind_byte(name, '/');
	memory_free(whole);
	return slash == STR_NPOS ? name : str_from(name, slash + 1);
}

void targets_finish(struct targets *targets)
{
	list_finish(&targets->list);
	arena_finish(&targets->arena);
}
