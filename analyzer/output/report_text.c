/* The report for people: the findings, grouped; what is not known; the denominators; and how far
 * the statement reaches. Text of inputs is printed with its control characters made visible. */
#include "base/utf8.h"
#include "base/wrap.h"
#include "format.h"
#include "output/parts.h"
#include "output/text.h"

enum { FINDING_KINDS = 3, ALL_KINDS = 5 };

static void add_incomplete(struct text *text)
{
	text_add_word(text, "incomplete", "\033[1;35m");
}

/* What is not known */

static void begin_incomplete(struct text *text, const struct unit *unit)
{
	text_add(text, unit->name);
	buf_puts(&text->line, ": ");
	add_incomplete(text);
	buf_puts(&text->line, ": ");
}

/* How many inputs have the diagnostic, and the first of them. */
static size_t count_having(const struct unit *unit, size_t id, const struct input **first)
{
	size_t count = 0;
	for (size_t i = 0; i < unit->count; i++)
		if (unit->inputs[i].doc->diags.counts[id] && !count++)
			*first = &unit->inputs[i];
	return count;
}

static void write_incomplete(struct text *text, const struct unit *unit)
{
	bool said = false;
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		const struct input *first = NULL;
		const struct diag_kind *kind = &diag_kinds[id];
		size_t count = kind->effect == EFFECT_NONE ? 0 : count_having(unit, id, &first);
		if (!count)
			continue;
		begin_incomplete(text, unit);
		buf_puts(&text->line, kind->summary);
		if (unit->count > 1) {
			buf_puts(&text->line, " (");
			text_add(text, part_path(first));
			if (count > 1)
				buf_printf(&text->line, " and %zu more", count - 1);
			buf_puts(&text->line, ")");
		}
		buf_printf(&text->line, " [%s]", kind->id);
		text_end_line(text);
		said = true;
	}
	if (!said) {
		begin_incomplete(text, unit);
		buf_puts(&text->line, "Not everything could be evaluated.");
		text_end_line(text);
	}
}

static bool is_unknown(const struct input *input, size_t index)
{
	return input->verdicts && input->verdicts[index] == VERDICT_UNKNOWN;
}

static void write_unknown(struct text *text, const struct unit *unit)
{
	size_t first = 0;
	const struct summary summary = unit_sum(unit->inputs, unit->count).summary;
	const struct input *input = unit->inputs;
	if (!summary.unknown || text->options->quiet)
		return;
	while (!input->summary.unknown || !input->bom) /* those of a history have none */
		if (++input == unit->inputs + unit->count)
			return;
	while (!is_unknown(input, first))
		first++;
	const struct component *component = &input->bom->components.items[first];
	text_add(text, unit->name);
	buf_puts(&text->line, ": ");
	text_add_verdict(text, VERDICT_UNKNOWN);
	buf_puts(&text->line, ": ");
	text_add_count(text, summary.unknown);
	buf_puts(&text->line, " of ");
	text_add_count(text, summary.components);
	buf_puts(&text->line, " components name no maker and none could be derived (first: ");
	text_add_component(text, component);
	buf_puts(&text->line, unit->count > 1 ? ", " : "");
	if (unit->count > 1)
		text_add(text, part_path(input));
	buf_printf(&text->line, ", line %zu%s)", doc_place(input->doc, component->offset).line,
		text->options->unknown || text->options->all ? "" : "; all: --unknown");
	text_end_line(text);
}

/* Places of all components, in their order. */
static struct place *component_places(struct arena *arena, const struct input *input)
{
	size_t count = input->bom->components.count;
	struct place *places = ARENA_ARRAY(arena, struct place, count);
	for (size_t i = 0; i < count; i++)
		places[i].offset = input->bom->components.items[i].offset;
	doc_locate_in_order(input->doc, places, count);
	return places;
}

static void write_component(
	struct text *text, const struct input *input, uint32_t index, size_t line)
{
	enum verdict verdict = (enum verdict)input->verdicts[index];
	const struct maker *maker = input->makers ? &input->makers[index] : NULL;
	bool named = maker && maker->name.len;
	buf_printf(&text->line, "  %5zu  ", line);
	text_add_verdict(text, verdict);
	buf_printf(&text->line, "%*s%-6s  ", (int)(12 - strlen(verdict_name(verdict))), "",
		named ? confidence_name(maker->confidence) : "-");
	text_add_component(text, &input->bom->components.items[index]);
	if (named) {
		buf_puts(&text->line, ": ");
		text_add(text, maker->name);
		buf_puts(&text->line, " (");
		text_add(text, maker->evidence);
		buf_puts(&text->line, ")");
	}
	text_end_line(text);
}

static void write_components(struct text *text, const struct input *input)
{
	const struct report_options *options = text->options;
	if (!(options->all || options->unknown) || options->quiet || !input->bom ||
		!input->summary.components)
		return;
	struct arena arena = {0};
	const struct place *places = component_places(&arena, input);
	if (text->begun)
		text_end_line(text);
	buf_puts(&text->line, options->all ? "Components of " : "Components of unknown maker in ");
	text_add(text, input->doc->name);
	buf_puts(&text->line, ":\n   line  verdict     maker   component");
	text_end_line(text);
	for (uint32_t i = 0; i < input->bom->components.count; i++)
		if (options->all || is_unknown(input, i))
			write_component(text, input, i, places[i].line);
	arena_finish(&arena);
}

static void write_advisory(
	struct text *text, const struct input *input, const struct advisory *advisory)
{
	text_add_place(text, input, &advisory->evidence.place);
	text_add_word(text, "advisory", "\033[34m");
	buf_puts(&text->line, ": ");
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
	text_end_line(text);
	text_add(text, text_without_stop(advisory->reason));
	struct buf body = text_take_line(text);
	if (body.len)
		text_end_paragraph(text, "why", &body);
}

/* The end */

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

static void add_denominators(struct text *text, const struct summary *summary)
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

static void write_wrapped(struct text *text)
{
	struct buf body = text_take_line(text);
	wrap_add(&text->line, buf_str(&body), 0, 0, text->options->width);
	text_end_line(text);
	buf_finish(&body);
}

/* A folder may have hundreds of lists. */
static bool goes_without_saying(const struct input *input)
{
	return input->format && input->format->lock && !input->findings.count &&
		!input->incomplete && !input->unreadable;
}

static size_t count_files(const struct unit *unit)
{
	size_t count = 0;
	for (size_t i = 0; i < unit->count; i++)
		count += !str_eq(unit->inputs[i].doc->name, unit->name);
	return count;
}

/* "88 files of REPOSITORY@HEAD (commit 0123456789ab), ". */
static void add_files(struct text *text, const struct unit *unit)
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
	buf_puts(&text->line, ", ");
}

static void write_unit_summary(struct text *text, const struct unit *unit)
{
	const struct input sum = unit_sum(unit->inputs, unit->count);
	if (!sum.origin && goes_without_saying(unit->inputs))
		return;
	if (!sum.origin) {
		text_add(text, unit->name);
		buf_puts(&text->line, ": ");
	}
	if (sum.incomplete || sum.unreadable)
		buf_puts(&text->line, "incomplete: ");
	if (sum.origin)
		add_files(text, unit);
	add_denominators(text, &sum.summary);
	write_wrapped(text);
}

static bool of_repository(const struct result *result)
{
	return result->count && result->inputs->origin && result_units(result) == 1;
}

static void write_summary(struct text *text)
{
	const struct result *result = text->result;
	size_t count = result_units(result);
	for (size_t i = 0; i < result->count && count > 1; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		write_unit_summary(text, &unit);
	}
	if (result->incomplete)
		buf_puts(&text->line, "Incomplete: not everything could be evaluated. ");
	buf_puts(&text->line, "In all: ");
	if (count > 1) {
		text_add_count(text, count);
		buf_puts(&text->line, " inputs, ");
	} else if (of_repository(result)) {
		const struct unit unit = text_unit(result, 0);
		add_files(text, &unit);
	}
	add_denominators(text, &result->summary);
	buf_puts(&text->line, ".");
	write_wrapped(text);
}

static void add_statement(struct text *text)
{
	const struct summary *summary = &text->result->summary;
	if (!summary->components)
		buf_puts(&text->line, "Nothing was screened");
	else if (summary->prohibited + summary->review + summary->waived == 0)
		buf_puts(&text->line, "No restricted maker identified");
	else
		add_verdict_counts(text, summary, FINDING_KINDS, false);
	if (!summary->components)
		return;
	buf_puts(&text->line, " among ");
	text_add_count(text, summary->attributed);
	buf_puts(&text->line, " attributable of ");
	text_add_count(text, summary->components);
	buf_puts(
		&text->line, summary->components == 1 ? " listed component" : " listed components");
}

static void write_closing(struct text *text)
{
	const struct screening *screening = text->result->screening;
	add_statement(text);
	buf_puts(&text->line, ", bundle ");
	text_add(text, screening->bundle->id);
	buf_puts(&text->line, ", edition ");
	text_add_date(text, result_edition(text->result));
	buf_puts(&text->line, ", as of ");
	text_add_date(text, screening->as_of);
	buf_printf(&text->line, " (%s). ", screening->as_of_given ? "given" : "clock");
	buf_puts(&text->line,
		of_repository(text->result) ? "Only what these files list was examined. "
					    : "Only what the bill lists was examined. ");
	buf_puts(&text->line,
		"A screening aid: not legal advice, no "
		"determination by an authority. Names coincide: report a wrong entry to ");
	text_add(text,
		screening->policies->contact.len ? screening->policies->contact
						 : STR("the publisher of the policies"));
	buf_puts(&text->line, ".");
	write_wrapped(text);
}

static void write_end(struct text *text)
{
	const struct result *result = text->result;
	if (text->begun)
		text_end_line(text);
	write_summary(text);
	if (result->summary.prohibited && result->screening->bundle->meaning.len) {
		buf_puts(&text->line, "Bundle ");
		text_add(text, result->screening->bundle->id);
		buf_puts(&text->line, ": ");
		text_add(text, text_without_stop(result->screening->bundle->meaning));
		buf_puts(&text->line, ".");
		write_wrapped(text);
	}
	if (result->not_examined.count) {
		buf_puts(&text->line, "Not examined: ");
		for (size_t i = 0; i < result->not_examined.count; i++) {
			buf_puts(&text->line, i ? "; " : "");
			text_add(text, result->not_examined.items[i]);
		}
		buf_puts(&text->line, ".");
		write_wrapped(text);
	}
	write_closing(text);
}

static void write_units(struct text *text)
{
	const struct result *result = text->result;
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		struct unit unit = text_unit(result, i);
		text_unit_findings(text, &unit);
		write_unknown(text, &unit);
	}
	for (size_t i = 0; i < result->count && !text->options->quiet; i++)
		for (size_t j = 0; j < result->inputs[i].advisories.count; j++)
			write_advisory(
				text, &result->inputs[i], &result->inputs[i].advisories.items[j]);
	for (size_t i = 0; i < result->count; i++)
		write_components(text, &result->inputs[i]);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	struct text text = {.result = result, .options = options, .output = output};
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		const struct input sum = unit_sum(unit.inputs, unit.count);
		if (sum.incomplete || sum.unreadable)
			write_incomplete(&text, &unit);
	}
	write_units(&text);
	if (!options->quiet)
		write_end(&text);
	buf_finish(&text.line);
	buf_finish(&text.what);
	arena_finish(&text.scratch);
}

const struct report report_text = {
	.name = "text",
	.title = "report for people",
	.media_type = "text/plain; charset=utf-8",
	.write = write,
};
