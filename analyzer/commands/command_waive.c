#include "commands/decide.h"
#include "commands/rescreen.h"

static int run(const struct arguments *arguments)
{
	return decide_run(arguments, false);
}

static const struct option options[] = {
	{.name = "authority", .argument = "NAME", .help = "who grants the waiver; required"},
	{.name = "number",
		.argument = "NUMBER",
		.help = "of the grant; required where the rule is law"},
	{.name = "expires",
		.argument = "DATE",
		.help = "the first date on which it no longer holds; required"},
	OPTIONS_DECISION OPTIONS_RESCREEN{0},
};

static const struct example examples[] = {
	{"bomscreen waive 56cc2f24-72e3-5d8c-ad6f-31199c1b05bb report.json --authority AGENCY "
	 "--number W-17 --reason 'no replacement before June' --person 'A. Person' "
	 "--expires 2027-06-01",
		"Write down the waiver that an authority granted."},
	{0},
};

const struct command command_waive = {
	.name = "waive",
	.summary = "write down a waiver of a finding",
	.synopsis = "waive [OPTION...] FINDING REPORT|INPUT",
	.description =
		"Adds a waiver to the file of waivers. FINDING is the id or fingerprint of a "
		"finding, "
		"or the beginning of one, or a component that has one finding; it is looked up in "
		"a "
		"JSON report, or in an input that is screened anew. A prohibition by law is waived "
		"only with the authority that granted it and its number; a rule of your own policy "
		"by whoever approves. The finding stays in every report, as waived. The rest of "
		"the "
		"file is not changed.",
	.options = options,
	.examples = examples,
	.run = run,
};
