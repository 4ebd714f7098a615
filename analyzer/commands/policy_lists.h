/* The verbs of `policy` that are about imported lists: import, status, diff. */
#ifndef COMMANDS_POLICY_LISTS_H
#define COMMANDS_POLICY_LISTS_H

#include "commands/settings.h"

/* Is it one of those verbs? */
bool policy_lists_has(const char *verb);
/* Runs it; the first operand is the verb. Returns the exit code. */
int policy_lists_run(const struct arguments *arguments);

#endif
