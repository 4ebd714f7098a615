#include "check.h"
#include "syntax/json.h"

static const struct str note = STR_INIT("{\n\t\"name\": \"x\",\n\t\"tags\": [\n\t\t\"y,:\",\n\t\t"
					"[],\n\t\t1\n\t]\n}");

/* The document with its edits, NUL-terminated, in its own arena. */
static struct str apply(struct doc *doc, struct edits *edits)
{
	struct output output = {.fd = -1};
	edits_write(edits, doc, &output);
	CHECK(!output.failed);
	struct str text = arena_str(&doc->arena, buf_str(&output.pending));
	output_discard(&output);
	edits_finish(edits);
	return text;
}

/* The value at a path such as "a/0/b". */
static struct node *find(struct node *root, const char *path)
{
	struct str rest = str_of(path);
	struct node *node = root;
	while (node && rest.len) {
		struct str step = str_cut(&rest, '/');
		uint64_t index;
		if (node->kind == NODE_OBJECT) {
			struct node *child = node->first;
			while (child && !str_eq(child->key, step))
				child = child->next;
			node = child;
		} else {
			node = str_to_u64(step, 1000, &index) ? node->first : NULL;
			while (node && index--)
				node = node->next;
		}
	}
	return node;
}

static void insert_into(
	struct edits *edits, struct doc *doc, const struct node *place, struct str value)
{
	if (place->kind == NODE_OBJECT)
		json_insert_member(edits, doc, place, "new", value);
	else
		json_insert_element(edits, doc, place, value);
}

/* Removes the last child at a path of a text and compares. */
static void check_removal(struct str text, const char *path, const char *expected)
{
	struct doc doc;
	struct edits edits = {0};
	doc_wrap(&doc, STR("removal"), text, &limits_default);
	struct node *root = json_load(&doc, &doc.arena), *place = find(root, path);
	if (CHECK(place && place->count)) {
		(place->kind == NODE_OBJECT ? json_remove_member : json_remove_element)(
			&edits, &doc, place, place->last);
		CHECK_STR(apply(&doc, &edits), expected);
	}
	doc_finish(&doc);
}

static const struct {
	const char *text, *path;
	const char *value; /* NULL: the note */
	const char *expected;
} insertions[] = {
	/* one line */
	{"{\"a\":1}", "", "2", "{\"a\":1,\"new\":2}"},
	{"{\"a\":1}", "", NULL, "{\"a\":1,\"new\":{\"name\":\"x\",\"tags\":[\"y,:\",[],1]}}"},
	{"{\"a\": 1}", "", NULL,
		"{\"a\": 1, \"new\": {\"name\": \"x\", \"tags\": [\"y,:\", [], 1]}}"},
	{"{\"a\" : 1}", "", "[ ]", "{\"a\" : 1, \"new\" : []}"},
	{"{\"a\":[]}", "a", "2", "{\"a\":[2]}"},
	{"{\"a\":{}}", "a", "2", "{\"a\":{\"new\":2}}"},
	{"{}", "", "true", "{\"new\":true}"},
	{"{\"a\":[1, 2]}", "a", "3", "{\"a\":[1, 2, 3]}"},
	{"{\"a\":[ 1 ]}", "a", "3", "{\"a\":[ 1,3 ]}"},
	/* lines */
	{"{\n  \"a\": 1\n}\n", "", "2", "{\n  \"a\": 1,\n  \"new\": 2\n}\n"},
	{"{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n", "a", NULL,
		"{\n\t\"a\": {\n\t\t\"b\": 1,\n\t\t\"new\": {\n\t\t\t\"name\": "
		"\"x\",\n\t\t\t\"tags\": "
		"[\n\t\t\t\t\"y,:\",\n\t\t\t\t[],\n\t\t\t\t1\n\t\t\t]\n\t\t}\n\t}\n}\n"},
	{"{\r\n    \"a\" : [ ],\r\n    \"b\" : [1]\r\n}", "b", "2",
		"{\r\n    \"a\" : [ ],\r\n    \"b\" : [1, 2]\r\n}"},
	{"{\r\n    \"a\" : []\r\n}", "a", "{\"x\":1}",
		"{\r\n    \"a\" : [\r\n        {\r\n            \"x\" : 1\r\n        }\r\n    "
		"]\r\n}"},
	{"{\n  \"a\": {}\n}", "a", "2", "{\n  \"a\": {\n    \"new\": 2\n  }\n}"},
	{"{\n  \"l\": [\n    {\"a\": 1},\n    {\"a\": 2}\n  ]\n}", "l/1", "{\"x\":[1,2]}",
		"{\n  \"l\": [\n    {\"a\": 1},\n    {\"a\": 2, \"new\": {\"x\": [1, 2]}}\n  ]\n}"},
	{"{\n  \"l\": [\n    {\"a\": 1},\n    {\"a\": 2}\n  ]\n}", "l", "{\"a\":3}",
		"{\n  \"l\": [\n    {\"a\": 1},\n    {\"a\": 2},\n    {\n      \"a\": 3\n    }\n  "
		"]\n}"},
	{"{\n\"a\": 1\n}", "", "[1]", "{\n\"a\": 1,\n\"new\": [\n1\n]\n}"},
	{"[\n  1,\n\n  2\n]", "", "3", "[\n  1,\n\n  2,\n  3\n]"},
	{"{\"a\":[\n  1\n]}", "a", "[2]", "{\"a\":[\n  1,\n  [\n    2\n  ]\n]}"},
	{"{\n  \"a\": 1\n  , \"b\": 2\n}", "", "3", "{\n  \"a\": 1\n  , \"b\": 2, \"new\": 3\n}"},
};

static void test_insertions(void)
{
	for (size_t i = 0; i < sizeof insertions / sizeof *insertions; i++) {
		struct doc doc;
		struct edits edits = {0};
		doc_wrap(&doc, STR("insertion"), str_of(insertions[i].text), &limits_default);
		struct node *place = find(json_load(&doc, &doc.arena), insertions[i].path);
		insert_into(&edits, &doc, place,
			insertions[i].value ? str_of(insertions[i].value) : note);
		CHECK(edits.list.count == 1 && edits.list.items[0].remove == 0);
		struct str result = apply(&doc, &edits);
		CHECK_STR(result, insertions[i].expected);
		check_removal(result, insertions[i].path, insertions[i].text);
		doc_finish(&doc);
	}
}

/* White space in an empty object or array stays when something is inserted. */
static void test_spaced_empty(void)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {{"{\"a\": [ ]}", "{\"a\": [1, 2 ]}"},
		{"{\n \"a\": [\n ]\n}", "{\n \"a\": [\n  1,\n  2\n ]\n}"},
		{"{\n \"a\": []\n}", "{\n \"a\": [\n  1,\n  2\n ]\n}"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc doc;
		struct edits edits = {0};
		doc_wrap(&doc, STR("empty"), str_of(cases[i].text), &limits_default);
		struct node *root = json_load(&doc, &doc.arena);
		json_insert_element(&edits, &doc, root->first, STR("1"));
		edits_insert(&edits, 0, STR(""));
		json_insert_element(&edits, &doc, root->first, STR("2"));
		CHECK_STR(apply(&doc, &edits), cases[i].expected);
		doc_finish(&doc);
	}
}

/* Every set of removals with and without additions: the result parses and holds what it should. */
static void check_change(const char *text, unsigned removed, size_t added)
{
	static const struct json_addition additions[] = {
		{"p", STR_INIT("7")}, {"q", STR_INIT("8")}};
	static const struct json_addition elements[] = {
		{NULL, STR_INIT("7")}, {NULL, STR_INIT("8")}};
	struct doc doc, changed;
	struct edits edits = {0};
	struct buf expected = {0}, found = {0};
	const struct node *gone[4];
	size_t count = 0, index = 0;
	doc_wrap(&doc, STR("change"), str_of(text), &limits_default);
	struct node *root = json_load(&doc, &doc.arena);
	NODE_EACH(child, root)
	{
		if (removed >> index++ & 1)
			gone[count++] = child;
		else
			buf_add(&expected, child->text);
	}
	for (size_t i = 0; i < added; i++)
		buf_add(&expected, additions[i].value);
	json_change(&edits, &doc, root, gone, count,
		root->kind == NODE_OBJECT ? additions : elements, added);
	doc_wrap(&changed, STR("changed"), apply(&doc, &edits), &limits_default);
	struct node *after = json_load(&changed, &changed.arena);
	CHECK(after != NULL);
	NODE_EACH(child, after)
	buf_add(&found, child->text);
	CHECK(str_eq(buf_str(&found), buf_str(&expected)));
	buf_finish(&expected);
	buf_finish(&found);
	doc_finish(&changed);
	doc_finish(&doc);
}

static void test_changes(void)
{
	static const char *const texts[] = {"[1,2,3,4]", "[\n  1,\n  2,\n  3,\n  4\n]",
		"{ \"a\" : 1 , \"b\" : 2 , \"c\" : 3 , \"d\" : 4 }", "[ 1 ,2 ]"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (unsigned removed = 0; removed < (i == 3 ? 4 : 16); removed++)
			for (size_t added = 0; added <= 2; added++)
				check_change(texts[i], removed, added);
}

/* Replacing an entry by the same leaves the bytes as they are. */
static void test_replacing(void)
{
	static const struct str text = STR_INIT(
		"{\n  \"a\": [\n    1,\n    {\n      \"x\": 1\n    }\n  ],\n  \"b\": [\n    "
		"{\n      \"x\": 1\n    }\n  ]\n}\n");
	static const struct json_addition same = {NULL, STR_INIT("{\"x\":1}")};
	struct doc doc;
	struct edits edits = {0};
	doc_wrap(&doc, STR("replacing"), text, &limits_default);
	struct node *root = json_load(&doc, &doc.arena);
	NODE_EACH(list, root)
	{
		const struct node *last = list->last;
		json_change(&edits, &doc, list, &last, 1, &same, 1);
	}
	CHECK(edits.list.count > 0 && str_eq(apply(&doc, &edits), text));
	doc_finish(&doc);
}

static void test_strings(void)
{
	struct buf out = {0};
	json_add_string(&out, STR("a\"\\/\b\f\n\r\t\x01\x7f\xd0\x9a\xff\0z"));
	CHECK(str_eq(buf_str(&out),
		STR("\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\x7f\xd0\x9a\xef\xbf\xbd\\u0000z\"")));
	buf_finish(&out);
}

/* White space without bound is no style: it is not repeated. */
static void test_hostile_space(void)
{
	struct buf text = {0};
	struct doc doc;
	struct edits edits = {0};
	buf_puts(&text, "{");
	for (int i = 0; i < 3000000; i++)
		buf_add_byte(&text, i ? ' ' : '\n');
	buf_puts(&text, "\"a\":{},\"b\":1}");
	doc_wrap(&doc, STR("hostile"), buf_str(&text), &limits_default);
	struct node *root = json_load(&doc, &doc.arena);
	insert_into(&edits, &doc, root, note);
	insert_into(&edits, &doc, root->first, note);
	for (size_t i = 0; i < edits.list.count; i++)
		CHECK(edits.list.items[i].insert.len < 1000);
	edits_finish(&edits);
	doc_finish(&doc);
	buf_finish(&text);
}

int main(void)
{
	test_insertions();
	test_spaced_empty();
	test_changes();
	test_replacing();
	test_strings();
	test_hostile_space();
	return check_report();
}
