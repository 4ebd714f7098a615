/* What lets something pass or forbids it: waivers, policies with rules of one's own, ranges of
 * versions, the configuration. The first byte chooses. Whatever is wrong is said, nothing crashes, and
 * what was read can be used. */
#include "commands/config.h"
#include "fuzz.h"
#include "match/index.h"
#include "match/ownrule.h"
#include "match/policytest.h"

static const char entities[] =
	"{\"schema\":\"bomscreen-entities/"
	"1\",\"edition\":\"2026-01-02\",\"contact\":\"x\",\"entities\":["
	"{\"id\":\"acme\",\"name\":\"Acme Forbidden Software "
	"Ltd\",\"country\":\"XX\",\"identifiers\":["
	"{\"kind\":\"purl\",\"value\":\"pkg:npm/%40acmeforbidden/*\",\"relation\":\"produced\","
	"\"confidence\":\"high\",\"source\":\"s\"}]}]}";

static bool has_error(const struct doc *doc)
{
	return diags_any(&doc->diags, SEVERITY_ERROR, false);
}

static void try_waivers(struct str text)
{
	struct waivers waivers = {0};
	struct arena arena = {0};
	struct doc doc;
	doc_wrap(&doc, STR("waivers"), text, &limits_default);
	bool good = waivers_read(&waivers, &doc);
	REQUIRE(good || has_error(&doc));
	for (size_t i = 0; i < waivers.list.count; i++) {
		const struct waiver *waiver = &waivers.list.items[i];
		REQUIRE(waiver_sentence(&arena, waiver).len);
		REQUIRE(waiver->determination || waiver->expires != DATE_MAX);
		REQUIRE(!str_is(waiver->basis, "law") || waiver->number.len);
		REQUIRE(!waiver->fingerprint.len != !waiver->covers.purl.len);
	}
	waivers_finish(&waivers);
	doc_finish(&doc);
	arena_finish(&arena);
}

static void run_tests(const struct policies *policies)
{
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		for (size_t k = 0; k < policy->test_count && k < 4; k++) {
			struct arena arena = {0};
			REQUIRE(policy_test_run(policies, policy, &policy->tests[k], &arena)
					.found.len);
			arena_finish(&arena);
		}
	}
}

static void try_policy(struct str text)
{
	struct policies policies = {.edition = DATE_NONE, .limits = limits_default};
	struct doc doc, base;
	doc_wrap(&base, STR("entities"), str_of(entities), &limits_default);
	REQUIRE(load_entities(&policies, &base, STR("-")));
	doc_wrap(&doc, STR("policy"), text, &limits_default);
	bool good = load_policy(&policies, &doc, STR("-"), STR("acme"));
	good &= check_extends(&policies);
	REQUIRE(good || has_error(&doc));
	if (good) {
		policies.index = index_create(&policies);
		run_tests(&policies);
	}
	policies_finish(&policies);
	doc_finish(&doc);
	doc_finish(&base);
}

/* "RANGE VERSION VERSION" */
static void try_range(struct str text)
{
	struct arena arena = {0};
	struct vers vers;
	const char *error = NULL;
	struct str rest = text, range = str_cut(&rest, ' '), one = str_cut(&rest, ' ');
	bool good = vers_parse(&arena, range, &vers, &error);
	REQUIRE(good || error);
	if (good) {
		vers_contains(&vers, one);
		int order = version_compare(vers.scheme, one, rest);
		int back = version_compare(vers.scheme, rest, one);
		REQUIRE((order > 0) == (back < 0) && (order < 0) == (back > 0));
		REQUIRE(version_compare(vers.scheme, one, one) == 0);
		for (size_t i = 0; i < vers.count; i++) {
			enum vers_comparator comparator = vers.constraints[i].comparator;
			bool in = comparator == VERS_EQUAL || comparator == VERS_LESS_EQUAL ||
				comparator == VERS_GREATER_EQUAL;
			REQUIRE(vers_contains(&vers, vers.constraints[i].version) == in);
		}
	}
	arena_finish(&arena);
}

static enum sibling nothing_beside(struct doc *doc, struct str path, struct str *bytes)
{
	(void)doc;
	(void)path;
	(void)bytes;
	return SIBLING_NONE;
}

static void try_configuration(struct str text)
{
	struct settings settings = {0};
	struct doc doc;
	memset(settings.severities, SEVERITY_IGNORE, sizeof settings.severities);
	doc_wrap(&doc, STR("config.json"), text, &limits_default);
	doc.sibling = nothing_beside;
	bool good = config_take(&settings, &doc);
	REQUIRE(good || has_error(&doc));
	settings_finish(&settings);
	doc_finish(&doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const tries[])(struct str text) = {
		try_waivers, try_policy, try_range, try_configuration};
	if (size > 1)
		tries[data[0] % 4]((struct str){(const char *)data + 1, size - 1});
	return 0;
}
