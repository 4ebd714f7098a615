#include "commands/options.h"
#include "commands/screening.h"

static int run(const struct arguments *arguments)
{
	return screening_run(arguments, "text", false);
}

static const struct option options[] = {
	OPTION_OUTPUT(value_output, "BOMSCREEN_OUTPUT",
		"what to write, and where: text (the default), json, ndjson, sarif, github "
		"(annotations), gitlab-codequality, junit, csv, markdown (for job summaries, too), "
		"html; annotated (the input with the findings in "
		"it), or a bill of materials in another format with the findings in it "
		"(cyclonedx-xml, spdx-json@2.3 ...); without FILE to standard output; documents "
		"of several inputs go to a folder (FILE ends in /), those of a repository "
		"become one bill"){.name = "staged",
		.help = "of a repository (of the working directory, when none is named) read the "
			"files that the next commit changes"},
	{.name = "index", .help = "of a repository read all files of the index"},
	{.name = "worktree",
		.help = "of a repository read the files of the work tree that are not ignored"},
	{.name = "history",
		.help = "of a repository read every version of every file, up to a revision or in "
			"a "
			"range (PATH@OLD..NEW), and tell for each finding which commit brought it "
			"in "
			"and which took it out; without --as-of it is judged by the measures that "
			"were in force while it was there"},
	{.name = "authors", .help = "with --history: tell who made these commits"},
	{.name = "baseline",
		.argument = "FILE",
		.environment = "BOMSCREEN_BASELINE",
		.help = "list only the findings that this earlier JSON report does not have"},
	OPTIONS_SCREENING{0},
};

static const struct example examples[] = {
	{"bomscreen screen bom.json", "Print what was found."},
	{"bomscreen screen --recursive --quiet --fail-on review deliverables/",
		"One line per finding in all bills below a folder; fail on what needs a look, "
		"too."},
	{"bomscreen screen -o text -o json=report.json -o annotated=out/ a.json b.xml",
		"Print the report, keep it as JSON, and write the annotated bills to a folder."},
	{"bomscreen screen -o cyclonedx-json=project.cdx.json project@v2.1",
		"Write what a repository's lock files list as one bill, findings in it."},
	{"bomscreen screen project@v2.1",
		"Screen what a revision of a repository (without one: HEAD) lists and holds."},
	{"bomscreen screen --staged", "Screen the lists and bills that the next commit changes."},
	{"bomscreen screen --history --authors project",
		"Which commit brought what in, and when did it go?"},
	{"bomscreen screen --as-of 2018-09-30 bom.json",
		"Screen by the measures that were in force on a date."},
	{0},
};

const struct command command_screen = {
	.name = "screen",
	.summary = "find the components of restricted vendors in bills of materials",
	.synopsis = "screen [OPTION...] INPUT...",
	.description =
		"Reads each INPUT (a CycloneDX or SPDX document, a lock file or manifest of a "
		"package manager, a folder with such files, a git repository as PATH or "
		"PATH@REVISION, or - for standard input), compares what "
		"its components say about their makers with the "
		"policies, and reports the findings: prohibited (a measure in force forbids it), "
		"review (a person has to decide), and how many components name no maker at all. "
		"Of a repository the bills, lock files, manifests, files of CI and containers, "
		"packed packages and notices of vendored code are read, and the files that these "
		"include; files of a folder that are none of these are passed over.",
	.options = options,
	.examples = examples,
	.run = run,
};
