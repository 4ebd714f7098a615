/* The Consolidated List of OFSI as XML (2022 format, closed on 2026-01-28): one element for each name; the
 * file does not state its date. */
#include "list/table.h"

static const struct list_path paths[] = {
	{"GroupID", ROLE_ID},
	{"GroupTypeDescription", ROLE_KIND},
	{"RegimeName", ROLE_PROGRAM},
	{"Country", ROLE_COUNTRY},
	{"Website", ROLE_SITE},
	{"DateListed", ROLE_FROM},
	{0},
};

static const struct list_names names[] = {
	{".", {"name1", "name2", "name3", "name4", "name5", "Name6"},
		.native = "NameNonLatinScript", .quality = "AliasType", .weak = "AliasQuality",
		.usual = LISTED_PRIMARY},
	{0},
};

static const char *const entries[] = {"FinancialSanctionsTarget", NULL};

static const struct list_tree tree = {.list = "uk-ofsi",
	.root = "ArrayOfFinancialSanctionsTarget",
	.entries = entries,
	.paths = paths,
	.names = names,
	.joins = true};

const struct list_format list_uk_ofsi_xml = {
	.name = "uk-ofsi-xml",
	.title = "OFSI consolidated list, XML",
	.list = "uk-ofsi",
	.tree = &tree,
};
