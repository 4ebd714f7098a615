/* policy diff OLD NEW [BOM...] */
#ifndef COMMANDS_POLICY_DIFF_H
#define COMMANDS_POLICY_DIFF_H

#include "commands/settings.h"

int policy_diff(struct settings *settings, const struct arguments *arguments);

#endif
