#include "base/utf8.h"
#include "base/wrap.h"
#include "commands/manual.h"
#include "commands/options.h"

enum { WIDTH = 80, INDENT = 2, TEXT_COLUMN = 22 };

static void add_paragraphs(struct buf *out, const char *text)
{
	struct str rest = str_of(text);
	while (rest.ptr) {
		wrap_add(out, str_cut(&rest, '\n'), 0, 0, WIDTH);
		buf_puts(out, rest.ptr ? "\n\n" : "\n");
	}
}

/* A term at the left, its text at the right; a long term gets a line of its own. */
static void add_row(struct buf *out, struct str term, struct str text)
{
	size_t column = INDENT + utf8_width(term);
	buf_printf(out, "%*s%.*s", INDENT, "", STR_ARG(term));
	if (column + 2 > TEXT_COLUMN) {
		buf_add_byte(out, '\n');
		column = 0;
	}
	buf_printf(out, "%*s", (int)(TEXT_COLUMN - column), "");
	wrap_add(out, text, TEXT_COLUMN, TEXT_COLUMN, WIDTH);
	buf_add_byte(out, '\n');
}

static void add_topics(struct buf *out, const char *title, const struct topic *topics)
{
	buf_printf(out, "\n%s:\n", title);
	for (; topics->name; topics++)
		add_row(out, str_of(topics->name), str_of(topics->text));
}

static void add_examples(struct buf *out, const struct example *examples)
{
	buf_puts(out, "\nExamples:\n");
	for (; examples->command; examples++) {
		buf_printf(out, "%*s%s\n%*s", INDENT, "", examples->command, INDENT + 4, "");
		wrap_add(out, str_of(examples->text), INDENT + 4, INDENT + 4, WIDTH);
		buf_add_byte(out, '\n');
	}
}

static void add_option(struct buf *out, const struct option *option)
{
	struct buf term = {0}, text = {0};
	if (option->letter)
		buf_printf(&term, "-%c, ", option->letter);
	buf_printf(&term, "--%s%s%s", option->name, option->argument ? " " : "",
		option->argument ? option->argument : "");
	buf_puts(&text, option->help);
	if (option->repeats)
		buf_puts(&text, "; may be given several times");
	if (option->environment)
		buf_printf(&text, " [%s]", option->environment);
	add_row(out, buf_str(&term), buf_str(&text));
	buf_finish(&term);
	buf_finish(&text);
}

static void flush(struct buf *text, struct output *output)
{
	output_add(output, buf_str(text));
	buf_finish(text);
}

void help_program(struct output *output)
{
	struct buf out = {0};
	buf_printf(&out, "bomscreen: %s\n\nUsage: bomscreen COMMAND [OPTION...] [INPUT...]\n\n",
		manual_tagline);
	add_paragraphs(&out, manual_description);
	buf_puts(&out, "\nCommands:\n");
	for (const struct command *const *command = commands; *command; command++)
		add_row(&out, str_of((*command)->name), str_of((*command)->summary));
	add_row(&out, STR("--version"), STR("print the version"));
	add_examples(&out, manual_examples);
	add_topics(&out, "Exit codes", manual_exit_codes);
	buf_puts(&out, "\nbomscreen help COMMAND tells about one command and its options.\n");
	flush(&out, output);
}

void help_command(const struct command *command, struct output *output)
{
	struct buf out = {0};
	buf_printf(&out, "bomscreen %s: %s\n\n", command->name, command->summary);
	buf_printf(&out, "Usage: bomscreen %s\n\n", command->synopsis);
	add_paragraphs(&out, command->description);
	if (command->verbs) {
		buf_add_byte(&out, '\n');
		for (const struct verb *verb = command->verbs; verb->name; verb++)
			add_row(&out, str_of(verb->synopsis), str_of(verb->summary));
	}
	buf_puts(&out, "\nOptions:\n");
	for (const struct option *option = command->options; option->name; option++)
		add_option(&out, option);
	add_option(&out, &option_help);
	if (command->examples)
		add_examples(&out, command->examples);
	add_topics(&out, "Exit codes", manual_exit_codes);
	flush(&out, output);
}
