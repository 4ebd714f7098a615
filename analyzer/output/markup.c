#include "output/markup.h"

#include <string.h>

#include "base/utf8.h"

/* "1. ", "- ", "===": at the beginning only. */
static bool begins_list(struct str text, size_t at)
{
	size_t digits = 0;
	while (digits < text.len && ascii_is_digit(text.ptr[digits]))
		digits++;
	bool ends = at + 1 == text.len || text.ptr[at + 1] == ' ';
	return digits ? ends && at == digits && strchr(".)", text.ptr[at])
		      : at == 0 && strchr("+-=", text.ptr[at]);
}

void markup_add_markdown(struct buf *out, struct str text)
{
	struct buf plain = {0};
	utf8_add_printable(&plain, text);
	for (size_t i = 0; i < plain.len; i++) {
		char byte = plain.ptr[i];
		if (begins_list(buf_str(&plain), i))
			buf_add_byte(out, '\\');
		if (byte == '@' || byte == '<' || byte == '&')
			buf_printf(out, "&#%d;", byte);
		else if (memchr("\\`*_{}[]>#|~", byte, 12))
			buf_printf(out, "\\%c", byte);
		else
			buf_add_byte(out, byte);
	}
	buf_finish(&plain);
}

/* U+FFFE and U+FFFF, which XML cannot hold. */
static bool is_noncharacter(const struct buf *text, size_t at)
{
	return at + 3 <= text->len && memcmp(text->ptr + at, "\xef\xbf", 2) == 0 &&
		(unsigned char)text->ptr[at + 2] >= 0xbe;
}

void markup_add_xml(struct buf *out, struct str text)
{
	struct buf plain = {0};
	utf8_add_printable(&plain, text);
	for (size_t i = 0; i < plain.len; i++) {
		char byte = plain.ptr[i];
		if (memchr("<>&\"'", byte, 5)) {
			buf_printf(out, "&#%d;", byte);
		} else if (is_noncharacter(&plain, i)) {
			buf_puts(out, "\ufffd");
			i += 2;
		} else {
			buf_add_byte(out, byte);
		}
	}
	buf_finish(&plain);
}
