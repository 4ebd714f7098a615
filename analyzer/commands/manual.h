/* What --help, the manual page and shell completion say, written from the same tables. */
#ifndef COMMANDS_MANUAL_H
#define COMMANDS_MANUAL_H

#include "base/output.h"
#include "commands/command.h"

struct topic { /* a row of exit codes, files, environment variables */
	const char *name, *text;
};

/* What is true of the program as a whole; arrays end with a zeroed row. */
extern const char manual_tagline[];
extern const char manual_description[];
extern const struct topic manual_exit_codes[];
extern const struct topic manual_files[];
extern const struct topic manual_environment[];
extern const struct example manual_examples[];

void help_program(struct output *output);
void help_command(const struct command *command, struct output *output);
void manual_page(struct output *output); /* roff, section 1 */
void completion_bash(struct output *output);

#endif
