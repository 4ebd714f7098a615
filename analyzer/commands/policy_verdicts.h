/* policy diff: what another edition of lists changes in bills of materials. */
#ifndef COMMANDS_POLICY_VERDICTS_H
#define COMMANDS_POLICY_VERDICTS_H

#include "commands/settings.h"

/* The operands: the verb, two compiled files, bills. Prints; returns the exit code. */
int policy_verdicts(struct settings *settings, const struct arguments *arguments);

#endif
