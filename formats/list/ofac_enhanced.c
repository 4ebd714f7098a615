/* SDN_ENHANCED.XML and CONS_ENHANCED.XML of OFAC: names with their translations. */
#include "list/ofac.h"
#include "list/table.h"

static const struct list_path paths[] = {
	{"@id", ROLE_ID},
	{"generalInfo/entityType", ROLE_KIND},
	{"sanctionsPrograms/sanctionsProgram", ROLE_PROGRAM},
	{"addresses/address/country", ROLE_COUNTRY},
	{"features/feature/value", ROLE_SITE, "Website", "type"},
	{0},
};

static const struct list_names names[] = {
	{"names/name", {"translations/translation/formattedFullName"}, .quality = "aliasType",
		.weak = "isLowQuality", .usual = LISTED_PRIMARY, .each = true},
	{0},
};

static const char *const lists[] = {"entities", NULL};
static const char *const entries[] = {"entity", NULL};
static const char *const edition[] = {"publicationInfo/dataAsOf", NULL};

static bool probe(const struct list_head *head, const struct list_options *options)
{
	(void)options;
	return head->syntax == LIST_XML && str_is(head->root, "sanctionsData");
}

static bool read(struct list_reader *reader)
{
	const struct list_tree tree = {.list = ofac_list(reader->doc),
		.root = "sanctionsData",
		.lists = lists,
		.entries = entries,
		.paths = paths,
		.names = names,
		.edition = edition};
	return list_tree_read(reader, &tree);
}

const struct list_format list_ofac_enhanced = {
	.name = "ofac-enhanced",
	.title = "OFAC enhanced XML",
	.list = "ofac-sdn",
	.probe = probe,
	.read = read,
};
