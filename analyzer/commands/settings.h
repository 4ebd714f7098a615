/* What a run is to do: defaults, then the project's configuration (docs/schemas/config.schema.json),
 * then environment and options. */
#ifndef COMMANDS_SETTINGS_H
#define COMMANDS_SETTINGS_H

#include "commands/command.h"
#include "commands/message.h"
#include "format.h"
#include "match/waiver.h"

enum { FAIL_NEVER = VERDICT_PROHIBITED + 1 };

/* How far a policy may lead, in place of what the bundle says. */
struct tier_choice {
	struct str policy;
	enum tier tier;
};

struct settings {
	struct arena arena;
	LIST(const char *) policies; /* folders; none: the built-in ones */
	LIST(struct str) names; /* that --policy chose (commands/selection.h) */
	LIST(const char *) lists; /* compiled ones, files */
	LIST(const char *) list_rules; /* in the order in which they are applied */
	int64_t max_age; /* of lists, in days; -1: any */
	LIST(struct str) own; /* globs of first-party code */
	const char *waivers; /* the file of decisions; NULL: none */
	LIST(const char *) keys; /* files: whose signatures of decisions are trusted */
	bool require_signatures;
	struct str bundle; /* absent: the policies' default */
	bool bundle_given; /* by --bundle */
	bool scope_given; /* else the bundle's */
	enum scope scope;
	const struct format *format; /* of the inputs; NULL: by content */
	int32_t as_of;
	bool as_of_given;
	unsigned fail_on; /* enum verdict, or FAIL_NEVER */
	unsigned max_unknown; /* hundredths of a percent of an input's components */
	unsigned max_unattributed; /* the same */
	LIST(struct tier_choice) tiers;
	uint8_t severities[DIAG_COUNT]; /* enum severity, or SEVERITY_IGNORE */
	bool all, persons, unknown, recursive, quiet, verbose, break_signature;
	bool colour_out, colour_err;
};

/* False when something is wrong; what, was said on standard error. */
bool settings_read(struct settings *settings, const struct arguments *arguments);
/* The same with that configuration (NULL: none) in place of the one found from the working directory
 * upwards. */
bool settings_read_given(
	struct settings *settings, const struct arguments *arguments, struct doc *config);
void settings_finish(struct settings *settings);
struct message_style settings_style(const struct settings *settings);

/* Whether --color WHEN (NULL: not given) asks for colour on that stream. */
bool colour_wanted(const char *when, int fd);

/* Loads the policies and the lists; false when one is broken; what is wrong was said on standard error. */
bool settings_load_policies(const struct settings *settings, struct policies *policies);

/* Opens the lists alone. */
bool settings_load_lists(const struct settings *settings, struct policies *policies);
/* Is no list older than --max-age? If one is, that was said. */
bool settings_check_ages(const struct settings *settings, const struct policies *policies);

/* Loads the keys and the waivers, if there are any. EXIT_OK, or another exit code: what is wrong was said on
 * standard error. */
int settings_load_waivers(const struct settings *settings, struct waivers *waivers);
/* The keys alone, and what is required of signatures; false when one is none. */
bool settings_load_keys(const struct settings *settings, struct waivers *waivers);
/* Says what screening found out about them: which lapsed. */
void settings_tell_waivers(const struct settings *settings, const struct waivers *waivers);

#endif
