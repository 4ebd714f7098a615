#include "check.h"
#include "syntax/json.h"
#include "syntax/yaml.h"

static struct node *load(struct doc *doc, const char *text)
{
	doc_wrap(doc, STR("test.yaml"), str_of(text), &limits_default);
	return yaml_load(doc, &doc->arena);
}

/* A tree as JSON, plain scalars that are no texts as <kind text>. */
static void print(struct buf *out, const struct node *node)
{
	bool first = true;
	if (node->key.ptr) {
		buf_add(out, node->key);
		buf_add_byte(out, ':');
	}
	if (node->kind == NODE_STRING) {
		json_add_string(out, node->text);
	} else if (node->kind < NODE_ARRAY) {
		buf_puts(out,
			node->kind == NODE_NUMBER         ? "#"
				: node->kind == NODE_NULL ? "~"
							  : "?");
		buf_add(out, node->text);
	} else {
		buf_add_byte(out, node->kind == NODE_ARRAY ? '[' : '{');
		NODE_EACH(child, node)
		{
			buf_puts(out, first ? "" : ",");
			print(out, child);
			first = false;
		}
		buf_add_byte(out, node->kind == NODE_ARRAY ? ']' : '}');
	}
}

static void check_tree(const char *text, const char *expected)
{
	struct doc doc;
	struct buf out = {0};
	struct node *root = load(&doc, text);
	if (CHECK(root)) {
		print(&out, root);
		CHECK_STR(buf_str(&out), expected);
	}
	buf_finish(&out);
	doc_finish(&doc);
}

static void check_error(const char *text, enum diag_id id, size_t offset)
{
	struct doc doc;
	struct node *root = load(&doc, text);
	CHECK(!root);
	CHECK(doc.diags.list.count == 1);
	if (doc.diags.list.count) {
		CHECK(doc.diags.list.items[0].id == id);
		CHECK(doc.diags.list.items[0].offset == offset);
	}
	doc_finish(&doc);
}

static void test_scalars(void)
{
	check_tree("v: 1.10\nw: -3\nx: 0x1F\ny: 1e3\nz: .inf\n",
		"{v:#1.10,w:#-3,x:#0x1F,y:#1e3,z:#.inf}");
	check_tree("a: 2.11.1\nb: 1_000\nc: 2010-01-29T18:30:22Z\nd: 1e\ne: 0x\nf: .\n",
		"{a:\"2.11.1\",b:\"1_000\",c:\"2010-01-29T18:30:22Z\",d:\"1e\",e:\"0x\",f:\".\"}");
	check_tree("a: true\nb: no\nc: 'true'\nd: ~\ne:\nf: \"\"\n",
		"{a:?true,b:\"no\",c:\"true\",d:~~,e:~,f:\"\"}");
	check_tree("a: !!str 1.10\nb: ! true\nc: !x y\n", "{a:\"1.10\",b:\"true\",c:\"y\"}");
	check_tree(
		"a: |\n  one\n  two\nb: >-\n  one\n  two\n", "{a:\"one\\ntwo\\n\",b:\"one two\"}");
	check_tree("1: a\ntrue: b\n", "{1:\"a\",true:\"b\"}");
	check_tree("{\"a\": [1, \"x\", {}], b: [], }", "{a:[#1,\"x\",{}],b:[]}");
	check_tree("--- {a: b}\n...\n", "{a:\"b\"}");
}

static void test_aliases(void)
{
	check_tree("a: &x [1, 2, 3]\nb: *x\n", "{a:[#1,#2,#3],b:[#1,#2,#3]}");
	check_tree("a: &x k\n*x : v\n", "{a:\"k\",k:\"v\"}");
	check_error("a: *x\n", DIAG_YAML_ALIAS, 3);
	check_error("a: &x [*x]\n", DIAG_YAML_ALIAS, 7);
	check_error("&a [x,x,x,x,x,x,x,x,x]: 1\n", DIAG_YAML_SYNTAX, 0);
	check_error("- &a [x,x,x,x,x,x,x,x,x]\n- &b [*a,*a,*a,*a,*a,*a]\n- [*b,*b,*b,*b,*b]\n",
		DIAG_YAML_ALIAS, 46);
}

static void test_errors(void)
{
	check_error("", DIAG_YAML_SYNTAX, 0);
	check_error("a: b\n---\nc: d\n", DIAG_YAML_DOCUMENTS, 5);
	check_error("\xd0\x9b: \"x\ny: [\n", DIAG_YAML_SYNTAX, 12);
	check_error("a: \x01\n", DIAG_YAML_SYNTAX, 3);
	check_error("a: \xff\n", DIAG_INVALID_UTF8, 3);
}

static void test_duplicates(void)
{
	struct doc doc;
	CHECK(load(&doc, "a: 1\nb: 2\na: 3\n"));
	CHECK(doc.diags.counts[DIAG_DUPLICATE_MEMBER] == 1 && doc.diags.list.items[0].offset == 10);
	doc_finish(&doc);
}

static void test_depth(void)
{
	struct limits few = limits_default;
	struct doc doc;
	few.depth = 3;
	doc_wrap(&doc, STR("x"), STR("[[[]]]"), &few);
	CHECK(yaml_load(&doc, &doc.arena));
	doc_finish(&doc);
	doc_wrap(&doc, STR("x"), STR_NONE, &few); /* as an empty blob of a repository comes */
	CHECK(yaml_load_all(&doc, &doc.arena));
	doc_finish(&doc);
	doc_wrap(&doc, STR("x"), STR("[[[[]]]]"), &few);
	CHECK(!yaml_load(&doc, &doc.arena) && doc.diags.counts[DIAG_TOO_DEEP] == 1);
	doc_finish(&doc);
}

static void check_place(const char *text, const char *where, const char *pointer)
{
	struct doc doc;
	CHECK(load(&doc, text));
	struct place place = doc_place(&doc, (size_t)(strstr(text, where) - text));
	CHECK_STR(place.pointer, pointer);
	doc_finish(&doc);
}

static void test_places(void)
{
	const char *text = "# \xd0\x9b\na: \xd0\x9b\xd0\xb0\npackages:\n- name: one\n- name: two\n"
			   "  x/y: \"deep\"\nlast: { k: [ p, q ] }\n";
	struct doc doc;
	struct node *root = load(&doc, text);
	struct node *packages = node_get(root, "packages");
	struct node *two = packages->last;
	CHECK_STR(str_sub(doc.bytes, two->start, two->end), "name: two\n  x/y: \"deep\"");
	CHECK_STR(str_sub(doc.bytes, packages->start, packages->start + 6), "- name");
	CHECK_STR(str_sub(doc.bytes, root->last->start, root->last->end), "{ k: [ p, q ] }");
	doc_finish(&doc);
	check_place(text, "two", "/packages/1/name");
	check_place(text, "x/y", "/packages/1/x~1y");
	check_place(text, "deep", "/packages/1/x~1y");
	check_place(text, "- name", "/packages");
	check_place(text, "q ]", "/last/k/1");
	check_place(text, "#", "");
}

/* Edits */

static struct str apply(struct edits *edits, struct doc *doc)
{
	struct str text = edits_text(edits, doc, &doc->arena);
	edits_finish(edits);
	*edits = (struct edits){0};
	return text;
}

static const struct yaml_entry mapping[] = {
	{"annotator", STR_INIT("Tool: x")}, {"comment", STR_INIT("say \"it\"\n\xe2\x80\xa8")}};
static const struct yaml_entry string[] = {{NULL, STR_INIT("Tool: x")}};
static const struct yaml_item mappings[] = {{mapping, 2}, {mapping, 1}}, strings[] = {{string, 1}};

/* Appends to the member "m" of the first package, or of the root, and takes it out again. */
static void check_append(const char *before, bool strings_wanted, const char *after)
{
	struct doc doc, again;
	struct edits edits = {0};
	size_t count = strings_wanted ? 1 : 2;
	struct node *root = load(&doc, before), *packages = node_get(root, "packages");
	struct node *target = packages ? packages->first : root;
	if (!CHECK(target &&
		    yaml_append(&edits, &doc, target, "m", strings_wanted ? strings : mappings,
			    count))) {
		doc_finish(&doc);
		return;
	}
	struct str text = apply(&edits, &doc);
	CHECK_STR(text, after);
	doc_wrap(&again, STR("x"), text, &limits_default);
	root = yaml_load(&again, &again.arena);
	packages = node_get(root, "packages");
	target = packages ? packages->first : root;
	struct node *member = node_get(target, "m");
	if (CHECK(member && member->count >= count)) {
		const struct node *removed[2] = {member->first};
		while (removed[0]->next && removed[0]->next != member->last)
			removed[0] = removed[0]->next;
		if (count == 1)
			removed[0] = member->last;
		removed[1] = member->last;
		CHECK_STR(node_string(count == 1 ? member : removed[0], "annotator"),
			count == 1 ? NULL : "Tool: x");
		yaml_remove(&edits, &again, target, member, removed, count);
		CHECK_STR(apply(&edits, &again), before);
	}
	doc_finish(&again);
	doc_finish(&doc);
}

#define COMMENT "\"say \\\"it\\\"\\n\\u2028\""

static void test_edits(void)
{
	check_append("a: 1\n", true, "a: 1\nm:\n- \"Tool: x\"\n");
	check_append("a: 1", true, "a: 1\nm:\n- \"Tool: x\"");
	check_append("a: 1 # c\r\n# d\r\n", true, "a: 1 # c\r\nm:\r\n- \"Tool: x\"\r\n# d\r\n");
	check_append("m:\n  - a\nb: c\n", true, "m:\n  - a\n  - \"Tool: x\"\nb: c\n");
	check_append("m: &p\n- a\nb: c\n", true, "m: &p\n- a\n- \"Tool: x\"\nb: c\n");
	check_append("m: [a, b]\n", true, "m: [a, b, \"Tool: x\"]\n");
	check_append("m: [a, ]\n", true, "m: [a, \"Tool: x\", ]\n");
	check_append("m: []\n", true, "m: [ \"Tool: x\"]\n");
	check_append("{m: [ ]}", true, "{m: [ \"Tool: x\" ]}");
	check_append("{m: [], a: b}", true, "{m: [ \"Tool: x\"], a: b}");
	check_append("packages:\n  - name: a\n    v: 1\n  - name: b\n", false,
		"packages:\n  - name: a\n    v: 1\n    m:\n    - annotator: \"Tool: x\"\n"
		"      comment: " COMMENT "\n    - annotator: \"Tool: x\"\n  - name: b\n");
	check_append("packages: [{a: 1}]", false,
		"packages: [{a: 1, \"m\": [{\"annotator\": \"Tool: x\", \"comment\": " COMMENT
		"}, {\"annotator\": \"Tool: x\"}]}]");
	check_append("m:\nb: c\n", true, "m:\n  - \"Tool: x\"\nb: c\n");
	check_append("{}", true, "{\"m\": [\"Tool: x\"]}");
	check_append("a: |\n  x\n\nb: |+\n  x\n\n", true,
		"a: |\n  x\n\nb: |+\n  x\n\nm:\n- \"Tool: x\"\n");
	check_append("packages:\n- a: |\n    x\n\n- b: c\n", true,
		"packages:\n- a: |\n    x\n  m:\n  - \"Tool: x\"\n\n- b: c\n");
	check_append("packages:\n- a: >+\n    x\n\n- b: c\n", true,
		"packages:\n- a: >+\n    x\n\n  m:\n  - \"Tool: x\"\n- b: c\n");
}

static void test_probe(void)
{
	CHECK(yaml_has_member(STR("a: b\nspdxVersion: \"SPDX-2.3\"\n"), "spdxVersion"));
	CHECK(yaml_has_member(STR("\"spdxVersion\" : x"), "spdxVersion"));
	CHECK(yaml_has_member(STR("{spdxVersion: x}"), "spdxVersion"));
	CHECK(!yaml_has_member(STR("{\"spdxVersion\": \"x\"}"), "spdxVersion"));
	CHECK(!yaml_has_member(STR("a: b # spdxVersion: x\n"), "spdxVersion"));
	CHECK(!yaml_has_member(STR("spdxVersion:x\n"), "spdxVersion"));
	CHECK(!yaml_has_member(STR(""), "spdxVersion"));
}

int main(void)
{
	test_scalars();
	test_aliases();
	test_errors();
	test_duplicates();
	test_depth();
	test_places();
	test_edits();
	test_probe();
	return check_report();
}
