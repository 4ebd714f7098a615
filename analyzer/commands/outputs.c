#include "commands/outputs.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annotate.h"
#include "commands/options.h"
#include "commands/results.h"
#include "commands/version.h"
#include "container/container.h"

static const char annotated[] = "annotated";

static struct str output_at(size_t index, const void *context)
{
	(void)context;
	return str_of(value_output(index));
}

static bool is_folder(const struct wanted_output *wanted)
{
	return wanted->path && *wanted->path && wanted->path[strlen(wanted->path) - 1] == '/';
}

/* FORMAT[=FILE] */
static bool add(struct outputs *outputs, const char *value)
{
	struct str rest = str_of(value);
	struct str name = str_cut(&rest, '=');
	struct wanted_output wanted = {.report = report_named(name), .path = rest.ptr};
	if (!wanted.report && !str_is(name, annotated)) {
		struct arena scratch = {0};
		message("-o: there is no output format \"%.*s\"%s", STR_ARG(name),
			suggestion(&scratch, name, output_at, NULL));
		arena_finish(&scratch);
		return false;
	}
	if (wanted.path && !*wanted.path) {
		message("-o %s: a file's name belongs behind the =", value);
		return false;
	}
	if (wanted.report && is_folder(&wanted)) {
		message("-o %s: a report is one file, not a folder", value);
		return false;
	}
	list_push(&outputs->list, wanted);
	return true;
}

/* The path without links, also of a file that is not there yet. */
static struct str real_path(struct arena *arena, const char *path)
{
	struct str rest = str_of(path);
	char *whole = realpath(path, NULL), *folder = NULL;
	size_t slash = str_rfind_byte(rest, '/');
	if (!whole)
		folder = realpath(slash == STR_NPOS ? "."
				: slash == 0        ? "/"
						    : arena_cstr(arena, str_sub(rest, 0, slash)),
			NULL);
	struct str name = slash == STR_NPOS ? rest : str_from(rest, slash + 1);
	struct str real = whole ? arena_str(arena, str_of(whole))
		: folder        ? arena_printf(arena, "%s/%.*s", folder, STR_ARG(name))
				: rest;
	memory_free(whole);
	memory_free(folder);
	return real;
}

static bool same_place(const struct wanted_output *a, const struct wanted_output *b)
{
	struct stat status;
	struct arena scratch = {0};
	if (!a->path || !b->path)
		return a->path == b->path;
	if (stat(a->path, &status) == 0 && S_ISCHR(status.st_mode))
		return false; /* /dev/null takes as much as is given to it */
	bool same = str_eq(real_path(&scratch, a->path), real_path(&scratch, b->path));
	arena_finish(&scratch);
	return same;
}

static bool check_places(const struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->list.count; i++) {
		for (size_t j = 0; j < i; j++) {
			const struct wanted_output *wanted = &outputs->list.items[i];
			if (!same_place(wanted, &outputs->list.items[j]))
				continue;
			if (wanted->path)
				message("-o: two results cannot both go to %s", wanted->path);
			else
				message("-o: only one result can go to standard output; name files "
					"for the others (-o json=FILE)");
			return false;
		}
	}
	return true;
}

static bool open_file(struct wanted_output *wanted)
{
	if (is_folder(wanted)) {
		if (mkdir(wanted->path, 0777) == 0 || errno == EEXIST)
			return true;
		message("cannot create %s: %s", wanted->path, strerror(errno));
		return false;
	}
	wanted->open = output_open(&wanted->output, wanted->path);
	if (!wanted->open)
		message("cannot create %s: %s", wanted->path, strerror(wanted->output.errno_value));
	return wanted->open;
}

static bool has_annotated(const struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->list.count; i++)
		if (!outputs->list.items[i].report)
			return true;
	return false;
}

int outputs_read(
	struct outputs *outputs, const struct arguments *arguments, const char *usual, bool must)
{
	for (size_t i = 0; i < arguments->list.count; i++) {
		const struct argument *argument = &arguments->list.items[i];
		if (strcmp(argument->option->name, "output") == 0 && !add(outputs, argument->value))
			return EXIT_USAGE;
	}
	if (!outputs->list.count || (must && !has_annotated(outputs)))
		add(outputs, usual);
	return check_places(outputs) ? EXIT_OK : EXIT_USAGE;
}

/* Reports */

static unsigned terminal_width(const struct wanted_output *wanted)
{
	enum { USUAL = 80, LEAST = 40 };
	struct winsize size;
	if (wanted->path || !isatty(STDOUT_FILENO) ||
		ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
		return USUAL;
	return size.ws_col < LEAST ? LEAST : size.ws_col;
}

static int write_report(
	struct wanted_output *wanted, const struct settings *settings, const struct result *result)
{
	struct report_options options = {.colour = settings->colour_out && !wanted->path,
		.quiet = settings->quiet,
		.all = settings->all,
		.unknown = settings->unknown,
		.width = terminal_width(wanted),
		.severities = settings->severities};
	wanted->report->write(result, &options, &wanted->output);
	wanted->open = false;
	return result_commit(&wanted->output, wanted->path ? wanted->path : "standard output");
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
	struct wanted_output *wanted, const struct settings *settings, const struct result *result)
{
	struct annotate_options options = {
		.version = result->version, .break_signature = settings->break_signature};
	bool folder = is_folder(wanted);
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
	for (size_t i = 0; i < outputs->list.count; i++) {
		const struct wanted_output *wanted = &outputs->list.items[i];
		if (wanted->report)
			continue;
		if (is_folder(wanted) && !check_names(wanted->path, result))
			return false;
		if (!is_folder(wanted) && result->count > 1) {
			message("-o annotated: for several inputs name a folder "
				"(-o annotated=FOLDER/)");
			return false;
		}
	}
	return true;
}

int outputs_write(
	struct outputs *outputs, const struct settings *settings, const struct result *result)
{
	int code = EXIT_OK;
	if (!check_inputs(outputs, result))
		return EXIT_USAGE;
	for (size_t i = 0; i < outputs->list.count; i++)
		if (!open_file(&outputs->list.items[i]))
			return EXIT_USAGE;
	for (size_t i = 0; i < outputs->list.count; i++) {
		struct wanted_output *wanted = &outputs->list.items[i];
		int one = wanted->report ? write_report(wanted, settings, result)
					 : write_annotated(wanted, settings, result);
		code = exit_worse(code, one);
	}
	return code;
}

void outputs_finish(struct outputs *outputs)
{
	for (size_t i = 0; i < outputs->list.count; i++)
		if (outputs->list.items[i].open)
			output_discard(&outputs->list.items[i].output);
	list_finish(&outputs->list);
}
