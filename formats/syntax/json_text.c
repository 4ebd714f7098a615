#include "syntax/json_text.h"

static struct str take(struct arena *arena, struct buf *buf)
{
	struct str text = arena_str(arena, buf_str(buf));
	buf_finish(buf);
	return text;
}

struct str json_text_string(struct arena *arena, struct str text)
{
	struct buf out = {0};
	json_add_string(&out, text);
	return take(arena, &out);
}

struct str json_text_object(struct arena *arena, const struct json_addition *members, size_t count)
{
	struct buf out = {0};
	buf_add_byte(&out, '{');
	for (size_t i = 0; i < count; i++) {
		buf_puts(&out, i ? "," : "");
		json_add_string(&out, str_of(members[i].name));
		buf_add_byte(&out, ':');
		buf_add(&out, members[i].value);
	}
	buf_add_byte(&out, '}');
	return take(arena, &out);
}

struct str json_text_array(struct arena *arena, const struct str *values, size_t count)
{
	struct buf out = {0};
	buf_add_byte(&out, '[');
	for (size_t i = 0; i < count; i++) {
		buf_puts(&out, i ? "," : "");
		buf_add(&out, values[i]);
	}
	buf_add_byte(&out, ']');
	return take(arena, &out);
}

bool json_text_append(struct edits *edits, struct doc *doc, const struct node *object,
	const char *name, const struct str *values, size_t count)
{
	struct arena arena = {0};
	const struct node *member = node_get(object, name);
	const struct node *array =
		member && !member->first ? json_load_at(doc, &arena, member->start) : member;
	bool good = !member || (array && array->kind == NODE_ARRAY);
	if (!member)
		json_insert_member(
			edits, doc, object, name, json_text_array(&arena, values, count));
	for (size_t i = 0; member && good && i < count; i++)
		json_insert_element(edits, doc, array, values[i]);
	arena_finish(&arena);
	return good;
}

struct remover {
	struct edits *edits;
	struct doc *doc;
	bool (*is_own)(void *context, const struct json_path *path, const struct node *node);
	void *context;
};

/* Deletes what is to go below a container. True when the container held nothing else and goes as a whole, which is for
 * the caller to do. */
static bool remove_below(
	struct remover *remover, const struct json_path *path, const struct node *container)
{
	struct arena arena = {0};
	const struct node **removed =
		ARENA_ARRAY(&arena, const struct node *, container->count + 1);
	size_t count = 0, before = remover->edits->list.count;
	struct json_path inside = {container->key, path};
	NODE_EACH(child, container)
	{
		if (remover->is_own(remover->context, &inside, child) ||
			(child->kind >= NODE_ARRAY && remove_below(remover, &inside, child)))
			removed[count++] = child;
	}
	bool all = path && count > 0 && count == container->count, whole = false;
	if (all) {
		remover->edits->list.count = before; /* they go with the container */
		whole = !json_empty_again(remover->edits, remover->doc, container);
	} else if (count)
		json_change(remover->edits, remover->doc, container, removed, count, NULL, 0);
	arena_finish(&arena);
	return whole;
}

void json_text_remove(struct edits *edits, struct doc *doc, const struct node *root,
	bool (*is_own)(void *context, const struct json_path *path, const struct node *node),
	void *context)
{
	struct remover remover = {edits, doc, is_own, context};
	remove_below(&remover, NULL, root);
}
