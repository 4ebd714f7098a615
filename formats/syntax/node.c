#include "syntax/node.h"

void node_append(struct node *parent, struct node *child)
{
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->count++;
}

struct node *node_get(const struct node *parent, const char *name)
{
	struct str key = str_of(name);
	NODE_EACH(child, parent)
	if (str_eq(child->key, key))
		return child;
	return NULL;
}

struct str node_string(const struct node *parent, const char *name)
{
	const struct node *child = node_get(parent, name);
	return child && child->kind == NODE_STRING ? child->text : STR_NONE;
}

const char *node_kind_name(const struct node *node)
{
	static const char *const names[] = {
		"null", "false", "true", "a number", "a string", "an array", "an object"};
	return names[node->kind];
}
