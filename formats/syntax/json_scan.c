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

static inline unsigned count_bits(uint64_t bits)
{
	bits -= bits >> 1 & JSON_EACH_BYTE(0x55);
	bits = (bits & JSON_EACH_BYTE(0x33)) + (bits >> 2 & JSON_EACH_BYTE(0x33));
	bits = (bits + (bits >> 4)) & JSON_EACH_BYTE(0x0f);
	return (unsigned)(bits * JSON_EACH_BYTE(1) >> (BLOCK - 8));
}

/* What is noted while the text of a whole document is passed over: where the root's children begin
 * and end, and of the child at hand where elements end, at about even distances. */
enum { SEAMS = 32 };
struct survey {
	struct doc *doc;
	size_t child; /* where it begins */
	size_t seams[SEAMS], count, distance, next; /* next: no seam before that */
};

static void open_child(struct survey *survey, size_t at)
{
	survey->child = at;
	survey->count = 0;
	survey->distance = survey->doc->limits->parallel / SEAMS;
	survey->next = at + survey->distance;
}

static void add_seam(struct survey *survey, size_t at)
{
	if (survey->count == SEAMS) {
		for (size_t i = 0; i < SEAMS / 2; i++)
			survey->seams[i] = survey->seams[2 * i + 1];
		survey->count = SEAMS / 2;
		survey->distance *= 2;
	}
	survey->seams[survey->count++] = at;
	survey->next = at + survey->distance;
}

/* The seam that is nearest to the middle of the child, or 0. */
static size_t middle_seam(const struct survey *survey, size_t end)
{
	size_t half = survey->child + (end - survey->child) / 2, best = 0, least = STR_NPOS;
	for (size_t i = 0; i < survey->count; i++) {
		size_t at = survey->seams[i], off = at > half ? at - half : half - at;
		if (off < least) {
			best = at;
			least = off;
		}
	}
	return best;
}

static void keep_span(struct doc *doc, size_t start, size_t middle, size_t end)
{
	size_t kept = sizeof doc->spans / sizeof *doc->spans;
	if (end - start < doc->limits->parallel || doc->span_count == kept)
		return;
	doc->spans[doc->span_count].start = start;
	doc->spans[doc->span_count].middle = middle;
	doc->spans[doc->span_count++].end = end;
}

/* A bracket that closes; `depth` is that behind it. */
static void close_bracket(struct survey *survey, size_t depth, size_t end)
{
	if (depth == 1)
		keep_span(survey->doc, survey->child, middle_seam(survey, end), end);
	else if (depth == 2 && end >= survey->next)
		add_seam(survey, end);
}

static inline const char *skip(const char *at, const char *end, struct survey *survey)
{
	const char *text = survey ? survey->doc->bytes.ptr : at;
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
		uint64_t opening = block.opening & ~inside, closing = block.closing & ~inside;
		size_t offset = (size_t)(at - text);
		/* Most blocks are deep inside an element: there only the depth is of interest. */
		unsigned closed = count_bits(closing);
		if (depth >= closed + 2 && (!survey || offset + BLOCK < survey->next)) {
			depth = depth - closed + count_bits(opening);
			continue;
		}
		for (uint64_t brackets = opening | closing; brackets; brackets &= brackets - 1) {
			size_t here = offset + (size_t)__builtin_ctzll(brackets);
			if (opening & brackets & -brackets) {
				if (++depth == 2 && survey)
					open_child(survey, here);
			} else if (--depth == 0) {
				return text + here + 1;
			} else if (survey) {
				close_bracket(survey, depth, here + 1);
			}
		}
	}
	return NULL;
}

const char *json_skip(const char *at, const char *end)
{
	return skip(at, end, NULL);
}

static const struct doc_span *span_of(const struct doc *doc, size_t start)
{
	for (size_t i = 0; i < doc->span_count; i++)
		if (doc->spans[i].start == start)
			return &doc->spans[i];
	return NULL;
}

const char *json_skip_in(struct doc *doc, const char *at)
{
	const struct doc_span *span = span_of(doc, (size_t)(at - doc->bytes.ptr));
	return span ? doc->bytes.ptr + span->end : json_skip(at, doc->bytes.ptr + doc->bytes.len);
}

const char *json_skip_root(struct doc *doc, const char *at)
{
	size_t start = (size_t)(at - doc->bytes.ptr);
	const struct doc_span *span = span_of(doc, start);
	if (span)
		return doc->bytes.ptr + span->end;
	struct survey survey = {.doc = doc};
	const char *end = skip(at, doc->bytes.ptr + doc->bytes.len, &survey);
	if (end)
		keep_span(doc, start, 0, (size_t)(end - doc->bytes.ptr));
	return end;
}

size_t json_long_end(const struct doc *doc, size_t start)
{
	const struct doc_span *span = span_of(doc, start);
	return span ? span->end : 0;
}

size_t json_middle(const struct doc *doc, size_t start)
{
	const struct doc_span *span = span_of(doc, start);
	return span ? span->middle : 0;
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
