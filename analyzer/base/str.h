/* A string is a pointer and a length. It is never NUL-terminated by contract, may hold any byte,
 * and never outlives the memory (a document, an arena, a literal) that it points into. An absent
 * string has ptr == NULL; an empty one has len == 0. None of these functions allocates. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *ptr;
	size_t len;
};

/* A literal as a string; usable in static initialisers. */
#define STR_INIT(literal)                                                                          \
	{                                                                                          \
		(literal), sizeof(literal) - 1                                                     \
	}
#define STR(literal) ((struct str)STR_INIT(literal))
#define STR_NONE ((struct str){NULL, 0})
/* printf("%.*s", STR_ARG(s)): for strings known to be shorter than 2 GiB and free of NUL. */
#define STR_ARG(s) ((int)(s).len), ((s).len ? (s).ptr : "")

static inline struct str str_of(const char *text)
{
	return (struct str){text, text ? strlen(text) : 0};
}

static inline struct str str_range(const char *begin, const char *end)
{
	return (struct str){begin, (size_t)(end - begin)};
}

/* Most texts that are compared are short, and many are compared: no call is made for them. */
static inline bool str_bytes_eq(const char *a, const char *b, size_t len)
{
	uint64_t first[2], last[2];
	uint32_t head[2], tail[2];
	if (len > 2 * sizeof(uint64_t))
		return memcmp(a, b, len) == 0;
	if (len >= sizeof(uint64_t)) {
		memcpy(&first[0], a, sizeof(uint64_t));
		memcpy(&first[1], b, sizeof(uint64_t));
		memcpy(&last[0], a + len - sizeof(uint64_t), sizeof(uint64_t));
		memcpy(&last[1], b + len - sizeof(uint64_t), sizeof(uint64_t));
		return first[0] == first[1] && last[0] == last[1];
	}
	if (len >= sizeof(uint32_t)) {
		memcpy(&head[0], a, sizeof(uint32_t));
		memcpy(&head[1], b, sizeof(uint32_t));
		memcpy(&tail[0], a + len - sizeof(uint32_t), sizeof(uint32_t));
		memcpy(&tail[1], b + len - sizeof(uint32_t), sizeof(uint32_t));
		return head[0] == head[1] && tail[0] == tail[1];
	}
	return len == 0 || (a[0] == b[0] && a[len / 2] == b[len / 2] && a[len - 1] == b[len - 1]);
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && str_bytes_eq(a.ptr, b.ptr, a.len);
}

static inline bool str_is(struct str s, const char *text)
{
	return str_eq(s, str_of(text));
}

/* Bytes [from, to) of s, both clipped to its length. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){from ? s.ptr + from : s.ptr, to - from}; /* NULL + 0 is undefined */
}

static inline struct str str_from(struct str s, size_t from)
{
	return str_sub(s, from, s.len);
}

#define STR_NPOS ((size_t)-1)

int str_compare(struct str a, struct str b); /* bytewise, for sorting: <0, 0, >0 */
bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
static inline bool str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_bytes_eq(s.ptr, prefix.ptr, prefix.len);
}
bool str_starts_nocase(struct str s, struct str prefix); /* ASCII letters only */
static inline bool str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len && str_eq(str_from(s, s.len - suffix.len), suffix);
}
size_t str_find(struct str s, struct str needle); /* offset or STR_NPOS */
/* The offset of the first such byte, of the last, or STR_NPOS. */
static inline size_t str_find_byte(struct str s, char byte)
{
	const char *at = s.len ? (const char *)memchr(s.ptr, byte, s.len) : NULL;
	return at ? (size_t)(at - s.ptr) : STR_NPOS;
}
static inline size_t str_rfind_byte(struct str s, char byte)
{
	const char *at = s.len ? (const char *)memrchr(s.ptr, byte, s.len) : NULL;
	return at ? (size_t)(at - s.ptr) : STR_NPOS;
}
struct str str_trim_spaces(struct str s);
/* Without leading and trailing ASCII white space, which most texts have not. */
static inline struct str str_trim(struct str s)
{
	bool none = s.len && (unsigned char)s.ptr[0] > ' ' && (unsigned char)s.ptr[s.len - 1] > ' ';
	return none ? s : str_trim_spaces(s);
}
bool str_is_ascii(struct str s);

/* Splits *rest at the first `separator`: returns what stands before it and leaves *rest behind it.
 * When there is none, returns everything and leaves *rest absent (ptr == NULL), so that `while
 * (rest.ptr)` visits each part once. */
static inline struct str str_cut(struct str *rest, char separator)
{
	struct str whole = *rest;
	size_t at = str_find_byte(whole, separator);
	if (at == STR_NPOS) {
		*rest = STR_NONE;
		return whole;
	}
	*rest = (struct str){whole.ptr + at + 1, whole.len - at - 1};
	return (struct str){whole.ptr, at};
}

/* 64-bit hash, keyed: whoever chooses the strings cannot choose their hashes once a program has set a key of its own. The
 * same for the same key. */
void str_hash_key(uint64_t key);
uint64_t str_hash(struct str s);

/* A decimal number of digits only, at most `limit`; false when it is not one. */
bool str_to_u64(struct str s, uint64_t limit, uint64_t *out);

/* A placeholder says that somebody was asked and did not answer: empty, white space, NOASSERTION,
 * NONE, unknown, n/a, -, and the like in any case. It satisfies nothing and identifies nobody. */
bool str_is_placeholder(struct str s);

static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_alpha(char c)
{
	c = ascii_lower(c);
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_alnum(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

static inline bool ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* 0-15, or -1. */
int ascii_hex_value(char c);

#endif
