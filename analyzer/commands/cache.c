#include "commands/cache.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"

/* The file: a line with the digest of what follows; then entries of key, length in four bytes, value;
 * what was used last stands first. */

enum { FILE_MAX = 1 << 20, DIGEST = 64, LENGTH = 4 };

#define MARK "bomscreen-hook-cache 1 "

static struct str read_file(struct cache *cache)
{
	struct stat status;
	struct str text = STR_NONE;
	int fd = open(cache->path.ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return text;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
		status.st_size <= FILE_MAX) {
		char *bytes = arena_bytes(&cache->arena, (size_t)status.st_size + 1);
		if (read(fd, bytes, (size_t)status.st_size) == status.st_size)
			text = (struct str){bytes, (size_t)status.st_size};
	}
	close(fd);
	return text;
}

static bool is_whole(struct cache *cache, struct str *text)
{
	struct str line = str_cut(text, '\n');
	return str_starts(line, STR(MARK)) && text->ptr &&
		str_eq(str_from(line, sizeof MARK - 1), digest_sha256(&cache->arena, *text));
}

static void add_entry(struct cache *cache, struct str key, struct str value)
{
	map_put(&cache->by_key, key, (uint32_t)cache->entries.count);
	list_push(&cache->entries, ((struct cache_entry){.key = key, .value = value}));
}

void cache_load(struct cache *cache, struct str text)
{
	if (!is_whole(cache, &text))
		return;
	while (text.len >= CACHE_KEY + LENGTH) {
		size_t length = 0;
		for (unsigned i = 0; i < LENGTH; i++)
			length |= (size_t)(unsigned char)text.ptr[CACHE_KEY + i] << 8 * i;
		struct str rest = str_from(text, CACHE_KEY + LENGTH);
		if (rest.len < length)
			return;
		add_entry(cache, str_sub(text, 0, CACHE_KEY), str_sub(rest, 0, length));
		text = str_from(rest, length);
	}
}

void cache_open(struct cache *cache, struct str path)
{
	*cache = (struct cache){0};
	cache->path = arena_str(&cache->arena, path);
	cache_load(cache, read_file(cache));
}

struct str cache_get(struct cache *cache, struct str key)
{
	uint32_t index = map_get(&cache->by_key, key);
	if (index == MAP_NONE)
		return STR_NONE;
	cache->entries.items[index].used = true;
	return cache->entries.items[index].value;
}

void cache_put(struct cache *cache, struct str key, struct str value)
{
	if (map_get(&cache->by_key, key) != MAP_NONE)
		return;
	add_entry(cache, arena_str(&cache->arena, key), arena_str(&cache->arena, value));
	cache->entries.items[cache->entries.count - 1].used = true;
	cache->changed = true;
}

static void pack_entries(const struct cache *cache, struct buf *out, bool used)
{
	for (size_t i = 0; i < cache->entries.count; i++) {
		const struct cache_entry *entry = &cache->entries.items[i];
		size_t size = CACHE_KEY + LENGTH + entry->value.len;
		if (entry->used != used || out->len + size > FILE_MAX - sizeof MARK - DIGEST)
			continue;
		buf_add(out, entry->key);
		for (unsigned shift = 0; shift < 8 * LENGTH; shift += 8)
			buf_add_byte(out, (char)(entry->value.len >> shift & 0xff));
		buf_add(out, entry->value);
	}
}

static bool write_whole(int fd, struct str text)
{
	while (text.len) {
		ssize_t count = write(fd, text.ptr, text.len);
		if (count <= 0)
			return false;
		text = str_from(text, (size_t)count);
	}
	return true;
}

/* Renamed into its place, so that nobody sees a part of it; not synced: the digest tells. */
static void write_file(struct cache *cache, struct str head, struct str entries)
{
	struct str folder = str_sub(cache->path, 0, str_rfind_byte(cache->path, '/'));
	mkdir(arena_cstr(&cache->arena, folder), 0777);
	char *temporary = arena_cstr(
		&cache->arena, arena_printf(&cache->arena, "%.*s.XXXXXX", STR_ARG(cache->path)));
	int fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0)
		return;
	bool good = write_whole(fd, head) && write_whole(fd, entries);
	good &= close(fd) == 0;
	if (!good || rename(temporary, cache->path.ptr) != 0)
		unlink(temporary);
}

void cache_close(struct cache *cache)
{
	if (cache->changed) {
		struct buf out = {0};
		pack_entries(cache, &out, true);
		pack_entries(cache, &out, false);
		struct str digest = digest_sha256(&cache->arena, buf_str(&out));
		write_file(cache, arena_printf(&cache->arena, MARK "%.*s\n", STR_ARG(digest)),
			buf_str(&out));
		buf_finish(&out);
	}
	map_finish(&cache->by_key);
	list_finish(&cache->entries);
	arena_finish(&cache->arena);
}
