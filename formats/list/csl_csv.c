/* The Consolidated Screening List of the International Trade Administration as CSV or TSV: 28 columns, 29
 * since 2023 (_id). https://www.trade.gov/consolidated-screening-list */
#include "list/table.h"

static const struct list_column columns[] = {
	{"_id", ROLE_ID},
	{"source", ROLE_SOURCE, true},
	{"name", ROLE_NAME, true},
	{"alt_names", ROLE_ALIASES, true},
	{"type", ROLE_KIND},
	{"programs", ROLE_PROGRAM, true},
	{"addresses", ROLE_ADDRESSES},
	{"federal_register_notice", ROLE_CITATION, true},
	{"start_date", ROLE_FROM},
	{"end_date", ROLE_TO},
	{"source_list_url", ROLE_URL, true},
	{"ids", ROLE_IDS},
	{0},
};

static const struct list_table table = {.columns = columns};

const struct list_format list_csl_csv = {
	.name = "csl-csv",
	.title = "Consolidated Screening List, CSV or TSV",
	.table = &table,
};
