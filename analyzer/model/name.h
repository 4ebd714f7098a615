/* The normal form in which names of organisations are compared, and the words of any name. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/arena.h"
#include "model/party.h"

/* The normal form: NFKC, full case folding, quotes and punctuation to single spaces, "&" to "and",
 * mixed-script homoglyphs folded, invisible characters dropped. Legal forms (OOO, GmbH, Co., Ltd.,
 * 有限公司 ...) are split off into *legal: canonical spellings ("ООО", "Limited Liability Company":
 * "llc"), sorted, each once, with spaces between; absent if there are none. A name of nothing but
 * legal forms keeps them. Non-ASCII text goes through ICU, ASCII text does not. Letters keep their
 * script and their accents: other writings of a name are other names (see the policies' aliases).
 */
struct str name_normalize(struct arena *arena, struct str name, struct str *legal);

/* The same words with the legal forms among them. */
struct str name_fold(struct arena *arena, struct str name);

/* The words of a name in normal form: split at spaces, punctuation, digits' borders and camel case:
 * "KasperskyLab-hexa_ui2" -> kaspersky lab hexa ui 2. A run of Chinese, Japanese or Korean writing is
 * one word. Visits each; false from the callback stops. The words live in the arena or in `name`.
 */
void name_words(struct arena *arena, struct str name, bool (*visit)(void *context, struct str word),
	void *context);

#endif
