/* What a commit changes without touching a list: vendored code, and files that lists include. */
#include "base/path.h"
#include "commands/hook_parts.h"
#include "format.h"
#include "lock/vendored.h"

/* Files that lists include: a list is looked at again when what it may include changed. Its bytes are
 * the same before and after, so that only what comes from the included file is new. */

/* Whether each line looks like one of a list of requirements: prose is no such thing. */
static bool looks_like_requirements(struct str text)
{
	bool any = false;
	while (text.ptr && text.len) {
		struct str line = str_trim(str_cut(&text, '\n'));
		size_t length = 0;
		if (!line.len || line.ptr[0] == '#')
			continue;
		while (length < line.len && line.ptr[length] > ' ')
			length++;
		struct str rest = str_trim(str_from(line, length));
		if (line.ptr[0] != '-' && rest.len && !strchr("=<>!~;@#,\\-&", rest.ptr[0]))
			return false;
		any = true;
	}
	return any;
}

static bool is_pom(struct str path)
{
	return str_is(path_base(path), "pom.xml") || str_ends(path, STR(".pom"));
}

/* What may be asked for, of what changed: parents of Maven, and lists of requirements. */
static bool may_be_included(struct hook *hook, const struct file *file)
{
	if (is_pom(file->path))
		return true;
	if (globs_fit(&hook->changes.names, file->path) ||
		str_is(path_base(file->path), "CMakeLists.txt"))
		return false; /* the first is read for its own sake */
	struct doc *doc = repository_file(hook->repository, hook->state, file->path);
	bool good = doc && looks_like_requirements(doc->raw);
	if (doc)
		doc_finish(doc);
	memory_free(doc);
	return good;
}

struct included {
	bool poms, requirements;
	struct globs lists; /* names of the lists that include others */
};

static struct included look_at_shared(struct hook *hook)
{
	struct included included = {.poms = false};
	const struct changes *changes = &hook->changes;
	for (size_t i = 0; i < changes->sharing.count; i++) {
		const struct file *file = &changes->sharing.items[i];
		bool pom = is_pom(file->path);
		if ((pom ? included.poms : included.requirements) || !may_be_included(hook, file))
			continue;
		if (pom)
			included.poms = true;
		else
			included.requirements = true;
	}
	return included;
}

static bool may_include(const void *context, struct str name, uint32_t mode)
{
	const struct included *included = context;
	if (file_kind(mode) != FILE_REGULAR)
		return false;
	return is_pom(name) ? included->poms : globs_fit_name(&included->lists, name);
}

static void name_lists(struct included *included)
{
	const struct format *format = format_named(STR("requirements-txt"));
	for (const char *const *name = format->globs; included->requirements && *name; name++)
		globs_add(&included->lists, str_of(*name));
}

/* A parent lies above, or is named by its path. */
static bool has_changed_parent(const struct hook *hook, struct str path, struct str text)
{
	const struct changes *changes = &hook->changes;
	if (str_find(text, STR("<relativePath>")) != STR_NPOS)
		return true;
	for (size_t i = 0; i < changes->sharing.count; i++) {
		struct str changed = changes->sharing.items[i].path, folder = path_folder(changed);
		if (is_pom(changed) && !str_eq(changed, path) &&
			(!folder.len ||
				(str_starts(path, folder) && path.len > folder.len &&
					path.ptr[folder.len] == '/')))
			return true;
	}
	return false;
}

static bool includes(const struct hook *hook, struct str path, struct str text)
{
	static const struct str marks[] = {STR_INIT("-r"), STR_INIT("-c"),
		STR_INIT("--requirement"), STR_INIT("--constraint")};
	if (is_pom(path))
		return str_find(text, STR("<parent>")) != STR_NPOS &&
			has_changed_parent(hook, path, text);
	while (text.ptr && text.len) {
		struct str line = str_trim(str_cut(&text, '\n'));
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (str_starts(line, marks[i]))
				return true;
	}
	return false;
}

/* The blob is the same before and after; what it includes is not. */
static void take_including(void *context, const struct file *file, struct str bytes)
{
	struct hook *hook = context;
	struct changes *changes = &hook->changes;
	struct file copy = *file;
	if (!includes(hook, file->path, bytes))
		return;
	copy.path = arena_str(&changes->arena, file->path);
	list_push(&changes->before, copy);
	list_push(&changes->after, copy);
}

static bool list_including(struct hook *hook, struct included *included, struct files *files)
{
	const struct file_filter filter = {may_include, included};
	struct revision revision;
	if (!hook->state.len)
		return repository_index(hook->repository, &filter, files);
	if (!repository_resolve(hook->repository, hook->state, &revision))
		return false;
	repository_tree(hook->repository, &revision.tree, &filter, files);
	return true;
}

/* The filter saw only names; and those that changed themselves are looked at anyway. */
static void leave_others_out(
	const struct hook *hook, const struct included *included, struct files *files)
{
	size_t kept = 0;
	for (size_t i = 0; i < files->list.count; i++) {
		struct str path = files->list.items[i].path;
		if ((is_pom(path) || globs_fit(&included->lists, path)) &&
			map_get(&hook->changes.by_path, path) == MAP_NONE)
			files->list.items[kept++] = files->list.items[i];
	}
	files->list.count = kept;
}

void hook_add_including(struct hook *hook)
{
	struct files files = {0};
	struct included included = look_at_shared(hook);
	name_lists(&included);
	if ((included.poms || included.requirements) && list_including(hook, &included, &files)) {
		leave_others_out(hook, &included, &files);
		repository_read(
			hook->repository, files.list.items, files.list.count, take_including, hook);
	}
	files_finish(&files);
	globs_finish(&included.lists);
}

/* Vendored code */

/* The project's own notices, so that copies of them are told from others. */
static void add_own_notices(struct hook *hook, struct files *files)
{
	static const char *const names[] = {"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENSE.rst",
		"LICENSE-MIT", "LICENSE-APACHE", "LICENCE", "LICENCE.txt", "LICENCE.md", "License",
		"license", "NOTICE", "NOTICE.txt", "NOTICE.md", "COPYING", "COPYING.txt",
		"COPYRIGHT", "COPYRIGHT.txt"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct file file = {.path = str_of(names[i]), .mode = 0100644};
		if (repository_entry(hook->repository, hook->state, file.path, &file.oid))
			list_push(&files->list, file);
	}
}

static bool is_hint(const void *context, struct str name, uint32_t mode)
{
	const struct hook *hook = context;
	return file_kind(mode) == FILE_REGULAR && globs_fit_name(&hook->changes.hints, name);
}

/* What the folders of the files had before. */
static void add_old_folders(struct hook *hook, struct files *files)
{
	const struct changes *changes = &hook->changes;
	const struct file_filter filter = {is_hint, hook};
	struct map seen = {0};
	for (size_t i = 0; i < changes->hinting.count; i++) {
		struct str path = changes->hinting.items[i].path;
		struct str folder = vendored_folder(path, vendored_is_notice(path_base(path)));
		if (map_get(&seen, folder) != MAP_NONE)
			continue;
		map_put(&seen, folder, 1);
		repository_folder(hook->repository, hook->old_state, folder, &filter, files);
	}
	map_finish(&seen);
}

static void keep_chosen(struct changes *changes, const struct files *chosen, bool after)
{
	for (size_t i = 0; i < chosen->list.count; i++) {
		struct file file = chosen->list.items[i];
		file.path = arena_str(&changes->arena, file.path);
		if (after)
			list_push(&changes->after, file);
		else
			list_push(&changes->before, file);
	}
}

void hook_add_vendored(struct hook *hook)
{
	struct changes *changes = &hook->changes;
	struct files now = {0}, old = {0}, chosen = {0};
	static const struct mentioned nothing;
	add_own_notices(hook, &now);
	for (size_t i = 0; i < changes->hinting.count; i++)
		list_push(&now.list, changes->hinting.items[i]);
	vendored_choose(&now, &hook->listed, NULL, NULL, &chosen);
	keep_chosen(changes, &chosen, true);
	if (chosen.list.count) {
		chosen.list.count = 0;
		add_old_folders(hook, &old);
		vendored_choose(&old, &nothing, NULL, NULL, &chosen);
		keep_chosen(changes, &chosen, false);
	}
	files_finish(&now);
	files_finish(&old);
	files_finish(&chosen);
}
