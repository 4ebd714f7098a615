#include "check.h"
#include "container/base64.h"
#include "container/container.h"
#include "container/unpack.h"

static void test_base64(void)
{
	static const struct {
		const char *text, *decoded; /* NULL: wrong, at `wrong` */
		size_t wrong;
	} rows[] = {
		{"", ""}, /* RFC 4648, section 10 */
		{"Zg==", "f"},
		{"Zm8=", "fo"},
		{"Zm9v", "foo"},
		{"Zm9vYg==", "foob"},
		{"Zm9vYmE=", "fooba"},
		{"Zm9vYmFy", "foobar"},
		{"Zg", "f"},
		{"Zm8", "fo"},
		{"+/+/", "\xfb\xff\xbf"},
		{"-_-_", "\xfb\xff\xbf"},
		{" Zm\r\n9v ", "foo"},
		{"Z", NULL, 1},
		{"Zm9vY", NULL, 5},
		{"Zm9*", NULL, 3},
		{"Zg==Zg==", NULL, 4},
		{"Zg=", NULL, 3},
		{"Zm9v=", NULL, 5},
		{"Zg===", NULL, 5},
		{"Zm\xc3\xa9", NULL, 2},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = {0};
		size_t wrong = 0;
		bool good = base64_decode(str_of(rows[i].text), &out, &wrong);
		if (!CHECK(good == (rows[i].decoded != NULL)))
			fprintf(stderr, "row %zu\n", i);
		if (good)
			CHECK_STR(buf_str(&out), rows[i].decoded);
		else
			CHECK(wrong == rows[i].wrong);
		buf_finish(&out);
	}
}

static void test_probe(void)
{
	static const struct {
		struct str bytes;
		int archive;
		bool compressed;
	} rows[] = {
		{STR_INIT("PK\3\4"), 100},
		{STR_INIT("!<arch>\n"), 100},
		{STR_INIT("070701"), 100},
		{STR_INIT("#!/bin/sh\nPK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), 60},
		{STR_INIT("#!/bin/sh\nPK\5\6\0\0\0\0"), 0},
		{STR_INIT("{\"bomFormat\": \"CycloneDX\"}"), 0},
		{STR_INIT(""), 0},
		{STR_INIT("\x1f\x8b\x08"), 0, true},
		{STR_INIT("\x1f\x8b"), 0, false},
		{STR_INIT("\x28\xb5\x2f\xfd"), 0, true},
		{STR_INIT("\xfd"
			  "7zXZ\0"),
			0, true},
		{STR_INIT("BZh91AY&SY"), 0, true},
		{STR_INIT("BZh is text"), 0, false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		CHECK(unpack_probe_archive(rows[i].bytes) == rows[i].archive);
		CHECK(unpack_probe_compressed(rows[i].bytes) == rows[i].compressed);
	}
}

#define BILL "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": []}"

/* Adds the text as an input named "in" and tells what was found: "NAME FORMAT|...", of documents that
 * are none "NAME -". */
static struct str found(struct arena *arena, const char *text, const struct limits *limits,
	const struct format *format, struct diags *diags)
{
	struct documents documents = {0};
	struct doc *doc = memory_resize(NULL, sizeof *doc);
	struct buf out = {0};
	doc_wrap(doc, STR("in"), str_of(text), limits);
	documents_add(&documents, doc, format);
	for (size_t i = 0; i < documents.list.count; i++) {
		const struct document *document = &documents.list.items[i];
		buf_printf(&out, "%s%.*s %s", i ? "|" : "", STR_ARG(document->doc->name),
			document->format ? document->format->name : "-");
		for (size_t id = 0; id < DIAG_COUNT; id++)
			diags->counts[id] += document->doc->diags.counts[id];
		doc_finish(document->doc);
		memory_free(document->doc);
	}
	documents_finish(&documents);
	struct str result = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return result;
}

static void test_json(void)
{
	static const struct {
		const char *text, *found;
		enum diag_id id; /* one that was recorded; 0: none looked for */
	} rows[] = {
		{BILL, "in cyclonedx-json"},
		{"{\"sbom\": " BILL "}", "in!sbom cyclonedx-json"},
		{"{\"sbom\": {\"sbom\": " BILL "}}", "in!sbom!sbom cyclonedx-json"},
		{"{\"sbom\": " BILL ", \"sbom\": " BILL "}",
			"in!sbom cyclonedx-json|in!sbom cyclonedx-json"},
		{"{\"sbom\": " BILL "} x", "in -", DIAG_JSON_TRAILING},
		{"{\"sbom\": 1}", "in -", DIAG_NO_DOCUMENT_INSIDE},
		{"[" BILL ", 1, \"]\", [{}], " BILL "]", "in!1 cyclonedx-json|in!5 cyclonedx-json"},
		{"[" BILL, "in -|in!1 cyclonedx-json", DIAG_JSON_TRUNCATED},
		{"[" BILL "] [", "in -|in!1 cyclonedx-json", DIAG_JSON_TRAILING},
		{BILL BILL, "in!1 cyclonedx-json|in!2 cyclonedx-json"},
		{BILL " \n\xef\xbb\xbf" BILL, "in!1 cyclonedx-json|in!2 cyclonedx-json"},
		{BILL "\n{\"a\": \"}{\"}\n", "in!1 cyclonedx-json"},
		{"\x1e" BILL "\n\x1e{\"sbom\": \"\n\x1e" BILL "\n",
			"in -|in!1 cyclonedx-json|in!2 -|in!3 cyclonedx-json", DIAG_JSON_TRUNCATED},
		{BILL "{}\nlog\n" BILL, "in -|in!1 cyclonedx-json|in!4 cyclonedx-json",
			DIAG_JSON_SYNTAX},
		{"{\"payload\": \"e30=\", \"payloadType\": \"x\", \"signatures\": [{}]}", "in -",
			DIAG_NO_DOCUMENT_INSIDE},
		{"{\"payload\": \"\\x\", \"payloadType\": \"x\"}", "in -", DIAG_JSON_SYNTAX},
		{"{\"predicateType\": \"x\", \"predicate\": {\"Data\": " BILL "}}",
			"in!predicate.Data cyclonedx-json"},
		{"{\"predicateType\": \"x\", \"predicate\": {\"Data\": \"\\u12\"}}", "in -",
			DIAG_JSON_SYNTAX},
		{"{\"dsseEnvelope\": {\"payload\": 1}}", "in -", DIAG_NO_DOCUMENT_INSIDE},
		{"text", "in -", DIAG_UNKNOWN_FORMAT},
		{"{\"a\": 1}", "in -", DIAG_UNKNOWN_FORMAT},
		{"[", "in -", DIAG_UNKNOWN_FORMAT},
		{"{\"sbom\"", "in -", DIAG_UNKNOWN_FORMAT},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct diags diags = {0};
		CHECK_STR(
			found(&arena, rows[i].text, &limits_default, NULL, &diags), rows[i].found);
		if (!CHECK(!rows[i].id || diags.counts[rows[i].id]))
			fprintf(stderr, "row %zu\n", i);
		arena_finish(&arena);
	}
}

static void test_format_given(void)
{
	const struct format *format = format_named(STR("spdx-json"));
	struct arena arena = {0};
	struct diags diags = {0};
	CHECK_STR(found(&arena, "{\"x\": 1}", &limits_default, format, &diags), "in spdx-json");
	CHECK_STR(found(&arena, "{\"sbom\": {\"x\": 1}}", &limits_default, format, &diags),
		"in!sbom spdx-json");
	CHECK_STR(found(&arena, "[{\"x\": 1}, {\"spdxVersion\": \"SPDX-2.3\"}]", &limits_default,
			  format, &diags),
		"in!2 spdx-json");
	arena_finish(&arena);
}

static void test_limits(void)
{
	struct arena arena = {0};
	struct diags diags = {0};
	struct limits limits = limits_default;
	limits.archive_members = 2;
	CHECK_STR(found(&arena, BILL BILL BILL, &limits, NULL, &diags),
		"in -|in!1 cyclonedx-json|in!2 cyclonedx-json");
	CHECK(diags.counts[DIAG_CONTAINER_LIMIT] == 1);
	limits = limits_default;
	limits.decompressed = sizeof BILL + 10;
	CHECK_STR(found(&arena, BILL BILL BILL, &limits, NULL, &diags), "in -|in!1 cyclonedx-json");
	CHECK(diags.counts[DIAG_CONTAINER_LIMIT] == 2);
	limits = limits_default;
	limits.nesting = 1;
	CHECK_STR(found(&arena, "{\"sbom\": {\"sbom\": " BILL "}}", &limits, NULL, &diags),
		"in!sbom -");
	CHECK(diags.counts[DIAG_MEMBER_NOT_EXAMINED] == 1);
	arena_finish(&arena);
}

static void test_file_names(void)
{
	static const struct {
		const char *name, *file;
	} rows[] = {{"a/b/bom.json", "bom.json"}, {"bom.json", "bom.json"}, {"-", "-"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		doc_wrap(&doc, str_of(rows[i].name), STR(""), &limits_default);
		CHECK_STR(document_file(&doc), rows[i].file);
		doc_finish(&doc);
	}
}

int main(void)
{
	test_base64();
	test_probe();
	test_json();
	test_format_given();
	test_limits();
	test_file_names();
	return check_report();
}
