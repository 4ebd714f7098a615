/* Reading texts: legal forms in names, holders in copyright notices, the usual forms of CPE names
 * and addresses. */
#ifndef MATCH_TEXTS_H
#define MATCH_TEXTS_H

#include "match/policy.h"
#include "model/cpe.h"

/* Of a name that is too general without its legal form, the form must be written as the list has
 * it: OOO and LLC are forms of two countries. True for every other identifier. */
bool form_agrees(const struct identifier *identifier, struct str name);

/* The holder in a notice, without what stands before it: "Copyright (c) 2012-2016, 2020 by". */
struct str holder_of(struct str text);
/* Where the holder at the beginning of the text ends, and behind what the next one begins. */
size_t holder_end(struct str text, size_t *next);

/* Takes the next piece of long text: cut at what is no letter where there is such; else the pieces
 * overlap by more than the longest brand, so that none is cut. */
struct str next_piece(struct str *rest);

/* Vendor and product of a formatted CPE name without escapes: nearly all are. False for others. */
bool plain_cpe(struct str text, struct cpe *cpe);
/* "name_project": how the dictionary of CPE names calls the people behind a product without a
 * company. */
bool is_project_of(struct str vendor, struct str product);

/* The host of an address in the usual form, scheme://host/..., as written; absent for others. */
struct str plain_host(struct str text);

#endif
