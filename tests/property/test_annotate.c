/* Annotating holds to its word for every document: what was read before is read afterwards; the same
 * notes a second time change nothing; no notes restore the bytes; other notes give what they give on
 * the original. Documents: those named, and those of the folders named; what is absent is passed
 * over.
 *
 * usage: test_annotate [-f FORMAT] FILE-OR-FOLDER..., or test_annotate -p FILE, which prints the file
 * with a note on each of its components. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "format.h"

enum { SKIPPED = 77, SMALL = 4 << 20 };

static const char *only;
static size_t passed, failed, refused, unread;
static struct note_property properties[] = {{STR_INIT("bomscreen:as-of"), STR_INIT("2026-01-01")},
	{STR_INIT("bomscreen:bundle"), STR_INIT("us-federal")}};

/* A note on each component, on the first two. */
static struct note_set make_notes(const struct bom *bom, struct arena *arena, const char *text)
{
	size_t count = bom->components.count;
	struct note_set set = {.notes = ARENA_ARRAY(arena, struct note, count + 1),
		.properties = properties,
		.property_count = 2,
		.tool_version = STR("9.9"),
		.timestamp = STR("2026-01-02T03:04:05Z"),
		.break_signature = true};
	for (uint32_t i = 0; i < count; i++) {
		for (int twice = 0; twice < (i ? 1 : 2); twice++)
			set.notes[set.count++] = (struct note){.component = i,
				.id = arena_printf(arena, "%08x-0000-5000-8000-%012zx", (unsigned)i,
					set.count),
				.text = arena_printf(
					arena, "%s %zu: \"<&\xd0\x9b>\"", text, set.count),
				.mark = arena_printf(arena, "review rule entity %zu", set.count)};
	}
	return set;
}

/* The raw bytes of a document annotated; absent when that cannot be. */
static struct str annotate(
	struct str raw, const char *text, bool noted, struct arena *arena, size_t *components)
{
	struct doc doc;
	struct bom bom;
	struct edits edits = {0};
	struct str result = STR_NONE;
	doc_wrap(&doc, STR("document"), raw, &limits_default);
	bom_init(&bom, &doc);
	const struct format *format = format_detect(&doc);
	if (format && (!only || strcmp(only, format->name) == 0) && format->read(&doc, &bom) &&
		format->annotate) {
		struct note_set set = make_notes(&bom, arena, text);
		if (!noted)
			set.count = 0;
		*components = bom.components.count;
		if (format->annotate(&doc, &bom, &set, &edits)) {
			struct str edited = edits_text(&edits, &doc, arena);
			struct buf out = {0};
			buf_add(&out, doc_mark(&doc));
			buf_add(&out, doc_encode(&doc, edited, arena));
			result = arena_str(arena, buf_str(&out));
			buf_finish(&out);
		}
	}
	edits_finish(&edits);
	bom_finish(&bom);
	doc_finish(&doc);
	return result;
}

static bool holds(bool good, const char *path, const char *what)
{
	if (!good) {
		failed++;
		fprintf(stderr, "%s: %s\n", path, what);
	}
	return good;
}

static void check(const char *path, struct str raw)
{
	struct arena arena = {0};
	size_t before = 0, after = 0;
	struct str noted = annotate(raw, "first", true, &arena, &before);
	if (noted.ptr && before) {
		struct str again = annotate(noted, "first", true, &arena, &after);
		if (holds(again.ptr != NULL, path, "what was written is not read") &&
			holds(before == after, path, "other components afterwards") &&
			holds(str_eq(again, noted), path, "the second time it is another")) {
			struct str other = annotate(noted, "other", true, &arena, &after);
			struct str direct = annotate(raw, "other", true, &arena, &after);
			struct str none = annotate(noted, "none", false, &arena, &after);
			bool bare = str_find(raw, STR(NOTE_TOOL "-")) == STR_NPOS;
			bool good = holds(
				str_eq(other, direct), path, "replaced notes differ from new ones");
			passed += holds(!bare || str_eq(none, raw), path,
					  "removal does not restore") &&
				good;
		}
	} else if (before) {
		refused++;
		if (getenv("VERBOSE"))
			printf("%s: refused\n", path);
	} else {
		unread++;
	}
	arena_finish(&arena);
}

static struct str read_file(const char *path, struct arena *arena)
{
	struct buf bytes = {0};
	FILE *file = fopen(path, "rb");
	size_t got;
	if (!file)
		return STR_NONE;
	while ((got = fread(buf_reserve(&bytes, 65536), 1, 65536, file)) > 0)
		bytes.len += got;
	fclose(file);
	struct str text = arena_str(arena, buf_str(&bytes));
	buf_finish(&bytes);
	return text;
}

static int visit(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	struct arena arena = {0};
	(void)ftw;
	if (type == FTW_F && status->st_size < SMALL)
		check(path, read_file(path, &arena));
	arena_finish(&arena);
	return 0;
}

static int print_annotated(const char *path)
{
	struct arena arena = {0};
	size_t components;
	struct str text = annotate(read_file(path, &arena), "note", true, &arena, &components);
	fwrite(text.ptr, 1, text.len, stdout);
	bool good = text.ptr != NULL;
	arena_finish(&arena);
	return good ? 0 : 1;
}

int main(int argc, char **argv)
{
	int first = 1;
	if (argc == 3 && strcmp(argv[1], "-p") == 0)
		return print_annotated(argv[2]);
	if (argc > 3 && strcmp(argv[1], "-f") == 0) {
		only = argv[2];
		first = 3;
	}
	for (int i = first; i < argc; i++)
		nftw(argv[i], visit, 32, FTW_PHYS);
	printf("%zu annotated and restored, %zu failed, %zu refused, %zu not read\n", passed,
		failed, refused, unread);
	return failed ? 1 : passed ? 0 : SKIPPED;
}
