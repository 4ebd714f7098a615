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

/* What was written of an input. */
struct progress {
	bool *findings;
	size_t *evidence; /* per component: how much evidence was told, plus 1 */
};

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

static size_t count_folded(const struct input *input, size_t first, const struct progress *progress)
{
	const struct finding *findings = input->findings.items;
	size_t count = 0;
	for (size_t i = first; i < input->findings.count; i++)
		count += !progress->findings[i] && fold_together(&findings[first], &findings[i]);
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
static void write_folded_why(
	struct text *text, const struct input *input, size_t first, const struct progress *progress)
{
	const struct finding *findings = input->findings.items;
	struct map told = {0};
	struct buf why = {0};
	for (size_t i = first; i < input->findings.count; i++) {
		if (progress->findings[i] || !fold_together(&findings[first], &findings[i]))
			continue;
		struct str evidence = text_evidence(text, &findings[i].evidence[0]);
		uint32_t next = (uint32_t)told.count;
		if (next >= FOLD || map_put(&told, evidence, next) != next)
			continue;
		buf_puts(&why, why.len ? "; " : "");
		buf_add(&why, evidence);
	}
	text_end_paragraph(text, "why", &why);
	map_finish(&told);
}

/* Each component with its line, and what to use instead where that is known. */
static void write_folded_what(
	struct text *text, const struct input *input, size_t first, const struct progress *progress)
{
	const struct finding *findings = input->findings.items;
	for (size_t i = first; i < input->findings.count; i++) {
		const struct finding *finding = &findings[i];
		if (progress->findings[i] || !fold_together(&findings[first], finding))
			continue;
		buf_puts(&text->line, text->line.len ? ", " : "");
		text_add_component(text, &input->bom->components.items[finding->component]);
		buf_printf(&text->line, " (line %zu", finding->place.line);
		if (finding->replacement.len) {
			buf_puts(&text->line, "; use ");
			text_add(text, finding->replacement);
		}
		buf_puts(&text->line, ")");
	}
	struct buf body = text_take_line(text);
	text_end_paragraph(text, "what", &body);
}

static void mark_folded(const struct input *input, size_t first, struct progress *progress)
{
	const struct finding *findings = input->findings.items;
	for (size_t i = first; i < input->findings.count; i++)
		progress->findings[i] |= fold_together(&findings[first], &findings[i]);
}

static bool write_folded(
	struct text *text, const struct input *input, size_t first, struct progress *progress)
{
	const struct finding *finding = &input->findings.items[first];
	size_t count = count_folded(input, first, progress);
	if (count < FOLD || text->options->quiet || !finding->entity)
		return false;
	text_add_place(text, input, &finding->place);
	add_folded_sentence(text, finding, count);
	text_end_line(text);
	write_folded_what(text, input, first, progress);
	write_folded_why(text, input, first, progress);
	mark_folded(input, first, progress);
	return true;
}

/* The findings of one entity and rule: each with its place and evidence, rule and next step once. */
static void write_group(
	struct text *text, const struct input *input, size_t first, struct progress *progress)
{
	const struct finding *findings = input->findings.items;
	bool brief = text->options->quiet;
	for (size_t i = first; i < input->findings.count; i++) {
		if (progress->findings[i] || !in_group(&findings[i], &findings[first]) ||
			write_folded(text, input, i, progress))
			continue;
		text_first_line(text, input, &findings[i]);
		if (!brief)
			text_why(text, input, &findings[i],
				&progress->evidence[findings[i].component]);
		progress->findings[i] = true;
	}
	if (!brief) {
		text_rule(text, &findings[first]);
		text_next(text, &findings[first]);
	}
}

static void write_findings(struct text *text, const struct input *input)
{
	struct arena arena = {0};
	size_t count = input->findings.count;
	struct progress progress = {ARENA_ARRAY(&arena, bool, count),
		ARENA_ARRAY(&arena, size_t, count ? input->bom->components.count : 0)};
	for (size_t i = 0; i < count; i++)
		if (!progress.findings[i])
			write_group(text, input, i, &progress);
	arena_finish(&arena);
}

/* What is not known */

static void write_incomplete(struct text *text, const struct input *input)
{
	bool said = false;
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		const struct diag_kind *kind = &diag_kinds[id];
		if (!input->doc->diags.counts[id] || kind->effect == EFFECT_NONE)
			continue;
		text_add(text, input->doc->name);
		buf_puts(&text->line, ": ");
		add_incomplete(text);
		buf_printf(&text->line, ": %s [%s]", kind->summary, kind->id);
		text_end_line(text);
		said = true;
	}
	if (!said) {
		text_add(text, input->doc->name);
		buf_puts(&text->line, ": ");
		add_incomplete(text);
		buf_puts(&text->line, ": Not everything could be evaluated.");
		text_end_line(text);
	}
}

static bool is_unknown(const struct input *input, size_t index)
{
	return input->verdicts && input->verdicts[index] == VERDICT_UNKNOWN;
}

static void write_unknown(struct text *text, const struct input *input)
{
	size_t first = 0;
	if (!input->summary.unknown || !input->bom || text->options->quiet)
		return;
	while (!is_unknown(input, first))
		first++;
	const struct component *component = &input->bom->components.items[first];
	text_add(text, input->doc->name);
	buf_puts(&text->line, ": ");
	text_add_verdict(text, VERDICT_UNKNOWN);
	buf_puts(&text->line, ": ");
	text_add_count(text, input->summary.unknown);
	buf_puts(&text->line, " of ");
	text_add_count(text, input->summary.components);
	buf_puts(&text->line, " components name no maker and none could be derived (first: ");
	text_add_component(text, component);
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
	buf_puts(&text->line, " with an attributed maker: ");
	add_verdict_counts(text, summary, ALL_KINDS, true);
}

static void write_wrapped(struct text *text)
{
	struct buf body = text_take_line(text);
	wrap_add(&text->line, buf_str(&body), 0, 0, text->options->width);
	text_end_line(text);
	buf_finish(&body);
}

/* A repository has hundreds of lists. */
static bool goes_without_saying(const struct input *input)
{
	return input->format && input->format->lock && !input->findings.count &&
		!input->incomplete && !input->unreadable;
}

static void write_summary(struct text *text)
{
	const struct result *result = text->result;
	for (size_t i = 0; i < result->count && result->count > 1; i++) {
		const struct input *input = &result->inputs[i];
		if (goes_without_saying(input))
			continue;
		text_add(text, input->doc->name);
		buf_puts(&text->line, ": ");
		if (input->incomplete || input->unreadable)
			buf_puts(&text->line, "incomplete: ");
		add_denominators(text, &input->summary);
		write_wrapped(text);
	}
	if (result->incomplete)
		buf_puts(&text->line, "Incomplete: not everything could be evaluated. ");
	buf_puts(&text->line, "In all: ");
	if (result->count > 1) {
		text_add_count(text, result->count);
		buf_puts(&text->line, " inputs, ");
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
		"Only what the bill lists was examined. A screening aid: not legal advice, no "
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

static void write_inputs(struct text *text)
{
	const struct result *result = text->result;
	for (size_t i = 0; i < result->count; i++) {
		write_findings(text, &result->inputs[i]);
		write_unknown(text, &result->inputs[i]);
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
	for (size_t i = 0; i < result->count; i++)
		if (result->inputs[i].incomplete || result->inputs[i].unreadable)
			write_incomplete(&text, &result->inputs[i]);
	write_inputs(&text);
	if (!options->quiet)
		write_end(&text);
	buf_finish(&text.line);
	arena_finish(&text.scratch);
}

const struct report report_text = {
	.name = "text",
	.title = "report for people",
	.media_type = "text/plain; charset=utf-8",
	.write = write,
};
