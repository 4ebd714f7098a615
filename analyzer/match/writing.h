/* The writings of a name: every form in which it is compared. A listed name has its own and those in
 * Latin letters; a name that is looked up has, besides, those that somebody may hide behind (digits for
 * letters, text that is turned round). */
#ifndef MATCH_WRITING_H
#define MATCH_WRITING_H

#include "model/name_latin.h"

enum writing_kind {
	WRITING_PLAIN, /* its normal form */
	WRITING_LATIN, /* in Latin letters, without accents */
	WRITING_SHORT, /* a listed name without what it has in brackets */
	WRITING_DIGITS, /* with letters for the digits and signs that look like them */
	WRITING_TURNED, /* as it is shown where a right-to-left override stands */
	WRITING_LOOKALIKE, /* with Latin letters for others that look like them */
	WRITING_NOMINATIVE, /* in Latin letters, Russian endings in the nominative */
	WRITING_TRANSLATED, /* in Latin letters, Chinese words of trades in English */
};
const char *writing_name(enum writing_kind kind); /* "as written", "in Latin letters" ... */

struct writing {
	struct str words; /* normal form: single spaces, no legal forms */
	struct str legal; /* canonical legal forms, or absent */
	struct str
		legal_written; /* the words that are those, as written, in Latin letters; or absent */
	uint8_t kind;
};

enum { WRITINGS_MAX = 16 };

/* Longer names are compared whole only, as they are written. */
#define WRITING_NAME_MAX ((size_t)1024)

size_t writings_of_listed(struct latin *latin, struct arena *arena, struct str name,
	struct writing writings[WRITINGS_MAX]);
size_t writings_of_asked(struct latin *latin, struct arena *arena, struct str name,
	struct writing writings[WRITINGS_MAX]);

/* What two names' legal forms say of each other. */
enum legal_relation {
	LEGAL_SAME, /* the same, or neither has one */
	LEGAL_TRANSLATED, /* one law's form in the words of another: AO, JSC */
	LEGAL_ONE, /* only one of them has one */
	LEGAL_OTHER,
};
enum legal_relation legal_compare(const struct writing *a, const struct writing *b);

#endif
