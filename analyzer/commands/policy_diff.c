#include "commands/policy_diff.h"

int policy_diff(struct settings *settings, const struct arguments *arguments)
{
	(void)settings;
	(void)arguments;
	return EXIT_USAGE;
}
