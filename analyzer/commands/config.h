/* The project's configuration file. */
#ifndef COMMANDS_CONFIG_H
#define COMMANDS_CONFIG_H

#include "commands/settings.h"

/* The nearest .bomscreen/NAME from the working directory upwards, up to the root of a repository; NULL
 * when there is none. */
const char *config_find(struct arena *arena, const char *name);
/* Reads the file into the settings. False when it cannot be read or has an error; what, was said on
 * standard error. */
bool config_read(struct settings *settings, const char *path);
/* The same for a document; its diagnostics say what is wrong. */
bool config_take(struct settings *settings, struct doc *doc);

#endif
