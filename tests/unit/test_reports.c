/* The reports, over a result that is built by hand: what they say, and that text of an input can
 * neither forge their lines nor reach the terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "model/bom.h"
#include "output/report.h"

static struct measure measure = {.id = STR_INIT("far-52.204-23"),
	.title = STR_INIT("Kaspersky"),
	.authority = STR_INIT("FAR Council"),
	.citation = STR_INIT("FAR 52.204-23(b)"),
	.basis = STR_INIT("law")};
static struct period period = {.from = 17805, /* 2018-10-01 */
	.to = DATE_MAX,
	.verdict = VERDICT_PROHIBITED,
	.text = STR_INIT("Contractors may not provide software developed in whole or in part by "
			 "Kaspersky Lab to the Government.")};
static struct entity entity = {.id = STR_INIT("kaspersky"), .name = STR_INIT("AO Kaspersky Lab")};
static struct policy policy = {.id = STR_INIT("far-52.204-23"),
	.version = STR_INIT("1.0.0"),
	.edition = 20778, /* 2026-11-21 */
	.sha256 = STR_INIT("00")};
static struct evidence evidence[] = {
	{.kind = STR_INIT("npm scope"), .value = STR_INIT("@kaspersky"), .place = {5, 1, 6}},
	{.kind = STR_INIT("author"), .value = STR_INIT("AO Kaspersky Lab"), .place = {9, 1, 10}}};

struct fixture {
	struct doc doc;
	struct bom bom;
	struct input input;
	struct policies policies;
	struct bundle bundle;
	struct screening screening;
	struct result result;
	uint8_t verdicts[3];
	uint32_t path[2];
};

static void add_component(struct fixture *f, const char *name, const char *version, size_t offset)
{
	list_push(&f->bom.components,
		((struct component){
			.name = str_of(name), .version = str_of(version), .offset = offset}));
}

static void add_finding(struct fixture *f, uint32_t component, const char *reason, size_t line)
{
	list_push(&f->input.findings,
		((struct finding){.id = STR("id"),
			.fingerprint = STR("print"),
			.group = STR("group"),
			.verdict = VERDICT_PROHIBITED,
			.was = VERDICT_PROHIBITED,
			.policy = &policy,
			.measure = &measure,
			.period = &period,
			.entity = &entity,
			.component = component,
			.evidence = evidence,
			.evidence_count = 2,
			.confidence = CONFIDENCE_HIGH,
			.path = f->path,
			.path_length = 2,
			.reason = str_of(reason),
			.next = STR("replace it"),
			.basis = STR("law"),
			.place = {.line = line, .column = 7}}));
}

static void begin(struct fixture *f, const char *name)
{
	*f = (struct fixture){0};
	doc_wrap(&f->doc, str_of(name), STR("{\n\n}"), &limits_default);
	f->bundle =
		(struct bundle){.id = STR("us-federal"), .meaning = STR("what contractors may")};
	f->bundle.members = arena_alloc(&f->doc.arena, sizeof *f->bundle.members);
	f->bundle.members[0].policy = policy.id;
	f->bundle.members[0].tier = TIER_PROHIBIT;
	f->bundle.member_count = 1;
	list_push(&f->policies.policies, policy);
	f->policies.contact = STR("entries@example.com");
	f->policies.edition = 20000;
	f->screening = (struct screening){.policies = &f->policies,
		.bundle = &f->bundle,
		.scope = SCOPE_CONTRACTOR,
		.as_of = 20779};
	add_component(f, "portal", "", 0);
	add_component(f, "@kaspersky/hexa-ui", "6.198.2", 2);
	add_component(f, "libfoo", "1.2", 3);
	f->path[1] = 1;
	f->verdicts[1] = VERDICT_PROHIBITED;
	f->verdicts[2] = VERDICT_UNKNOWN;
	f->input.doc = &f->doc;
	f->input.bom = &f->bom;
	f->input.sha256 = STR("abc");
	f->input.verdicts = f->verdicts;
	f->input.verdict = VERDICT_PROHIBITED;
	f->input.summary = (struct summary){.prohibited = 1,
		.unknown = 1,
		.no_match = 1311,
		.components = 1313,
		.attributed = 1096};
	f->result = (struct result){.screening = &f->screening,
		.inputs = &f->input,
		.count = 1,
		.verdict = VERDICT_PROHIBITED,
		.summary = f->input.summary,
		.version = STR("0.0.0")};
}

static void finish(struct fixture *f)
{
	list_finish(&f->bom.components);
	list_finish(&f->input.findings);
	list_finish(&f->policies.policies);
	doc_finish(&f->doc);
}

/* What a report writes, in static memory. */
static struct str render(
	const char *name, const struct result *result, struct report_options options)
{
	static char text[1 << 16];
	char path[] = "/tmp/bomscreen-report.XXXXXX";
	struct output output;
	close(mkstemp(path));
	output_open(&output, path);
	if (!options.width)
		options.width = 80;
	report_named(str_of(name))->write(result, &options, &output);
	CHECK(output_commit(&output));
	FILE *file = fopen(path, "r");
	size_t length = file ? fread(text, 1, sizeof text, file) : 0;
	if (file)
		fclose(file);
	unlink(path);
	return (struct str){text, length};
}

static bool has(struct str text, const char *part)
{
	bool found = str_find(text, str_of(part)) != STR_NPOS;
	if (!found)
		fprintf(stderr, "not found: %s\nin: %.*s\n", part, STR_ARG(text));
	return found;
}

static const char finding_text[] =
	"bom.json:412:7: prohibited: @kaspersky/hexa-ui 6.198.2 is published by AO Kaspersky Lab "
	"[far-52.204-23]\n"
	"  why   npm scope @kaspersky; author \"AO Kaspersky Lab\". portal >\n"
	"        @kaspersky/hexa-ui\n"
	"  rule  Contractors may not provide software developed in whole or in part by\n"
	"        Kaspersky Lab to the Government (FAR 52.204-23(b), since 2018-10-01).\n"
	"  next  replace it\n"
	"bom.json: unknown: 1 of 1,313 components name no maker and none could be derived (first: "
	"libfoo 1.2, line 3; all: --unknown)\n";

static void test_text(void)
{
	struct fixture f;
	begin(&f, "bom.json");
	add_finding(&f, 1, "@kaspersky/hexa-ui 6.198.2 is published by AO Kaspersky Lab.", 412);
	struct str text = render("text", &f.result, (struct report_options){0});
	CHECK(str_starts(text, str_of(finding_text)));
	CHECK(has(text,
		"1 prohibited among 1,096 attributable of 1,313 listed components, bundle\n"
		"us-federal, edition 2026-11-21, as of 2026-11-22 (clock). Only what the bill\n"
		"lists was examined. A screening aid: not legal advice, no determination by an\n"
		"authority. Names coincide: report a wrong entry to entries@example.com.\n"));
	text = render("text", &f.result, (struct report_options){.quiet = true});
	CHECK(text.len == (size_t)(strchr(finding_text, '\n') - finding_text) + 1);
	text = render("text", &f.result, (struct report_options){.colour = true});
	CHECK(has(text, "\033[1;31mprohibited\033[0m"));
	finish(&f);
}

static void test_groups(void)
{
	struct fixture f;
	begin(&f, "bom.json");
	add_finding(&f, 1, "first", 1);
	add_finding(&f, 2, "second", 2);
	struct str text = render("text", &f.result, (struct report_options){0});
	CHECK(has(text, "bom.json:2:7: prohibited: second"));
	size_t rule = str_find(text, STR("  rule  "));
	CHECK(rule != STR_NPOS && str_find(str_from(text, rule + 1), STR("  rule  ")) == STR_NPOS);
	CHECK(rule > str_find(text, STR("second")));
	finish(&f);
}

static void test_nothing_found(void)
{
	struct fixture f;
	begin(&f, "bom.json");
	f.verdicts[1] = VERDICT_NO_MATCH;
	f.result.verdict = VERDICT_UNKNOWN;
	f.result.summary.prohibited = f.input.summary.prohibited = 0;
	struct str text = render("text", &f.result, (struct report_options){0});
	CHECK(has(
		text, "No restricted maker identified among 1,096 attributable of 1,313 listed\n"));
	text = render("text", &f.result, (struct report_options){.quiet = true});
	CHECK(text.len == 0);
	f.input.incomplete = f.result.incomplete = true;
	text = render("text", &f.result, (struct report_options){.quiet = true});
	CHECK_STR(text, "bom.json: incomplete: Not everything could be evaluated.\n");
	text = render("json", &f.result, (struct report_options){0});
	CHECK(has(text, "\"verdict\":\"incomplete\",\"incomplete\":true"));
	finish(&f);
}

static void test_dates(void)
{
	struct fixture f;
	begin(&f, "bom.json");
	f.screening.as_of_given = true;
	add_finding(&f, 1, "it", 1);
	f.input.findings.items[0].verdict = VERDICT_REVIEW;
	f.input.findings.items[0].changes = 20780;
	f.input.findings.items[0].changes_to = VERDICT_PROHIBITED;
	struct str text = render("text", &f.result, (struct report_options){0});
	CHECK(has(text, ": review as of 2026-11-22 (prohibited from 2026-11-23): it ["));
	CHECK(has(text, "as of 2026-11-22 (given)."));
	finish(&f);
}

static void test_hostile(void)
{
	struct fixture f;
	begin(&f, "b\033[2Jom\n.json");
	add_finding(&f, 1, "x\nfake.json:1:1: prohibited: y \xe2\x80\xae", 1);
	f.bom.components.items[2].name = (struct str)STR_INIT("a\0b\033]0;t\007");
	struct str text = render("text", &f.result, (struct report_options){.unknown = true});
	CHECK(str_find_byte(text, '\033') == STR_NPOS && str_find_byte(text, '\0') == STR_NPOS);
	CHECK(str_find(text, STR("\nfake.json")) == STR_NPOS && has(text, "\\u{202E}"));
	f.bom.components.items[1].name = (struct str)STR_INIT("a\0b\"");
	text = render("json", &f.result, (struct report_options){0});
	CHECK(has(text, "\"name\":\"a\\u0000b\\\"\""));
	finish(&f);
	begin(&f, "not utf-8 \xff");
	text = render("json", &f.result, (struct report_options){0});
	CHECK(has(text, "\"name\":\"not utf-8 \xef\xbf\xbd\""));
	finish(&f);
}

static void test_json(void)
{
	struct fixture f;
	begin(&f, "bom.json");
	add_finding(&f, 1, "it", 1);
	diag(&f.doc, DIAG_DANGLING_REF, STR_NPOS, "no such thing");
	struct str text = render("json", &f.result, (struct report_options){0});
	CHECK(str_starts(text, STR("{\"schema\":\"bomscreen-report/1\",\"tool\":{\"name\":")));
	CHECK(has(text, "\"as_of\":\"2026-11-22\",\"as_of_source\":\"clock\""));
	CHECK(has(text, "\"effective\":\"2018-10-01\",\"until\":null"));
	CHECK(has(text, "{\"id\":\"dangling-ref\",\"severity\":\"warning\""));
	CHECK(has(text, "\"line\":null"));
	CHECK(str_find(text, STR("components_list")) == STR_NPOS);
	text = render("json", &f.result, (struct report_options){0});
	uint8_t severities[DIAG_COUNT];
	memset(severities, 255, sizeof severities);
	text = render("json", &f.result, (struct report_options){.severities = severities});
	CHECK(str_find(text, STR("dangling-ref")) == STR_NPOS);
	text = render("ndjson", &f.result, (struct report_options){0});
	size_t line = str_find_byte(text, '\n');
	CHECK(str_starts(text, STR("{\"type\":\"finding\",\"input\":{\"name\":\"bom.json\"")));
	CHECK(str_starts(str_from(text, line + 1), STR("{\"type\":\"summary\"")));
	CHECK(str_find_byte(str_from(text, line + 1), '\n') == text.len - line - 2);
	finish(&f);
}

int main(void)
{
	test_text();
	test_groups();
	test_nothing_found();
	test_dates();
	test_hostile();
	test_json();
	return check_report();
}
