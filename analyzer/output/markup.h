/* Plain text made safe in other notations. */
#ifndef OUTPUT_MARKUP_H
#define OUTPUT_MARKUP_H

#include "base/buf.h"

/* Markdown: what would be taken for markup, a link, a mention of somebody or the end of a cell is
 * escaped; control characters are made visible. */
void markup_add_markdown(struct buf *out, struct str text);
/* HTML and XML, between tags and in attributes of double quotes; control characters are made
 * visible. */
void markup_add_xml(struct buf *out, struct str text);

#endif
