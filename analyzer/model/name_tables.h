/* Legal forms of organisations, and letters of one script that look like those of another. */
#ifndef MODEL_NAME_TABLES_H
#define MODEL_NAME_TABLES_H

#include "base/str.h"

enum {
	FORM_FRONT = 1, /* stands before the name too: ООО, PT, 株式会社 */
	FORM_ANYWHERE = 2, /* is a form wherever it stands behind the first word */
	FORM_WORDS_MAX = 7,
};

struct legal_form {
	struct str form; /* in normal form; one-letter words joined ("s r l": "srl") */
	struct str canonical; /* one of those that mean the same in several scripts and spellings */
	int flags;
};

/* NULL when the words are no legal form. */
const struct legal_form *legal_form_find(struct str words);
/* The form that a word without spaces between its words begins or ends with (株式会社, 有限公司), and
 * is not alone; NULL when there is none. */
const struct legal_form *legal_form_at_end(struct str word);
const struct legal_form *legal_form_at_front(struct str word);

/* The Latin letter that a Cyrillic or Greek one looks like, in lower case; 0 when there is none. */
uint32_t homoglyph_latin(uint32_t letter);
/* The Cyrillic letter that a Latin one looks like. */
uint32_t homoglyph_cyrillic(uint32_t letter);

#endif
