/* A small store of results in one file of the git directory, by keys that name all that a result
 * depends on. It is bounded: what was used longest ago is dropped. A file that is damaged, or somebody
 * else's, counts as empty; it is replaced as a whole, and what cannot be written is lost without a
 * word: everything in it can be made again. */
#ifndef COMMANDS_CACHE_H
#define COMMANDS_CACHE_H

#include "base/buf.h"
#include "base/list.h"
#include "base/map.h"

enum { CACHE_KEY = 32 }; /* bytes */

struct cache {
	struct arena arena;
	struct str path;
	struct map by_key; /* -> entries */
	LIST(struct cache_entry) entries; /* those of the file, then new ones */
	bool changed;
};

struct cache_entry {
	struct str key, value;
	bool used;
};

void cache_open(struct cache *cache, struct str path);
/* Takes the entries of a file's text, which must outlive the cache; all, or none when its digest is
 * another. */
void cache_load(struct cache *cache, struct str text);
struct str cache_get(struct cache *cache, struct str key); /* absent when it is not there */
void cache_put(struct cache *cache, struct str key, struct str value); /* copies both */
/* Writes it when there is something new, and releases everything. */
void cache_close(struct cache *cache);

#endif
