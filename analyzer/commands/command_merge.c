#include <unistd.h>

#include "commands/message.h"
#include "commands/options.h"
#include "commands/results.h"
#include "commands/settings.h"
#include "commands/targets.h"
#include "container/container.h"
#include "convert.h"

struct run {
	struct settings settings;
	struct targets targets;
	struct documents documents;
	const struct format *to;
	struct rendition target;
};

static void read_target(struct run *run, const char *path)
{
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	if (doc_read(doc, path, &limits_default))
		documents_add(&run->documents, doc, run->settings.format);
	else
		list_push(&run->documents.list, ((struct document){.doc = doc}));
}

static void read_targets(struct run *run, const struct arguments *arguments)
{
	for (size_t i = 0; i < arguments->operands.count; i++)
		targets_add(&run->targets, arguments->operands.items[i], run->settings.recursive);
	for (size_t i = 0; i < run->targets.list.count; i++)
		if (!run->targets.list.items[i].folder)
			read_target(run, run->targets.list.items[i].path);
}

/* The format of the first document, when that can be written, else CycloneDX JSON. */
static bool read_format(struct run *run, const char *to)
{
	const struct format *first =
		run->documents.list.count ? run->documents.list.items[0].format : NULL;
	struct str error;
	if (!to)
		to = first && first->write ? first->name : "cyclonedx-json";
	if (rendition_parse(str_of(to), &run->target, &run->to, &run->settings.arena, &error))
		return true;
	message("--to: %.*s", STR_ARG(error));
	return false;
}

static int add_document(struct run *run, struct joining *joining, const struct document *document)
{
	struct message_style style = settings_style(&run->settings);
	struct doc *doc = document->doc;
	bool good = document->format && joining_add(joining, doc, document->format);
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	enum effect effect = diags_effect(&doc->diags);
	return !good || effect == EFFECT_UNREADABLE ? EXIT_INPUT
		: effect == EFFECT_INCOMPLETE       ? EXIT_INCOMPLETE
						    : EXIT_OK;
}

static int write_whole(struct run *run, struct joining *joining, const char *path)
{
	struct output output;
	if (!output_open(&output, path)) {
		message("cannot create %s: %s", path, strerror(output.errno_value));
		joining_finish(joining);
		return EXIT_USAGE;
	}
	joining_close(joining);
	joining_write(joining, &output);
	if (!run->settings.quiet && joining->losses.counts[LOSS_DROPPED])
		message("%zu dropped; first: %.*s: %.*s", joining->losses.counts[LOSS_DROPPED],
			STR_ARG(joining->losses.list.items[0].pointer),
			STR_ARG(joining->losses.list.items[0].reason));
	joining_finish(joining);
	return result_commit(&output, path ? path : "standard output");
}

/* Nothing is written unless everything could be read: a part would pass for the whole. */
static int merge(struct run *run, const struct arguments *arguments)
{
	struct joining joining = {0};
	const char *name = argument_value(arguments, "name");
	int code = EXIT_OK;
	if (!settings_read(&run->settings, arguments))
		return EXIT_USAGE;
	if (arguments->operands.count < 1) {
		message("merge: name the bills of materials that are to be one");
		return EXIT_USAGE;
	}
	read_targets(run, arguments);
	if (!read_format(run, argument_value(arguments, "to")))
		return EXIT_USAGE;
	joining_begin(&joining, run->to, &run->target, str_of(name ? name : "merged"));
	for (size_t i = 0; i < run->documents.list.count; i++)
		code = exit_worse(code, add_document(run, &joining, &run->documents.list.items[i]));
	if (code == EXIT_INPUT) {
		joining_finish(&joining);
		return code;
	}
	return exit_worse(code, write_whole(run, &joining, argument_value(arguments, "output")));
}

static int run(const struct arguments *arguments)
{
	struct run state = {0};
	int code = merge(&state, arguments);
	for (size_t i = 0; i < state.documents.list.count; i++) {
		doc_finish(state.documents.list.items[i].doc);
		memory_free(state.documents.list.items[i].doc);
	}
	documents_finish(&state.documents);
	targets_finish(&state.targets);
	settings_finish(&state.settings);
	return code;
}

static const struct option options[] = {
	{.name = "to",
		.letter = 't',
		.argument = "FORMAT[@VERSION]",
		.value = value_written_format,
		.open = true,
		.help = "what to write; by default the format of the first input, in its newest "
			"version"},
	{.name = "output",
		.letter = 'o',
		.argument = "FILE",
		.help = "where to; standard output by default"},
	{.name = "name",
		.letter = 'n',
		.argument = "NAME",
		.help = "what the whole is called; by default merged"},
	{.name = "format",
		.argument = "FORMAT",
		.environment = "BOMSCREEN_FORMAT",
		.value = value_format,
		.help = "the inputs' format; by default it is recognised by the content"},
	{.name = "recursive", .letter = 'r', .help = "read folders with all that is below them"},
	OPTIONS_CONFIG OPTIONS_TALK{0},
};

static const struct example examples[] = {
	{"bomscreen merge --name product -o product.cdx.json app.cdx.json base.spdx.json",
		"Make one bill of an application's and its base image's."},
	{"bomscreen merge --to spdx-json layers/", "Make one SPDX document of all in a folder."},
	{0},
};

const struct command command_merge = {
	.name = "merge",
	.summary = "make one bill of materials of several",
	.synopsis = "merge [OPTION...] INPUT...",
	.description =
		"Writes one document with everything that the inputs, whatever their formats, "
		"hold. Every component says in bomscreen:merged-from which input it is from; "
		"references that an earlier input has are renamed; what a document can have only "
		"once (its metadata, its identity) is kept in an entry of the whole. What the "
		"bills are about becomes parts of a product that --name names.",
	.options = options,
	.examples = examples,
	.run = run,
};
