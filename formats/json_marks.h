/* What the formats in JSON are told by: members of the root object. */
#ifndef FORMATS_JSON_MARKS_H
#define FORMATS_JSON_MARKS_H

#include "syntax/json.h"

/* The members of the root; of a large document only its beginning is looked at when that has the
 * mark of a bill of materials. */
void json_marks(struct doc *doc, struct json_head *head);
/* The text of a member (absent when it is no string); NULL when there is no such member. */
const struct str *json_mark(const struct json_head *head, const char *key);

#endif
