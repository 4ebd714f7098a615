/* The manual page, in the macros of man(7). */
#include "commands/manual.h"
#include "commands/options.h"
#include "commands/version.h"

/* Text for roff: no line may begin with a control character, backslashes and hyphens are literal.
 */
static void add_text(struct buf *out, const char *text)
{
	for (const char *at = text; *at; at++) {
		if ((at == text || at[-1] == '\n') && (*at == '.' || *at == '\''))
			buf_puts(out, "\\&");
		if (*at == '\\')
			buf_puts(out, "\\e");
		else if (*at == '-')
			buf_puts(out, "\\-");
		else if (*at == '\n')
			buf_puts(out, "\n.PP\n");
		else
			buf_add_byte(out, *at);
	}
	buf_add_byte(out, '\n');
}

static void add_term(struct buf *out, const char *term)
{
	buf_puts(out, ".TP\n.B ");
	add_text(out, term);
}

static void add_topics(struct buf *out, const char *title, const struct topic *topics)
{
	buf_printf(out, ".SH %s\n", title);
	for (; topics->name; topics++) {
		add_term(out, topics->name);
		add_text(out, topics->text);
	}
}

static void add_examples(struct buf *out, const struct example *examples)
{
	for (; examples && examples->command; examples++) {
		add_term(out, examples->command);
		add_text(out, examples->text);
	}
}

static void add_option(struct buf *out, const struct option *option)
{
	buf_puts(out, ".TP\n");
	if (option->letter)
		buf_printf(out, "\\fB\\-%c\\fR, ", option->letter);
	buf_puts(out, "\\fB\\-\\-");
	for (const char *at = option->name; *at; at++)
		*at == '-' ? buf_puts(out, "\\-") : buf_add_byte(out, *at);
	buf_puts(out, "\\fR");
	if (option->argument)
		buf_printf(out, " \\fI%s\\fR", option->argument);
	buf_add_byte(out, '\n');
	add_text(out, option->help);
	if (option->repeats)
		buf_puts(out, "May be given several times.\n");
	if (option->environment)
		buf_printf(out, "Environment:\n.BR %s .\n", option->environment);
}

static void add_command(struct buf *out, const struct command *command)
{
	buf_puts(out, ".SS ");
	add_text(out, command->synopsis);
	add_text(out, command->description);
	for (const struct verb *verb = command->verbs; verb && verb->name; verb++) {
		add_term(out, verb->synopsis);
		add_text(out, verb->summary);
	}
	for (const struct option *option = command->options; option->name; option++)
		add_option(out, option);
	add_examples(out, command->examples);
}

void manual_page(struct output *output)
{
	struct buf out = {0};
	buf_printf(
		&out, ".TH BOMSCREEN 1 \"\" \"bomscreen %s\" \"User Commands\"\n", program_version);
	buf_printf(&out, ".SH NAME\nbomscreen \\- %s\n", manual_tagline);
	buf_puts(&out, ".SH SYNOPSIS\n");
	for (const struct command *const *command = commands; *command; command++) {
		buf_puts(&out, ".B bomscreen\n");
		add_text(&out, (*command)->synopsis);
		buf_puts(&out, ".br\n");
	}
	buf_puts(&out, ".SH DESCRIPTION\n");
	add_text(&out, manual_description);
	buf_puts(&out, ".SH COMMANDS\n");
	for (const struct command *const *command = commands; *command; command++)
		add_command(&out, *command);
	add_topics(&out, "EXIT STATUS", manual_exit_codes);
	add_topics(&out, "ENVIRONMENT", manual_environment);
	add_topics(&out, "FILES", manual_files);
	buf_puts(&out, ".SH EXAMPLES\n");
	add_examples(&out, manual_examples);
	output_add(output, buf_str(&out));
	buf_finish(&out);
}
