#include "base/buf.h"
#include "check.h"
#include "format.h"

static void add_named(struct bom *bom, const char *name, bool root, uint32_t parent)
{
	struct component component = {
		.name = str_of(name), .ref = str_of(name), .root = root, .parent = parent};
	bom_declare(bom, bom_intern(bom, str_of(name)), bom_add_component(bom, &component), 0);
}

static void add_kind(struct bom *bom, uint32_t component, enum identity_kind kind, const char *text)
{
	bom_add_identity(
		bom, component, &(struct identity){.kind = (uint8_t)kind, .value = str_of(text)});
}

static struct identity identity_at(const struct bom *bom, uint32_t component, uint32_t index)
{
	const struct component *owner = &bom->components.items[component];
	return index < owner->identity_count ? *bom_identity(bom, owner->identities + index)
					     : (struct identity){0};
}

static void test_identities(void)
{
	struct doc doc;
	struct bom bom;
	doc_wrap(&doc, STR("test"), STR("{}"), &limits_default);
	bom_init(&bom, &doc);
	add_named(&bom, "a", true, COMPONENT_NONE);
	add_kind(&bom, 0, ID_NAME, "a");
	add_named(&bom, "b", false, 0);
	add_kind(&bom, 1, ID_NAME, "b");
	add_kind(&bom, 1, ID_PARTY, " NOASSERTION ");
	add_kind(&bom, 0, ID_PARTY, "late"); /* moves the identities of a behind those of b */
	CHECK(bom.components.items[0].identity_count == 2);
	CHECK(bom.components.items[1].identity_count == 1);
	CHECK_STR(identity_at(&bom, 0, 0).value, "a");
	CHECK_STR(identity_at(&bom, 0, 1).value, "late");
	CHECK_STR(identity_at(&bom, 1, 0).value, "b");
	CHECK(bom_component_count(&bom) == 2);
	bom_finish(&bom);
	doc_finish(&doc);
}

static void test_paths(void)
{
	struct doc doc;
	struct bom bom;
	struct bom_paths paths;
	doc_wrap(&doc, STR("test"), STR("{}"), &limits_default);
	bom_init(&bom, &doc);
	add_named(&bom, "root", true, COMPONENT_NONE);
	add_named(&bom, "near", false, COMPONENT_NONE);
	add_named(&bom, "far", false, COMPONENT_NONE);
	add_named(&bom, "inside", false, 2);
	add_named(&bom, "apart", false, COMPONENT_NONE);
	add_named(&bom, "in apart", false, 4);
	bom_add_edge(&bom, bom_intern(&bom, STR("root")), bom_intern(&bom, STR("near")),
		EDGE_DEPENDS, SCOPE_NONE, 1);
	bom_add_edge(&bom, bom_intern(&bom, STR("near")), bom_intern(&bom, STR("far")),
		EDGE_DEPENDS, SCOPE_NONE, 2);
	bom_add_edge(&bom, bom_intern(&bom, STR("far")), bom_intern(&bom, STR("root")),
		EDGE_DEPENDS, SCOPE_NONE, 3); /* a cycle */
	bom_add_edge(&bom, bom_intern(&bom, STR("root")), bom_intern(&bom, STR("absent")),
		EDGE_DEPENDS, SCOPE_NONE, 4);
	bom_resolve(&bom);
	bom_paths(&bom, &doc.arena, &paths);
	CHECK(paths.previous[0] == COMPONENT_NONE && paths.previous[1] == 0);
	CHECK(paths.previous[2] == 1 && paths.previous[3] == 2 && paths.reached[3]);
	CHECK(!paths.reached[4] && paths.previous[4] == COMPONENT_NONE);
	CHECK(!paths.reached[5] && paths.previous[5] == 4);
	CHECK(doc.diags.counts[DIAG_DANGLING_REF] == 1);
	bom_finish(&bom);
	doc_finish(&doc);
}

static void test_relations(void)
{
	struct doc doc;
	struct bom bom;
	doc_wrap(&doc, STR("test"), STR("one\ntwo\n"), &limits_default);
	bom_init(&bom, &doc);
	add_named(&bom, "a", false, COMPONENT_NONE);
	add_named(&bom, "b", false, COMPONENT_NONE);
	add_kind(&bom, 1, ID_PURL, "pkg:npm/b");
	add_kind(&bom, 1, ID_LICENSE, "MIT");
	bom_add_edge(&bom, bom_intern(&bom, STR("b")), bom_intern(&bom, STR("a")), EDGE_DEPENDS,
		SCOPE_DEV, 0);
	bom_add_edge(&bom, bom_intern(&bom, STR("a")), bom_intern(&bom, STR("b")), EDGE_DEPENDS,
		SCOPE_TEST, 0);
	bom_add_edge(&bom, bom_intern(&bom, STR("NONE")), bom_intern(&bom, STR("b")), EDGE_DEPENDS,
		SCOPE_NONE, 0);
	bom_add_derivation(
		&bom, bom_intern(&bom, STR("a")), bom_intern(&bom, STR("b")), VIA_ANCESTOR, 0);
	bom_mark_root(&bom, bom_intern(&bom, STR("a")), 0);
	bom_declare(&bom, bom_intern(&bom, STR("b")), COMPONENT_NONE, 4);
	bom_resolve(&bom);
	CHECK(bom.components.items[0].scope == SCOPE_DEV);
	CHECK(bom.components.items[1].scope == SCOPE_NONE); /* needed without a scope, too */
	CHECK(bom.components.items[0].root && !bom.components.items[1].root);
	CHECK(bom.components.items[0].identity_count == 1);
	CHECK(identity_at(&bom, 0, 0).via == VIA_ANCESTOR);
	CHECK(doc.diags.counts[DIAG_DUPLICATE_REF] == 1);
	CHECK(doc.diags.list.count == 1 && doc.diags.list.items[0].offset == 4);
	CHECK_STR(doc.diags.list.items[0].text,
		"the identifier \"b\" is borne already at line 1, column 1");
	bom_finish(&bom);
	doc_finish(&doc);
}

static void test_names(void)
{
	CHECK(component_type_named(STR("OPERATING_SYSTEM")) == TYPE_OPERATING_SYSTEM);
	CHECK(component_type_named(STR("device-driver")) == TYPE_DEVICE_DRIVER);
	CHECK(component_type_named(STR("")) == TYPE_NONE);
	CHECK(component_type_named(STR("widget")) == TYPE_NONE);
	for (int type = TYPE_NONE + 1; type < TYPE_COUNT; type++)
		CHECK(component_type_named(component_type_name((enum component_type)type)) ==
			(enum component_type)type);
	CHECK(component_scope_named(STR("excluded")) == SCOPE_EXCLUDED);
}

/* Reads a text; false when no format takes it or it cannot be read. */
static bool read_text(struct doc *doc, struct bom *bom, struct str text)
{
	doc_wrap(doc, STR("test.json"), text, &limits_default);
	bom_init(bom, doc);
	const struct format *format = format_detect(doc);
	return format && format->read(doc, bom);
}

static void finish(struct doc *doc, struct bom *bom)
{
	bom_finish(bom);
	doc_finish(doc);
}

static bool in_bytes(const struct doc *doc, struct str text)
{
	return text.ptr >= doc->bytes.ptr && text.ptr + text.len <= doc->bytes.ptr + doc->bytes.len;
}

/* What points into the document stays there, what had to be decoded outlives the loader's memory. */
static void test_strings(void)
{
	struct doc doc;
	struct bom bom;
	struct buf text = {0};
	buf_puts(&text, "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\",\"components\":[");
	for (int i = 0; i < 1000; i++)
		buf_printf(&text,
			"%s{\"type\":\"library\",\"name\":\"n\\u00e9%d\",\"version\":\"%d\"}",
			i ? "," : "", i, i);
	buf_puts(&text, "]}");
	CHECK(read_text(&doc, &bom, buf_str(&text)));
	CHECK(bom.components.count == 1000);
	size_t good = 0;
	for (size_t i = 0; i < bom.components.count; i++) {
		const struct component *component = &bom.components.items[i];
		struct arena arena = {0};
		good += str_eq(component->name, arena_printf(&arena, "n\xc3\xa9%zu", i)) &&
			!in_bytes(&doc, component->name) && in_bytes(&doc, component->version);
		arena_finish(&arena);
	}
	CHECK(good == 1000);
	finish(&doc, &bom);
	buf_finish(&text);
}

/* Components inside of components as deep as the limit allows, and one deeper. */
static void nest(struct buf *text, size_t depth)
{
	buf_clear(text);
	buf_puts(text, "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\"");
	for (size_t i = 0; i < depth; i++)
		buf_puts(text, ",\"components\":[{\"type\":\"library\",\"name\":\"a\"");
	for (size_t i = 0; i < depth; i++)
		buf_puts(text, "}]");
	buf_puts(text, "}");
}

static void test_depth(void)
{
	struct doc doc;
	struct bom bom;
	struct buf text = {0};
	nest(&text, 1999);
	CHECK(read_text(&doc, &bom, buf_str(&text)));
	CHECK(bom.components.count == 1999 && bom.components.items[1998].parent == 1997);
	CHECK(bom.components.items[0].identity_count == 1);
	finish(&doc, &bom);
	buf_clear(&text);
	buf_puts(&text, "<bom xmlns='http://cyclonedx.org/schema/bom/1.4'>");
	for (int i = 0; i < 1999; i++)
		buf_puts(&text, "<components><component type='file'><name>a</name>");
	for (int i = 0; i < 1999; i++)
		buf_puts(&text, "</component></components>");
	buf_puts(&text, "</bom>");
	CHECK(read_text(&doc, &bom, buf_str(&text)));
	CHECK(bom.components.count == 1999 && bom.components.items[1998].parent == 1997);
	finish(&doc, &bom);
	nest(&text, 5000);
	CHECK(!read_text(&doc, &bom, buf_str(&text)));
	CHECK(doc.diags.counts[DIAG_TOO_DEEP] == 1);
	finish(&doc, &bom);
	buf_finish(&text);
}

/* Many thousand wrong references must not blow up. */
static void test_many_diagnostics(void)
{
	struct doc doc;
	struct bom bom;
	struct buf text = {0};
	buf_puts(&text, "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\",\"components\":[");
	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "%s{\"type\":\"x\",\"name\":null,\"bom-ref\":\"same\"}",
			i ? "," : "");
	buf_puts(&text, "],\"dependencies\":[{\"ref\":\"same\",\"dependsOn\":[");
	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "%s\"absent%d\"", i ? "," : "", i);
	buf_puts(&text, "]}]}");
	CHECK(read_text(&doc, &bom, buf_str(&text)));
	CHECK(bom.components.count == 20000);
	CHECK(doc.diags.counts[DIAG_DUPLICATE_REF] == 19999);
	CHECK(doc.diags.counts[DIAG_DANGLING_REF] == 20000);
	CHECK(doc.diags.list.count <= 6 * limits_default.diagnostics);
	finish(&doc, &bom);
	buf_finish(&text);
}

static void test_detection(void)
{
	static const struct {
		const char *text, *format;
	} cases[] = {{"{\"bomFormat\":\"CycloneDX\"}", "cyclonedx-json"},
		{"{\"components\":[],\"specVersion\":\"1.4\"}", "cyclonedx-json"},
		{"{\"$schema\":\"http://cyclonedx.org/schema/bom-1.5.schema.json\"}",
			"cyclonedx-json"},
		{"{\"spdxVersion\":\"SPDX-2.3\"}", "spdx-json"},
		{"{\"SPDXID\":\"SPDXRef-DOCUMENT\"}", "spdx-json"},
		{"<bom xmlns='http://cyclonedx.org/schema/bom/1.0'/>", "cyclonedx-xml"},
		{"<b:bom xmlns:b='http://cyclonedx.org/schema/bom/1.6'/>", "cyclonedx-xml"},
		{"<project/>", NULL}, {"{\"components\":[]}", NULL}, {"[]", NULL},
		{"{\"name\":\"x\",\"version\":\"1\"}", NULL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc doc;
		doc_wrap(&doc, STR("test"), str_of(cases[i].text), &limits_default);
		const struct format *format = format_detect(&doc);
		CHECK_STR(format ? str_of(format->name) : STR_NONE, cases[i].format);
		doc_finish(&doc);
	}
}

int main(void)
{
	test_identities();
	test_paths();
	test_relations();
	test_names();
	test_strings();
	test_depth();
	test_many_diagnostics();
	test_detection();
	return check_report();
}
