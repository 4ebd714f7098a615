/* SDN.XML and CONSOLIDATED.XML of OFAC. The namespace has changed (tempuri.org, then
 * sanctionslistservice.ofac.treas.gov): names are compared without it. */
#include "list/ofac.h"
#include "list/table.h"

static const struct list_path paths[] = {
	{"uid", ROLE_ID},
	{"sdnType", ROLE_KIND},
	{"programList/program", ROLE_PROGRAM},
	{"addressList/address/country", ROLE_COUNTRY},
	{"idList/id/idNumber", ROLE_SITE, "Website", "idType"},
	{0},
};

static const struct list_names names[] = {
	{".", {"firstName", "lastName"}, .usual = LISTED_PRIMARY},
	{"akaList/aka", {"firstName", "lastName"}, .quality = "type", .weak = "category",
		.usual = LISTED_ALIAS},
	{0},
};

static const char *const entries[] = {"sdnEntry", NULL};
static const char *const edition[] = {"publshInformation/Publish_Date", NULL};

static bool probe(const struct list_head *head, const struct list_options *options)
{
	(void)options;
	return head->syntax == LIST_XML && str_is(head->root, "sdnList");
}

static bool read(struct list_reader *reader)
{
	const struct list_tree tree = {.list = ofac_list(reader->doc),
		.root = "sdnList",
		.entries = entries,
		.paths = paths,
		.names = names,
		.edition = edition,
		.month_first = true};
	return list_tree_read(reader, &tree);
}

const struct list_format list_ofac_xml = {
	.name = "ofac-xml",
	.title = "OFAC SDN.XML, CONSOLIDATED.XML",
	.list = "ofac-sdn",
	.probe = probe,
	.read = read,
};
