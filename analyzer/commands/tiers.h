/* Settings that choose how far: tiers of policies, the share of unknown components. */
#ifndef COMMANDS_TIERS_H
#define COMMANDS_TIERS_H

#include "commands/settings.h"

enum { SHARE_ALL = 10000 }; /* a hundred percent, in hundredths of one */

/* "12.5" or "12.5%". */
bool share_parse(struct str text, unsigned *share);
/* off, advisory or review: the tiers that may be chosen. */
bool tier_parse(struct str text, enum tier *tier);

/* --tier, --max-unknown and --max-unattributed; false when one is wrong: what, was said on standard error. */
bool tiers_read(struct settings *settings, const struct arguments *arguments);

/* The bundle with the chosen tiers, in the arena. False, and said on standard error, when a choice
 * names no policy, or one that may prohibit in this bundle: that is law, which is waived finding by
 * finding and never turned off. */
bool tiers_apply(const struct settings *settings, const struct policies *policies,
	const struct bundle **bundle, struct arena *arena);

#endif
