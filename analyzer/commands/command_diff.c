#include "commands/options.h"
#include "commands/rescreen.h"
#include "commands/version.h"
#include "commands/wanted.h"
#include "output/differing.h"

struct run {
	struct settings settings;
	struct wanted_list wanted;
	struct rescreen rescreen;
	struct side before, after;
	struct difference difference;
	struct result result;
};

static const struct form {
	const char *name;
	void (*write)(const struct differing *differing, struct output *output);
} forms[] = {{"text", differing_text}, {"json", differing_json}, {"markdown", differing_markdown}};

enum { FORMS = sizeof forms / sizeof *forms };

static const char *value_form(size_t index)
{
	return index < FORMS ? forms[index].name : NULL;
}

/* Reading */

static int read_file(struct run *run, const char *path)
{
	struct message_style style = settings_style(&run->settings);
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	if (doc_read(doc, path, &limits_default))
		return rescreen_read(&run->rescreen, &run->settings, doc);
	message_diagnostics(doc, diagnostic_places(doc), 0, &style);
	doc_finish(doc);
	memory_free(doc);
	return EXIT_INPUT;
}

static int read_sides(struct run *run, const struct arguments *arguments)
{
	int code = read_file(run, arguments->operands.items[0]);
	size_t first = run->rescreen.inputs.count;
	code = exit_worse(code, read_file(run, arguments->operands.items[1]));
	const struct input *inputs = run->rescreen.inputs.items;
	run->before = (struct side){inputs, first};
	run->after = (struct side){inputs + first, run->rescreen.inputs.count - first};
	return code;
}

static int effect_code(const struct run *run)
{
	int code = EXIT_OK;
	for (size_t i = 0; i < run->rescreen.inputs.count; i++) {
		const struct input *input = &run->rescreen.inputs.items[i];
		enum effect effect = diags_effect(&input->doc->diags);
		if (effect == EFFECT_UNREADABLE)
			code = exit_worse(code, EXIT_INPUT);
		if (effect == EFFECT_INCOMPLETE || !input->summary.components)
			code = exit_worse(code, EXIT_INCOMPLETE);
	}
	return code;
}

/* Writing */

static int write_all(struct run *run)
{
	int code = wanted_open(&run->wanted) ? EXIT_OK : EXIT_USAGE;
	if (code != EXIT_OK)
		return code;
	for (size_t i = 0; i < run->wanted.list.count; i++) {
		struct wanted *wanted = &run->wanted.list.items[i];
		struct differing differing = {&run->difference, &run->before, &run->after,
			&run->result, !wanted->path && run->settings.colour_out,
			run->settings.quiet};
		forms[wanted->index].write(&differing, &wanted->output);
		code = exit_worse(code, wanted_commit(wanted));
	}
	return code;
}

static int finding_code(const struct run *run)
{
	for (size_t i = 0; i < run->difference.new_findings; i++)
		if (run->difference.moved.items[i].finding->verdict >= run->settings.fail_on)
			return EXIT_FINDING;
	return EXIT_OK;
}

static int diff(struct run *run, const struct arguments *arguments)
{
	if (!settings_read(&run->settings, arguments) ||
		!wanted_read(&run->wanted, arguments, value_form, "text") ||
		!wanted_check(&run->wanted))
		return EXIT_USAGE;
	if (arguments->operands.count != 2) {
		message("diff: name two bills of materials, the older one first");
		return EXIT_USAGE;
	}
	int code = rescreen_open(&run->rescreen, &run->settings);
	if (code != EXIT_OK)
		return code;
	run->result.screening = &run->rescreen.screening;
	run->result.version = str_of(program_version);
	code = read_sides(run, arguments);
	if (code != EXIT_OK)
		return code; /* what is not there would look as if it had been removed */
	difference_find(&run->difference, &run->before, &run->after);
	code = exit_worse(code, write_all(run));
	return exit_worse(code, exit_worse(effect_code(run), finding_code(run)));
}

static int run(const struct arguments *arguments)
{
	struct run state = {0};
	int code = diff(&state, arguments);
	difference_finish(&state.difference);
	rescreen_finish(&state.rescreen);
	wanted_finish(&state.wanted);
	settings_finish(&state.settings);
	return code;
}

static const struct option options[] = {
	OPTION_OUTPUT(value_form, NULL,
		"what to write, and where: text (the default), json or markdown; without FILE to "
		"standard output") OPTION_BILL_FORMAT OPTIONS_JUDGING OPTIONS_TALK{0},
};

static const struct example examples[] = {
	{"bomscreen diff old.cdx.json new.spdx.json",
		"Print what came, went and changed, new findings first."},
	{"bomscreen diff -o text -o markdown=changes.md old.json new.json",
		"Print it, and write it for a merge request."},
	{"bomscreen diff --fail-on review old.json new.json",
		"Fail on new findings that need a look, too."},
	{0},
};

const struct command command_diff = {
	.name = "diff",
	.summary = "tell what two bills of materials differ in, and which findings are new",
	.synopsis = "diff [OPTION...] OLD NEW",
	.description =
		"Compares two bills of materials, whatever their formats. Components are matched "
		"by "
		"purl, then by name and group, then by hash; told are those that were added or "
		"removed and those whose version, supplier, licence, hash or verdict changed. "
		"Findings that only the second bill has, or has with a worse verdict, stand first "
		"and make the exit code 1 (see --fail-on).",
	.options = options,
	.examples = examples,
	.run = run,
};
