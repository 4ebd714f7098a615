#include "match/extends.h"

#include "base/path.h"

enum { DEEPEST = 16, MOST = 256 };

void extends_add(struct extends *extends, struct doc *doc)
{
	list_push(&extends->docs, doc);
}

struct str extends_path(struct arena *arena, const struct doc *doc, struct str relative)
{
	struct str folder = path_folder(doc->name);
	bool root = str_starts(doc->name, STR("/"));
	struct str path = path_beside(arena, doc->name, relative);
	if (path.ptr) /* a shorter way to write it, so that one file has one name */
		return root ? arena_printf(arena, "/%.*s", STR_ARG(path)) : path;
	return folder.len ? arena_printf(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(relative))
			  : relative;
}

/* Reads a file beside one that was read from a file. */
static enum sibling find(struct doc *doc, struct str relative, struct str *bytes)
{
	struct extends *extends = doc->source;
	struct doc *found = memory_resize(NULL, sizeof *found);
	const char *path = arena_cstr(&doc->arena, extends_path(&doc->arena, doc, relative));
	bool good = doc_read(found, path, doc->limits);
	list_push(&extends->asked, found);
	*bytes = found->raw;
	return good ? SIBLING_READ : SIBLING_NONE;
}

void extends_serve(struct extends *extends, struct doc *doc)
{
	doc->sibling = find;
	doc->source = extends;
}

static bool wrong(enum diag_id id, struct doc *doc, const struct node *element, const char *text)
{
	diag(doc, id, element->start, "%s %s", diag_quote(doc, element->text), text);
	return false;
}

static bool is_open(const struct extends *extends, struct str path)
{
	for (size_t i = 0; i < extends->open.count; i++)
		if (str_eq(extends->open.items[i], path))
			return true;
	return false;
}

static bool was_read(const struct extends *extends, struct str path)
{
	for (size_t i = 0; i < extends->docs.count; i++)
		if (str_eq(extends->docs.items[i]->name, path))
			return true;
	return false;
}

static bool read_one(struct extends *extends, enum diag_id id, struct doc *doc,
	const struct node *element, bool (*read)(void *context, struct doc *doc), void *context)
{
	struct str bytes;
	if (!element->text.len || element->text.ptr[0] == '/')
		return wrong(id, doc, element, "is no relative path: name a file beside this one");
	struct str path = extends_path(&doc->arena, doc, element->text);
	if (is_open(extends, path))
		return wrong(id, doc, element, "extends this file: they would build on each other");
	if (was_read(extends, path))
		return true;
	if (extends->open.count > DEEPEST || extends->docs.count > MOST)
		return wrong(id, doc, element, "is one file too many to build on");
	if (doc_sibling(doc, element->text, &bytes) == SIBLING_NONE)
		return wrong(id, doc, element, "cannot be read");
	struct doc *base = memory_resize(NULL, sizeof *base);
	doc_wrap(base, path, bytes, doc->limits);
	base->sibling = doc->sibling;
	base->source = doc->source;
	extends_add(extends, base);
	return read(context, base) || wrong(id, doc, element, "is wrong itself");
}

bool extends_read(struct extends *extends, enum diag_id id, struct doc *doc,
	const struct node *list, bool (*read)(void *context, struct doc *doc), void *context)
{
	bool good = true;
	struct str own = extends_path(&doc->arena, doc, path_base(doc->name));
	list_push(&extends->open, own);
	NODE_EACH(element, list)
	{
		good &= read_one(extends, id, doc, element, read, context);
	}
	extends->open.count--;
	return good;
}

void extends_finish(struct extends *extends)
{
	for (size_t i = 0; i < extends->docs.count; i++) {
		doc_finish(extends->docs.items[i]);
		memory_free(extends->docs.items[i]);
	}
	for (size_t i = 0; i < extends->asked.count; i++) {
		doc_finish(extends->asked.items[i]);
		memory_free(extends->asked.items[i]);
	}
	list_finish(&extends->docs);
	list_finish(&extends->asked);
	list_finish(&extends->open);
}
