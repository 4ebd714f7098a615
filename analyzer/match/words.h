/* The words of a component's name, for brands and products: aligned at the borders that the name
 * itself shows (punctuation, camel case, digits), never inside a word: "aztec" does not hold
 * "zte". */
#ifndef MATCH_WORDS_H
#define MATCH_WORDS_H

#include "match/index.h"

#define WORDS_MAX 256

struct words {
	char bytes[1024]; /* lower case, the words one behind the other */
	uint16_t begin[WORDS_MAX + 1]; /* of each word in bytes; [count]: the end */
	bool hard[WORDS_MAX]; /* punctuation stands in front of it, not only a change of case */
	size_t count;
};

/* False when no brand or product can be in the text: most texts end here. */
bool words_may_hold(const struct index *index, struct str text);

/* camel: split at changes of case and between letters and digits, too. */
void words_split(struct words *words, struct arena *arena, struct str text, bool camel);

/* Do the sought ones stand among the words, behind at most so many others? Camel case may part them in
 * either. */
bool words_hold(const struct words *words, const struct words *sought, size_t behind);

struct words_match {
	uint32_t posting; /* the first of the key, in the index */
	size_t first, count; /* of words */
	bool prefix; /* the brand is the beginning of the word */
};

/* Visits the brands and products that the words hold, longest first at each word. */
void words_find(const struct words *words, const struct index *index,
	void (*visit)(void *context, const struct words_match *match), void *context);

#endif
