/* One finding a line, and a last line with the totals: for programs that read a stream. */
#include "output/parts.h"
#include "output/report.h"

static void write_line(cJSON *object, struct output *output)
{
	object_write(object, output);
	output_puts(output, "\n");
}

static void write_finding(const struct result *result, const struct input *input,
	const struct finding *finding, struct output *output)
{
	cJSON *object = object_create();
	object_add_word(object, "type", "finding");
	cJSON *of = object_add_object(object, "input");
	object_add_str(of, "name", input->doc->name);
	object_add_str(of, "sha256", input->sha256);
	part_finding(object, result, input, finding);
	write_line(object, output);
}

static void write_summary(const struct result *result, struct output *output)
{
	cJSON *object = object_create();
	object_add_word(object, "type", "summary");
	object_add_word(object, "schema", "bomscreen-report/1");
	part_head(object, result);
	part_policies(object, result);
	part_totals(object, result);
	write_line(object, output);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	(void)options;
	for (size_t i = 0; i < result->count; i++) {
		const struct input *input = &result->inputs[i];
		for (size_t j = 0; j < input->findings.count; j++)
			write_finding(result, input, &input->findings.items[j], output);
	}
	write_summary(result, output);
}

const struct report report_ndjson = {
	.name = "ndjson",
	.title = "one finding a line, as JSON",
	.media_type = "application/x-ndjson",
	.write = write,
};
