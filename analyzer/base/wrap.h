/* Text broken into lines, for people. */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include "base/buf.h"

/* Adds text, broken at spaces so that no line passes `width` columns. The first line begins at
 * column `column` (what stands there was added by the caller), all others are indented by `indent`
 * spaces; a line end in the text stays one. A word that is longer than a line gets a line of its
 * own. No line end is added behind the text. */
void wrap_add(struct buf *out, struct str text, size_t column, size_t indent, size_t width);

#endif
