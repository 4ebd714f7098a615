#include "commands/manual.h"

const char manual_tagline[] = "is anything in this software made by someone we may not buy from?";

const char manual_description[] = "bomscreen reads bills of materials (CycloneDX and SPDX), "
				  "recognises in them the components of "
				  "restricted vendors (Kaspersky, the companies of NDAA section "
				  "889 and others that its policies "
				  "name) and explains each finding with its authority, dates, "
				  "evidence and place. It can write "
				  "the findings into the bill of materials itself.\n"
				  "It is a screening aid: not legal advice, and no determination "
				  "by an authority. That nothing was "
				  "found says something about the listed components whose maker is "
				  "known, and about nothing else.\n"
				  "No network is used.";

const struct topic manual_exit_codes[] = {
	{"0", "nothing at or above --fail-on was found, and everything was evaluated"},
	{"1", "a finding at or above --fail-on (by default: prohibited)"},
	{"2", "usage or configuration: nothing was screened"},
	{"3", "an input could not be read"},
	{"4", "incomplete: there was nothing to screen, or something could not be evaluated"},
	{"5", "a policy is broken"},
	{"70", "an internal error, a failed write of a result, or out of memory"},
	{0},
};

const struct topic manual_files[] = {
	{".bomscreen/config.json",
		"the settings of a project, looked for from the working directory upwards; options "
		"and "
		"environment variables take precedence over it"},
	{0},
};

const struct topic manual_environment[] = {
	{"NO_COLOR", "when not empty: no colour unless --color always"},
	{"SOURCE_DATE_EPOCH",
		"time, in seconds since 1970, for time stamps in results; never the date that is "
		"screened by"},
	{0},
};

const struct example manual_examples[] = {
	{"bomscreen screen bom.json", "Screen a bill of materials and print what was found."},
	{"bomscreen screen -o text -o json=report.json boms/",
		"Screen the bills of a folder; print the report, and write it as JSON, too."},
	{"syft dir:. -o cyclonedx-json | bomscreen screen -",
		"Screen what another program prints."},
	{"bomscreen screen --fail-on review --as-of 2024-08-15 bom.json",
		"Fail on findings that a person has to look at, by the law of an earlier date."},
	{"bomscreen policy show icts-2021-002", "Read what a policy says, and about whom."},
	{0},
};
