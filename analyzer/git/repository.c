#include "git/internal.h"

#include <dirent.h>
#include <stdlib.h>

static bool fill_environment(struct repository *repository)
{
	repository->from_environment =
		place_from_environment(repository->git_dir, &repository->arena);
	repository->environment =
		place_environment(&repository->arena, repository->from_environment);
	if (repository->from_environment)
		return true;
	/* A folder that git does not accept must not make it look further up. */
	char **last = repository->environment;
	while (*last)
		last++;
	char *real = realpath(repository->path, NULL);
	if (!real)
		return false;
	struct str parent = str_of(real);
	size_t slash = str_rfind_byte(parent, '/');
	parent = str_sub(parent, 0, slash ? slash : 1);
	*last = arena_cstr(&repository->arena,
		arena_printf(&repository->arena, "GIT_CEILING_DIRECTORIES=%.*s", STR_ARG(parent)));
	if (str_find_byte(parent, ':') != STR_NPOS)
		repository->options.git = ""; /* it would be two folders */
	memory_free(real);
	return true;
}

static void read_shallow(struct repository *repository)
{
	struct str text = place_read(repository->common_dir, "shallow", &repository->arena);
	while (text.ptr && text.len) {
		struct oid oid;
		if (oid_parse(&oid, str_trim(str_cut(&text, '\n'))) && oid.size)
			map_put(&repository->shallow, arena_str(&repository->arena, oid_key(&oid)),
				0);
	}
}

struct repository *repository_open(
	struct doc *doc, const char *path, const struct repository_options *options)
{
	struct repository *repository = memory_resize(NULL, sizeof *repository);
	*repository = (struct repository){.doc = doc, .limits = doc->limits};
	if (options)
		repository->options = *options;
	if (!repository->options.patience)
		repository->options.patience = 30;
	repository->path = arena_cstr(&repository->arena, str_of(path));
	if (!place_is_repository(repository->path, &repository->arena, &repository->git_dir,
		    &repository->bare) ||
		!fill_environment(repository)) {
		diag(doc, DIAG_REPOSITORY_UNREAD, STR_NPOS, "%s holds no git repository",
			diag_quote(doc, str_of(path)));
		repository_close(repository);
		return NULL;
	}
	repository->common_dir = place_common_dir(repository->git_dir, &repository->arena);
	read_shallow(repository);
	return repository;
}

void repository_close(struct repository *repository)
{
	if (!repository)
		return;
	objects_finish(&repository->objects);
	map_finish(&repository->shallow);
	arena_finish(&repository->arena);
	memory_free(repository);
}

void repository_prepare(struct repository *repository, bool by_git)
{
	repository->by_git = by_git;
	objects_start(repository);
}

bool repository_is_bare(const struct repository *repository)
{
	return repository->bare;
}

bool repository_is_shallow(const struct repository *repository)
{
	return repository->shallow.count > 0;
}

/* What a partial clone fetched is in packs that are marked as from a promisor. */
bool repository_is_partial(const struct repository *repository)
{
	struct arena arena = {0};
	bool found = false;
	DIR *folder = opendir(arena_printf(&arena, "%s/objects/pack", repository->common_dir).ptr);
	for (struct dirent *entry; !found && folder && (entry = readdir(folder));)
		found = str_ends(str_of(entry->d_name), STR(".promisor"));
	if (folder)
		closedir(folder);
	arena_finish(&arena);
	return found;
}

/* Revisions */

/* Names of revisions are words for readers, one a line. */
static bool is_name(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.ptr[i] < 0x20 || name.ptr[i] == 0x7f)
			return false;
	return name.len > 0 && name.len < 1024 && name.ptr[0] != ' ' && name.ptr[0] != '-';
}

static bool read_commit(struct revision *revision, struct str text)
{
	struct str line = str_cut(&text, '\n');
	if (!str_starts(line, STR("tree ")) || !oid_parse(&revision->tree, str_from(line, 5)) ||
		!revision->tree.size)
		return false;
	while (text.ptr && (line = str_cut(&text, '\n')).len) {
		uint64_t time;
		if (!str_starts(line, STR("committer ")))
			continue;
		struct str rest = str_trim(str_from(line, str_rfind_byte(line, '>') + 1));
		if (str_to_u64(str_cut(&rest, ' '), INT64_MAX, &time))
			revision->time = (int64_t)time;
	}
	return true;
}

static struct object get_peeled(struct repository *repository, struct str name, const char *type)
{
	return objects_get(
		repository, arena_printf(&repository->arena, "%.*s^{%s}", STR_ARG(name), type));
}

static bool refuse_revision(struct repository *repository, struct str name, struct str why)
{
	struct doc *doc = repository->doc;
	diag(doc, DIAG_UNKNOWN_REVISION, STR_NPOS, "%s names no commit and no tree%s%.*s",
		diag_quote(doc, name), why.len ? ": " : "", STR_ARG(why));
	return false;
}

bool repository_resolve(struct repository *repository, struct str name, struct revision *revision)
{
	*revision = (struct revision){0};
	if (!is_name(name))
		return refuse_revision(repository, name, STR_NONE);
	struct object object = get_peeled(repository, name, "commit");
	if (object.state == OBJECT_GOOD && object.type == OBJECT_COMMIT) {
		revision->commit = object.oid;
		if (read_commit(revision, object.bytes))
			return true;
		object.state = OBJECT_CORRUPT;
		object.why = STR("it names no tree");
	}
	if (object.state == OBJECT_MISSING) {
		struct str why = object.why;
		/* What follows a colon is a path, to its end. */
		object = str_find_byte(name, ':') == STR_NPOS
			? get_peeled(repository, name, "tree")
			: objects_get(repository, arena_str(&repository->arena, name));
		if (object.state == OBJECT_GOOD && object.type == OBJECT_TREE) {
			revision->tree = object.oid;
			return true;
		}
		if (object.state == OBJECT_MISSING || object.state == OBJECT_GOOD)
			return refuse_revision(repository, name, why);
	}
	objects_complain(repository, repository->doc, &object,
		arena_printf(
			&repository->doc->arena, "revision %s", diag_quote(repository->doc, name))
			.ptr);
	return false;
}

/* Files */

enum file_kind file_kind(uint32_t mode)
{
	switch (mode & MODE_TYPE) {
	case 0100000:
		return FILE_REGULAR;
	case 0120000:
		return FILE_LINK;
	case 0160000:
		return FILE_SUBMODULE;
	default:
		return FILE_STRANGE;
	}
}

void files_finish(struct files *files)
{
	list_finish(&files->list);
	arena_finish(&files->arena);
}

void repository_read(struct repository *repository, const struct file *files, size_t count,
	blob_visit *visit, void *context)
{
	struct object object;
	struct doc *doc = repository->doc;
	for (size_t i = 0; i < count; i++)
		objects_ask(repository, &files[i].oid);
	for (size_t i = 0; i < count && objects_next(repository, &object); i++) {
		if (object.state == OBJECT_GOOD && object.type == OBJECT_BLOB) {
			visit(context, &files[i], object.bytes);
			continue;
		}
		struct str what =
			arena_printf(&doc->arena, "%s: the blob", diag_quote(doc, files[i].path));
		objects_complain(repository, doc, &object, what.ptr);
	}
}
