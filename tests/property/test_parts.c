/* A long list read by two threads gives what one thread makes of it: model, diagnostics, result.
 * Tried on a document in which every byte is damaged in turn, and on the shared data where it is
 * present (a note says when not). */
#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include "../unit/check.h"
#include "base/buf.h"
#include "format.h"

struct reading {
	struct doc doc;
	struct bom bom;
	bool good;
};

static struct reading *read_bill(
	const struct format *format, struct str name, struct str text, const struct limits *limits)
{
	struct reading *reading = memory_resize(NULL, sizeof *reading);
	doc_wrap(&reading->doc, name, text, limits);
	bom_init(&reading->bom, &reading->doc);
	reading->good = format->read(&reading->doc, &reading->bom);
	return reading;
}

static void drop(struct reading *reading)
{
	bom_finish(&reading->bom);
	doc_finish(&reading->doc);
	memory_free(reading);
}

static void add_component(struct buf *out, const struct bom *bom, const struct component *component)
{
	buf_printf(out, "\ncomponent %zu %zu %zu %u %u %d %d %d %u", component->start,
		component->end, component->offset, component->type, component->scope,
		component->root, component->has_nul, component->synthetic, component->parent);
	const struct str texts[] = {component->ref, component->group, component->name,
		component->version, component->purl};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		buf_add_byte(out, '|');
		buf_add(out, texts[i]);
	}
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity = bom_identity(bom, component->identities + i);
		buf_printf(out, "\nidentity %u %u %u %d %zu ", identity->kind, identity->detail,
			identity->via, identity->person, identity->offset);
		buf_add(out, identity->value);
	}
}

/* Places all over the text, all at once and a few of them alone. */
static void add_places(struct buf *out, struct doc *doc)
{
	enum { COUNT = 61, ALONE = 6 };
	struct place places[COUNT];
	for (size_t i = 0; i < COUNT; i++)
		places[i].offset = doc->bytes.len * i / (COUNT - 1);
	doc_locate(doc, places, COUNT);
	for (size_t i = 0; i < COUNT; i += COUNT / ALONE)
		places[i] = doc_place(doc, places[i].offset);
	for (size_t i = 0; i < COUNT; i++) {
		buf_printf(out, "\nplace %zu %zu ", places[i].line, places[i].column);
		buf_add(out, places[i].pointer);
	}
}

/* All that reading filled, as text. */
static struct buf dump(struct reading *reading)
{
	const struct bom *bom = &reading->bom;
	const struct diags *diags = &reading->doc.diags;
	struct buf out = {0};
	buf_printf(&out, "%d %zu", reading->good, bom->signature);
	for (size_t i = 0; i < bom->components.count; i++)
		add_component(&out, bom, &bom->components.items[i]);
	for (size_t i = 0; i < bom->edges.count; i++)
		buf_printf(&out, "\nedge %u %u %u %u %zu", bom->edges.items[i].from,
			bom->edges.items[i].to, bom->edges.items[i].kind, bom->edges.items[i].scope,
			bom->edges.items[i].offset);
	for (size_t i = 0; i < bom->interned.count; i++) {
		buf_printf(&out, "\nref %u %zu %d ", bom->interned.items[i].component,
			bom->interned.items[i].offset, bom->interned.items[i].declared);
		buf_add(&out, bom->interned.items[i].name);
	}
	for (size_t i = 0; i < diags->list.count; i++) {
		buf_printf(&out, "\n%s %zu ", diag_kinds[diags->list.items[i].id].id,
			diags->list.items[i].offset);
		buf_add(&out, diags->list.items[i].text);
	}
	add_places(&out, &reading->doc);
	for (size_t id = 0; id < DIAG_COUNT; id++)
		buf_printf(&out, "\n%u", diags->counts[id]);
	return out;
}

static bool compare(struct str name, struct str text)
{
	struct limits one = limits_default, two = limits_default;
	struct doc doc;
	one.diagnostics = two.diagnostics = 5;
	one.parallel = SIZE_MAX;
	two.parallel = 64;
	doc_wrap(&doc, name, text, &limits_default);
	const struct format *format = format_detect(&doc);
	doc_finish(&doc);
	if (!format)
		return true;
	struct reading *a = read_bill(format, name, text, &one);
	struct reading *b = read_bill(format, name, text, &two);
	struct buf x = dump(a), y = dump(b);
	bool same = str_eq(buf_str(&x), buf_str(&y));
	if (!same)
		fprintf(stderr, "%.*s:\n%.*s\n--- in two threads:\n%.*s\n", STR_ARG(name),
			STR_ARG(buf_str(&x)), STR_ARG(buf_str(&y)));
	buf_finish(&x);
	buf_finish(&y);
	drop(a);
	drop(b);
	return same;
}

static const char bill[] =
	"{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"component\":{"
	"\"type\":\"application\",\"bom-ref\":\"root\",\"name\":\"r\"}},\"components\":["
	"{\"type\":\"library\",\"bom-ref\":\"a\",\"name\":\"a\",\"purl\":\"pkg:npm/a@1\"},"
	"{\"type\":\"library\",\"bom-ref\":\"b\",\"name\":\"b\",\"hashes\":[{\"alg\":\"SHA-1\","
	"\"content\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]},"
	"{\"type\":\"librari\",\"bom-ref\":\"a\",\"name\":\"c\",\"name\":\"\\u0000\"},"
	"{\"type\":\"file\",\"name\":\"\\u0064\",\"bom-ref\":\"d\",\"components\":[{\"type\":"
	"\"file\",\"name\":\"e\",\"bom-ref\":\"e\"}],\"supplier\":{\"name\":\"E\"}},7,"
	"{\"type\":\"file\",\"name\":\"f\",\"bom-ref\":\"b\",\"signature\":{}}],\"dependencies\":["
	"{\"ref\":\"root\",\"dependsOn\":[\"a\",\"b\",\"lost\"]},{\"ref\":\"a\",\"dependsOn\":["
	"\"b\"]},{\"ref\":\"gone\",\"provides\":[\"d\"]},{\"ref\":\"d\",\"dependsOn\":[\"e\"]}]}";

static void test_damaged(void)
{
	static const char damages[] = {'"', '}', ']', '{', ',', '\\', 'x', '\n', ' '};
	size_t failed = 0;
	CHECK(compare(STR("bill"), STR(bill)));
	for (size_t at = 0; at < sizeof bill - 1 && failed < 3; at++) {
		char copy[sizeof bill];
		memcpy(copy, bill, sizeof bill);
		failed += !CHECK(compare(STR("cut"), (struct str){bill, at}));
		for (size_t i = 0; i < sizeof damages; i++) {
			copy[at] = damages[i];
			failed += !CHECK(compare(STR("damaged"), str_of(copy)));
		}
	}
}

static int visit_file(const char *path, const struct stat *status, int type, struct FTW *place)
{
	enum { LARGEST = 4 << 20 };
	struct doc doc;
	(void)place;
	if (type != FTW_F || status->st_size > LARGEST || !str_ends(str_of(path), STR(".json")))
		return 0;
	if (doc_read(&doc, path, &limits_default))
		CHECK(compare(str_of(path), doc.raw));
	doc_finish(&doc);
	return 0;
}

int main(int argc, char **argv)
{
	static const char *const folders[] = {"corpus/cyclonedx", "corpus/spdx", "mutants", "wild"};
	test_damaged();
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
	return check_report();
}
