#include "match/index.h"

#include "match/misspelt.h"
#include "model/name.h"

static bool filter_has(const struct index *index, uint64_t hash)
{
	return index->filter[hash >> 54] >> (hash >> 48 & 63) & 1;
}

static uint32_t *slot_of(const struct index *index, struct str key, uint64_t hash)
{
	size_t at = hash & index->mask;
	for (;; at = (at + 1) & index->mask) {
		uint32_t entry = index->slots[at];
		if (entry == INDEX_NONE)
			return &index->slots[at];
		if (index->entries[entry].hash == hash && str_eq(index->entries[entry].key, key))
			return &index->slots[at];
	}
}

uint32_t index_find(const struct index *index, struct str key)
{
	uint64_t hash = str_hash(key);
	if (!filter_has(index, hash))
		return INDEX_NONE;
	uint32_t entry = *slot_of(index, key, hash);
	return entry == INDEX_NONE ? INDEX_NONE : index->entries[entry].posting;
}

static void add_words(struct index *index, struct str key)
{
	struct str words = str_from(key, 1);
	unsigned bit = index_begin_bit(words.ptr);
	index->begins[bit >> 6] |= (uint64_t)1 << (bit & 63);
	if (key.ptr[0] == KEY_PREFIX[0] && words.len < 64)
		index->prefix_lengths |= (uint64_t)1 << words.len;
	if (words.len > index->longest_words)
		index->longest_words = words.len;
}

static void add(struct index *index, uint32_t identifier, struct str key)
{
	uint64_t hash = str_hash(key);
	uint32_t *slot = slot_of(index, key, hash), posting = (uint32_t)index->postings.count;
	list_push(&index->postings, ((struct posting){identifier, INDEX_NONE}));
	if (*slot == INDEX_NONE) {
		index->entries[index->count] = (struct index_entry){hash, key, posting};
		*slot = (uint32_t)index->count++;
		index->filter[hash >> 54] |= (uint64_t)1 << (hash >> 48 & 63);
		index->has_hashes |= key.ptr[0] == KEY_HASH[0];
		if (key.ptr[0] == KEY_WORDS[0] || key.ptr[0] == KEY_PREFIX[0])
			add_words(index, key);
		return;
	}
	uint32_t *last = &index->entries[*slot].posting;
	while (*last != INDEX_NONE)
		last = &index->postings.items[*last].next;
	*last = posting;
}

/* What an entity is called, and whether its legal name is certain. */
static void derive(struct policies *policies, const struct index *index)
{
	for (size_t i = 0; i < policies->entities.count; i++)
		policies->entities.items[i].short_name = policies->entities.items[i].name;
	for (size_t i = 0; i < policies->identifiers.count; i++) {
		const struct identifier *identifier = &policies->identifiers.items[i];
		struct entity *entity = &policies->entities.items[identifier->entity];
		if (identifier->kind != IDENTIFIER_NAME ||
			identifier->relation != RELATION_PRODUCED)
			continue;
		entity->certain |= identifier->confidence == CONFIDENCE_HIGH;
		struct str key = index->keys[i];
		if (!key.len || key.len > 64 || !str_is_ascii(identifier->value))
			continue;
		char bytes[64];
		memcpy(bytes, key.ptr, key.len);
		static const char kinds[] = {KEY_WORDS[0], KEY_PREFIX[0]};
		for (size_t k = 0; k < sizeof kinds; k++) {
			bytes[0] = kinds[k];
			uint32_t brand = index_find(index, (struct str){bytes, key.len});
			INDEX_EACH(other, index, brand)
			{
				if (policies->identifiers.items[other].entity == identifier->entity)
					entity->short_name = identifier->value;
			}
		}
	}
}

struct index *index_create(struct policies *policies)
{
	struct arena *arena = &policies->arena;
	struct index *index = ARENA_NEW(arena, struct index);
	size_t count = policies->identifiers.count, slots = 64;
	while (slots < 2 * IDENTIFIER_KEYS * count)
		slots *= 2;
	index->entries = ARENA_ARRAY(arena, struct index_entry, IDENTIFIER_KEYS * count);
	index->keys = ARENA_ARRAY(arena, struct str, count);
	index->legal = ARENA_ARRAY(arena, struct str, count);
	index->slots = ARENA_ARRAY(arena, uint32_t, slots);
	index->mask = slots - 1;
	memset(index->slots, 0xff, slots * sizeof *index->slots);
	for (size_t i = 0; i < count; i++) {
		struct str keys[IDENTIFIER_KEYS];
		size_t found = keys_of_identifier(
			arena, &policies->identifiers.items[i], keys, &index->legal[i]);
		if (found)
			index->keys[i] = keys[0];
		for (size_t k = 0; k < found; k++)
			add(index, (uint32_t)i, keys[k]);
	}
	derive(policies, index);
	misspelt_prepare(index, policies);
	return index;
}

void index_finish(struct index *index)
{
	if (index)
		list_finish(&index->postings);
}
