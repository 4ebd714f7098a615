/* One document of several of one specification, as trees of its newest version in the JSON shape.
 * References that an earlier document has declared are renamed everywhere in the later one, by the
 * roles of the tables; lists are put behind one another; what cannot stand twice is kept whole in an
 * entry that says from which document it is; every component says so, too. Trees are used up. */
#ifndef SPEC_MERGE_H
#define SPEC_MERGE_H

#include "base/map.h"
#include "spec/convert.h"

struct merge {
	struct arena *arena;
	const struct spec *spec;
	struct str name; /* of the whole */
	struct node *root;
	struct str created; /* the latest date of the documents */
	size_t count; /* of documents */
	struct map refs; /* all that are declared */
	struct map names; /* of documents */
	LIST(struct str) subjects; /* references of what the documents are about */
	LIST(struct str) identities; /* of the documents */
};

void merge_init(struct merge *merge, struct arena *arena, const struct spec *spec, struct str name);
/* `label` names the document for people: its file. */
void merge_add(struct merge *merge, struct node *root, struct str label);
/* The whole; nothing can be added any more. */
struct node *merge_finish(struct merge *merge);
/* Gives back what it keeps besides the arena. */
void merge_discard(struct merge *merge);

#endif
