/* The history of a repository as an input: which commit brought each finding in, which one took it
 * out, and whether it was there while a measure was in force. Every version of a file is read once.
 *
 * With --as-of all is judged by the measures of that date; else a finding is judged by those that were
 * in force at any time while the component was there, and has the worst verdict that it had then. */
#ifndef COMMANDS_HISTORY_H
#define COMMANDS_HISTORY_H

#include "commands/targets.h"
#include "match/finding.h"

struct history_options {
	const struct target *target;
	const struct screening *screening;
	bool authors; /* say who */
	struct arena *arena; /* of what outlives the call */
	struct str name, tip; /* filled: PATH@RANGE, and the commit at the end */
};

/* Reads it and hands out the inputs: one for the history as a whole, with its diagnostics and without
 * a bill, then one for each version of a file that brought findings, with these alone. Their documents
 * and bills are given away as those of other inputs. */
typedef void history_visit(void *context, struct input *input);
void history_read(struct history_options *options, history_visit *visit, void *context);

#endif
