/* SPDX licence identifiers and licence expressions (SPDX 2.3, annex D). */
#ifndef SPEC_LICENSE_H
#define SPEC_LICENSE_H

#include "base/str.h"

enum { LICENSE_DEPRECATED = 1, LICENSE_EXCEPTION = 2, LICENSE_NEWER = 4 };

struct license_id {
	const char *name;
	uint8_t flags;
};

extern const struct license_id license_ids[];
extern const size_t license_id_count;

/* Identifiers are compared without regard to case (annex D.2). NULL when it is on no list. */
const struct license_id *license_named(struct str name);
/* Whether the official schemas enumerate it: exactly so, and in the list that they hold. */
bool license_enumerated(struct str name);

/* What stands in an expression. */
enum license_word {
	LICENSE_WORD_ID, /* an identifier, without a "+" behind it */
	LICENSE_WORD_EXCEPTION, /* behind WITH */
	LICENSE_WORD_REF, /* LicenseRef-..., with its DocumentRef-...: when it has one */
};

struct license_visitor {
	void *context;
	void (*word)(void *context, enum license_word kind, struct str word);
};

/* Takes an expression apart; NULL when it is well-formed, else what is wrong with it, and *offset is
 * where. The visitor may be NULL. */
const char *license_expression(
	struct str text, const struct license_visitor *visitor, size_t *offset);

#endif
