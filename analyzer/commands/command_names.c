/* Names of organisations: two against each other, or a file of suppliers against imported lists. */
#include "commands/names.h"
#include "commands/options.h"

static const struct verb verbs[] = {
	{"compare", "compare A B|-",
		"whether two names are of one party, and why; - reads lines of two names with a "
		"tab "
		"between them"},
	{"screen", "screen FILE|-",
		"the names of a file, one a line, or the suppliers of a table (CSV), against the "
		"lists of --list"},
	{0},
};

static int run(const struct arguments *arguments)
{
	struct settings settings = {0};
	const char *verb = arguments->operands.count ? arguments->operands.items[0] : "";
	bool compares = strcmp(verb, "compare") == 0;
	int code = EXIT_USAGE;
	if (!compares && strcmp(verb, "screen") != 0)
		message("names: say compare A B or screen FILE (bomscreen help names)");
	else if (settings_read(&settings, arguments))
		code = (compares ? names_compare : names_screen)(&settings, arguments);
	settings_finish(&settings);
	return code;
}

static const struct option options[] = {
	OPTION_OUTPUT(names_form, NULL,
		"what to write, and where: text (the default) or json; without FILE to standard "
		"output"){.name = "columns",
		.argument = "MAP",
		.help = "screen: which columns of a table to read: "
			"name=Supplier,country=3,site=URL "
			"(numbers when there is no header); without it a header with name, "
			"supplier, "
			"vendor, company, country or website is understood"},
	{.name = "all", .letter = 'a', .help = "screen: list the names without a match, too"},
	{.name = "as-of",
		.argument = "DATE",
		.environment = "BOMSCREEN_AS_OF",
		.help = "screen: by who was listed on this date; by default today (UTC)"},
	OPTIONS_LISTS OPTIONS_CONFIG OPTIONS_TALK{0},
};

static const struct example examples[] = {
	{"bomscreen names compare \"АО «Лаборатория Касперского»\" \"AO Laboratoriya Kasperskogo\"",
		"Is it one name?"},
	{"bomscreen names screen --list ofac.bsl suppliers.csv", "Is a supplier on the list?"},
	{0},
};

const struct command command_names = {
	.name = "names",
	.summary = "compare names of organisations; screen a list of suppliers",
	.synopsis = "names compare|screen [OPTION...] A B|FILE|-",
	.description =
		"Compares names in any script: normal form, transliteration, legal forms, "
		"abbreviations, the order of words, typos in long names. The words weigh what they "
		"are rare; short and common names are alike only with another piece of evidence "
		"(the country or the website of a table). Persons, vessels and aircraft of a list "
		"are "
		"compared where a --list-rule says kinds=. Exit code 1: a name of the file is "
		"alike.",
	.options = options,
	.verbs = verbs,
	.examples = examples,
	.run = run,
};
