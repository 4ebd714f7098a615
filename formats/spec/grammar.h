/* Which elements, attributes and texts an XML schema allows where: content models as words, turned into
 * automata when a document is judged.
 *
 * A row describes elements of one type in some versions. Its content is a sequence of particles:
 *   name          a child element of text that may be anything
 *   name=type     a child element of that type: a row, a simple type (simple.c) or $values
 *                 (an enumeration of the tables)
 *   ~             an element of another namespace
 *   (a b) (a | b) a group: a sequence, a choice
 * each followed by nothing, ?, * or +. With := for = an element without text has a default value. Its attributes are words of the same form, with ! for those
 * that must be there; ~other allows attributes of other namespaces, ~any every attribute. A part of
 * some versions only says so behind its name or group: @15 from 1.5 on, @12-14 from 1.2 to 1.4.
 *
 * XML schemas are deterministic: at each child element one particle at most fits, so that a state is
 * the particle last passed, and what may follow it is a set of particles, at most 64 of a type. */
#ifndef SPEC_GRAMMAR_H
#define SPEC_GRAMMAR_H

#include "base/map.h"
#include "spec/simple.h"

struct grammar_row {
	const char *name;
	uint8_t first, last; /* versions */
	const char *attributes; /* NULL: none */
	const char *content; /* NULL: text only */
	const char *text; /* its simple type; "mixed": any text between the children */
};

struct grammar {
	const char *root;
	const struct grammar_row *rows;
	size_t count;
};

extern const struct grammar cyclonedx_grammar;

struct element_type;

/* What a word behind "=" names. */
struct value_type {
	struct simple_type simple; /* when it is a text */
	struct element_type *complex; /* when it is a row; compiled when first asked for */
	struct str name; /* of that row */
};

struct particle {
	struct str name; /* absent: an element of another namespace */
	struct value_type type;
	bool has_default;
	uint64_t follow;
};

struct attribute_rule {
	struct str name;
	struct simple_type type;
	bool required;
};

enum wildcard { WILDCARD_NONE, WILDCARD_OTHER, WILDCARD_ANY };

enum { PARTICLES_MAX = 64, ATTRIBUTE_RULES_MAX = 16 };

struct element_type {
	struct str name;
	bool has_text; /* text, of this type, and no child elements */
	bool mixed;
	bool empty; /* nothing inside is enough */
	uint8_t wildcard; /* enum wildcard, of the attributes */
	struct simple_type text;
	size_t attribute_count, count;
	struct attribute_rule *attributes;
	struct particle *particles;
	uint64_t first, last;
};

/* The types of one version, compiled as they are asked for. */
struct grammar_version {
	const struct grammar *grammar;
	uint8_t version;
	struct arena *arena;
	struct map index;
	LIST(struct element_type *) types;
};

void grammar_start(struct grammar_version *g, const struct grammar *grammar, uint8_t version,
	struct arena *arena);
void grammar_finish(struct grammar_version *g);
/* The type of that name, or NULL when there is none in the version. */
struct element_type *grammar_type(struct grammar_version *g, struct str name);
struct element_type *particle_type(struct grammar_version *g, struct particle *particle);

#endif
