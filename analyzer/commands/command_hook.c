#include "commands/hook.h"
#include "commands/message.h"
#include "commands/options.h"
#include "commands/screening.h"

const char *hook_event_name(enum hook_event event)
{
	static const char *const names[] = {[HOOK_PRE_COMMIT] = "pre-commit",
		[HOOK_PRE_MERGE_COMMIT] = "pre-merge-commit",
		[HOOK_PRE_PUSH] = "pre-push",
		[HOOK_PRE_RECEIVE] = "pre-receive"};
	return names[event];
}

enum hook_event hook_event_named(const char *name)
{
	for (enum hook_event event = 0; event < HOOK_EVENTS; event++)
		if (!name || strcmp(name, hook_event_name(event)) == 0)
			return event;
	message("hook: there is no hook \"%s\"; it is one of pre-commit, pre-merge-commit, "
		"pre-push, "
		"pre-receive",
		name);
	return HOOK_EVENTS;
}

/* The whole inventory: what `screen --index` prints. */
static int run_index(const struct arguments *arguments)
{
	struct arguments without_words = *arguments;
	without_words.operands.count = 0;
	return screening_run(&without_words, "text", false);
}

static int run_event(const struct arguments *arguments)
{
	/* What git gives a hook behind its name (pre-push: a remote and its URL) is not needed. */
	enum hook_event event = hook_event_named(
		arguments->operands.count > 1 ? arguments->operands.items[1] : NULL);
	if (event == HOOK_EVENTS)
		return EXIT_USAGE;
	return argument_given(arguments, "index") ? run_index(arguments)
						  : hook_run(arguments, event);
}

static const struct verb verbs[] = {
	{"install", "hook install [EVENT...]",
		"put the hook into the repository of the working directory (where core.hooksPath "
		"says, when it is set): pre-commit and pre-merge-commit, or those named; a hook "
		"that "
		"is there is kept and run first"},
	{"uninstall", "hook uninstall [EVENT...]",
		"take it away again and put back what was there before"},
	{"run", "hook run [OPTION...] [EVENT]",
		"screen what a commit adds (pre-commit, the usual), or a push (pre-push and "
		"pre-receive, told on standard input)"},
	{"files", "hook files",
		"print the names of the files that count as a regular expression, for managers of "
		"hooks"},
	{0},
};

static int run(const struct arguments *arguments)
{
	static int (*const actions[])(const struct arguments *) = {
		hook_install, hook_uninstall, run_event, hook_files};
	const char *word = arguments->operands.count ? arguments->operands.items[0] : NULL;
	for (size_t i = 0; word && verbs[i].name; i++)
		if (strcmp(word, verbs[i].name) == 0)
			return actions[i](arguments);
	if (word)
		message("hook: \"%s\" is none of install, uninstall, run, files", word);
	else
		message("hook: what shall be done? install, uninstall, run or files");
	return EXIT_USAGE;
}

static const struct option options[] = {
	{.name = "index",
		.help = "screen all files of the index and print the whole report, not only what "
			"is "
			"new"},
	{.name = "baseline",
		.argument = "FILE",
		.environment = "BOMSCREEN_BASELINE",
		.help = "leave out the findings of this earlier JSON report"},
	OPTIONS_JUDGING{.name = "quiet",
		.letter = 'q',
		.environment = "BOMSCREEN_QUIET",
		.help = "print one line per finding and nothing else"},
	{.name = "verbose",
		.letter = 'v',
		.environment = "BOMSCREEN_VERBOSE",
		.help = "say which settings are used; with --index print all messages on the "
			"inputs"},
	{0},
};

static const struct example examples[] = {
	{"bomscreen hook install", "Screen what each commit adds, from now on."},
	{"bomscreen hook install pre-push", "The same for what is pushed."},
	{"bomscreen hook run", "Screen now what the next commit would add."},
	{"bomscreen hook run --index", "Screen all that the index holds."},
	{0},
};

const struct command command_hook = {
	.name = "hook",
	.summary = "screen what commits and pushes add, in a git hook",
	.synopsis = "hook install|uninstall|run|files [OPTION...] [EVENT...]",
	.description =
		"Screens the files that a commit stages, or a push brings, whose names are "
		"customary for bills of materials, lock files and manifests, and reports the "
		"findings that were not there before: prohibited ones in full, and the exit code "
		"is 1; those to be reviewed in one line; of unknown makers nothing is said. When "
		"nothing is staged that counts, nothing is read. EVENT is pre-commit, "
		"pre-merge-commit, pre-push or pre-receive. docs/hooks.md has recipes for other "
		"managers of hooks and for servers.",
	.options = options,
	.verbs = verbs,
	.examples = examples,
	.run = run,
};
