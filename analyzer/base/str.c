#include "base/str.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

int str_compare(struct str a, struct str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool str_eq_nocase(struct str a, struct str b)
{
	return a.len == b.len && str_starts_nocase(a, b);
}

bool str_starts_nocase(struct str s, struct str prefix)
{
	if (s.len < prefix.len)
		return false;
	for (size_t i = 0; i < prefix.len; i++)
		if (ascii_lower(s.ptr[i]) != ascii_lower(prefix.ptr[i]))
			return false;
	return true;
}

#ifdef __SSE2__

/* The first place before `end`, 16 at a time, where the needle's first and last byte stand at its
 * length from one another and all between fits; where to go on from, else. Reads needle.len bytes
 * behind each place. */
static bool find_in_blocks(const char **at, const char *end, struct str needle)
{
	const __m128i first = _mm_set1_epi8(needle.ptr[0]),
		      last = _mm_set1_epi8(needle.ptr[needle.len - 1]);
	for (; end - *at >= 16; *at += 16) {
		const char *behind = *at + needle.len - 1;
		__m128i a = _mm_loadu_si128((const __m128i *)(const void *)*at);
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)behind);
		unsigned both = (unsigned)_mm_movemask_epi8(
			_mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, last)));
		for (; both; both &= both - 1) {
			const char *found = *at + __builtin_ctz(both);
			if (memcmp(found, needle.ptr, needle.len) == 0) {
				*at = found;
				return true;
			}
		}
	}
	return false;
}

#endif

size_t str_find(struct str s, struct str needle)
{
	if (s.len < needle.len || s.len == 0 || needle.len == 0)
		return needle.len ? STR_NPOS : 0;
	const char *at = s.ptr, *end = s.ptr + s.len; /* NULL + 0 is undefined */
#ifdef __SSE2__
	if (find_in_blocks(&at, end - (needle.len - 1), needle))
		return (size_t)(at - s.ptr);
#endif
	/* Not memmem: it prepares tables, which costs more than it saves in the short texts here. */
	while ((at = memchr(at, needle.ptr[0], (size_t)(end - at))) &&
		!str_starts(str_range(at, end), needle))
		at++;
	return at ? (size_t)(at - s.ptr) : STR_NPOS;
}

struct str str_trim_spaces(struct str s)
{
	while (s.len && ascii_is_space(s.ptr[0]))
		s = str_from(s, 1);
	while (s.len && ascii_is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool str_is_ascii(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

static uint64_t mix(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_key = 0x9e3779b97f4a7c15u;

void str_hash_key(uint64_t key)
{
	hash_key = key | 1;
}

uint64_t str_hash(struct str s)
{
	const uint64_t k0 = hash_key, k1 = hash_key * 0xd6e8feb86659fd93u;
	uint64_t hash = k0 ^ s.len, word;
	size_t i = 0;
	for (; i + 8 <= s.len; i += 8) {
		memcpy(&word, s.ptr + i, 8);
		hash = mix(hash ^ word, k1) + hash;
	}
	word = 0;
	if (i < s.len)
		memcpy(&word, s.ptr + i, s.len - i);
	return mix(hash ^ word, k0 ^ (k1 >> 1));
}

bool str_to_u64(struct str s, uint64_t limit, uint64_t *out)
{
	uint64_t value = 0;
	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!ascii_is_digit(s.ptr[i]))
			return false;
		uint64_t digit = (uint64_t)(s.ptr[i] - '0');
		if (value > (limit - digit) / 10 || digit > limit)
			return false;
		value = value * 10 + digit;
	}
	*out = value;
	return true;
}

bool str_is_placeholder(struct str s)
{
	static const struct str words[] = {STR_INIT(""), STR_INIT("noassertion"), STR_INIT("none"),
		STR_INIT("unknown"), STR_INIT("n/a"), STR_INIT("na"), STR_INIT("-"), STR_INIT("--"),
		STR_INIT("?"), STR_INIT("null"), STR_INIT("undefined"), STR_INIT("not available"),
		STR_INIT("not specified"), STR_INIT("unspecified"), STR_INIT("tbd"),
		STR_INIT("todo"), STR_INIT("anonymous")};
	s = str_trim(s);
	if (s.len > sizeof "not available")
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (s.len == words[i].len && str_eq_nocase(s, words[i]))
			return true;
	return false;
}

int ascii_hex_value(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
