#include "container/envelope.h"

#include "syntax/json_scan.h"

bool envelope_has(const struct json_head *head, const char *name, struct str *text)
{
	for (size_t i = 0; i < head->count; i++) {
		if (!str_is(head->members[i].key, name))
			continue;
		if (text)
			*text = head->members[i].text;
		return true;
	}
	return false;
}

struct node *envelope_load(struct doc *doc)
{
	struct node *root = json_outline(doc, &doc->arena, 0);
	const char *end = doc->bytes.ptr + doc->bytes.len;
	const char *behind = root ? json_space(doc->bytes.ptr + root->end, end) : NULL;
	if (root && behind == end)
		return root;
	if (json_load(doc, &doc->arena)) /* says where it goes wrong */
		diag(doc, DIAG_JSON_SYNTAX, 0, "expected a JSON object");
	return NULL;
}

bool envelope_decode(struct doc *doc, const struct node *string, struct buf *out)
{
	struct json_oddities odd = {0};
	const char *wrong = json_decode(string->text, out, &odd);
	if (wrong)
		diag(doc, DIAG_JSON_SYNTAX, (size_t)(wrong - doc->bytes.ptr),
			"an escape that JSON does not know");
	return !wrong;
}

static void hand_on_string(struct unwrapping *u, struct doc *doc, const struct member *member,
	const struct node *value)
{
	struct buf text = {0};
	if (envelope_decode(doc, value, &text) && unwrap_count_member(u, doc) &&
		unwrap_count_bytes(u, doc, text.len))
		unwrap_bytes(u, doc, member, &text);
	buf_finish(&text);
}

bool envelope_hand_on(
	struct unwrapping *u, struct doc *doc, const struct node *value, const char *name)
{
	struct member member = {.name = str_of(name), .file = document_file(doc)};
	if (value->kind == NODE_STRING)
		hand_on_string(u, doc, &member, value);
	else if (value->kind == NODE_OBJECT || value->kind == NODE_ARRAY)
		unwrap_text(u, doc, &member, str_sub(doc->bytes, value->start, value->end));
	else
		return false;
	return true;
}
