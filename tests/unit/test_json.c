#include <stdlib.h>

#include "check.h"
#include "syntax/json.h"
#include "syntax/json_scan.h"

/* A fresh document over a literal; the one before is released. */
static struct doc *open_doc(struct str text)
{
	static struct doc doc;
	doc_finish(&doc);
	doc_wrap(&doc, STR("test.json"), text, &limits_default);
	return &doc;
}

static const struct diagnostic *only_diag(const struct doc *doc)
{
	static const struct diagnostic none = {.id = DIAG_COUNT, .text = STR_INIT("")};
	return doc->diags.list.count == 1 ? &doc->diags.list.items[0] : &none;
}

/* Syntax errors */

static bool any_root(void *context, struct node *root)
{
	(void)context;
	(void)root;
	return true;
}

static bool any_element(void *context, const struct node *list, struct node *element, size_t index)
{
	(void)context;
	(void)list;
	(void)element;
	(void)index;
	return true;
}

static const struct node_visitor any_visitor = {
	.lists = (const char *const[]){"list", NULL},
	.root = any_root,
	.member = any_root,
	.element = any_element,
};

static const struct {
	struct str text;
	enum diag_id id;
	size_t offset;
	const char *message;
} error_cases[] = {
	{STR_INIT(""), DIAG_JSON_TRUNCATED, 0, "the text is empty"},
	{STR_INIT(" \n"), DIAG_JSON_TRUNCATED, 2, "the text ends where a JSON value is expected"},
	{STR_INIT("{\"a\":1 \"b\":2}"), DIAG_JSON_SYNTAX, 7,
		"expected ',' or '}' after a member, found a string"},
	{STR_INIT("{\"a\":1 x}"), DIAG_JSON_SYNTAX, 7,
		"expected ',' or '}' after a member, found \"x\""},
	{STR_INIT("{\"a\" 1}"), DIAG_JSON_SYNTAX, 5,
		"expected ':' after a member name, found \"1\""},
	{STR_INIT("{\"a\":}"), DIAG_JSON_SYNTAX, 5, "expected a value after ':', found \"}\""},
	{STR_INIT("{\"a\":1,}"), DIAG_JSON_SYNTAX, 7,
		"expected a member name after ',', found \"}\""},
	{STR_INIT("{a:1}"), DIAG_JSON_SYNTAX, 1,
		"expected a member name or '}' after '{', found \"a\""},
	{STR_INIT("{'a':1}"), DIAG_JSON_SYNTAX, 1,
		"expected a member name or '}' after '{', found \"'\"; strings are written "
		"in double quotes"},
	{STR_INIT("[1,]"), DIAG_JSON_SYNTAX, 3, "expected a value after ',', found \"]\""},
	{STR_INIT("[1}"), DIAG_JSON_SYNTAX, 2, "expected ',' or ']' after an element, found \"}\""},
	{STR_INIT("[}"), DIAG_JSON_SYNTAX, 1, "expected a value or ']' after '[', found \"}\""},
	{STR_INIT("[1 // one\n]"), DIAG_JSON_SYNTAX, 3,
		"expected ',' or ']' after an element, found \"/\"; JSON has no comments"},
	{STR_INIT("[NaN]"), DIAG_JSON_SYNTAX, 1,
		"expected a value or ']' after '[', found \"NaN\""},
	{STR_INIT("[nul]"), DIAG_JSON_SYNTAX, 1,
		"expected a value or ']' after '[', found \"nul\""},
	{STR_INIT("[tru"), DIAG_JSON_TRUNCATED, 4, NULL},
	{STR_INIT("[01]"), DIAG_JSON_SYNTAX, 2, "expected no digit after a leading 0, found \"1\""},
	{STR_INIT("[-]"), DIAG_JSON_SYNTAX, 2, "expected a digit after '-', found \"]\""},
	{STR_INIT("[1.]"), DIAG_JSON_SYNTAX, 3, "expected a digit after '.', found \"]\""},
	{STR_INIT("[1e+]"), DIAG_JSON_SYNTAX, 4, "expected a digit of the exponent, found \"]\""},
	{STR_INIT("[\"a\tb\"]"), DIAG_JSON_SYNTAX, 3,
		"a control character (U+0009) in a string; it must be written as an "
		"escape"},
	{STR_INIT("{\"a\":\"b\n\"c\":1}"), DIAG_JSON_SYNTAX, 7,
		"a control character (U+000A) in a string; it must be written as an "
		"escape, or the closing '\"' is missing"},
	{STR_INIT("[\"\\x41\"]"), DIAG_JSON_SYNTAX, 2, "\"\\x\" is no escape of JSON"},
	{STR_INIT("[\"a\\u12G4\"]"), DIAG_JSON_SYNTAX, 3,
		"\"\\u12G4\" is no escape of JSON: four hexadecimal digits follow \\u"},
	{STR_INIT("[\"\\u\"]"), DIAG_JSON_SYNTAX, 2,
		"\"\\u\" is no escape of JSON: four hexadecimal digits follow \\u"},
	{STR_INIT("{\"a\":[1,{\"b\":\"c"), DIAG_JSON_TRUNCATED, 15,
		"the text ends where the end of a string is expected; 3 objects and arrays "
		"are open"},
	{STR_INIT("{\"a\""), DIAG_JSON_TRUNCATED, 4,
		"the text ends where ':' after a member name is expected; 1 object or "
		"array is open"},
	{STR_INIT("[\"\\"), DIAG_JSON_TRUNCATED, 3, NULL},
	{STR_INIT("[\"\\\""), DIAG_JSON_TRUNCATED, 4, NULL},
	{STR_INIT("{}\n{}"), DIAG_JSON_TRAILING, 3,
		"found one more object behind the end of the JSON value"},
	{STR_INIT("[]x"), DIAG_JSON_TRAILING, 2, "found \"x\" behind the end of the JSON value"},
	{STR_INIT("1 2"), DIAG_JSON_TRAILING, 2, "found \"2\" behind the end of the JSON value"},
	{STR_INIT("INFO reading pom.xml\n[warn] x\n{\"a\":1}"), DIAG_JSON_SYNTAX, 0,
		"expected a JSON value, found \"INFO\": other output stands before the "
		"JSON, which seems to begin 1 lines further down"},
	{STR_INIT("{\"list\":[{\"a\":1},{\"a\":x}],\"b\":2}"), DIAG_JSON_SYNTAX, 22,
		"expected a value after ':', found \"x\""},
	{STR_INIT("{\"list\":[{\"a\":\"1}],\"b\":\"2\"}"), DIAG_JSON_SYNTAX, 20,
		"expected ',' or '}' after a member, found \"b\""},
	{STR_INIT("{\"list\":[1 2],\"b\":{}}"), DIAG_JSON_SYNTAX, 11,
		"expected ',' or ']' after an element, found \"2\""},
	{STR_INIT("{\"list\":[1,2,\"b\":{}}"), DIAG_JSON_SYNTAX, 16,
		"expected ',' or ']' after an element, found \":\""},
	{STR_INIT("{\"list\":[1,2"), DIAG_JSON_TRUNCATED, 12,
		"the text ends where ',' or ']' after an element is expected; 2 objects "
		"and arrays are open"},
	{STR_INIT("{\"list\":[1,2]"), DIAG_JSON_TRUNCATED, 13,
		"the text ends where ',' or '}' after a member is expected; 1 object or "
		"array is open"},
	{STR_INIT("[\"\xff\"]"), DIAG_INVALID_UTF8, 2, "the byte 0xFF is no part of valid UTF-8"},
};

static void test_errors(void)
{
	for (size_t i = 0; i < sizeof error_cases / sizeof *error_cases; i++) {
		for (int visiting = 0; visiting <= 1; visiting++) {
			struct doc *doc = open_doc(error_cases[i].text);
			bool good = visiting ? json_visit(doc, &any_visitor)
					     : json_load(doc, &doc->arena) != NULL;
			const struct diagnostic *found = only_diag(doc);
			if (!CHECK(!good && found->id == error_cases[i].id &&
				    found->offset == error_cases[i].offset))
				fprintf(stderr, "  case %zu: %.*s: %.*s at %zu\n", i,
					STR_ARG(error_cases[i].text), STR_ARG(found->text),
					found->offset);
			if (error_cases[i].message)
				CHECK_STR(found->text, error_cases[i].message);
		}
	}
}

/* Trees */

static void test_tree(void)
{
	struct doc *doc =
		open_doc(STR(" {\"a\" : [1.50e+2, true ,null,\"x\\u00e9\\ud83d\\ude00\\n\"],"
			     "\"\":{}, \"n\":-0}\r\n"));
	struct node *root = json_load(doc, &doc->arena), *a = node_get(root, "a");
	CHECK(root && doc->diags.list.count == 0 && root->count == 3);
	CHECK(root->start == 1 && root->end == doc->bytes.len - 2 && !root->key.ptr);
	CHECK(a->kind == NODE_ARRAY && a->count == 4 && a->key_start == 2 && a->start == 8);
	CHECK_STR(str_sub(doc->bytes, a->start, a->end),
		"[1.50e+2, true ,null,\"x\\u00e9\\ud83d\\ude00\\n\"]");
	CHECK_STR(a->first->text, "1.50e+2");
	CHECK(a->first->kind == NODE_NUMBER && a->first->next->kind == NODE_TRUE);
	CHECK_STR(str_sub(doc->bytes, a->first->next->start, a->first->next->end), "true");
	CHECK(a->last->kind == NODE_STRING && !a->last->next && !a->last->has_nul);
	CHECK_STR(a->last->text, "x\xc3\xa9\xf0\x9f\x98\x80\n");
	CHECK(a->key.ptr == doc->bytes.ptr + 3);
	CHECK(node_get(root, "")->kind == NODE_OBJECT && node_get(root, "")->count == 0);
	CHECK_STR(node_get(root, "n")->text, "-0");
	struct node *again = json_load_at(doc, &doc->arena, a->start);
	CHECK(again && again->count == 4 && again->end == a->end && !again->key.ptr);
}

static size_t count_of(struct str text, enum diag_id id)
{
	struct doc *doc = open_doc(text);
	struct node *root = json_load(doc, &doc->arena);
	size_t count = doc->diags.counts[id];
	CHECK(root && json_load_at(doc, &doc->arena, root->start));
	CHECK(doc->diags.counts[id] == count);
	doc = open_doc(text);
	CHECK(json_visit(doc, &any_visitor) && doc->diags.counts[id] == count);
	return count;
}

static void test_oddities(void)
{
	CHECK(count_of(STR("{\"a\":1,\"b\":2,\"a\":3,\"a\":4}"), DIAG_DUPLICATE_MEMBER) == 2);
	CHECK(count_of(STR("{\"a\":1,\"\\u0061\":3}"), DIAG_DUPLICATE_MEMBER) == 1);
	CHECK(count_of(STR("{\"list\":[{\"a\":1,\"b\":1},{\"a\":3}]}"), DIAG_DUPLICATE_MEMBER) ==
		0);
	CHECK(count_of(STR("{\"list\":[{\"\":1,\"\":1}]}"), DIAG_DUPLICATE_MEMBER) == 1);
	CHECK(count_of(STR("[\"a\\u0000b\",\"\\u0000\"]"), DIAG_NUL_IN_STRING) == 2);
	CHECK(count_of(STR("{\"\\u0000\":1}"), DIAG_NUL_IN_STRING) == 1);
	CHECK(count_of(
		      STR("[\"\\ud800\",\"\\udc00\\ud800\",\"\\ud800\\u0041\",\"\\ud83d\\ude00\"]"),
		      DIAG_LONE_SURROGATE) == 3);
	struct doc *doc = open_doc(STR("[\"a\\u0000b\\ud800\\u0041\"]"));
	struct node *root = json_load(doc, &doc->arena);
	CHECK(root->first->has_nul && root->first->text.len == 7);
	CHECK(memcmp(root->first->text.ptr,
		      "a\0b\xef\xbf\xbd"
		      "A",
		      7) == 0);
	struct buf many = {0};
	for (int i = 0; i < 200; i++)
		buf_printf(&many, "%s\"%d\":0", i ? "," : "{", i == 150 ? 20 : i == 120 ? 60 : i);
	buf_add_byte(&many, '}');
	CHECK(count_of(buf_str(&many), DIAG_DUPLICATE_MEMBER) == 2);
	doc = open_doc(buf_str(&many));
	json_load(doc, &doc->arena);
	CHECK_STR(doc->diags.list.items[0].text, "one more member \"60\" in the same object");
	buf_finish(&many);
}

static bool fails_with(struct str text, const struct limits *limits, enum diag_id id)
{
	struct doc *doc = open_doc(text);
	doc->limits = limits;
	bool loaded = json_load(doc, &doc->arena) != NULL;
	CHECK(loaded == (doc->diags.counts[id] == 0));
	doc = open_doc(text);
	doc->limits = limits;
	CHECK(json_visit(doc, &any_visitor) == loaded && doc->diags.list.count == !loaded);
	return !loaded;
}

static void test_limits(void)
{
	struct limits small = limits_default;
	small.depth = 3;
	small.string = 4;
	small.nodes = 5;
	CHECK(!fails_with(STR("[[[]]]"), &small, DIAG_TOO_DEEP));
	CHECK(fails_with(STR("[[[[]]]]"), &small, DIAG_TOO_DEEP));
	CHECK(!fails_with(STR("{\"list\":[[]]}"), &small, DIAG_TOO_DEEP));
	CHECK(fails_with(STR("{\"list\":[[{}]]}"), &small, DIAG_TOO_DEEP));
	CHECK(fails_with(STR("{\"x\":[[{}]]}"), &small, DIAG_TOO_DEEP));
	CHECK(!fails_with(STR("[\"abcd\"]"), &small, DIAG_STRING_TOO_LONG));
	CHECK(fails_with(STR("[\"abcde\"]"), &small, DIAG_STRING_TOO_LONG));
	CHECK(fails_with(STR("{\"abcde\":1}"), &small, DIAG_STRING_TOO_LONG));
	CHECK(fails_with(STR("{\"list\":[[1,2,3,4,5]]}"), &small, DIAG_TOO_MANY_VALUES));
	struct buf deep = {0};
	for (size_t i = 0; i < 3000000; i++)
		buf_add_byte(&deep, '[');
	CHECK(fails_with(buf_str(&deep), &limits_default, DIAG_TOO_DEEP));
	buf_clear(&deep);
	for (size_t i = 0; i < 8000; i++)
		buf_add_byte(&deep, i < 4000 ? '[' : ']');
	CHECK(!fails_with(buf_str(&deep), &limits_default, DIAG_TOO_DEEP));
	buf_finish(&deep);
}

/* Visiting */

static bool log_root(void *context, struct node *root)
{
	buf_printf(context, "root %d;", root->kind);
	return true;
}

static bool log_member(void *context, struct node *member)
{
	buf_printf(context, "%.*s/%u;", STR_ARG(member->key), member->count);
	return !str_is(member->key, "stop");
}

static bool log_element(void *context, const struct node *list, struct node *element, size_t index)
{
	buf_printf(context, "%.*s[%zu]=%.*s;", STR_ARG(list->key), index, STR_ARG(element->text));
	return !str_is(element->text, "stop");
}

static void test_visit(void)
{
	static const struct {
		struct str text;
		bool good;
		const char *log;
	} cases[] = {
		{STR_INIT("{\"two\":[\"a\"],\"m\":{\"x\":1},\"one\":[\"b\",\"c\"],\"s\":2,\"two\":["
			  "\"d\"],"
			  "\"l\":[1,2]}"),
			true, "root 6;s/0;m/1;l/2;one[0]=b;one[1]=c;two[0]=a;two[0]=d;"},
		{STR_INIT("{\"one\":{\"a\":1},\"two\":3}"), true, "root 6;two/0;one/1;"},
		{STR_INIT("{\"one\":[]}"), true, "root 6;"},
		{STR_INIT("{}"), true, "root 6;"},
		{STR_INIT(" [1,{\"a\":2}] "), true, "root 5;"},
		{STR_INIT("[1,{\"a\":}]"), false, ""},
		{STR_INIT("\"x\""), true, "root 4;"},
		{STR_INIT("{\"one\":[\"a\",\"stop\",\"b\"]}"), false,
			"root 6;one[0]=a;one[1]=stop;"},
		{STR_INIT("{\"one\":[\"a\"],\"stop\":1}"), false, "root 6;stop/0;"},
		{STR_INIT("{\"s\":1,\"one\":[\"a\",{]}"), false, ""},
		{STR_INIT("{\"one\":[\"a\",tru],\"s\":1}"), false, "root 6;s/0;one[0]=a;"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf log = {0};
		struct doc *doc = open_doc(cases[i].text);
		struct node_visitor visitor = {&log, (const char *const[]){"one", "two", NULL},
			log_root, log_member, log_element};
		CHECK(json_visit(doc, &visitor) == cases[i].good);
		buf_add_byte(&log, '\0');
		CHECK_STR(str_of(log.ptr), cases[i].log);
		buf_finish(&log);
	}
}

/* Skipping agrees with loading, whatever the distance to the ends of blocks. */
static void test_skip(void)
{
	struct buf text = {0};
	for (size_t pad = 0; pad < 140; pad++) {
		buf_clear(&text);
		buf_puts(&text, "[\"");
		for (size_t i = 0; i < pad; i++)
			buf_add_byte(&text, i % 7 == 3 ? ']' : 'x');
		buf_puts(&text, "\\\\\\\"]}\\\\\",{\"\\\"\\\\\":[{}]}]");
		size_t length = text.len;
		for (size_t i = 0; i < pad; i++)
			buf_add_byte(&text, ']');
		CHECK(json_skip(text.ptr, text.ptr + text.len) == text.ptr + length);
		CHECK(!json_skip(text.ptr, text.ptr + length - 1));
		struct doc *doc = open_doc(buf_str(&text));
		struct node *root = json_load_at(doc, &doc->arena, 0);
		CHECK(root && root->end == length);
	}
	buf_finish(&text);
}

/* Blocks in which the depth only changes far from the end. */
static void test_skip_deep(void)
{
	struct buf text = {0};
	for (size_t depth = 1; depth < 200; depth += 3) {
		buf_clear(&text);
		for (size_t i = 0; i < depth; i++)
			buf_puts(&text, i % 2 ? "[{}," : "{\"k\":");
		buf_puts(&text, "[]");
		for (size_t i = depth; i-- > 0;)
			buf_puts(&text, i % 2 ? "]" : ",\"l\":[[]]}");
		CHECK(json_skip(text.ptr, text.ptr + text.len) == text.ptr + text.len);
		CHECK(!json_skip(text.ptr, text.ptr + text.len - 1));
	}
	buf_finish(&text);
}

static void test_skim(void)
{
	struct json_head head;
	json_skim(STR(" {\"a\":{\"b\":\"}\"},\"format\" : "
		      "\"X\",\"n\":12,\"l\":[\"]\"],\"v\":\"\\\"1\"}"),
		&head);
	CHECK(head.object && head.count == 5);
	CHECK_STR(head.members[0].key, "a");
	CHECK_STR(head.members[0].text, NULL);
	CHECK_STR(head.members[1].key, "format");
	CHECK_STR(head.members[1].text, "X");
	CHECK_STR(head.members[2].text, NULL);
	CHECK_STR(head.members[4].text, "\\\"1");
	json_skim(STR("{\"f\":\"X\",\"components\":[{\"a\":"), &head);
	CHECK(head.object && head.count == 2 && !head.members[1].text.ptr);
	json_skim(STR("[1]"), &head);
	CHECK(!head.object && head.count == 0);
	json_skim(STR(""), &head);
	CHECK(!head.object);
	json_skim(STR("{\"f\":\"X"), &head);
	CHECK(head.object && head.count == 1 && !head.members[0].text.ptr);
}

/* Pointers */

static void test_pointers(void)
{
	static const char text[] = "{\"a/b\": [ {\"x\":1, \"~\\u0041\":[true,[{}]]}, 2 ], "
				   "\"s\":\"t\"} ";
	static const struct {
		const char *at, *pointer;
	} cases[] = {{"{\"a", ""}, {"a/b", "/a~1b"}, {": [", "/a~1b"}, {" {\"x", "/a~1b"},
		{"{\"x", "/a~1b/0"}, {"x\"", "/a~1b/0/x"}, {"1,", "/a~1b/0/x"},
		{"~\\u", "/a~1b/0/~0A"}, {"true", "/a~1b/0/~0A/0"}, {"[{}", "/a~1b/0/~0A/1"},
		{"{}]", "/a~1b/0/~0A/1/0"}, {"2 ]", "/a~1b/1"}, {"t\"", "/s"}, {"} ", ""}};
	enum { COUNT = sizeof cases / sizeof *cases };
	struct place places[COUNT];
	struct doc *doc = open_doc(STR(text));
	CHECK(json_load(doc, &doc->arena) && doc->point);
	for (size_t i = 0; i < COUNT; i++) {
		size_t offset = str_find(STR(text), str_of(cases[i].at));
		places[i] = (struct place){.offset = offset};
		CHECK_STR(doc_place(doc, offset).pointer, cases[i].pointer);
	}
	doc_locate(doc, places, COUNT);
	for (size_t i = 0; i < COUNT; i++)
		CHECK_STR(places[i].pointer, cases[i].pointer);
	CHECK_STR(doc_place(doc, STR_NPOS).pointer, NULL);
	doc = open_doc(STR("{\"list\":[1,{\"a\":[0,1"));
	CHECK(!json_load(doc, &doc->arena));
	CHECK_STR(doc_place(doc, only_diag(doc)->offset).pointer, "/list/1/a");
	doc = open_doc(STR("{\"list\":[{\"b\":1},{\"a\":tru}]}"));
	CHECK(!json_load(doc, &doc->arena));
	CHECK_STR(doc_place(doc, only_diag(doc)->offset).pointer, "/list/1/a");
}

int main(void)
{
	test_errors();
	test_tree();
	test_oddities();
	test_limits();
	test_visit();
	test_skip();
	test_skip_deep();
	test_skim();
	test_pointers();
	open_doc(STR(""));
	return check_report();
}
