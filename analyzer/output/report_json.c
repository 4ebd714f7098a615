/* The report for programs: docs/schemas/report.schema.json. Long arrays are written one element at
 * a time, one on a line, so that memory stays small. */
#include "format.h"
#include "output/parts.h"
#include "output/report.h"

static void begin_array(struct output *output, const char *name)
{
	output_printf(output, ",\n\"%s\":[", name);
}

static void begin_element(struct output *output, size_t index)
{
	output_puts(output, index ? ",\n" : "\n");
}

static void write_advisories(const struct result *result, struct output *output)
{
	size_t count = 0;
	begin_array(output, "advisories");
	for (size_t i = 0; i < result->count; i++) {
		const struct input *input = &result->inputs[i];
		for (size_t j = 0; j < input->advisories.count; j++) {
			cJSON *object = object_create();
			part_advisory(object, input, &input->advisories.items[j]);
			begin_element(output, count++);
			object_write(object, output);
		}
	}
	output_puts(output, "]");
}

/* The arrays of a unit go over its inputs; `count` elements were written. */

static size_t write_diagnostics(const struct input *input, const struct report_options *options,
	size_t count, struct output *output)
{
	static const char *const words[] = {"note", "warning", "error"};
	const struct diags *diags = &input->doc->diags;
	for (size_t i = 0; i < diags->list.count; i++) {
		const struct diagnostic *diagnostic = &diags->list.items[i];
		const struct diag_kind *kind = &diag_kinds[diagnostic->id];
		uint8_t severity =
			options->severities ? options->severities[diagnostic->id] : kind->reading;
		bool located = diagnostic->offset != STR_NPOS && input->places;
		if (severity > SEVERITY_ERROR)
			continue;
		cJSON *object = object_create();
		object_add_word(object, "id", kind->id);
		object_add_word(object, "severity", words[severity]);
		object_add_str(object, "text", diagnostic->text);
		object_add_str(object, "file", input->doc->name);
		object_add_position(object, "line", located ? input->places[i].line : 0);
		object_add_position(object, "column", located ? input->places[i].column : 0);
		object_add_str(object, "pointer", located ? input->places[i].pointer : STR_NONE);
		begin_element(output, count++);
		object_write(object, output);
	}
	return count;
}

/* What is found in a repository names the file. */
static void add_file(cJSON *object, const struct input *input)
{
	if (input->origin)
		object_add_str(object, "file", part_path(input));
}

static size_t write_findings(
	const struct result *result, const struct input *input, size_t count, struct output *output)
{
	for (size_t i = 0; i < input->findings.count; i++) {
		cJSON *object = object_create();
		part_finding(object, result, input, &input->findings.items[i]);
		add_file(object, input);
		begin_element(output, count++);
		object_write(object, output);
	}
	return count;
}

static void add_maker(cJSON *parent, const struct maker *maker)
{
	if (!maker || !maker->name.ptr) {
		object_add_null(parent, "maker");
		return;
	}
	cJSON *object = object_add_object(parent, "maker");
	object_add_str(object, "id", maker->entity ? maker->entity->id : STR_NONE);
	object_add_str(object, "name", maker->name);
	object_add_word(object, "confidence", confidence_name(maker->confidence));
	object_add_str(object, "evidence", maker->evidence);
}

static size_t write_components(const struct input *input, size_t count, struct output *output)
{
	size_t components = input->bom ? input->bom->components.count : 0;
	for (uint32_t i = 0; i < components; i++) {
		cJSON *object = object_create();
		const struct component *component = &input->bom->components.items[i];
		object_add_str(object, "ref", component->ref);
		object_add_str(object, "name", component->name);
		object_add_str(object, "version", component->version);
		object_add_str(object, "purl", component->purl);
		object_add_word(object, "verdict", verdict_name(input->verdicts[i]));
		add_maker(object, input->makers ? &input->makers[i] : NULL);
		add_file(object, input);
		begin_element(output, count++);
		object_write(object, output);
	}
	return count;
}

static void add_sum(cJSON *object, const struct input *input)
{
	object_add_number(object, "components", input->summary.components);
	object_add_number(object, "attributed", input->summary.attributed);
	object_add_word(object, "verdict", input_verdict(input));
	object_add_bool(object, "incomplete", input->incomplete || input->unreadable);
}

static void add_format(cJSON *object, const struct input *input)
{
	object_add_word(object, "format", input->format ? input->format->name : NULL);
	object_add_str(object, "version", input->bom ? input->bom->version : STR_NONE);
}

static size_t write_file(const struct input *input, size_t count, struct output *output)
{
	if (str_eq(input->doc->name, input->origin->name))
		return count; /* the repository itself, with what is wrong with it */
	cJSON *object = object_create();
	object_add_str(object, "name", input->doc->name);
	object_add_str(object, "path", part_path(input));
	object_add_str(object, "sha256", input->sha256);
	add_format(object, input);
	add_sum(object, input);
	begin_element(output, count);
	object_write(object, output);
	return count + 1;
}

static cJSON *begin_repository(const struct input *inputs, size_t count)
{
	cJSON *object = object_create();
	const struct input sum = unit_sum(inputs, count);
	object_add_str(object, "name", sum.origin->name);
	object_add_null(object, "sha256");
	object_add_str(object, "revision", sum.origin->revision);
	object_add_word(object, "view", sum.origin->view);
	object_add_word(object, "format", sum.origin->format);
	object_add_null(object, "version");
	add_sum(object, &sum);
	part_summary(object_add_object(object, "summary"), &sum.summary);
	return object;
}

static cJSON *begin_document(const struct input *input)
{
	cJSON *object = object_create();
	object_add_str(object, "name", input->doc->name);
	object_add_str(object, "sha256", input->sha256);
	add_format(object, input);
	add_sum(object, input);
	part_summary(object_add_object(object, "summary"), &input->summary);
	return object;
}

/* One input; of a repository all its files. */
static void write_unit(const struct result *result, const struct input *inputs, size_t count,
	const struct report_options *options, struct output *output)
{
	size_t written = 0;
	object_write_open(
		inputs->origin ? begin_repository(inputs, count) : begin_document(inputs), output);
	if (inputs->origin) {
		begin_array(output, "files");
		for (size_t i = 0; i < count; i++)
			written = write_file(&inputs[i], written, output);
		output_puts(output, "]");
	}
	begin_array(output, "findings");
	written = 0;
	for (size_t i = 0; i < count; i++)
		written = write_findings(result, &inputs[i], written, output);
	output_puts(output, "]");
	begin_array(output, "diagnostics");
	written = 0;
	for (size_t i = 0; i < count; i++)
		written = write_diagnostics(&inputs[i], options, written, output);
	output_puts(output, "]");
	if (options->all) {
		begin_array(output, "components_list");
		written = 0;
		for (size_t i = 0; i < count; i++)
			written = write_components(&inputs[i], written, output);
		output_puts(output, "]");
	}
	output_puts(output, "}");
}

static void write_head(const struct result *result, struct output *output)
{
	cJSON *object = object_create();
	object_add_word(object, "schema", "bomscreen-report/1");
	part_head(object, result);
	cJSON *not_examined = object_add_array(object, "not_examined");
	for (size_t i = 0; i < result->not_examined.count; i++)
		object_add_str(not_examined, NULL, result->not_examined.items[i]);
	object_write_open(object, output);
}

static void write_totals(const struct result *result, struct output *output)
{
	cJSON *object = object_create();
	part_policies(object, result);
	part_totals(object, result);
	char *text = cJSON_PrintUnformatted(object);
	output_puts(output, ",\n"); /* the members alone, without the braces */
	output_add(output, (struct str){text + 1, strlen(text) - 2});
	cJSON_free(text);
	cJSON_Delete(object);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	write_head(result, output);
	write_advisories(result, output);
	write_totals(result, output);
	begin_array(output, "inputs");
	for (size_t i = 0, count; i < result->count; i += count) {
		count = result_unit(result, i);
		begin_element(output, i);
		write_unit(result, &result->inputs[i], count, options, output);
	}
	output_puts(output, "]}\n");
}

const struct report report_json = {
	.name = "json",
	.title = "JSON report (docs/schemas/report.schema.json)",
	.media_type = "application/json",
	.write = write,
};
