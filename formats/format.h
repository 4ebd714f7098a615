/* The registry of formats. Each is one file and one line in formats/meson.build: that list is the
 * registry. */
#ifndef FORMATS_FORMAT_H
#define FORMATS_FORMAT_H

#include "base/edit.h"
#include "base/output.h"
#include "model/bom.h"
#include "model/note.h"

struct left_out;
struct node;
struct spec;
struct rendition;

struct format {
	const char *name; /* "cyclonedx-json": as in --format and -o */
	const char *title; /* "CycloneDX JSON" */
	const char *media_type;
	const char *const
		*globs; /* customary file names, ends with NULL; never used for detection */
	/* How sure the format is that the text is its own: 0 no, 1 perhaps, 50 by shape, 100 by its
	 * own mark. */
	int (*probe)(struct doc *doc);
	/* Reads the document into a bom; problems are diagnostics of the document. False when
	 * nothing could be read. */
	bool (*read)(struct doc *doc, struct bom *bom);
	/* For conversion (convert.h): the specification whose rows the tree has, the whole document as
	 * one tree in its JSON shape (NULL on an error, which is recorded; what has no place in that
	 * shape is told to `left`), and such a tree, adapted to a version of the format, as text. All
	 * NULL: not convertible; write NULL: not written. */
	const struct spec *spec;
	bool xml; /* the rows' XML forms decide what it can hold */
	struct node *(*load)(struct doc *doc, struct arena *arena, const struct left_out *left);
	void (*write)(
		const struct node *root, const struct rendition *target, struct output *output);
	/* Adds the edits that write the notes into the document; replaces this program's earlier
	 * notes and removes those that no longer hold. NULL: cannot be annotated. Returns false
	 * with a diagnostic when the document cannot carry them. */
	bool (*annotate)(struct doc *doc, const struct bom *bom, const struct note_set *notes,
		struct edits *edits);
};

extern const struct format
	*const formats[]; /* ends with NULL; generated from formats/meson.build */

const struct format *format_named(struct str name);
/* The best probe and its score; NULL and 0 when no format knows the content. */
const struct format *format_best(struct doc *doc, int *score);
/* What content that no format knows looks like, for messages, and the diagnostic for it. */
const char *format_looks_like(const struct doc *doc, enum diag_id *id);
/* Whether a file name (without folders) is customary for the format. */
bool format_is_customary(const struct format *format, struct str file);
/* The best probe; NULL with a diagnostic that says what the content looks like. */
const struct format *format_detect(struct doc *doc);

#endif
