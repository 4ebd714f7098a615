/* What the parts of the engine share while a document is read: engine.c walks the nodes by the table,
 * check.c judges single values, roles.c fills the model, swid.c reads SWID tags. Private to
 * formats/spec. */
#ifndef SPEC_READER_H
#define SPEC_READER_H

#include <regex.h>

#include "spec/spec.h"

/* The parts of an object that mean something only together (a hash is algorithm and value). */
struct record {
	const struct node *ref, *type, *value;
	bool locator; /* the reference names a package in a repository (SPDX externalRefs) */
};

/* Whose evidence is being read. Handed down by value: what a member changes holds below it. */
struct scope {
	uint32_t component; /* the component in whose text we are, or COMPONENT_NONE */
	uint8_t via; /* enum identity_via */
	uint8_t party; /* enum party_kind of the party in whose object we are */
	bool own; /* directly the component's: name, version, references set its fields */
	bool document; /* of the document: kept until the root component is complete */
	bool contact; /* a person at the party: the e-mail counts, the name does not */
	bool silent; /* read for conformance, no evidence of a maker */
	bool deferred; /* second pass over a component: only the components inside it */
	struct record *record;
};

struct target { /* one of several references in an object (dependsOn) */
	struct str name;
	size_t offset;
	bool provides;
};

enum { VALUE_MEMO = 64, PATTERN_MEMO = 32, TYPE_MEMO = 64, FIELD_MEMO = 64 };

/* A row as it holds for the document's version. */
struct member {
	const struct field *field;
	uint64_t bit; /* members_bit */
	bool current; /* the version knows it */
	bool plain; /* one string, and nothing else that it could be */
	bool checked; /* check_value has something to look at */
};

/* What was found out about a type before: many objects are of few types. */
struct type_memo {
	const struct spec_type *type;
	uint8_t version;
	bool masked; /* the two masks tell whether the alternatives are kept */
	uint64_t required; /* rows that must be there in that version */
	uint64_t needed, exclusive; /* one of these must be there; not more than one may be */
	struct member members[FIELD_MEMO]; /* by their names */
};

struct judge;

struct reader {
	const struct spec *spec;
	struct doc *doc;
	struct bom *bom;
	bool xml;
	uint8_t version; /* of the tables */
	bool versioned; /* the document has said its version */
	uint64_t seen; /* members of the root object so far, by row */
	uint32_t root; /* the subject, or COMPONENT_NONE */
	struct arena scratch; /* emptied after each element of a long list */
	LIST(struct identity) late; /* the document's own: they become the root component's */
	LIST(struct target) targets;
	struct { /* values of enumerations that were found good before */
		const struct spec_values *of;
		const struct spec_value *value;
		size_t length;
	} memo[VALUE_MEMO];
	struct type_memo types[TYPE_MEMO];
	struct { /* compiled patterns of fields, filled from the front */
		const char *pattern;
		regex_t regex;
	} patterns[PATTERN_MEMO];
	struct str xml_namespace;
	struct judge *judge; /* NULL: the document is only read */
};

/* engine.c: true when members are left for the second pass. */
bool read_members(struct reader *r, const struct spec_type *type, const struct node *object,
	const struct scope *scope);

/* The judge reports on its own, and more: then the engine's checks are silent. */
static inline bool reader_silent(struct reader *r, enum diag_id id)
{
	return r->judge || diag_full(r->doc, id);
}

/* members.c: what is known of a type's members; a bit for each of its first 64 rows. */
uint64_t members_bit(const struct spec_type *type, const struct field *field);
uint64_t members_required(const struct reader *r, const struct spec_type *type);
/* Reports members that are not there, but for those of these names (ends with NULL; may be NULL). */
void members_report_missing(struct reader *r, const struct spec_type *type, uint64_t missing,
	size_t offset, const char *const *except);
/* Of some members one must be there, of others not more than one may be; `seen` has the bits of those
 * that are. */
void members_check_alternatives(
	struct reader *r, const struct type_memo *memo, uint64_t seen, const struct node *object);
/* Valid until that of another type is asked for. */
struct type_memo *members_memo(struct reader *r, const struct spec_type *type);
/* Valid until another member is asked for; NULL when there is none of that name. */
const struct member *members_find(struct reader *r, struct type_memo *memo, struct str name);

/* check.c: reports what is wrong with a scalar beyond its kind. */
void check_value(struct reader *r, const struct field *field, const struct node *value);
/* The parts of it that judging shares. */
bool check_pattern(struct reader *r, const char *pattern, struct str text);
bool check_enumerated(struct reader *r, const struct spec_values *values, struct str text);
/* The version that brought the value, when it is later than the document's; else 0. */
uint8_t check_later(struct reader *r, const struct spec_values *values, struct str text);
const char *check_allowed(struct reader *r, const struct spec_values *values);
const char *check_form_name(const struct field *field);
bool in_version(const struct reader *r, const struct field *field);
bool is_required(const struct reader *r, const struct field *field);
/* "CycloneDX 1.4" for messages. */
const char *version_name(struct reader *r);
struct str version_text(const struct reader *r, uint8_t version, char text[8]);

/* profile.c: for doc->profiling, a member of the document (or a list with one element of it), and a
 * component. */
void profile_member(struct reader *r, const struct node *member);
void profile_component(struct reader *r, uint32_t component, const struct node *object);

/* roles.c: what a member means. A scalar's text is complete when role_scalar is called; an object's
 * members are read between role_enter, which changes the scope for them, and role_leave. */
void role_scalar(struct reader *r, const struct scope *scope, const struct field *field,
	const struct node *value);
void role_enter(struct reader *r, struct scope *scope, struct record *record,
	const struct field *field, const struct node *object);
void role_leave(struct reader *r, const struct scope *outer, const struct scope *scope,
	const struct field *field, const struct node *object);
/* True when the member holds components of their own, which are read in a second pass. */
bool role_is_nested(const struct scope *scope, const struct field *field);
/* The end of the document: the subject gets what the document says of itself. */
void role_finish(struct reader *r);

/* identities.c: text that lives as long as the document: itself when it points into the document's
 * bytes, else a copy. */
struct str keep(struct reader *r, struct str text);
/* An attachment's content, decoded when it is base64; absent when there is none. */
struct str attachment_text(struct reader *r, const struct node *attachment);
/* Adds what is said of the maker in a scope, unless nobody is or it is a placeholder. Values are
 * kept. */
void add_identity(struct reader *r, const struct scope *scope, enum identity_kind kind,
	uint8_t detail, struct str value, size_t offset);
void add_party(struct reader *r, const struct scope *scope, enum party_kind kind,
	const struct node *value);
void add_purl(struct reader *r, const struct scope *scope, const struct node *value);
void add_cpe(struct reader *r, const struct scope *scope, const struct node *value);
void add_hash(struct reader *r, const struct scope *scope, struct str algorithm,
	const struct node *value);
void add_reference(struct reader *r, const struct scope *scope, const struct record *record);
void add_locator(struct reader *r, const struct scope *scope, const struct record *record);
void add_evidence(struct reader *r, const struct scope *scope, const struct record *record);
enum url_kind download_kind(struct str location);

/* swid.c: the creators of a SWID tag (ISO/IEC 19770-2) become identities. */
void read_swid_tag(struct reader *r, const struct scope *scope, struct str text, size_t offset);

/* cycles.c: for validating, components that contain each other in a circle, or depend on themselves.
 * (Others may depend on each other.) */
void report_cycles(struct doc *doc, const struct bom *bom);

/* relations.c */
struct relation {
	const char *name;
	enum { RELATION_NONE, RELATION_EDGE, RELATION_DERIVED, RELATION_DESCRIBES } sort;
	bool reversed; /* "A x B" says something of A for B: the edge runs from B to A */
	uint8_t kind; /* enum edge_kind or enum identity_via */
	uint8_t scope; /* enum component_scope */
};
/* SPDX 2.3, clause 11.1; NULL when unknown. */
const struct relation *relation_named(struct str name);

#endif
