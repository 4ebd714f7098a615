/* Names of organisations: parties as specifications write them, and the normal form in which they
 * are compared. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/arena.h"

struct party {
	struct str name; /* without keyword, e-mail and quotes */
	struct str email; /* absent when there is none */
	bool person; /* "Person: ..." */
	bool organization;
	bool tool;
	bool placeholder; /* NOASSERTION and the like */
};

/* "Organization: Name (mail)", "Person: Name (mail)", "Tool: name-1.0", "Name <mail>", plain names.
 * SPDX 2.3 6.8 and C.2. */
void party_parse(struct str text, struct party *party);

/* The normal form: NFKC, full case folding, quotes and punctuation to single spaces, mixed-script
 * homoglyphs folded; legal forms (OOO, GmbH, Co., Ltd., 有限公司 ...) are split off into *legal, in
 * normal form, sorted; absent if none. Non-ASCII text goes through ICU, ASCII text does not. */
struct str name_normalize(struct arena *arena, struct str name, struct str *legal);

/* The words of a name in normal form: split at spaces, punctuation, digits' borders and camel case:
 * "KasperskyLab-hexa_ui2" -> kaspersky lab hexa ui 2. Visits each; false from the callback stops.
 */
void name_words(struct arena *arena, struct str name, bool (*visit)(void *context, struct str word),
	void *context);

#endif
