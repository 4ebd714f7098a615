/* How alike two writings of names are: their words are laid against each other, each weighs what it is
 * rare, and what stands on one side alone counts against it. Nothing is compared across the borders of
 * words, but for words that one side writes together. */
#ifndef MATCH_NAME_ALIGN_H
#define MATCH_NAME_ALIGN_H

#include "base/buf.h"
#include "match/writing.h"

enum { NAME_TOKENS_MAX = 48 };

/* Weights and scores are in thousandths: 1000 is the word that is in one name, the score of equals. */
struct name_token {
	struct str text; /* canonical: "technology" for "tech" */
	struct str written; /* as it stands in the writing; in compiled lists: canonical */
	uint16_t weight;
};

struct name_tokens {
	struct name_token items[NAME_TOKENS_MAX];
	size_t count;
	uint32_t weight; /* of all */
	uint32_t letters; /* bytes of all */
	bool whole; /* there are no more than these */
};

/* The words of a writing with the weights that they have by themselves. */
void name_tokens_split(struct name_tokens *tokens, struct str words);
/* The words that say something (all of them where none does), one behind the other: what is looked up
 * as a whole. */
struct str name_tokens_join(struct arena *arena, const struct name_tokens *tokens);
/* Adds up the weights, after they were set. */
void name_tokens_weigh(struct name_tokens *tokens);

/* A name is distinctive when one word of it, or several together, are rare and long enough; others are
 * shared by many ("Citadel", "Global Trading"). */
enum { DISTINCTIVE = 800 };
unsigned name_distinctiveness(const struct name_tokens *tokens);

/* How two words stand to each other. */
enum pair_kind { PAIR_SAME, PAIR_JOINED, PAIR_TYPO };
struct name_pair {
	uint8_t a, b; /* the first word on either side */
	uint8_t a_count, b_count;
	uint8_t kind;
	uint16_t likeness; /* thousandths */
};

struct alignment {
	struct name_pair pairs[NAME_TOKENS_MAX];
	size_t count;
	uint16_t score; /* of the words alone */
	bool ordered; /* the words stand in one order */
	bool same; /* the same words in one order, but for spaces, articles and the like */
	unsigned typos;
};

/* fuzzy: words may differ by a letter, or two when they are long. */
void name_align(struct alignment *alignment, const struct name_tokens *a,
	const struct name_tokens *b, bool fuzzy);

/* "gazprom 1.000, neft ~ nefti 0.500 (typo), -trading 0.200": the words that fit with their weights, then
 * those that stand on one side alone (+: on the listed one). */
void alignment_explain(struct buf *out, const struct alignment *alignment,
	const struct name_tokens *a, const struct name_tokens *b);

/* Letters by which two words differ (insertions, deletions, substitutions, transpositions of
 * neighbours), at most `limit` + 1. */
unsigned word_distance(struct str a, struct str b, unsigned limit);
/* How many may: none in short words. */
unsigned word_typos_allowed(struct str word);

#endif
