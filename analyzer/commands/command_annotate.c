#include "commands/options.h"
#include "commands/screening.h"

static int run(const struct arguments *arguments)
{
	return screening_run(arguments, "annotated", true);
}

static const struct option options[] = {
	OPTION_OUTPUT(value_output, "BOMSCREEN_OUTPUT",
		"where the annotated document goes (annotated=FILE, or annotated=FOLDER/ for "
		"several inputs; by default to standard output), the bill in another format to "
		"write instead (cyclonedx-xml=FILE), and what else to write: text=FILE, "
		"json=FILE, ndjson=FILE") OPTIONS_SCREENING{0},
};

static const struct example examples[] = {
	{"bomscreen annotate bom.json > annotated.json", "Write the findings into a copy."},
	{"bomscreen annotate -o annotated=bom.json -o json=report.json bom.json",
		"Write them into the file itself, and a report beside it."},
	{"bomscreen annotate -o annotated=out/ boms/", "Annotate all bills of a folder."},
	{0},
};

const struct command command_annotate = {
	.name = "annotate",
	.summary = "write the findings into the bill of materials",
	.synopsis = "annotate [OPTION...] INPUT...",
	.description =
		"Screens as `screen` does and writes the input's own bytes with the findings added "
		"as annotations and properties; nothing else is changed. Without findings the "
		"bytes "
		"stay as they are, and a second run changes nothing. The annotations of a document "
		"with an enveloped signature become a document of their own.",
	.options = options,
	.examples = examples,
	.run = run,
};
