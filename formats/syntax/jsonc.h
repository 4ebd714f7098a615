/* JSON as people write it: comments and commas behind the last element become spaces in a copy of
 * the document's bytes, so that every offset stays what it was, and the strict loader does the
 * rest. */
#ifndef SYNTAX_JSONC_H
#define SYNTAX_JSONC_H

#include "syntax/json.h"

/* As json_load. The copy replaces doc->bytes. */
struct node *jsonc_load(struct doc *doc, struct arena *arena);

#endif
