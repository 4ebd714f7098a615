/* Threads change nothing: the report and the annotated document of an input that is read, screened and
 * searched by halves are byte for byte those that one thread makes. Tried on a generated document,
 * long enough for real halves, and on the shared data where it is present (a note says when not). */
#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include "../unit/check.h"
#include "annotate.h"
#include "base/buf.h"
#include "format.h"
#include "match/policy.h"
#include "output/report.h"

static struct policies policies;

/* What one way of working makes of a file. */
struct made {
	struct doc report, annotated; /* as read back */
	size_t findings;
};

static void read_back(struct doc *doc, struct output *output, const char *path)
{
	CHECK(output_commit(output));
	doc_read(doc, path, &limits_default);
	unlink(path);
}

static void write_results(struct made *made, const struct result *result, struct input *input)
{
	char path[] = "/tmp/test_threads_XXXXXX";
	struct output output;
	close(mkstemp(path));
	CHECK(output_open(&output, path));
	report_named(STR("json"))
		->write(result, &(struct report_options){.all = true, .width = 80}, &output);
	read_back(&made->report, &output, path);
	CHECK(output_open(&output, path));
	annotate(result, input, &(struct annotate_options){.version = STR("0")}, &output);
	read_back(&made->annotated, &output, path);
}

static struct place *places_of(struct doc *doc)
{
	size_t count = doc->diags.list.count;
	struct place *places = ARENA_ARRAY(&doc->arena, struct place, count);
	for (size_t i = 0; i < count; i++)
		places[i].offset = doc->diags.list.items[i].offset;
	doc_locate_in_order(doc, places, count);
	return places;
}

static struct made make(const char *path, const struct limits *limits)
{
	struct screening screening = {.policies = &policies,
		.bundle = policies_bundle(&policies, policies.default_bundle),
		.as_of = 20000,
		.as_of_given = true,
		.all = true};
	struct doc doc;
	struct bom bom;
	struct input input = {.doc = &doc, .bom = &bom};
	struct made made = {0};
	screening.scope = screening.bundle->scope;
	doc_read(&doc, path, limits);
	doc_hash_ahead(&doc);
	input.format = format_detect(&doc);
	bom_init(&bom, &doc);
	if (input.format) {
		input.unreadable = !input.format->read(&doc, &bom);
		screen(&screening, &input);
		input.sha256 = doc_sha256(&doc);
		input.places = places_of(&doc);
		struct result result = {.screening = &screening,
			.inputs = &input,
			.count = 1,
			.verdict = input.verdict,
			.summary = input.summary,
			.version = STR("0")};
		write_results(&made, &result, &input);
		made.findings = input.findings.count;
	}
	input_finish(&input);
	bom_finish(&bom);
	doc_finish(&doc);
	arena_finish(&screening.arena);
	return made;
}

/* How many findings there were; SIZE_MAX when not the same was made. */
static size_t compare(const char *path, size_t parallel)
{
	struct limits one = limits_default, two = limits_default;
	one.parallel = SIZE_MAX;
	two.parallel = parallel;
	struct made a = make(path, &one), b = make(path, &two);
	bool same = str_eq(a.report.raw, b.report.raw) && str_eq(a.annotated.raw, b.annotated.raw);
	if (!same)
		fprintf(stderr, "%s: not the same in two threads\n", path);
	doc_finish(&a.report);
	doc_finish(&a.annotated);
	doc_finish(&b.report);
	doc_finish(&b.annotated);
	return same ? a.findings : SIZE_MAX;
}

/* Every so many of them are flagged, wrong, duplicate, of several lines or not in ASCII. */
static void add_component(struct buf *out, size_t i)
{
	buf_printf(out, "%s{\"type\":\"%s\",\"bom-ref\":\"c%zu\",\"name\":\"part-%zu%s\",",
		i ? "," : "", i % 97 == 0 ? "librari" : "library", i % 301 == 300 ? i - 150 : i, i,
		i % 53 == 0 ? "\xc3\xa4\\u00e4" : "");
	if (i % 89 == 0)
		buf_printf(out,
			"\n\"components\":[{\"type\":\"file\",\"name\":\"in\",\"bom-ref\":\"n%zu\"}"
			"],",
			i);
	buf_printf(out,
		"\"supplier\":{\"name\":\"%s\"},\"purl\":\"pkg:npm/%s/part-%zu@1.%zu\","
		"\"hashes\":[{\"alg\":\"SHA-1\",\"content\":"
		"\"%040zx\"}],\"externalReferences\":[{\"type\":\"vcs\",\"url\":"
		"\"https://github.com/owner%zu/part.git\"}]}",
		i % 211 == 17 ? "AO Kaspersky Lab" : "Example Inc.",
		i % 157 == 3 ? "%40kaspersky" : "%40example", i, i % 7, i, i % 11);
}

static void write_generated(int fd)
{
	enum { COUNT = 3000 };
	struct buf out = {0};
	buf_puts(&out, "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[");
	for (size_t i = 0; i < COUNT; i++)
		add_component(&out, i);
	buf_puts(&out,
		"],\"metadata\":{\"component\":{\"type\":\"application\",\"bom-ref\":\"root\","
		"\"name\":\"r\"}},\"dependencies\":[{\"ref\":\"root\",\"dependsOn\":[\"c1\"]}");
	for (size_t i = 1; i < COUNT; i++)
		buf_printf(&out, ",\n{\"ref\":\"c%zu\",\"dependsOn\":[\"c%zu\",\"%s%zu\"]}", i,
			i * 7 % COUNT, i % 401 == 7 ? "lost" : "c", i + 1);
	buf_puts(&out, "]}");
	CHECK(write(fd, out.ptr, out.len) == (ssize_t)out.len);
	buf_finish(&out);
}

static void test_generated(void)
{
	char path[] = "/tmp/test_threads_XXXXXX";
	int fd = mkstemp(path);
	write_generated(fd);
	close(fd);
	size_t findings = compare(path, limits_default.parallel);
	CHECK(findings != SIZE_MAX && findings > 20);
	CHECK(compare(path, 64) == findings);
	unlink(path);
}

static int visit_file(const char *path, const struct stat *status, int type, struct FTW *place)
{
	enum { LARGEST = 1 << 20 };
	(void)place;
	if (type == FTW_F && status->st_size <= LARGEST && str_ends(str_of(path), STR(".json")))
		CHECK(compare(path, 64) != SIZE_MAX);
	return 0;
}

int main(int argc, char **argv)
{
	static const char *const folders[] = {"corpus/cyclonedx", "corpus/spdx", "wild"};
	setenv("SOURCE_DATE_EPOCH", "1700000000", 1); /* the clock moves between two runs */
	setenv("SOURCE_DATE_EPOCH", "1763769600", 1); /* annotations say when */
	if (!policies_load(&policies, NULL, 0, &limits_default))
		return 1;
	test_generated();
	for (size_t i = 0; argc > 1 && i < sizeof folders / sizeof *folders; i++) {
		struct buf path = {0};
		buf_printf(&path, "%s/%s", argv[1], folders[i]);
		buf_add_byte(&path, '\0');
		if (access(path.ptr, R_OK) == 0)
			nftw(path.ptr, visit_file, 16, FTW_PHYS);
		else
			printf("%s is absent: not compared\n", path.ptr);
		buf_finish(&path);
	}
	policies_finish(&policies);
	return check_report();
}
