/* policy import FILE... -o COMPILED */
#ifndef COMMANDS_POLICY_IMPORT_H
#define COMMANDS_POLICY_IMPORT_H

#include "commands/settings.h"

int policy_import(struct settings *settings, const struct arguments *arguments);

#endif
