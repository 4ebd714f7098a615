/* Policies: who is restricted, by which measure, since when, and how far that reaches. A policy is
 * data: a folder of policies/ with policy.json and SOURCES.md, over the shared file of entities.
 * docs/policies.md describes the files; docs/schemas/ holds their JSON Schemas. */
#ifndef MATCH_POLICY_H
#define MATCH_POLICY_H

#include "base/date.h"
#include "base/doc.h"
#include "base/map.h"
#include "model/bom.h"

enum confidence { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };

const char *confidence_name(enum confidence confidence); /* "low" ... */

enum relation {
	RELATION_PRODUCED, /* made, published or supplied by the entity */
	RELATION_SUBSIDIARY, /* by a subsidiary or affiliate under its control */
	RELATION_WHITE_LABEL, /* embeds or relabels the entity's product */
	RELATION_DONATED, /* began at the entity, now a foundation's */
	RELATION_DIVESTED, /* the business was sold */
	RELATION_THIRD_PARTY, /* somebody else's client or tool for the entity's product */
	RELATION_FORK, /* a copy developed by others */
	RELATION_UNRELATED, /* looks like the entity and is not: stops other matches of the same
			       value */
};

const char *relation_name(enum relation relation); /* "white-label" ... */

enum reach {
	REACH_ANY_SOFTWARE,
	REACH_CYBER_SOFTWARE,
	REACH_NAMED_APPLICATION,
	REACH_EQUIPMENT_AND_SERVICES,
	REACH_TRANSACTIONS,
	REACH_EXPORT,
	REACH_CONTRACTING,
};
const char *reach_name(enum reach reach); /* "any-software" ... */

/* What an identified product is, for the reach of a measure. */
enum product_class {
	CLASS_UNKNOWN,
	CLASS_SECURITY,
	CLASS_EQUIPMENT,
	CLASS_NAMED_APPLICATION,
	CLASS_OTHER
};
const char *class_name(enum product_class product_class); /* "named-application" ... */

enum identifier_kind {
	IDENTIFIER_NAME, /* legal name or alias, whole; any script */
	IDENTIFIER_BRAND, /* a distinctive word: as a whole word of a name it is review at most */
	IDENTIFIER_PURL, /* "pkg:npm/%40kaspersky/" + "*" behind a reserved namespace, or one
			    package without version */
	IDENTIFIER_OWNER, /* repository owner: "github.com/KasperskyLab" */
	IDENTIFIER_DOMAIN, /* registrable domain or a host */
	IDENTIFIER_CPE_VENDOR,
	IDENTIFIER_NAMESPACE, /* "maven:com.kaspersky" (itself and what follows a dot),
				 "winget:Kaspersky", "docker:..." */
	IDENTIFIER_PRODUCT, /* a product's name; whole component name together with a party, or
			       review */
	IDENTIFIER_HASH,
	IDENTIFIER_COUNT
};
const char *identifier_kind_name(enum identifier_kind kind); /* "cpe-vendor" ... */

struct identifier {
	uint8_t kind, relation, confidence, product_class;
	struct str value;
	int32_t from, to; /* the relation holds on D iff from <= D < to; DATE_NONE, DATE_MAX */
	struct str source; /* key in SOURCES.md */
	struct str note; /* why, for the reason of a finding; may be absent */
	struct str replacement;
	uint32_t entity;
	uint32_t affiliate; /* the affiliate that bears the name; else the same as entity */
	bool prefix; /* brand, name: a word, a party's name that begins with it counts, too */
	bool legal_form; /* name: too generic without its legal form, which must then be the same */
	bool company; /* name: a longer one that begins with it counts where it has a legal form */
	size_t offset; /* in the entities file */
};

struct entity {
	struct str id, name;
	struct str parent; /* id of the entity that controls it; absent */
	struct str country; /* of the entity's seat; absent */
	struct str short_name; /* as people call it: an alias that is a brand, too; else the name */
	bool certain; /* its legal name is known with high confidence */
	bool person; /* matched only where persons are asked for */
	size_t offset;
};

enum verdict {
	VERDICT_NO_MATCH,
	VERDICT_WAIVED,
	VERDICT_UNKNOWN,
	VERDICT_REVIEW,
	VERDICT_PROHIBITED
};
const char *verdict_name(enum verdict verdict); /* "no-match" ... */

/* One step in the life of a measure: on D iff from <= D < to it leads to at most this verdict. */
struct period {
	int32_t from, to;
	uint8_t verdict;
	bool advisory; /* then verdict is VERDICT_REVIEW: the most that a bundle may raise it to */
	struct str text; /* what holds then, one sentence */
};

/* An entity on a measure's list: on D iff from <= D < to. */
struct listing {
	uint32_t entity;
	int32_t from, to;
	int32_t edition; /* date of the edition that names it; DATE_NONE: the list has none */
	bool review; /* the date is inferred, not documented: review at most */
	struct str reference; /* its entry there ("SDN 17018"); may be absent */
};

struct measure {
	struct str id; /* the rule: "icts-2021-002/2" or the policy's id */
	struct str title, authority, instrument, citation, url, quote, addressee, next;
	struct str source; /* key in the policy's SOURCES.md */
	uint8_t reach;
	uint8_t scopes; /* bits 1 << enum scope */
	struct str basis; /* law, contract, policy */
	struct period *periods;
	size_t period_count;
	struct listing *listings;
	size_t listing_count;
	struct str *exceptions; /* product names that it does not reach */
	size_t exception_count;
	struct str *
		words; /* in the name of an entity's product they show that it is one it speaks of */
	size_t word_count;
};

enum scope { SCOPE_FEDERAL_AGENCY, SCOPE_CONTRACTOR, SCOPE_US_PERSON, SCOPE_IC, SCOPE_KINDS };
struct str scope_name(enum scope scope);
bool scope_parse(struct str text, enum scope *scope);

/* One row of a policy's own tests. */
struct policy_test {
	struct str name;
	struct str purl, component, group, version, supplier, manufacturer, publisher, author, cpe,
		url, license;
	uint8_t type; /* enum component_type */
	int32_t as_of;
	struct str bundle; /* absent: the policy alone */
	struct str expect; /* prohibited, review, advisory, no-match or unknown */
	struct str entity; /* absent: any */
	size_t offset;
};

struct own_rule;

struct policy {
	struct doc *doc;
	struct str id, title, version;
	int32_t edition;
	struct str sha256;
	struct measure *measures;
	size_t measure_count;
	struct policy_test *tests;
	size_t test_count;
	struct own_rule *rules; /* match/ownrule.h */
	size_t rule_count;
	struct str *extends; /* ids of the policies that it builds on */
	size_t extend_count, extends_offset;
};

/* How a bundle treats a policy. */
enum tier { TIER_OFF, TIER_ADVISORY, TIER_REVIEW, TIER_PROHIBIT };
const char *tier_name(enum tier tier); /* "prohibit" ... */

struct bundle {
	struct str id, title, meaning; /* what its `prohibited` means and for whom */
	enum scope scope;
	struct {
		struct str policy;
		enum tier tier;
		enum tier ic_tier; /* in scope ic */
		enum tier hardware; /* for devices, firmware and hardware */
		bool any_software; /* a company rule: the policy reaches any software */
		bool direct; /* only the subject and what it directly depends on */
	} * members;
	size_t member_count;
};

/* Lists of what is never evidence (stop.json). */
struct stop {
	struct map mailboxes; /* domains that give mailboxes to the public */
	LIST(struct str) platforms; /* endings of names that say what a package is built for */
};

struct policies {
	struct arena arena;
	LIST(struct policy) policies;
	LIST(struct entity) entities;
	LIST(struct identifier) identifiers;
	LIST(struct bundle) bundles;
	LIST(struct doc *) docs; /* owns the texts */
	struct map entity_by_id;
	struct stop stop;
	struct str contact; /* where a wrong entry is reported */
	int32_t edition; /* of the entities */
	struct str default_bundle; /* its id */
	struct str entities_sha256;
	struct limits limits; /* for the files */
	struct index *index;
	struct lists *lists; /* imported ones; NULL: none (match/lists.h) */
};

/* The packs that were built in, and those of `folders` (a folder with policy.json, or one that holds
 * entities.json, bundles.json and such folders): folders that bring entities or bundles of their own
 * stand in place of what was built in, policies alone are added to it. The built-in stop lists always
 * count; a folder's stop.json adds to them. False when a file is broken: the documents' diagnostics
 * say where. */
bool policies_load(struct policies *policies, const char *const *folders, size_t count,
	const struct limits *limits);
void policies_finish(struct policies *policies);
const struct policy *policies_find(const struct policies *policies, struct str id);
const struct bundle *policies_bundle(const struct policies *policies, struct str id);

#endif
