/* The UK Sanctions List as XML. https://www.gov.uk/government/publications/the-uk-sanctions-list */
#include "list/table.h"

static const struct list_path paths[] = {
	{"UniqueID", ROLE_ID},
	{"IndividualEntityShip", ROLE_KIND},
	{"RegimeName", ROLE_PROGRAM},
	{"Addresses/Address/AddressCountry", ROLE_COUNTRY},
	{"Websites/Website", ROLE_SITE},
	{"DateDesignated", ROLE_FROM},
	{0},
};

static const struct list_names names[] = {
	{"Names/Name", {"Name1", "Name2", "Name3", "Name4", "Name5", "Name6"},
		.quality = "NameType", .weak = "AliasStrength", .usual = LISTED_PRIMARY},
	{"NonLatinNames/NonLatinName", {"NameNonLatinScript"}, .usual = LISTED_ALIAS},
	{0},
};

static const char *const entries[] = {"Designation", NULL};
static const char *const edition[] = {"DateGenerated", NULL};

static const struct list_tree tree = {.list = "uk-sanctions",
	.root = "Designations",
	.entries = entries,
	.paths = paths,
	.names = names,
	.edition = edition};

const struct list_format list_uk_sanctions_xml = {
	.name = "uk-sanctions-xml",
	.title = "UK Sanctions List, XML",
	.list = "uk-sanctions",
	.tree = &tree,
};
