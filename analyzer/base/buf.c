#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

char *buf_reserve(struct buf *buf, size_t more)
{
	if (!buf->ptr || buf->cap - buf->len < more) {
		size_t cap = buf->cap < 32 ? 64 : buf->cap + buf->cap / 2;
		if (cap - buf->len < more)
			cap = buf->len + more;
		buf->ptr = memory_resize(buf->ptr, cap);
		buf->cap = cap;
	}
	return buf->ptr + buf->len;
}

void buf_add(struct buf *buf, struct str s)
{
	if (s.len == 0)
		return;
	memcpy(buf_reserve(buf, s.len), s.ptr, s.len);
	buf->len += s.len;
}

void buf_add_byte(struct buf *buf, char byte)
{
	*buf_reserve(buf, 1) = byte;
	buf->len++;
}

void buf_puts(struct buf *buf, const char *text)
{
	buf_add(buf, str_of(text));
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length > 0) {
		vsnprintf(buf_reserve(buf, (size_t)length + 1), (size_t)length + 1, format, again);
		buf->len += (size_t)length;
	}
	va_end(again);
}

void buf_add_codepoint(struct buf *buf, uint32_t c)
{
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	char *out = buf_reserve(buf, 4);
	if (c < 0x80) {
		out[0] = (char)c;
		buf->len += 1;
	} else if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		buf->len += 2;
	} else if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		buf->len += 3;
	} else {
		out[0] = (char)(0xf0 | c >> 18);
		out[1] = (char)(0x80 | (c >> 12 & 0x3f));
		out[2] = (char)(0x80 | (c >> 6 & 0x3f));
		out[3] = (char)(0x80 | (c & 0x3f));
		buf->len += 4;
	}
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
}

void buf_finish(struct buf *buf)
{
	memory_free(buf->ptr);
	*buf = (struct buf){0};
}
