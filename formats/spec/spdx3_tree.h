/* SPDX 3 documents as trees for conversion (see spdx3_tree.c). */
#ifndef SPEC_SPDX3_TREE_H
#define SPEC_SPDX3_TREE_H

#include "spec/convert.h"
#include "spec/spdx3.h"

/* The whole document in the one shape that is written; NULL on a syntax error. */
struct node *spdx3_load(struct doc *doc, struct arena *arena, const struct left_out *left);
/* "3.0.1", as the context of such a tree says it; absent when it does not. */
struct str spdx3_stated(const struct node *root);
/* The address of the official context. */
struct str spdx3_context_of(struct arena *arena, uint8_t version);
/* The version's marks and, with `sort`, members in the order of the tables. */
void spdx3_adapt(struct arena *arena, struct node *root, const struct rendition *from,
	const struct rendition *to, bool sort);

#endif
