/* Whether two names are of one party: the words' likeness, legal forms, and how distinctive the name
 * is. */
#ifndef MATCH_NAME_SCORE_H
#define MATCH_NAME_SCORE_H

#include "match/name_align.h"

enum name_grade {
	NAME_DIFFERENT,
	NAME_POSSIBLE, /* the whole name of a short or common one: it takes another piece of evidence */
	NAME_SIMILAR, /* at or above the threshold */
	NAME_SAME, /* word for word, in whatever script */
};
const char *name_grade_name(enum name_grade grade); /* "different", "possible" ... */

/* The usual threshold, in thousandths: docs/lists.md shows what was measured. */
enum { NAME_THRESHOLD = 900 };

/* What keeps two names from being taken for one. */
enum name_doubt {
	DOUBT_NONE,
	DOUBT_NOTHING, /* one has no words */
	DOUBT_TYPO, /* in a short name, or with nothing beside it */
	DOUBT_COMMON, /* short or common, and not the same as a whole */
	DOUBT_LEGAL, /* short or common, and of another legal form */
	DOUBT_THRESHOLD,
};
const char *name_doubt_text(enum name_doubt doubt);

struct name_score {
	uint8_t grade;
	uint8_t doubt; /* of NAME_DIFFERENT */
	uint8_t legal; /* enum legal_relation */
	uint16_t score;
	struct alignment alignment;
};

/* a: the writing that is looked up; b: the listed one. */
void name_score(struct name_score *score, const struct writing *a,
	const struct name_tokens *a_tokens, const struct writing *b,
	const struct name_tokens *b_tokens, unsigned threshold);

#endif
