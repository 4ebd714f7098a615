/* Reading texts that people write: legal forms in names, holders in copyright notices. */
#ifndef MATCH_TEXTS_H
#define MATCH_TEXTS_H

#include "match/policy.h"

/* Of a name that is too general without its legal form, the form must be written as the list has
 * it: OOO and LLC are forms of two countries. True for every other identifier. */
bool form_agrees(const struct identifier *identifier, struct str name);

/* The holder in a notice, without what stands before it: "Copyright (c) 2012-2016, 2020 by". */
struct str holder_of(struct str text);
/* Where the holder at the beginning of the text ends, and behind what the next one begins. */
size_t holder_end(struct str text, size_t *next);

#endif
