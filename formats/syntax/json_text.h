/* JSON text to be inserted into documents, and the deletion of what was inserted. */
#ifndef SYNTAX_JSON_TEXT_H
#define SYNTAX_JSON_TEXT_H

#include "syntax/json.h"

struct str json_text_string(struct arena *arena, struct str text);
struct str json_text_object(struct arena *arena, const struct json_addition *members, size_t count);
struct str json_text_array(struct arena *arena, const struct str *values, size_t count);

/* Appends values to the array that is the object's member `name`, which is added when it is not there; the object may be
 * an outline. False when the member is no array. */
bool json_text_append(struct edits *edits, struct doc *doc, const struct node *object,
	const char *name, const struct str *values, size_t count);

/* Where a node stands, innermost first: the keys of the arrays and objects around it. */
struct json_path {
	struct str key; /* absent for an element of an array */
	const struct json_path *outer;
};

/* Deletes what `is_own` names (members and elements, with the comma and white space that came with them), and arrays and
 * objects below the root that hold nothing else. `path` is that of the array or object around the node. */
void json_text_remove(struct edits *edits, struct doc *doc, const struct node *root,
	bool (*is_own)(void *context, const struct json_path *path, const struct node *node),
	void *context);

#endif
