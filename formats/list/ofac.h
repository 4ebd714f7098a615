/* What the formats of OFAC share. */
#ifndef LIST_OFAC_H
#define LIST_OFAC_H

#include "base/doc.h"

/* The files of the SDN list and of the other lists have one format: those of the latter begin with
 * "cons" (cons_prim.csv, CONSOLIDATED.XML, cons_advanced.xml). */
const char *ofac_list(const struct doc *doc);

#endif
