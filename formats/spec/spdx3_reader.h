/* What the parts of the SPDX 3 reader share while a document is read. Private to formats/spec. */
#ifndef SPEC_SPDX3_READER_H
#define SPEC_SPDX3_READER_H

#include "spec/reader.h"
#include "spec/spdx3.h"

struct spdx3_agent {
	struct str name;
	size_t offset;
	bool person;
	uint32_t first, count; /* contacts */
};

struct spdx3_license {
	struct str text; /* an expression or a name; absent for sets and operators */
	size_t offset;
	uint32_t first, count; /* members, of sets and operators */
	uint32_t owner; /* the component, counted from 1, that it was given last: sets may hold
			   themselves */
};

/* What a relationship says of an element: an agent or a licence is its. */
struct spdx3_claim {
	uint32_t from, to; /* references */
	uint8_t party; /* enum party_kind; PARTY_NONE: `to` is a licence; PARTY_COUNT: `from` may be
			  a document that describes `to` */
	size_t offset;
};

struct spdx3_element { /* read again when everything that it refers to is known */
	size_t offset;
	const struct spdx3_class *class;
};

struct spdx3_reader {
	struct reader r; /* for the parts of the engine that judge values and add identities */
	bool expanded; /* JSON-LD expanded: every value is an array */
	bool has_context, known_context;
	struct str spec_version; /* of the first CreationInfo */
	size_t spec_version_at;
	struct node *root; /* without its members */
	LIST(struct str) prefixes; /* IRIs that the document's own context abbreviates */
	struct map prefix_of;
	LIST(struct spdx3_agent) agents;
	LIST(struct identity) contacts;
	LIST(struct spdx3_license) licenses;
	LIST(uint32_t) members; /* references to licences */
	struct map agent_of, license_of, part_of; /* reference -> index */
	struct map collections; /* references of documents and bills */
	LIST(struct spdx3_claim) claims;
	LIST(struct spdx3_element) packages, agents_found, parts;
	struct spdx3_profile *profile; /* what profiles need to find in the graph */
};

/* spdx3_names.c */

/* The name of a member, a class or an entry of a vocabulary as the context of SPDX 3.0.1 compacts it:
 * "https://spdx.org/rdf/3.0.1/terms/Software/Package" is "software_Package", "@type" is "type". What is
 * no term of SPDX stays as it is. */
struct str spdx3_term(struct spdx3_reader *s, struct str name);
struct str spdx3_entry(struct spdx3_reader *s, struct str value);
/* An identifier without a prefix that the document's own context defines; in the scratch arena. */
struct str spdx3_expand(struct spdx3_reader *s, struct str name);
/* The reference that an identifier, expanded by the document's prefixes, is interned as. */
uint32_t spdx3_ref(struct spdx3_reader *s, struct str written);
struct str spdx3_id(const struct spdx3_reader *s, uint32_t ref);
/* A value without what JSON-LD may put around it: {"@value": x}, {"@id": x}. */
const struct node *spdx3_unwrap(const struct node *value);
/* All values of a member, arrays flattened, in the scratch arena. */
size_t spdx3_values(struct spdx3_reader *s, const struct node *member, const struct node ***values);
/* A member of an object by its compact name. */
const struct node *spdx3_get(struct spdx3_reader *s, const struct node *object, const char *name);
/* The first value of a member when it is a string. */
const struct node *spdx3_string(
	struct spdx3_reader *s, const struct node *object, const char *name);
/* That of an object, or of the element that a value names; one is made for an object without. */
uint32_t spdx3_ref_of(struct spdx3_reader *s, const struct node *value);
/* Where a value's identifier is written. */
size_t spdx3_id_offset(struct spdx3_reader *s, const struct node *value);
/* Elements that exist by definition: NoAssertionElement, the licences of the SPDX list ... */
bool spdx3_is_individual(struct spdx3_reader *s, struct str written);
/* Records @context. */
void spdx3_context(struct spdx3_reader *s, const struct node *context);
/* Class and row for names that pre-releases of the model used: "Package", "externalIdentifiers". */
const struct spdx3_class *spdx3_class_alias(struct str name);
const struct field *spdx3_field_alias(
	const struct spdx3_class *class, struct str name, size_t *depth);

/* spdx3.c: the class of an object, or the one that it most likely is of; NULL: nothing is known of it.
 * `named`: the value that says so, or NULL; `known`: it does. */
const struct spdx3_class *spdx3_class_guess(struct spdx3_reader *s, const struct node *object,
	const struct spdx3_class *expected, const struct node **named, bool *known);

/* spdx3_model.c: what an element of a class says. */
void spdx3_note(struct spdx3_reader *s, const struct spdx3_class *class, const struct node *object);
/* The second pass: agents and packages, now that everything they refer to is known. */
void spdx3_packages(struct spdx3_reader *s);

/* profile_spdx3.c: while the graph is visited; then for each package and at the end. */
void profile_spdx3_note(
	struct spdx3_reader *s, const struct spdx3_class *class, const struct node *object);
void profile_spdx3_package(struct spdx3_reader *s, uint32_t component, const struct node *object);
void profile_spdx3(struct spdx3_reader *s);
void profile_spdx3_finish(struct spdx3_reader *s);

/* spdx3_relations.c */
struct spdx3_relation {
	const char *name;
	enum {
		SPDX3_UNRELATED,
		SPDX3_EDGE,
		SPDX3_DERIVED,
		SPDX3_DESCRIBES,
		SPDX3_PARTY,
		SPDX3_LICENSED
	} means;
	bool reversed; /* the edge runs from `to` to `from` */
	uint8_t kind; /* enum edge_kind, identity_via or party_kind */
	uint8_t scope; /* enum component_scope, unless the relationship states one */
};
const struct spdx3_relation *spdx3_relation_named(struct str name);

#endif
