/* The public extract of exclusions of SAM.gov, version 2 (31 columns); it comes in a ZIP file.
 * https://sam.gov/data-services/Exclusions */
#include "list/table.h"

static const struct list_column columns[] = {
	{"SAM Number", ROLE_ID, true},
	{"Name", ROLE_NAME, true},
	{"First", ROLE_PART},
	{"Middle", ROLE_PART},
	{"Last", ROLE_PART},
	{"Suffix", ROLE_PART},
	{"Classification", ROLE_KIND, true},
	{"Cross-Reference", ROLE_ALSO, true},
	{"Exclusion Type", ROLE_PROGRAM},
	{"Country", ROLE_COUNTRY},
	{"Active Date", ROLE_FROM},
	{"Termination Date", ROLE_TO},
	{0},
};

static const struct list_table table = {
	.list = "sam", .columns = columns, .joins = true, .month_first = true};

const struct list_format list_sam_csv = {
	.name = "sam-csv",
	.title = "SAM.gov exclusions, CSV",
	.list = "sam",
	.table = &table,
};
