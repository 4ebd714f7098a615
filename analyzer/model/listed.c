#include "model/listed.h"

#include "model/url.h"

const char *listed_kind_name(enum listed_kind kind)
{
	static const char *const names[] = {"organisation", "person", "vessel", "aircraft"};
	return names[kind];
}

const char *listed_quality_name(enum listed_quality quality)
{
	static const char *const names[] = {
		"name", "alias", "former name", "weak alias", "website"};
	return names[quality];
}

#define OFAC "U.S. Department of the Treasury, Office of Foreign Assets Control"
#define BIS "U.S. Department of Commerce, Bureau of Industry and Security"
#define STATE "U.S. Department of State"
#define OFAC_URL "https://sanctionslist.ofac.treas.gov/"
#define BIS_URL "https://www.bis.gov/"
#define STATE_URL "https://www.state.gov/"

/* A match on the SDN list, or among the exclusions of SAM.gov, is for review; lists that control
 * exports, and those of other jurisdictions, are advisories. The parts of the Consolidated Screening
 * List are lists of their own, with the names that it gives them. */
const struct list_kind list_kinds[] = {
	{"ofac-sdn", "Specially Designated Nationals and Blocked Persons List", OFAC, OFAC_URL,
		NULL, "transactions", true},
	{"ofac-cons", "Non-SDN lists (consolidated)", OFAC, OFAC_URL, NULL, "transactions", false},
	{"bis-dpl", "Denied Persons List", BIS, BIS_URL, NULL, "export", false},
	{"sam", "Exclusions of SAM.gov", "U.S. General Services Administration",
		"https://sam.gov/content/exclusions", NULL, "contracting", true},
	{"uk-ofsi", "Consolidated List of Financial Sanctions Targets in the UK (until 2026-01-28)",
		"Office of Financial Sanctions Implementation, HM Treasury",
		"https://www.gov.uk/government/publications/"
		"financial-sanctions-consolidated-list-of-targets",
		NULL, "transactions", false},
	{"uk-sanctions", "UK Sanctions List", "Foreign, Commonwealth and Development Office",
		"https://www.gov.uk/government/publications/the-uk-sanctions-list", NULL,
		"transactions", false},
	{"eu-fsf",
		"Consolidated list of persons, groups and entities subject to EU financial "
		"sanctions",
		"European Commission", "https://webgate.ec.europa.eu/fsd/fsf", NULL, "transactions",
		false},
	{"un-sc", "United Nations Security Council Consolidated List",
		"United Nations Security Council",
		"https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list", NULL,
		"transactions", false},
	{"opensanctions", "OpenSanctions", "OpenSanctions (a compilation, no authority)",
		"https://www.opensanctions.org/", NULL, "transactions", false},
	{"csl-sdn", "Specially Designated Nationals (Consolidated Screening List)", OFAC, OFAC_URL,
		"Specially Designated Nationals", "transactions", true},
	{"csl-el", "Entity List (Consolidated Screening List)", BIS, BIS_URL, "Entity List",
		"export", false},
	{"csl-dpl", "Denied Persons List (Consolidated Screening List)", BIS, BIS_URL,
		"Denied Persons List", "export", false},
	{"csl-uvl", "Unverified List (Consolidated Screening List)", BIS, BIS_URL,
		"Unverified List", "export", false},
	{"csl-meu", "Military End User List (Consolidated Screening List)", BIS, BIS_URL,
		"Military End User", "export", false},
	{"csl-isn", "Nonproliferation Sanctions (Consolidated Screening List)", STATE, STATE_URL,
		"Nonproliferation Sanctions", "export", false},
	{"csl-dtc", "AECA Debarred List (Consolidated Screening List)", STATE, STATE_URL,
		"ITAR Debarred", "export", false},
	{"csl-cap", "CAPTA List (Consolidated Screening List)", OFAC, OFAC_URL, "Capta List",
		"transactions", false},
	{"csl-fse", "Foreign Sanctions Evaders (Consolidated Screening List)", OFAC, OFAC_URL,
		"Foreign Sanctions Evaders", "transactions", false},
	{"csl-plc", "Palestinian Legislative Council List (Consolidated Screening List)", OFAC,
		OFAC_URL, "Palestinian Legislative Council", "transactions", false},
	{"csl-ssi", "Sectoral Sanctions Identifications List (Consolidated Screening List)", OFAC,
		OFAC_URL, "Sectoral Sanctions", "transactions", false},
	{"csl-mbs", "Menu-Based Sanctions List (Consolidated Screening List)", OFAC, OFAC_URL,
		"Non-SDN Menu-Based", "transactions", false},
	{"csl-cmic", "Chinese Military-Industrial Complex Companies (Consolidated Screening List)",
		OFAC, OFAC_URL, "Non-SDN Chinese Military", "transactions", false},
	{0},
};

const struct list_kind *list_kind_find(struct str id)
{
	for (const struct list_kind *kind = list_kinds; kind->id; kind++)
		if (str_is(id, kind->id))
			return kind;
	return NULL;
}

/* A list that the project does not know is somebody's own: a match is for review. */
uint32_t listings_list(struct listings *listings, struct str id)
{
	uint32_t at = map_get(&listings->list_by_id, id);
	if (at != MAP_NONE)
		return at;
	const struct list_kind *kind = list_kind_find(id);
	struct listed_list list = {
		.id = arena_str(&listings->arena, id),
		.edition = DATE_NONE,
		.review = kind ? kind->review : true,
		.reach = str_of(kind ? kind->reach : "contracting"),
		.authority = str_of(kind ? kind->authority : NULL),
		.url = str_of(kind ? kind->url : NULL),
		.source = (uint32_t)listings->sources.count - 1,
	};
	list.title = kind ? str_of(kind->title) : list.id;
	list_push(&listings->lists, list);
	return map_put(&listings->list_by_id, list.id, (uint32_t)listings->lists.count - 1);
}

static struct str key_of(struct arena *arena, uint32_t list, struct str id)
{
	return arena_join(arena, (struct str[]){arena_printf(arena, "%u/", list), id}, 2);
}

struct listed *listings_find(struct listings *listings, uint32_t list, struct str id)
{
	struct arena scratch = {0};
	uint32_t at = map_get(&listings->by_id, key_of(&scratch, list, id));
	arena_finish(&scratch);
	return at == MAP_NONE ? NULL : &listings->entries.items[at];
}

struct listed *listings_entry(struct listings *listings, uint32_t list, struct str id, bool *added)
{
	uint32_t count = (uint32_t)listings->entries.count;
	struct str key = key_of(&listings->arena, list, id);
	uint32_t at = map_put(&listings->by_id, key, count);
	*added = at == count;
	if (*added)
		list_push(&listings->entries,
			((struct listed){.id = str_sub(key, key.len - id.len, key.len),
				.list = list,
				.source = (uint32_t)listings->sources.count - 1,
				.from = DATE_NONE,
				.to = DATE_MAX,
				.first = LISTED_NONE,
				.last = LISTED_NONE}));
	return &listings->entries.items[at];
}

static void add(struct listings *listings, struct listed *entry, struct str text,
	enum listed_quality quality)
{
	enum {
		COMPARED = 64
	}; /* a few hundred aliases are real; a million are not to cost a day */
	unsigned seen = 0;
	for (uint32_t i = entry->first; i != LISTED_NONE && seen < COMPARED; seen++) {
		if (str_eq(listings->names.items[i].text, text))
			return;
		i = listings->names.items[i].next;
	}
	uint32_t at = (uint32_t)listings->names.count;
	list_push(&listings->names,
		((struct listed_name){arena_str(&listings->arena, text), quality, LISTED_NONE}));
	if (entry->first == LISTED_NONE)
		entry->first = at;
	else
		listings->names.items[entry->last].next = at;
	entry->last = at;
}

void listings_name(struct listings *listings, struct listed *entry, struct str text,
	enum listed_quality quality)
{
	text = str_trim(text);
	if (!str_is_placeholder(text))
		add(listings, entry, text, quality);
}

void listings_site(struct listings *listings, struct listed *entry, struct str address)
{
	struct arena scratch = {0};
	struct url url;
	struct str text = str_trim(address);
	if (text.len && str_find(text, STR("://")) == STR_NPOS)
		text = arena_printf(&scratch, "https://%.*s", STR_ARG(text));
	/* A page of somebody else's site (a social network's) says nothing of its host. */
	if (text.len && text.len < 2048 && url_parse(&scratch, text, &url) &&
		str_find_byte(url.host, '.') != STR_NPOS && url.path.len < 2)
		add(listings, entry, str_from(url.host, str_starts(url.host, STR("www.")) ? 4 : 0),
			LISTED_SITE);
	arena_finish(&scratch);
}

void listings_finish(struct listings *listings)
{
	list_finish(&listings->sources);
	list_finish(&listings->lists);
	list_finish(&listings->entries);
	list_finish(&listings->names);
	map_finish(&listings->by_id);
	map_finish(&listings->list_by_id);
	arena_finish(&listings->arena);
}
