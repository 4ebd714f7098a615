#include "base/output.h"
#include "commands/manual.h"
#include "commands/message.h"
#include "commands/options.h"
#include "commands/results.h"

static struct str command_at(size_t index, const void *context)
{
	(void)context;
	return str_of(value_command(index));
}

static int unknown(const char *name)
{
	struct str meant = suggest(str_of(name), command_at, NULL);
	if (meant.ptr)
		message("there is no command \"%s\"; did you mean %.*s?", name, STR_ARG(meant));
	else
		message("there is no command \"%s\"; bomscreen help lists them", name);
	return EXIT_USAGE;
}

static int run(const struct arguments *arguments)
{
	struct output output;
	const char *name = arguments->operands.count ? arguments->operands.items[0] : NULL;
	const struct command *command = name ? command_named(name) : NULL;
	if (arguments->operands.count > 1) {
		message("help: one command at a time");
		return EXIT_USAGE;
	}
	if (name && !command)
		return unknown(name);
	output_open(&output, NULL);
	if (argument_given(arguments, "man"))
		manual_page(&output);
	else if (argument_given(arguments, "bash-completion"))
		completion_bash(&output);
	else if (command)
		help_command(command, &output);
	else
		help_program(&output);
	return result_commit(&output, "standard output");
}

static const struct option options[] = {
	{.name = "man", .help = "print the manual page, in roff"},
	{.name = "bash-completion", .help = "print the completion function for bash"},
	{0},
};

static const struct example examples[] = {
	{"bomscreen help --man | man -l -", "Read the manual page."},
	{". <(bomscreen help --bash-completion)", "Complete words in this shell."},
	{0},
};

const struct command command_help = {
	.name = "help",
	.summary = "tell about the program or one of its commands",
	.synopsis = "help [COMMAND]",
	.description = "Without a command: what the program is for, its commands and exit codes.",
	.options = options,
	.examples = examples,
	.operand = value_command,
	.run = run,
};
