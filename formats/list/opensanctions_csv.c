/* targets.simple.csv of OpenSanctions, a compilation: https://www.opensanctions.org/docs/bulk/csv/ */
#include "list/table.h"

static const struct list_column columns[] = {
	{"id", ROLE_ID, true},
	{"schema", ROLE_KIND, true},
	{"name", ROLE_NAME, true},
	{"aliases", ROLE_ALIASES, true},
	{"countries", ROLE_COUNTRY},
	{"sanctions", ROLE_NONE, true},
	{"dataset", ROLE_PROGRAM, true},
	{0},
};

static const struct list_table table = {
	.list = "opensanctions", .columns = columns, .nameless = true};

const struct list_format list_opensanctions_csv = {
	.name = "opensanctions-csv",
	.title = "OpenSanctions targets.simple.csv",
	.list = "opensanctions",
	.table = &table,
};
