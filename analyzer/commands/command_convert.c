#include "commands/beside.h"
#include "commands/bills.h"
#include "commands/message.h"
#include "commands/options.h"
#include "commands/repositories.h"
#include "commands/targets.h"

struct run {
	struct settings settings;
	struct targets targets;
	struct documents documents;
	struct beside beside;
	struct wanted_list wanted;
	struct bills bills;
	struct bill *repository; /* that is read */
	int code; /* of reading repositories */
};

/* Reading */

static void add_documents(struct run *run, size_t first)
{
	for (size_t i = first; i < run->documents.list.count; i++) {
		const struct document *document = &run->documents.list.items[i];
		struct bill_part part = {.doc = document->doc, .format = document->format};
		bills_read(&run->bills, &part);
		if (run->repository)
			list_push(&run->repository->parts, part);
		else
			bills_add_document(&run->bills, &part);
	}
}

static void add_file(struct run *run, struct doc *doc, bool good)
{
	size_t first = run->documents.list.count;
	if (good)
		documents_add(&run->documents, doc, run->settings.format);
	else
		list_push(&run->documents.list, ((struct document){.doc = doc}));
	add_documents(run, first);
}

static void read_file(struct run *run, const char *path)
{
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	bool good = doc_read(doc, path, &limits_default);
	beside_serve(&run->beside, doc);
	add_file(run, doc, good);
}

static void take_file(void *context, struct doc *doc, bool good)
{
	add_file(context, doc, good);
}

/* The bills and lock files of a repository are one document. */
static void read_repository(struct run *run, const struct target *target)
{
	struct repositories repositories = {0};
	struct message_style style = settings_style(&run->settings);
	struct repository_input *input = repositories_take(&repositories, target, VIEW_TREE);
	run->repository = bills_add(&run->bills, target_label(target->path, &run->bills.arena));
	run->repository->joined = true;
	repository_input_resolve(input, &run->settings.arena);
	repository_input_read(input, take_file, run);
	struct doc *problems = repository_input_close(input);
	if (problems) {
		message_diagnostics(problems, diagnostic_places(problems), 0, &style);
		run->code = exit_worse(run->code, EXIT_INPUT);
		list_push(&run->documents.list, ((struct document){.doc = problems}));
	}
	run->repository = NULL;
	repositories_finish(&repositories);
}

static void read_targets(struct run *run)
{
	for (size_t i = 0; i < run->targets.list.count; i++) {
		const struct target *target = &run->targets.list.items[i];
		if (target->repository)
			read_repository(run, target);
		else if (!target->folder)
			read_file(run, target->path);
	}
}

static bool read_options(struct run *run, const struct arguments *arguments)
{
	if (!wanted_read(&run->wanted, arguments, value_written_format, NULL))
		return false;
	if (!run->wanted.list.count) {
		message("convert: to what? --to FORMAT[@VERSION], or -o FORMAT[@VERSION]=FILE");
		return false;
	}
	if (!arguments->operands.count)
		message("no input: name a bill of materials, or - for standard input");
	return arguments->operands.count && wanted_check(&run->wanted);
}

static int convert_all(struct run *run, const struct arguments *arguments)
{
	if (!settings_read(&run->settings, arguments) || !read_options(run, arguments))
		return EXIT_USAGE;
	run->bills.settings = &run->settings;
	run->bills.losses = argument_value(arguments, "losses");
	run->bills.no_loss = argument_given(arguments, "no-loss");
	for (size_t i = 0; i < arguments->operands.count; i++)
		targets_add(&run->targets, arguments->operands.items[i], run->settings.recursive);
	run->beside.targets = &run->targets;
	read_targets(run);
	return exit_worse(run->code, bills_write_all(&run->bills, &run->wanted));
}

static int run(const struct arguments *arguments)
{
	struct run state = {0};
	int code = convert_all(&state, arguments);
	bills_finish(&state.bills);
	documents_destroy(&state.documents);
	beside_finish(&state.beside);
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
		.help = "what to write to standard output: cyclonedx-json@1.6, spdx-json@2.3 ...; "
			"without a version the newest"},
	OPTION_OUTPUT(value_written_format, NULL,
		"what to write, and where: cyclonedx-xml@1.4=bom.xml; -o FORMAT without FILE is "
		"--to FORMAT; for several inputs a folder (FILE ends in /)") OPTIONS_CONVERTING{0},
};

static const struct example examples[] = {
	{"bomscreen convert -o cyclonedx-xml@1.4=bom.xml -o spdx-json=bom.spdx.json bom.json",
		"Write a bill as XML of an older version, and as SPDX."},
	{"bomscreen convert --to spdx-json --losses losses.json bom.cdx.json > bom.spdx.json",
		"Write it as SPDX, and what SPDX cannot hold as a report."},
	{"bomscreen convert --to cyclonedx-json project@v2.1 > project.cdx.json",
		"Write what the lock files and bills of a repository list as one bill."},
	{"bomscreen convert --no-loss --to cyclonedx-json@1.5 bom.json",
		"Convert only when nothing gets lost."},
	{0},
};

const struct command command_convert = {
	.name = "convert",
	.summary = "write a bill of materials in another format or version",
	.synopsis = "convert --to FORMAT[@VERSION] [OPTION...] INPUT...",
	.description =
		"Writes the document in another format, version or both. What the target has no "
		"field "
		"for is carried in its extension mechanism (properties, external references, "
		"annotations) under names that begin with bomscreen:carried, and read back by a "
		"later "
		"conversion; what cannot be carried is dropped, and said. The same format and "
		"version "
		"is the input, byte for byte. Of a lock file what it lists is written; the lock "
		"files and bills of a git repository (PATH or PATH@REVISION) become one document.",
	.options = options,
	.examples = examples,
	.run = run,
};
