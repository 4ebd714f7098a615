/* The compiled policies: one hash index from lookup keys to identifiers. A lookup that finds nothing
 * (nearly all do) costs a hash and one bit. */
#ifndef MATCH_INDEX_H
#define MATCH_INDEX_H

#include "match/keys.h"

#define INDEX_NONE UINT32_MAX

/* One identifier under a key; all of one key are linked, in the policies' order. */
struct posting {
	uint32_t identifier, next; /* next: of index.postings, or INDEX_NONE */
};

/* A brand as one word, for what is written like it (match/misspelt.h). */
struct spelling {
	struct str word;
	uint32_t identifier;
};

struct index_entry {
	uint64_t hash;
	struct str key;
	uint32_t posting; /* the first */
};

struct index {
	uint64_t filter[1024]; /* by the hash: is there any such key? */
	uint64_t begins[256]; /* by three letters: does any brand or product begin with them? */
	bool has_hashes;
	struct index_entry *entries;
	uint32_t *slots;
	size_t mask;
	size_t count; /* of entries */
	LIST(struct posting) postings;
	struct str *keys; /* per identifier the first; absent when it has none */
	struct str *legal; /* per identifier: the legal form in a name; absent for others */
	uint64_t prefix_lengths; /* bit n: some prefix brand has n bytes */
	size_t longest_words; /* bytes of the longest brand or product, joined */
	struct spelling *spellings;
	size_t spelling_count;
};

/* Fills what entities derive from their identifiers, too. */
struct index *index_create(struct policies *policies);
void index_finish(struct index *index);

/* The first posting of a key or INDEX_NONE. */
uint32_t index_find(const struct index *index, struct str key);

/* Visits the identifiers that stand under a posting and those linked to it. */
#define INDEX_EACH(each, index, first)                                                             \
	for (uint32_t at_ = (first), each;                                                         \
		at_ != INDEX_NONE && (each = (index)->postings.items[at_].identifier, true);       \
		at_ = (index)->postings.items[at_].next)

/* Where the three bytes that begin a brand or product stand in index.begins. */
static inline unsigned index_begin_bit(const char *bytes)
{
	uint32_t three = (unsigned char)bytes[0] | (uint32_t)(unsigned char)bytes[1] << 8 |
		(uint32_t)(unsigned char)bytes[2] << 16;
	return three * 2654435761u >> 18;
}

/* Whether a brand or product may begin with these three bytes, in lower case. */
static inline bool index_may_begin(const struct index *index, const char *bytes)
{
	unsigned bit = index_begin_bit(bytes);
	return index->begins[bit >> 6] >> (bit & 63) & 1;
}

#endif
