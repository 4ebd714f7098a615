/* Writing a decision about a finding: what `waive` and `determine` share. */
#ifndef COMMANDS_DECIDE_H
#define COMMANDS_DECIDE_H

#include "commands/command.h"

/* Writes a determination, or else a waiver, of the finding that the operands name. */
int decide_run(const struct arguments *arguments, bool determination);

const char *value_outcome(size_t index);

#define OPTIONS_DECISION                                                                           \
	{.name = "reason", .argument = "TEXT", .help = "why; required"},                           \
		{.name = "person", .argument = "NAME", .help = "who decides; required"},           \
		{.name = "date",                                                                   \
			.argument = "DATE",                                                        \
			.help = "when it was decided (YYYY-MM-DD); by default the date of the "    \
				"screening"},                                                      \
		{.name = "evidence",                                                               \
			.argument = "TEXT",                                                        \
			.repeats = true,                                                           \
			.help = "a document or an address on which it rests"},                     \
		{.name = "id", .argument = "ID", .help = "what to call the decision"},             \
		{.name = "versions",                                                               \
			.argument = "RANGE",                                                       \
			.help = "decide for these versions of the package (vers:npm/>=1.0.0|<2) "  \
				"instead of the finding's fingerprint, which holds for all"},      \
		{.name = "only-here",                                                              \
			.help = "it holds only in the bundle and scope of the report or "          \
				"screening"},                                                      \
		{.name = "sign",                                                                   \
			.argument = "FILE",                                                        \
			.help = "sign the decision with this private key (PEM, without a "         \
				"passphrase; Ed25519, or ECDSA with P-256); where FILE.sig is "    \
				"beside the file of decisions, that is written anew, too"},        \
		OPTION_KEY{.name = "waivers",                                                      \
			.argument = "FILE",                                                        \
			.environment = "BOMSCREEN_WAIVERS",                                        \
			.help = "write into this file; by default .bomscreen/waivers.json, "       \
				"looked for from the working directory upwards, or made there"},

#endif
