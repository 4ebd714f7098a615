/* UTF-8 (RFC 3629). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

/* Offset of the first byte that is not part of valid UTF-8, or STR_NPOS. */
size_t utf8_invalid(struct str s);
/* Decodes one code point of valid UTF-8 at *at and moves *at behind it; U+FFFD and one byte for an
 * invalid one. */
uint32_t utf8_next(struct str s, size_t *at);
/* Number of code points. */
size_t utf8_count(struct str s);
/* Columns on a terminal: wide East Asian characters are two, combining and zero-width ones none. */
size_t utf8_width(struct str s);
/* Text of the input made safe for a terminal or a log line: control characters, bidirectional
 * controls, zero-width characters and line ends are written as \n, \t or \u{202E}; other text as it
 * is. */
void utf8_add_printable(struct buf *out, struct str s);

#endif
