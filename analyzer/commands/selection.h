/* `--policy` by name: a bundle, or the policies alone that are to count. */
#ifndef COMMANDS_SELECTION_H
#define COMMANDS_SELECTION_H

#include "commands/settings.h"

/* Is this value of --policy a name, not a folder? */
bool selection_is_name(const char *value);

/* The bundle that the settings choose, by --bundle, by a name, or the default, in the arena. Names of
 * policies leave only these of its members; one that the bundle does not have is added, for review.
 * False, and said on standard error, when a name is none, or two bundles are chosen. */
bool selection_apply(const struct settings *settings, const struct policies *policies,
	const struct bundle **bundle, struct arena *arena);

bool selection_has(const struct bundle *bundle, struct str policy);

#endif
