#include "match/words.h"

#include "model/name.h"

enum letter { LETTER_NONE, LETTER_LOWER, LETTER_UPPER, LETTER_DIGIT };

static enum letter letter_of(char c)
{
	if ((c >= 'a' && c <= 'z') || (c & 0x80))
		return LETTER_LOWER;
	if (c >= 'A' && c <= 'Z')
		return LETTER_UPPER;
	return ascii_is_digit(c) ? LETTER_DIGIT : LETTER_NONE;
}

bool words_may_hold(const struct index *index, struct str text)
{
	char last[3] = {0};
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] & 0x80)
			return true; /* its normal form decides */
		if (letter_of(text.ptr[i]) == LETTER_NONE)
			continue;
		last[0] = last[1];
		last[1] = last[2];
		last[2] = ascii_lower(text.ptr[i]);
		if (index_may_begin(index, last))
			return true;
	}
	return false;
}

/* Whether a word ends between two letters: hikVision, v2, HTTPServer (in front of the S). */
static bool border(enum letter before, enum letter now, enum letter after)
{
	if (before == now)
		return before == LETTER_UPPER && after == LETTER_LOWER;
	return !(before == LETTER_UPPER && now == LETTER_LOWER);
}

void words_split(struct words *words, struct arena *arena, struct str text, bool camel)
{
	struct str legal;
	size_t len = 0;
	enum letter before = LETTER_NONE;
	words->count = 0;
	if (!str_is_ascii(text))
		text = name_normalize(arena, text, &legal);
	for (size_t i = 0; i < text.len && len < sizeof words->bytes; i++) {
		enum letter now = letter_of(text.ptr[i]);
		enum letter after = i + 1 < text.len ? letter_of(text.ptr[i + 1]) : LETTER_NONE;
		if (now != LETTER_NONE &&
			(before == LETTER_NONE || (camel && border(before, now, after)))) {
			if (words->count == WORDS_MAX)
				break;
			words->hard[words->count] = before == LETTER_NONE;
			words->begin[words->count++] = (uint16_t)len;
		}
		if (now != LETTER_NONE)
			words->bytes[len++] = ascii_lower(text.ptr[i]);
		before = now;
	}
	words->begin[words->count] = (uint16_t)len;
}

/* Words that punctuation separates are joined only to a brand of this many bytes ("tp-link"), so
 * that initials ("v-k") are none. */
#define JOINED_LEAST 6

struct search {
	const struct words *words;
	const struct index *index;
	void (*visit)(void *context, const struct words_match *match);
	void *context;
	char key[1 + 128];
};

static bool probe(struct search *search, const char *kind, size_t first, size_t count, size_t len)
{
	search->key[0] = kind[0];
	memcpy(search->key + 1, search->words->bytes + search->words->begin[first], len);
	uint32_t posting = index_find(search->index, (struct str){search->key, len + 1});
	if (posting == INDEX_NONE)
		return false;
	struct words_match match = {posting, first, count, kind[0] == KEY_PREFIX[0]};
	search->visit(search->context, &match);
	return true;
}

static bool any_hard(const struct words *words, size_t first, size_t count)
{
	for (size_t i = first + 1; i < first + count; i++)
		if (words->hard[i])
			return true;
	return false;
}

static void search_at(struct search *search, size_t first)
{
	const struct words *words = search->words;
	size_t longest = search->index->longest_words, begin = words->begin[first];
	size_t last = first;
	uint64_t lengths = search->index->prefix_lengths;
	if (longest > sizeof search->key - 1)
		longest = sizeof search->key - 1;
	while (last < words->count && words->begin[last + 1] - begin <= longest)
		last++;
	for (; last > first; last--) {
		size_t len = words->begin[last] - begin, count = last - first;
		if (len < JOINED_LEAST && count > 1 && any_hard(words, first, count))
			continue;
		probe(search, KEY_WORDS, first, count, len);
		if (len < 64 && lengths >> len & 1)
			probe(search, KEY_PREFIX, first, count, len);
	}
	size_t len = words->begin[first + 1] - begin;
	for (; lengths; lengths &= lengths - 1) {
		size_t prefix = (size_t)__builtin_ctzll(lengths);
		if (prefix < len)
			probe(search, KEY_PREFIX, first, 1, prefix);
	}
}

void words_find(const struct words *words, const struct index *index,
	void (*visit)(void *context, const struct words_match *match), void *context)
{
	struct search search = {words, index, visit, context, {0}};
	for (size_t i = 0; i < words->count; i++) {
		if (words->begin[words->count] - words->begin[i] >= 3 &&
			index_may_begin(index, words->bytes + words->begin[i]))
			search_at(&search, i);
	}
}

static bool words_at(const struct words *words, size_t first, const struct words *sought)
{
	size_t from = words->begin[first], len = sought->begin[sought->count];
	bool aligned = false;
	for (size_t i = first; i <= words->count; i++)
		aligned |= words->begin[i] == from + len;
	return len && aligned && memcmp(sought->bytes, words->bytes + from, len) == 0;
}

bool words_hold(const struct words *words, const struct words *sought, size_t behind)
{
	for (size_t i = 0; i < words->count && i <= behind; i++)
		if (words_at(words, i, sought))
			return true;
	return false;
}
