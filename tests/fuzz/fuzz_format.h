/* Any bytes through a format: probe, read, point, annotate. What was annotated is read again with the
 * same components, and annotated again with the same notes it stays as it is. */
#ifndef FUZZ_FUZZ_FORMAT_H
#define FUZZ_FUZZ_FORMAT_H

#include "format.h"
#include "fuzz.h"

static const struct limits fuzz_limits = {.input = 1 << 20,
	.depth = 50,
	.string = 10000,
	.nodes = 10000,
	.ratio = 10,
	.diagnostics = 10};

static inline struct note_set fuzz_notes(const struct bom *bom, struct arena *arena)
{
	static struct note_property property = {
		STR_INIT("bomscreen:as-of"), STR_INIT("2026-01-01")};
	size_t count = bom->components.count < 4 ? bom->components.count : 4;
	struct note_set set = {.notes = ARENA_ARRAY(arena, struct note, count + 1),
		.count = count,
		.properties = &property,
		.property_count = 1,
		.tool_version = STR("9.9"),
		.timestamp = STR("2026-01-02T03:04:05Z"),
		.break_signature = true};
	for (uint32_t i = 0; i < count; i++)
		set.notes[i] = (struct note){.component = i,
			.id = STR("00000000-0000-5000-8000-000000000000"),
			.text = arena_printf(arena, "note %u of \"<&\xd0\x9b>\"", (unsigned)i),
			.mark = STR("review rule entity id")};
	return set;
}

static inline void fuzz_point(struct doc *doc)
{
	struct place places[20];
	for (size_t i = 0; i < 20; i++)
		places[i] = (struct place){.offset = doc->bytes.len * i / 18};
	doc_locate(doc, places, 20);
}

/* The annotated text; absent when the document cannot carry notes. */
static inline struct str fuzz_annotate(
	const struct format *format, struct str raw, struct arena *arena, size_t *components)
{
	struct doc doc;
	struct bom bom;
	struct edits edits = {0};
	struct str text = STR_NONE;
	doc_wrap(&doc, STR("fuzz"), raw, &fuzz_limits);
	bom_init(&bom, &doc);
	*components = SIZE_MAX;
	if (format->read(&doc, &bom)) {
		struct note_set set = fuzz_notes(&bom, &doc.arena);
		*components = bom.components.count;
		if (format->annotate(&doc, &bom, &set, &edits))
			text = edits_text(&edits, &doc, arena);
	}
	fuzz_point(&doc);
	edits_finish(&edits);
	bom_finish(&bom);
	doc_finish(&doc);
	return text;
}

static inline int fuzz_format(const struct format *format, const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str raw = {(const char *)data, size};
	struct doc doc;
	size_t before, after;
	doc_wrap(&doc, STR("fuzz"), raw, &fuzz_limits);
	format->probe(&doc);
	bool larger = doc.bytes.len > fuzz_limits.string / 2;
	doc_finish(&doc);
	struct str noted = fuzz_annotate(format, raw, &arena, &before);
	if (noted.ptr && before && !larger) {
		struct str again = fuzz_annotate(format, noted, &arena, &after);
		REQUIRE(after == before);
		REQUIRE(again.ptr && str_eq(again, noted));
	}
	arena_finish(&arena);
	return 0;
}

#endif
