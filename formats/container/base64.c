#include "container/base64.h"

/* 0-63, or -1. */
static int value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (ascii_is_digit(c))
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

bool base64_decode(struct str text, struct buf *out, size_t *wrong)
{
	uint32_t bits = 0;
	size_t digits = 0, padding = 0, at;
	buf_reserve(out, text.len / 4 * 3 + 3);
	for (at = 0; at < text.len; at++) {
		int digit = value(text.ptr[at]);
		if (ascii_is_space(text.ptr[at]))
			continue;
		*wrong = at;
		if (text.ptr[at] == '=') {
			padding++;
			continue;
		}
		if (digit < 0 || padding)
			return false;
		bits = bits << 6 | (uint32_t)digit;
		digits++;
		if (digits % 4 != 1) /* the second to fourth digit completes a byte each */
			buf_add_byte(out, (char)(bits >> (6 - 2 * ((digits - 1) % 4))));
	}
	*wrong = text.len;
	return digits % 4 != 1 && (!padding || (digits + padding) % 4 == 0) && padding <= 2;
}
