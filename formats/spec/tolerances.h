/* What real producers commonly get wrong, and `validate --lenient` therefore reports as a warning. The
 * table is listed in docs/formats.md, which a test holds to it. */
#ifndef SPEC_TOLERANCES_H
#define SPEC_TOLERANCES_H

#include "base/diag.h"

struct tolerance {
	const char *spec; /* "cyclonedx", "spdx" */
	enum diag_id id;
	const char *type, *member; /* of the tables; NULL: any */
	const char *text; /* what is tolerated, for people */
};

extern const struct tolerance tolerances[];
extern const size_t tolerance_count;

struct judge;

/* The tolerance for a problem at the place where the walk is, or NULL: there is none, or the document is
 * judged strictly. */
const struct tolerance *tolerance_of(const struct judge *j, enum diag_id id);

#endif
