/* The Denied Persons List of the Bureau of Industry and Security: a table with tabs, one row for each
 * address, persons and firms without a word which. https://www.bis.gov/denied-persons-list */
#include "list/table.h"

static const struct list_column columns[] = {
	{"Name", ROLE_NAME, true},
	{"Country", ROLE_COUNTRY},
	{"Effective_Date", ROLE_FROM, true},
	{"Expiration_Date", ROLE_TO, true},
	{"Standard_Order", ROLE_NONE, true},
	{"FR_Citation", ROLE_CITATION, true},
	{0},
};

static const struct list_table table = {
	.list = "bis-dpl", .columns = columns, .joins = true, .month_first = true, .mixed = true};

const struct list_format list_bis_dpl = {
	.name = "bis-dpl",
	.title = "BIS Denied Persons List, tab-separated",
	.list = "bis-dpl",
	.table = &table,
};
