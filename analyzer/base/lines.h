/* Lines and columns of a long text: with what each block of it holds counted once, a place far inside
 * is found without counting from the beginning. Text is UTF-8; columns count code points. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include "base/str.h"

enum { LINES_BLOCK = 1 << 18 };

struct lines_block {
	uint32_t breaks; /* line feeds */
	uint32_t tail; /* code points behind the last of them, or all when there is none */
};

struct lines_block lines_count(struct str block);

/* Where one stands: `line` line feeds and, behind the last, `column` code points lie before `at`. */
struct lines_cursor {
	size_t at, line, column;
};

/* Moves on to an offset of the text; the first `count` blocks of LINES_BLOCK bytes were counted. */
void lines_advance(struct lines_cursor *cursor, struct str text, size_t to,
	const struct lines_block *blocks, size_t count);

#endif
