/* Any bytes behind a letter that chooses the target: recognised, converted, read back, and merged with
 * themselves. What was written is a document of its format that can be converted again. */
#include "convert.h"
#include "fuzz.h"
#include "memory.h"

static const char *const targets[] = {"cyclonedx-json@1.2", "cyclonedx-json@1.7",
	"cyclonedx-xml@1.4", "cyclonedx-proto@1.5", "spdx-json@2.2", "spdx-tag@2.3",
	"spdx-yaml@2.3", "spdx-xml@2.3", "spdx3-json@3.0.1"};

enum { TARGETS = sizeof targets / sizeof *targets };

static const struct limits limits = {
	.input = 1 << 20, .depth = 60, .string = 10000, .nodes = 10000, .diagnostics = 10};

/* The text of the conversion; absent when there is none. */
static struct str run(
	struct str raw, const struct format *from, const char *name, struct arena *arena)
{
	struct doc doc;
	struct conversion conversion = {0};
	struct rendition target;
	const struct format *to;
	struct str error, text = STR_NONE;
	REQUIRE(rendition_parse(str_of(name), &target, &to, arena, &error));
	doc_wrap(&doc, STR("fuzz"), raw, &limits);
	if (!from)
		from = format_detect(&doc);
	if (from && convert(&conversion, &doc, from, NULL, to, &target)) {
		struct output output = memory_output();
		conversion_write(&conversion, &doc, &output);
		text = memory_taken(&output, arena);
	}
	conversion_finish(&conversion);
	doc_finish(&doc);
	return text;
}

static void join(struct str raw, const char *name, struct arena *arena)
{
	struct doc docs[2];
	struct joining joining = {0};
	struct rendition target;
	const struct format *to;
	struct str error;
	bool good = true;
	REQUIRE(rendition_parse(str_of(name), &target, &to, arena, &error));
	joining_begin(&joining, to, &target, STR("whole"));
	for (int i = 0; i < 2; i++) {
		doc_wrap(&docs[i], STR("fuzz"), raw, &limits);
		const struct format *from = format_detect(&docs[i]);
		good = good && from && joining_add(&joining, &docs[i], from, NULL);
	}
	if (good) {
		struct output output = memory_output();
		joining_close(&joining);
		joining_write(&joining, &output);
		memory_taken(&output, arena);
	}
	joining_finish(&joining);
	doc_finish(&docs[0]);
	doc_finish(&docs[1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	if (size < 2)
		return 0;
	const char *name = targets[data[0] % TARGETS];
	struct str raw = {(const char *)data + 1, size - 1};
	struct str text = run(raw, NULL, name, &arena);
	if (text.ptr) {
		struct str file = str_of(name);
		run(text, format_named(str_cut(&file, '@')), "cyclonedx-json@1.6", &arena);
		run(text, NULL, "spdx-json@2.3", &arena);
	}
	join(raw, name, &arena);
	arena_finish(&arena);
	return 0;
}
