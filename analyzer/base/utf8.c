#include "base/utf8.h"

/* Length of the valid sequence at `at`, or 0 (RFC 3629, section 4: no overlong forms, no
 * surrogates). */
static size_t sequence(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	size_t left = s.len - at, need;
	unsigned char low = 0x80, high = 0xbf;
	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xdf) {
		need = 2;
	} else if (p[0] >= 0xe0 && p[0] <= 0xef) {
		need = 3;
		low = p[0] == 0xe0 ? 0xa0 : 0x80;
		high = p[0] == 0xed ? 0x9f : 0xbf;
	} else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
		need = 4;
		low = p[0] == 0xf0 ? 0x90 : 0x80;
		high = p[0] == 0xf4 ? 0x8f : 0xbf;
	} else {
		return 0;
	}
	if (left < need || p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < need; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return need;
}

/* Where whole blocks of ASCII from `at` on end. */
static inline size_t ascii_end(struct str s, size_t at)
{
	enum { WORDS = 8 };
	uint64_t words[WORDS];
	for (; s.len - at >= sizeof words; at += sizeof words) {
		uint64_t any = 0;
		memcpy(words, s.ptr + at, sizeof words);
		for (int i = 0; i < WORDS; i++)
			any |= words[i];
		if (any & 0x8080808080808080u)
			break;
	}
	return at;
}

size_t utf8_invalid(struct str s)
{
	size_t at = 0;
	while ((at = ascii_end(s, at)) < s.len) {
		size_t length = sequence(s, at);
		if (length == 0)
			return at;
		at += length;
	}
	return STR_NPOS;
}

uint32_t utf8_next(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *at;
	size_t length = sequence(s, *at);
	*at += length ? length : 1;
	switch (length) {
	case 1:
		return p[0];
	case 2:
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	case 3:
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	case 4:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 |
			(p[3] & 0x3fu);
	default:
		return 0xfffd;
	}
}

size_t utf8_count(struct str s)
{
	size_t count = 0, at = 0;
	while (at < s.len) {
		size_t end = ascii_end(s, at);
		count += end - at;
		at = end;
		if (at < s.len)
			count += ((unsigned char)s.ptr[at++] & 0xc0) != 0x80;
	}
	return count;
}

struct range {
	uint32_t first, last;
};

static bool in_ranges(uint32_t c, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

#define IN_RANGES(c, ranges) in_ranges((c), (ranges), sizeof(ranges) / sizeof *(ranges))

/* Unicode blocks of wide characters (East Asian Width W and F, in blocks). */
static const struct range wide[] = {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf},
	{0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6},
	{0x1f300, 0x1faff}, {0x20000, 0x3fffd}};
static const struct range combining[] = {
	{0x300, 0x36f}, {0x483, 0x489}, {0x20d0, 0x20ff}, {0xfe20, 0xfe2f}};
/* Controls, line separators, bidirectional and zero-width characters, language tags: what hides or
 * reorders text. */
static const struct range hidden[] = {{0, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c},
	{0x115f, 0x1160}, {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x2069},
	{0x3164, 0x3164}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};

size_t utf8_width(struct str s)
{
	size_t width = 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t c = utf8_next(s, &at);
		if (c < 0x300)
			width++;
		else if (!IN_RANGES(c, combining) && !IN_RANGES(c, hidden))
			width += IN_RANGES(c, wide) ? 2 : 1;
	}
	return width;
}

void utf8_add_printable(struct buf *out, struct str s)
{
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		if (c == '\n')
			buf_puts(out, "\\n");
		else if (c == '\t')
			buf_puts(out, "\\t");
		else if (c == '\r')
			buf_puts(out, "\\r");
		else if (IN_RANGES(c, hidden))
			buf_printf(out, "\\u{%X}", (unsigned)c);
		else if (c == 0xfffd)
			buf_add_codepoint(out, c);
		else
			buf_add(out, str_sub(s, from, at));
	}
}
