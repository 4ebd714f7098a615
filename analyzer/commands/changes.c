#include "commands/changes.h"

#include "base/path.h"
#include "format.h"
#include "lock/vendored.h"

enum { BOUNDARY_MAX = 64 }; /* of the states that a push may begin with */

void changes_shared(struct globs *globs)
{
	static const char *const names[] = {"*.txt", "*.in", "*.pip", "pom.xml", "*.pom"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		globs_add(globs, str_of(names[i]));
}

void changes_init(struct changes *changes)
{
	*changes = (struct changes){0};
	format_places(&changes->names);
	vendored_names(&changes->hints);
	changes_shared(&changes->shared);
}

void changes_finish(struct changes *changes)
{
	globs_finish(&changes->names);
	globs_finish(&changes->hints);
	globs_finish(&changes->shared);
	map_finish(&changes->by_path);
	list_finish(&changes->candidates);
	list_finish(&changes->before);
	list_finish(&changes->after);
	list_finish(&changes->hinting);
	list_finish(&changes->sharing);
	arena_finish(&changes->arena);
}

static bool wanted(const void *context, struct str name, uint32_t mode)
{
	const struct changes *changes = context;
	return file_kind(mode) == FILE_REGULAR &&
		(globs_fit_name(&changes->names, name) || globs_fit_name(&changes->hints, name) ||
			globs_fit_name(&changes->shared, name));
}

/* For what the file counts; false: for nothing. */
static bool sort_out(const struct changes *changes, struct changed *changed)
{
	struct str path = changed->file.path, name = path_base(path);
	changed->counts = globs_fit(&changes->names, path);
	changed->shares = globs_fit_name(&changes->shared, name);
	changed->hints = !changed->counts && globs_fit_name(&changes->hints, name) &&
		vendored_folder(path, vendored_is_notice(name)).len;
	return changed->counts || changed->shares || changed->hints;
}

/* What the first state has not is what may be new; each further one may know it. */
static void add_file(struct changes *changes, const struct file *file)
{
	uint32_t index = map_get(&changes->by_path, file->path);
	struct changed changed = {.file = *file, .removed = !file->oid.size};
	if (index == MAP_NONE && changes->states == 0 && sort_out(changes, &changed)) {
		changed.file.path = arena_str(&changes->arena, file->path);
		index = map_put(
			&changes->by_path, changed.file.path, (uint32_t)changes->candidates.count);
		list_push(&changes->candidates, changed);
	}
	if (index == MAP_NONE)
		return;
	struct changed *known = &changes->candidates.items[index];
	known->states++;
	if (file->old.size && known->counts)
		list_push(&changes->before,
			((struct file){
				.path = known->file.path, .mode = file->mode, .oid = file->old}));
}

static void add_state(struct changes *changes, struct files *files)
{
	for (size_t i = 0; i < files->list.count; i++)
		add_file(changes, &files->list.items[i]);
	changes->states++;
	files->list.count = 0;
}

static bool differs_from_all(const struct changes *changes, struct str path)
{
	return changes->candidates.items[map_get(&changes->by_path, path)].states ==
		changes->states;
}

static void conclude(struct changes *changes)
{
	size_t kept = 0;
	for (size_t i = 0; i < changes->before.count; i++)
		if (differs_from_all(changes, changes->before.items[i].path))
			changes->before.items[kept++] = changes->before.items[i];
	changes->before.count = kept;
	for (size_t i = 0; i < changes->candidates.count; i++) {
		const struct changed *changed = &changes->candidates.items[i];
		if (changed->states != changes->states || changed->removed)
			continue;
		if (changed->counts)
			list_push(&changes->after, changed->file);
		if (changed->shares)
			list_push(&changes->sharing, changed->file);
		if (changed->hints)
			list_push(&changes->hinting, changed->file);
	}
}

bool changes_of_index(struct changes *changes, struct repository *repository)
{
	const struct file_filter filter = {wanted, changes};
	struct files files = {0};
	struct oids parents = {0};
	bool good = repository_staged(repository, NULL, &filter, &files);
	if (good && files.list.count) {
		add_state(changes, &files);
		repository_merging(repository, &parents);
	}
	for (size_t i = 0; good && i < parents.list.count; i++) {
		good = repository_staged(repository, &parents.list.items[i], &filter, &files);
		add_state(changes, &files);
	}
	conclude(changes);
	list_finish(&parents.list);
	files_finish(&files);
	return good;
}

/* A history of its own: all that it has is new. */
static bool add_all(struct changes *changes, struct repository *repository, const struct oid *tip)
{
	const struct file_filter filter = {wanted, changes};
	struct files files = {0};
	struct arena arena = {0};
	struct revision revision;
	bool good = repository_resolve(repository, oid_hex(tip, &arena), &revision);
	if (good)
		repository_tree(repository, &revision.tree, &filter, &files);
	add_state(changes, &files);
	files_finish(&files);
	arena_finish(&arena);
	return good;
}

bool changes_of_push(struct changes *changes, struct repository *repository, const struct oid *tip,
	const struct oid *old, const char *known)
{
	const struct file_filter filter = {wanted, changes};
	struct files files = {0};
	struct oids states = {0};
	size_t new_commits = 0;
	if (old->size)
		list_push(&states.list, *old);
	bool good = repository_boundary(repository, tip, old, known, &new_commits, &states);
	if (states.list.count > BOUNDARY_MAX)
		states.list.count = BOUNDARY_MAX;
	if (good && new_commits && !states.list.count)
		good = add_all(changes, repository, tip);
	for (size_t i = 0; good && new_commits && i < states.list.count; i++) {
		good = repository_changes(repository, &states.list.items[i], tip, &filter, &files);
		add_state(changes, &files);
	}
	conclude(changes);
	list_finish(&states.list);
	files_finish(&files);
	return good;
}
