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

static void add(struct doc *doc, struct output *output, struct str text)
{
	if (doc->encoding == ENCODING_UTF8) {
		output_add(output, text);
		return;
	}
	struct arena scratch = {0};
	bool marked = doc->marked;
	doc->marked = false;
	output_add(output, doc_encode(doc, text, &scratch));
	doc->marked = marked;
	arena_finish(&scratch);
}

void edits_write(struct edits *edits, struct doc *doc, struct output *output)
{
	size_t count = edits->list.count, at = 0;
	if (count == 0) {
		output_add(output, doc->raw);
		return;
	}
	struct arena scratch = {0};
	sort(edits->list.items, ARENA_ARRAY(&scratch, struct edit, count), count);
	if (doc->marked)
		output_add(output, doc_encode(doc, STR(""), &scratch));
	for (size_t i = 0; i < count; i++) {
		const struct edit *edit = &edits->list.items[i];
		if (edit->offset > at)
			add(doc, output, str_sub(doc->bytes, at, edit->offset));
		add(doc, output, edit->insert);
		if (edit->offset + edit->remove > at)
			at = edit->offset + edit->remove;
	}
	add(doc, output, str_from(doc->bytes, at));
	arena_finish(&scratch);
}

void edits_finish(struct edits *edits)
{
	list_finish(&edits->list);
}
