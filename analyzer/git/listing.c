#include <stdlib.h>
#include <sys/stat.h>

#include "git/internal.h"

static bool is_wanted(const struct file_filter *filter, struct str path, uint32_t mode)
{
	size_t slash = str_rfind_byte(path, '/');
	struct str name = slash == STR_NPOS ? path : str_from(path, slash + 1);
	return !filter || !filter->wanted || filter->wanted(filter->context, name, mode);
}

/* Trees */

struct place_in_tree {
	uint32_t node;
	size_t next; /* item */
	size_t prefix; /* bytes of the path */
};

struct lister {
	struct repository *repository;
	const struct forest *forest;
	struct files *files;
	struct buf path;
	LIST(struct place_in_tree) stack;
};

/* A tree can name one subtree many times, and that again: a few kilobytes may stand for more files
 * than there is memory. */
static bool has_room(struct lister *lister)
{
	const struct limits *limits = lister->repository->limits;
	const char *what = NULL;
	if (lister->files->list.count >= limits->files)
		what = "files";
	else if (lister->stack.count > limits->depth)
		what = "levels of folders";
	else if (lister->files->arena.total > limits->input)
		what = "bytes of paths";
	if (what)
		diag(lister->repository->doc, DIAG_TOO_MANY_FILES, STR_NPOS,
			"more %s than the limit of %zu; the rest was left out", what,
			lister->files->list.count >= limits->files    ? limits->files
				: lister->stack.count > limits->depth ? limits->depth
								      : limits->input);
	return !what;
}

static void list_item(struct lister *lister, const struct forest_item *item, size_t prefix)
{
	const struct forest *forest = lister->forest;
	lister->path.len = prefix;
	buf_add(&lister->path, forest->names.items[item->name]);
	if (item->mode == MODE_TREE) {
		buf_add_byte(&lister->path, '/');
		list_push(
			&lister->stack, ((struct place_in_tree){item->value, 0, lister->path.len}));
		return;
	}
	struct file file = {.path = arena_str(&lister->files->arena, buf_str(&lister->path)),
		.mode = item->mode,
		.oid = forest->oids.items[item->value]};
	list_push(&lister->files->list, file);
}

static void list_node(struct lister *lister, uint32_t node)
{
	list_push(&lister->stack, ((struct place_in_tree){node, 0, 0}));
	while (lister->stack.count && has_room(lister)) {
		struct place_in_tree *top = &lister->stack.items[lister->stack.count - 1];
		size_t count;
		const struct forest_item *items = forest_items(lister->forest, top->node, &count);
		if (top->next == count)
			lister->stack.count--;
		else
			list_item(lister, &items[top->next++], top->prefix);
	}
	list_finish(&lister->stack);
	buf_finish(&lister->path);
}

void repository_tree(struct repository *repository, const struct oid *tree,
	const struct file_filter *filter, struct files *files)
{
	struct forest forest;
	struct lister lister = {.repository = repository, .forest = &forest, .files = files};
	forest_init(&forest, repository, filter);
	uint32_t number = forest_plant(&forest, tree);
	forest_grow(&forest);
	list_node(&lister, forest_node(&forest, number));
	forest_finish(&forest);
}

/* The index. What the readers print was asked for, so that it is malformed only when a reader is
 * another program than it should be. */

static bool parse_mode(struct str text, uint32_t *mode)
{
	*mode = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '7')
			return false;
		*mode = *mode << 3 | (uint32_t)(text.ptr[i] - '0');
	}
	return text.len == 6;
}

static bool refuse(struct repository *repository, const char *what)
{
	diag(repository->doc, DIAG_REPOSITORY_UNREAD, STR_NPOS,
		"%s: the reader's answer is malformed", what);
	return false;
}

static void add_file(struct files *files, struct file file)
{
	file.path = arena_str(&files->arena, file.path);
	list_push(&files->list, file);
}

/* "MODE OID STAGE\tPATH\0" */
static bool parse_index_entry(struct str entry, struct file *file)
{
	struct str head = str_cut(&entry, '\t');
	struct str mode = str_cut(&head, ' '), oid = str_cut(&head, ' ');
	*file = (struct file){.path = entry};
	return entry.len && parse_mode(mode, &file->mode) && oid_parse(&file->oid, oid);
}

bool repository_index(
	struct repository *repository, const struct file_filter *filter, struct files *files)
{
	struct buf out;
	if (!run_operation(repository, RUN_INDEX, NULL, &out))
		return false;
	struct str rest = buf_str(&out);
	bool good = true;
	while (good && rest.ptr && rest.len) {
		struct file file;
		good = parse_index_entry(str_cut(&rest, '\0'), &file);
		if (good && is_wanted(filter, file.path, file.mode))
			add_file(files, file);
	}
	buf_finish(&out);
	return good || refuse(repository, "the index");
}

/* ":MODE MODE OID OID STATUS\0PATH\0", git-diff(1), "Raw output format". */
static bool parse_change(struct str head, struct str path, struct file *file, char *status)
{
	uint32_t old_mode;
	struct str parts[4];
	*file = (struct file){.path = path};
	if (!str_starts(head, STR(":")))
		return false;
	head = str_from(head, 1);
	for (size_t i = 0; i < 4; i++)
		parts[i] = str_cut(&head, ' ');
	*status = head.len ? head.ptr[0] : 0;
	if (!path.len || !*status || !parse_mode(parts[0], &old_mode) ||
		!parse_mode(parts[1], &file->mode) || !oid_parse(&file->old, parts[2]) ||
		!oid_parse(&file->oid, parts[3]))
		return false;
	if (*status == 'D')
		file->mode = old_mode;
	return true;
}

static void add_change(struct repository *repository, const struct file_filter *filter,
	struct files *files, const struct file *file, char status)
{
	if (!is_wanted(filter, file->path, file->mode))
		return;
	if (status == 'U') /* no blob is staged until the conflict is resolved */
		diag(repository->doc, DIAG_UNMERGED_PATH, STR_NPOS,
			"%s has conflicts: nothing of it is staged yet",
			diag_quote(repository->doc, file->path));
	else
		add_file(files, *file);
}

static bool list_changes(struct repository *repository, enum operation operation,
	const char *const *arguments, const struct file_filter *filter, struct files *files)
{
	struct buf out;
	if (!run_operation(repository, operation, arguments, &out))
		return false;
	struct str rest = buf_str(&out);
	bool good = true;
	while (good && rest.ptr && rest.len) {
		struct file file;
		char status;
		struct str head = str_cut(&rest, '\0'), path = str_cut(&rest, '\0');
		good = parse_change(head, path, &file, &status);
		if (good)
			add_change(repository, filter, files, &file, status);
	}
	buf_finish(&out);
	return good || refuse(repository, "what changed");
}

bool repository_staged(struct repository *repository, const struct oid *commit,
	const struct file_filter *filter, struct files *files)
{
	const char *arguments[] = {NULL, NULL};
	if (commit)
		arguments[0] = oid_hex(commit, &repository->arena).ptr;
	return list_changes(repository, RUN_STAGED, arguments, filter, files);
}

bool repository_changes(struct repository *repository, const struct oid *old, const struct oid *new,
	const struct file_filter *filter, struct files *files)
{
	const char *arguments[] = {
		oid_hex(old, &repository->arena).ptr, oid_hex(new, &repository->arena).ptr, NULL};
	return list_changes(repository, RUN_CHANGES, arguments, filter, files);
}

/* The work tree */

static int by_path(const void *a, const void *b)
{
	return str_compare(((const struct file *)a)->path, ((const struct file *)b)->path);
}

/* An unmerged path is listed once for each of its stages. */
static void sort_and_unite(struct files *files)
{
	size_t kept = 0;
	if (files->list.count)
		qsort(files->list.items, files->list.count, sizeof *files->list.items, by_path);
	for (size_t i = 0; i < files->list.count; i++)
		if (!kept || !str_eq(files->list.items[kept - 1].path, files->list.items[i].path))
			files->list.items[kept++] = files->list.items[i];
	files->list.count = kept;
}

/* What each really is; a tracked file that was deleted is none of the work tree. */
static void look_at(struct repository *repository, struct files *files)
{
	size_t kept = 0;
	struct buf path = {0};
	for (size_t i = 0; i < files->list.count; i++) {
		struct file *file = &files->list.items[i];
		struct stat status;
		buf_clear(&path);
		buf_puts(&path, repository->path);
		buf_add_byte(&path, '/');
		buf_add(&path, file->path);
		buf_add_byte(&path, '\0');
		if (lstat(path.ptr, &status) != 0)
			continue;
		file->mode = S_ISLNK(status.st_mode) ? 0120000
			: S_ISREG(status.st_mode)    ? 0100644
			: S_ISDIR(status.st_mode)    ? 0160000
						     : 0;
		files->list.items[kept++] = *file;
	}
	files->list.count = kept;
	buf_finish(&path);
}

bool repository_worktree(
	struct repository *repository, const struct file_filter *filter, struct files *files)
{
	struct buf out;
	if (repository->bare) {
		diag(repository->doc, DIAG_REPOSITORY_UNREAD, STR_NPOS,
			"the repository is bare: it has no work tree");
		return false;
	}
	if (!run_operation(repository, RUN_WORKTREE, NULL, &out))
		return false;
	struct str rest = buf_str(&out);
	while (rest.ptr && rest.len) {
		struct file file = {.path = str_cut(&rest, '\0'), .mode = 0100644};
		/* git lists an untracked repository as "folder/". */
		if (str_ends(file.path, STR("/")))
			file.path.len--;
		if (is_wanted(filter, file.path, file.mode))
			add_file(files, file);
	}
	buf_finish(&out);
	sort_and_unite(files);
	look_at(repository, files);
	return true;
}
