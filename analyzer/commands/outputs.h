/* The results that were asked for with -o FORMAT[=FILE]. */
#ifndef COMMANDS_OUTPUTS_H
#define COMMANDS_OUTPUTS_H

#include "base/list.h"
#include "commands/command.h"
#include "commands/settings.h"
#include "match/finding.h"
#include "output/report.h"

struct wanted_output {
	const struct report *report; /* NULL: annotated documents */
	const char *path; /* NULL: standard output */
	struct output output; /* not open for a folder */
	bool open;
};

struct outputs {
	LIST(struct wanted_output) list;
};

/* Reads the -o options; without any, `usual` goes to standard output; with `must` set, that is added
 * when it is not among them. EXIT_OK, or EXIT_USAGE with a message. */
int outputs_read(
	struct outputs *outputs, const struct arguments *arguments, const char *usual, bool must);
/* Opens all, then writes and commits them: reports, and the annotated document of each input that
 * could be read. Returns the worst exit code of it; what went wrong was said. */
int outputs_write(
	struct outputs *outputs, const struct settings *settings, const struct result *result);
void outputs_finish(struct outputs *outputs);

#endif
