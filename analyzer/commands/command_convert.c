#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "commands/beside.h"
#include "commands/message.h"
#include "commands/options.h"
#include "commands/repositories.h"
#include "commands/results.h"
#include "commands/settings.h"
#include "commands/targets.h"
#include "commands/version.h"
#include "container/container.h"
#include "convert.h"
#include "output/losses.h"

struct run {
	struct settings settings;
	struct targets targets;
	struct documents documents;
	struct beside beside;
	struct joining joining; /* of the files of a repository */
	int code; /* of reading them */
	const struct format *to;
	struct rendition target;
	const char *path, *losses; /* files, or folders with a slash at the end; NULL: not given */
	bool no_loss;
};

static bool is_folder(const char *path)
{
	return path && *path && path[strlen(path) - 1] == '/';
}

static bool make_folder(const char *path)
{
	if (!is_folder(path) || mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	message("cannot create %s: %s", path, strerror(errno));
	return false;
}

/* The file itself, or one in the folder. */
static const char *place(
	struct run *run, const char *path, const struct doc *doc, const char *ending)
{
	struct str name = document_file(doc);
	if (!is_folder(path))
		return path;
	if (str_is(name, "-"))
		name = STR("stdin");
	return arena_printf(&run->settings.arena, "%s%.*s%s", path, STR_ARG(name), ending).ptr;
}

static bool open_output(struct output *output, const char *path)
{
	if (output_open(output, path))
		return true;
	message("cannot create %s: %s", path, strerror(output->errno_value));
	return false;
}

static int write_losses(struct run *run, const struct conversion *conversion, const struct doc *doc)
{
	struct output output;
	const char *path = place(run, run->losses, doc, ".losses.json");
	if (!path)
		return EXIT_OK;
	if (!open_output(&output, path))
		return EXIT_USAGE;
	losses_write(conversion, doc, str_of(program_version), &output);
	return result_commit(&output, path);
}

static bool is_lossy(const struct losses *losses)
{
	return losses->counts[LOSS_DROPPED] || losses->counts[LOSS_DEFAULTED];
}

static void tell(const struct run *run, const struct conversion *c, const struct doc *doc)
{
	const struct losses *losses = &c->losses;
	const struct loss *first = NULL;
	if (run->settings.quiet || !losses->list.count)
		return;
	for (size_t i = 0; i < losses->list.count && !first; i++)
		if (losses->list.items[i].outcome >= LOSS_DEFAULTED)
			first = &losses->list.items[i];
	if (!first)
		first = &losses->list.items[0];
	message("%.*s: %zu carried, %zu replaced (both read back), %zu defaulted, %zu dropped; "
		"first: "
		"%.*s %s: %.*s%s",
		STR_ARG(doc->name), losses->counts[LOSS_CARRIED], losses->counts[LOSS_REPLACED],
		losses->counts[LOSS_DEFAULTED], losses->counts[LOSS_DROPPED],
		STR_ARG(first->pointer), loss_outcome_names[first->outcome], STR_ARG(first->reason),
		run->losses ? "" : " (all: --losses FILE)");
}

static int write_document(
	struct run *run, const struct conversion *conversion, const struct doc *doc)
{
	struct output output;
	const char *path = place(run, run->path, doc, "");
	if (!open_output(&output, path))
		return EXIT_USAGE;
	conversion_write(conversion, doc, &output);
	return result_commit(&output, path ? path : "standard output");
}

static int effect_code(const struct doc *doc)
{
	enum effect effect = diags_effect(&doc->diags);
	return effect == EFFECT_UNREADABLE    ? EXIT_INPUT
		: effect == EFFECT_INCOMPLETE ? EXIT_INCOMPLETE
					      : EXIT_OK;
}

static int convert_document(struct run *run, const struct document *document)
{
	struct message_style style = settings_style(&run->settings);
	struct conversion conversion = {0};
	struct doc *doc = document->doc;
	bool good = document->format &&
		convert(&conversion, doc, document->format, run->to, &run->target);
	int code = EXIT_OK;
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	if (good) {
		tell(run, &conversion, doc);
		code = write_losses(run, &conversion, doc);
		if (run->no_loss && is_lossy(&conversion.losses)) {
			message("%.*s: not converted, since something would be lost (--no-loss)",
				STR_ARG(doc->name));
			code = exit_worse(code, EXIT_INCOMPLETE);
		} else {
			code = exit_worse(code, write_document(run, &conversion, doc));
		}
	}
	conversion_finish(&conversion);
	return exit_worse(code, good ? effect_code(doc) : exit_worse(effect_code(doc), EXIT_INPUT));
}

/* Repositories: the bills and lock files of one are one document. */

static void join_document(struct run *run, const struct document *document)
{
	struct message_style style = settings_style(&run->settings);
	struct doc *doc = document->doc;
	bool good = document->format && joining_add(&run->joining, doc, document->format);
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	run->code = exit_worse(run->code, good ? effect_code(doc) : EXIT_INCOMPLETE);
}

static void join_file(void *context, struct doc *doc, bool good)
{
	struct run *run = context;
	size_t first = run->documents.list.count;
	if (good)
		documents_add(&run->documents, doc, run->settings.format);
	else
		list_push(&run->documents.list, ((struct document){.doc = doc}));
	for (size_t i = first; i < run->documents.list.count; i++)
		join_document(run, &run->documents.list.items[i]);
}

/* The last part of the folder's name. */
static struct str repository_label(struct run *run, const char *path)
{
	char *whole = realpath(path, NULL);
	struct str name = arena_str(&run->settings.arena, str_of(whole ? whole : path));
	size_t slash = str_rfind_byte(name, '/');
	memory_free(whole);
	return slash == STR_NPOS ? name : str_from(name, slash + 1);
}

static int write_joined(const struct run *run)
{
	struct output output;
	if (run->no_loss && is_lossy(&run->joining.losses)) {
		message("not converted, since something would be lost (--no-loss)");
		return EXIT_INCOMPLETE;
	}
	if (!open_output(&output, run->path))
		return EXIT_USAGE;
	joining_write(&run->joining, &output);
	return result_commit(&output, run->path ? run->path : "standard output");
}

static int convert_repository(struct run *run, const struct target *target)
{
	struct repositories repositories = {0};
	struct message_style style = settings_style(&run->settings);
	struct repository_input *input = repositories_take(&repositories, target, VIEW_TREE);
	joining_begin(&run->joining, run->to, &run->target, repository_label(run, target->path));
	repository_input_resolve(input, &run->settings.arena);
	repository_input_read(input, join_file, run);
	struct doc *problems = repository_input_close(input);
	if (problems) {
		message_diagnostics(problems, diagnostic_places(problems), 0, &style);
		run->code = exit_worse(run->code, EXIT_INPUT);
		list_push(&run->documents.list, ((struct document){.doc = problems}));
	}
	joining_close(&run->joining);
	run->code = exit_worse(run->code, write_joined(run));
	joining_finish(&run->joining);
	repositories_finish(&repositories);
	return run->code;
}

/* Reading */

static void read_target(struct run *run, const char *path)
{
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	bool good = doc_read(doc, path, &limits_default);
	beside_serve(&run->beside, doc);
	if (good)
		documents_add(&run->documents, doc, run->settings.format);
	else
		list_push(&run->documents.list, ((struct document){.doc = doc}));
}

static bool check_names(const struct run *run)
{
	size_t count = run->documents.list.count;
	if (count > 1 && (!is_folder(run->path) || (run->losses && !is_folder(run->losses)))) {
		message("%zu documents: name a folder for what becomes of them (-o FOLDER/, "
			"--losses "
			"FOLDER/)",
			count);
		return false;
	}
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++) {
			const struct doc *a = run->documents.list.items[i].doc,
					 *b = run->documents.list.items[j].doc;
			if (!str_eq(document_file(a), document_file(b)))
				continue;
			message("%.*s and %.*s have the same name; convert them one by one",
				STR_ARG(b->name), STR_ARG(a->name));
			return false;
		}
	return true;
}

static bool read_options(struct run *run, const struct arguments *arguments)
{
	const char *to = argument_value(arguments, "to");
	struct str error;
	run->path = argument_value(arguments, "output");
	run->losses = argument_value(arguments, "losses");
	run->no_loss = argument_given(arguments, "no-loss");
	if (!to) {
		message("convert: --to FORMAT[@VERSION] is missing");
		return false;
	}
	if (!rendition_parse(str_of(to), &run->target, &run->to, &run->settings.arena, &error)) {
		message("--to: %.*s", STR_ARG(error));
		return false;
	}
	if (!arguments->operands.count)
		message("no input: name a bill of materials, or - for standard input");
	return arguments->operands.count != 0;
}

static int convert_all(struct run *run, const struct arguments *arguments)
{
	int code = EXIT_OK;
	if (!settings_read(&run->settings, arguments) || !read_options(run, arguments))
		return EXIT_USAGE;
	for (size_t i = 0; i < arguments->operands.count; i++)
		targets_add(&run->targets, arguments->operands.items[i], run->settings.recursive);
	if (run->targets.list.count == 1 && run->targets.list.items[0].repository && run->losses) {
		message("--losses tells of single documents, not of a repository");
		return EXIT_USAGE;
	}
	if (run->targets.list.count == 1 && run->targets.list.items[0].repository)
		return convert_repository(run, &run->targets.list.items[0]);
	run->beside.targets = &run->targets;
	for (size_t i = 0; i < run->targets.list.count; i++)
		if (!run->targets.list.items[i].folder)
			read_target(run, run->targets.list.items[i].path);
	if (!check_names(run) || !make_folder(run->path) || !make_folder(run->losses))
		return EXIT_USAGE;
	for (size_t i = 0; i < run->documents.list.count; i++)
		code = exit_worse(code, convert_document(run, &run->documents.list.items[i]));
	return code;
}

static int run(const struct arguments *arguments)
{
	struct run state = {0};
	int code = convert_all(&state, arguments);
	for (size_t i = 0; i < state.documents.list.count; i++) {
		doc_finish(state.documents.list.items[i].doc);
		memory_free(state.documents.list.items[i].doc);
	}
	documents_finish(&state.documents);
	beside_finish(&state.beside);
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
		.help = "what to write: cyclonedx-json@1.6, spdx-json@2.3 ...; without a version "
			"the "
			"newest"},
	{.name = "output",
		.letter = 'o',
		.argument = "FILE",
		.help = "where to; standard output by default; for several inputs a folder (FILE "
			"ends "
			"in /)"},
	{.name = "losses",
		.argument = "FILE",
		.help = "write what the target could not hold, and what became of it, as JSON"},
	{.name = "no-loss",
		.help = "write nothing when something would be dropped or defaulted; what is "
			"carried "
			"along is no loss"},
	{.name = "format",
		.argument = "FORMAT",
		.environment = "BOMSCREEN_FORMAT",
		.value = value_format,
		.help = "the inputs' format; by default it is recognised by the content"},
	{.name = "recursive", .letter = 'r', .help = "read folders with all that is below them"},
	OPTIONS_CONFIG OPTIONS_TALK{0},
};

static const struct example examples[] = {
	{"bomscreen convert --to cyclonedx-xml@1.4 -o bom.xml bom.json",
		"Write a bill as XML of an older version."},
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
