/* JSON (RFC 8259), strict: UTF-8 only, no comments, no trailing commas, nothing behind the value;
 * numbers keep their text; duplicate members are kept and reported; U+0000 in a string is kept and
 * reported; lone surrogates become U+FFFD and are reported. Depth, string length and the number of
 * values are limited by the document's limits. Errors are diagnostics of the document, the first
 * syntax error ends the loading. Strings without escapes point into the document's bytes. Nothing
 * here keeps state of its own: with a doc each, threads need no locks. */
#ifndef SYNTAX_JSON_H
#define SYNTAX_JSON_H

#include "base/edit.h"
#include "syntax/node.h"

/* What a probe sees: the first members of the root object and, of those whose values are strings,
 * their texts, without loading the rest. Both are as written: escapes are not decoded. */
struct json_head {
	bool object; /* the text begins with an object */
	struct {
		struct str key, text;
	} /* text absent for values that are no strings */
	members[64];
	size_t count;
};

/* Loads one whole document; NULL on a syntax error (recorded). Sets doc->point. */
struct node *json_load(struct doc *doc, struct arena *arena);
/* Loads the value that begins at an offset (found before), for instance a flagged component. What is
 * odd in it without being wrong (duplicate members, U+0000) is not reported once more. */
struct node *json_load_at(struct doc *doc, struct arena *arena, size_t offset);
/* The object at an offset with its members as spans: kind, key as written, text of strings as written,
 * no children. For text that was accepted before; NULL when there is no object. */
struct node *json_outline(struct doc *doc, struct arena *arena, size_t offset);
/* Visits a document by its root's members; long lists one element at a time in constant memory.
 * False on a syntax error (recorded) or when a callback stopped the visit. Sets doc->point. */
bool json_visit(struct doc *doc, const struct node_visitor *visitor);
/* Skims the root's members for a probe; tolerates what a strict parser would refuse, records no
 * diagnostics. */
void json_skim(struct str text, struct json_head *head);

/* Writing: a JSON string with its quotes. */
void json_add_string(struct buf *out, struct str text);

/* Edits that keep the document's own style: indentation, line ends, the space around colons, one
 * line or many. Objects, arrays and their children are loaded nodes of this document; a value is any
 * JSON text, which is laid out anew for its place. Additions go behind the last child. What was
 * inserted can be removed again without a trace. */
struct json_addition {
	const char *name; /* of a member; NULL: an element */
	struct str value;
};

/* Removes children (named in the document's order) and adds others. To remove several from one
 * object or array, or to remove and add there, is one call; `removed` with a count of 0 may be NULL,
 * so may `added`. */
void json_change(struct edits *edits, struct doc *doc, const struct node *container,
	const struct node *const *removed, size_t removed_count, const struct json_addition *added,
	size_t added_count);
/* Removes all children from an object or array that was empty when marking edits added to it; false, and
 * nothing is removed, when it was not there before them. */
bool json_empty_again(struct edits *edits, struct doc *doc, const struct node *container);
/* Additions alone may be several calls; into one empty object or array they must follow one another
 * with fewer than 64 other edits between them. */
void json_insert_member(struct edits *edits, struct doc *doc, const struct node *object,
	const char *name, struct str value);
void json_insert_element(
	struct edits *edits, struct doc *doc, const struct node *array, struct str value);
void json_remove_member(
	struct edits *edits, struct doc *doc, const struct node *object, const struct node *member);
void json_remove_element(
	struct edits *edits, struct doc *doc, const struct node *array, const struct node *element);

#endif
