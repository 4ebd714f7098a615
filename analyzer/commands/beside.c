#include "commands/beside.h"

#include <sys/stat.h>

#include "base/path.h"
#include "format.h"

/* What a document names is not to be trusted: no other files are opened for it. */
static bool is_list(struct str path)
{
	return str_ends(path, STR(".txt")) || str_ends(path, STR(".in")) ||
		str_ends(path, STR(".pip")) || format_is_lock_name(path);
}

/* A list that is named as one, so that it is read for its own sake. */
static bool is_target(const struct beside *beside, const char *path)
{
	struct stat wanted, status;
	if (!format_is_lock_name(str_of(path)) || stat(path, &wanted) != 0)
		return false;
	for (size_t i = 0; i < beside->targets->list.count; i++) {
		const struct target *target = &beside->targets->list.items[i];
		if (!target->repository && !target->folder && stat(target->path, &status) == 0 &&
			status.st_ino == wanted.st_ino && status.st_dev == wanted.st_dev)
			return true;
	}
	return false;
}

static struct doc *read_list(struct beside *beside, const char *path)
{
	struct stat status;
	if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode))
		return NULL;
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	list_push(&beside->docs, doc);
	return doc_read(doc, path, &limits_default) ? doc : NULL;
}

static enum sibling find(struct doc *doc, struct str relative, struct str *bytes)
{
	struct beside *beside = doc->source;
	if (!relative.len || relative.ptr[0] == '/' || !is_list(relative))
		return SIBLING_NONE;
	struct str folder = str_sub(doc->name, 0, str_rfind_byte(doc->name, '/') + 1);
	const char *path = arena_cstr(&doc->arena,
		arena_printf(&doc->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(relative)));
	struct doc *found = read_list(beside, path);
	if (!found)
		return SIBLING_NONE;
	*bytes = found->raw;
	return is_target(beside, path) ? SIBLING_OWN : SIBLING_READ;
}

void beside_serve(struct beside *beside, struct doc *doc)
{
	doc->sibling = find;
	doc->source = beside;
}

void beside_finish(struct beside *beside)
{
	for (size_t i = 0; i < beside->docs.count; i++) {
		doc_finish(beside->docs.items[i]);
		memory_free(beside->docs.items[i]);
	}
	list_finish(&beside->docs);
}
