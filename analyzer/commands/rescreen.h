/* One input screened for a command that looks at its findings. */
#ifndef COMMANDS_RESCREEN_H
#define COMMANDS_RESCREEN_H

#include "commands/beside.h"
#include "commands/options.h"
#include "commands/settings.h"
#include "container/container.h"
#include "match/finding.h"

struct rescreen {
	struct policies policies;
	struct waivers waivers;
	struct screening screening;
	struct documents documents;
	struct targets alone; /* none: what the file includes is read with it */
	struct beside beside;
	LIST(struct input) inputs;
};

/* Loads policies and waivers and chooses the bundle. EXIT_OK, or another exit code with a message. */
int rescreen_open(struct rescreen *rescreen, const struct settings *settings);
/* Reads a file (or what it contains) and screens it. The same. */
int rescreen_read(struct rescreen *rescreen, const struct settings *settings, struct doc *doc);
void rescreen_finish(struct rescreen *rescreen);

/* The options of such a command. */
#define OPTIONS_RESCREEN                                                                           \
	{.name = "format",                                                                         \
		.argument = "FORMAT",                                                              \
		.environment = "BOMSCREEN_FORMAT",                                                 \
		.value = value_format,                                                             \
		.help = "the input's format; by default it is recognised by the content"},         \
		OPTIONS_MEASURES OPTIONS_POLICY OPTIONS_TALK

#endif
