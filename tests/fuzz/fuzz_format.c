/* Any bytes as one format (FUZZ_FORMAT, its name): read whatever the probe says; what holds for every
 * model is required. What was annotated is read again with the same components, and annotated again
 * with the same notes it stays as it is. Then it is judged, with all profiles: every place lies in the
 * document, and what is said of requirements adds up. It is screened with the built-in policies, and
 * converted: what was written is read again. */
#include "convert.h"
#include "fuzz.h"
#include "match/finding.h"
#include "memory.h"
#include "spec/profile.h"

static const struct limits limits = {
	.input = 1 << 20, .depth = 100, .string = 10000, .nodes = 10000, .diagnostics = 10};

static void check_components(const struct doc *doc, const struct bom *bom)
{
	for (uint32_t i = 0; i < bom->components.count; i++) {
		const struct component *component = &bom->components.items[i];
		REQUIRE(component->synthetic || component->start < component->end);
		REQUIRE(component->end <= doc->bytes.len && component->offset <= doc->bytes.len);
		REQUIRE(component->parent == COMPONENT_NONE || component->parent < i);
		REQUIRE(component->type < TYPE_COUNT);
		REQUIRE((size_t)component->identities + component->identity_count <=
			bom->identities.count);
		for (uint32_t k = 0; k < component->identity_count; k++) {
			const struct identity *identity =
				bom_identity(bom, component->identities + k);
			REQUIRE(identity->value.len && identity->offset <= doc->bytes.len);
		}
	}
}

static void check_paths(struct doc *doc, const struct bom *bom)
{
	struct bom_paths paths;
	bom_paths(bom, &doc->arena, &paths);
	for (uint32_t i = 0; i < bom->components.count; i++) {
		size_t steps = 0;
		for (uint32_t at = i; at != COMPONENT_NONE; at = paths.previous[at])
			REQUIRE(steps++ <= bom->components.count);
	}
}

static struct note_set make_notes(const struct bom *bom, struct arena *arena)
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

/* The annotated document, byte for byte as it is written. */
static struct str annotated(struct doc *doc, struct edits *edits, struct arena *arena)
{
	struct output output = memory_output();
	edits_write(edits, doc, &output);
	return memory_taken(&output, arena);
}

/* Reads and checks; the annotated text, absent when there is none. */
static struct str run(
	const struct format *format, struct str raw, struct arena *arena, size_t *components)
{
	struct doc doc;
	struct bom bom;
	struct edits edits = {0};
	struct str text = STR_NONE;
	struct place places[20];
	doc_wrap(&doc, STR("fuzz"), raw, &limits);
	bom_init(&bom, &doc);
	*components = SIZE_MAX;
	REQUIRE(format->probe(&doc) >= 0);
	if (format->read(&doc, &bom)) {
		check_components(&doc, &bom);
		check_paths(&doc, &bom);
		*components = bom.components.count;
		struct note_set set = make_notes(&bom, &doc.arena);
		if (format->annotate && set.count && format->annotate(&doc, &bom, &set, &edits))
			text = annotated(&doc, &edits, arena);
	} else {
		REQUIRE(doc.diags.list.count > 0);
	}
	for (size_t i = 0; i < 20; i++)
		places[i] = (struct place){.offset = doc.bytes.len * i / 18};
	doc_locate(&doc, places, 20);
	edits_finish(&edits);
	bom_finish(&bom);
	doc_finish(&doc);
	return text;
}

static void check_result(const struct doc *doc, const struct profile_result *result)
{
	for (size_t i = 0; i < result->profile->count; i++) {
		const struct profile_answer *answer = &result->answers[i];
		REQUIRE(answer->counts[OUTCOME_MISSING] + answer->counts[OUTCOME_UNKNOWN] +
				answer->counts[OUTCOME_WITHHELD] ==
			answer->gaps.count);
		for (size_t j = 0; j < answer->gaps.count; j++)
			REQUIRE(answer->gaps.items[j].offset == STR_NPOS ||
				answer->gaps.items[j].offset <= doc->bytes.len);
	}
	REQUIRE(result->verdict != PROFILE_MET || result->components > 0);
}

static void judge(const struct format *format, struct str raw)
{
	struct doc doc;
	struct bom bom;
	size_t wanted = 0;
	while (profiles[wanted])
		wanted++;
	doc_wrap(&doc, STR("fuzz"), raw, &limits);
	bom_init(&bom, &doc);
	doc.judging = true;
	doc.lenient = raw.len & 1;
	doc.profiling = profiling_create(&doc, profiles, wanted);
	if (format->read(&doc, &bom)) {
		const struct profile_result *results =
			profiling_conclude(doc.profiling, &bom, format->name);
		for (size_t i = 0; i < wanted; i++)
			check_result(&doc, &results[i]);
	}
	for (size_t i = 0; i < doc.diags.list.count; i++)
		REQUIRE(doc.diags.list.items[i].offset == STR_NPOS ||
			doc.diags.list.items[i].offset <= doc.bytes.len);
	profiling_destroy(doc.profiling);
	bom_finish(&bom);
	doc_finish(&doc);
}

static const struct policies *all_policies(void)
{
	static struct policies policies;
	if (!policies.index)
		REQUIRE(policies_load(&policies, NULL, 0, &limits_default));
	return &policies;
}

static void screen_it(const struct format *format, struct str raw)
{
	const struct policies *policies = all_policies();
	const struct bundle *bundle = policies_bundle(policies, STR("us-federal-strict"));
	struct screening screening = {.policies = policies,
		.bundle = bundle,
		.scope = bundle->scope,
		.as_of = 20000,
		.as_of_given = true,
		.all = true};
	struct doc doc;
	struct bom bom;
	struct input input = {.doc = &doc, .bom = &bom, .format = format};
	doc_wrap(&doc, STR("fuzz"), raw, &limits);
	bom_init(&bom, &doc);
	input.unreadable = !format->read(&doc, &bom);
	screen(&screening, &input);
	const struct summary *sum = &input.summary;
	REQUIRE(sum->prohibited + sum->review + sum->unknown + sum->no_match + sum->waived ==
		sum->components);
	REQUIRE(sum->components || input.incomplete || input.unreadable);
	input_finish(&input);
	bom_finish(&bom);
	doc_finish(&doc);
	arena_finish(&screening.arena);
}

/* The text of the conversion; absent when there is none. */
static struct str convert_to(
	const struct format *format, struct str raw, const char *name, struct arena *arena)
{
	struct doc doc;
	struct conversion conversion = {0};
	struct rendition target;
	const struct format *to;
	struct str error, text = STR_NONE;
	REQUIRE(rendition_parse(str_of(name), &target, &to, arena, &error));
	doc_wrap(&doc, STR("fuzz"), raw, &limits);
	if (convert(&conversion, &doc, format, NULL, to, &target)) {
		struct output output = memory_output();
		conversion_write(&conversion, &doc, &output);
		text = memory_taken(&output, arena);
	}
	conversion_finish(&conversion);
	doc_finish(&doc);
	return text;
}

static void convert_it(const struct format *format, struct str raw, struct arena *arena)
{
	static const char *const names[] = {"cyclonedx-json@1.6", "spdx-json@2.3",
		"cyclonedx-xml@1.5", "cyclonedx-proto@1.6", "spdx-yaml@2.3", "spdx-tag@2.3",
		"spdx-xml@2.3", "cyclonedx-json@1.3"};
	const char *name = names[raw.len % (sizeof names / sizeof *names)];
	size_t components;
	struct str text = convert_to(format, raw, name, arena), file = str_of(name);
	if (text.ptr && text.len < limits.string)
		run(format_named(str_cut(&file, '@')), text, arena, &components);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct format *format = format_named(str_of(FUZZ_FORMAT));
	struct arena arena = {0};
	size_t before, after;
	struct str noted = run(format, (struct str){(const char *)data, size}, &arena, &before);
	/* What is added must stay below the limits. */
	if (noted.ptr && noted.len < limits.string / 2) {
		struct str again = run(format, noted, &arena, &after);
		REQUIRE(after == before);
		REQUIRE(again.ptr && str_eq(again, noted));
	}
	judge(format, (struct str){(const char *)data, size});
	screen_it(format, (struct str){(const char *)data, size});
	convert_it(format, (struct str){(const char *)data, size}, &arena);
	arena_finish(&arena);
	return 0;
}
