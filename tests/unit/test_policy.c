/* Loading policies: what is read, and that each kind of mistake is an error at its place. */
#include "check.h"
#include "policies_fixture.h"

static const char entities[] =
	"{ \"schema\": \"bomscreen-entities/1\", \"edition\": \"2026-01-02\",\n"
	"  \"contact\": \"https://example.org/wrong\",\n"
	"  \"entities\": [\n"
	"    { \"id\": \"umbrix\", \"name\": \"Umbrix Works AG\", \"country\": \"XX\",\n"
	"      \"affiliates\": [ { \"id\": \"umbrix-sub\", \"name\": \"Umbrix Metering GmbH\", "
	"\"relation\": \"subsidiary\", \"from\": \"2020-01-01\", \"to\": null, \"confidence\": "
	"\"high\", \"source\": \"a\" } ],\n"
	"      \"identifiers\": [\n"
	"        { \"kind\": \"name\", \"value\": \"Umbrix\", \"relation\": \"produced\", "
	"\"confidence\": \"high\", \"source\": \"a\", \"from\": null, \"to\": \"2025-01-01\" },\n"
	"        { \"kind\": \"brand\", \"value\": \"umbrix\", \"relation\": \"produced\", "
	"\"confidence\": \"high\", \"source\": \"a\", \"match\": \"prefix\" },\n"
	"        { \"kind\": \"purl\", \"value\": \"pkg:npm/%40umbrix/*\", \"relation\": "
	"\"produced\", \"confidence\": \"high\", \"source\": \"a\", \"class\": \"security\", "
	"\"note\": \"Its own.\", \"replacement\": \"another\" },\n"
	"        { \"kind\": \"owner\", \"value\": \"github.com/Umbrix\", \"relation\": "
	"\"produced\", \"confidence\": \"high\", \"source\": \"a\" }\n"
	"      ] } ] }\n";

static const char policy[] =
	"{ \"schema\": \"bomscreen-policy/1\", \"id\": \"ban\", \"title\": \"A ban\",\n"
	"  \"version\": \"1.0.0\", \"edition\": \"2026-01-02\", \"extends\": [],\n"
	"  \"measures\": [\n"
	"    { \"id\": \"ban/1\", \"title\": \"t\", \"authority\": \"a\", \"instrument\": \"i\",\n"
	"      \"citation\": \"c 1\", \"url\": \"https://example.org/1\", \"quote\": \"q\",\n"
	"      \"source\": \"s\", \"reach\": \"any-software\", \"basis\": \"law\",\n"
	"      \"addressee\": \"everybody\", \"scope\": [\"contractor\", \"ic\"],\n"
	"      \"entities\": [\"umbrix\"],\n"
	"      \"periods\": [ { \"from\": \"2020-01-01\", \"to\": \"2021-01-01\", \"verdict\": "
	"\"review\", \"text\": \"x\" },\n"
	"        { \"from\": \"2021-01-01\", \"verdict\": \"prohibited\", \"text\": \"y\" } ],\n"
	"      \"exceptions\": [ { \"product\": \"Umbrix Training\", \"text\": \"z\" } ],\n"
	"      \"next\": \"n\" } ],\n"
	"  \"tests\": [ { \"name\": \"t1\", \"component\": { \"name\": \"x\", \"supplier\": "
	"\"Umbrix\", \"type\": \"firmware\" }, \"as_of\": \"2024-01-01\", \"bundle\": \"all\", "
	"\"expect\": \"prohibited\", \"entity\": \"umbrix\" } ],\n"
	"  \"withdrawn\": [ { \"value\": \"v\", \"date\": \"2025-01-01\", \"reason\": \"r\" } ] "
	"}\n";

static const char bundles[] =
	"{ \"schema\": \"bomscreen-bundles/1\", \"default\": \"all\",\n"
	"  \"bundles\": [ { \"id\": \"all\", \"title\": \"t\", \"meaning\": \"m\",\n"
	"    \"scope\": \"contractor\",\n"
	"    \"policies\": [ { \"policy\": \"ban\", \"tier\": \"review\", \"hardware\": "
	"\"prohibit\", \"ic\": \"advisory\", \"any_software\": true } ] } ] }\n";

static const char *const texts[FIXTURE_FILES] = {entities, policy, bundles};

enum file { ENTITIES, POLICY, BUNDLES };

static void test_good(void)
{
	struct fixture fixture;
	int32_t date;
	fixture_open(&fixture, texts, 0, NULL, NULL);
	struct policies *policies = &fixture.policies;
	CHECK(fixture.loaded);
	CHECK(policies->entities.count == 2 && policies->identifiers.count == 5);
	CHECK_STR(policies->entities.items[1].parent, "umbrix");
	CHECK_STR(policies->entities.items[0].short_name, "Umbrix");
	CHECK(policies->entities.items[0].certain);
	CHECK_STR(policies->contact, "https://example.org/wrong");
	CHECK_STR(policies->default_bundle, "all");
	const struct identifier *affiliate = &policies->identifiers.items[0];
	CHECK(affiliate->entity == 0 && affiliate->affiliate == 1);
	CHECK(date_parse(STR("2020-01-01"), &date) && affiliate->from == date);
	CHECK(affiliate->to == DATE_MAX && policies->identifiers.items[1].from == DATE_NONE);
	CHECK(policies->identifiers.items[2].prefix);
	CHECK(policies->identifiers.items[3].product_class == CLASS_SECURITY);
	CHECK_STR(policies->identifiers.items[3].replacement, "another");
	const struct policy *ban = policies_find(policies, STR("ban"));
	if (CHECK(ban && ban->measure_count == 1 && ban->test_count == 1)) {
		const struct measure *measure = &ban->measures[0];
		CHECK(measure->scopes == (1 << SCOPE_CONTRACTOR | 1 << SCOPE_IC));
		CHECK(measure->period_count == 2 && measure->periods[1].to == DATE_MAX);
		CHECK(measure->periods[0].verdict == VERDICT_REVIEW);
		CHECK(measure->exception_count == 1 && ban->tests[0].type == TYPE_FIRMWARE);
		CHECK(ban->sha256.len == 64);
	}
	const struct bundle *all = policies_bundle(policies, STR("all"));
	if (CHECK(all && all->member_count == 1)) {
		CHECK(all->members[0].tier == TIER_REVIEW && all->members[0].any_software);
		CHECK(all->members[0].hardware == TIER_PROHIBIT);
		CHECK(all->members[0].ic_tier == TIER_ADVISORY);
	}
	fixture_close(&fixture);
}

/* Each replaces a text once; the first error must be on that line and hold these words. */
static const struct {
	enum file file;
	const char *find, *replace;
	size_t line;
	const char *says;
} mistakes[] = {
	{ENTITIES, "entities/1", "entities/9", 1, "this program reads \"bomscreen-entities/1\""},
	{ENTITIES, "\"contact\"", "\"kontact\"", 2, "has no member \"kontact\"; allowed: schema"},
	{ENTITIES, "\"2026-01-02\"", "\"2026-02-30\"", 1, "a date YYYY-MM-DD"},
	{ENTITIES, "\"kind\": \"name\"", "\"kind\": \"nmae\"", 7, "allowed: name, brand, purl"},
	{ENTITIES, "\"source\": \"a\"", "\"source\": \" \"", 5, "says nothing"},
	{ENTITIES, ", \"source\": \"a\"", "", 5, "lacks the member \"source\""},
	{ENTITIES, "\"relation\": \"produced\"", "\"relation\": 1", 7, "must be a string"},
	{ENTITIES, "\"id\": \"umbrix-sub\"", "\"id\": \"umbrix\"", 5, "two entities have the id"},
	{ENTITIES, "2025-01-01", "1025-01-01", 0, NULL},
	{ENTITIES, "\"from\": null", "\"from\": \"2025-01-01\"", 7, "before it begins"},
	{ENTITIES, "pkg:npm/%40umbrix/*", "pkg:pypi/umbrix*", 9, "whole last segment"},
	{ENTITIES, "pkg:npm/%40umbrix/*", "pkg:pypi/*", 9, "reserves"},
	{ENTITIES, "pkg:npm/%40umbrix/*", "pkg:npm/*", 9, "reserves"},
	{ENTITIES, "pkg:npm/%40umbrix/*", "pkg:npm/umbrix@1.0", 9, "no version"},
	{ENTITIES, "pkg:npm/%40umbrix/*", "umbrix", 9, "no package URL"},
	{ENTITIES, "github.com/Umbrix", "Umbrix", 10, "must be HOST/OWNER"},
	{ENTITIES, "\"value\": \"umbrix\"", "\"value\": \"umb\"", 8, "too common"},
	{ENTITIES, "\"match\": \"prefix\"", "\"legal_form\": \"required\"", 8, "only a name"},
	{ENTITIES, "\"kind\": \"owner\", \"value\": \"github.com/Umbrix\"",
		"\"kind\": \"brand\", \"value\": \"umbrix\"", 10, "twice for the same time"},
	{ENTITIES, "] } ] }", "] } ] ", 0, NULL},
	{ENTITIES, "\"kind\": \"name\",", "\"kind\": \"name\", \"kind\": \"name\",", 7, "twice"},
	{POLICY, "\"id\": \"ban\"", "\"id\": \"bann\"", 1, "the folder is \"ban\""},
	{POLICY, "\"citation\": \"c 1\", ", "", 4, "lacks the member \"citation\""},
	{POLICY, "\"entities\": [\"umbrix\"]", "\"entities\": [\"umbrax\"]", 8,
		"no entity has the id \"umbrax\""},
	{POLICY, "\"entities\": [\"umbrix\"]", "\"entities\": []", 8, "needs an entity"},
	{POLICY, "\"entities\": [\"umbrix\"]", "\"entities\": [\"umbrix\", \"umbrix\"]", 8,
		"twice"},
	{POLICY, "\"ic\"]", "\"icc\"]", 7, "allowed: federal-agency"},
	{POLICY, "[\"contractor\", \"ic\"]", "[]", 7, "needs a scope"},
	{POLICY, "\"to\": \"2021-01-01\"", "\"to\": \"2021-01-02\"", 10, "do not overlap"},
	{POLICY, "\"to\": \"2021-01-01\"", "\"to\": \"2020-01-01\"", 9, "must end (to) after"},
	{POLICY, "\"from\": \"2020-01-01\", ", "\"from\": null, ", 9, "from which it holds"},
	{POLICY, "\"verdict\": \"review\"", "\"verdict\": \"deny\"", 9,
		"allowed: advisory, review, prohibited"},
	{POLICY, "\"any-software\"", "\"all-software\"", 6, "allowed: any-software"},
	{POLICY, "\"type\": \"firmware\"", "\"type\": \"frimware\"", 13, "allowed: application"},
	{POLICY, "\"entity\": \"umbrix\" }", "\"entity\": \"umbrox\" }", 13, "no entity"},
	{POLICY, "\"reason\": \"r\"", "\"why\": \"r\"", 14, "no member \"why\""},
	{BUNDLES, "\"policy\": \"ban\"", "\"policy\": \"bam\"", 4, "no policy has the id \"bam\""},
	{BUNDLES, "\"default\": \"all\"", "\"default\": \"al\"", 1, "no bundle has the id \"al\""},
	{BUNDLES, "\"tier\": \"review\"", "\"tier\": \"deny\"", 4, "allowed: off, advisory"},
	{BUNDLES, "true", "\"yes\"", 4, "must be true or false"},
};

static void test_mistakes(void)
{
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		struct fixture fixture;
		fixture_open(
			&fixture, texts, mistakes[i].file, mistakes[i].find, mistakes[i].replace);
		const char *says = mistakes[i].says;
		bool found = false;
		size_t errors = 0;
		for (size_t k = 0; k < fixture.policies.docs.count; k++) {
			struct doc *doc = fixture.policies.docs.items[k];
			for (size_t j = 0; j < doc->diags.list.count; j++) {
				struct diagnostic *diagnostic = &doc->diags.list.items[j];
				size_t line = doc_place(doc, diagnostic->offset).line;
				errors++;
				found |= says &&
					str_find(diagnostic->text, str_of(says)) != STR_NPOS &&
					line == mistakes[i].line;
			}
		}
		if (!CHECK(says ? found && !fixture.loaded : true))
			fprintf(stderr, "  for \"%s\" -> \"%s\"\n", mistakes[i].find,
				mistakes[i].replace);
		CHECK(fixture.loaded == (errors == 0));
		fixture_close(&fixture);
	}
}

static void test_folders(void)
{
	struct policies policies;
	const char *missing[] = {"/nonexistent"};
	CHECK(!policies_load(&policies, missing, 1, &limits_default));
	policies_finish(&policies);
	struct fixture fixture;
	fixture_open(&fixture, texts, 0, NULL, NULL);
	char one[80];
	snprintf(one, sizeof one, "%s/ban/", fixture.folder);
	const char *alone[] = {one};
	/* The one policy is added to the built-in ones, whose entities do not know its own. */
	CHECK(!policies_load(&policies, alone, 1, &limits_default));
	CHECK(policies_find(&policies, STR("ban")));
	CHECK(policies_find(&policies, STR("far-52.204-23")) && policies.bundles.count > 0);
	policies_finish(&policies);
	fixture_close(&fixture);
}

int main(void)
{
	test_good();
	test_mistakes();
	test_folders();
	return check_report();
}
