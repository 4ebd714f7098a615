/* The registry of sub-commands. A table of options drives parsing, --help, the man page and shell
 * completion. */
#ifndef COMMANDS_COMMAND_H
#define COMMANDS_COMMAND_H

#include "base/arena.h"
#include "base/list.h"

/* Exit codes of the contract; several causes at once: exit_worse(). */
enum exit_code {
	EXIT_OK = 0,
	EXIT_FINDING = 1,
	EXIT_USAGE = 2,
	EXIT_INPUT = 3,
	EXIT_INCOMPLETE = 4,
	EXIT_POLICY = 5,
	EXIT_INTERNAL = 70,
};
int exit_worse(int a, int b); /* 70 > 2 > 5 > 3 > 1 > 4 > 0 */

struct option {
	const char *name; /* "as-of" for --as-of */
	char letter; /* 'o' for -o, or 0 */
	const char *argument; /* "DATE" in --help, NULL for a switch */
	bool repeats;
	const char *environment; /* "BOMSCREEN_AS_OF", used when the option is not given, or NULL */
	const char *help; /* one line or more */
};

struct argument {
	const struct option *option;
	const char *value; /* NULL for a switch */
};

struct arguments { /* what was given, in order */
	LIST(struct argument) list;
	LIST(const char *) operands;
};

struct command {
	const char *name, *summary, *synopsis, *description;
	const struct option *options; /* ends with a zeroed one */
	int (*run)(const struct arguments *arguments);
};

extern const struct command
	*const commands[]; /* ends with NULL; generated from analyzer/commands/meson.build */

bool argument_given(const struct arguments *arguments, const char *option);
const char *argument_value(
	const struct arguments *arguments, const char *option); /* the last one, or NULL */

#endif
