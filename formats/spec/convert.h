/* A whole document as one tree of nodes in the JSON shape of its specification, and what becomes of
 * it in another version or syntax of that specification:
 *
 *   carry_restore   puts back what an earlier conversion carried along (see carry.c for the forms)
 *   adapt           makes the tree one that the target can hold, by the field tables: what the target
 *                   has no field for is carried in an extension mechanism or, where there is none,
 *                   dropped; each is a row of the losses
 *   write_json ...  the tree as text, in one form for each syntax
 *
 * Trees change in place; new nodes and texts are the arena's. */
#ifndef SPEC_CONVERT_H
#define SPEC_CONVERT_H

#include "base/list.h"
#include "base/output.h"
#include "spec/spec.h"

enum loss_outcome {
	LOSS_CARRIED, /* kept in an extension mechanism, from where a later conversion takes it back */
	LOSS_REPLACED, /* another value stands there; the original is carried */
	LOSS_DEFAULTED, /* the target requires what the source does not say: a neutral value was written */
	LOSS_DROPPED, /* not in the result */
	LOSS_OUTCOMES
};

extern const char *const loss_outcome_names[LOSS_OUTCOMES];

struct loss {
	struct str pointer; /* JSON Pointer in the JSON shape of the source */
	struct str field; /* "component.manufacturer" */
	struct str value; /* the beginning of it, as JSON */
	struct str reason;
	struct str became; /* where it is now or what stands there; absent when dropped */
	uint8_t outcome; /* enum loss_outcome */
	uint32_t part; /* of several documents that are joined, which; or LOSS_OF_WHOLE */
};

#define LOSS_OF_WHOLE UINT32_MAX

struct losses {
	LIST(struct loss) list;
	size_t counts[LOSS_OUTCOMES];
	bool brief; /* nobody asks for all rows: of each outcome the first is kept */
};

/* True when one more row of that outcome need not be composed: it is counted here. */
static inline bool losses_full(struct losses *losses, enum loss_outcome outcome)
{
	bool full = losses->brief && losses->counts[outcome];
	losses->counts[outcome] += full;
	return full;
}

/* Adds a row; of a long value the beginning. */
void losses_add(struct losses *losses, struct arena *arena, struct loss loss);
void losses_finish(struct losses *losses);

/* Where a value stands: the members and indexes above it, innermost first. */
struct step {
	const struct step *outer;
	struct str name; /* absent for an element of an array */
	size_t index;
};

/* The pointer from behind `from` (NULL: the root) to `at`. */
struct str step_pointer(struct arena *arena, const struct step *at, const struct step *from);

struct adapter;

struct rendition {
	const struct spec *spec;
	uint8_t version;
	bool xml; /* the rows' XML forms decide */
	const char *format; /* "cyclonedx-json" */
	/* Puts the tree, before anything is carried, into an order that the syntax has; NULL: it has
	 * every order. */
	void (*arrange)(struct arena *arena, struct node *root);
	/* Carries what the syntax has no form for, though the version has the field; NULL: it has one
	 * for every value. */
	void (*fit)(struct adapter *adapter, struct node *root);
};

/* What was carried, under one name that says where it belongs. */
enum carry_form {
	CARRY_PROPERTY, /* CycloneDX properties, since 1.3 */
	CARRY_REFERENCE, /* CycloneDX external references of type other */
	CARRY_ANNOTATION, /* SPDX 2 annotations of type OTHER */
	CARRY_EXTENSION, /* SPDX 3: entries of an extension_CdxPropertiesExtension of the element */
	CARRY_NOWHERE
};

struct carried {
	struct str pointer; /* from the holder */
	struct str value; /* JSON; "null": the member is to be removed again */
	struct str of; /* of a signature: the label of the rendition that it signs; else absent */
	const char *family; /* whose it is; NULL: of the document's own */
};

/* The same as read back. */
struct entry {
	struct str pointer, of;
	struct node *value;
};

struct entries {
	struct entry *items;
	size_t count;
};

/* The mechanism that objects of a type have in the target. */
enum carry_form carry_form_of(const struct spec_type *type, const struct rendition *target);
/* Adds entries to the holder, behind or in front of those that are there: entries are put back in
 * turn, what was carried last has to be the first. `date`: of annotations. */
void carry_write(struct arena *arena, struct node *holder, enum carry_form form,
	const struct carried *entries, size_t count, struct str date, bool front);
/* Takes carried entries out of the tree and puts back what they hold. A signature that is put back has
 * the label of the rendition that it signs as its node's `ns`. True when there was anything. */
bool carry_restore(struct doc *doc, struct arena *arena, struct node *root);
/* Takes the entries of a family out of an object's own lists, and puts entries into an object. */
struct entries carry_take(
	struct doc *doc, struct arena *arena, struct node *holder, const char *family);
/* Moves the entries of other families than those two into another object, in the form that it has. */
struct carry_move {
	const char * not [2];
	enum carry_form form;
	struct str date;
};
void carry_move(struct doc *doc, struct arena *arena, struct node *from, struct node *to,
	const struct carry_move *how);
/* Whether a property of that name carries something of another family. */
bool carry_is_named(struct str name);
void carry_put(
	struct doc *doc, struct arena *arena, struct node *object, const struct entries *entries);
/* "cyclonedx-json 1.6" */
struct str carry_label(struct arena *arena, const struct rendition *target);

/* `from` is what the tree was read from. With `sort`, members stand in the order of the rows
 * afterwards; else new ones are the last. */
void adapt(struct arena *arena, struct node *root, const struct rendition *from,
	const struct rendition *to, bool sort, struct losses *losses);

/* The row of an available form, or NULL: the target has no such member. */
bool rendition_holds(const struct rendition *target, const struct field *form);
bool rendition_requires(const struct rendition *target, const struct field *field);

/* A node's text as JSON on one line. */
struct str value_text(struct arena *arena, const struct node *node);
struct node *value_string(struct arena *arena, const char *key, struct str text);
struct node *value_object(struct arena *arena, const char *key);
struct node *value_array(struct arena *arena, const char *key);
struct node *value_member(const struct node *object, struct str name);
void value_remove(struct node *parent, struct node *before, struct node *child);

/* The document as text, indented by two spaces, with a line end behind it. */
void write_json(const struct node *root, const struct rendition *rendition, struct output *output);
void write_xml(const struct node *root, const struct rendition *target, struct output *output);
void write_yaml(const struct node *root, const struct rendition *target, struct output *output);
void write_tags(const struct node *root, const struct rendition *target, struct output *output);
void fit_tags(struct adapter *adapter, struct node *root);
void write_rdf(const struct node *root, const struct rendition *target, struct output *output);
void arrange_rdf(struct arena *arena, struct node *root);
void fit_rdf(struct adapter *adapter, struct node *root);
void write_proto(const struct node *root, const struct rendition *target, struct output *output);
void fit_proto(struct adapter *adapter, struct node *root);

#endif
