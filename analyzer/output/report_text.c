/* The report for people: the findings, grouped; what is not known; the denominators; and how far
 * the statement reaches. Text of inputs is printed with its control characters made visible. */
#include "base/utf8.h"
#include "base/wrap.h"
#include "output/parts.h"
#include "output/report.h"

enum { TEXT_COLUMN = 8, EVIDENCE_SHOWN = 4, PATH_SHOWN = 8, FINDING_KINDS = 3, ALL_KINDS = 5 };

struct text {
	const struct result *result;
	const struct report_options *options;
	struct output *output; /* NULL: lines are kept */
	struct buf kept;
	struct arena scratch;
	struct buf line; /* the one that is being built */
	bool begun; /* something was written */
};

/* Pieces */

static void end_line(struct text *text)
{
	buf_add_byte(&text->line, '\n');
	if (text->output)
		output_add(text->output, buf_str(&text->line));
	else
		buf_add(&text->kept, buf_str(&text->line));
	buf_clear(&text->line);
	text->begun = true;
}

static void add_text(struct text *text, struct str value)
{
	utf8_add_printable(&text->line, value);
}

/* 1310 as 1,310 */
static void add_count(struct text *text, size_t count)
{
	char digits[24];
	size_t length = 0;
	do {
		if (length % 4 == 3)
			digits[length++] = ',';
		digits[length++] = (char)('0' + count % 10);
	} while (count /= 10);
	while (length)
		buf_add_byte(&text->line, digits[--length]);
}

static void add_date(struct text *text, int32_t date)
{
	buf_add(&text->line, date_format(&text->scratch, date));
	arena_reset(&text->scratch);
}

/* A heading word in its colour. */
static void add_word(struct text *text, const char *word, const char *colour)
{
	bool coloured = text->options->colour;
	buf_printf(&text->line, "%s%s%s", coloured ? colour : "", word, coloured ? "\033[0m" : "");
}

static void add_verdict(struct text *text, enum verdict verdict)
{
	static const char *const colours[] = {[VERDICT_NO_MATCH] = "",
		[VERDICT_WAIVED] = "\033[2m",
		[VERDICT_UNKNOWN] = "\033[36m",
		[VERDICT_REVIEW] = "\033[1;33m",
		[VERDICT_PROHIBITED] = "\033[1;31m"};
	add_word(text, verdict_name(verdict), colours[verdict]);
}

static void add_incomplete(struct text *text)
{
	add_word(text, "incomplete", "\033[1;35m");
}

static void add_name(struct text *text, const struct component *component)
{
	struct str name = component->name.len ? component->name : STR("(no name)");
	if (component->group.len && !str_starts(name, component->group)) {
		add_text(text, component->group);
		buf_add_byte(&text->line, '/');
	}
	add_text(text, name);
}

static void add_component(struct text *text, const struct component *component)
{
	add_name(text, component);
	if (component->version.len) {
		buf_add_byte(&text->line, ' ');
		add_text(text, component->version);
	}
}

/* Wraps what was built in the line behind `from` as the text of a labelled paragraph. */
static void end_paragraph(struct text *text, const char *label, struct buf *body)
{
	buf_printf(&text->line, "  %-*s", TEXT_COLUMN - 2, label);
	wrap_add(&text->line, buf_str(body), TEXT_COLUMN, TEXT_COLUMN, text->options->width);
	end_line(text);
	buf_finish(body);
}

/* Takes what was built so far out of the line. */
static struct buf take_line(struct text *text)
{
	struct buf taken = text->line;
	text->line = (struct buf){0};
	return taken;
}

static struct str without_stop(struct str sentence)
{
	sentence = str_trim(sentence);
	return str_ends(sentence, STR(".")) ? str_sub(sentence, 0, sentence.len - 1) : sentence;
}

/* A finding */

static void add_place(struct text *text, const struct input *input, const struct place *place)
{
	add_text(text, input->doc->name);
	if (place->line)
		buf_printf(&text->line, ":%zu:%zu", place->line, place->column);
	buf_puts(&text->line, ": ");
}

static void add_heading(struct text *text, const struct finding *finding)
{
	add_verdict(text, finding->verdict);
	if (finding->verdict == VERDICT_WAIVED)
		buf_printf(&text->line, " (was %s)", verdict_name(finding->was));
	if (finding->changes) {
		buf_puts(&text->line, " as of ");
		add_date(text, text->result->screening->as_of);
		buf_printf(&text->line, " (%s from ", verdict_name(finding->changes_to));
		add_date(text, finding->changes);
		buf_add_byte(&text->line, ')');
	}
}

static void write_first_line(
	struct text *text, const struct input *input, const struct finding *finding)
{
	add_place(text, input, &finding->place);
	add_heading(text, finding);
	buf_puts(&text->line, ": ");
	add_text(text, without_stop(finding->reason));
	if (finding->measure) {
		buf_puts(&text->line, " [");
		add_text(text, finding->measure->id);
		buf_add_byte(&text->line, ']');
	}
	end_line(text);
}

static void add_evidence(struct text *text, const struct evidence *evidence)
{
	struct str value = evidence->shown.len ? evidence->shown : evidence->value;
	bool quoted = !str_is_ascii(value) || str_find_byte(value, ' ') != STR_NPOS;
	add_text(text, evidence->kind);
	buf_puts(&text->line, quoted ? " \"" : " ");
	add_text(text, value);
	buf_puts(&text->line, quoted ? "\"" : "");
}

static void add_path(struct text *text, const struct input *input, const struct finding *finding)
{
	size_t count = finding->path_length;
	for (size_t i = 0; i < count; i++) {
		if (i == PATH_SHOWN / 2 && count > PATH_SHOWN) {
			buf_printf(&text->line, " > ... (%zu more)", count - PATH_SHOWN);
			i += count - PATH_SHOWN;
		}
		buf_puts(&text->line, i ? " > " : "");
		add_name(text, &input->bom->components.items[finding->path[i]]);
	}
}

/* What was written of an input. */
struct progress {
	bool *findings;
	size_t *evidence; /* per component: how much evidence was told, plus 1 */
};

static void add_all_evidence(struct text *text, const struct finding *finding)
{
	for (size_t i = 0; i < finding->evidence_count && i < EVIDENCE_SHOWN; i++) {
		buf_puts(&text->line, i ? "; " : "");
		add_evidence(text, &finding->evidence[i]);
	}
	if (finding->evidence_count > EVIDENCE_SHOWN)
		buf_printf(&text->line, "; %zu more", finding->evidence_count - EVIDENCE_SHOWN);
}

/* The evidence of a component under another rule was told with the first one. */
static void write_why(
	struct text *text, const struct input *input, const struct finding *finding, size_t *told)
{
	bool again = *told == finding->evidence_count + 1;
	if (again)
		buf_puts(&text->line, "as above");
	else
		add_all_evidence(text, finding);
	if (finding->why.len) {
		buf_puts(&text->line, text->line.len ? "; " : "");
		add_text(text, without_stop(finding->why));
	}
	if (finding->path_length > 1 && !again) {
		buf_puts(&text->line, text->line.len ? ". " : "");
		add_path(text, input, finding);
	}
	*told = finding->evidence_count + 1;
	struct buf body = take_line(text);
	if (body.len)
		end_paragraph(text, "why", &body);
	if (finding->replacement.len) {
		add_text(text, finding->replacement);
		body = take_line(text);
		end_paragraph(text, "use", &body);
	}
}

static void add_citation(struct text *text, const struct finding *finding)
{
	const struct measure *measure = finding->measure;
	bool dated = finding->period && finding->period->from != DATE_NONE;
	if (!measure->citation.len && !dated)
		return;
	buf_puts(&text->line, " (");
	add_text(text, measure->citation);
	if (dated) {
		buf_puts(&text->line, measure->citation.len ? ", since " : "since ");
		add_date(text, finding->period->from);
	}
	buf_puts(&text->line, ")");
}

static void write_rule(struct text *text, const struct finding *finding)
{
	const struct measure *measure = finding->measure;
	if (!measure)
		return;
	bool told = finding->period && finding->period->text.len;
	add_text(text, without_stop(told ? finding->period->text : measure->title));
	add_citation(text, finding);
	buf_puts(&text->line, ".");
	if (str_is(finding->basis, "policy") && !str_is(measure->basis, "policy"))
		buf_puts(&text->line, " Blocked by your policy, stricter than the statute.");
	if (finding->others.len) {
		buf_puts(&text->line, " ");
		add_text(text, finding->others);
	}
	struct buf body = take_line(text);
	end_paragraph(text, "rule", &body);
}

static void write_next(struct text *text, const struct finding *finding)
{
	add_text(text, without_stop(finding->next));
	struct buf body = take_line(text);
	if (body.len)
		end_paragraph(text, "next", &body);
}

static bool in_group(const struct finding *a, const struct finding *b)
{
	return str_eq(a->group, b->group) && a->verdict == b->verdict && str_eq(a->next, b->next) &&
		str_eq(a->others, b->others);
}

/* The findings of one entity and rule: each with its place and evidence, rule and next step once. */
static void write_group(
	struct text *text, const struct input *input, size_t first, struct progress *progress)
{
	const struct finding *findings = input->findings.items;
	bool brief = text->options->quiet;
	for (size_t i = first; i < input->findings.count; i++) {
		if (progress->findings[i] || !in_group(&findings[i], &findings[first]))
			continue;
		write_first_line(text, input, &findings[i]);
		if (!brief)
			write_why(text, input, &findings[i],
				&progress->evidence[findings[i].component]);
		progress->findings[i] = true;
	}
	if (!brief) {
		write_rule(text, &findings[first]);
		write_next(text, &findings[first]);
	}
}

void text_finding(const struct result *result, const struct report_options *options,
	const struct input *input, const struct finding *finding, struct buf *out)
{
	struct text text = {.result = result, .options = options};
	size_t told = 0;
	write_first_line(&text, input, finding);
	write_why(&text, input, finding, &told);
	write_rule(&text, finding);
	write_next(&text, finding);
	buf_add(out, buf_str(&text.kept));
	buf_finish(&text.kept);
	buf_finish(&text.line);
	arena_finish(&text.scratch);
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
		add_text(text, input->doc->name);
		buf_puts(&text->line, ": ");
		add_incomplete(text);
		buf_printf(&text->line, ": %s [%s]", kind->summary, kind->id);
		end_line(text);
		said = true;
	}
	if (!said) {
		add_text(text, input->doc->name);
		buf_puts(&text->line, ": ");
		add_incomplete(text);
		buf_puts(&text->line, ": Not everything could be evaluated.");
		end_line(text);
	}
}

static bool is_unknown(const struct input *input, size_t index)
{
	return input->verdicts && input->verdicts[index] == VERDICT_UNKNOWN;
}

static void write_unknown(struct text *text, const struct input *input)
{
	size_t first = 0;
	if (!input->summary.unknown || text->options->quiet)
		return;
	while (!is_unknown(input, first))
		first++;
	const struct component *component = &input->bom->components.items[first];
	add_text(text, input->doc->name);
	buf_puts(&text->line, ": ");
	add_verdict(text, VERDICT_UNKNOWN);
	buf_puts(&text->line, ": ");
	add_count(text, input->summary.unknown);
	buf_puts(&text->line, " of ");
	add_count(text, input->summary.components);
	buf_puts(&text->line, " components name no maker and none could be derived (first: ");
	add_component(text, component);
	buf_printf(&text->line, ", line %zu%s)", doc_place(input->doc, component->offset).line,
		text->options->unknown || text->options->all ? "" : "; all: --unknown");
	end_line(text);
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
	add_verdict(text, verdict);
	buf_printf(&text->line, "%*s%-6s  ", (int)(12 - strlen(verdict_name(verdict))), "",
		named ? confidence_name(maker->confidence) : "-");
	add_component(text, &input->bom->components.items[index]);
	if (named) {
		buf_puts(&text->line, ": ");
		add_text(text, maker->name);
		buf_puts(&text->line, " (");
		add_text(text, maker->evidence);
		buf_puts(&text->line, ")");
	}
	end_line(text);
}

static void write_components(struct text *text, const struct input *input)
{
	const struct report_options *options = text->options;
	if (!(options->all || options->unknown) || options->quiet || !input->summary.components)
		return;
	struct arena arena = {0};
	const struct place *places = component_places(&arena, input);
	if (text->begun)
		end_line(text);
	buf_puts(&text->line, options->all ? "Components of " : "Components of unknown maker in ");
	add_text(text, input->doc->name);
	buf_puts(&text->line, ":\n   line  verdict     maker   component");
	end_line(text);
	for (uint32_t i = 0; i < input->bom->components.count; i++)
		if (options->all || is_unknown(input, i))
			write_component(text, input, i, places[i].line);
	arena_finish(&arena);
}

static void write_advisory(
	struct text *text, const struct input *input, const struct advisory *advisory)
{
	add_place(text, input, &advisory->evidence.place);
	add_word(text, "advisory", "\033[34m");
	buf_puts(&text->line, ": ");
	add_text(text, advisory->entity ? advisory->entity->name : STR("entity not named"));
	buf_puts(&text->line, ": ");
	add_count(text, advisory->component_count);
	buf_puts(&text->line,
		advisory->component_count == 1 ? " component (" : " components (first: ");
	if (advisory->component_count)
		add_component(text, &input->bom->components.items[advisory->components[0]]);
	buf_puts(&text->line, ")");
	if (advisory->measure) {
		buf_puts(&text->line, " [");
		add_text(text, advisory->measure->id);
		buf_puts(&text->line, "]");
	}
	end_line(text);
	add_text(text, without_stop(advisory->reason));
	struct buf body = take_line(text);
	if (body.len)
		end_paragraph(text, "why", &body);
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
		add_count(text, counts[i]);
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
	add_count(text, summary->components);
	buf_puts(&text->line, summary->components == 1 ? " component, " : " components, ");
	add_count(text, summary->attributed);
	buf_puts(&text->line, " with an attributed maker: ");
	add_verdict_counts(text, summary, ALL_KINDS, true);
}

static void write_wrapped(struct text *text)
{
	struct buf body = take_line(text);
	wrap_add(&text->line, buf_str(&body), 0, 0, text->options->width);
	end_line(text);
	buf_finish(&body);
}

static void write_summary(struct text *text)
{
	const struct result *result = text->result;
	for (size_t i = 0; i < result->count && result->count > 1; i++) {
		const struct input *input = &result->inputs[i];
		add_text(text, input->doc->name);
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
		add_count(text, result->count);
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
	add_count(text, summary->attributed);
	buf_puts(&text->line, " attributable of ");
	add_count(text, summary->components);
	buf_puts(
		&text->line, summary->components == 1 ? " listed component" : " listed components");
}

static void write_closing(struct text *text)
{
	const struct screening *screening = text->result->screening;
	add_statement(text);
	buf_puts(&text->line, ", bundle ");
	add_text(text, screening->bundle->id);
	buf_puts(&text->line, ", edition ");
	add_date(text, result_edition(text->result));
	buf_puts(&text->line, ", as of ");
	add_date(text, screening->as_of);
	buf_printf(&text->line, " (%s). ", screening->as_of_given ? "given" : "clock");
	buf_puts(&text->line,
		"Only what the bill lists was examined. A screening aid: not legal advice, no "
		"determination by an authority. Names coincide: report a wrong entry to ");
	add_text(text,
		screening->policies->contact.len ? screening->policies->contact
						 : STR("the publisher of the policies"));
	buf_puts(&text->line, ".");
	write_wrapped(text);
}

static void write_end(struct text *text)
{
	const struct result *result = text->result;
	if (text->begun)
		end_line(text);
	write_summary(text);
	if (result->summary.prohibited && result->screening->bundle->meaning.len) {
		buf_puts(&text->line, "Bundle ");
		add_text(text, result->screening->bundle->id);
		buf_puts(&text->line, ": ");
		add_text(text, without_stop(result->screening->bundle->meaning));
		buf_puts(&text->line, ".");
		write_wrapped(text);
	}
	if (result->not_examined.count) {
		buf_puts(&text->line, "Not examined: ");
		for (size_t i = 0; i < result->not_examined.count; i++) {
			buf_puts(&text->line, i ? "; " : "");
			add_text(text, result->not_examined.items[i]);
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
