/* Who made a component, by what the bill itself says: for the count of attributed components and
 * for naming the stated maker beside a finding. */
#ifndef MATCH_MAKER_H
#define MATCH_MAKER_H

#include "match/evidence.h"
#include "model/purl.h"

/* The strongest claim that was seen. A zeroed struct has none. */
struct claim {
	bool any;
	enum evidence_kind evidence;
	struct str name;
};

/* Keeps the stronger of the two. */
void claim_add(struct claim *claim, enum evidence_kind evidence, struct str name);
/* Namespace, scope, group, owner or distribution of a purl. */
void claim_purl(struct claim *claim, struct arena *arena, const struct purl *purl);
/* At least medium evidence. */
bool claim_attributes(const struct claim *claim);

#endif
