/* The tag-value form of SPDX 2 in the shape of its JSON, by a table of tags. Position is meaning: a tag
 * belongs to the package, file, snippet ... whose first tag stands before it, and an annotation to the
 * element that its SPDXREF names. Values point into the document. */
#ifndef SPEC_SPDX2_TAGS_H
#define SPEC_SPDX2_TAGS_H

#include "syntax/node.h"

/* The whole document; NULL on an error (recorded). Sets doc->point. */
struct node *spdx2_tags_load(struct doc *doc, struct arena *arena);
/* Reads a document through the visitor. Sets doc->point: pointers are those of the JSON shape. */
bool spdx2_tags_visit(struct doc *doc, const struct node_visitor *visitor);

#endif
