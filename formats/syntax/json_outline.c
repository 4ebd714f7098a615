#include "syntax/json.h"

#include "syntax/json_scan.h"

/* Behind the value that begins at `at`, in text that was accepted before. */
static const char *value_end(struct doc *doc, const char *at)
{
	const char *end = doc->bytes.ptr + doc->bytes.len;
	if (*at == '"')
		return json_string_end(at, end);
	if (*at == '{' || *at == '[')
		return json_skip_in(doc, at);
	while (at < end && *at != ',' && *at != '}' && *at != ']' && !json_is_space(*at))
		at++;
	return at;
}

static enum node_kind value_kind(char first)
{
	switch (first) {
	case '"':
		return NODE_STRING;
	case '{':
		return NODE_OBJECT;
	case '[':
		return NODE_ARRAY;
	case 't':
		return NODE_TRUE;
	case 'f':
		return NODE_FALSE;
	case 'n':
		return NODE_NULL;
	default:
		return NODE_NUMBER;
	}
}

struct node *json_outline(struct doc *doc, struct arena *arena, size_t offset)
{
	const char *text = doc->bytes.ptr, *end = text + doc->bytes.len;
	const char *at = json_space(text + offset, end);
	struct node *object = ARENA_NEW(arena, struct node);
	if (at == end || *at != '{')
		return NULL;
	object->kind = NODE_OBJECT;
	object->start = (size_t)(at - text);
	at = json_space(at + 1, end);
	while (at && at < end && *at == '"') {
		struct node *member = ARENA_NEW(arena, struct node);
		const char *key_end = json_string_end(at, end);
		if (!key_end)
			return NULL;
		member->key_start = (size_t)(at - text);
		member->key = str_range(at + 1, key_end - 1);
		at = json_space(key_end, end);
		at = at < end ? json_space(at + 1, end) : end; /* behind the colon */
		if (at == end)
			return NULL;
		member->kind = value_kind(*at);
		member->start = (size_t)(at - text);
		at = value_end(doc, at);
		if (!at)
			return NULL;
		member->end = (size_t)(at - text);
		if (member->kind == NODE_STRING)
			member->text = str_sub(doc->bytes, member->start + 1, member->end - 1);
		node_append(object, member);
		at = json_space(at, end);
		if (at < end && *at == ',')
			at = json_space(at + 1, end);
	}
	if (!at || at >= end || *at != '}')
		return NULL;
	object->end = (size_t)(at + 1 - text);
	return object;
}
