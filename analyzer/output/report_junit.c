/* JUnit XML, as CI servers read it: a suite for each input, a test case for its evaluation, and one for
 * each finding. What is prohibited fails, what somebody has to decide is skipped with the reason, what
 * was waived passes and says who decided; what could not be evaluated is an error.
 * https://github.com/jenkinsci/xunit-plugin (junit-10.xsd) */
#include "output/markup.h"
#include "output/parts.h"
#include "output/report.h"
#include "output/text.h"

struct junit {
	const struct result *result;
	const struct report_options *options;
	struct output *output;
};

struct counts {
	size_t tests, failures, errors, skipped;
};

static void add(struct junit *junit, const char *before, struct str text, const char *after)
{
	struct buf out = {0};
	buf_puts(&out, before);
	markup_add_xml(&out, text);
	buf_puts(&out, after);
	output_add(junit->output, buf_str(&out));
	buf_finish(&out);
}

static struct counts count_unit(const struct unit *unit)
{
	const struct input sum = unit_sum(unit->inputs, unit->count);
	struct counts counts = {.tests = 1, .errors = sum.incomplete || sum.unreadable};
	for (size_t i = 0; i < unit->count; i++)
		for (size_t j = 0; j < unit->inputs[i].findings.count; j++) {
			enum verdict verdict = unit->inputs[i].findings.items[j].verdict;
			counts.tests++;
			counts.failures += verdict == VERDICT_PROHIBITED;
			counts.skipped += verdict == VERDICT_REVIEW;
		}
	return counts;
}

/* What the text report says of the finding, with its place. */
static void add_details(struct junit *junit, const struct input *input,
	const struct finding *finding, const char *element)
{
	const struct report_options options = {.width = junit->options->width};
	struct buf words = {0}, lines = {0};
	text_finding(junit->result, &options, input, finding, &words);
	for (struct str rest = buf_str(&words); rest.ptr && rest.len;) {
		markup_add_xml(&lines, str_cut(&rest, '\n'));
		buf_add_byte(&lines, '\n');
	}
	output_add(junit->output, buf_str(&lines));
	output_printf(junit->output, "</%s>\n", element);
	buf_finish(&lines);
	buf_finish(&words);
}

static void write_finding(
	struct junit *junit, const struct input *input, const struct finding *finding)
{
	struct text words = {.result = junit->result, .options = junit->options};
	const char *verdict = verdict_name(finding->verdict);
	const char *element = finding->verdict == VERDICT_PROHIBITED ? "failure"
		: finding->verdict == VERDICT_REVIEW                 ? "skipped"
								     : "system-out";
	text_add_component(&words, &input->bom->components.items[finding->component]);
	buf_puts(&words.line, " [");
	text_add(&words, finding->measure ? finding->measure->id : STR("hidden-text"));
	buf_puts(&words.line, "]");
	add(junit, "<testcase classname=\"", part_file(input), "\"");
	add(junit, " name=\"", buf_str(&words.line), "\" time=\"0\">\n");
	output_printf(junit->output, "<%s", element);
	if (finding->verdict >= VERDICT_REVIEW) {
		output_printf(junit->output, " type=\"%s\"", verdict);
		add(junit, " message=\"", finding->reason, "\"");
	}
	output_puts(junit->output, ">");
	add_details(junit, input, finding, element);
	output_puts(junit->output, "</testcase>\n");
	buf_finish(&words.line);
	arena_finish(&words.scratch);
}

/* How much of the input was evaluated, and what is not known. */
static void write_evaluation(struct junit *junit, const struct unit *unit)
{
	struct text words = {.result = junit->result, .options = junit->options};
	const struct input sum = unit_sum(unit->inputs, unit->count);
	add(junit, "<testcase classname=\"", unit->name, "\" name=\"evaluation\" time=\"0\">\n");
	for (unsigned at = 0; text_next_incomplete(&words, unit, &at); buf_clear(&words.line))
		add(junit, "<error type=\"incomplete\" message=\"", buf_str(&words.line),
			"\"></error>\n");
	text_add_denominators(&words, &sum.summary);
	buf_puts(&words.line, ". ");
	if (text_add_unknown(&words, unit))
		buf_puts(&words.line, ".");
	add(junit, "<system-out>", str_trim(buf_str(&words.line)), "</system-out>\n</testcase>\n");
	buf_finish(&words.line);
	arena_finish(&words.scratch);
}

static void write_unit(struct junit *junit, const struct unit *unit)
{
	const struct counts counts = count_unit(unit);
	add(junit, "<testsuite name=\"", unit->name, "\"");
	output_printf(junit->output,
		" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\" time=\"0\">\n",
		counts.tests, counts.failures, counts.errors, counts.skipped);
	write_evaluation(junit, unit);
	for (size_t i = 0; i < unit->count; i++)
		for (size_t j = 0; j < unit->inputs[i].findings.count; j++)
			write_finding(junit, &unit->inputs[i], &unit->inputs[i].findings.items[j]);
	output_puts(junit->output, "</testsuite>\n");
}

/* A suite of its own: what the whole amounts to. */
static void write_conclusion(struct junit *junit)
{
	struct text words = {.result = junit->result, .options = junit->options};
	text_add_statement(&words);
	buf_puts(&words.line, " ");
	text_add_meaning(&words);
	buf_puts(&words.line, str_ends(buf_str(&words.line), STR(" ")) ? "" : " ");
	text_add_reach(&words);
	output_puts(junit->output,
		"<testsuite name=\"bomscreen\" tests=\"0\" failures=\"0\" errors=\"0\" "
		"skipped=\"0\" time=\"0\">\n");
	add(junit, "<system-out>", buf_str(&words.line), "</system-out>\n</testsuite>\n");
	buf_finish(&words.line);
	arena_finish(&words.scratch);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	struct junit junit = {result, options, output};
	struct counts all = {0};
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		const struct counts counts = count_unit(&unit);
		all.tests += counts.tests;
		all.failures += counts.failures;
		all.errors += counts.errors;
	}
	output_printf(output,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bomscreen\" "
		"tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" time=\"0\">\n",
		all.tests, all.failures, all.errors);
	for (size_t i = 0; i < result->count; i += result_unit(result, i)) {
		const struct unit unit = text_unit(result, i);
		write_unit(&junit, &unit);
	}
	write_conclusion(&junit);
	output_puts(output, "</testsuites>\n");
}

const struct report report_junit = {
	.name = "junit",
	.title = "JUnit XML",
	.media_type = "application/xml",
	.write = write,
};
