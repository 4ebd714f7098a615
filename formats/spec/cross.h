/* From one specification to another, by way of the other's newest version in the JSON shape. A table of
 * rows says what stands where; each row has both ways. What becomes of an object is turned back at once
 * and compared with the object: each member that does not come back is carried in what became of it,
 * under the mark of its own family, and is a row of the losses. So nothing can be forgotten: a member
 * without a row does not come back. Private to formats/spec, but for cross(). */
#ifndef SPEC_CROSS_H
#define SPEC_CROSS_H

#include "model/note.h"
#include "spec/convert.h"

/* The document in the other specification, newest version; NULL when there is no way (or the document
 * is beyond it). The tree is used up. */
struct node *cross(struct doc *doc, struct arena *arena, struct node *root, const struct spec *from,
	const struct spec *to, struct losses *losses);

struct crossing {
	struct doc *doc;
	struct arena *arena;
	struct arena *scratch; /* of what is needed only until it is compared; NULL: the arena */
	struct losses *losses;
	const char *from, *to; /* families, as the marks of carried things have them */
	const char *title; /* of the target, for reasons */
	const char *became; /* what carries there */
	enum carry_form form; /* the target's */
	struct str date; /* of the document */
	bool inside; /* elements of lists stand for one another by their places */
	bool pairs; /* the same, but for lists whose order says nothing */
	bool wide; /* the one of the two that is SPDX 2 is only what stands between two others */
	bool front; /* what is carried stands in front of what is carried already */
};

/* Carries in `holder` what of `original` does not come back in `back`; `skipped` are members that have
 * ways of their own, ends with NULL. `type`: of the rows of losses; `pointer`: where the original
 * stands. */
void cross_keep(const struct crossing *c, struct node *holder, const char *type, struct str pointer,
	const struct node *original, const struct node *back, const char *const *skipped);
/* Carries one value under a pointer. */
void cross_carry(const struct crossing *c, struct node *holder, const char *type, const char *at,
	struct str pointer, const struct node *value);

/* The member as a text, added unless it is absent. */
void cross_add(const struct crossing *c, struct node *object, const char *name, struct str text);
struct node *cross_list(const struct crossing *c, struct node *object, const char *name);
struct node *cross_object(const struct crossing *c, struct node *object, const char *name);
/* Properties as CycloneDX has them, copied, but for what is carried. */
void cross_properties(const struct crossing *c, const struct node *from, struct node *to);
/* A party as SPDX 2 writes it, and its name and e-mail from there. */
struct str cross_party(
	const struct crossing *c, const char *kind, struct str name, struct str email);
/* YYYY-MM-DDThh:mm:ssZ of any date-time; absent when it is none. */
struct str cross_date(const struct crossing *c, struct str text);

/* What is made of what is carried besides: a comment of SPDX, the name of a property. */
#define CROSS_MADE NOTE_CARRIED "-cyclonedx"
#define CROSS_MADE_3 NOTE_CARRIED "-spdx-3"

extern const char cross_cyclonedx[], cross_spdx2[], cross_spdx3[];

struct node *cross_to_spdx2(struct crossing *c, struct node *root);
struct node *cross_from_spdx2(struct crossing *c, struct node *root);
struct node *cross_to_spdx3(struct crossing *c, struct node *root);
struct node *cross_from_spdx3(struct crossing *c, struct node *root);

#endif
