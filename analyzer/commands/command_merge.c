#include "commands/bills.h"
#include "commands/message.h"
#include "commands/options.h"
#include "commands/targets.h"

struct run {
	struct settings settings;
	struct targets targets;
	struct documents documents;
	struct wanted_list wanted;
	struct bills bills;
};

static void read_file(struct run *run, const char *path)
{
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	if (doc_read(doc, path, &limits_default))
		documents_add(&run->documents, doc, run->settings.format);
	else
		list_push(&run->documents.list, ((struct document){.doc = doc}));
}

/* Nothing is written unless everything could be read: a part would pass for the whole. */
static void read_targets(struct run *run, const struct arguments *arguments)
{
	const char *name = argument_value(arguments, "name");
	struct bill *bill = bills_add(&run->bills, str_of(name ? name : "merged"));
	bill->joined = bill->strict = true;
	for (size_t i = 0; i < arguments->operands.count; i++)
		targets_add(&run->targets, arguments->operands.items[i], run->settings.recursive);
	for (size_t i = 0; i < run->targets.list.count; i++)
		if (!run->targets.list.items[i].folder)
			read_file(run, run->targets.list.items[i].path);
	for (size_t i = 0; i < run->documents.list.count; i++) {
		const struct document *document = &run->documents.list.items[i];
		struct bill_part part = {.doc = document->doc, .format = document->format};
		bills_read(&run->bills, &part);
		list_push(&bill->parts, part);
	}
}

/* Without --to and -o the format of the first document, when that can be written, else CycloneDX
 * JSON. */
static bool read_usual(struct run *run)
{
	const struct format *first =
		run->documents.list.count ? run->documents.list.items[0].format : NULL;
	return run->wanted.list.count ||
		wanted_add(&run->wanted, "--to",
			first && first->write ? first->name : "cyclonedx-json",
			value_written_format);
}

static int merge(struct run *run, const struct arguments *arguments)
{
	if (!settings_read(&run->settings, arguments) ||
		!wanted_read(&run->wanted, arguments, value_written_format, NULL) ||
		!wanted_check(&run->wanted))
		return EXIT_USAGE;
	if (arguments->operands.count < 1) {
		message("merge: name the bills of materials that are to be one");
		return EXIT_USAGE;
	}
	run->bills.settings = &run->settings;
	run->bills.losses = argument_value(arguments, "losses");
	run->bills.no_loss = argument_given(arguments, "no-loss");
	read_targets(run, arguments);
	if (!read_usual(run))
		return EXIT_USAGE;
	return bills_write_all(&run->bills, &run->wanted);
}

static int run(const struct arguments *arguments)
{
	struct run state = {0};
	int code = merge(&state, arguments);
	bills_finish(&state.bills);
	documents_destroy(&state.documents);
	targets_finish(&state.targets);
	wanted_finish(&state.wanted);
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
	OPTION_OUTPUT(value_written_format, NULL,
		"what to write, and where: spdx-json@2.3=product.spdx.json; -o FORMAT without "
		"FILE is --to FORMAT"){.name = "name",
		.letter = 'n',
		.argument = "NAME",
		.help = "what the whole is called; by default merged"},
	OPTIONS_CONVERTING{0},
};

static const struct example examples[] = {
	{"bomscreen merge --name product -o cyclonedx-json=product.json app.cdx.json base.spdx",
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
