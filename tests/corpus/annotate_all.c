/* Annotates documents as if a policy flagged every component: annotate_all FOLDER FILE... writes FOLDER/N for the Nth
 * file and prints a line for each: format, version, components, and what failed ("ok" when nothing did):
 *   inserted   bytes of the original are missing, beyond those that the contract lets be deleted
 *   again      annotating the result with the same notes changes it
 *   restored   annotating the result with no notes does not give the original back */
#include <stdio.h>

#include "base/digest.h"
#include "format.h"

enum { NOTES_PER_COMPONENT = 2 };

static struct note_set make_notes(struct arena *arena, const struct bom *bom)
{
	static struct note_property properties[] = {
		{STR_INIT("bomscreen:as-of"), STR_INIT("2026-11-22")},
		{STR_INIT("bomscreen:policy"), STR_INIT("test <&\" 1")}};
	struct note_set set = {.properties = properties,
		.property_count = 2,
		.tool_version = STR("0.0.0"),
		.timestamp = STR("2026-11-22T00:00:00Z"),
		.break_signature = true};
	set.notes = ARENA_ARRAY(arena, struct note, bom->components.count * NOTES_PER_COMPONENT);
	for (uint32_t i = 0; i < bom->components.count; i++) {
		for (int n = 0; n < NOTES_PER_COMPONENT; n++) {
			struct str parts[] = {arena_printf(arena, "%u/%d", i, n)};
			struct note *note = &set.notes[set.count++];
			note->component = i;
			note->id = uuid5(arena, parts, 1);
			note->text = arena_printf(arena,
				"prohibited: component %u, note %d, \"quoted\" <&> \xd0\x9a", i, n);
			note->mark =
				arena_printf(arena, "prohibited test test %.*s", STR_ARG(note->id));
		}
	}
	return set;
}

/* What an edit deletes must be white space-free and short: a serial number, a slash; or nothing. */
static bool only_inserts(const struct doc *doc, const struct edits *edits)
{
	for (size_t i = 0; i < edits->list.count; i++) {
		struct str removed = str_sub(doc->bytes, edits->list.items[i].offset,
			edits->list.items[i].offset + edits->list.items[i].remove);
		struct str value = str_trim(removed);
		if (value.len >= 2 && value.ptr[0] == '"')
			value = str_sub(value, 1, value.len - 1);
		if (removed.len && !str_is(removed, "/") && !str_starts(value, STR("urn:")))
			return false;
	}
	return true;
}

/* The text with the notes in it, or absent. */
static struct str annotated(struct arena *arena, const struct format *format, struct str text,
	const struct note_set *set, bool *inserts)
{
	struct doc doc;
	struct bom bom;
	struct edits edits = {0};
	struct str result = STR_NONE;
	doc_wrap(&doc, STR("again"), text, &limits_default);
	bom_init(&bom, &doc);
	if (format->read(&doc, &bom) && format->annotate(&doc, &bom, set, &edits)) {
		if (inserts)
			*inserts = only_inserts(&doc, &edits);
		result = edits_text(&edits, &doc, arena);
	}
	edits_finish(&edits);
	bom_finish(&bom);
	doc_finish(&doc);
	return result;
}

static bool write_file(const char *folder, int number, struct str text)
{
	char path[4096];
	struct output output;
	snprintf(path, sizeof path, "%s/%d", folder, number);
	if (!output_open(&output, path))
		return false;
	output_add(&output, text);
	return output_commit(&output);
}

/* In XML `<a/>` became `<a></a>` and stays so: then the text may be longer, but not by much. */
static bool is_restored(const struct format *format, struct str original, struct str back)
{
	bool opened = str_ends(str_of(format->name), STR("-xml")) && back.len > original.len &&
		back.len - original.len < 4096;
	return str_eq(original, back) || opened;
}

static void check(struct doc *doc, struct bom *bom, const struct format *format, const char *folder,
	int number)
{
	struct arena arena = {0};
	struct note_set set = make_notes(&arena, bom),
			none = {.tool_version = set.tool_version, .timestamp = set.timestamp};
	bool inserts = false;
	struct str once = annotated(&arena, format, doc->bytes, &set, &inserts);
	printf("%s\t%.*s\t%zu\t", format->name, STR_ARG(bom->version), bom->components.count);
	if (!once.ptr || !write_file(folder, number, once)) {
		puts("unwritten");
	} else {
		struct str twice = annotated(&arena, format, once, &set, NULL);
		struct str back = annotated(&arena, format, once, &none, NULL);
		bool restored = is_restored(format, doc->bytes, back);
		puts(!inserts                          ? "inserted"
				: !str_eq(once, twice) ? "again"
				: !restored            ? "restored"
						       : "ok");
	}
	arena_finish(&arena);
}

int main(int argc, char **argv)
{
	for (int i = 2; i < argc; i++) {
		struct doc doc;
		struct bom bom;
		const struct format *format = NULL;
		if (doc_read(&doc, argv[i], &limits_default))
			format = format_detect(&doc);
		bom_init(&bom, &doc);
		if (format && format->annotate && format->read(&doc, &bom))
			check(&doc, &bom, format, argv[1], i - 2);
		else
			puts("-\t-\t0\tunread");
		bom_finish(&bom);
		doc_finish(&doc);
	}
	return 0;
}
