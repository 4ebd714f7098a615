#include <stdlib.h>

#include "base/list.h"
#include "check.h"
#include "syntax/xml.h"

/* One string of the node: "a{ns}@b=v" ... for comparing whole trees. */
static void show(struct buf *out, const struct node *node)
{
	buf_add(out, node->key);
	if (node->ns.ptr)
		buf_printf(out, "{%.*s}", STR_ARG(node->ns));
	if (node->text.len)
		buf_printf(out, "=%.*s", STR_ARG(node->text));
	if (node->count == 0)
		return;
	buf_add_byte(out, '(');
	NODE_EACH(child, node)
	{
		if (child != node->first)
			buf_add_byte(out, ' ');
		if (child->attribute)
			buf_add_byte(out, '@');
		show(out, child);
	}
	buf_add_byte(out, ')');
}

static struct str read_text(struct doc *doc, struct str raw, const struct limits *limits)
{
	struct buf buf = {0};
	struct arena arena = {0};
	doc_wrap(doc, STR("test.xml"), raw, limits);
	struct node *root = xml_load(doc, &arena);
	if (root)
		show(&buf, root);
	else
		buf_puts(&buf, doc->diags.list.count ? "error" : "silent error");
	struct str shown = arena_str(&doc->arena, buf_str(&buf));
	buf_finish(&buf);
	/* The tree is gone: only what was shown may be used. */
	arena_finish(&arena);
	return shown;
}

/* What is read */

static void test_trees(void)
{
	static const struct {
		const char *text, *tree;
	} rows[] = {
		{"<a/>", "a"},
		{"<a></a>", "a"},
		{"<a>x</a>", "a=x"},
		{"  \n<a>x</a>\n", "a=x"},
		{"<?xml version='1.0'?><!-- c --><?pi d?><a>x</a><!-- c --><?pi d?>\n", "a=x"},
		{"<a b='1' c=\"2\">x</a>", "a=x(@b=1 @c=2)"},
		{"<a b = '1'\n\tc=\"2\" />", "a(@b=1 @c=2)"},
		{"<a b='x>y' c='/>'><d/></a>", "a(@b=x>y @c=/> d)"},
		{"<a b='\"' c=\"'\"/>", "a(@b=\" @c=')"},
		{"<a b='&amp;&#38;&lt;&#x41;&quot;&apos;&gt;'/>", "a(@b=&&<A\"'>)"},
		{"<a b='1\n2\t3'/>", "a(@b=1 2 3)"},
		{"<a>&amp;&#38;&lt;&#x41;</a>", "a=&&<A"},
		{"<a>x<!-- y -->z</a>", "a=xz"},
		{"<a>x<?y z?>w</a>", "a=xw"},
		{"<a><![CDATA[x<y>&amp;]]></a>", "a=x<y>&amp;"},
		{"<a>1<![CDATA[2]]>3</a>", "a=123"},
		{"<a><![CDATA[]]></a>", "a"},
		{"<a>x\r\ny\rz</a>", "a=x\ny\nz"},
		{"<a>\n  <b/>\n  <c>x</c>\n</a>", "a(b c=x)"},
		{"<a>1<b>2</b>3<b>4<c>5</c>6</b>7</a>", "a=137(b=2 b=46(c=5))"},
		{"<a> \n </a>", "a= \n "},
		{"<a>\xd0\x9b\xe2\x82\xac\xf0\x9f\x98\x80</a>",
			"a=\xd0\x9b\xe2\x82\xac\xf0\x9f\x98\x80"},
		{"<a xmlns='u'><b/></a>", "a{u}(b{u})"},
		{"<a xmlns='u'><b xmlns=''/><c xmlns='v' d='1'/></a>", "a{u}(b c{v}(@d=1))"},
		{"<p:a xmlns:p='u' c='1' p:d='2'><p:b/><e/></p:a>", "a{u}(@c=1 @d{u}=2 b{u} e)"},
		{"<a xml:lang='en'/>", "a(@lang{http://www.w3.org/XML/1998/namespace}=en)"},
		{"<a xmlns='a&amp;b'/>", "a{a&b}"},
		{"<?xml version='1.1'?><a/>", "a"},
		{"<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>", "a"},
		/* A false declaration, as programs write that build the text in UTF-16. */
		{"<?xml version='1.0' encoding='utf-16'?><a>\xc3\xa9</a>", "a=\xc3\xa9"},
		{"\xef\xbb\xbf<?xml version='1.0' encoding='ISO-8859-1'?><a>\xc3\xa9</a>",
			"a=\xc3\xa9"},
		{"<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xe9'>\xe9</a>",
			"a=\xc3\xa9(@b=\xc3\xa9)"},
		{"<?xml version='1.0' encoding='Latin1'?><a>\x80</a>", "a=\xc2\x80"},
		{"<?xml version='1.0' encoding='us-ascii'?><a>x</a>", "a=x"},
		{"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>", "a=\xc3\xa9"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		CHECK_STR(read_text(&doc, str_of(rows[i].text), &limits_default), rows[i].tree);
		CHECK(doc.diags.list.count == 0);
		doc_finish(&doc);
	}
}

/* What is refused, with the place: an offset into the decoded text. */
static void test_errors(void)
{
	static const struct {
		const char *text;
		enum diag_id id;
		size_t offset;
	} rows[] = {
		{"", DIAG_XML_SYNTAX, 0},
		{"   ", DIAG_XML_SYNTAX, 3},
		{"x", DIAG_XML_SYNTAX, 0},
		{"<", DIAG_XML_SYNTAX, 1},
		{"<a", DIAG_XML_SYNTAX, 2},
		{"<a>", DIAG_XML_SYNTAX, 3},
		{"<a><b>text", DIAG_XML_SYNTAX, 10},
		{"<a><b></a>", DIAG_XML_SYNTAX, 6},
		{"<a>\n <b></c></a>", DIAG_XML_SYNTAX, 8},
		{"<a/><b/>", DIAG_XML_SYNTAX, 4},
		{"<a/>junk", DIAG_XML_SYNTAX, 4},
		{"<a>&foo;</a>", DIAG_XML_SYNTAX, 3},
		{"<a b='&foo;'/>", DIAG_XML_SYNTAX, 6},
		{"<a>&#0;</a>", DIAG_XML_SYNTAX, 3},
		{"<a>x & y</a>", DIAG_XML_SYNTAX, 6},
		{"<a b='<'/>", DIAG_XML_SYNTAX, 6},
		{"<a b=1/>", DIAG_XML_SYNTAX, 5},
		{"<a b='1' b='2'/>", DIAG_XML_SYNTAX, 0},
		{"<a>x\x01y</a>", DIAG_XML_SYNTAX, 4},
		{"<a>]]></a>", DIAG_XML_SYNTAX, 3},
		{"<a><!-- -- --></a>", DIAG_XML_SYNTAX, 8},
		{"<a><![CDATA[x</a>", DIAG_XML_SYNTAX, 17},
		{"<a><p:b/></a>", DIAG_XML_SYNTAX, 3},
		{"<a p:b='1'/>", DIAG_XML_SYNTAX, 0},
		{"<!DOCTYPE a><a/>", DIAG_XML_DOCTYPE, 0},
		{"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>",
			DIAG_XML_DOCTYPE, 22},
		{"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
			DIAG_XML_DOCTYPE, 0},
		{"<!-- <!DOCTYPE a> --><!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>",
			DIAG_XML_DOCTYPE, 21},
		{"<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>",
			DIAG_XML_DOCTYPE, 0},
		{"<?xml version='1.0' encoding='EBCDIC-CP-US'?><a/>", DIAG_XML_ENCODING, 30},
		{"<?xml version='1.0' encoding='Shift_JIS'?><a>\x83\x41</a>", DIAG_XML_ENCODING,
			30},
		{"<?xml version='1.0' encoding='us-ascii'?><a>\xe9</a>", DIAG_XML_ENCODING, 44},
		{"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>", DIAG_XML_ENCODING, 48},
		{"<?xml version='1.0' encoding='UTF-8'?><a>\xe9</a>", DIAG_INVALID_UTF8, 41},
		{"<a>\xe9</a>", DIAG_INVALID_UTF8, 3},
		{"<a>\xed\xa0\x80</a>", DIAG_INVALID_UTF8, 3},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		bool good = true;
		good &= CHECK_STR(read_text(&doc, str_of(rows[i].text), &limits_default), "error");
		good &= CHECK(doc.diags.list.count == 1);
		const struct diagnostic *found = doc.diags.list.items;
		good &= CHECK(found && found->id == rows[i].id);
		good &= CHECK(found && found->offset == rows[i].offset);
		if (!good)
			fprintf(stderr, "  row %zu: %s\n  %zu: %.*s\n", i, rows[i].text,
				found ? found->offset : 0, STR_ARG(found ? found->text : STR("")));
		doc_finish(&doc);
	}
}

static void test_messages(void)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{"<a>\n <b></c></a>", "opening and ending tag mismatch: b line 2 and c"},
		{"<a/>junk", "extra content at the end of the document"},
		{"<a>", "premature end of data in tag a line 1"},
		{"<\xd0\x9b></a\xe2\x80\x8d>",
			"opening and ending tag mismatch: \xd0\x9b line 1 and a\\u{200D}"},
		{"<a>&#0;</a>", "invalid xmlChar value 0"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		read_text(&doc, str_of(rows[i].text), &limits_default);
		CHECK(doc.diags.list.count == 1);
		if (doc.diags.list.count)
			CHECK_STR(doc.diags.list.items[0].text, rows[i].message);
		doc_finish(&doc);
	}
}

/* The zero byte ends C strings: rows with a length. */
static void test_zero_bytes(void)
{
	static const struct str rows[] = {STR_INIT("<\0\0\0a\0\0\0/\0\0\0>\0\0\0"), /* UTF-32 */
		STR_INIT("\0<a/>"), STR_INIT("<a>x\0y</a>"), STR_INIT("<a b='\0'/>")};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		CHECK_STR(read_text(&doc, rows[i], &limits_default), "error");
		CHECK(doc.diags.counts[DIAG_XML_SYNTAX] == 1);
		doc_finish(&doc);
	}
}

static void test_utf16(void)
{
	static const char *text = "<?xml version='1.0' encoding='UTF-16'?><a b='\xc3\xa9'/>";
	for (int big = 0; big < 2; big++) {
		struct doc utf8, doc;
		struct arena arena = {0};
		doc_wrap(&utf8, STR("x"), str_of(text), &limits_default);
		utf8.encoding = big ? ENCODING_UTF16BE : ENCODING_UTF16LE;
		utf8.marked = big;
		struct str raw = doc_encode(&utf8, utf8.bytes, &arena);
		CHECK_STR(read_text(&doc, raw, &limits_default), "a(@b=\xc3\xa9)");
		doc_finish(&doc);
		CHECK_STR(read_text(&doc, str_sub(raw, 0, raw.len - 1), &limits_default), "error");
		CHECK(doc.diags.counts[DIAG_INVALID_UTF16] == 1 && doc.diags.list.count == 1);
		doc_finish(&doc);
		doc_finish(&utf8);
		arena_finish(&arena);
	}
}

/* Positions */

static struct node *load(struct doc *doc, const char *text)
{
	doc_wrap(doc, STR("test.xml"), str_of(text), &limits_default);
	return xml_load(doc, &doc->arena);
}

static struct str span(const struct doc *doc, size_t from, size_t to)
{
	return str_sub(doc->bytes, from, to);
}

static void test_positions(void)
{
	struct doc doc;
	struct node *root = load(&doc,
		"<?xml version='1.0'?>\r\n<p:a xmlns:p='u' b = 'x>y'\r\n"
		"p:c=\"\"><d> t </d ><e/><f g='h' ></f></p:a>\r\n");
	if (!CHECK(root))
		return;
	CHECK(root->start == 23 && root->key_start == 23 && root->end == doc.bytes.len - 2);
	const struct node *b = node_get(root, "b"), *c = node_get(root, "c");
	CHECK_STR(span(&doc, b->key_start, b->start), "b = ");
	CHECK_STR(span(&doc, b->start, b->end), "'x>y'");
	CHECK_STR(span(&doc, b->content, b->end), "x>y'");
	CHECK_STR(span(&doc, c->key_start, c->end), "p:c=\"\"");
	const struct node *d = node_get(root, "d"), *e = node_get(root, "e");
	CHECK_STR(span(&doc, d->start, d->end), "<d> t </d >");
	CHECK_STR(span(&doc, d->content, d->end), " t </d >");
	CHECK_STR(d->text, " t ");
	CHECK(d->text.ptr == doc.bytes.ptr + d->content); /* not copied */
	CHECK_STR(span(&doc, e->start, e->end), "<e/>");
	CHECK(e->content == e->end);
	CHECK_STR(e->text, "");
	const struct node *f = node_get(root, "f");
	CHECK_STR(span(&doc, f->start, f->content), "<f g='h' >");
	CHECK_STR(span(&doc, f->start, f->end), "<f g='h' ></f>");
	CHECK_STR(root->text, NULL);
	doc_finish(&doc);
}

/* Positions stay exact where the parser's buffer moves. */
static void test_long(void)
{
	struct doc doc;
	struct buf buf = {0};
	buf_puts(&buf, "<a>");
	for (int i = 0; i < 5000; i++)
		buf_printf(&buf, "<b c='%d'>%0*d &amp; \xe2\x82\xac</b>\n", i, i % 300 + 1, i);
	buf_puts(&buf, "</a>");
	doc_wrap(&doc, STR("x"), buf_str(&buf), &limits_default);
	struct node *root = xml_load(&doc, &doc.arena);
	size_t good = 0, number = 0;
	NODE_EACH(child, root)
	{
		char wanted[32];
		snprintf(wanted, sizeof wanted, "c='%zu'", number++);
		struct str text = span(&doc, child->start, child->end);
		good += str_starts(text, STR("<b c=")) && str_ends(text, STR("\xac</b>")) &&
			str_is(span(&doc, child->first->key_start, child->first->end), wanted) &&
			str_ends(child->text, STR(" & \xe2\x82\xac"));
	}
	CHECK(good == 5000);
	doc_finish(&doc);
	buf_finish(&buf);
}

/* Limits */

static void add_repeated(struct buf *buf, const char *text, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_puts(buf, text);
}

static void expect(struct buf *buf, const struct limits *limits, enum diag_id id, size_t offset)
{
	struct doc doc;
	CHECK_STR(read_text(&doc, buf_str(buf), limits), "error");
	CHECK(doc.diags.list.count == 1 && doc.diags.list.items[0].id == id);
	if (doc.diags.list.count && !CHECK(doc.diags.list.items[0].offset == offset))
		fprintf(stderr, "  at %zu: %.*s\n", doc.diags.list.items[0].offset,
			STR_ARG(doc.diags.list.items[0].text));
	struct place place = doc_place(&doc, buf->len / 2);
	CHECK(place.line == 1);
	doc_finish(&doc);
	buf_clear(buf);
}

static void test_limits(void)
{
	struct buf buf = {0};
	struct limits limits = limits_default;
	limits.string = 1000;
	limits.nodes = 100000;
	buf_puts(&buf, "<a>");
	add_repeated(&buf, "<b c=''/>", 60000);
	expect(&buf, &limits, DIAG_TOO_MANY_VALUES, 3 + 49999 * 9);
	add_repeated(&buf, "<a>", 1000000);
	expect(&buf, &limits, DIAG_TOO_DEEP, limits.depth * 3);
	buf_puts(&buf, "<a><b>");
	add_repeated(&buf, "text", 1000);
	buf_puts(&buf, "</b></a>");
	expect(&buf, &limits, DIAG_STRING_TOO_LONG, 3);
	buf_puts(&buf, "<a b='");
	add_repeated(&buf, "text", 1000);
	buf_puts(&buf, "'/>");
	expect(&buf, &limits, DIAG_STRING_TOO_LONG, 5);
	buf_puts(&buf, "<a><b/>\n<a");
	buf.len--, buf.ptr[buf.len - 2] = ' ';
	buf_puts(&buf, "a");
	for (int i = 0; i < 300000; i++)
		buf_printf(&buf, " a%d=''", i);
	buf_puts(&buf, "/></a>");
	expect(&buf, &limits, DIAG_XML_LIMIT, 8);
	buf_puts(&buf, "<a");
	for (int i = 0; i < 1001; i++)
		buf_printf(&buf, " xmlns:a%d='u'", i);
	buf_puts(&buf, "/>");
	expect(&buf, &limits, DIAG_XML_LIMIT, 0);
	buf_puts(&buf, "<a>");
	for (int i = 0; i < 400; i++)
		buf_printf(&buf, "<a xmlns:a%d='u' xmlns:b='u' xmlns:c='u'>", i);
	struct doc doc;
	CHECK_STR(read_text(&doc, buf_str(&buf), &limits), "error");
	CHECK(doc.diags.counts[DIAG_XML_LIMIT] == 1);
	doc_finish(&doc);
	buf_finish(&buf);
}

static void test_names_limit(void)
{
	struct buf buf = {0};
	struct doc doc;
	buf_puts(&buf, "<a>");
	for (int i = 0; i < 30000; i++)
		buf_printf(&buf, "<a%0100d/>", i);
	buf_puts(&buf, "</a>");
	CHECK_STR(read_text(&doc, buf_str(&buf), &limits_default), "error");
	CHECK(doc.diags.counts[DIAG_XML_LIMIT] == 1 && doc.diags.list.count == 1);
	doc_finish(&doc);
	buf_finish(&buf);
}

/* Visiting */

struct log {
	struct buf buf;
	size_t calls, stop_at;
};

static bool log_node(struct log *log, const char *what, const struct node *node)
{
	buf_puts(&log->buf, what);
	show(&log->buf, node);
	buf_add_byte(&log->buf, ';');
	return ++log->calls != log->stop_at;
}

static bool log_root(void *context, struct node *root)
{
	return log_node(context, "root ", root);
}

static bool log_member(void *context, struct node *member)
{
	return log_node(context, "member ", member);
}

static bool log_element(void *context, const struct node *list, struct node *element, size_t index)
{
	struct log *log = context;
	show(&log->buf, list);
	buf_printf(&log->buf, "[%zu]", index);
	return log_node(log, " ", element);
}

static void test_visit(void)
{
	static const char *text =
		"<b xmlns='u' v='1'> <m><n>x</n></m>\n<cs k='2'><c>1</c> <c><cs><c/></cs></c></cs>"
		"<ds/><cs/><cs><c>3</c></cs><cs xmlns='w'><c/></cs><t>y</t></b>";
	static const char *const lists[] = {"ds", "cs", NULL};
	static const struct {
		size_t stop_at;
		const char *log;
	} rows[] = {
		{0,
			"root b{u}(@v=1);member m{u}(n{u}=x);cs{u}(@k=2)[0] c{u}=1;"
			"cs{u}(@k=2)[1] c{u}(cs{u}(c{u}));member ds{u};member cs{u};"
			"cs{u}[0] c{u}=3;member cs{w}(c{w});member t{u}=y;"},
		{1, "root b{u}(@v=1);"},
		{2, "root b{u}(@v=1);member m{u}(n{u}=x);"},
		{3, "root b{u}(@v=1);member m{u}(n{u}=x);cs{u}(@k=2)[0] c{u}=1;"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		struct log log = {.stop_at = rows[i].stop_at};
		struct node_visitor visitor = {&log, lists, log_root, log_member, log_element};
		doc_wrap(&doc, STR("x"), str_of(text), &limits_default);
		CHECK(xml_visit(&doc, &visitor) == (rows[i].stop_at == 0));
		CHECK_STR(buf_str(&log.buf), rows[i].log);
		CHECK(doc.diags.list.count == 0 && doc.point);
		buf_finish(&log.buf);
		doc_finish(&doc);
	}
	struct doc doc;
	struct node_visitor nothing = {0};
	doc_wrap(&doc, STR("x"), str_of("<a><b/></a>x"), &limits_default);
	CHECK(!xml_visit(&doc, &nothing) && doc.diags.list.count == 1);
	doc_finish(&doc);
}

static void test_load_at(void)
{
	static const char *text = "<?xml version='1.0'?><!-- <q> --><p:a xmlns:p='u' xmlns='v' "
				  "x='>'><p:b c='1'>t<d/><?x <d>?></p:b><e xmlns:q='w'><q:f/></e>"
				  "<broken></p:a>";
	struct doc doc;
	struct buf buf = {0};
	doc_wrap(&doc, STR("x"), str_of(text), &limits_default);
	struct node *node = xml_load_at(&doc, &doc.arena, str_find(doc.bytes, STR("<p:b")));
	if (CHECK(node)) {
		show(&buf, node);
		CHECK_STR(buf_str(&buf), "b{u}=t(@c=1 d{v})");
		CHECK_STR(span(&doc, node->start, node->end), "<p:b c='1'>t<d/><?x <d>?></p:b>");
		CHECK_STR(span(&doc, node->last->start, node->last->end), "<d/>");
	}
	node = xml_load_at(&doc, &doc.arena, str_find(doc.bytes, STR("<e ")));
	CHECK(node && str_is(node->first->ns, "w") && doc.diags.list.count == 0);
	CHECK(!xml_load_at(&doc, &doc.arena, str_find(doc.bytes, STR("<q:f"))));
	CHECK(doc.diags.list.count == 1);
	size_t broken = str_find(doc.bytes, STR("<broken"));
	CHECK(!xml_load_at(&doc, &doc.arena, broken) && doc.diags.list.count == 2);
	CHECK(doc.diags.list.items[1].offset == broken + 8);
	CHECK(!xml_load_at(&doc, &doc.arena, doc.bytes.len));
	buf_finish(&buf);
	doc_finish(&doc);
}

static void test_skim(void)
{
	static const struct {
		const char *text, *name, *ns; /* name NULL: no root */
	} rows[] = {
		{"<bom xmlns='u'>", "bom", "u"},
		{" <?xml version='1.0'?>\n<!-- <x> --> <c:bom a='1' xmlns:d='v' xmlns:c=\"u\"/>",
			"bom", "u"},
		{"<!DOCTYPE bom [<!ENTITY a ']'>\n]><bom xmlns='u'>", "bom", "u"},
		{"<!DOCTYPE bom SYSTEM 'x'><bom>", "bom", NULL},
		{"<bom", "bom", NULL},
		{"<bom xmlns='u", "bom", NULL},
		{"", NULL, NULL},
		{"<", NULL, NULL},
		{"< bom>", NULL, NULL},
		{"{\"a\": \"<bom>\"}", NULL, NULL},
		{"text <bom>", NULL, NULL},
		{"<!-- <bom>", NULL, NULL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str name = STR_NONE, ns = STR_NONE;
		bool found = xml_skim(str_of(rows[i].text), &name, &ns);
		CHECK(found == (rows[i].name != NULL));
		CHECK_STR(name, rows[i].name);
		CHECK_STR(ns, rows[i].ns);
	}
}

/* Pointers: of each place marked by a digit in the text */

static void test_pointers(void)
{
	static const char *text =
		"0<?x y?><a x='1'>2<b>3</b><b y='<4>'>5<c z='6' w = '7' >8</c></b>"
		"<c><!-- <d> 9 --><![CDATA[</c>]]></c></a>";
	static const char *const expected[] = {NULL, "/a/@x", "/a", "/a/b[1]", "/a/b[2]/@y",
		"/a/b[2]", "/a/b[2]/c/@z", "/a/b[2]/c/@w", "/a/b[2]/c", "/a/c"};
	struct doc doc;
	struct place places[10];
	/* Not well-formed: pointers are asked for where the errors are. */
	doc_wrap(&doc, STR("x"), str_of(text), &limits_default);
	CHECK(!xml_load(&doc, &doc.arena));
	size_t digits = 0;
	for (size_t i = 0; i < doc.bytes.len && digits < 10; i++)
		if (doc.bytes.ptr[i] == (char)('0' + digits))
			places[digits++] = (struct place){.offset = i};
	if (CHECK(digits == 10)) {
		/* doc_locate sorts them. */
		struct place first = places[0];
		places[0] = places[9];
		places[9] = first;
		doc_locate(&doc, places, 10);
		for (size_t i = 0; i < 10; i++)
			CHECK_STR(places[i].pointer, expected[i]);
	}
	CHECK_STR(doc_place(&doc, STR_NPOS).pointer, NULL);
	CHECK_STR(doc_place(&doc, doc.bytes.len).pointer, NULL);
	doc_finish(&doc);
}

static void test_pointers_broken(void)
{
	static const struct {
		const char *text, *pointer; /* of the text's end */
	} rows[] = {{"", NULL}, {"<", "/"}, {"<a", "/a"}, {"<a><b><b x='", "/a/b/b"},
		{"<a></b></c></d>", NULL}, {"<!DOCTYPE a [", NULL}, {"<a><b></b><b>", "/a/b[2]"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		CHECK(!load(&doc, rows[i].text));
		CHECK_STR(doc_place(&doc, doc.bytes.len).pointer, rows[i].pointer);
		doc_finish(&doc);
	}
}

/* More names than are searched one by one. */
static void test_pointers_many(void)
{
	struct doc doc;
	struct buf buf = {0};
	buf_puts(&buf, "<r>");
	for (int i = 0; i < 200; i++)
		buf_printf(&buf, "<e%d>%d</e%d>", i % 100, i, i % 100);
	buf_puts(&buf, "<x>!</x></r>");
	doc_wrap(&doc, STR("x"), buf_str(&buf), &limits_default);
	CHECK(xml_load(&doc, &doc.arena));
	CHECK_STR(doc_place(&doc, str_find(doc.bytes, STR(">150<"))).pointer, "/r/e50[2]");
	CHECK_STR(doc_place(&doc, str_find(doc.bytes, STR(">3<"))).pointer, "/r/e3[1]");
	CHECK_STR(doc_place(&doc, str_find(doc.bytes, STR(">!"))).pointer, "/r/x");
	doc_finish(&doc);
	buf_finish(&buf);
}

int main(void)
{
	test_trees();
	test_errors();
	test_messages();
	test_zero_bytes();
	test_utf16();
	test_positions();
	test_long();
	test_limits();
	test_names_limit();
	test_visit();
	test_load_at();
	test_skim();
	test_pointers();
	test_pointers_broken();
	test_pointers_many();
	return check_report();
}
