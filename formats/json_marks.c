#include "json_marks.h"

const struct str *json_mark(const struct json_head *head, const char *key)
{
	for (size_t i = 0; i < head->count; i++)
		if (str_is(head->members[i].key, key))
			return &head->members[i].text;
	return NULL;
}

void json_marks(struct doc *doc, struct json_head *head)
{
	enum { BEGINNING = 65536 };
	json_skim(str_sub(doc->bytes, 0, BEGINNING), head);
	bool marked = json_mark(head, "bomFormat") || json_mark(head, "spdxVersion") ||
		json_mark(head, "@context");
	if (head->object && !marked && doc->bytes.len > BEGINNING)
		json_skim(doc->bytes, head);
}
