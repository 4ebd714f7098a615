/* The sentences of a report that are about no single finding: what is not known, how much was looked
 * at, and how far the statement reaches. */
#include "output/parts.h"
#include "output/text.h"

enum { FINDING_KINDS = 3, ALL_KINDS = 5 };

/* How many inputs have the diagnostic, and the first of them. */
static size_t count_having(const struct unit *unit, size_t id, const struct input **first)
{
	size_t count = 0;
	for (size_t i = 0; i < unit->count; i++)
		if (unit->inputs[i].doc->diags.counts[id] && !count++)
			*first = &unit->inputs[i];
	return count;
}

static bool add_reason(struct text *text, const struct unit *unit, size_t id)
{
	const struct input *first = NULL;
	const struct diag_kind *kind = &diag_kinds[id];
	size_t count = kind->effect == EFFECT_NONE ? 0 : count_having(unit, id, &first);
	if (!count)
		return false;
	buf_puts(&text->line, kind->summary);
	if (unit->count > 1) {
		buf_puts(&text->line, " (");
		text_add(text, part_path(first));
		if (count > 1)
			buf_printf(&text->line, " and %zu more", count - 1);
		buf_puts(&text->line, ")");
	}
	buf_printf(&text->line, " [%s]", kind->id);
	return true;
}

static bool has_reason(const struct unit *unit)
{
	const struct input *first;
	for (size_t id = 0; id < DIAG_COUNT; id++)
		if (diag_kinds[id].effect != EFFECT_NONE && count_having(unit, id, &first))
			return true;
	return false;
}

bool text_next_incomplete(struct text *text, const struct unit *unit, unsigned *at)
{
	const struct input sum = unit_sum(unit->inputs, unit->count);
	if (!sum.incomplete && !sum.unreadable)
		return false;
	if (*at == 0 && !has_reason(unit)) {
		*at = DIAG_COUNT;
		buf_puts(&text->line, "Not everything could be evaluated.");
		return true;
	}
	while (*at < DIAG_COUNT)
		if (add_reason(text, unit, (*at)++))
			return true;
	return false;
}

bool text_add_unknown(struct text *text, const struct unit *unit)
{
	const struct summary summary = unit_sum(unit->inputs, unit->count).summary;
	const struct component *component = NULL;
	const struct input *input = unit->inputs;
	for (size_t i = 0; summary.unknown && !component && i < unit->count; i++) {
		input = &unit->inputs[i];
		component = input_first_unknown(input);
	}
	if (!component) /* none, or those of a history, which are counted alone */
		return false;
	text_add_count(text, summary.unknown);
	buf_puts(&text->line, " of ");
	text_add_count(text, summary.components);
	buf_puts(&text->line, " components name no maker and none could be derived (first: ");
	text_add_component(text, component);
	if (unit->count > 1) {
		buf_puts(&text->line, ", ");
		text_add(text, part_path(input));
	}
	buf_printf(&text->line, ", line %zu%s)", input_unknown_line(input),
		text->options->unknown || text->options->all ? "" : "; all: --unknown");
	return true;
}

void text_add_advisory(
	struct text *text, const struct input *input, const struct advisory *advisory)
{
	text_add(text, advisory->entity ? advisory->entity->name : STR("entity not named"));
	buf_puts(&text->line, ": ");
	text_add_count(text, advisory->component_count);
	buf_puts(&text->line,
		advisory->component_count == 1 ? " component (" : " components (first: ");
	if (advisory->component_count)
		text_add_component(text, &input->bom->components.items[advisory->components[0]]);
	buf_puts(&text->line, ")");
	if (advisory->measure) {
		buf_puts(&text->line, " [");
		text_add(text, advisory->measure->id);
		buf_puts(&text->line, "]");
	}
}

/* The first `kinds` of them, with or without those that are 0. */
static void add_verdict_counts(
	struct text *text, const struct summary *summary, size_t kinds, bool zeros)
{
	const size_t counts[ALL_KINDS] = {summary->prohibited, summary->review, summary->waived,
		summary->unknown, summary->no_match};
	static const char *const words[ALL_KINDS] = {
		"prohibited", "review", "waived", "unknown", "no match"};
	const char *separator = "";
	for (size_t i = 0; i < kinds; i++) {
		if (!counts[i] && !zeros)
			continue;
		buf_puts(&text->line, separator);
		text_add_count(text, counts[i]);
		buf_printf(&text->line, " %s", words[i]);
		separator = ", ";
	}
}

void text_add_denominators(struct text *text, const struct summary *summary)
{
	if (!summary->components) {
		buf_puts(&text->line, "no components");
		return;
	}
	text_add_count(text, summary->components);
	buf_puts(&text->line, summary->components == 1 ? " component, " : " components, ");
	text_add_count(text, summary->attributed);
	buf_puts(&text->line, " with an attributed maker, ");
	text_add_count(text, summary->components - summary->attributed);
	buf_puts(&text->line, " that could not be attributed: ");
	add_verdict_counts(text, summary, ALL_KINDS, true);
}

static size_t count_files(const struct unit *unit)
{
	size_t count = 0;
	for (size_t i = 0; i < unit->count; i++)
		count += !str_eq(unit->inputs[i].doc->name, unit->name);
	return count;
}

/* "88 files of REPOSITORY@HEAD (commit 0123456789ab)". */
void text_add_files(struct text *text, const struct unit *unit)
{
	enum { SHORT = 12 };
	const struct origin *origin = unit->inputs->origin;
	size_t count = count_files(unit);
	bool versions = strcmp(origin->view, "history") == 0;
	text_add_count(text, count);
	buf_puts(&text->line, versions ? " version" : " file");
	buf_puts(&text->line, count == 1 ? "" : "s");
	buf_puts(&text->line, versions ? " of files with findings in " : " of ");
	text_add(text, unit->name);
	if (origin->revision.len) {
		buf_puts(&text->line, " (commit ");
		text_add(text, str_sub(origin->revision, 0, SHORT));
		buf_puts(&text->line, ")");
	}
}

void text_add_statement(struct text *text)
{
	const struct screening *screening = text->result->screening;
	const struct summary *summary = &text->result->summary;
	if (!summary->components)
		buf_puts(&text->line, "Nothing was screened");
	else if (summary->prohibited + summary->review + summary->waived == 0)
		buf_puts(&text->line, "No restricted maker identified");
	else
		add_verdict_counts(text, summary, FINDING_KINDS, false);
	if (summary->components) {
		buf_puts(&text->line, " among ");
		text_add_count(text, summary->attributed);
		buf_puts(&text->line, " attributable of ");
		text_add_count(text, summary->components);
		buf_puts(&text->line,
			summary->components == 1 ? " listed component" : " listed components");
	}
	buf_puts(&text->line, ", bundle ");
	text_add(text, screening->bundle->id);
	buf_puts(&text->line, ", edition ");
	text_add_date(text, result_edition(text->result));
	buf_puts(&text->line, ", as of ");
	text_add_date(text, screening->as_of);
	buf_printf(&text->line, " (%s).", screening->as_of_given ? "given" : "clock");
}

void text_add_reach(struct text *text)
{
	const struct result *result = text->result;
	struct str contact = result->screening->policies->contact;
	bool files = result->count && result->inputs->origin && result_units(result) == 1;
	buf_puts(&text->line,
		files ? "Only what these files list was examined. "
		      : "Only what the bill lists was examined. ");
	buf_puts(&text->line,
		"A screening aid: not legal advice, no determination by an authority. Names "
		"coincide: report a wrong entry to ");
	text_add(text, contact.len ? contact : STR("the publisher of the policies"));
	buf_puts(&text->line, ".");
}

void text_add_meaning(struct text *text)
{
	const struct bundle *bundle = text->result->screening->bundle;
	if (!text->result->summary.prohibited || !bundle->meaning.len)
		return;
	buf_puts(&text->line, "Bundle ");
	text_add(text, bundle->id);
	buf_puts(&text->line, ": ");
	text_add(text, text_without_stop(bundle->meaning));
	buf_puts(&text->line, ".");
}
