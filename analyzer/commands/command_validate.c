#include <stdlib.h>
#include <unistd.h>

#include "commands/message.h"
#include "commands/options.h"
#include "commands/settings.h"
#include "commands/targets.h"
#include "commands/version.h"
#include "commands/wanted.h"
#include "container/container.h"
#include "output/profiled.h"
#include "output/validation.h"

struct run {
	struct targets targets;
	struct wanted_list wanted;
	struct documents documents; /* of one target */
	LIST(struct validated) inputs;
	const struct format *format;
	LIST(const struct profile *) profiles;
	bool lenient, recursive, verbose;
};

/* Reading and judging */

static void ask_profiles(const struct run *run, struct validated *input)
{
	struct doc *doc = input->doc;
	if (run->profiles.count)
		doc->profiling = profiling_create(doc, run->profiles.items, run->profiles.count);
	bool good = input->format->read(doc, input->bom);
	if (doc->profiling && good)
		input->profiles =
			profiling_conclude(doc->profiling, input->bom, input->format->name);
}

static void judge(struct run *run, const struct document *document)
{
	struct validated input = {.doc = document->doc, .format = document->format};
	struct doc *doc = input.doc;
	doc->judging = true;
	doc->lenient = run->lenient;
	input.sha256 = doc->raw.len ? doc_sha256(doc) : STR_NONE;
	if (input.format) {
		input.bom = memory_resize(NULL, sizeof *input.bom);
		bom_init(input.bom, doc);
		ask_profiles(run, &input);
	}
	input.places = diagnostic_places(doc);
	validation_conclude(&input);
	list_push(&run->inputs, input);
}

/* A file of a folder that is no bill of materials, neither by its name nor by its content. */
static bool passed_over(const struct target *target, const struct documents *documents)
{
	const struct document *only = &documents->list.items[0];
	return target->found && documents->list.count == 1 && !only->format &&
		!document_named_as_bill(only->doc);
}

static size_t read_target(void *context, const struct target *target)
{
	struct run *run = context;
	struct documents *documents = &run->documents;
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	documents->list.count = 0;
	if (doc_read(doc, target->path, &limits_default))
		documents_add(documents, doc, run->format);
	else
		list_push(&documents->list, ((struct document){.doc = doc}));
	if (passed_over(target, documents)) {
		if (run->verbose)
			message("%.*s is no bill of materials", STR_ARG(doc->name));
		doc_finish(doc);
		memory_free(doc);
		return 0;
	}
	for (size_t i = 0; i < documents->list.count; i++)
		judge(run, &documents->list.items[i]);
	return documents->list.count;
}

static void judge_empty(void *context, struct doc *doc)
{
	judge(context, &(struct document){.doc = doc});
}

/* Profiles */

static const char *value_profile(size_t index)
{
	size_t count = 0;
	while (profiles[count] && count < index)
		count++;
	if (count < index)
		return NULL;
	return profiles[count] ? profiles[count]->id : "list";
}

static bool wants_list(const struct arguments *arguments)
{
	const char *profile = argument_value(arguments, "profile");
	return profile && strcmp(profile, "list") == 0;
}

static void read_profiles(const struct arguments *arguments, struct run *run)
{
	for (size_t i = 0; i < arguments->list.count; i++) {
		const struct argument *argument = &arguments->list.items[i];
		const struct profile *profile = strcmp(argument->option->name, "profile") == 0
			? profile_named(str_of(argument->value))
			: NULL;
		if (profile)
			list_push(&run->profiles, profile);
	}
}

static void write_profiles_text(const struct validation *validation, struct output *output)
{
	(void)validation;
	profiles_text(output);
}

static void write_profiles_json(const struct validation *validation, struct output *output)
{
	(void)validation;
	profiles_json(output);
}

/* Writing */

static const struct {
	const char *name;
	void (*write)(const struct validation *validation, struct output *output);
	void (*list)(const struct validation *validation, struct output *output); /* the profiles */
} writers[] = {{"text", validation_text, write_profiles_text},
	{"json", validation_json, write_profiles_json}};

enum { WRITERS = sizeof writers / sizeof *writers };

static const char *value_writer(size_t index)
{
	return index < WRITERS ? writers[index].name : NULL;
}

static int write_all(struct run *run, const struct validation *validation, bool list)
{
	int code = wanted_open(&run->wanted) ? EXIT_OK : EXIT_USAGE;
	if (code != EXIT_OK)
		return code;
	for (size_t i = 0; i < run->wanted.list.count; i++) {
		struct wanted *wanted = &run->wanted.list.items[i];
		(list ? writers[wanted->index].list : writers[wanted->index].write)(
			validation, &wanted->output);
		code = exit_worse(code, wanted_commit(wanted));
	}
	return code;
}

/* Running */

static bool check_operands(const struct arguments *arguments)
{
	size_t standard = 0;
	for (size_t i = 0; i < arguments->operands.count; i++)
		standard += strcmp(arguments->operands.items[i], "-") == 0;
	if (!arguments->operands.count)
		message("no input: name a bill of materials, a folder, or - for standard input");
	if (standard > 1)
		message("standard input (-) can be read only once");
	return arguments->operands.count && standard <= 1;
}

static int exit_of(const struct run *run, const struct validated *input)
{
	static const int codes[] = {[PROFILE_MET] = EXIT_OK,
		[PROFILE_OPEN] = EXIT_INCOMPLETE,
		[PROFILE_NOT_MET] = EXIT_INPUT,
		[PROFILE_INCONCLUSIVE] = EXIT_INCOMPLETE};
	int code = input->valid ? EXIT_OK : EXIT_INPUT;
	for (size_t i = 0; i < run->profiles.count; i++)
		code = exit_worse(code,
			codes[input->profiles ? input->profiles[i].verdict : PROFILE_INCONCLUSIVE]);
	return code;
}

static int validate(struct run *run, const struct arguments *arguments)
{
	const char *format = argument_value(arguments, "format");
	if (!(wants_list(arguments) || check_operands(arguments)) ||
		!wanted_read(&run->wanted, arguments, value_writer, "text") ||
		!wanted_check(&run->wanted))
		return EXIT_USAGE;
	read_profiles(arguments, run);
	run->format = format ? format_named(str_of(format)) : NULL;
	run->lenient = argument_given(arguments, "lenient");
	run->recursive = argument_given(arguments, "recursive");
	run->verbose = argument_given(arguments, "verbose");
	for (size_t i = 0; i < arguments->operands.count; i++)
		targets_add(&run->targets, arguments->operands.items[i], run->recursive);
	targets_read(&run->targets, run->recursive,
		&(struct target_reader){run, read_target, judge_empty, NULL});
	struct validation validation = {.inputs = run->inputs.items,
		.count = run->inputs.count,
		.version = str_of(program_version),
		.profiles = run->profiles.items,
		.profile_count = run->profiles.count,
		.lenient = run->lenient,
		.quiet = argument_given(arguments, "quiet"),
		.verbose = run->verbose,
		.colour = colour_wanted(argument_value(arguments, "color"), STDOUT_FILENO)};
	int code = write_all(run, &validation, wants_list(arguments));
	for (size_t i = 0; i < run->inputs.count; i++)
		code = exit_worse(code, exit_of(run, &run->inputs.items[i]));
	return code;
}

static void finish(struct run *run)
{
	for (size_t i = 0; i < run->inputs.count; i++) {
		struct validated *input = &run->inputs.items[i];
		if (input->doc->profiling)
			profiling_destroy(input->doc->profiling);
		if (input->bom)
			bom_finish(input->bom);
		memory_free(input->bom);
		doc_finish(input->doc);
		memory_free(input->doc);
	}
	list_finish(&run->inputs);
	list_finish(&run->profiles);
	documents_finish(&run->documents);
	targets_finish(&run->targets);
	wanted_finish(&run->wanted);
}

static int run(const struct arguments *arguments)
{
	struct run run = {0};
	int code = validate(&run, arguments);
	finish(&run);
	return code;
}

static const struct option options[] = {
	OPTION_OUTPUT(value_writer, NULL,
		"what to write, and where: text (the default) or json; without FILE to standard "
		"output"){.name = "profile",
		.argument = "PROFILE",
		.repeats = true,
		.value = value_profile,
		.help = "ask, too, for what this guideline demands (docs/profiles.md); list prints "
			"all of them"},
	{.name = "lenient",
		.help = "report what producers commonly get wrong as warnings; what that is lists "
			"docs/formats.md"},
	OPTION_BILL_FORMAT OPTION_RECURSIVE{.name = "quiet",
		.letter = 'q',
		.environment = "BOMSCREEN_QUIET",
		.help = "print errors only, without a line for each document"},
	{.name = "verbose",
		.letter = 'v',
		.environment = "BOMSCREEN_VERBOSE",
		.help = "print notes, too, and what was skipped"},
	{.name = "color",
		.argument = "WHEN",
		.environment = "BOMSCREEN_COLOR",
		.value = value_color,
		.help = "colour: auto (on a terminal, unless NO_COLOR is set), always, never"},
	{0},
};

static const struct example examples[] = {
	{"bomscreen validate bom.json", "Say whether a document is what its specification asks."},
	{"bomscreen validate --profile cisa-2026 --profile ntia-2021 bom.json",
		"Say what is missing for the minimum elements, where, and what to add."},
	{"bomscreen validate --lenient -o json=result.json -o text deliverables/",
		"Check the bills of a folder, forgive common slips, keep the result as JSON."},
	{0},
};

const struct command command_validate = {
	.name = "validate",
	.summary = "check that bills of materials are what their specifications ask",
	.synopsis = "validate [OPTION...] INPUT...",
	.description =
		"Reads each INPUT (a CycloneDX or SPDX document, a folder with such files, or - "
		"for standard input) and holds it to its specification: syntax, the structure "
		"that the official schemas of its version demand, and the rules beyond the "
		"schemas (unique and resolving references, licence expressions, package URLs, "
		"CPE names, hashes, dates and more). Each problem is printed with its place, what "
		"was found, what is allowed, and a permanent id. A signature is reported and not "
		"verified. With --profile, each requirement of a guideline is reported with what "
		"is "
		"present, stated to be unknown, withheld or missing. The exit code is 0 when every "
		"document is valid and meets its profiles, 3 when one is not or does not, and 4 "
		"when "
		"nothing is missing but not all is stated, or there was nothing to ask.",
	.options = options,
	.examples = examples,
	.run = run,
};
