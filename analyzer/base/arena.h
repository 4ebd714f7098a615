/* Memory that lives and dies together. arena_alloc never returns NULL: when memory runs out it
 * calls the handler given at start, which does not return (main's prints one line and exits 70), so
 * that callers have no error path for it. A function that takes an arena allocates there; any other
 * does not allocate. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>

#include "base/str.h"

struct arena_block;

struct arena {
	struct arena_block *block; /* newest first */
	char *next, *end; /* free bytes of the newest block */
	size_t total; /* bytes held, for limits and statistics */
};

/* Zeroed memory aligned for any type. */
static inline void *arena_alloc(struct arena *arena, size_t size);
void *arena_alloc_more(struct arena *arena, size_t size); /* when that does not fit the block */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);
struct str arena_str(struct arena *arena, struct str s); /* a copy, NUL-terminated behind its end */
char *arena_cstr(struct arena *arena, struct str s); /* a NUL-terminated copy */
/* The parts one behind the other, whatever bytes they hold (printf ends strings at U+0000). */
struct str arena_join(struct arena *arena, const struct str *parts, size_t count);
struct str arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
struct str arena_vprintf(struct arena *arena, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));

/* Uninitialised bytes without alignment: for text. */
char *arena_bytes(struct arena *arena, size_t size);

/* Forgets everything but keeps one block for reuse (scratch arenas); finish gives all memory back.
 * A zeroed struct arena is an empty arena. */
void arena_reset(struct arena *arena);
void arena_finish(struct arena *arena);
/* Takes over the other's memory: what lies there lives as long as this arena. */
void arena_adopt(struct arena *arena, struct arena *other);

static inline void *arena_alloc(struct arena *arena, size_t size)
{
	enum { ALIGNMENT = 16 };
	size_t skip = (size_t)(-(uintptr_t)arena->next & (ALIGNMENT - 1));
	size_t room = (size_t)(arena->end - arena->next);
	if (!arena->next || room < skip || room - skip < size)
		return arena_alloc_more(arena, size);
	char *memory = arena->next + skip;
	arena->next = memory + size;
	return memset(memory, 0, size);
}

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* The handler that out-of-memory calls; it must not return. */
void memory_set_handler(void (*handler)(void));

/* malloc/realloc that call the handler instead of returning NULL; for base and for files that wrap
 * a library. */
void *memory_resize(void *old, size_t size);
void memory_free(void *memory);

#endif
