#include "commands/bill_notes.h"

#include "annotate.h"

struct str bill_without_notes(
	struct arena *arena, const struct result *result, const struct input *input)
{
	struct input bare = *input;
	struct annotate_options options = {.version = result->version, .break_signature = true};
	struct output output;
	memset(&bare.findings, 0, sizeof bare.findings);
	output_open_memory(&output);
	bool good = annotate(result, &bare, &options, &output);
	struct str text = good ? arena_str(arena, output_text(&output)) : input->doc->raw;
	output_discard(&output);
	return text;
}

/* Components by what a conversion keeps of them. Things of one name stand in the order of their
 * documents, before and after. */
struct namesakes {
	struct arena arena;
	struct map first; /* name -> the first component that is left */
	uint32_t *next; /* of the same name */
};

static struct str name_of(struct arena *arena, const struct component *component)
{
	if (component->purl.len)
		return component->purl;
	return arena_printf(arena, "%.*s%s%.*s\n%.*s", STR_ARG(component->group),
		component->group.len ? "/" : "", STR_ARG(component->name),
		STR_ARG(component->version));
}

static void note_names(struct namesakes *n, const struct bom *bom)
{
	size_t count = bom->components.count;
	n->next = ARENA_ARRAY(&n->arena, uint32_t, count + 1);
	for (size_t i = count; i-- > 0;) {
		const struct component *component = &bom->components.items[i];
		if (component->synthetic)
			continue;
		struct str name = name_of(&n->arena, component);
		n->next[i] = map_get(&n->first, name);
		map_set(&n->first, name, (uint32_t)i);
	}
}

/* The next of that name; the last one stands for all that are too many. */
static uint32_t take(struct namesakes *n, const struct component *component)
{
	struct str name = name_of(&n->arena, component);
	uint32_t index = component->synthetic ? MAP_NONE : map_get(&n->first, name);
	if (index == MAP_NONE)
		return COMPONENT_NONE;
	if (n->next[index] != MAP_NONE)
		map_set(&n->first, name, n->next[index]);
	return index;
}

static void take_findings(struct namesakes *n, const struct input *from, struct input *to)
{
	size_t count = from->bom->components.count;
	uint32_t *places = ARENA_ARRAY(&n->arena, uint32_t, count + 1);
	for (size_t i = 0; i < count; i++)
		places[i] = take(n, &from->bom->components.items[i]);
	for (size_t i = 0; i < from->findings.count; i++) {
		struct finding finding = from->findings.items[i];
		finding.component = places[finding.component];
		list_push(&to->findings, finding);
	}
}

bool bill_write_noted(const struct result *result, const struct bill *bill,
	const struct format *format, struct str text, struct output *output)
{
	struct annotate_options options = {.version = result->version, .break_signature = true};
	struct namesakes n = {0};
	struct doc doc;
	struct bom bom;
	doc_wrap(&doc, bill->name, text, bill->parts.items[0].doc->limits);
	bom_init(&bom, &doc);
	struct input input = {.doc = &doc, .format = format, .bom = &bom};
	bool good = format->read(&doc, &bom);
	note_names(&n, &bom);
	for (size_t i = 0; i < bill->parts.count; i++)
		if (bill->parts.items[i].input)
			take_findings(&n, bill->parts.items[i].input, &input);
	good = good && annotate(result, &input, &options, output);
	list_finish(&input.findings);
	map_finish(&n.first);
	arena_finish(&n.arena);
	bom_finish(&bom);
	doc_finish(&doc);
	return good;
}
