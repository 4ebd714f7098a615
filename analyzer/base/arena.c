#include "base/arena.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { BLOCK_MIN = 4096, BLOCK_MAX = 2 << 20, ALIGNMENT = 16, PAGE = 4096, LARGE_PAGE = 2 << 20 };

struct arena_block {
	struct arena_block *older;
	size_t size; /* of the bytes behind this header */
};

#define HEADER ((sizeof(struct arena_block) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1))

static void out_of_memory_default(void)
{
	fputs("out of memory\n", stderr);
	abort();
}

static void (*out_of_memory)(void) = out_of_memory_default;

void memory_set_handler(void (*handler)(void))
{
	out_of_memory = handler;
}

static void *checked(void *memory)
{
	if (!memory) {
		out_of_memory();
		abort();
	}
	return memory;
}

/* The kernel enters each page that is touched, which for long memory in small pages is a tenth of all
 * work. It is asked for all pages that malloc mapped: parts of a mapping that differ could not be moved
 * when it grows, and would be copied. */
static void ask_for_large_pages(void *memory, size_t size)
{
	if (size < 2 * LARGE_PAGE && ((uintptr_t)memory % LARGE_PAGE != 0 || size < LARGE_PAGE))
		return;
	uintptr_t from = (uintptr_t)memory & ~(uintptr_t)(PAGE - 1);
	uintptr_t end = (uintptr_t)memory + malloc_usable_size(memory);
	madvise((void *)from, end - from, MADV_HUGEPAGE);
}

void *memory_resize(void *old, size_t size)
{
	void *memory = checked(realloc(old, size ? size : 1));
	ask_for_large_pages(memory, size);
	return memory;
}

void memory_free(void *memory)
{
	free(memory);
}

/* A block of so many bytes, its header included; long ones fill whole large pages. */
static struct arena_block *block_new(size_t *size)
{
	if (*size < LARGE_PAGE)
		return memory_resize(NULL, *size);
	*size = (*size + LARGE_PAGE - 1) & ~(size_t)(LARGE_PAGE - 1);
	void *memory = checked(aligned_alloc(LARGE_PAGE, *size));
	ask_for_large_pages(memory, *size);
	return memory;
}

static void block_add(struct arena *arena, size_t need)
{
	size_t size = arena->block ? (arena->block->size + HEADER) * 2 : BLOCK_MIN;
	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	if (size < HEADER + need + ALIGNMENT)
		size = HEADER + need + ALIGNMENT;
	struct arena_block *block = block_new(&size);
	size -= HEADER;
	block->older = arena->block;
	block->size = size;
	arena->block = block;
	arena->next = (char *)block + HEADER;
	arena->end = arena->next + size;
	arena->total += size;
}

char *arena_bytes(struct arena *arena, size_t size)
{
	if (size > PTRDIFF_MAX - 2 * HEADER) {
		out_of_memory();
		abort();
	}
	if (!arena->block || (size_t)(arena->end - arena->next) < size)
		block_add(arena, size);
	char *memory = arena->next;
	arena->next += size;
	return memory;
}

void *arena_alloc_more(struct arena *arena, size_t size)
{
	/* A fresh block starts aligned, for its header's size is a multiple of the alignment. */
	arena->next = arena->end;
	return memset(arena_bytes(arena, size), 0, size);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes))
		bytes = SIZE_MAX;
	return arena_alloc(arena, bytes);
}

struct str arena_str(struct arena *arena, struct str s)
{
	return (struct str){arena_cstr(arena, s), s.len};
}

char *arena_cstr(struct arena *arena, struct str s)
{
	char *copy = arena_bytes(arena, s.len + 1);
	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return copy;
}

struct str arena_join(struct arena *arena, const struct str *parts, size_t count)
{
	size_t length = 0;
	for (size_t i = 0; i < count; i++)
		length += parts[i].len;
	char *text = arena_bytes(arena, length + 1), *at = text;
	for (size_t i = 0; i < count; i++) {
		if (parts[i].len)
			memcpy(at, parts[i].ptr, parts[i].len);
		at += parts[i].len;
	}
	*at = '\0';
	return (struct str){text, length};
}

struct str arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	struct str text = arena_vprintf(arena, format, arguments);
	va_end(arguments);
	return text;
}

struct str arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	size_t size = length < 0 ? 0 : (size_t)length;
	char *text = arena_bytes(arena, size + 1);
	text[0] = '\0';
	vsnprintf(text, size + 1, format, again);
	va_end(again);
	return (struct str){text, size};
}

void arena_reset(struct arena *arena)
{
	struct arena_block *keep = arena->block;
	if (!keep)
		return;
	for (struct arena_block *block = keep->older, *older; block; block = older) {
		older = block->older;
		free(block);
	}
	keep->older = NULL;
	arena->next = (char *)keep + HEADER;
	arena->end = arena->next + keep->size;
	arena->total = keep->size;
}

void arena_finish(struct arena *arena)
{
	for (struct arena_block *block = arena->block, *older; block; block = older) {
		older = block->older;
		free(block);
	}
	*arena = (struct arena){0};
}

void arena_adopt(struct arena *arena, struct arena *other)
{
	struct arena_block *oldest = other->block;
	if (!arena->block) {
		*arena = *other;
	} else if (oldest) {
		while (oldest->older)
			oldest = oldest->older;
		oldest->older = arena->block->older;
		arena->block->older = other->block;
		arena->total += other->total;
	}
	*other = (struct arena){0};
}
