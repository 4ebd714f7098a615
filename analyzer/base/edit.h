/* Annotation as a list of edits on the original bytes: what the program does not understand is
 * never changed. */
#ifndef BASE_EDIT_H
#define BASE_EDIT_H

#include "base/doc.h"
#include "base/output.h"

struct edit {
	size_t offset; /* in the document's bytes */
	size_t remove; /* bytes deleted there */
	struct str insert; /* put in their place; lives in the document's arena */
};

struct edits {
	LIST(struct edit) list;
	bool marking; /* what was empty and is filled can be told by it (json_empty_again) */
};

void edits_insert(struct edits *edits, size_t offset, struct str text);
void edits_replace(struct edits *edits, size_t offset, size_t remove, struct str text);
/* Writes the document with its edits, in its own encoding, byte for byte the same where nothing was
 * edited. Insertions at one offset keep the order in which they were added and come before a
 * replacement of the bytes there; edits must not overlap. */
void edits_write(struct edits *edits, struct doc *doc, struct output *output);
/* The edited text, in UTF-8 without byte-order mark. */
struct str edits_text(struct edits *edits, const struct doc *doc, struct arena *arena);
void edits_finish(struct edits *edits);

#endif
