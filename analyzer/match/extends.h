/* Files of settings or decisions that build on others of their kind: "extends" names those, by paths
 * relative to the file's own folder. Nothing is fetched, and no file is read twice. */
#ifndef MATCH_EXTENDS_H
#define MATCH_EXTENDS_H

#include "syntax/node.h"

struct extends { /* a zeroed one is ready */
	LIST(struct doc *) docs; /* that were read or tried, those of extends_add included */
	LIST(struct str) open; /* files that wait for those which they name */
	LIST(struct doc *) asked; /* whose bytes the documents have */
};

/* Takes over a document that was allocated with memory_resize(). */
void extends_add(struct extends *extends, struct doc *doc);
/* Lets a document that was read from a file have the files beside it (doc_sibling): those that are named
 * by a relative path. */
void extends_serve(struct extends *extends, struct doc *doc);
/* The path of a file that a document names, as a name for people. */
struct str extends_path(struct arena *arena, const struct doc *doc, struct str relative);
/* Reads what the member `list` of a document names, in its order; `read` reads each and what that one
 * names. False when one cannot be read, or is one of those that name it: reported by `id` in the
 * document. */
bool extends_read(struct extends *extends, enum diag_id id, struct doc *doc,
	const struct node *list, bool (*read)(void *context, struct doc *doc), void *context);
void extends_finish(struct extends *extends);

#endif
