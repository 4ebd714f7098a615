/* The Consolidated List of OFSI as XML (closed on 2026-01-28): one element for each name. */
#include "list/table.h"

static const struct list_path paths[] = {
	{"GroupID", ROLE_ID},
	{"GroupTypeDescription", ROLE_KIND},
	{"RegimeName", ROLE_PROGRAM},
	{"Country", ROLE_COUNTRY},
	{"DateListed", ROLE_FROM},
	{0},
};

static const struct list_names names[] = {
	{".", {"name1", "name2", "name3", "name4", "name5", "Name6"}, .native = "NonLatinScript",
		.quality = "AliasTypeName", .weak = "AliasQuality", .usual = LISTED_PRIMARY},
	{0},
};

static const char *const entries[] = {"FinancialSanctionsTarget", NULL};
static const char *const edition[] = {"LastUpdated", NULL};

static const struct list_tree tree = {.list = "uk-ofsi",
	.root = "ArrayOfFinancialSanctionsTarget",
	.entries = entries,
	.paths = paths,
	.names = names,
	.edition = edition,
	.joins = true};

static bool probe(const struct list_head *head, const struct list_options *options)
{
	(void)options;
	return list_tree_probe(head, &tree);
}

static bool read(struct list_reader *reader)
{
	return list_tree_read(reader, &tree);
}

const struct list_format list_uk_ofsi_xml = {
	.name = "uk-ofsi-xml",
	.title = "OFSI consolidated list, XML",
	.list = "uk-ofsi",
	.probe = probe,
	.read = read,
};
