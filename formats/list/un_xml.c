/* The consolidated list of the UN Security Council as XML. An entity's whole name stands in FIRST_NAME;
 * empty alias elements are common.
 * https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list */
#include "list/table.h"

static const struct list_path paths[] = {
	{"DATAID", ROLE_ID},
	{"UN_LIST_TYPE", ROLE_PROGRAM},
	{"REFERENCE_NUMBER", ROLE_CITATION},
	{"ENTITY_ADDRESS/COUNTRY", ROLE_COUNTRY},
	{"NATIONALITY/VALUE", ROLE_COUNTRY},
	{"LISTED_ON", ROLE_FROM},
	{0},
};

static const struct list_names names[] = {
	{".", {"FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"},
		.native = "NAME_ORIGINAL_SCRIPT", .usual = LISTED_PRIMARY},
	{"ENTITY_ALIAS", {"ALIAS_NAME"}, .quality = "QUALITY", .usual = LISTED_ALIAS},
	{"INDIVIDUAL_ALIAS", {"ALIAS_NAME"}, .quality = "QUALITY", .usual = LISTED_ALIAS},
	{0},
};

static const char *const lists[] = {"INDIVIDUALS", "ENTITIES", NULL};
static const char *const entries[] = {"INDIVIDUAL", "ENTITY", NULL};
static const char *const edition[] = {"@dateGenerated", NULL};

static const struct list_tree tree = {.list = "un-sc",
	.root = "CONSOLIDATED_LIST",
	.lists = lists,
	.entries = entries,
	.persons = "INDIVIDUAL",
	.paths = paths,
	.names = names,
	.edition = edition};

const struct list_format list_un_xml = {
	.name = "un-xml",
	.title = "UN Security Council consolidated list, XML",
	.list = "un-sc",
	.tree = &tree,
};
