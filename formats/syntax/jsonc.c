#include "syntax/jsonc.h"

#include "syntax/json_scan.h"

static void blank(char *text, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (text[i] != '\n' && text[i] != '\r')
			text[i] = ' ';
}

/* Behind the comment that begins at `at`, or `at` when there is none. One that is not closed is left
 * for the loader to refuse. */
static size_t comment_end(struct str text, size_t at)
{
	struct str rest = str_from(text, at), end = STR("*/");
	if (str_starts(rest, STR("//"))) {
		size_t line = str_find_byte(rest, '\n');
		return line == STR_NPOS ? text.len : at + line;
	}
	if (!str_starts(rest, STR("/*")))
		return at;
	size_t close = str_find(str_from(rest, 2), end);
	return close == STR_NPOS ? at : at + 2 + close + end.len;
}

static void blank_all(struct str text, char *copy)
{
	size_t comma = STR_NPOS; /* one behind which nothing stood yet */
	for (size_t at = 0; at < text.len;) {
		char c = text.ptr[at];
		size_t comment = c == '/' ? comment_end(text, at) : at;
		if (comment > at) {
			blank(copy, at, comment);
			at = comment;
			continue;
		}
		if ((c == '}' || c == ']') && comma != STR_NPOS)
			copy[comma] = ' ';
		if (!json_is_space(c))
			comma = c == ',' ? at : STR_NPOS;
		const char *end =
			c == '"' ? json_string_end(text.ptr + at, text.ptr + text.len) : NULL;
		at = end ? (size_t)(end - text.ptr) : at + 1;
	}
}

struct node *jsonc_load(struct doc *doc, struct arena *arena)
{
	if (doc->invalid == STR_NPOS && doc->bytes.len) {
		struct str text = doc->bytes;
		char *copy = arena_bytes(&doc->arena, text.len);
		memcpy(copy, text.ptr, text.len);
		blank_all(text, copy);
		doc->bytes.ptr = copy;
	}
	return json_load(doc, arena);
}
