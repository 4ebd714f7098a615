/* Equality of JSON values as uniqueItems has it, by digests: equal values have equal ones, and others
 * practically never, since the hash of strings is keyed. */
#ifndef SPEC_EQUAL_H
#define SPEC_EQUAL_H

#include "syntax/node.h"

struct digest128 {
	uint64_t a, b;
};

struct digest128 digest_of(const struct node *value);
/* The same, from the parts: `all` begins as {kind, kind}. */
struct digest128 digest_text(uint8_t kind, struct str text);
void digest_member(struct digest128 *all, struct str key, struct digest128 value);
void digest_item(struct digest128 *all, struct digest128 value);

#endif
