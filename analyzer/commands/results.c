#include "commands/results.h"

#include <errno.h>

#include "commands/command.h"
#include "commands/message.h"

int result_commit(struct output *output, const char *name)
{
	if (output_commit(output) || output->errno_value == EPIPE)
		return EXIT_OK;
	message("cannot write %s: %s", name, strerror(output->errno_value));
	return EXIT_INTERNAL;
}
