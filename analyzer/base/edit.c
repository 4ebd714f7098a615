#include "base/edit.h"

#include <stdlib.h>

void edits_insert(struct edits *edits, size_t offset, struct str text)
{
	edits_replace(edits, offset, 0, text);
}

void edits_replace(struct edits *edits, size_t offset, size_t remove, struct str text)
{
	list_push(&edits->list, ((struct edit){offset, remove, text}));
}

/* What is inserted at an offset comes before what replaces the bytes there. */
static bool in_order(const struct edit *a, const struct edit *b)
{
	return a->offset != b->offset ? a->offset < b->offset : !a->remove || b->remove;
}

/* Stable by offset: a merge sort over pairs of runs, since qsort is not stable. */
static void sort(struct edit *items, struct edit *spare, size_t count)
{
	size_t half = count / 2, left = 0, right = half, out = 0;
	if (count < 2)
		return;
	sort(items, spare, half);
	sort(items + half, spare, count - half);
	while (left < half || right < count)
		spare[out++] =
			right == count || (left < half && in_order(&items[left], &items[right]))
			? items[left++]
			: items[right++];
	memcpy(items, spare, count * sizeof *items);
}

/* Walks the edited text piece by piece. */
static void walk(struct edits *edits, const struct doc *doc,
	void (*piece)(void *context, struct str text), void *context)
{
	size_t count = edits->list.count, at = 0;
	struct arena scratch = {0};
	sort(edits->list.items, ARENA_ARRAY(&scratch, struct edit, count), count);
	for (size_t i = 0; i < count; i++) {
		const struct edit *edit = &edits->list.items[i];
		if (edit->offset > at)
			piece(context, str_sub(doc->bytes, at, edit->offset));
		piece(context, edit->insert);
		if (edit->offset + edit->remove > at)
			at = edit->offset + edit->remove;
	}
	piece(context, str_from(doc->bytes, at));
	arena_finish(&scratch);
}

struct target {
	struct doc *doc;
	struct output *output;
};

static void write_piece(void *context, struct str text)
{
	struct target *target = context;
	if (target->doc->encoding == ENCODING_UTF8) {
		output_add(target->output, text);
		return;
	}
	struct arena scratch = {0};
	output_add(target->output, doc_encode(target->doc, text, &scratch));
	arena_finish(&scratch);
}

void edits_write(struct edits *edits, struct doc *doc, struct output *output)
{
	if (edits->list.count == 0) {
		output_add(output, doc->raw);
		return;
	}
	output_add(output, doc_mark(doc));
	walk(edits, doc, write_piece, &(struct target){doc, output});
}

static void add_piece(void *context, struct str text)
{
	buf_add(context, text);
}

struct str edits_text(struct edits *edits, const struct doc *doc, struct arena *arena)
{
	struct buf text = {0};
	walk(edits, doc, add_piece, &text);
	struct str result = arena_str(arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

void edits_finish(struct edits *edits)
{
	list_finish(&edits->list);
}
