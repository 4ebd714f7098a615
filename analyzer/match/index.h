/* The compiled policies: one hash index from lookup keys to identifiers. A lookup that finds nothing
 * (nearly all do) costs a hash and one bit. */
#ifndef MATCH_INDEX_H
#define MATCH_INDEX_H

#include "match/keys.h"

#define INDEX_NONE UINT32_MAX

struct index_entry {
	uint64_t hash;
	struct str key;
	uint32_t identifier; /* the first; the others follow by index.next */
};

struct index {
	uint64_t filter[1024]; /* by the hash: is there any such key? */
	uint64_t begins[64]; /* by three letters: does any brand or product begin with them? */
	struct index_entry *entries;
	uint32_t *slots;
	size_t mask, count;
	uint32_t *next; /* per identifier: the next one of the same key */
	struct str *keys; /* per identifier; absent when it has none */
	uint64_t prefix_lengths; /* bit n: some prefix brand has n bytes */
	size_t longest_words; /* bytes of the longest brand or product, joined */
};

/* In the policies' arena. Fills what entities derive from their identifiers, too. */
struct index *index_create(struct policies *policies);

/* The first identifier of a key or INDEX_NONE; the others by index->next. */
uint32_t index_find(const struct index *index, struct str key);

/* Whether a brand or product may begin with these bytes. */
bool index_may_begin(const struct index *index, struct str text);

#endif
