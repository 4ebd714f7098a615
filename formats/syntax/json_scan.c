#include "syntax/json_scan.h"

const char *json_string_end(const char *at, const char *end)
{
	for (at = json_string_stop(at + 1, end); at < end; at = json_string_stop(at, end)) {
		if (*at == '"')
			return at + 1;
		at += *at == '\\' && end - at > 1 ? 2 : 1;
	}
	return NULL;
}

/* Skipping: 64 bytes at a time, one bit a byte */

enum { BLOCK = 64 };

struct block {
	uint64_t quotes, escapes, opening, closing;
};

#ifdef JSON_SSE2

static inline uint64_t bits(__m128i equal, int part)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(equal) << (16 * part);
}

static inline struct block classify(const char *at)
{
	struct block block = {0};
	for (int part = 0; part < 4; part++) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * part));
		/* '[' and '{', ']' and '}' differ in this bit only. */
		__m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
		block.quotes |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), part);
		block.escapes |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')), part);
		block.opening |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')), part);
		block.closing |= bits(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}')), part);
	}
	return block;
}

#else

static struct block classify(const char *at)
{
	struct block block = {0};
	for (int i = 0; i < BLOCK; i++) {
		char folded = (char)(at[i] | 0x20);
		block.quotes |= (uint64_t)(at[i] == '"') << i;
		block.escapes |= (uint64_t)(at[i] == '\\') << i;
		block.opening |= (uint64_t)(folded == '{') << i;
		block.closing |= (uint64_t)(folded == '}') << i;
	}
	return block;
}

#endif

/* The bytes that a backslash stands before; *carry: the block's first byte is one, then: the next
 * block's. */
static uint64_t escaped_bytes(uint64_t escapes, bool *carry)
{
	uint64_t escaped = *carry;
	*carry = false;
	escapes &= ~escaped;
	while (escapes) {
		int at = __builtin_ctzll(escapes);
		if (at == BLOCK - 1) {
			*carry = true;
			break;
		}
		escaped |= (uint64_t)2 << at;
		escapes &= ~((uint64_t)3 << at);
	}
	return escaped;
}

/* Bit i is the exclusive or of the bits 0..i: set from an opening quote to its closing one. */
static inline uint64_t prefix_xor(uint64_t bits)
{
	for (int shift = 1; shift < BLOCK; shift *= 2)
		bits ^= bits << shift;
	return bits;
}

const char *json_skip(const char *at, const char *end)
{
	bool escape = false;
	uint64_t in_string = 0; /* all ones when the block begins in a string */
	size_t depth = 0;
	for (; at < end; at += BLOCK) {
		char last[BLOCK];
		const char *from = at;
		if (end - at < BLOCK) {
			memset(last, ' ', BLOCK);
			from = memcpy(last, at, (size_t)(end - at));
		}
		struct block block = classify(from);
		if (block.escapes || escape)
			block.quotes &= ~escaped_bytes(block.escapes, &escape);
		uint64_t inside = prefix_xor(block.quotes) ^ in_string;
		in_string = (uint64_t)0 - (inside >> (BLOCK - 1));
		for (uint64_t brackets = (block.opening | block.closing) & ~inside; brackets;
			brackets &= brackets - 1) {
			uint64_t lowest = brackets & -brackets;
			if (block.opening & lowest)
				depth++;
			else if (--depth == 0)
				return at + __builtin_ctzll(brackets) + 1;
		}
	}
	return NULL;
}

/* Decoding (RFC 8259, section 7) */

/* Four hexadecimal digits at `at`, or -1. */
static int32_t hex4(const char *at, const char *end)
{
	int32_t unit = 0;
	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = ascii_hex_value(at[i]);
		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

/* Decodes the \u escape at `at` and the low surrogate behind a high one; NULL when a digit is
 * missing. */
static const char *decode_unicode(
	const char *at, const char *end, struct buf *out, struct json_oddities *odd)
{
	const char *next = at + 6;
	int32_t c = hex4(at + 2, end);
	if (c < 0)
		return NULL;
	if (c >= 0xd800 && c <= 0xdbff && end - next >= 6 && next[0] == '\\' && next[1] == 'u') {
		int32_t low = hex4(next + 2, end);
		if (low >= 0xdc00 && low <= 0xdfff) {
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
			next += 6;
		}
	}
	if (c >= 0xd800 && c <= 0xdfff && !odd->lone)
		odd->lone = at;
	odd->nul |= c == 0;
	buf_add_codepoint(out, (uint32_t)c);
	return next;
}

const char *json_decode(struct str raw, struct buf *out, struct json_oddities *odd)
{
	static const char plain[UINT8_MAX + 1] = {['"'] = '"',
		['\\'] = '\\',
		['/'] = '/',
		['b'] = '\b',
		['f'] = '\f',
		['n'] = '\n',
		['r'] = '\r',
		['t'] = '\t'};
	const char *at = raw.ptr, *end = raw.ptr + raw.len;
	while (at < end) {
		const char *escape = memchr(at, '\\', (size_t)(end - at));
		buf_add(out, str_range(at, escape ? escape : end));
		if (!escape)
			break;
		char c = '\0';
		if (end - escape > 1)
			c = plain[(unsigned char)escape[1]];
		if (c) {
			buf_add_byte(out, c);
			at = escape + 2;
		} else {
			at = end - escape > 1 && escape[1] == 'u'
				? decode_unicode(escape, end, out, odd)
				: NULL;
			if (!at)
				return escape;
		}
	}
	return NULL;
}
