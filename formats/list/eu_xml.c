/* The EU's consolidated list of financial sanctions as XML (namespace
 * http://eu.europa.ec/fpi/fsd/export): names in many languages.
 * https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions */
#include "list/table.h"

static const struct list_path paths[] = {
	{"@euReferenceNumber", ROLE_ID},
	{"@logicalId", ROLE_ID}, /* where there is no reference number */
	{"subjectType/@code", ROLE_KIND},
	{"regulation/@programme", ROLE_PROGRAM},
	{"regulation/@numberTitle", ROLE_CITATION},
	{"regulation/publicationUrl", ROLE_URL},
	{"regulation/@entryIntoForceDate", ROLE_FROM},
	{"address/@countryIso2Code", ROLE_COUNTRY},
	{0},
};

static const struct list_names names[] = {
	{"nameAlias", {"@wholeName"}, .usual = LISTED_PRIMARY},
	{0},
};

static const char *const entries[] = {"sanctionEntity", NULL};
static const char *const edition[] = {"@generationDate", NULL};

static const struct list_tree tree = {.list = "eu-fsf",
	.root = "export",
	.entries = entries,
	.paths = paths,
	.names = names,
	.edition = edition};

const struct list_format list_eu_xml = {
	.name = "eu-xml",
	.title = "EU consolidated list, XML",
	.list = "eu-fsf",
	.tree = &tree,
};
