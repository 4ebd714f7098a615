/* Brands that a word of a party's name is written like: a letter off, in long ones, or digits in the
 * place of letters ("Kapersky", "K4spersky"). */
#ifndef MATCH_MISSPELT_H
#define MATCH_MISSPELT_H

#include "match/words.h"

/* Fills index.spellings, once. */
void misspelt_prepare(struct index *index, struct policies *policies);

/* Visits the brands; none when a word is the brand itself. */
void misspelt_find(const struct words *words, const struct index *index,
	void (*visit)(void *context, uint32_t identifier), void *context);

#endif
