#include "commands/repositories.h"

#include "base/path.h"
#include "format.h"
#include "lock/vendored.h"

/* Files that documents ask for beside themselves, as their names do not tell. */
struct siblings {
	struct globs names;
	bool listed;
	struct files others; /* not wanted, when listed */
	struct map files; /* path -> wanted file, or behind these another one */
	struct map read; /* path -> document */
	LIST(struct doc *) docs;
};

struct repository_input {
	struct doc *doc;
	struct repository *repository; /* NULL: it could not be opened */
	const struct target *target;
	enum view view;
	struct str prefix; /* of the names of its files */
	struct globs names; /* of files that are wanted */
	struct files files; /* those that are wanted */
	struct globs hints; /* names of files that may tell of vendored code, */
	struct globs binaries; /* and of compiled code */
	struct files hinting;
	struct siblings siblings;
	struct revision revision;
	bool resolved;
	size_t links, submodules, bills, compiled;
	struct str first_compiled;
};

/* Opening */

static struct str revision_name(const struct target *target)
{
	return target->revision.len ? target->revision : STR("HEAD");
}

/* A file of a revision is named REPOSITORY@REVISION:PATH; one of the index or the work tree as the
 * file that people can open. */
static void set_names(struct repository_input *input)
{
	const struct target *target = input->target;
	struct str revision = revision_name(target), path = str_of(target->path);
	struct arena arena = {0};
	struct str name = path;
	if (input->view == VIEW_TREE)
		name = arena_printf(&arena, "%s@%.*s", target->path, STR_ARG(revision));
	doc_wrap(input->doc, name, STR(""), &limits_default);
	struct arena *own = &input->doc->arena;
	if (input->view == VIEW_TREE)
		input->prefix = arena_printf(own, "%.*s:", STR_ARG(name));
	else if (!str_is(path, "."))
		input->prefix = arena_printf(
			own, "%.*s%s", STR_ARG(path), str_ends(path, STR("/")) ? "" : "/");
	arena_finish(&arena);
}

static struct repository_input *open_input(const struct target *target, enum view view)
{
	struct repository_input *input = memory_resize(NULL, sizeof *input);
	*input = (struct repository_input){.target = target, .view = view};
	input->doc = memory_resize(NULL, sizeof *input->doc);
	set_names(input);
	input->repository = repository_open(input->doc, target->path, NULL);
	return input;
}

void repositories_prepare(
	struct repositories *repositories, const struct targets *targets, enum view view)
{
	for (size_t i = 0; i < targets->list.count && !repositories->first; i++)
		if (targets->list.items[i].repository)
			repositories->first = open_input(&targets->list.items[i], view);
	if (repositories->first && repositories->first->repository && view == VIEW_TREE)
		repository_prepare(repositories->first->repository, false);
}

struct repository_input *repositories_take(
	struct repositories *repositories, const struct target *target, enum view view)
{
	struct repository_input *first = repositories->first;
	if (!first || first->target != target)
		return open_input(target, view);
	repositories->first = NULL;
	return first;
}

static void drop_doc(struct doc *doc)
{
	if (doc)
		doc_finish(doc);
	memory_free(doc);
}

static void siblings_finish(struct siblings *siblings)
{
	for (size_t i = 0; i < siblings->docs.count; i++)
		drop_doc(siblings->docs.items[i]);
	list_finish(&siblings->docs);
	files_finish(&siblings->others);
	map_finish(&siblings->files);
	map_finish(&siblings->read);
	globs_finish(&siblings->names);
}

void repositories_finish(struct repositories *repositories)
{
	if (repositories->first)
		drop_doc(repository_input_close(repositories->first));
	repositories->first = NULL;
}

struct doc *repository_input_close(struct repository_input *input)
{
	struct doc *doc = input->doc;
	repository_close(input->repository);
	globs_finish(&input->names);
	globs_finish(&input->hints);
	globs_finish(&input->binaries);
	files_finish(&input->files);
	files_finish(&input->hinting);
	siblings_finish(&input->siblings);
	memory_free(input);
	if (doc->diags.list.count)
		return doc;
	drop_doc(doc);
	return NULL;
}

/* Reading */

struct str repository_input_name(const struct repository_input *input)
{
	return input->doc->name;
}

struct str repository_input_resolve(struct repository_input *input, struct arena *arena)
{
	if (!input->repository || input->view != VIEW_TREE)
		return STR_NONE;
	input->resolved = repository_resolve(
		input->repository, revision_name(input->target), &input->revision);
	return input->revision.commit.size ? oid_hex(&input->revision.commit, arena) : STR_NONE;
}

/* Submodules are counted. */
static bool wanted(const void *context, struct str name, uint32_t mode)
{
	const struct repository_input *input = context;
	return file_kind(mode) == FILE_SUBMODULE || globs_fit_name(&input->names, name) ||
		globs_fit_name(&input->hints, name) || globs_fit_name(&input->binaries, name);
}

static bool wanted_as_sibling(const void *context, struct str name, uint32_t mode)
{
	const struct repository_input *input = context;
	(void)mode;
	return globs_fit_name(&input->siblings.names, name);
}

static bool list_files(
	struct repository_input *input, enum view view, bool siblings, struct files *files)
{
	const struct file_filter filter = {siblings ? wanted_as_sibling : wanted, input};
	switch (view) {
	case VIEW_STAGED:
		repository_prepare(input->repository, true);
		return repository_staged(input->repository, NULL, &filter, files);
	case VIEW_INDEX:
		repository_prepare(input->repository, true);
		return repository_index(input->repository, &filter, files);
	case VIEW_WORKTREE:
		return repository_worktree(input->repository, &filter, files);
	case VIEW_TREE:
	case VIEW_HISTORY:
		break;
	}
	if (input->resolved)
		repository_tree(input->repository, &input->revision.tree, &filter, files);
	return input->resolved;
}

/* A file that is read for nothing of its own. */
static void take_hint(struct repository_input *input, const struct file *file)
{
	struct str name = path_base(file->path);
	if (file_kind(file->mode) != FILE_REGULAR)
		return;
	if (globs_fit_name(&input->binaries, name)) {
		if (!input->compiled++)
			input->first_compiled = file->path;
	} else {
		list_push(&input->hinting.list, *file);
	}
}

/* Keeps the files that can be read, counts the others. */
static void sort_out(struct repository_input *input)
{
	size_t kept = 0;
	struct files *files = &input->files;
	for (size_t i = 0; i < files->list.count; i++) {
		const struct file *file = &files->list.items[i];
		bool removed = input->view == VIEW_STAGED && !file->oid.size;
		enum file_kind kind = file_kind(file->mode);
		if (kind != FILE_SUBMODULE && !globs_fit(&input->names, file->path)) {
			if (!removed) /* the filter saw only the name, not the folders */
				take_hint(input, file);
			continue;
		}
		input->links += !removed && kind == FILE_LINK;
		input->submodules += !removed && kind == FILE_SUBMODULE;
		if (!removed && kind == FILE_REGULAR)
			files->list.items[kept++] = *file;
	}
	files->list.count = kept;
}

/* Siblings */

static void add_siblings(struct siblings *siblings, const struct files *files, size_t first)
{
	for (size_t i = 0; i < files->list.count; i++)
		if (file_kind(files->list.items[i].mode) == FILE_REGULAR)
			map_put(&siblings->files, files->list.items[i].path, (uint32_t)(first + i));
}

/* Of what is staged only the changes are wanted: the other files are those of the index. */
static void list_siblings(struct repository_input *input)
{
	static const char *const names[] = {"*.txt", "*.in", "*.pip", "*.xml", "*.pom"};
	struct siblings *siblings = &input->siblings;
	if (siblings->listed)
		return;
	siblings->listed = true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		globs_add(&siblings->names, str_of(names[i]));
	list_files(input, input->view == VIEW_STAGED ? VIEW_INDEX : input->view, true,
		&siblings->others);
	add_siblings(siblings, &siblings->others, input->files.list.count);
}

static void keep_sibling(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct siblings *siblings = context;
	if (!good || doc->diags.counts[DIAG_LFS_POINTER]) {
		drop_doc(doc);
		return;
	}
	map_put(&siblings->read, file->path, (uint32_t)siblings->docs.count);
	list_push(&siblings->docs, doc);
}

/* NULL: it cannot be read. */
static const struct doc *read_sibling(
	struct repository_input *input, const struct file *file, struct str path)
{
	struct siblings *siblings = &input->siblings;
	uint32_t read = map_get(&siblings->read, path);
	if (read == MAP_NONE)
		repository_docs(input->repository, input->prefix, file, 1, keep_sibling, siblings);
	read = map_get(&siblings->read, path);
	return read == MAP_NONE ? NULL : siblings->docs.items[read];
}

static enum sibling find_sibling(struct doc *doc, struct str relative, struct str *bytes)
{
	struct repository_input *input = doc->source;
	struct siblings *siblings = &input->siblings;
	size_t wanted = input->files.list.count;
	struct str path = path_beside(&doc->arena, doc->file, relative);
	uint32_t at = path.ptr ? map_get(&siblings->files, path) : MAP_NONE;
	if (path.ptr && at == MAP_NONE) {
		list_siblings(input);
		at = map_get(&siblings->files, path);
	}
	if (at == MAP_NONE)
		return SIBLING_NONE;
	const struct file *file = at < wanted ? &input->files.list.items[at]
					      : &siblings->others.list.items[at - wanted];
	const struct doc *found = read_sibling(input, file, path);
	if (!found)
		return SIBLING_NONE;
	/* What was read for others is released before the document. */
	*bytes = arena_str(&doc->arena, found->raw);
	return at < wanted ? SIBLING_OWN : SIBLING_READ;
}

/* Documents */

struct read_file {
	struct doc *doc;
	bool good;
};

struct read_files {
	struct repository_input *input;
	LIST(struct read_file) list;
	size_t bytes, left;
};

static void collect_doc(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct read_files *read = context;
	read->bytes += doc->raw.len;
	if (read->bytes > limits_default.lists_bytes) {
		read->left++;
		drop_doc(doc);
		return;
	}
	doc->file = arena_str(&doc->arena, file->path);
	doc->sibling = find_sibling;
	doc->source = read->input;
	list_push(&read->list, ((struct read_file){doc, good}));
}

/* All are read before the first is looked into: one may ask for a file beside it then. */
static size_t read_docs(
	struct repository_input *input, const struct files *files, bill_visit *visit, void *context)
{
	struct read_files read = {.input = input};
	size_t count = files->list.count, most = limits_default.lists;
	if (count > most) {
		read.left = count - most;
		count = most;
	}
	repository_docs(
		input->repository, input->prefix, files->list.items, count, collect_doc, &read);
	if (read.left)
		diag(input->doc, DIAG_TOO_MANY_FILES, STR_NPOS,
			"%zu files were not read: the limits are %zu files and %zu bytes in them",
			read.left, most, limits_default.lists_bytes);
	for (size_t i = 0; i < read.list.count; i++)
		visit(context, read.list.items[i].doc, read.list.items[i].good);
	list_finish(&read.list);
	return count;
}

static void say_that_there_is_none(struct repository_input *input)
{
	static const char *const places[] = {[VIEW_TREE] = "of this revision",
		[VIEW_INDEX] = "of the index",
		[VIEW_WORKTREE] = "of the work tree"};
	if (input->view != VIEW_STAGED) /* most commits change none */
		diag(input->doc, DIAG_NO_DOCUMENT, STR_NPOS,
			"no file %s is named as a bill of materials, lock file or manifest",
			places[input->view]);
}

/* Names of compiled code. */
static const char *const compiled[] = {"*.a", "*.bin", "*.dll", "*.dylib", "*.elf", "*.exe", "*.ko",
	"*.lib", "*.node", "*.o", "*.pyd", "*.so", "*.so.*", "*.sys", "*.wasm", NULL};

/* Names of packed packages, which say in themselves what they are. */
static const char *const packed[] = {
	"*.aar", "*.ear", "*.egg", "*.jar", "*.nupkg", "*.war", "*.whl", NULL};

static void add_all(struct globs *globs, const char *const *names)
{
	for (; *names; names++)
		globs_add(globs, str_of(*names));
}

void repository_input_read(struct repository_input *input, bill_visit *visit, void *context)
{
	format_places(&input->names);
	vendored_names(&input->hints);
	add_all(&input->names, packed);
	add_all(&input->binaries, compiled);
	if (!input->repository || !list_files(input, input->view, false, &input->files))
		return;
	sort_out(input);
	add_siblings(&input->siblings, &input->files, 0);
	input->bills = read_docs(input, &input->files, visit, context);
	if (!input->bills)
		say_that_there_is_none(input);
}

static void keep_doc(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct doc **kept = context;
	(void)file;
	if (good)
		*kept = doc;
	else
		drop_doc(doc);
}

static struct doc *read_one(void *context, const struct file *file)
{
	struct repository_input *input = context;
	struct doc *doc = NULL;
	repository_docs(input->repository, input->prefix, file, 1, keep_doc, &doc);
	return doc;
}

void repository_input_read_vendored(struct repository_input *input, const struct mentioned *listed,
	bill_visit *visit, void *context)
{
	struct files chosen = {0};
	vendored_choose(&input->hinting, listed, read_one, input, &chosen);
	if (chosen.list.count)
		read_docs(input, &chosen, visit, context);
	files_finish(&chosen);
}

/* What was not looked into */

static void add_count(struct repository_input *input, struct arena *arena, struct result *result,
	const char *what, size_t count)
{
	if (count)
		list_push(&result->not_examined,
			arena_printf(
				arena, "%s of %.*s: %zu", what, STR_ARG(input->doc->name), count));
}

void repository_input_skipped(
	struct repository_input *input, struct arena *arena, struct result *result)
{
	add_count(
		input, arena, result, "submodules (repositories of their own)", input->submodules);
	add_count(input, arena, result,
		"symbolic links that are named as bills of materials or lock files (none is "
		"followed)",
		input->links);
	if (input->compiled)
		list_push(&result->not_examined,
			arena_printf(arena,
				"files of %.*s that are named as compiled code: %zu (first: %.*s)",
				STR_ARG(input->doc->name), input->compiled,
				STR_ARG(input->first_compiled)));
}
