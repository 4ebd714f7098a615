/* What loaders share that build a document's whole tree at once (YAML, tag-value, and what is
 * converted to the JSON shape): handing it out as a node_visitor asks, JSON Pointers into it, and
 * members of one name. Long lists are not streamed by these: memory follows the text. */
#ifndef SYNTAX_TREE_H
#define SYNTAX_TREE_H

#include "syntax/node.h"

/* A tree's scalar that begins nowhere else in the text than at `start`. */
struct node *tree_node(struct arena *arena, enum node_kind kind, size_t start, size_t end);

/* Hands out a loaded tree in the order of the visitor. The nodes keep their children and their
 * siblings. A root that is no object is handed out and nothing else. */
bool tree_visit(struct node *root, const struct node_visitor *visitor);

/* Fills the pointers (RFC 6901) of places that are sorted by offset: each gets that of the innermost
 * node around it, a member's name included. */
void tree_point(const struct node *root, struct doc *doc, struct place *places, size_t count);

/* Reports members of one name in an object, in the order of the text. */
void tree_check_names(struct doc *doc, const struct node *object);

#endif
