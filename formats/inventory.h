/* What a lock file lists, as a CycloneDX document of the newest version in the JSON shape: names,
 * versions, purls, hashes, addresses and what depends on what. The same file gives the same document. */
#ifndef FORMATS_INVENTORY_H
#define FORMATS_INVENTORY_H

#include "format.h"

/* Texts are the arena's. */
struct node *inventory_tree(struct arena *arena, const struct bom *bom);

#endif
