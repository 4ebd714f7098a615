#include "spdx2_annotate.h"

#include "syntax/node.h"

#define TOOL_MARK "Tool: " NOTE_TOOL "-"

struct str spdx2_tool(const struct note_set *set, struct arena *arena)
{
	return arena_printf(arena, TOOL_MARK "%.*s", STR_ARG(set->tool_version));
}

bool spdx2_is_tool(struct str text)
{
	return str_starts(str_trim(text), STR(TOOL_MARK));
}

struct str spdx2_namespace_suffix(
	const struct bom *bom, const struct note_set *set, struct arena *arena)
{
	struct str uuid = amend_identity(arena, bom->identity, set);
	return arena_printf(arena, SPDX2_NAMESPACE_MARK "%.*s", STR_ARG(uuid));
}

void spdx2_found(struct amend_earlier *earlier, struct str comment, struct str date)
{
	if (!note_is_own(comment))
		amend_found(earlier, comment, date);
}

static struct spdx2_annotation annotation_of(
	const struct note_set *set, const struct note *note, struct arena *arena)
{
	return (struct spdx2_annotation){
		.date = note->timestamp.len ? note->timestamp : set->timestamp,
		.annotator = spdx2_tool(set, arena),
		.comment = note->text};
}

struct spdx2_annotations spdx2_annotations_of(
	const struct note_set *set, const struct note *notes, size_t count, struct arena *arena)
{
	struct spdx2_annotations annotations = {
		ARENA_ARRAY(arena, struct spdx2_annotation, count), count};
	for (size_t i = 0; i < count; i++)
		annotations.items[i] = annotation_of(set, &notes[i], arena);
	return annotations;
}

struct spdx2_annotations spdx2_annotations_of_document(
	const struct bom *bom, const struct note_set *set, struct arena *arena)
{
	struct spdx2_annotations annotations = {
		ARENA_ARRAY(arena, struct spdx2_annotation, set->count + 1), 1};
	struct buf comment = {0};
	for (size_t i = 0; i < set->property_count; i++) {
		buf_puts(&comment, i ? "; " : "");
		buf_add(&comment, set->properties[i].name);
		buf_add_byte(&comment, ' ');
		buf_add(&comment, set->properties[i].value);
	}
	annotations.items[0] = (struct spdx2_annotation){
		set->timestamp, spdx2_tool(set, arena), arena_str(arena, buf_str(&comment))};
	buf_finish(&comment);
	for (size_t i = 0; i < set->count; i++)
		if (!amend_has_place(bom, &set->notes[i]))
			annotations.items[annotations.count++] =
				annotation_of(set, &set->notes[i], arena);
	return annotations;
}

const struct node *spdx2_package_at(
	const struct node *list, const struct node **from, size_t offset)
{
	const struct node *node = *from;
	while (node && node->start != offset)
		node = node->next;
	for (const struct node *first = list ? list->first : NULL; !node && first && first != *from;
		first = first->next)
		if (first->start == offset)
			node = first;
	if (node)
		*from = node;
	return node;
}
