/* The parts of adapt.c: what the target can hold (adapt_fit.c) and what has another place there
 * (adapt_move.c). Private to formats/spec. */
#ifndef SPEC_ADAPT_H
#define SPEC_ADAPT_H

#include "spec/convert.h"

/* An object that can carry, while its members are adapted. */
struct holder {
	struct holder *outer;
	struct node *object;
	const struct step *step; /* NULL: the root */
	enum carry_form form;
	LIST(struct carried) entries;
	bool front; /* they are put in front of those that the object has */
};

struct adapter {
	struct arena *arena;
	const struct rendition *from, *to;
	struct losses *losses;
	struct holder *holder;
	struct str source, target_label; /* "cyclonedx-json 1.6" */
	struct str target_name; /* "CycloneDX 1.4 XML" */
	struct str date; /* of annotations */
	bool sort;
	bool muted; /* what was made from the source's own is adapted: nothing is lost by it */
};

/* Between the two, what is carried in the object or below it goes to the object, unless its form is
 * CARRY_NOWHERE. */
void adapt_open(struct adapter *a, struct holder *holder, struct node *object, enum carry_form form,
	const struct step *at);
void adapt_close(struct adapter *a, struct holder *holder);
/* Carries a value as it is; the caller takes it out of the tree. */
void adapt_carry(struct adapter *a, const struct spec_type *type, struct node *value,
	struct str reason, const struct step *at);

/* The row whose shape the value has; of several objects the one that knows most of its members. */
const struct field *form_of(const struct field *field, const struct node *value, bool list);
/* Another row that takes the same values, but as a list or not. */
const struct field *form_sibling(const struct rendition *target, const struct field *field,
	const struct field *form, bool list);
bool form_any(const struct rendition *target, const struct field *field);

/* What stands for a value that the target does not know yet: "other", of components "application";
 * NULL: nothing. */
const char *fit_fallback(const struct adapter *a, const struct spec_values *values);
/* A value that the specification knows, but not in this version. What it never knew was wrong
 * before. */
bool fit_is_later(const struct adapter *a, const struct field *form, struct str text);
bool fit_xml(struct str text); /* XML 1.0 has all these characters */
bool fit_is_empty_ref(const struct adapter *a, const struct field *form, struct str text);
/* The specification's other spelling of a value that this version writes so; or absent. */
struct str fit_spelling(const struct adapter *a, const struct field *form, struct str text);
/* The schema of JSON 1.2 has the pattern ^(.*)$ nearly everywhere, but not for attachments. */
bool fit_is_one_line(const struct adapter *a, const struct spec_type *type);
/* The text on one line; absent when it is. */
struct str fit_one_line(const struct adapter *a, struct str text);
bool fit_has_default(const struct field *field);
/* Whether the target can hold the object with all that it requires there. What the source lacks
 * although its own version requires it does not count: such a document stays as wrong as it was. */
bool fit_object(const struct adapter *a, const struct spec_type *type, const struct node *object);

/* Makes relationships, whose comment is bomscreen:carried, of documentDescribes and hasFiles where there are
 * none; restoring drops them. */
void fit_relations(struct arena *arena, struct node *root);
/* Carries what of the tree does not come back when `text`, which was written of it, is read again;
 * `skipped` are members of the root that need not, ends with NULL. */
void fit_written(struct adapter *a, struct node *root, const char *title, struct str text,
	struct node *(*load)(struct doc *doc, struct arena *arena), const char *const *skipped);

/* What the object will have in the place of a member that it cannot have; NULL: nothing. */
struct node *move_make(struct adapter *a, const struct spec_type *type, const struct node *object,
	const struct node *member);
/* Whether what was made has the name of what it was made from. */
bool move_is_in_place(const struct spec_type *type, const struct node *made);

/* What stands for a member that the target requires and the source does not have. */
struct node *move_neutral(struct adapter *a, const struct field *field);

/* The document's own marks: which specification, which version, which schema. */
void move_marks(struct adapter *a, struct node *root);

/* Into the order of the rows; members of one row keep theirs. */
void move_into_order(const struct spec_type *type, struct node *object);

#endif
