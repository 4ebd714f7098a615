/* Completion for bash: one function that knows the option tables. */
#include "commands/manual.h"
#include "commands/options.h"

static void add_values(struct buf *out, const char *(*value)(size_t))
{
	for (size_t i = 0; value(i); i++)
		buf_printf(out, "%s%s", i ? " " : "", value(i));
}

static void add_value_case(
	struct buf *out, const struct command *command, const struct option *option)
{
	if (!option->argument)
		return;
	buf_printf(out, "\t%s:--%s", command->name, option->name);
	if (option->letter)
		buf_printf(out, "|%s:-%c", command->name, option->letter);
	buf_puts(out, ")\n\t\t");
	if (option->value) {
		buf_puts(out, "COMPREPLY=($(compgen -W '");
		add_values(out, option->value);
		buf_puts(out, "' -- \"$current\"))");
	} else {
		buf_printf(out, "COMPREPLY=($(compgen %s -- \"$current\"))",
			strcmp(option->argument, "FOLDER") == 0         ? "-d"
				: strcmp(option->argument, "FILE") == 0 ? "-f"
									: "-W ''");
	}
	buf_puts(out, "\n\t\treturn ;;\n");
}

static void add_words_case(struct buf *out, const struct command *command)
{
	buf_printf(out, "\t%s)\n\t\toptions='", command->name);
	for (const struct option *option = command->options; option->name; option++)
		buf_printf(out, "--%s ", option->name);
	buf_printf(out, "--%s'\n\t\twords='", option_help.name);
	for (const struct verb *verb = command->verbs; verb && verb->name; verb++)
		buf_printf(out, "%s%s", verb == command->verbs ? "" : " ", verb->name);
	if (command->operand)
		add_values(out, command->operand);
	buf_puts(out, "' ;;\n");
}

static const char opening[] =
	"# bash completion for bomscreen\n"
	"_bomscreen()\n"
	"{\n"
	"\tlocal current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
	"\tlocal command=${COMP_WORDS[1]} options= words=\n"
	"\tCOMPREPLY=()\n";

static const char closing[] = "\tif [[ $current == -* ]]; then\n"
			      "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
			      "\telif [[ -n $words ]]; then\n"
			      "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
			      "\telse\n"
			      "\t\tCOMPREPLY=($(compgen -f -- \"$current\"))\n"
			      "\tfi\n"
			      "}\n"
			      "complete -o filenames -F _bomscreen bomscreen\n";

void completion_bash(struct output *output)
{
	struct buf out = {0};
	buf_puts(&out, opening);
	buf_puts(&out, "\tif [[ $COMP_CWORD -eq 1 ]]; then\n\t\tCOMPREPLY=($(compgen -W '");
	add_values(&out, value_command);
	buf_puts(&out, " --help --version' -- \"$current\"))\n\t\treturn\n\tfi\n");
	buf_puts(&out, "\tcase $command:$previous in\n");
	for (const struct command *const *command = commands; *command; command++)
		for (const struct option *option = (*command)->options; option->name; option++)
			add_value_case(&out, *command, option);
	buf_puts(&out, "\tesac\n\tcase $command in\n");
	for (const struct command *const *command = commands; *command; command++)
		add_words_case(&out, *command);
	buf_puts(&out, "\tesac\n");
	buf_puts(&out, closing);
	output_add(output, buf_str(&out));
	buf_finish(&out);
}
