/* The policies that the tests of matching use, and components built in memory. */
#ifndef UNIT_MATCH_FIXTURE_H
#define UNIT_MATCH_FIXTURE_H

#include "check.h"
#include "match/finding.h"
#include "policies_fixture.h"

#define IDENTIFIER(kind, value, relation, confidence, more)                                        \
	"{\"kind\":\"" kind "\",\"value\":\"" value "\",\"relation\":\"" relation                  \
	"\",\"confidence\":\"" confidence "\",\"source\":\"s\"" more "}"
#define HIGH(kind, value) IDENTIFIER(kind, value, "produced", "high", "")

static const char entities[] =
	"{\"schema\":\"bomscreen-entities/1\",\"edition\":\"2026-01-02\","
	"\"contact\":\"https://example.org/wrong\",\"entities\":["
	"{\"id\":\"umbrix\",\"name\":\"Umbrix Works AG\",\"affiliates\":["
	"{\"id\":\"umbrix-metering\",\"name\":\"Northlight Metering GmbH\",\"relation\":"
	"\"subsidiary\",\"confidence\":\"high\",\"source\":\"s\"},"
	"{\"id\":\"umbrix-sold\",\"name\":\"Oldarm Ltd\",\"relation\":\"divested\",\"from\":"
	"\"2023-01-01\",\"confidence\":\"high\",\"source\":\"s\"},"
	"{\"id\":\"umbrix-unsold\",\"name\":\"Oldarm Ltd\",\"relation\":\"subsidiary\",\"to\":"
	"\"2023-01-01\",\"confidence\":\"high\",\"source\":\"s\"}],\"identifiers\":["
	/* clang-format off */
	HIGH("name", "Umbrix Works AG") ","
	HIGH("name", "Umbrix") ","
	IDENTIFIER("name", "Umbrix Research", "produced", "medium", ",\"match\":\"prefix\"") ","
	IDENTIFIER("name", "Умбриксовые Работы", "produced", "medium", "") ","
	IDENTIFIER("name", "Umbrix Guesswork", "produced", "low", "") ","
	IDENTIFIER("name", "Umbrix Gardens LLC", "unrelated", "high", "") ","
	IDENTIFIER("brand", "umbrix", "produced", "high", ",\"match\":\"prefix\"") ","
	HIGH("brand", "ubx") ","
	IDENTIFIER("product", "Umbrix Guard", "produced", "high", ",\"class\":\"security\"") ","
	IDENTIFIER("product", "ubguard", "produced", "high", ",\"class\":\"security\"") ","
	HIGH("purl", "pkg:npm/%40umbrix/*") ","
	IDENTIFIER("purl", "pkg:npm/%40umbrix/given", "donated", "high", "") ","
	IDENTIFIER("purl", "pkg:npm/%40umbrix/charts", "produced", "high", ",\"class\":\"other\"") ","
	IDENTIFIER("purl", "pkg:pypi/ubx-client", "third-party", "high", "") ","
	IDENTIFIER("purl", "pkg:pypi/ubxtools", "unrelated", "high", "") ","
	HIGH("purl", "pkg:golang/gitlab.com/elsewhere/umtool") ","
	HIGH("owner", "github.com/UmbrixWorks") ","
	IDENTIFIER("owner", "github.com/umbrix", "unrelated", "high", ",\"note\":\"A person.\"") ","
	HIGH("domain", "umbrix.example") ","
	IDENTIFIER("domain", "mirror.umbrix.example", "unrelated", "high", "") ","
	HIGH("cpe-vendor", "umbrix_works") ","
	HIGH("namespace", "maven:example.umbrix") ","
	HIGH("namespace", "rpm:umbrixos") ","
	HIGH("namespace", "winget:Umbrix") ","
	HIGH("namespace", "docker:umbrixhub") ","
	HIGH("hash", "sha-256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")
	/* clang-format on */
	"]},"
	"{\"id\":\"citrine\",\"name\":\"Citrine OOO\",\"identifiers\":["
	/* clang-format off */
	IDENTIFIER("name", "Citrine OOO", "produced", "high", ",\"legal_form\":\"required\"") ","
	HIGH("domain", "citrine.example") ","
	IDENTIFIER("product", "Citrine Play", "produced", "high", ",\"class\":\"named-application\"")
	/* clang-format on */
	"]}]}";

#define MEASURE(id, reach, scope, entity, from, more)                                              \
	"{\"id\":\"" id                                                                            \
	"\",\"title\":\"t\",\"authority\":\"a\",\"instrument\":\"i\",\"citation\":"                \
	"\"c 1\",\"url\":\"https://example.org/1\",\"source\":\"s\",\"reach\":\"" reach            \
	"\",\"basis\":\"law\",\"addressee\":\"everybody\",\"scope\":[" scope                       \
	"],\"entities\":[\"" entity "\"],\"periods\":[{\"from\":\"" from "\"," more                \
	",\"text\":\"x\"}],\"exceptions\":[{\"product\":\"Umbrix Training\",\"text\":\"x\"}]}"
#define BANNED "\"verdict\":\"prohibited\""
#define CONTRACTOR "\"contractor\""

static const char policy[] =
	"{\"schema\":\"bomscreen-policy/1\",\"id\":\"ban\",\"title\":\"t\",\"version\":\"1\","
	"\"edition\":\"2026-01-02\",\"measures\":["
	/* clang-format off */
	MEASURE("any", "any-software", CONTRACTOR, "umbrix", "2020-01-01", BANNED) ","
	MEASURE("cyber", "cyber-software", "\"us-person\"", "umbrix", "2020-01-01",
		"\"to\":\"2024-01-01\",\"verdict\":\"review\",\"text\":\"x\"},"
		"{\"from\":\"2024-01-01\"," BANNED) ","
	MEASURE("gear", "equipment-and-services", "\"federal-agency\"", "umbrix", "2020-01-01", BANNED) ","
	MEASURE("pay", "transactions", "\"ic\"", "umbrix", "2020-01-01", BANNED) ","
	MEASURE("citrine", "any-software", CONTRACTOR, "citrine", "2020-01-01", BANNED) ","
	MEASURE("named", "named-application", "\"us-person\"", "citrine", "2020-01-01", BANNED) ","
	MEASURE("export", "export", CONTRACTOR, "citrine", "2020-01-01", "\"verdict\":\"advisory\"")
	/* clang-format on */
	"]}";

static const char bundles[] =
	"{\"schema\":\"bomscreen-bundles/1\",\"default\":\"all\",\"bundles\":["
	"{\"id\":\"all\",\"title\":\"t\",\"meaning\":\"m\",\"scope\":\"contractor\",\"policies\":["
	"{\"policy\":\"ban\",\"tier\":\"prohibit\"}]},"
	"{\"id\":\"mild\",\"title\":\"t\",\"meaning\":\"m\",\"scope\":\"contractor\",\"policies\":["
	"{\"policy\":\"ban\",\"tier\":\"review\",\"hardware\":\"prohibit\"}]},"
	"{\"id\":\"strict\",\"title\":\"t\",\"meaning\":\"m\",\"scope\":\"contractor\","
	"\"policies\":["
	"{\"policy\":\"ban\",\"tier\":\"prohibit\",\"any_software\":true}]},"
	"{\"id\":\"quiet\",\"title\":\"t\",\"meaning\":\"m\",\"scope\":\"contractor\",\"policies\":"
	"["
	"{\"policy\":\"ban\",\"tier\":\"advisory\"}]}]}";

static const char *const texts[FIXTURE_FILES] = {entities, policy, bundles};

/* One identity in a row: "supplier Umbrix", "vcs https://...", in front of it "ancestor " ... */
static const struct {
	const char *word;
	uint8_t kind, detail;
	bool person;
} kinds[] = {
	{"purl", ID_PURL, 0, false},
	{"name", ID_NAME, 0, false},
	{"group", ID_GROUP, 0, false},
	{"supplier", ID_PARTY, PARTY_SUPPLIER, false},
	{"manufacturer", ID_PARTY, PARTY_MANUFACTURER, false},
	{"publisher", ID_PARTY, PARTY_PUBLISHER, false},
	{"author", ID_PARTY, PARTY_AUTHOR, false},
	{"person", ID_PARTY, PARTY_AUTHOR, true},
	{"provider", ID_PARTY, PARTY_PROVIDER, false},
	{"creator", ID_SWID, PARTY_TAG_CREATOR, false},
	{"swid", ID_SWID, 0, false},
	{"email", ID_EMAIL, PARTY_AUTHOR, false},
	{"cpe", ID_CPE, 0, false},
	{"vcs", ID_URL, URL_VCS, false},
	{"distribution", ID_URL, URL_DISTRIBUTION, false},
	{"website", ID_URL, URL_WEBSITE, false},
	{"endpoint", ID_URL, URL_ENDPOINT, false},
	{"hash", ID_HASH, 0, false},
	{"copyright", ID_COPYRIGHT, 0, false},
	{"license", ID_LICENSE, 0, false},
};

static const struct {
	const char *word;
	enum identity_via via;
} vias[] = {{"ancestor ", VIA_ANCESTOR}, {"variant ", VIA_VARIANT}, {"descendant ", VIA_DESCENDANT},
	{"formulation ", VIA_FORMULATION}, {"document ", VIA_DOCUMENT}};

static inline void add_identity(struct bom *bom, uint32_t index, struct str text)
{
	struct component *component = &bom->components.items[index];
	struct identity identity = {.via = VIA_SELF};
	for (size_t i = 0; i < sizeof vias / sizeof *vias; i++) {
		if (str_starts(text, str_of(vias[i].word))) {
			identity.via = (uint8_t)vias[i].via;
			text = str_from(text, strlen(vias[i].word));
		}
	}
	struct str word = str_cut(&text, ' ');
	bool known = false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!str_is(word, kinds[i].word))
			continue;
		known = true;
		identity.kind = kinds[i].kind;
		identity.detail = kinds[i].detail;
		identity.person = kinds[i].person;
	}
	identity.value = text;
	CHECK(known);
	if (identity.kind == ID_NAME && identity.via == VIA_SELF)
		component->name = text;
	if (identity.kind == ID_GROUP)
		component->group = text;
	if (identity.kind == ID_PURL && identity.via == VIA_SELF)
		component->purl = text;
	bom_add_identity(bom, index, &identity);
}

/* A component from "name a|supplier b|..."; "type firmware" sets its type. */
static inline void add_component(struct bom *bom, const char *description)
{
	struct component component = {.parent = COMPONENT_NONE};
	uint32_t index = bom_add_component(bom, &component);
	for (struct str rest = str_of(description); rest.ptr;) {
		struct str text = str_cut(&rest, '|');
		if (str_is(text, "type firmware"))
			bom->components.items[index].type = TYPE_FIRMWARE;
		else if (str_is(text, "type service"))
			bom->components.items[index].service = true;
		else
			add_identity(bom, index, text);
	}
}

#endif
