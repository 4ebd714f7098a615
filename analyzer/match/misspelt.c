#include "match/misspelt.h"

#include "match/name_align.h"

/* Words of that many letters are no others with one letter changed; with digits for letters, shorter
 * ones are not, either. */
enum { LONG = 9, WITH_DIGITS = 6 };

void misspelt_prepare(struct index *index, struct policies *policies)
{
	index->spellings =
		ARENA_ARRAY(&policies->arena, struct spelling, policies->identifiers.count);
	for (size_t i = 0; i < policies->identifiers.count; i++) {
		const struct identifier *identifier = &policies->identifiers.items[i];
		struct str word = str_from(index->keys[i], 1);
		if (identifier->kind == IDENTIFIER_BRAND &&
			identifier->relation == RELATION_PRODUCED && word.len >= WITH_DIGITS)
			index->spellings[index->spelling_count++] =
				(struct spelling){word, (uint32_t)i};
	}
}

/* The letters that a digit is written for; the digit itself where there are none. */
static const char *letters_for(char digit)
{
	static const char *const letters[] = {"o", "il", "z", "e", "a", "s", "g", "t", "b", "g"};
	return ascii_is_digit(digit) ? letters[digit - '0'] : "";
}

/* The same but for digits in the place of letters. */
static bool same_with_digits(struct str word, struct str brand)
{
	bool same = word.len == brand.len;
	for (size_t i = 0; i < word.len && same; i++)
		same = word.ptr[i] == brand.ptr[i] ||
			strchr(letters_for(word.ptr[i]), brand.ptr[i]);
	return same;
}

static bool is_like(struct str word, struct str brand)
{
	if (word.len < WITH_DIGITS || str_eq(word, brand))
		return false;
	/* A letter that differs is not at both ends. */
	bool end =
		word.ptr[0] == brand.ptr[0] || word.ptr[word.len - 1] == brand.ptr[brand.len - 1];
	return same_with_digits(word, brand) ||
		(end && word.len >= LONG - 1 && brand.len >= LONG &&
			word_distance(word, brand, 1) == 1);
}

void misspelt_find(const struct words *words, const struct index *index,
	void (*visit)(void *context, uint32_t identifier), void *context)
{
	for (size_t i = 0; i < words->count; i++) {
		struct str word = {words->bytes + words->begin[i],
			(size_t)(words->begin[i + 1] - words->begin[i])};
		for (size_t k = 0; k < index->spelling_count && word.len >= WITH_DIGITS; k++)
			if (is_like(word, index->spellings[k].word))
				visit(context, index->spellings[k].identifier);
	}
}
