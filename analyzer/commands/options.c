#include "commands/options.h"

#include "format.h"
#include "match/policy.h"
#include "output/report.h"

const struct option option_help = {.name = "help", .letter = 'h', .help = "print this help"};

const char *value_output(size_t index)
{
	for (const struct report *const *report = reports; *report; report++)
		if (index-- == 0)
			return (*report)->name;
	return index-- == 0 ? "annotated" : value_written_format(index);
}

const char *value_format(size_t index)
{
	for (const struct format *const *format = formats; *format; format++)
		if (index-- == 0)
			return (*format)->name;
	return NULL;
}

const char *value_read_format(size_t index)
{
	const char *name = value_format(index);
	for (const struct format *const *format = formats; *format && !name; format++)
		index--;
	for (const struct format *const *format = locks; *format && !name; format++)
		if (index-- == 0)
			return (*format)->name;
	return name;
}

const char *value_written_format(size_t index)
{
	for (const struct format *const *format = formats; *format; format++)
		if ((*format)->write && index-- == 0)
			return (*format)->name;
	return NULL;
}

const char *value_scope(size_t index)
{
	return index < SCOPE_KINDS ? scope_name((enum scope)index).ptr : NULL;
}

const char *value_fail_on(size_t index)
{
	static const char *const values[] = {"prohibited", "review", "unknown", "never", NULL};
	return values[index];
}

const char *value_color(size_t index)
{
	static const char *const values[] = {"auto", "always", "never", NULL};
	return values[index];
}

const char *value_command(size_t index)
{
	return commands[index] ? commands[index]->name : NULL;
}
