/* policy diff: what another edition of lists changes in bills of materials. */
#ifndef COMMANDS_POLICY_VERDICTS_H
#define COMMANDS_POLICY_VERDICTS_H

#include "base/buf.h"
#include "commands/settings.h"
#include "output/object.h"

/* The operands: the verb, two compiled files, bills. Adds lines to the text, or objects to the array when
 * there is one; returns the exit code. */
int policy_verdicts(struct settings *settings, const struct arguments *arguments, struct buf *text,
	cJSON *array);

#endif
