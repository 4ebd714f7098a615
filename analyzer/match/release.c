/* Of many inputs only what reports can tell is held: without the documents' text and what was read of
 * them. */
#include "match/finding.h"

static bool lies_in(struct str text, const char *memory, size_t size)
{
	uintptr_t at = (uintptr_t)text.ptr, from = (uintptr_t)memory;
	return text.ptr && memory && at >= from && at <= from + size;
}

static void keep(struct doc *doc, struct str *text)
{
	if (lies_in(*text, doc->memory, doc->raw.len) ||
		lies_in(*text, doc->decoded, doc->bytes.len))
		*text = arena_str(&doc->arena, *text);
}

static void keep_evidence(struct doc *doc, struct evidence *evidence)
{
	keep(doc, &evidence->value);
	keep(doc, &evidence->shown);
	keep(doc, &evidence->matched);
}

static void keep_finding(struct doc *doc, struct finding *finding)
{
	struct str *const texts[] = {&finding->reason, &finding->why, &finding->others,
		&finding->next, &finding->replacement, &finding->unapplied_why};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		keep(doc, texts[i]);
	for (size_t i = 0; i < finding->evidence_count; i++)
		keep_evidence(doc, &finding->evidence[i]);
}

static void keep_component(struct doc *doc, struct component *component)
{
	keep(doc, &component->ref);
	keep(doc, &component->group);
	keep(doc, &component->name);
	keep(doc, &component->version);
	keep(doc, &component->purl);
}

static void forget_component(struct component *component)
{
	component->ref = component->group = component->name = STR_NONE;
	component->version = component->purl = STR_NONE;
}

/* Those that a report can name: of findings, their paths, advisories, and of unknown maker. */
static bool *told_components(const struct input *input, struct arena *arena)
{
	bool *told = ARENA_ARRAY(arena, bool, input->bom->components.count + 1);
	for (size_t i = 0; i < input->bom->components.count; i++)
		told[i] = input->verdicts[i] != VERDICT_NO_MATCH;
	for (size_t i = 0; i < input->findings.count; i++) {
		const struct finding *finding = &input->findings.items[i];
		told[finding->component] = true;
		for (size_t k = 0; k < finding->path_length; k++)
			told[finding->path[k]] = true;
	}
	for (size_t i = 0; i < input->advisories.count; i++) {
		const struct advisory *advisory = &input->advisories.items[i];
		for (size_t k = 0; k < advisory->component_count; k++)
			told[advisory->components[k]] = true;
	}
	return told;
}

static void release_bom(struct doc *doc, struct input *input, bool names)
{
	struct bom *bom = input->bom;
	struct arena scratch = {0};
	const bool *told = told_components(input, &scratch);
	for (size_t i = 0; i < bom->components.count; i++) {
		struct component *component = &bom->components.items[i];
		if (names || told[i])
			keep_component(doc, component);
		else
			forget_component(component);
	}
	keep(doc, &bom->version);
	keep(doc, &bom->identity);
	keep(doc, &bom->name);
	bom_forget(bom);
	arena_finish(&scratch);
}

const struct component *input_first_unknown(const struct input *input)
{
	for (size_t i = 0; input->bom && input->verdicts && i < input->bom->components.count; i++)
		if (input->verdicts[i] == VERDICT_UNKNOWN)
			return &input->bom->components.items[i];
	return NULL;
}

size_t input_unknown_line(const struct input *input)
{
	const struct component *unknown = input_first_unknown(input);
	return !unknown || input->released ? input->unknown_line
					   : doc_place(input->doc, unknown->offset).line;
}

void input_release(struct input *input, bool names)
{
	struct doc *doc = input->doc;
	if (!input->bom || !input->verdicts)
		return;
	input->unknown_line = input_unknown_line(input);
	for (size_t i = 0; i < input->findings.count; i++)
		keep_finding(doc, &input->findings.items[i]);
	for (size_t i = 0; i < input->advisories.count; i++)
		keep_evidence(doc, &input->advisories.items[i].evidence);
	release_bom(doc, input, names);
	doc_forget(doc);
	input->released = true;
}
