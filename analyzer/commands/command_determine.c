#include "commands/decide.h"
#include "commands/rescreen.h"

static int run(const struct arguments *arguments)
{
	return decide_run(arguments, true);
}

static const struct option options[] = {
	{.name = "outcome",
		.argument = "OUTCOME",
		.value = value_outcome,
		.help = "not-covered (the rule does not reach it), covered (it does), accepted "
			"(known, and its use decided on); required"},
	{.name = "expires",
		.argument = "DATE",
		.help = "the first date on which it no longer holds"},
	OPTIONS_DECISION OPTIONS_RESCREEN{0},
};

static const struct example examples[] = {
	{"bomscreen determine 83d829e9-167f-5ad9-aa67-e2aba5293569 report.json --outcome "
	 "not-covered --reason 'a set of buttons' --person 'A. Person' --evidence "
	 "https://example.org/analysis --expires 2027-01-01",
		"Settle a finding that asks for review."},
	{"bomscreen determine libfoo bom.json --outcome accepted --reason 'written here' "
	 "--person 'A. Person' --evidence 'the repository'",
		"Settle a component of unknown maker."},
	{0},
};

const struct command command_determine = {
	.name = "determine",
	.summary = "write down a determination on a finding",
	.synopsis = "determine [OPTION...] FINDING REPORT|INPUT",
	.description =
		"Adds a determination to the file of waivers: what somebody found out about a "
		"finding "
		"that asks for review, or about a component of unknown maker. FINDING is the id or "
		"fingerprint of a finding, or the beginning of one, or a component that has one "
		"finding; it is looked up in a JSON report, or in an input that is screened anew. "
		"A "
		"prohibition takes a waiver. The finding stays in every report, as waived. The "
		"rest "
		"of the file is not changed.",
	.options = options,
	.examples = examples,
	.run = run,
};
