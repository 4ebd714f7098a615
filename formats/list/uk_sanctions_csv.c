/* The UK Sanctions List as CSV: a line "Report Date: DATE", then one row for each name, address and so
 * on of a designation. https://www.gov.uk/government/publications/the-uk-sanctions-list */
#include "list/table.h"

static const struct list_column columns[] = {
	{"Unique ID", ROLE_ID, true},
	{"Name 1", ROLE_PART},
	{"Name 2", ROLE_PART},
	{"Name 3", ROLE_PART},
	{"Name 4", ROLE_PART},
	{"Name 5", ROLE_PART},
	{"Name 6", ROLE_PART, true},
	{"Name non-latin script", ROLE_NATIVE},
	{"Name type", ROLE_QUALITY, true},
	{"Alias strength", ROLE_WEAK},
	{"Designation Type", ROLE_KIND, true},
	{"Regime Name", ROLE_PROGRAM, true},
	{"Address Country", ROLE_COUNTRY},
	{"Website", ROLE_SITE},
	{"Date Designated", ROLE_FROM},
	{0},
};

static const struct list_table table = {
	.list = "uk-sanctions", .columns = columns, .preamble = "Report Date:", .joins = true};

const struct list_format list_uk_sanctions_csv = {
	.name = "uk-sanctions-csv",
	.title = "UK Sanctions List, CSV",
	.list = "uk-sanctions",
	.table = &table,
};
