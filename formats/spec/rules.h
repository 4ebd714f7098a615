/* The rules that no table expresses. Each has a row: the type whose objects it is about, and the clause of
 * the schema or the text that it is named after. Private to formats/spec. */
#ifndef SPEC_RULES_H
#define SPEC_RULES_H

#include "spec/judge.h"

struct rule_state;

struct object_rule {
	const char *type; /* of the tables */
	bool structure; /* a clause of the JSON schema: not for XML, whose schema is another */
	void (*check)(struct judge *j, const struct node *object);
};

struct spec_rules {
	const struct object_rule *objects; /* ends with a zeroed one */
	void (*scalar)(struct judge *j, const struct field *field, const struct node *value);
	void (*list)(struct judge *j, const struct field *field, const struct node *list);
	void (*finish)(struct judge *j); /* of a document that could be read to its end */
	void (*destroy)(struct rule_state *state); /* of any; NULL: nothing to free */
};

extern const struct spec_rules rules_cyclonedx, rules_spdx2;

/* A place that names a licence which the document has to declare. */
struct license_use {
	struct str name;
	size_t offset;
};

/* What rules about the whole document remember. */
struct rule_state {
	const struct spec_rules *rules;
	/* The rules about a type: bits of the list of rules, for types met before. */
	struct {
		const struct spec_type *type;
		uint32_t rules;
	} memo[64];
	const struct node *expression; /* the one being taken apart */
	LIST(struct license_use) license_uses;
	struct map licenses; /* declared: LicenseRef-... */
	struct map documents; /* declared: DocumentRef-... */
	uint32_t declared;
	struct spdx2_state *spdx2;
};

/* The rules that formats share. */
void rules_expression(struct judge *j, const struct node *value);
void rules_declare(struct judge *j, struct map *map, struct str name);
void rules_purl(struct judge *j, const struct node *value);
/* A version of the SPDX licence list: SPDX 2.3, clause 6.7, asks for "M.N"; the list's own versions have a third
 * number since 3.24.0. */
bool rules_list_version(struct str text);
void rules_cpe(struct judge *j, const struct node *value);
/* A hash of an algorithm as CycloneDX or SPDX writes it. */
void rules_hash(struct judge *j, const struct node *algorithm, const struct node *value);
/* An externalRef of SPDX 2. */
void rules_external_ref(struct judge *j, const struct node *object);
void rules_jsf(struct judge *j, const struct node *signature);

#endif
