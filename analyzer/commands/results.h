/* How a command hands out what it made. */
#ifndef COMMANDS_RESULTS_H
#define COMMANDS_RESULTS_H

#include "base/output.h"

/* Commits an output; EXIT_OK, or EXIT_INTERNAL with a message when it cannot be written. A reader
 * that went away (EPIPE) is no error: it has what it wanted. */
int result_commit(struct output *output, const char *name);

#endif
