#include "lock/lock.h"

/* Trees */

struct str lock_value(const struct node *node)
{
	return node && (node->kind == NODE_STRING || node->kind == NODE_NUMBER) ? node->text
										: STR_NONE;
}

struct str lock_text(const struct node *object, const char *name)
{
	return lock_value(node_get(object, name));
}

bool lock_true(const struct node *object, const char *name)
{
	const struct node *member = node_get(object, name);
	return member && member->kind == NODE_TRUE;
}

bool lock_is(struct lock *lock, const struct node *node, enum node_kind kind)
{
	if (node->kind == kind)
		return true;
	struct node wanted = {.kind = (uint8_t)kind};
	if (node->key.ptr)
		lock_shape(lock, node->start, "%s is %s; expected %s",
			diag_quote(lock->doc, node->key), node_kind_name(node),
			node_kind_name(&wanted));
	else
		lock_shape(lock, node->start, "found %s; expected %s", node_kind_name(node),
			node_kind_name(&wanted));
	return false;
}

struct node *lock_member(
	struct lock *lock, const struct node *object, const char *name, enum node_kind kind)
{
	struct node *member = node_get(object, name);
	if (!member || member->kind == NODE_NULL || !lock_is(lock, member, kind))
		return NULL;
	return member;
}

struct node *lock_element(const struct node *element, const char *name)
{
	NODE_EACH(child, element)
	if (!child->attribute && str_is(child->key, name))
		return child;
	return NULL;
}

struct str lock_element_text(const struct node *element, const char *name)
{
	const struct node *child = lock_element(element, name);
	return child ? str_trim(child->text) : STR_NONE;
}

/* Nodes by name */

void lookup_put(struct lookup *lookup, struct str name, const struct node *node)
{
	uint32_t number = map_put(&lookup->numbers, name, (uint32_t)lookup->nodes.count);
	if (number == lookup->nodes.count)
		list_push(&lookup->nodes, node);
}

void lookup_put_members(struct lookup *lookup, const struct node *object)
{
	NODE_EACH(member, object)
	if (member->key.ptr && !member->attribute)
		lookup_put(lookup, member->key, member);
}

const struct node *lookup_get(const struct lookup *lookup, struct str name)
{
	uint32_t number = map_get(&lookup->numbers, name);
	return number == MAP_NONE ? NULL : lookup->nodes.items[number];
}

void lookup_finish(struct lookup *lookup)
{
	map_finish(&lookup->numbers);
	list_finish(&lookup->nodes);
}

/* Lines */

struct lines lock_lines(const struct lock *lock)
{
	return (struct lines){.rest = lock->doc->bytes};
}

bool lines_next(struct lines *lines, struct line *line)
{
	if (!lines->rest.len)
		return false;
	size_t end = str_find_byte(lines->rest, '\n');
	size_t length = end == STR_NPOS ? lines->rest.len : end;
	struct str text = str_sub(lines->rest, 0, length);
	while (text.len && ascii_is_space(text.ptr[text.len - 1]))
		text.len--;
	line->text = text;
	line->offset = lines->offset;
	line->indent = 0;
	while (line->indent < text.len && ascii_is_space(text.ptr[line->indent]))
		line->indent++;
	line->body = str_from(text, line->indent);
	lines->offset += length + (end != STR_NPOS);
	lines->rest = str_from(lines->rest, length + (end != STR_NPOS));
	return true;
}

struct str lock_word(struct str *rest)
{
	size_t from = 0;
	while (from < rest->len && ascii_is_space(rest->ptr[from]))
		from++;
	size_t to = from;
	while (to < rest->len && !ascii_is_space(rest->ptr[to]))
		to++;
	struct str word = str_sub(*rest, from, to);
	*rest = str_from(*rest, to);
	return word.len ? word : STR_NONE;
}

struct str lock_pair(struct str text, char separator, struct str *rest)
{
	size_t at = str_find_byte(text, separator);
	*rest = STR_NONE;
	if (at == STR_NPOS)
		return STR_NONE;
	*rest = str_trim(str_from(text, at + 1));
	return str_trim(str_sub(text, 0, at));
}

struct str lock_unquoted(struct str text)
{
	if (text.len < 2 || (text.ptr[0] != '"' && text.ptr[0] != '\'') ||
		text.ptr[text.len - 1] != text.ptr[0])
		return text;
	return str_sub(text, 1, text.len - 1);
}

bool lock_head_has(const struct doc *doc, const char *text)
{
	return str_find(str_sub(doc->bytes, 0, 8192), str_of(text)) != STR_NPOS;
}
