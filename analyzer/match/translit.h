/* Cyrillic names in Latin letters, as the usual schemes write them: a supplier that writes its
 * Russian name in Latin letters is still found. Applied to the policies' own names only. */
#ifndef MATCH_TRANSLIT_H
#define MATCH_TRANSLIT_H

#include "base/arena.h"

#define TRANSLIT_SCHEMES 4

/* The spelling of a name in normal form under a scheme (0 to TRANSLIT_SCHEMES - 1); absent when it
 * has no Cyrillic letters, or others that are not Latin. */
struct str transliterate(struct arena *arena, struct str name, unsigned scheme);

#endif
