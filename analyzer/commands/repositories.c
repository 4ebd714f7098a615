#include "commands/repositories.h"

#include "base/globs.h"
#include "format.h"

struct repository_input {
	struct doc *doc;
	struct repository *repository; /* NULL: it could not be opened */
	const struct target *target;
	enum view view;
	struct str prefix; /* of the names of its files */
	struct globs names; /* of files that are wanted */
	struct revision revision;
	bool resolved;
	size_t links, submodules, bills;
	bill_visit *visit;
	void *context;
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
	memory_free(input);
	if (doc->diags.list.count)
		return doc;
	drop_doc(doc);
	return NULL;
}

/* Reading */

struct str repository_input_resolve(struct repository_input *input, struct arena *arena)
{
	if (!input->repository || input->view != VIEW_TREE)
		return STR_NONE;
	input->resolved = repository_resolve(
		input->repository, revision_name(input->target), &input->revision);
	return input->revision.commit.size ? oid_hex(&input->revision.commit, arena) : STR_NONE;
}

static void add_names(struct globs *globs)
{
	for (const struct format *const *format = formats; *format; format++)
		for (const char *const *glob = (*format)->globs; glob && *glob; glob++)
			globs_add(globs, str_of(*glob));
}

/* Submodules are counted. */
static bool wanted(const void *context, struct str name, uint32_t mode)
{
	return file_kind(mode) == FILE_SUBMODULE || globs_fit_name(context, name);
}

static bool list_files(struct repository_input *input, struct files *files)
{
	const struct file_filter filter = {wanted, &input->names};
	switch (input->view) {
	case VIEW_STAGED:
		repository_prepare(input->repository, true);
		return repository_staged(input->repository, NULL, &filter, files);
	case VIEW_INDEX:
		repository_prepare(input->repository, true);
		return repository_index(input->repository, &filter, files);
	case VIEW_WORKTREE:
		return repository_worktree(input->repository, &filter, files);
	case VIEW_TREE:
		break;
	}
	if (input->resolved)
		repository_tree(input->repository, &input->revision.tree, &filter, files);
	return input->resolved;
}

/* Keeps the files that can be read, counts the others. */
static void sort_out(struct repository_input *input, struct files *files)
{
	size_t kept = 0;
	for (size_t i = 0; i < files->list.count; i++) {
		const struct file *file = &files->list.items[i];
		bool removed = input->view == VIEW_STAGED && !file->oid.size;
		enum file_kind kind = file_kind(file->mode);
		if (kind != FILE_SUBMODULE && !globs_fit(&input->names, file->path))
			continue; /* the filter saw only the name, not the folders */
		input->links += !removed && kind == FILE_LINK;
		input->submodules += !removed && kind == FILE_SUBMODULE;
		if (!removed && kind == FILE_REGULAR)
			files->list.items[kept++] = *file;
	}
	files->list.count = kept;
}

static void visit_doc(void *context, const struct file *file, struct doc *doc, bool good)
{
	struct repository_input *input = context;
	(void)file;
	input->bills++;
	input->visit(input->context, doc, good);
}

static void say_that_there_is_none(struct repository_input *input)
{
	static const char *const places[] = {[VIEW_TREE] = "of this revision",
		[VIEW_INDEX] = "of the index",
		[VIEW_WORKTREE] = "of the work tree"};
	if (input->view != VIEW_STAGED) /* most commits change none */
		diag(input->doc, DIAG_NO_DOCUMENT, STR_NPOS,
			"no file %s is named as a bill of materials", places[input->view]);
}

void repository_input_read(struct repository_input *input, bill_visit *visit, void *context)
{
	struct files files = {0};
	input->visit = visit;
	input->context = context;
	add_names(&input->names);
	if (input->repository && list_files(input, &files)) {
		sort_out(input, &files);
		repository_docs(input->repository, input->prefix, files.list.items,
			files.list.count, visit_doc, input);
		if (!input->bills)
			say_that_there_is_none(input);
	}
	files_finish(&files);
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
		"symbolic links that are named as bills of materials (none is followed)",
		input->links);
}
