/* Judging a document while it is read: is it what its specification asks? The engine hands every member
 * and element to the judge first; its own checks, which only say what reading had to make of a document,
 * are silent then. Structure comes from the tables of fields (judge.c) and, for XML, from the grammar of
 * elements (judge_xml.c); what neither can express are rules (rules_*.c). A document whose doc->judging is
 * not set has no judge and pays nothing.
 *
 * Private to formats/spec. */
#ifndef SPEC_JUDGE_H
#define SPEC_JUDGE_H

#include "spec/grammar.h"
#include "spec/reader.h"

/* The children of an element whose content model is being followed. */
struct content {
	struct element_type *type;
	struct str name; /* of the element */
	size_t start; /* of the element */
	uint64_t allowed; /* particles that may come next */
	int at; /* the particle passed last, or -1 */
	size_t end; /* of the child before */
};

struct judge {
	struct reader *r;
	struct doc *doc;
	bool structure; /* false: only the rules (of a document whose structure XML's grammar judged) */
	unsigned muted; /* trying a form: problems are counted, not reported */
	size_t problems;
	const char *type, *member; /* where the walk is, for tolerances */
	struct arena arena;
	LIST(struct node) early; /* the root's scalars, until the version is known */
	bool ready;
	uint64_t seen; /* members of the root, by row */
	const char *items_of; /* the list of the root whose elements are being compared */
	struct map items;
	size_t list_start;
	uint32_t list_count;
	/* XML */
	struct grammar_version grammar;
	struct str ns;
	struct content root, list;
	/* rules */
	struct rule_state *state;
};

struct judge *judge_create(struct reader *r);
void judge_destroy(struct judge *j);

/* The visitor's calls, before the engine reads the same node. */
void judge_root(struct judge *j, const struct node *root);
void judge_member(struct judge *j, const struct node *member);
void judge_element(struct judge *j, const struct node *list, const struct node *element);
/* XML: members of the root in the JSON shape, for the rules. */
void judge_shape(struct judge *j, const struct node *root);
void judge_finish(struct judge *j, size_t end);

/* Reports a problem where the walk is, unless it is being tried or the limit is reached. */
#define JUDGE(j, id, offset, ...)                                                                  \
	(judge_counts(j, id) ? (diag((j)->doc, id, offset, __VA_ARGS__), judge_tolerate(j, id))    \
			     : (void)0)
bool judge_counts(struct judge *j, enum diag_id id);
void judge_tolerate(struct judge *j, enum diag_id id);
const char *judge_version(struct judge *j); /* "CycloneDX 1.4" */

/* judge.c */
void judge_object(struct judge *j, const struct spec_type *type, const struct node *object);
void judge_enumerated(struct judge *j, const struct spec_values *values, struct str name,
	struct str text, size_t offset);
bool judge_in_version(const struct judge *j, const struct field *form);

/* judge_xml.c */
void judge_xml_root(struct judge *j, const struct node *root);
void judge_xml_member(struct judge *j, const struct node *member);
void judge_xml_element(struct judge *j, const struct node *list, const struct node *element);
void judge_xml_finish(struct judge *j, size_t end);

/* rules.c: a scalar, by its role and check; an object behind its members; the whole document. */
void rules_scalar(struct judge *j, const struct field *field, const struct node *value);
void rules_object(struct judge *j, const struct spec_type *type, const struct node *object);
void rules_list(struct judge *j, const struct field *field, const struct node *list);
void rules_finish(struct judge *j);
void rules_destroy(struct judge *j);

#endif
