/* Russian names are declined: "Laboratoriya Kasperskogo" is the laboratory of Kaspersky. */
#ifndef MATCH_NOMINATIVE_H
#define MATCH_NOMINATIVE_H

#include "base/arena.h"

/* A name in normal form and Latin letters with its words in the nominative, and the endings of
 * adjectives in the usual spelling (-skiy, -skij, -skogo: -sky); behind "imeni" (named after) the
 * genitive of nouns, too. Absent when nothing changes. */
struct str name_nominative(struct arena *arena, struct str latin);

#endif
