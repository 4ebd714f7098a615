/* The registry of sub-commands. A table of options drives parsing, --help, the man page and shell
 * completion. */
#ifndef COMMANDS_COMMAND_H
#define COMMANDS_COMMAND_H

#include "base/buf.h"
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
	const char *argument; /* "DATE" in --help, NULL for a switch; FILE and FOLDER are completed
				 as such */
	bool repeats;
	const char *environment; /* "BOMSCREEN_AS_OF", used when the option is not given, or NULL;
				    the values of an option that repeats are separated by colons */
	const char *help; /* one line or more */
	const char *(*value)(size_t index); /* the allowed values, then NULL; no function: any */
	bool open; /* those values may be followed by more (FORMAT=FILE): the command checks */
};

struct argument {
	const struct option *option;
	const char *value; /* NULL for a switch */
};

struct arguments { /* what was given, in order */
	LIST(struct argument) list;
	LIST(const char *) operands;
	struct arena arena;
};

/* What an operand in first place may be, for a command that has such words (`policy list`). */
struct verb {
	const char *name, *synopsis, *summary;
};

struct example {
	const char *command, *text; /* what it does */
};

struct command {
	const char *name, *summary, *synopsis, *description;
	const struct option *options; /* ends with a zeroed one; --help belongs to every command */
	const struct verb *verbs; /* ends with a zeroed one, or NULL */
	const struct example *examples; /* ends with a zeroed one, or NULL */
	const char *(*operand)(size_t index); /* values to complete operands with; NULL: files */
	int (*run)(const struct arguments *arguments);
};

extern const struct command
	*const commands[]; /* ends with NULL; generated from analyzer/commands/meson.build */
const struct command *command_named(const char *name);

bool argument_given(const struct arguments *arguments, const char *option);
const char *argument_value(
	const struct arguments *arguments, const char *option); /* the last one, or NULL */

/* Reads the words behind the command's name (ends with NULL), then the environment. False when they
 * are wrong: `error` says how, with a suggestion. `--opt value`, `--opt=value`, `-o value`,
 * `-ovalue`; switches may be joined (-rq); `--` ends the options, `-` is an operand. */
bool arguments_parse(struct arguments *arguments, const struct command *command,
	const char *const *words, struct buf *error);
void arguments_finish(struct arguments *arguments);

/* The most similar of the names (an absent one ends them) when it is similar enough to be what was
 * meant, or absent. */
struct str suggest(struct str word, struct str (*name)(size_t index, const void *context),
	const void *context);
/* "; did you mean NAME?" or nothing, in the arena: the end of a message. */
const char *suggestion(struct arena *arena, struct str word,
	struct str (*name)(size_t index, const void *context), const void *context);

#endif
