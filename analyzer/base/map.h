/* A hash map from strings to 32-bit numbers (indexes into the caller's arrays). Keys are not
 * copied: they must outlive the map. A zeroed struct map is an empty map. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

#define MAP_NONE UINT32_MAX

struct map {
	struct map_slot *slots;
	size_t count, cap;
};

uint32_t map_get(const struct map *map, struct str key); /* the value or MAP_NONE */
/* Adds key -> value unless the key is there; returns the value that the map holds for the key
 * afterwards. */
uint32_t map_put(struct map *map, struct str key, uint32_t value);
/* The same two for a key whose hash (map_hash) is known. Looking up many keys in a row is twice as fast
 * when the memory that each will need is fetched ahead: its slot first, later the key there. */
uint32_t map_hash(struct str key);
uint32_t map_get_hashed(const struct map *map, struct str key, uint32_t hash);
uint32_t map_put_hashed(struct map *map, struct str key, uint32_t hash, uint32_t value);
void map_fetch_slot(const struct map *map, uint32_t hash);
void map_fetch_key(const struct map *map, uint32_t hash);
/* Makes room for so many keys at once: a map that grows to them puts each in its place several times. */
void map_reserve(struct map *map, size_t count);
void map_set(struct map *map, struct str key, uint32_t value); /* adds or replaces */
void map_finish(struct map *map);

#endif
