#include "check.h"
#include "syntax/xml.h"

static struct node *load(struct doc *doc, const char *text)
{
	doc_wrap(doc, STR("test.xml"), str_of(text), &limits_default);
	return xml_load(doc, &doc->arena);
}

static void test_escape(void)
{
	struct buf buf = {0};
	xml_add_text(&buf, STR("a<b>&\"'\r\n\t\x01\0\xff\xef\xbf\xbf\xd0\x9b"));
	CHECK_STR(buf_str(&buf),
		"a&lt;b&gt;&amp;\"'&#13;&#10;\t\xef\xbf\xbd\xef\xbf\xbd"
		"\xef\xbf\xbd\xef\xbf\xbd\xd0\x9b");
	buf_clear(&buf);
	xml_add_attribute(&buf, STR("a<b>&\"'\r\n\t"));
	CHECK_STR(buf_str(&buf), "a&lt;b&gt;&amp;&quot;'&#13;&#10;&#9;");
	buf_finish(&buf);
}

/* The document with its edits, as edits_write puts it together. */
static struct str apply(struct edits *edits, struct doc *doc)
{
	struct output output = {.fd = -1};
	edits_write(edits, doc, &output);
	struct str text = arena_str(&doc->arena, buf_str(&output.pending));
	buf_finish(&output.pending);
	edits_finish(edits);
	*edits = (struct edits){0};
	return text;
}

/* Finds the first element of that name. */
static struct node *find(struct node *node, const char *name)
{
	struct node *found = NULL;
	if (node && !node->attribute && str_is(node->key, name))
		return node;
	NODE_EACH(child, node)
	if (!found)
		found = find(child, name);
	return found;
}

static void remove_inserted(struct str after, const char *before, bool restored)
{
	struct doc doc;
	struct edits edits = {0};
	doc_wrap(&doc, STR("x"), after, &limits_default);
	struct node *root = xml_load(&doc, &doc.arena);
	if (!CHECK(root))
		return;
	for (const char *const *name = (const char *const[]){"new", "more", NULL}; *name; name++)
		xml_remove_child(&edits, &doc, find(root, *name));
	struct str text = apply(&edits, &doc);
	if (restored)
		CHECK_STR(text, before);
	else
		CHECK(xml_load(&doc, &doc.arena) && !str_is(text, before));
	doc_finish(&doc);
}

static void test_insert(void)
{
	/* Into the first <t>, in front of the first <before> if there is one. */
	static const struct {
		const char *before, *after;
		bool kept_open; /* an empty element, which stays open */
	} rows[] = {
		{"<r>\n  <t>\n    <c/>\n  </t>\n</r>\n",
			"<r>\n  <t>\n    <c/>\n    <new>\n      <k>v</k>\n    </new>\n    <more/>\n"
			"  </t>\n</r>\n"},
		{"<r>\r\n\t<t>\r\n\t\t<c/>\r\n\t</t>\r\n</r>",
			"<r>\r\n\t<t>\r\n\t\t<c/>\r\n\t\t<new>\r\n\t\t\t<k>v</k>\r\n\t\t</new>\r\n"
			"\t\t<more/>\r\n\t</t>\r\n</r>"},
		{"<r><t><c/></t></r>", "<r><t><c/><new><k>v</k></new><more/></t></r>"},
		{"<r><t/></r>", "<r><t><new><k>v</k></new><more/></t></r>", true},
		{"<r><t></t></r>", "<r><t><new><k>v</k></new><more/></t></r>"},
		{"<r>\n <t a='1' />\n</r>",
			"<r>\n <t a='1' >\n  <new>\n   <k>v</k>\n  </new>\n  <more/>\n </t>\n</r>",
			true},
		{"<r>\n <t></t>\n</r>",
			"<r>\n <t>\n  <new>\n   <k>v</k>\n  </new>\n  <more/>\n </t>\n</r>", true},
		{"<r>\n <t>\n  <c/></t></r>",
			"<r>\n <t>\n  <c/>\n  <new>\n   <k>v</k>\n  </new>\n  <more/></t></r>"},
		{"<r>\n <t>\n </t>\n</r>",
			"<r>\n <t>\n  <new>\n   <k>v</k>\n  </new>\n  <more/>\n </t>\n</r>"},
		{"<r>\n<t>\n<c/> <!-- c -->\n</t>\n</r>",
			"<r>\n<t>\n<c/> <!-- c -->\n<new>\n  "
			"<k>v</k>\n</new>\n<more/>\n</t>\n</r>"},
		{"<r>\n <t>\n  <b/>\n\n  <before/>\n </t>\n</r>",
			"<r>\n <t>\n  <b/>\n\n  <new>\n   <k>v</k>\n  </new>\n  <more/>\n  "
			"<before/>\n"
			" </t>\n</r>"},
		{"<r><t><b/><before/></t></r>",
			"<r><t><b/><new><k>v</k></new><more/><before/></t></r>"},
		{"<r><t>\n<b/> <before/></t></r>",
			"<r><t>\n<b/> <new><k>v</k></new><more/><before/></t></r>"},
		{"<p:r xmlns:p='u'>\n <p:t>\n  <p:c/>\n </p:t>\n</p:r>",
			"<p:r xmlns:p='u'>\n <p:t>\n  <p:c/>\n  <p:new>\n   <p:k>v</p:k>\n  "
			"</p:new>\n"
			"  <p:more/>\n </p:t>\n</p:r>"},
		{"<p:t xmlns:p='u'/>",
			"<p:t xmlns:p='u'><p:new><p:k>v</p:k></p:new><p:more/></p:t>", true},
		{"<t/>\n", "<t>\n  <new>\n    <k>v</k>\n  </new>\n  <more/>\n</t>\n", true},
		{"<t>\r\n <c/>\r\n</t>\r\n",
			"<t>\r\n <c/>\r\n <new>\r\n  <k>v</k>\r\n </new>\r\n <more/>\r\n</t>\r\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc doc;
		struct edits edits = {0};
		struct node *root = load(&doc, rows[i].before), *element = find(root, "t");
		if (!CHECK(element))
			continue;
		xml_insert_child(&edits, &doc, element, find(element, "before"),
			STR("<new>\n\t<k>v</k>\n</new>\n<more/>\n"));
		struct str after = apply(&edits, &doc);
		CHECK_STR(after, rows[i].after);
		remove_inserted(after, rows[i].before, !rows[i].kept_open);
		doc_finish(&doc);
	}
}

/* Several edits of one element, in either order. */
static void test_insert_together(void)
{
	static const char *const expected =
		"<r><t bom-ref=\"a&amp;b\"><n/></t><u x='1' bom-ref=\"\"/><v/></r>";
	for (int order = 0; order < 2; order++) {
		struct doc doc;
		struct edits edits = {0};
		struct node *root = load(&doc, "<r><t/><u x='1'/></r>");
		for (int step = 0; step < 2; step++)
			if (step == order)
				xml_insert_child(&edits, &doc, find(root, "t"), NULL, STR("<n/>"));
			else
				xml_insert_attribute(
					&edits, &doc, find(root, "t"), "bom-ref", STR("a&b"));
		xml_insert_attribute(&edits, &doc, find(root, "u"), "bom-ref", STR(""));
		xml_insert_child(&edits, &doc, root, NULL, STR("<v/>"));
		CHECK_STR(apply(&edits, &doc), expected);
		doc_finish(&doc);
	}
}

static void test_insert_encodings(void)
{
	struct doc doc;
	struct edits edits = {0};
	struct node *root = load(&doc, "<?xml version='1.0' encoding='us-ascii'?><r><t/></r>");
	xml_insert_child(&edits, &doc, root, NULL, STR("<n>\xd0\x9b\xc3\xa9</n>"));
	xml_insert_attribute(&edits, &doc, find(root, "t"), "a", STR("\xc3\xa9"));
	CHECK_STR(apply(&edits, &doc),
		"<?xml version='1.0' encoding='us-ascii'?><r>"
		"<t a=\"&#xE9;\"/><n>&#x41B;&#xE9;</n></r>");
	doc_finish(&doc);
	root = load(&doc, "<?xml version='1.0' encoding='ISO-8859-1'?><r>\xe9</r>");
	xml_insert_child(&edits, &doc, root, NULL, STR("<n>\xc3\xa9</n>"));
	CHECK_STR(apply(&edits, &doc),
		"<?xml version='1.0' encoding='ISO-8859-1'?><r>\xe9<n>&#xE9;</n></r>");
	doc_finish(&doc);
}

int main(void)
{
	test_escape();
	test_insert();
	test_insert_together();
	test_insert_encodings();
	return check_report();
}
