/* CPE names (NIST IR 7695): the 2.2 URI binding and the 2.3 formatted string binding. */
#ifndef MODEL_CPE_H
#define MODEL_CPE_H

#include "base/arena.h"

struct cpe {
	char part; /* 'a', 'o', 'h', '*' or '-' */
	struct str vendor, product, version, update, edition, language, sw_edition, target_sw,
		target_hw, other;
	/* unescaped, lower case; "*" any, "-" not applicable. An unescaped "*" or "?" at the ends
	 * of a longer value is a wildcard; the same characters and "\" meant literally keep their
	 * backslash ("\*"), and so does a value that is a literal hyphen ("\-"). */
};

/* On failure *error is one sentence fragment about "it", the name, and what could be read is set,
 * the rest being "*": a wrong name does not hide its vendor. */
bool cpe_parse(struct arena *arena, struct str text, struct cpe *cpe, const char **error);
struct str cpe_format(struct arena *arena, const struct cpe *cpe); /* 2.3 formatted string */

#endif
