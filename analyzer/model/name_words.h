/* What words weigh in names of organisations, before it is known how rare they are in the lists. */
#ifndef MODEL_NAME_WORDS_H
#define MODEL_NAME_WORDS_H

#include "base/str.h"

enum word_sort {
	WORD_RARE, /* nothing is known against it */
	WORD_COMMON, /* of every language: it names many */
	WORD_NOISE, /* articles, prepositions: says nothing */
};

/* The word that an abbreviation or another form stands for: "tech", "technologies" -> "technology";
 * others are given back as they are. */
struct str name_word_canonical(struct str word);
enum word_sort name_word_sort(struct str canonical);

#endif
