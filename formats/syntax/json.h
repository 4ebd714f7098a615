/* JSON (RFC 8259), strict: UTF-8 only, no comments, no trailing commas, nothing behind the value;
 * numbers keep their text; duplicate members are kept and reported; U+0000 in a string is kept and
 * reported; lone surrogates become U+FFFD and are reported as errors. Depth and string length are
 * limited by the document's limits. Errors are diagnostics of the document, the first syntax error
 * ends the loading. */
#ifndef SYNTAX_JSON_H
#define SYNTAX_JSON_H

#include "base/edit.h"
#include "syntax/node.h"

/* What a probe sees: the members of the root object whose values are strings, without loading the
 * rest. */
struct json_head {
	bool object; /* the text begins with an object */
	struct {
		struct str key, text;
	} /* text absent for values that are no strings */
	members[64];
	size_t count;
};

/* Loads one whole document; NULL on a syntax error (recorded). */
struct node *json_load(struct doc *doc, struct arena *arena);
/* Loads the value that begins at an offset (found before), for instance a flagged component. */
struct node *json_load_at(struct doc *doc, struct arena *arena, size_t offset);
/* Visits a document by its root's members; long lists one element at a time in constant memory.
 * False on a syntax error (recorded) or when a callback stopped the visit. Sets doc->point. */
bool json_visit(struct doc *doc, const struct node_visitor *visitor);
/* Skims the root's members for a probe; tolerates what a strict parser would refuse, records no
 * diagnostics. */
void json_skim(struct str text, struct json_head *head);

/* Writing: a JSON string with its quotes. */
void json_add_string(struct buf *out, struct str text);

/* Edits that keep the document's own style (indentation, line ends, minified or not).
 * `object` and `array` are loaded nodes; `value` is JSON text, indented with tabs as written by
 * these rules: one member or element per line; it is re-indented to the place. */
void json_insert_member(struct edits *edits, struct doc *doc, const struct node *object,
	const char *name, struct str value);
void json_insert_element(
	struct edits *edits, struct doc *doc, const struct node *array, struct str value);

#endif
