/* What hooks ask: which commits are new, what is being merged, where hooks lie. */
#include <unistd.h>

#include "git/internal.h"

const char *repository_common_dir(const struct repository *repository)
{
	return repository->common_dir;
}

/* One line each: a new commit, or "-" and one where the new ones branch off. */
static bool read_boundary(struct str text, size_t *new_commits, struct oids *boundary)
{
	while (text.ptr && text.len) {
		struct oid oid;
		struct str line = str_cut(&text, '\n');
		bool known = str_starts(line, STR("-"));
		if (!oid_parse(&oid, str_from(line, known)) || !oid.size)
			return false;
		if (known)
			list_push(&boundary->list, oid);
		else
			++*new_commits;
	}
	return true;
}

bool repository_boundary(struct repository *repository, const struct oid *tip,
	const struct oid *old, const char *known, size_t *new_commits, struct oids *boundary)
{
	struct arena *arena = &repository->arena;
	const char *arguments[] = {oid_hex(tip, arena).ptr, "--not", known, NULL, NULL};
	struct buf out;
	if (old->size)
		arguments[3] = oid_hex(old, arena).ptr;
	*new_commits = 0;
	if (!run_operation(repository, RUN_BOUNDARY, arguments, &out))
		return false;
	bool good = read_boundary(buf_str(&out), new_commits, boundary);
	buf_finish(&out);
	if (!good)
		diag(repository->doc, DIAG_REPOSITORY_UNREAD, STR_NPOS,
			"which commits are new: the reader's answer is malformed");
	return good;
}

bool repository_find(struct repository *repository, struct str name, struct oid *commit)
{
	struct object object = objects_get(
		repository, arena_printf(&repository->arena, "%.*s^{commit}", STR_ARG(name)));
	*commit = object.oid;
	return object.state == OBJECT_GOOD && object.type == OBJECT_COMMIT;
}

static void take(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct doc **taken = context;
	(void)file;
	(void)good;
	*taken = doc;
}

/* Names are asked for by the line. */
static struct object get_at(struct repository *repository, struct str revision, struct str path)
{
	const struct str parts[] = {revision, STR(":"), path};
	if (str_find_byte(path, '\n') != STR_NPOS)
		return (struct object){.state = OBJECT_MISSING};
	return objects_get(repository, arena_join(&repository->arena, parts, 3));
}

bool repository_entry(
	struct repository *repository, struct str revision, struct str path, struct oid *blob)
{
	struct object object = get_at(repository, revision, path);
	*blob = object.oid;
	return object.state == OBJECT_GOOD && object.type == OBJECT_BLOB;
}

bool repository_folder(struct repository *repository, struct str commit, struct str folder,
	const struct file_filter *filter, struct files *files)
{
	struct object object = get_at(repository, commit, folder);
	size_t first = files->list.count;
	if (object.state != OBJECT_GOOD || object.type != OBJECT_TREE)
		return false;
	repository_tree(repository, &object.oid, filter, files);
	for (size_t i = first; i < files->list.count; i++) {
		struct str *path = &files->list.items[i].path;
		*path = arena_printf(&files->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(*path));
	}
	return true;
}

struct doc *repository_file(struct repository *repository, struct str revision, struct str path)
{
	struct doc *doc = NULL;
	struct object object = get_at(repository, revision, path);
	struct file file = {.path = path, .mode = 0100644, .oid = object.oid};
	if (object.state == OBJECT_GOOD && object.type == OBJECT_BLOB)
		repository_docs(repository, STR(""), &file, 1, take, &doc);
	else if (object.state != OBJECT_MISSING && object.state != OBJECT_GOOD)
		objects_complain(
			repository, repository->doc, &object, diag_quote(repository->doc, path));
	return doc;
}

/* gitrepository-layout(5), MERGE_HEAD: one id a line. It is not written yet when git merge runs
 * pre-merge-commit; then variables GITHEAD_ID name them. */
void repository_merging(const struct repository *repository, struct oids *parents)
{
	struct arena arena = {0};
	struct oid oid;
	struct str text = place_read(repository->git_dir, "MERGE_HEAD", &arena);
	while (text.ptr && text.len)
		if (oid_parse(&oid, str_trim(str_cut(&text, '\n'))) && oid.size)
			list_push(&parents->list, oid);
	for (char **variable = environ; *variable; variable++) {
		struct str name = str_of(*variable);
		if (str_starts(name, STR("GITHEAD_")) &&
			oid_parse(&oid, str_from(str_cut(&name, '='), 8)) && oid.size)
			list_push(&parents->list, oid);
	}
	arena_finish(&arena);
}

/* git prints it relative to the folder that it was started for. */
struct str repository_git_path(struct repository *repository, const char *part, struct arena *arena)
{
	const char *const arguments[] = {part, NULL};
	struct buf out;
	if (!run_operation(repository, RUN_PATH, arguments, &out))
		return STR_NONE;
	struct str path = buf_str(&out);
	if (str_ends(path, STR("\n")))
		path.len--;
	bool relative = !str_starts(path, STR("/")) && !repository->from_environment;
	path = relative ? arena_printf(arena, "%s/%.*s", repository->path, STR_ARG(path))
			: arena_str(arena, path);
	buf_finish(&out);
	return path;
}
