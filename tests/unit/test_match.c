/* Matching and verdicts: a policy of the test's own against components built in memory; the
 * order of components does not matter. */
#include "match_fixture.h"

struct result_of_one {
	enum verdict verdict;
	struct str evidence; /* kinds, joined by ", " */
	struct str reason, why, entity, others;
	size_t findings, advisories, attributed;
	int32_t changes;
	enum confidence confidence;
};

static struct result_of_one screen_one(struct fixture *fixture, struct arena *arena,
	const char *description, const char *bundle, enum scope scope, const char *as_of)
{
	struct screening screening = {.policies = &fixture->policies,
		.bundle = policies_bundle(&fixture->policies, str_of(bundle)),
		.scope = scope};
	struct bom bom;
	CHECK(screening.bundle && date_parse(str_of(as_of), &screening.as_of));
	bom_init(&bom, NULL);
	add_component(&bom, description);
	struct input input = {.bom = &bom};
	screen(&screening, &input);
	struct result_of_one result = {
		.verdict = input.verdict,
		.findings = input.findings.count,
		.advisories = input.advisories.count,
		.attributed = input.summary.attributed,
	};
	if (input.findings.count) {
		const struct finding *finding = &input.findings.items[0];
		struct buf kinds_text = {0};
		for (size_t i = 0; i < finding->evidence_count; i++) {
			buf_puts(&kinds_text, i ? ", " : "");
			buf_add(&kinds_text, finding->evidence[i].kind);
		}
		result.evidence = arena_str(arena, buf_str(&kinds_text));
		buf_finish(&kinds_text);
		result.reason = arena_str(arena, finding->reason);
		result.why = arena_str(arena, finding->why);
		result.others = arena_str(arena, finding->others);
		result.entity = finding->entity ? finding->entity->id : STR_NONE;
		result.changes = finding->changes;
		result.confidence = finding->confidence;
	}
	input_finish(&input);
	bom_finish(&bom);
	arena_finish(&screening.arena);
	return result;
}

#define P VERDICT_PROHIBITED
#define R VERDICT_REVIEW
#define N VERDICT_NO_MATCH
#define U VERDICT_UNKNOWN

/* In scope contractor under the bundle "all" on 2026-01-02: the measure "any" of Umbrix and
 * "citrine" of Citrine are what counts. */
static const struct {
	const char *description;
	enum verdict verdict;
	const char *evidence;
} rows[] = {
	/* packages */
	{"name ui|purl pkg:npm/%40umbrix/ui@1.0", P, "npm scope"},
	{"name ui|purl pkg:npm/@umbrix/ui@1.0", P, "npm scope"},
	{"name ui|purl pkg:npm/%40umbrixx/ui@1.0", R, "word in the name"},
	{"name given|purl pkg:npm/%40umbrix/given@2.0", R, "package"},
	{"name x|purl pkg:npm/umbri@1", N, NULL},
	{"name x|purl pkg:golang/github.com/umbrixworks/x/v2@v2.0", P, "repository owner"},
	{"name x|purl pkg:golang/go.umbrix.example/x@v2.0", P, "module path"},
	{"name x|purl pkg:golang/gitlab.com/elsewhere/umtool/sub@v1", P, "repository owner"},
	{"name x|purl pkg:golang/gitlab.com/elsewhere/other@v1", N, NULL},
	{"name x|purl pkg:github/UmbrixWorks/x@1", P, "repository owner"},
	{"name x|purl pkg:maven/example.umbrix.sdk/x@1", P, "Maven group"},
	{"name x|purl pkg:maven/example.umbrixy/x@1", R, "word in the name"},
	{"name x|purl pkg:maven/io.github.umbrixworks/x@1", P, "Maven group"},
	{"name x|purl pkg:rpm/umbrixos/x@1", P, "distribution"},
	{"name x|purl pkg:rpm/other/x@1?distro=umbrixos-3", P, "distribution"},
	{"name x|purl pkg:docker/umbrixhub/x@1", P, "image namespace"},
	{"name x|purl pkg:oci/x?repository_url=docker.io/umbrixhub/x", P, "image namespace"},
	{"name x|purl pkg:docker/ghcr.io/umbrixworks/x@1", P, "image namespace"},
	{"name x|purl pkg:winget/Umbrix.Tool@1", P, "package namespace"},
	{"name x|purl pkg:generic/x@1?download_url=https://get.umbrix.example/x.zip", P,
		"host of the download"},
	{"name x|purl pkg:generic/x@1?vcs_url=git+https://github.com/UmbrixWorks/x", P,
		"owner of the source repository"},
	{"name x|purl pkg:pypi/x@1?repository_url=https://pypi.umbrix.example/simple", R,
		"host of the package registry"},
	{"name ubx-client|purl pkg:pypi/ubx-client@1", R, "package"},
	{"name ubxtools|purl pkg:pypi/ubxtools@1", N, NULL},
	/* names: aligned words only */
	{"name umbrix-sdk|purl pkg:pypi/umbrix-sdk@1", R, "word in the name"},
	{"name UmbrixCustomInstaller2022|purl pkg:pypi/a@1", R, "word in the name"},
	{"name myUMBRIXclient|purl pkg:pypi/a@1", N, NULL},
	{"name ubx|purl pkg:pypi/ubx@1", R, "word in the name"},
	{"name aubxy|purl pkg:pypi/aubxy@1", N, NULL},
	{"name tubx|purl pkg:pypi/tubx@1", N, NULL},
	{"name lib-ubx2|purl pkg:pypi/lib-ubx2@1", R, "word in the name"},
	{"name u-b-x|purl pkg:pypi/u-b-x@1", N, NULL},
	{"name numbrix|purl pkg:pypi/numbrix@1", N, NULL},
	{"name Umbrix Guard for Linux|supplier Example Corp", R, "product name, word in the name"},
	{"name ubguard|supplier Example Corp", R, "product name"},
	{"name my ubguard helper|supplier Example Corp", N, NULL},
	{"name Umbrix Works AG|supplier Example Corp", R, "word in the name"},
	{"name x|group umbrix|supplier Example Corp", R, "word in the name"},
	{"name x|group AlanUmbrix|supplier Example Corp", N, NULL},
	{"name x|group example.umbrix.sdk", R, "group, word in the name"},
	/* parties */
	{"name x|supplier Umbrix Works AG", P, "supplier"},
	{"name x|supplier Organization: UMBRIX WORKS, A.G. (a@b.example)", P, "supplier"},
	{"name x|supplier Umbrix-Works", P, "supplier"},
	{"name x|manufacturer Umbrix", P, "manufacturer"},
	{"name x|publisher Umbrix", P, "publisher"},
	{"name x|author Umbrix", P, "author"},
	{"name x|provider Umbrix", P, "provider"},
	{"name x|creator Umbrix Works", P, "SWID tag creator"},
	{"name x|swid regid.2020-01.com.example_x", N, NULL},
	{"name x|supplier Umbr1x Tools", R, "word like a name in a party's name"},
	{"name x|supplier Umbrox Tools", N, NULL},
	{"name x|supplier Umbrix Research of the North Ltd", P, "supplier"},
	{"name x|supplier Umbrix Guesswork", R, "supplier"},
	{"name x|supplier Умбриксовые работы", P, "supplier"},
	{"name x|supplier Umbriksovye Raboty", P, "supplier"},
	{"name x|supplier Northlight Metering", P, "supplier"},
	{"name x|supplier Oldarm Ltd", R, "supplier"},
	{"name x|supplier Umbrix Cleaning Ltd", R, "word in a party's name"},
	{"name x|author Umbrix Cleaning", N, NULL},
	{"name x|supplier Umbrix Gardens LLC", N, NULL},
	{"name umbrix-garden-tool|supplier Umbrix Gardens LLC", N, NULL},
	{"name x|supplier dev.umbrix.example", P, "supplier"},
	{"name x|person Umbrix", N, NULL},
	{"name x|person Umbrix Works AG", R, "person"},
	{"name x|author Person: Otto Umbrix", N, NULL},
	{"name x|email a@umbrix.example", R, "e-mail domain"},
	{"name x|email a@gmail.com", N, NULL},
	{"name x|document supplier Umbrix", P, "supplier"},
	{"name x|supplier NOASSERTION", U, NULL},
	{"name x|supplier Citrine Securities LLC", N, NULL},
	{"name x|supplier Citrine", N, NULL},
	{"name x|supplier Citrine LLC", N, NULL}, /* the list says OOO: another country's form */
	{"name x|supplier Citrine OOO|website https://citrine.example", P, "supplier, website"},
	/* addresses */
	{"name x|vcs git@github.com:UmbrixWorks/x.git", P, "owner of the source repository"},
	{"name x|vcs https://git.umbrix.example/x", P, "host of the source repository"},
	{"name x|distribution https://get.umbrix.example/x", P, "host of the download"},
	{"name x|distribution https://mirror.umbrix.example/x", N, NULL},
	{"name x|distribution https://umbrix.example./x", P, "host of the download"},
	{"name x|distribution https://UMBRIX.example:8080", P, "host of the download"},
	{"name x|vcs git@github.com:UmbrixWorks/x?a://b.example", P,
		"owner of the source repository"},
	{"name x|vcs git+ssh://git@github.com/UmbrixWorks/x", P, "owner of the source repository"},
	{"name x|website https://www.umbrix.example/x", R, "website"},
	{"name x|website https://umbrix.example.org/", N, NULL},
	{"name x|website https://notumbrix.example/", N, NULL},
	{"name x|website https://example.org/umbrix.example", N, NULL},
	{"name x|endpoint https://api.umbrix.example/", P, "host of the service"},
	{"name x|vcs https://github.com/umbrix/x", N, NULL},
	{"name x|vcs https://github.com/umbrix/x|publisher umbrix", R, "publisher"},
	/* the rest */
	{"name x|cpe cpe:2.3:a:umbrix_works:x:1:*:*:*:*:*:*:*", P, "CPE vendor"},
	{"name x|cpe cpe:/a:umbrix_works:x:1", P, "CPE vendor"},
	{"name x|cpe cpe:2.3:a:other:umbrix_x:1:*:*:*:*:*:*:*", R, "word in the name"},
	{"name x|hash sha-256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", P,
		"hash"},
	{"name x|purl pkg:npm/x@1|copyright (c) 2020 Umbrix and others", R, "copyright notice"},
	{"name x|purl pkg:npm/x@1|copyright Copyright 2012-2016: A. B. C, Umbrix Works AG. All "
	 "rights "
	 "reserved",
		R, "copyright notice"},
	{"name x|purl pkg:npm/x@1|copyright Copyright (c) 2012: Somebody, Umbrix Lin", N, NULL},
	{"name x|purl pkg:npm/x@1|license Umbrix Public License", N, NULL},
	{"name x|purl pkg:npm/x@1|ancestor supplier Umbrix", R, "supplier of an ancestor"},
	{"name x|purl pkg:npm/x@1|descendant supplier Umbrix", N, NULL},
	{"name x|purl pkg:npm/x@1|formulation supplier Umbrix", P,
		"supplier of a step in its making"},
	{"name x", U, NULL},
	{"name x|purl pkg:generic/x@1", U, NULL},
	{"name x|ancestor supplier Somebody", U, NULL},
};

static void test_rows(struct fixture *fixture, struct arena *arena)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct result_of_one result = screen_one(
			fixture, arena, rows[i].description, "all", SCOPE_CONTRACTOR, "2026-01-02");
		bool good = CHECK(result.verdict == rows[i].verdict);
		if (!CHECK_STR(result.evidence, rows[i].evidence) || !good)
			fprintf(stderr, "  %s: %s (%.*s)\n", rows[i].description,
				verdict_name(result.verdict), STR_ARG(result.reason));
	}
}

/* Bundles, scopes, dates, reach. */
static const struct {
	const char *description, *bundle;
	enum scope scope;
	const char *as_of;
	enum verdict verdict;
	size_t findings, advisories;
} cases[] = {
	{"name x|supplier Umbrix", "all", SCOPE_CONTRACTOR, "2019-12-31", N, 0, 0},
	{"name x|supplier Umbrix", "all", SCOPE_CONTRACTOR, "2020-01-01", P, 1, 3},
	{"name x|supplier Umbrix", "mild", SCOPE_CONTRACTOR, "2026-01-02", R, 1, 3},
	{"name x|supplier Umbrix|type firmware", "mild", SCOPE_CONTRACTOR, "2026-01-02", P, 1, 3},
	{"name x|supplier Umbrix", "quiet", SCOPE_CONTRACTOR, "2026-01-02", N, 0, 4},
	{"name x|supplier Oldarm Ltd", "all", SCOPE_CONTRACTOR, "2022-12-31", P, 1, 3},
	{"name x|supplier Oldarm Ltd", "all", SCOPE_CONTRACTOR, "2023-01-01", R, 1, 3},
	/* cyber-software */
	{"name Umbrix Guard|supplier Umbrix", "all", SCOPE_US_PERSON, "2026-01-02", P, 1, 3},
	{"name Umbrix Guard|supplier Umbrix", "all", SCOPE_US_PERSON, "2023-12-31", R, 1, 3},
	{"name x|supplier Umbrix", "all", SCOPE_US_PERSON, "2026-01-02", R, 1, 3},
	{"name charts|purl pkg:npm/%40umbrix/charts@1", "all", SCOPE_US_PERSON, "2026-01-02", N, 0,
		3},
	{"name Umbrix Training|supplier Umbrix", "all", SCOPE_US_PERSON, "2026-01-02", N, 0, 0},
	/* equipment */
	{"name x|supplier Umbrix", "all", SCOPE_FEDERAL_AGENCY, "2026-01-02", R, 1, 3},
	{"name x|supplier Umbrix|type firmware", "all", SCOPE_FEDERAL_AGENCY, "2026-01-02", P, 1,
		3},
	{"name x|cpe cpe:2.3:h:umbrix_works:cam:1:*:*:*:*:*:*:*", "all", SCOPE_FEDERAL_AGENCY,
		"2026-01-02", P, 1, 3},
	{"name x|supplier Umbrix", "strict", SCOPE_FEDERAL_AGENCY, "2026-01-02", P, 1, 3},
	/* transactions */
	{"name x|supplier Umbrix", "all", SCOPE_IC, "2026-01-02", P, 1, 3},
	{"name x|purl pkg:npm/%40umbrix/x@1", "all", SCOPE_IC, "2026-01-02", R, 1, 3},
	{"name x|purl pkg:npm/%40umbrix/x@1|type service", "all", SCOPE_IC, "2026-01-02", P, 1, 3},
	/* a named application */
	{"name Citrine Play|supplier Citrine OOO", "all", SCOPE_US_PERSON, "2026-01-02", P, 1, 2},
	{"name x|vcs https://git.citrine.example/x", "all", SCOPE_US_PERSON, "2026-01-02", R, 1, 2},
};

static void test_cases(struct fixture *fixture, struct arena *arena)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct result_of_one result = screen_one(fixture, arena, cases[i].description,
			cases[i].bundle, cases[i].scope, cases[i].as_of);
		bool good = CHECK(result.verdict == cases[i].verdict);
		bool counted = CHECK(result.findings == cases[i].findings);
		if (!CHECK(result.advisories == cases[i].advisories) || !counted || !good)
			fprintf(stderr, "  %s, %s, %s: %s, %zu findings, %zu advisories\n",
				cases[i].description, cases[i].bundle, cases[i].as_of,
				verdict_name(result.verdict), result.findings, result.advisories);
	}
}

static void test_words_of_findings(struct fixture *fixture, struct arena *arena)
{
	struct result_of_one result = screen_one(fixture, arena,
		"name ui|group @umbrix|purl pkg:npm/%40umbrix/ui@1|author Umbrix Works AG", "all",
		SCOPE_CONTRACTOR, "2026-01-02");
	CHECK_STR(result.reason, "@umbrix/ui is published by Umbrix Works AG");
	CHECK_STR(result.evidence, "npm scope, author");
	CHECK_STR(result.entity, "umbrix");
	CHECK(result.confidence == CONFIDENCE_HIGH && result.attributed == 1);
	result = screen_one(fixture, arena, "name umbrixtip|purl pkg:pypi/umbrixtip@1", "all",
		SCOPE_CONTRACTOR, "2026-01-02");
	CHECK_STR(result.reason,
		"umbrixtip carries the name of a Umbrix product; its maker is not shown to be "
		"Umbrix");
	CHECK_STR(result.why, "word in the name only; no vendor namespace, domain, CPE or author");
	CHECK(result.confidence == CONFIDENCE_LOW && result.attributed == 0);
	result = screen_one(fixture, arena, "name umbrixtip|supplier Example Corp", "all",
		SCOPE_CONTRACTOR, "2026-01-02");
	CHECK_STR(result.why, "word in the name only; the supplier stated is \"Example Corp\"");
	CHECK(result.attributed == 1);
	result = screen_one(fixture, arena, "name x|supplier Northlight Metering GmbH", "all",
		SCOPE_CONTRACTOR, "2026-01-02");
	CHECK_STR(result.reason,
		"x is supplied by Northlight Metering GmbH, a subsidiary of Umbrix Works AG");
	result = screen_one(fixture, arena, "name given|purl pkg:npm/%40umbrix/given@1", "all",
		SCOPE_CONTRACTOR, "2026-01-02");
	CHECK_STR(
		result.reason, "given began at Umbrix Works AG and has since been given to others");
	result = screen_one(fixture, arena, "name charts|purl pkg:npm/%40umbrix/charts@1", "all",
		SCOPE_CONTRACTOR, "2026-01-02");
	CHECK_STR(result.others, "CYBER not matched: not security software.");
	result = screen_one(fixture, arena, "name Umbrix Guard|supplier Umbrix", "all",
		SCOPE_US_PERSON, "2023-12-31");
	int32_t date;
	CHECK(date_parse(STR("2024-01-01"), &date) && result.changes == date);
}

static void test_hidden_text(struct fixture *fixture)
{
	struct screening screening = {.policies = &fixture->policies,
		.bundle = policies_bundle(&fixture->policies, STR("all")),
		.scope = SCOPE_CONTRACTOR};
	struct bom bom;
	CHECK(date_parse(STR("2026-01-02"), &screening.as_of));
	bom_init(&bom, NULL);
	add_component(&bom, "name x|purl pkg:npm/x@1");
	bom.components.items[0].has_nul = true;
	bom.components.items[0].name = (struct str){"x\0umbrix", 8};
	bom_identity(&bom, 0)->value = bom.components.items[0].name;
	bom_identity(&bom, 0)->kind = ID_NAME;
	struct input input = {.bom = &bom};
	screen(&screening, &input);
	CHECK(input.verdict == VERDICT_REVIEW && input.findings.count == 2);
	bool hidden = false;
	for (size_t i = 0; i < input.findings.count; i++)
		hidden |= str_is(input.findings.items[i].measure->id, "hidden-text");
	CHECK(hidden);
	input_finish(&input);
	bom_finish(&bom);
	arena_finish(&screening.arena);
}

static void test_own(struct fixture *fixture)
{
	const struct str own[] = {STR_INIT("our-*")};
	struct screening screening = {.policies = &fixture->policies,
		.bundle = policies_bundle(&fixture->policies, STR("all")),
		.scope = SCOPE_CONTRACTOR,
		.own = own,
		.own_count = 1,
		.all = true};
	struct bom bom;
	CHECK(date_parse(STR("2026-01-02"), &screening.as_of));
	bom_init(&bom, NULL);
	add_component(&bom, "name our-umbrix-client");
	add_component(&bom, "name our-thing|supplier Umbrix");
	add_component(&bom, "name else");
	struct input input = {.bom = &bom};
	screen(&screening, &input);
	CHECK(input.verdicts[0] == VERDICT_NO_MATCH && input.makers[0].attributed);
	CHECK(input.verdicts[1] == VERDICT_PROHIBITED);
	CHECK(input.makers[1].entity && str_is(input.makers[1].entity->id, "umbrix"));
	CHECK(input.verdicts[2] == VERDICT_UNKNOWN && !input.makers[2].attributed);
	CHECK(input.summary.attributed == 2 && input.summary.unknown == 1);
	input_finish(&input);
	bom_finish(&bom);
	arena_finish(&screening.arena);
}

/* The same components, backwards: the same identifiers of findings. */
static void test_order(struct fixture *fixture)
{
	const size_t count = sizeof rows / sizeof *rows;
	struct str ids[2][256];
	size_t found[2] = {0};
	struct arena arena = {0};
	for (int pass = 0; pass < 2; pass++) {
		struct screening screening = {.policies = &fixture->policies,
			.bundle = policies_bundle(&fixture->policies, STR("all")),
			.scope = SCOPE_CONTRACTOR};
		struct bom bom;
		CHECK(date_parse(STR("2026-01-02"), &screening.as_of));
		bom_init(&bom, NULL);
		for (size_t i = 0; i < count; i++)
			add_component(&bom, rows[pass ? count - 1 - i : i].description);
		struct input input = {.bom = &bom};
		screen(&screening, &input);
		for (size_t i = 0; i < input.findings.count && found[pass] < 256; i++) {
			const struct finding *finding = &input.findings.items[i];
			CHECK(i == 0 || finding->verdict <= finding[-1].verdict);
			ids[pass][found[pass]++] = arena_printf(&arena, "%.*s %s",
				STR_ARG(finding->id), verdict_name(finding->verdict));
		}
		input_finish(&input);
		bom_finish(&bom);
		arena_finish(&screening.arena);
	}
	CHECK(found[0] == found[1] && found[0] > 50);
	for (size_t i = 0; i < found[0]; i++) {
		bool same = false;
		for (size_t k = 0; k < found[1]; k++)
			same |= str_eq(ids[0][i], ids[1][k]);
		CHECK(same);
	}
	arena_finish(&arena);
}

int main(void)
{
	struct fixture fixture;
	struct arena arena = {0};
	fixture_open(&fixture, texts, 0, NULL, NULL);
	if (CHECK(fixture.loaded)) {
		test_rows(&fixture, &arena);
		test_cases(&fixture, &arena);
		test_words_of_findings(&fixture, &arena);
		test_hidden_text(&fixture);
		test_own(&fixture);
		test_order(&fixture);
	}
	fixture_close(&fixture);
	arena_finish(&arena);
	return check_report();
}
