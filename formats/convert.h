/* Conversion of a document to another format, another version, or both. Within a specification family
 * by its tables (spec/convert.h); the same format and version is the input's own bytes. */
#ifndef FORMATS_CONVERT_H
#define FORMATS_CONVERT_H

#include "format.h"
#include "spec/convert.h"
#include "spec/merge.h"

/* "cyclonedx-xml@1.4", or without a version: the newest that can be written. False with a message
 * that is for people. */
bool rendition_parse(struct str text, struct rendition *target, const struct format **format,
	struct arena *arena, struct str *error);

struct conversion {
	const struct format *from, *to;
	struct rendition source, target;
	const struct bom *bom; /* what was read of a lock file already; else NULL */
	bool same; /* nothing to convert: the bytes are the input's */
	struct node *root; /* the adapted tree; NULL when same or unreadable */
	struct losses losses;
	struct arena arena;
};

/* Loads and adapts; false when the document cannot be read or not be converted (a diagnostic of it
 * says why). The document must outlive the conversion. `bom`: what was read of a lock file already, or
 * NULL. */
bool convert(struct conversion *conversion, struct doc *doc, const struct format *from,
	const struct bom *bom, const struct format *to, const struct rendition *target);
/* Writes what convert made. */
void conversion_write(
	const struct conversion *conversion, const struct doc *doc, struct output *output);
void conversion_finish(struct conversion *conversion);

/* One of them, for the report of losses. */
struct joined {
	struct str name;
	struct rendition source;
};

/* Several documents as one: begin, add each (they must outlive it), close, write, finish. */
struct joining {
	const struct format *to;
	struct rendition target;
	struct merge merge;
	LIST(struct joined) parts;
	struct node *root; /* once it is closed */
	struct losses losses;
	struct arena arena;
};

/* `losses->brief` may be set behind it. */
void joining_begin(struct joining *joining, const struct format *to, const struct rendition *target,
	struct str name);
/* False when the document cannot be read or not be converted (a diagnostic of it says why). */
bool joining_add(
	struct joining *joining, struct doc *doc, const struct format *from, const struct bom *bom);
/* After this the losses are complete. */
void joining_close(struct joining *joining);
void joining_write(const struct joining *joining, struct output *output);
void joining_finish(struct joining *joining);

#endif
