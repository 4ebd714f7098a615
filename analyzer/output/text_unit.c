/* The findings of an input, or of all files of a repository: grouped, and where there are many of a
 * kind, folded to one entry. */
#include <stdlib.h>

#include "base/map.h"
#include "output/parts.h"
#include "output/text.h"

struct unit text_unit(const struct result *result, size_t first)
{
	const struct input *inputs = &result->inputs[first];
	return (struct unit){.inputs = inputs,
		.count = result_unit(result, first),
		.name = inputs->origin ? inputs->origin->name : inputs->doc->name};
}

static bool in_group(const struct finding *a, const struct finding *b)
{
	return str_eq(a->group, b->group) && a->verdict == b->verdict && str_eq(a->next, b->next) &&
		str_eq(a->others, b->others);
}

/* As many findings of one kind are told as one entry that lists them. */
#define FOLD 6

/* Findings that one sentence can tell; what people decided is told for each. */
static bool fold_together(const struct finding *a, const struct finding *b)
{
	return in_group(a, b) && a->relation == b->relation &&
		(a->confidence == CONFIDENCE_LOW) == (b->confidence == CONFIDENCE_LOW) &&
		!b->waiver && !b->determination && !b->unapplied && b->evidence_count;
}

/* The next one from `at` on that is told with the first one; NULL: there is none. */
static struct told *next_folded(const struct unit *unit, const struct finding *first, size_t *at)
{
	while (*at < unit->finding_count) {
		struct told *told = &unit->findings[(*at)++];
		if (!told->done && fold_together(first, told->finding))
			return told;
	}
	return NULL;
}

static size_t count_folded(const struct unit *unit, size_t first)
{
	size_t count = 0;
	for (size_t at = first; next_folded(unit, unit->findings[first].finding, &at);)
		count++;
	return count;
}

static void add_folded_sentence(struct text *text, const struct finding *finding, size_t count)
{
	bool own =
		finding->relation == RELATION_PRODUCED || finding->relation == RELATION_SUBSIDIARY;
	bool shown = own && finding->confidence != CONFIDENCE_LOW;
	text_add_verdict(text, finding->verdict);
	buf_puts(&text->line, ": ");
	text_add_count(text, count);
	buf_puts(&text->line,
		shown ? " components are published, supplied or made by " : " components lead to ");
	text_add(text, finding->entity->name);
	if (!own)
		buf_printf(&text->line, " (%s)", relation_name(finding->relation));
	buf_puts(&text->line, " [");
	text_add(text, finding->measure->id);
	buf_puts(&text->line, "]");
}

/* The evidence of all, each kind and value once. */
static void write_folded_why(struct text *text, const struct unit *unit, size_t first)
{
	const struct finding *finding = unit->findings[first].finding;
	struct map told = {0};
	struct buf why = {0};
	size_t at = first;
	for (const struct told *one; (one = next_folded(unit, finding, &at));) {
		struct str evidence = text_evidence(text, &one->finding->evidence[0]);
		uint32_t next = (uint32_t)told.count;
		if (next >= FOLD || map_put(&told, evidence, next) != next)
			continue;
		buf_puts(&why, why.len ? "; " : "");
		buf_add(&why, evidence);
	}
	text_end_paragraph(text, "why", &why);
	map_finish(&told);
}

static void add_folded_place(struct text *text, const struct unit *unit, const struct told *told)
{
	size_t line = told->finding->place.line;
	if (unit->count == 1) {
		buf_printf(&text->line, "line %zu", line);
		return;
	}
	text_add(text, part_path(told->input));
	if (line)
		buf_printf(&text->line, ":%zu", line);
	if (told->finding->presence)
		text_add_brief_presence(text, told->finding->presence);
}

/* The same component in the places of one unit. */
struct spread {
	const struct told *first;
	size_t places;
};

typedef LIST(struct spread) spread_list;

static struct str component_key(struct text *text, const struct told *told)
{
	text_add_component(text, &told->input->bom->components.items[told->finding->component]);
	struct buf line = text_take_line(text);
	struct str key = arena_str(&text->scratch, buf_str(&line));
	buf_finish(&line);
	return key;
}

static void gather(struct text *text, const struct unit *unit, size_t first, spread_list *spreads)
{
	struct map by_name = {0};
	size_t at = first;
	for (const struct told *one;
		(one = next_folded(unit, unit->findings[first].finding, &at));) {
		uint32_t next = (uint32_t)spreads->count;
		uint32_t number = map_put(&by_name, component_key(text, one), next);
		if (number == next)
			list_push(spreads, ((struct spread){one, 0}));
		spreads->items[number].places++;
	}
	map_finish(&by_name);
}

/* Each component with its place, and what to use instead where that is known. */
static void write_folded_what(struct text *text, const struct unit *unit, size_t first)
{
	spread_list spreads = {0};
	gather(text, unit, first, &spreads);
	for (size_t i = 0; i < spreads.count; i++) {
		const struct told *told = spreads.items[i].first;
		const struct finding *finding = told->finding;
		buf_puts(&text->line, i ? ", " : "");
		text_add_component(text, &told->input->bom->components.items[finding->component]);
		buf_puts(&text->line, " (");
		add_folded_place(text, unit, told);
		if (spreads.items[i].places > 1)
			buf_printf(&text->line, " and %zu more", spreads.items[i].places - 1);
		if (finding->replacement.len) {
			buf_puts(&text->line, "; use ");
			text_add(text, finding->replacement);
		}
		buf_puts(&text->line, ")");
	}
	list_finish(&spreads);
	struct buf body = text_take_line(text);
	bool again = str_eq(buf_str(&body), buf_str(&text->what));
	if (again)
		buf_clear(&body);
	else
		buf_clear(&text->what);
	buf_add(again ? &body : &text->what, again ? STR("as above") : buf_str(&body));
	text_end_paragraph(text, "what", &body);
}

static void mark_folded(const struct unit *unit, size_t first)
{
	size_t at = first;
	for (struct told *one; (one = next_folded(unit, unit->findings[first].finding, &at));)
		one->done = true;
}

/* The place is that of the first, or the repository's name when they lie in several files. */
static void add_folded_head(struct text *text, const struct unit *unit, size_t first)
{
	const struct told *told = &unit->findings[first];
	size_t at = first;
	for (const struct told *one; (one = next_folded(unit, told->finding, &at));) {
		if (one->input == told->input)
			continue;
		text_add(text, unit->name);
		buf_puts(&text->line, ": ");
		return;
	}
	text_add_place(text, told->input, &told->finding->place);
}

static bool write_folded(struct text *text, const struct unit *unit, size_t first)
{
	const struct finding *finding = unit->findings[first].finding;
	if (text->options->quiet || !finding->entity)
		return false;
	size_t count = count_folded(unit, first);
	if (count < FOLD)
		return false;
	add_folded_head(text, unit, first);
	add_folded_sentence(text, finding, count);
	text_end_line(text);
	write_folded_what(text, unit, first);
	write_folded_why(text, unit, first);
	mark_folded(unit, first);
	return true;
}

/* The findings of one entity and rule: each with its place and evidence, rule and next step once. */
static void write_group(struct text *text, const struct unit *unit, size_t first)
{
	const struct finding *group = unit->findings[first].finding;
	bool brief = text->options->quiet;
	for (size_t i = first; i < unit->finding_count; i++) {
		struct told *told = &unit->findings[i];
		if (told->done || !in_group(told->finding, group) || write_folded(text, unit, i))
			continue;
		text_first_line(text, told->input, told->finding);
		if (!brief)
			text_why(text, told->input, told->finding,
				&unit->evidence[told->input - unit->inputs]
					       [told->finding->component]);
		told->done = true;
	}
	if (!brief) {
		text_rule(text, group);
		text_next(text, group);
	}
}

static int worst_first(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	if (x->finding->verdict != y->finding->verdict)
		return x->finding->verdict > y->finding->verdict ? -1 : 1;
	if (x->input != y->input)
		return x->input < y->input ? -1 : 1;
	return (x->finding > y->finding) - (x->finding < y->finding);
}

static void unit_gather(struct unit *unit, struct arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < unit->count; i++)
		count += unit->inputs[i].findings.count;
	unit->findings = ARENA_ARRAY(arena, struct told, count);
	unit->evidence = ARENA_ARRAY(arena, size_t *, unit->count);
	for (size_t i = 0; i < unit->count; i++) {
		const struct input *input = &unit->inputs[i];
		if (input->findings.count)
			unit->evidence[i] =
				ARENA_ARRAY(arena, size_t, input->bom->components.count);
		for (size_t j = 0; j < input->findings.count; j++)
			unit->findings[unit->finding_count++] =
				(struct told){input, &input->findings.items[j], false};
	}
	if (unit->count > 1)
		qsort(unit->findings, count, sizeof *unit->findings, worst_first);
}

void text_unit_findings(struct text *text, struct unit *unit)
{
	struct arena arena = {0};
	unit_gather(unit, &arena);
	for (size_t i = 0; i < unit->finding_count; i++)
		if (!unit->findings[i].done)
			write_group(text, unit, i);
	arena_finish(&arena);
}
