/* What `screen` and `annotate` have in common: read, screen, report. */
#ifndef COMMANDS_SCREENING_H
#define COMMANDS_SCREENING_H

#include "commands/command.h"

/* Screens the operands. `usual` is the output when none is asked for; `must`: it is made in any
 * case. Returns the exit code. */
int screening_run(const struct arguments *arguments, const char *usual, bool must);

#endif
