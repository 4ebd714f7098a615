#include "base/map.h"

struct map_slot {
	struct str key;
	uint32_t hash, value;
};

static struct map_slot *slot_of(const struct map *map, struct str key, uint32_t hash)
{
	size_t at = hash & (map->cap - 1);
	while (map->slots[at].key.ptr &&
		(map->slots[at].hash != hash || !str_eq(map->slots[at].key, key)))
		at = (at + 1) & (map->cap - 1);
	return &map->slots[at];
}

uint32_t map_hash(struct str key)
{
	uint64_t hash = str_hash(key);
	return (uint32_t)(hash ^ hash >> 32);
}

static bool is_full(const struct map *map, size_t count)
{
	return count * 4 >= map->cap * 3;
}

static void grow(struct map *map, size_t count)
{
	struct map old = *map;
	do
		map->cap = map->cap ? map->cap * 2 : 16;
	while (is_full(map, count));
	map->slots = memory_resize(NULL, map->cap * sizeof *map->slots);
	memset(map->slots, 0, map->cap * sizeof *map->slots);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].key.ptr)
			*slot_of(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
	memory_free(old.slots);
}

uint32_t map_get_hashed(const struct map *map, struct str key, uint32_t hash)
{
	if (map->count == 0)
		return MAP_NONE;
	const struct map_slot *slot = slot_of(map, key, hash);
	return slot->key.ptr ? slot->value : MAP_NONE;
}

uint32_t map_get(const struct map *map, struct str key)
{
	return map_get_hashed(map, key, map_hash(key));
}

static struct map_slot *slot_for(struct map *map, struct str key, uint32_t hash, bool *added)
{
	if (is_full(map, map->count))
		grow(map, map->count);
	struct map_slot *slot = slot_of(map, key, hash);
	*added = !slot->key.ptr;
	if (*added) {
		slot->key = (struct str){key.ptr ? key.ptr : "", key.len};
		slot->hash = hash;
		map->count++;
	}
	return slot;
}

uint32_t map_put_hashed(struct map *map, struct str key, uint32_t hash, uint32_t value)
{
	bool added;
	struct map_slot *slot = slot_for(map, key, hash, &added);
	if (added)
		slot->value = value;
	return slot->value;
}

uint32_t map_put(struct map *map, struct str key, uint32_t value)
{
	return map_put_hashed(map, key, map_hash(key), value);
}

void map_fetch_slot(const struct map *map, uint32_t hash)
{
	if (map->cap)
		__builtin_prefetch(&map->slots[hash & (map->cap - 1)]);
}

void map_fetch_key(const struct map *map, uint32_t hash)
{
	if (map->cap)
		__builtin_prefetch(map->slots[hash & (map->cap - 1)].key.ptr);
}

void map_reserve(struct map *map, size_t count)
{
	if (is_full(map, count))
		grow(map, count);
}

void map_set(struct map *map, struct str key, uint32_t value)
{
	bool added;
	slot_for(map, key, map_hash(key), &added)->value = value;
}

void map_finish(struct map *map)
{
	memory_free(map->slots);
	*map = (struct map){0};
}
