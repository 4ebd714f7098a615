/* What `screen` and `annotate` have in common: read, screen, report. */
#ifndef COMMANDS_SCREENING_H
#define COMMANDS_SCREENING_H

#include "commands/settings.h"
#include "container/container.h"
#include "match/finding.h"

/* Screens the operands. `usual` is the output when none is asked for; `must`: it is made in any
 * case. Returns the exit code. */
int screening_run(const struct arguments *arguments, const char *usual, bool must);

/* What the settings choose of the policies: bundle, scope, date. False with a message. */
bool screening_choose(struct screening *screening, const struct settings *settings,
	const struct policies *policies);

/* Whether the one document has only the name of what is looked for, and not its content: one to pass
 * over. What has the name of a bill of materials but not its content is an error instead. */
bool screening_only_by_name(const struct documents *documents);

#endif
