/* The report for people: the findings, grouped; what is not known; the denominators; and how far
 * the statement reaches. Text of inputs is printed with its control characters made visible. */
#include "base/utf8.h"
#include "base/wrap.h"
#include "format.h"
#include "output/parts.h"
#include "output/text.h"

/* What is not known */

static void begin_line(struct text *text, struct str name)
{
	text_add(text, name);
	buf_puts(&text->line, ": ");
}

static void write_incomplete(struct text *text, const struct unit *unit)
{
	struct text reason = {.result = text->result, .options = text->options};
	for (unsigned at = 0; text_next_incomplete(&reason, unit, &at); buf_clear(&reason.line)) {
		begin_line(text, unit->name);
		text_add_word(text, "incomplete", "\033[1;35m");
		buf_puts(&text->line, ": ");
		buf_add(&text->line, buf_str(&reason.line));
		text_end_line(text);
	}
	buf_finish(&reason.line);
}

static void write_unknown(struct text *text, const struct unit *unit)
{
	struct text words = {.result = text->result, .options = text->options};
	if (!text->options->quiet && text_add_unknown(&words, unit)) {
		begin_line(text, unit->name);
		text_add_verdict(text, VERDICT_UNKNOWN);
		buf_puts(&text->line, ": ");
		buf_add(&text->line, buf_str(&words.line));
		text_end_line(text);
	}
	buf_finish(&words.line);
}

static bool is_unknown(const struct input *input, size_t index)
{
	return input->verdicts && input->verdicts[index] == VERDICT_UNKNOWN;
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
	const struct place *places = part_places(&arena, input);
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
	text_add_advisory(text, input, advisory);
	text_end_line(text);
	text_add(text, text_without_stop(advisory->reason));
	if (!text->line.len)
		return;
	struct buf body = text_take_line(text);
	text_end_paragraph(text, "why", &body);
}

/* The end */

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

static void write_unit_summary(struct text *text, const struct unit *unit)
{
	const struct input sum = unit_sum(unit->inputs, unit->count);
	if (!sum.origin && goes_without_saying(unit->inputs))
		return;
	if (!sum.origin)
		begin_line(text, unit->name);
	if (sum.incomplete || sum.unreadable)
		buf_puts(&text->line, "incomplete: ");
	if (sum.origin) {
		text_add_files(text, unit);
		buf_puts(&text->line, ", ");
	}
	text_add_denominators(text, &sum.summary);
	write_wrapped(text);
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
	} else if (result->count && result->inputs->origin) {
		const struct unit unit = text_unit(result, 0);
		text_add_files(text, &unit);
		buf_puts(&text->line, ", ");
	}
	text_add_denominators(text, &result->summary);
	buf_puts(&text->line, ".");
	write_wrapped(text);
}

static void write_end(struct text *text)
{
	const struct result *result = text->result;
	if (text->begun)
		text_end_line(text);
	write_summary(text);
	text_add_meaning(text);
	if (text->line.len)
		write_wrapped(text);
	if (result->not_examined.count) {
		buf_puts(&text->line, "Not examined: ");
		for (size_t i = 0; i < result->not_examined.count; i++) {
			buf_puts(&text->line, i ? "; " : "");
			text_add(text, result->not_examined.items[i]);
		}
		buf_puts(&text->line, ".");
		write_wrapped(text);
	}
	text_add_statement(text);
	buf_puts(&text->line, " ");
	text_add_reach(text);
	write_wrapped(text);
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
