/* What the annotators of the serializations of SPDX 2 share: which annotations are written (type
 * REVIEW; SPDX 2.3, clause 12), and how this program's own are told from others. */
#ifndef FORMATS_SPDX2_ANNOTATE_H
#define FORMATS_SPDX2_ANNOTATE_H

#include "amend.h"

/* Stands behind the document's own namespace, and a UUID behind it: clause 6.5 asks for a namespace of
 * its own for each version of a document. */
#define SPDX2_NAMESPACE_MARK "/" NOTE_TOOL "/"

struct spdx2_annotation {
	struct str date, annotator, comment;
};

struct spdx2_annotations {
	struct spdx2_annotation *items;
	size_t count;
};

/* One annotation for each of the notes, which are of one package. */
struct spdx2_annotations spdx2_annotations_of(
	const struct note_set *set, const struct note *notes, size_t count, struct arena *arena);
/* The first says by what the document was screened; the notes that have no package follow. */
struct spdx2_annotations spdx2_annotations_of_document(
	const struct bom *bom, const struct note_set *set, struct arena *arena);

/* "Tool: bomscreen-VERSION", annotator and creator. */
struct str spdx2_tool(const struct note_set *set, struct arena *arena);
struct str spdx2_namespace_suffix(
	const struct bom *bom, const struct note_set *set, struct arena *arena);

bool spdx2_is_tool(struct str text);
/* Records an earlier annotation of this program, unless it is the one about the screening. */
void spdx2_found(struct amend_earlier *earlier, struct str comment, struct str date);

/* The element of a list whose text begins at an offset; the search begins at *from and leaves it at
 * what was found, so that a walk in the order of the text is one pass. */
const struct node *spdx2_package_at(
	const struct node *list, const struct node **from, size_t offset);

#endif
