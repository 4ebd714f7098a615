/* The tag-value syntax of SPDX 1 and 2 (SPDX 2.3, clause 4.4 and annex C): lines of "Tag: value"; a
 * value in <text>...</text> may be of many lines; lines that begin with # are comments. What the
 * tags mean is not known here.
 *
 * A line that is neither is reported and passed over. A <text> without end is an error: everything
 * behind it would be swallowed; for the same reason a <text> inside of one is reported. */
#ifndef SYNTAX_TAGVALUE_H
#define SYNTAX_TAGVALUE_H

#include "syntax/node.h"

/* Hands out the lines with a tag, in their order: `text` (which is [start, end) of the document's bytes,
 * in that of <text> if there is one), key_start where the tag begins, `content` behind the whole entry.
 * An entry is gone when the call returns. False on an error (recorded). */
typedef void tagvalue_visitor(void *context, const struct node *entry);
bool tagvalue_visit(struct doc *doc, tagvalue_visitor *visit, void *context);
/* The same as one object with the entries as members; NULL on an error (recorded). */
struct node *tagvalue_load(struct doc *doc, struct arena *arena);

/* Whether a line begins with the tag, at the margin, for probes; XML and JSON never do. */
bool tagvalue_has_tag(struct str text, const char *tag);

#endif
