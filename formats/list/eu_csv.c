/* The EU's consolidated list of financial sanctions as CSV 1.1: semicolons, a byte-order mark, 113
 * columns, one row for each name, birth date and so on of an entity.
 * https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions */
#include "list/table.h"

static const struct list_column columns[] = {
	{"fileGenerationDate", ROLE_EDITION, true},
	{"Entity_EU_ReferenceNumber", ROLE_ID, true},
	{"NameAlias_WholeName", ROLE_NAME, true},
	{"Entity_SubjectType_ClassificationCode", ROLE_KIND},
	{"Entity_SubjectType", ROLE_KIND, true},
	{"Entity_Regulation_Programme", ROLE_PROGRAM, true},
	{"Entity_Regulation_NumberTitle", ROLE_CITATION},
	{"Entity_Regulation_PublicationUrl", ROLE_URL},
	{"Entity_Regulation_EntryIntoForceDate", ROLE_FROM},
	{"Address_CountryIso2Code", ROLE_COUNTRY},
	{0},
};

static const struct list_table table = {
	.list = "eu-fsf", .columns = columns, .joins = true, .nameless = true};

const struct list_format list_eu_csv = {
	.name = "eu-csv",
	.title = "EU consolidated list, CSV",
	.list = "eu-fsf",
	.table = &table,
};
