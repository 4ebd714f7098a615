/* A growing byte buffer: the one way to build text. A zeroed struct buf is an empty buffer; out of
 * memory goes to the handler of arena.h. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

struct buf {
	char *ptr;
	size_t len, cap;
};

static inline struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->ptr, buf->len};
}

char *buf_reserve(struct buf *buf,
	size_t more); /* room for `more` bytes behind the end; returns where they go */
void buf_add(struct buf *buf, struct str s);
void buf_add_byte(struct buf *buf, char byte);
void buf_puts(struct buf *buf, const char *text);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_add_codepoint(
	struct buf *buf, uint32_t codepoint); /* as UTF-8; U+FFFD for what is no scalar value */
void buf_clear(struct buf *buf); /* empties it, keeps the memory */
void buf_finish(struct buf *buf);

#endif
