/* Rules of one's own policies (member `rules` of policy.json, docs/own-policies.md): what a company
 * denies, wants reviewed or allows, by package, version, licence, maker or the maker's country. Their
 * basis is "policy". Of the rules that fit a component the first decides: those of a policy in their
 * order, behind them those of the policies that it extends. An allow rule lifts what later rules of
 * one's own, or a bundle that is stricter than the statute, say; the finding stays, as waived. It
 * never lifts what a law or contract says: then it is shown as not applied. */
#ifndef MATCH_OWNRULE_H
#define MATCH_OWNRULE_H

#include "match/load.h"
#include "match/waiver.h"

enum effect_kind { EFFECT_DENY, EFFECT_REVIEW, EFFECT_ALLOW };
const char *effect_name(enum effect_kind effect); /* "deny" ... */

/* All that is stated must hold; of a list one is enough. */
struct own_condition {
	struct str component; /* a glob of the name, or of group/name; absent: any */
	struct str purl; /* a glob of type/namespace/name, decoded; absent: any */
	struct str shown; /* the purl's glob as written */
	bool ranged;
	struct vers versions;
	struct str *licenses; /* globs of SPDX identifiers */
	size_t license_count;
	struct str *countries; /* of the maker's seat: ISO 3166-1 alpha-2 */
	size_t country_count;
	struct str *entities; /* ids */
	size_t entity_count;
};

struct own_rule {
	enum effect_kind effect;
	const struct policy *policy;
	struct measure measure; /* what a finding shows of it */
	struct period period;
	struct str replacement;
	struct own_condition match;
	struct own_condition *except;
	size_t except_count;
	struct waiver allow; /* what a finding shows of an allow rule */
};

/* Reads the member `rules`, when there is one; false when something was reported. */
bool load_rules(
	struct policies *policies, struct doc *doc, const struct node *root, struct policy *policy);
/* Once all policies are loaded, and their places fixed: `extends` names policies that are there, and not in a circle. */
bool check_extends(struct policies *policies);

/* The policies whose rules count for one, itself first, each once; fills `order` (room for all
 * policies) and returns how many. */
size_t own_rules_order(const struct policies *policies, const struct policy *policy,
	const struct policy **order, size_t count);

/* Whether the expression is made of licences that fit a glob: denied when one that is needed fits
 * (every choice of an OR must), allowed when all that are needed fit. */
bool license_denied(struct str expression, const struct str *globs, size_t count);
bool license_allowed(struct str expression, const struct str *globs, size_t count);

#endif
