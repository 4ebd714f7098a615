/* What the parts of the JSON syntax share: scanning text in [at, end), and decoding strings. No
 * function reads the byte at `end`. On text that is no JSON the results are of no use, but nothing
 * worse happens. */
#ifndef SYNTAX_JSON_SCAN_H
#define SYNTAX_JSON_SCAN_H

#include "base/buf.h"
#include "base/doc.h"

#if defined(__SSE2__) && !defined(JSON_PORTABLE)
#define JSON_SSE2 1
#include <emmintrin.h>
#endif

#define JSON_EACH_BYTE(byte) ((uint64_t)-1 / 255 * (byte))

/* White space of RFC 8259, section 2. */
static inline bool json_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* The first byte that is no white space, or the end. */
static inline const char *json_space(const char *at, const char *end)
{
	/* Most often there is none, or one. */
	if (at < end && (unsigned char)*at > ' ')
		return at;
	if (end - at > 1 && *at == ' ' && (unsigned char)at[1] > ' ')
		return at + 1;
#ifdef JSON_SSE2
	for (; end - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i space = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')),
						     _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))),
			_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')),
				_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t'))));
		unsigned other = ~(unsigned)_mm_movemask_epi8(space) & 0xffff;
		if (other)
			return at + __builtin_ctz(other);
	}
#endif
	while (at < end && json_is_space(*at))
		at++;
	return at;
}

/* Inside a string: the first quote, backslash or control character, or the end. */
static inline const char *json_string_stop(const char *at, const char *end)
{
#ifdef JSON_SSE2
	const __m128i quote = _mm_set1_epi8('"'), escape = _mm_set1_epi8('\\'),
		      control = _mm_set1_epi8(0x1f);
	for (; end - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i stop = _mm_or_si128(
			_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, escape)),
			_mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
		unsigned mask = (unsigned)_mm_movemask_epi8(stop);
		if (mask)
			return at + __builtin_ctz(mask);
	}
#else
	for (; end - at >= 8; at += 8) {
		uint64_t word;
		memcpy(&word, at, sizeof word);
		uint64_t quote = word ^ JSON_EACH_BYTE('"'), escape = word ^ JSON_EACH_BYTE('\\');
		if ((((quote - JSON_EACH_BYTE(1)) & ~quote) |
			    ((escape - JSON_EACH_BYTE(1)) & ~escape) |
			    ((word - JSON_EACH_BYTE(0x20)) & ~word)) &
			JSON_EACH_BYTE(0x80))
			break;
	}
#endif
	while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
		at++;
	return at;
}

/* Behind the closing quote of the string whose opening quote stands at `at`, or NULL. */
const char *json_string_end(const char *at, const char *end);
/* Behind the bracket that closes the one at `at`, or NULL. Brackets are counted, strings passed
 * over: nothing is checked. */
const char *json_skip(const char *at, const char *end);

/* The same for the root of a document. Where it and its long children end is kept with the document,
 * so that no later pass over the text has to find it again. */
const char *json_skip_root(struct doc *doc, const char *at);
/* The same for any of its values. */
const char *json_skip_in(struct doc *doc, const char *at);
/* Where such a long child that begins there ends, or 0: it is none. */
size_t json_long_end(const struct doc *doc, size_t start);
/* Where an element near the middle of such a list ends, its comma not included; 0: it is not long. */
size_t json_middle(const struct doc *doc, size_t start);

/* What a decoded string holds that must be reported. */
struct json_oddities {
	bool nul; /* U+0000 */
	const char *lone; /* the first lone surrogate, or NULL */
};

/* Decodes the inside of a string, appending at most raw.len bytes. NULL, or the backslash of the
 * first escape that RFC 8259 does not know. */
const char *json_decode(struct str raw, struct buf *out, struct json_oddities *odd);

/* doc->point of JSON documents. */
void json_point(struct doc *doc, struct place *places, size_t count);

#endif
