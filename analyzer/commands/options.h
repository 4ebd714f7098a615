/* Rows of options that several commands share. */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include "commands/command.h"

extern const struct option option_help; /* every command has it */

/* Values of options, by index, then NULL. */
const char *value_output(size_t index);
const char *value_format(size_t index);
const char *value_read_format(size_t index); /* these, then lock files and manifests */
const char *value_written_format(size_t index); /* of those that can be written */
const char *value_scope(size_t index);
const char *value_fail_on(size_t index);
const char *value_color(size_t index);
const char *value_command(size_t index);

/* What is written, and where to; commands/wanted.h reads it. */
#define OPTION_OUTPUT(value_, environment_, help_)                                                 \
	{.name = "output",                                                                         \
		.letter = 'o',                                                                     \
		.argument = "FORMAT[=FILE]",                                                       \
		.repeats = true,                                                                   \
		.environment = environment_,                                                       \
		.value = value_,                                                                   \
		.open = true,                                                                      \
		.help = help_},

/* Which bills are read. */
#define OPTION_FORMAT(value_, help_)                                                               \
	{.name = "format",                                                                         \
		.argument = "FORMAT",                                                              \
		.environment = "BOMSCREEN_FORMAT",                                                 \
		.value = value_,                                                                   \
		.help = help_},
#define OPTION_BILL_FORMAT                                                                         \
	OPTION_FORMAT(                                                                             \
		value_format, "the inputs' format; by default it is recognised by the content")
#define OPTION_RECURSIVE                                                                           \
	{.name = "recursive",                                                                      \
		.letter = 'r',                                                                     \
		.environment = "BOMSCREEN_RECURSIVE",                                              \
		.help = "read folders with all that is below them"},

/* What is converted, and what becomes of what the target cannot hold. */
#define OPTIONS_CONVERTING                                                                         \
	{.name = "losses",                                                                         \
		.argument = "FILE",                                                                \
		.help = "write what the target could not hold, and what became of it, as JSON; "   \
			"for several conversions a folder (FILE ends in /)"},                      \
		{.name = "no-loss",                                                                \
			.help = "write nothing when something would be dropped or defaulted; "     \
				"what is carried along is no loss"},                               \
		OPTION_BILL_FORMAT OPTION_RECURSIVE OPTIONS_CONFIG OPTIONS_TALK

#define OPTIONS_CONFIG                                                                             \
	{.name = "config",                                                                         \
		.argument = "FILE",                                                                \
		.environment = "BOMSCREEN_CONFIG",                                                 \
		.help = "read the settings from this file instead of looking for "                 \
			".bomscreen/config.json from the working directory upwards"},              \
		{.name = "no-config", .help = "look for no settings file, nor for waivers"},

/* How much is said on standard error. */
#define OPTIONS_TALK                                                                               \
	{.name = "quiet",                                                                          \
		.letter = 'q',                                                                     \
		.environment = "BOMSCREEN_QUIET",                                                  \
		.help = "of the messages print only errors"},                                      \
		{.name = "verbose",                                                                \
			.letter = 'v',                                                             \
			.environment = "BOMSCREEN_VERBOSE",                                        \
			.help = "print all messages on the inputs, notes too"},                    \
		{.name = "color",                                                                  \
			.argument = "WHEN",                                                        \
			.environment = "BOMSCREEN_COLOR",                                          \
			.value = value_color,                                                      \
			.help = "colour: auto (on a terminal, unless NO_COLOR is set), always, "   \
				"never"},

/* Which imported lists, and how they are used. */
#define OPTIONS_LISTS                                                                              \
	{.name = "list",                                                                           \
		.argument = "FILE",                                                                \
		.repeats = true,                                                                   \
		.environment = "BOMSCREEN_LIST",                                                   \
		.help = "compare suppliers with this compiled list, too (bomscreen policy "        \
			"import)"},                                                                \
		{.name = "list-rule",                                                              \
			.argument = "RULE",                                                        \
			.repeats = true,                                                           \
			.help = "how a list is used: LIST:threshold=0.95,tier=review,"             \
				"kinds=organisation+person (LIST: an id, or * for all)"},          \
		{.name = "max-age",                                                                \
			.argument = "DAYS",                                                        \
			.environment = "BOMSCREEN_MAX_AGE",                                        \
			.help = "refuse lists that are older (exit 5)"},

/* Which policies, and where the settings come from. */
#define OPTIONS_POLICY                                                                             \
	{.name = "policy",                                                                         \
		.argument = "NAME|FOLDER",                                                         \
		.repeats = true,                                                                   \
		.environment = "BOMSCREEN_POLICY",                                                 \
		.help = "screen by this bundle, or by this policy alone (bomscreen policy list "   \
			"has "                                                                     \
			"their names), or use the policies of a folder (written with a slash)"},   \
		OPTIONS_CONFIG

/* Which measures count. */
#define OPTIONS_MEASURES                                                                           \
	{.name = "as-of",                                                                          \
		.argument = "DATE",                                                                \
		.environment = "BOMSCREEN_AS_OF",                                                  \
		.help = "screen by the measures in force on this date (YYYY-MM-DD); by "           \
			"default today (UTC)"},                                                    \
		{.name = "bundle",                                                                 \
			.argument = "NAME",                                                        \
			.environment = "BOMSCREEN_BUNDLE",                                         \
			.help = "which policies count, and how far (see bomscreen policy list)"},  \
		{.name = "scope",                                                                  \
			.argument = "SCOPE",                                                       \
			.environment = "BOMSCREEN_SCOPE",                                          \
			.value = value_scope,                                                      \
			.help = "whom the measures have to address, when not the bundle's own: "   \
				"federal-agency, contractor, us-person, ic"},

/* Whose signatures of decisions count. */
#define OPTION_KEY                                                                                 \
	{.name = "key",                                                                            \
		.argument = "FILE",                                                                \
		.repeats = true,                                                                   \
		.help = "trust signatures of waivers and determinations by this public key (PEM; " \
			"Ed25519, or ECDSA with P-256)"},

/* By what is judged, and from which verdict on it counts. */
#define OPTIONS_JUDGING                                                                            \
	OPTIONS_MEASURES OPTIONS_POLICY OPTIONS_LISTS{.name = "fail-on",                           \
		.argument = "VERDICT",                                                             \
		.environment = "BOMSCREEN_FAIL_ON",                                                \
		.value = value_fail_on,                                                            \
		.help = "exit with 1 from this verdict on: prohibited (the default), "             \
			"review, unknown, or never"},                                              \
		{.name = "tier",                                                                   \
			.argument = "POLICY=TIER",                                                 \
			.repeats = true,                                                           \
			.help = "how far a policy may lead that the bundle takes for review or "   \
				"advice, or does not have: off, advisory, review"},                \
		{.name = "persons", .help = "look for listed persons, too: for review at most"},   \
		{.name = "waivers",                                                                \
			.argument = "FILE",                                                        \
			.environment = "BOMSCREEN_WAIVERS",                                        \
			.help = "take waivers and determinations from this file instead of "       \
				"looking for .bomscreen/waivers.json from the working directory "  \
				"upwards"},                                                        \
		OPTION_KEY

#define OPTIONS_SCREENING                                                                          \
	OPTION_FORMAT(value_read_format,                                                           \
		"the inputs' format (docs/formats.md lists all); by default bills are "            \
		"recognised by their content, lock files and manifests by their names")            \
	OPTIONS_JUDGING{.name = "max-unknown",                                                     \
		.argument = "PERCENT",                                                             \
		.environment = "BOMSCREEN_MAX_UNKNOWN",                                            \
		.help = "exit with 1 when more of an input's components than this, in "            \
			"percent, state nothing that a maker could be found by"},                  \
		{.name = "max-unattributed",                                                       \
			.argument = "PERCENT",                                                     \
			.environment = "BOMSCREEN_MAX_UNATTRIBUTED",                               \
			.help = "exit with 1 when more of an input's components than this, in "    \
				"percent, could not be attributed to a maker: stricter, since "    \
				"many packages are identified and name nobody"},                   \
		{.name = "all", .letter = 'a', .help = "list every component with its maker"},     \
		{.name = "unknown",                                                                \
			.letter = 'u',                                                             \
			.help = "list every component whose maker is unknown"},                    \
		OPTION_RECURSIVE{.name = "quiet",                                                  \
			.letter = 'q',                                                             \
			.environment = "BOMSCREEN_QUIET",                                          \
			.help = "print one line per finding and nothing else; of the messages "    \
				"only errors"},                                                    \
		{.name = "verbose",                                                                \
			.letter = 'v',                                                             \
			.environment = "BOMSCREEN_VERBOSE",                                        \
			.help = "print all messages on the inputs, notes too, and what was "       \
				"skipped"},                                                        \
		{.name = "color",                                                                  \
			.argument = "WHEN",                                                        \
			.environment = "BOMSCREEN_COLOR",                                          \
			.value = value_color,                                                      \
			.help = "colour: auto (on a terminal, unless NO_COLOR is set), always, "   \
				"never"},                                                          \
		{.name = "break-signature",                                                        \
			.help = "annotate a signed document itself, although its signature then "  \
				"no longer matches"},

#endif
