#include "output/validation.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "output/object.h"
#include "output/profiled.h"

static const char *const words[] = {"note", "warning", "error"};

enum severity validation_severity(const struct diagnostic *diagnostic)
{
	return diagnostic->tolerated ? SEVERITY_WARNING : diag_kinds[diagnostic->id].judging;
}

/* By place; those of the document as a whole stand last. */
static int by_place(const void *a, const void *b, void *context)
{
	const struct diagnostic *items = context;
	uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
	if (items[one].offset != items[other].offset)
		return items[one].offset < items[other].offset ? -1 : 1;
	return one < other ? -1 : one > other;
}

void validation_conclude(struct validated *input)
{
	struct diags *diags = &input->doc->diags;
	size_t count = diags->list.count;
	uint32_t *order = ARENA_ARRAY(&input->doc->arena, uint32_t, count);
	size_t *sums[] = {&input->notes, &input->warnings, &input->errors};
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	if (count)
		qsort_r(order, count, sizeof *order, by_place, diags->list.items);
	input->order = order;
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		*sums[diag_kinds[id].judging] += diags->counts[id] - diags->tolerated[id];
		input->warnings += diags->tolerated[id];
	}
	input->valid = input->bom && !input->errors;
}

/* Of one kind only so many are kept in a document; the others are counted. */
static size_t omitted(const struct doc *doc, enum diag_id id)
{
	size_t kept = 0;
	for (size_t i = 0; i < doc->diags.list.count; i++)
		kept += doc->diags.list.items[i].id == id;
	return doc->diags.counts[id] - kept;
}

static struct profiled profiled(const struct validation *validation, const struct validated *input)
{
	return (struct profiled){.doc = input->doc,
		.bom = input->bom,
		.results = input->profiles,
		.wanted = validation->profiles,
		.count = validation->profile_count,
		.verbose = validation->verbose,
		.quiet = validation->quiet,
		.colour = validation->colour};
}

/* For people */

static void text_diagnostic(const struct validation *validation, const struct validated *input,
	size_t index, struct buf *out)
{
	static const char *const colours[] = {"\033[36m", "\033[33m", "\033[31m"};
	const struct diagnostic *diagnostic = &input->doc->diags.list.items[index];
	const struct place *place = &input->places[index];
	enum severity severity = validation_severity(diagnostic);
	bool located = diagnostic->offset != STR_NPOS;
	if ((severity == SEVERITY_NOTE && !validation->verbose) ||
		(severity != SEVERITY_ERROR && validation->quiet))
		return;
	utf8_add_printable(out, input->doc->name);
	if (located)
		buf_printf(out, ":%zu:%zu", place->line, place->column);
	buf_printf(out, ": %s%s%s: ", validation->colour ? colours[severity] : "", words[severity],
		validation->colour ? "\033[0m" : "");
	utf8_add_printable(out, diagnostic->text);
	buf_printf(out, " [%s]", diag_kinds[diagnostic->id].id);
	if (located && place->pointer.len) {
		buf_puts(out, " (");
		place_add_pointer(out, place);
		buf_puts(out, ")");
	}
	buf_add_byte(out, '\n');
}

static void text_count(struct buf *out, size_t count, const char *word, const char **before)
{
	if (!count)
		return;
	buf_printf(out, "%s%zu %s%s", *before, count, word, count == 1 ? "" : "s");
	*before = ", ";
}

static void text_verdict(const struct validated *input, struct buf *out)
{
	const char *before = ": ";
	utf8_add_printable(out, input->doc->name);
	if (!input->bom) {
		buf_puts(out, ": not a readable bill of materials");
	} else {
		buf_printf(
			out, ": %s %s", input->valid ? "valid" : "not valid", input->format->title);
		if (input->bom->version.len) {
			buf_add_byte(out, ' ');
			utf8_add_printable(out, str_sub(input->bom->version, 0, 40));
		}
	}
	text_count(out, input->errors, "error", &before);
	text_count(out, input->warnings, "warning", &before);
	buf_add_byte(out, '\n');
}

static void text_input(
	const struct validation *validation, const struct validated *input, struct output *output)
{
	struct buf out = {0};
	for (size_t i = 0; i < input->doc->diags.list.count; i++)
		text_diagnostic(validation, input, input->order[i], &out);
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		size_t more = omitted(input->doc, (enum diag_id)id);
		if (!more)
			continue;
		utf8_add_printable(&out, input->doc->name);
		buf_printf(&out, ": note: %zu more of this kind [%s]\n", more, diag_kinds[id].id);
	}
	if (!validation->quiet)
		text_verdict(input, &out);
	struct profiled asked = profiled(validation, input);
	profiled_text(&asked, &out);
	output_add(output, buf_str(&out));
	buf_finish(&out);
}

void validation_text(const struct validation *validation, struct output *output)
{
	for (size_t i = 0; i < validation->count; i++)
		text_input(validation, &validation->inputs[i], output);
}

/* For programs */

static void json_diagnostic(const struct validated *input, size_t index, struct output *output)
{
	const struct diagnostic *diagnostic = &input->doc->diags.list.items[index];
	const struct place *place = &input->places[index];
	bool located = diagnostic->offset != STR_NPOS;
	cJSON *object = object_create();
	object_add_word(object, "id", diag_kinds[diagnostic->id].id);
	object_add_word(object, "severity", words[validation_severity(diagnostic)]);
	object_add_bool(object, "tolerated", diagnostic->tolerated);
	object_add_str(object, "text", diagnostic->text);
	object_add_str(object, "file", input->doc->name);
	object_add_str(object, "pointer", located ? place->pointer : STR_NONE);
	object_add_position(object, "line", located ? place->line : 0);
	object_add_position(object, "column", located ? place->column : 0);
	object_write(object, output);
}

static void json_omitted(cJSON *object, const struct doc *doc)
{
	cJSON *list = object_add_object(object, "omitted");
	for (size_t id = 0; id < DIAG_COUNT; id++) {
		size_t more = omitted(doc, (enum diag_id)id);
		if (more)
			object_add_number(list, diag_kinds[id].id, more);
	}
}

/* An object whose end is not written yet: its members follow. */
static void write_open(cJSON *object, struct output *output)
{
	char *text = cJSON_PrintUnformatted(object);
	output_add(output, (struct str){text, strlen(text) - 1});
	cJSON_free(text);
	cJSON_Delete(object);
}

static void json_input(
	const struct validation *validation, const struct validated *input, struct output *output)
{
	struct profiled asked = profiled(validation, input);
	cJSON *object = object_create();
	object_add_str(object, "name", input->doc->name);
	object_add_str(object, "sha256", input->sha256);
	object_add_word(object, "format", input->format ? input->format->name : NULL);
	object_add_str(object, "version", input->bom ? input->bom->version : STR_NONE);
	object_add_bool(object, "valid", input->valid);
	object_add_number(object, "errors", input->errors);
	object_add_number(object, "warnings", input->warnings);
	object_add_number(object, "notes", input->notes);
	json_omitted(object, input->doc);
	write_open(object, output);
	output_puts(output, ",\n\"diagnostics\":[");
	for (size_t i = 0; i < input->doc->diags.list.count; i++) {
		output_puts(output, i ? ",\n" : "\n");
		json_diagnostic(input, input->order[i], output);
	}
	output_puts(output, "],\n\"profiles\":[");
	profiled_json(&asked, output);
	output_puts(output, "]}");
}

void validation_json(const struct validation *validation, struct output *output)
{
	bool valid = true;
	for (size_t i = 0; i < validation->count; i++)
		valid &= validation->inputs[i].valid;
	cJSON *object = object_create();
	object_add_word(object, "schema", "bomscreen-validation/1");
	cJSON *tool = object_add_object(object, "tool");
	object_add_word(tool, "name", "bomscreen");
	object_add_str(tool, "version", validation->version);
	object_add_bool(object, "valid", valid);
	object_add_bool(object, "lenient", validation->lenient);
	write_open(object, output);
	output_puts(output, ",\n\"inputs\":[");
	for (size_t i = 0; i < validation->count; i++) {
		output_puts(output, i ? ",\n" : "\n");
		json_input(validation, &validation->inputs[i], output);
	}
	output_puts(output, "]}\n");
}
