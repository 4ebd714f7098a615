#include "commands/outputs.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "annotate.h"
#include "commands/options.h"
#include "commands/results.h"
#include "commands/version.h"
#include "container/container.h"

static bool is_annotated(const struct wanted *wanted)
{
	return strcmp(wanted->name, WANTED_ANNOTATED) == 0;
}

/* A bill of materials has the annotations, too. */
static bool has_annotated(const struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->wanted.list.count; i++)
		if (is_annotated(&outputs->wanted.list.items[i]) ||
			outputs->wanted.list.items[i].to)
			return true;
	return false;
}

int outputs_read(
	struct outputs *outputs, const struct arguments *arguments, const char *usual, bool must)
{
	struct wanted_list *wanted = &outputs->wanted;
	bool good = wanted_read(wanted, arguments, value_output, usual);
	if (good && must && !has_annotated(outputs))
		good = wanted_add(wanted, "-o", usual, value_output);
	return good && wanted_check(wanted) ? EXIT_OK : EXIT_USAGE;
}

/* Reports */

static unsigned terminal_width(const struct wanted *wanted)
{
	enum { USUAL = 80, LEAST = 40 };
	struct winsize size;
	if (wanted->path || !isatty(STDOUT_FILENO) ||
		ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
		return USUAL;
	return size.ws_col < LEAST ? LEAST : size.ws_col;
}

static int write_report(
	struct wanted *wanted, const struct settings *settings, const struct result *result)
{
	struct report_options options = {.colour = settings->colour_out && !wanted->path,
		.quiet = settings->quiet,
		.all = settings->all,
		.unknown = settings->unknown,
		.width = terminal_width(wanted),
		.severities = settings->severities};
	report_named(str_of(wanted->name))->write(result, &options, &wanted->output);
	return wanted_commit(wanted);
}

/* Annotated documents */

/* The name in a folder: the input's own; of annotations beside a signed document, one that says so. */
static struct str name_in_folder(
	struct arena *arena, const struct input *input, const struct annotate_options *options)
{
	struct str name = document_file(input->doc);
	if (str_is(name, "-"))
		name = STR("stdin");
	return annotate_is_detached(input, options)
		? arena_printf(arena, "%.*s.annotations.cdx.json", STR_ARG(name))
		: name;
}

static int annotate_into(struct output *output, const char *path, const struct result *result,
	struct input *input, const struct settings *settings,
	const struct annotate_options *options)
{
	size_t before = input->doc->diags.list.count;
	if (annotate_is_detached(input, options) && !settings->quiet)
		message("%.*s is signed: its annotations are a document of their own "
			"(--break-signature writes into it)",
			STR_ARG(input->doc->name));
	bool good = annotate(result, input, options, output);
	struct message_style style = settings_style(settings);
	if (input->doc->diags.list.count > before)
		input->places = diagnostic_places(input->doc);
	message_diagnostics(input->doc, input->places, before, &style);
	if (good)
		return result_commit(output, path ? path : "standard output");
	output_discard(output);
	return EXIT_INPUT;
}

static int annotate_in_folder(const char *folder, const struct result *result, struct input *input,
	const struct settings *settings, const struct annotate_options *options)
{
	struct arena scratch = {0};
	struct str name = name_in_folder(&scratch, input, options);
	struct str path = arena_printf(&scratch, "%s%.*s", folder, STR_ARG(name));
	struct output output;
	int code = EXIT_USAGE;
	if (output_open(&output, path.ptr))
		code = annotate_into(&output, path.ptr, result, input, settings, options);
	else
		message("cannot create %s: %s", path.ptr, strerror(output.errno_value));
	arena_finish(&scratch);
	return code;
}

/* Two inputs of one name would overwrite each other. */
static bool check_names(const char *folder, const struct result *result)
{
	for (size_t i = 0; i < result->count; i++)
		for (size_t j = 0; j < i; j++)
			if (str_eq(document_file(result->inputs[i].doc),
				    document_file(result->inputs[j].doc))) {
				message("-o annotated=%s: %.*s and %.*s have the same name; "
					"annotate them one by one",
					folder, STR_ARG(result->inputs[j].doc->name),
					STR_ARG(result->inputs[i].doc->name));
				return false;
			}
	return true;
}

static int write_annotated(
	struct wanted *wanted, const struct settings *settings, const struct result *result)
{
	struct annotate_options options = {
		.version = result->version, .break_signature = settings->break_signature};
	bool folder = wanted_is_folder(wanted);
	int code = EXIT_OK;
	for (size_t i = 0; i < result->count; i++) {
		struct input *input = &result->inputs[i];
		if (input->unreadable || !input->bom)
			continue;
		wanted->open = false;
		int one = folder
			? annotate_in_folder(wanted->path, result, input, settings, &options)
			: annotate_into(
				  &wanted->output, wanted->path, result, input, settings, &options);
		code = exit_worse(code, one);
	}
	return code;
}

static bool check_inputs(const struct outputs *outputs, const struct result *result)
{
	for (size_t i = 0; i < outputs->wanted.list.count; i++) {
		const struct wanted *wanted = &outputs->wanted.list.items[i];
		if (!is_annotated(wanted))
			continue;
		if (wanted_is_folder(wanted) && !check_names(wanted->path, result))
			return false;
		if (!wanted_is_folder(wanted) && result->count > 1) {
			message("-o annotated: for several inputs name a folder "
				"(-o annotated=FOLDER/)");
			return false;
		}
	}
	return true;
}

int outputs_write(struct outputs *outputs, const struct settings *settings,
	const struct result *result, struct bills *bills)
{
	struct wanted_list *wanted = &outputs->wanted;
	int code = EXIT_OK;
	if (!check_inputs(outputs, result) || !bills_check(bills, wanted) || !wanted_open(wanted))
		return EXIT_USAGE;
	for (size_t i = 0; i < wanted->list.count; i++) {
		struct wanted *one = &wanted->list.items[i];
		int now = one->to           ? bills_write(bills, wanted, one)
			: is_annotated(one) ? write_annotated(one, settings, result)
					    : write_report(one, settings, result);
		code = exit_worse(code, now);
	}
	return code;
}

void outputs_finish(struct outputs *outputs)
{
	wanted_finish(&outputs->wanted);
}
