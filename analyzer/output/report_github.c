/* Workflow commands of GitHub Actions: an annotation per finding, at its line (a waived one is a notice). GitHub shows ten of each
 * kind of a step, so that what is worst comes first.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
#include "base/utf8.h"
#include "match/waiver.h"
#include "output/parts.h"
#include "output/report.h"

/* A property ends at a colon or comma; a message only at the line's end. */
static void add_escaped(struct buf *out, struct str text, bool property)
{
	struct buf printable = {0};
	utf8_add_printable(&printable, text);
	for (size_t i = 0; i < printable.len; i++) {
		char byte = printable.ptr[i];
		if (byte == '%' || (property && (byte == ':' || byte == ',')))
			buf_printf(out, "%%%02X", (unsigned)byte);
		else
			buf_add_byte(out, byte);
	}
	buf_finish(&printable);
}

static void write_finding(
	const struct input *input, const struct finding *finding, struct output *output)
{
	struct arena arena = {0};
	struct buf line = {0};
	buf_puts(&line,
		finding->verdict == VERDICT_PROHIBITED       ? "::error file="
			: finding->verdict == VERDICT_REVIEW ? "::warning file="
							     : "::notice file=");
	add_escaped(&line, part_file(input), true);
	if (finding->place.line)
		buf_printf(&line, ",line=%zu,col=%zu", finding->place.line, finding->place.column);
	buf_printf(&line, ",title=%s", verdict_name(finding->verdict));
	if (finding->measure) {
		buf_puts(&line, " [");
		add_escaped(&line, finding->measure->id, true);
		buf_add_byte(&line, ']');
	}
	buf_puts(&line, "::");
	add_escaped(&line, finding->reason, false);
	struct str decided = waiver_sentences(&arena, finding);
	buf_puts(&line, decided.len ? "." : "");
	add_escaped(&line, decided, false);
	if (finding->next.len) {
		buf_puts(&line, " - next: ");
		add_escaped(&line, finding->next, false);
	}
	buf_add_byte(&line, '\n');
	output_add(output, buf_str(&line));
	buf_finish(&line);
	arena_finish(&arena);
}

static void write_incomplete(const struct input *input, struct output *output)
{
	struct buf line = {0};
	buf_puts(&line, "::warning file=");
	add_escaped(&line, part_file(input), true);
	buf_puts(&line, ",title=incomplete::not everything in this input could be evaluated\n");
	output_add(output, buf_str(&line));
	buf_finish(&line);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	(void)options;
	static const enum verdict order[] = {VERDICT_PROHIBITED, VERDICT_REVIEW, VERDICT_WAIVED};
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (size_t i = 0; i < result->count; i++)
			for (size_t j = 0; j < result->inputs[i].findings.count; j++)
				if (result->inputs[i].findings.items[j].verdict == order[k])
					write_finding(&result->inputs[i],
						&result->inputs[i].findings.items[j], output);
	for (size_t i = 0; i < result->count; i++)
		if (result->inputs[i].incomplete || result->inputs[i].unreadable)
			write_incomplete(&result->inputs[i], output);
}

const struct report report_github = {
	.name = "github",
	.title = "annotations of GitHub Actions",
	.media_type = "text/plain; charset=utf-8",
	.write = write,
};
