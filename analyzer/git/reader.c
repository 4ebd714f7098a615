/* bomscreen-git-reader MODE LIMIT FOLDER [REVISIONS]: a repository read by libgit2, in a process of
 * its own. Loading libgit2 with its seventeen libraries takes milliseconds, it can loop for ever on
 * a broken object, and it reads what an enemy may have written: docs/decisions/0005-git.md.
 * FOLDER "": the repository is found through git's environment variables.
 *
 * MODE  objects   reads names of objects, one a line, and answers each as `git cat-file --batch`
 *                 does; besides: "large TYPE SIZE" when it has more than LIMIT bytes, and
 *                 "corrupt WHY"
 *       index     as `git ls-files -s -z`
 *       staged    as `git diff --cached --raw -z --no-renames`
 *       worktree  as `git ls-files -z --cached --others --exclude-standard`
 *       commits   as `git rev-list --format='%H %T %ct %at %P' REVISIONS`
 * Exit status 3 with the reason on standard error: the repository is none of those that libgit2 can
 * read. */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include <git2.h>

#include "base/buf.h"
#include "base/list.h"
#include "base/map.h"

enum { STATUS_FAILED = 1, STATUS_DECLINED = 3, FLUSH = 1 << 16, SECONDS = 3 };

/* libgit2 has its TLS library parse the system's certificates when it starts, which takes 4 ms. No
 * connection is ever made here: these stand before the library's functions and load nothing. */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_path(void *chain, const char *path);

int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

int mbedtls_x509_crt_parse_path(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

struct reader {
	git_repository *repository;
	git_odb *odb;
	git_index *index; /* while it is compared */
	size_t limit;
	struct buf out;
	struct arena arena;
};

static void flush(struct reader *reader)
{
	size_t done = 0;
	while (done < reader->out.len) {
		ssize_t count =
			write(STDOUT_FILENO, reader->out.ptr + done, reader->out.len - done);
		if (count < 0 && errno != EINTR)
			_exit(STATUS_FAILED); /* nobody listens any more */
		if (count > 0)
			done += (size_t)count;
	}
	buf_clear(&reader->out);
}

static int complain_of(int status, const char *why)
{
	struct buf text = {0};
	buf_puts(&text, why);
	buf_add_byte(&text, '\n');
	ssize_t ignored = write(STDERR_FILENO, text.ptr, text.len);
	(void)ignored;
	buf_finish(&text);
	return status;
}

static int complain(int status)
{
	const git_error *error = git_error_last();
	return complain_of(status, error && error->message ? error->message : "unknown error");
}

static void put_oid(struct buf *out, const git_oid *oid)
{
	git_oid_fmt(buf_reserve(out, GIT_OID_HEXSZ), oid);
	out->len += GIT_OID_HEXSZ;
}

/* The processor time that one step may take; the signal ends the program. */
static void watch(void)
{
	setitimer(ITIMER_VIRTUAL, &(struct itimerval){.it_value.tv_sec = SECONDS}, NULL);
}

/* Objects */

static const char *type_name(git_object_t type)
{
	return git_object_type2string(type);
}

static bool is_oid(struct str name, git_oid *oid)
{
	return name.len == GIT_OID_HEXSZ && git_oid_fromstrn(oid, name.ptr, name.len) == 0;
}

static int find(struct reader *reader, struct str name, git_oid *oid)
{
	git_object *object = NULL;
	if (is_oid(name, oid))
		return 0;
	int error =
		git_revparse_single(&object, reader->repository, arena_cstr(&reader->arena, name));
	if (!error)
		git_oid_cpy(oid, git_object_id(object));
	git_object_free(object);
	return error;
}

static void answer_refusal(struct reader *reader, struct str name, int error)
{
	const git_error *last = git_error_last();
	if (error == GIT_ENOTFOUND || error == GIT_EAMBIGUOUS || error == GIT_EINVALIDSPEC ||
		error == GIT_EPEEL) {
		buf_add(&reader->out, name);
		buf_puts(&reader->out, error == GIT_EAMBIGUOUS ? " ambiguous\n" : " missing\n");
		return;
	}
	buf_puts(&reader->out, "corrupt ");
	for (const char *c = last && last->message ? last->message : "unknown error"; *c; c++)
		buf_add_byte(&reader->out, *c == '\n' ? ' ' : *c);
	buf_add_byte(&reader->out, '\n');
}

static int read_object(struct reader *reader, const git_oid *oid)
{
	git_odb_object *object;
	git_object_t type;
	size_t size;
	int error = git_odb_read_header(&size, &type, reader->odb, oid);
	if (error)
		return error;
	if (size > reader->limit) {
		buf_printf(&reader->out, "large %s %zu\n", type_name(type), size);
		return 0;
	}
	error = git_odb_read(&object, reader->odb, oid);
	if (error)
		return error;
	size = git_odb_object_size(object);
	put_oid(&reader->out, oid);
	buf_printf(&reader->out, " %s %zu\n", type_name(git_odb_object_type(object)), size);
	buf_add(&reader->out, (struct str){git_odb_object_data(object), size});
	buf_add_byte(&reader->out, '\n');
	git_odb_object_free(object);
	return 0;
}

static void answer(struct reader *reader, struct str name)
{
	git_oid oid;
	watch();
	int error = find(reader, name, &oid);
	if (!error)
		error = read_object(reader, &oid);
	if (error)
		answer_refusal(reader, name, error);
	arena_reset(&reader->arena);
	if (reader->out.len >= FLUSH)
		flush(reader);
}

static int read_objects(struct reader *reader)
{
	struct buf in = {0};
	for (;;) {
		ssize_t count = read(STDIN_FILENO, buf_reserve(&in, 65536), 65536);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			break;
		in.len += (size_t)count;
		struct str rest = buf_str(&in);
		for (size_t end; (end = str_find_byte(rest, '\n')) != STR_NPOS;) {
			answer(reader, str_sub(rest, 0, end));
			rest = str_from(rest, end + 1);
		}
		flush(reader);
		memmove(in.ptr, rest.ptr, rest.len);
		in.len = rest.len;
	}
	buf_finish(&in);
	return 0;
}

/* The index */

static int list_index(struct reader *reader)
{
	git_index *index;
	if (git_repository_index(&index, reader->repository))
		return complain(STATUS_FAILED);
	for (size_t i = 0; i < git_index_entrycount(index); i++) {
		const git_index_entry *entry = git_index_get_byindex(index, i);
		buf_printf(&reader->out, "%06o ", entry->mode);
		put_oid(&reader->out, &entry->id);
		buf_printf(&reader->out, " %d\t%s", git_index_entry_stage(entry), entry->path);
		buf_add_byte(&reader->out, '\0');
	}
	git_index_free(index);
	return 0;
}

static int put_delta(const git_diff_delta *delta, float progress, void *payload)
{
	struct reader *reader = payload;
	static const char letters[] = " ADM    TX";
	const git_index_entry *entry = git_index_get_bypath(reader->index, delta->new_file.path, 0);
	(void)progress;
	if (entry && entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD)
		return 0; /* its content is not staged yet */
	size_t status = (size_t)delta->status;
	char letter = status < sizeof letters - 1 ? letters[status] : 'X';
	buf_printf(&reader->out, ":%06o %06o ", delta->old_file.mode, delta->new_file.mode);
	put_oid(&reader->out, &delta->old_file.id);
	buf_add_byte(&reader->out, ' ');
	put_oid(&reader->out, &delta->new_file.id);
	buf_printf(&reader->out, " %c",
		delta->status == GIT_DELTA_CONFLICTED ? 'U'
			: letter == ' '               ? 'X'
						      : letter);
	buf_add_byte(&reader->out, '\0');
	const git_diff_file *file = delta->new_file.path ? &delta->new_file : &delta->old_file;
	buf_puts(&reader->out, file->path);
	buf_add_byte(&reader->out, '\0');
	return 0;
}

static int list_staged(struct reader *reader)
{
	git_object *head = NULL;
	git_diff *diff = NULL;
	git_diff_options options = GIT_DIFF_OPTIONS_INIT;
	options.flags = GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_SKIP_BINARY_CHECK;
	options.ignore_submodules = GIT_SUBMODULE_IGNORE_NONE;
	int unborn = git_repository_head_unborn(reader->repository);
	int error = unborn < 0 ? unborn : 0;
	if (!error && !unborn)
		error = git_revparse_single(&head, reader->repository, "HEAD^{tree}");
	if (!error)
		error = git_repository_index(&reader->index, reader->repository);
	if (!error)
		error = git_diff_tree_to_index(
			&diff, reader->repository, (git_tree *)head, reader->index, &options);
	if (!error)
		error = git_diff_foreach(diff, put_delta, NULL, NULL, NULL, reader);
	git_diff_free(diff);
	git_index_free(reader->index);
	git_object_free(head);
	return error ? complain(STATUS_FAILED) : 0;
}

static int put_path(const char *path, unsigned status, void *payload)
{
	struct reader *reader = payload;
	(void)status;
	buf_puts(&reader->out, path);
	buf_add_byte(&reader->out, '\0');
	return 0;
}

static int list_worktree(struct reader *reader)
{
	git_status_options options = GIT_STATUS_OPTIONS_INIT;
	options.show = GIT_STATUS_SHOW_WORKDIR_ONLY;
	options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS |
		GIT_STATUS_OPT_INCLUDE_UNMODIFIED | GIT_STATUS_OPT_NO_REFRESH;
	return git_status_foreach_ext(reader->repository, &options, put_path, reader)
		? complain(STATUS_FAILED)
		: 0;
}

/* Commits. libgit2's own walk fails where a shallow clone is cut off. */

struct walk {
	struct reader *reader;
	LIST(git_oid) queue; /* what was seen, in the order of discovery; a prefix of it is done */
	struct map seen; /* by 20 bytes */
	struct map shallow;
	struct arena arena;
};

static bool meet(struct walk *walk, const git_oid *oid)
{
	struct str key = {(const char *)oid->id, GIT_OID_RAWSZ};
	if (map_get(&walk->seen, key) != MAP_NONE)
		return false;
	map_put(&walk->seen, arena_str(&walk->arena, key), 0);
	list_push(&walk->queue, *oid);
	return true;
}

static void read_shallow(struct walk *walk)
{
	struct buf path = {0};
	char line[128];
	git_oid oid;
	buf_printf(&path, "%s/shallow", git_repository_commondir(walk->reader->repository));
	buf_add_byte(&path, '\0');
	FILE *file = fopen(path.ptr, "re");
	while (file && fgets(line, sizeof line, file)) {
		if (git_oid_fromstrn(&oid, line, GIT_OID_HEXSZ) == 0)
			map_put(&walk->shallow,
				arena_str(&walk->arena,
					(struct str){(const char *)oid.id, GIT_OID_RAWSZ}),
				0);
	}
	if (file)
		fclose(file);
	buf_finish(&path);
}

/* The number behind the '>' of an author or committer line. */
static struct str time_of(struct str line)
{
	size_t at = str_rfind_byte(line, '>');
	struct str rest = at == STR_NPOS ? STR("") : str_trim(str_from(line, at + 1));
	return str_cut(&rest, ' ');
}

struct header {
	struct str tree, author, committer;
	LIST(struct str) parents;
};

/* gitformat-commit: "tree", then "parent"s, "author", "committer", others, an empty line. */
static void parse_header(struct header *header, struct str text)
{
	while (text.ptr) {
		struct str line = str_cut(&text, '\n');
		if (!line.len)
			break;
		if (!header->tree.ptr && str_starts(line, STR("tree ")))
			header->tree = str_from(line, 5);
		else if (!header->author.ptr && str_starts(line, STR("parent ")))
			list_push(&header->parents, str_from(line, 7));
		else if (!header->author.ptr && str_starts(line, STR("author ")))
			header->author = time_of(line);
		else if (!header->committer.ptr && str_starts(line, STR("committer ")))
			header->committer = time_of(line);
	}
}

static struct str number_or_zero(struct str text)
{
	uint64_t value;
	return str_to_u64(text, INT64_MAX, &value) ? text : STR("0");
}

static void put_commit(struct buf *out, const git_oid *oid, const struct header *header, bool cut)
{
	put_oid(out, oid);
	struct str times[] = {number_or_zero(header->committer), number_or_zero(header->author)};
	struct str parts[] = {header->tree, times[0], times[1]};
	for (size_t i = 0; i < 3; i++) {
		buf_add_byte(out, ' ');
		buf_add(out, parts[i]);
	}
	for (size_t i = 0; !cut && i < header->parents.count; i++) {
		buf_add_byte(out, ' ');
		buf_add(out, header->parents.items[i]);
	}
	buf_add_byte(out, '\n');
}

static int visit_commit(struct walk *walk, const git_oid *oid, bool print)
{
	git_odb_object *object;
	struct header header = {0};
	git_oid parent;
	struct str key = {(const char *)oid->id, GIT_OID_RAWSZ};
	bool cut = map_get(&walk->shallow, key) != MAP_NONE;
	watch();
	int error = git_odb_read(&object, walk->reader->odb, oid);
	if (error)
		return error;
	parse_header(
		&header, (struct str){git_odb_object_data(object), git_odb_object_size(object)});
	if (git_odb_object_type(object) != GIT_OBJECT_COMMIT || header.tree.len != GIT_OID_HEXSZ) {
		git_error_clear();
		error = GIT_EINVALID;
	}
	for (size_t i = 0; !error && !cut && i < header.parents.count; i++)
		if (is_oid(header.parents.items[i], &parent))
			meet(walk, &parent);
	if (!error && print)
		put_commit(&walk->reader->out, oid, &header, cut);
	list_finish(&header.parents);
	git_odb_object_free(object);
	if (walk->reader->out.len >= FLUSH)
		flush(walk->reader);
	return error;
}

static int find_commit(struct reader *reader, struct str name, git_oid *oid)
{
	struct str peeled = arena_printf(&reader->arena, "%.*s^{commit}", STR_ARG(name));
	return find(reader, peeled, oid);
}

static int walk_from(struct walk *walk, struct str name, bool print)
{
	git_oid oid;
	watch();
	int error = find_commit(walk->reader, name, &oid);
	size_t done = walk->queue.count;
	if (!error)
		meet(walk, &oid);
	for (; !error && done < walk->queue.count; done++) {
		git_oid next = walk->queue.items[done];
		error = visit_commit(walk, &next, print);
	}
	return error;
}

static int list_commits(struct reader *reader, const char *range)
{
	struct walk walk = {.reader = reader};
	struct str name = str_of(range);
	size_t dots = str_find(name, STR(".."));
	int error = 0;
	read_shallow(&walk);
	if (dots != STR_NPOS) {
		struct str old = str_sub(name, 0, dots);
		error = walk_from(&walk, old.len ? old : STR("HEAD"), false);
		name = str_from(name, dots + 2);
	}
	if (!error)
		error = walk_from(&walk, name.len ? name : STR("HEAD"), true);
	map_finish(&walk.seen);
	map_finish(&walk.shallow);
	list_finish(&walk.queue);
	arena_finish(&walk.arena);
	if (error == GIT_EINVALID)
		return complain_of(STATUS_FAILED, "a commit is malformed");
	return error ? complain(STATUS_FAILED) : 0;
}

/* Opening */

/* What a repository may declare without that reading it differs. */
static const char *extensions[] = {
	"noop", "preciousobjects", "partialclone", "worktreeconfig", "relativeworktrees"};

static void set_options(void)
{
	/* Contents are checked by who asked for them. Whose the repository is does not matter: it
	 * is only read, and nothing of it is executed. */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
	git_libgit2_opts(
		GIT_OPT_SET_EXTENSIONS, extensions, sizeof extensions / sizeof *extensions);
	for (int level = GIT_CONFIG_LEVEL_PROGRAMDATA; level <= GIT_CONFIG_LEVEL_GLOBAL; level++)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
}

static int open_repository(struct reader *reader, const char *folder)
{
	unsetenv("GIT_WORK_TREE"); /* libgit2 1.5 gives up when it sees these */
	unsetenv("GIT_COMMON_DIR");
	int error = *folder ? git_repository_open_ext(&reader->repository, folder,
				      GIT_REPOSITORY_OPEN_NO_SEARCH, NULL)
			    : git_repository_open_ext(&reader->repository, NULL,
				      GIT_REPOSITORY_OPEN_FROM_ENV, NULL);
	if (!error)
		error = git_repository_odb(&reader->odb, reader->repository);
	return error;
}

static int run(struct reader *reader, const char *mode, const char *argument)
{
	if (strcmp(mode, "objects") == 0)
		return read_objects(reader);
	if (strcmp(mode, "index") == 0)
		return list_index(reader);
	if (strcmp(mode, "staged") == 0)
		return list_staged(reader);
	if (strcmp(mode, "worktree") == 0)
		return list_worktree(reader);
	if (strcmp(mode, "commits") == 0 && argument)
		return list_commits(reader, argument);
	return complain_of(STATUS_DECLINED, "this program is run by bomscreen");
}

static void out_of_memory(void)
{
	static const char text[] = "it needs more memory than it may have\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
	(void)ignored;
	_exit(STATUS_FAILED);
}

int main(int argc, char **argv)
{
	struct reader reader = {0};
	memory_set_handler(out_of_memory);
	signal(SIGPIPE, SIG_IGN);
	watch();
	git_libgit2_init();
	set_options();
	int status = 0;
	if (argc < 4) {
		status = complain_of(STATUS_DECLINED, "this program is run by bomscreen");
	} else {
		reader.limit = strtoull(argv[2], NULL, 10);
		status = open_repository(&reader, argv[3]) ? complain(STATUS_DECLINED)
							   : run(&reader, argv[1], argv[4]);
	}
	flush(&reader);
	buf_finish(&reader.out);
	arena_finish(&reader.arena);
	git_odb_free(reader.odb);
	git_repository_free(reader.repository);
	git_libgit2_shutdown();
	return status;
}
