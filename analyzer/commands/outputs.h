/* The results that were asked for with -o FORMAT[=FILE]. */
#ifndef COMMANDS_OUTPUTS_H
#define COMMANDS_OUTPUTS_H

#include "commands/bills.h"
#include "output/report.h"

struct outputs {
	struct wanted_list wanted;
};

/* Reads the -o options; without any, `usual` goes to standard output; with `must` set, that is added
 * when it is not among them. EXIT_OK, or EXIT_USAGE with a message. */
int outputs_read(
	struct outputs *outputs, const struct arguments *arguments, const char *usual, bool must);
/* Opens all, then writes and commits them: reports, the annotated document of each input that could be
 * read, and bills of materials with the findings in them. Returns the worst exit code of it; what went
 * wrong was said. */
int outputs_write(struct outputs *outputs, const struct settings *settings,
	const struct result *result, struct bills *bills);
void outputs_finish(struct outputs *outputs);

#endif
