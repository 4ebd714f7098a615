#include "commands/command.h"

int exit_worse(int a, int b)
{
	static const int order[] = {
		EXIT_INTERNAL, EXIT_USAGE, EXIT_POLICY, EXIT_INPUT, EXIT_FINDING, EXIT_INCOMPLETE};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (a == order[i] || b == order[i])
			return order[i];
	return EXIT_OK;
}

const struct command *command_named(const char *name)
{
	for (const struct command *const *command = commands; *command; command++)
		if (strcmp((*command)->name, name) == 0)
			return *command;
	return NULL;
}

bool argument_given(const struct arguments *arguments, const char *option)
{
	for (size_t i = 0; i < arguments->list.count; i++)
		if (strcmp(arguments->list.items[i].option->name, option) == 0)
			return true;
	return false;
}

const char *argument_value(const struct arguments *arguments, const char *option)
{
	const char *value = NULL;
	for (size_t i = 0; i < arguments->list.count; i++)
		if (strcmp(arguments->list.items[i].option->name, option) == 0)
			value = arguments->list.items[i].value;
	return value;
}
