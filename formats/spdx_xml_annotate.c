/* Notes in SPDX 2 XML: as in JSON, an <annotations> element for each. */
#include "annotators.h"
#include "spdx2_annotate.h"
#include "spdx_xml.h"

struct writer {
	struct doc *doc;
	const struct note_set *set;
	struct edits *edits;
};

static void add_element(struct buf *out, const char *name, struct str text)
{
	buf_printf(out, "\t<%s>", name);
	xml_add_text(out, text);
	buf_printf(out, "</%s>\n", name);
}

static void append(struct writer *writer, const struct node *element,
	const struct spdx2_annotations *annotations)
{
	struct buf out = {0};
	for (size_t i = 0; i < annotations->count; i++) {
		const struct spdx2_annotation *annotation = &annotations->items[i];
		buf_puts(&out, "<annotations>\n");
		add_element(&out, "annotationDate", annotation->date);
		add_element(&out, "annotationType", STR("REVIEW"));
		add_element(&out, "annotator", annotation->annotator);
		add_element(&out, "comment", annotation->comment);
		buf_puts(&out, "</annotations>\n");
	}
	xml_insert_child(writer->edits, writer->doc, element, NULL, buf_str(&out));
	buf_finish(&out);
}

static void add_creator(struct writer *writer, const struct node *document)
{
	const struct node *info = node_get(document, "creationInfo");
	struct buf out = {0};
	if (!info)
		return; /* a document that breaks its specification there is not mended here */
	buf_puts(&out, "<creators>");
	xml_add_text(&out, spdx2_tool(writer->set, &writer->doc->arena));
	buf_puts(&out, "</creators>");
	xml_insert_child(writer->edits, writer->doc, info, NULL, buf_str(&out));
	buf_finish(&out);
}

/* Where the text of an element ends, in front of the white space and of what closes it. */
static size_t text_end(const struct doc *doc, const struct node *element)
{
	struct str text = str_sub(doc->bytes, element->content, element->end), cdata = STR("]]>");
	size_t close = str_rfind_byte(text, '<');
	text = str_trim(str_sub(text, 0, close));
	if (str_ends(text, cdata))
		text = str_trim(str_sub(text, 0, text.len - cdata.len));
	return (size_t)(text.ptr - doc->bytes.ptr) + text.len;
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {doc, set, edits};
	const struct node *document = spdx_xml_document(xml_load(doc, &doc->arena));
	const struct node *name = node_get(document, "documentNamespace"), *package = NULL;
	if (!document)
		return false;
	if (name && name->text.len)
		edits_insert(
			edits, text_end(doc, name), spdx2_namespace_suffix(bom, set, &doc->arena));
	add_creator(&writer, document);
	for (size_t i = 0, end; i < set->count; i = end) {
		end = amend_next(set, i);
		if (!amend_has_place(bom, &set->notes[i]))
			continue;
		struct spdx2_annotations annotations =
			spdx2_annotations_of(set, &set->notes[i], end - i, &doc->arena);
		const struct component *component = &bom->components.items[set->notes[i].component];
		if (!spdx2_package_at(document, &package, component->start))
			return false;
		append(&writer, package, &annotations);
	}
	struct spdx2_annotations annotations = spdx2_annotations_of_document(bom, set, &doc->arena);
	append(&writer, document, &annotations);
	return true;
}

/* Takes this program's annotations out of an element, and its name out of the creators. */
static void remove_from(struct doc *doc, struct edits *edits, struct amend_earlier *earlier,
	const struct node *element)
{
	NODE_EACH(child, element)
	{
		const struct node *annotator = node_get(child, "annotator");
		const struct node *comment = node_get(child, "comment");
		const struct node *date = node_get(child, "annotationDate");
		bool annotation = str_is(child->key, "annotations") && annotator &&
			spdx2_is_tool(annotator->text);
		if (annotation)
			spdx2_found(earlier, comment ? comment->text : STR_NONE,
				date ? date->text : STR_NONE);
		if (annotation || (str_is(child->key, "creators") && spdx2_is_tool(child->text)))
			xml_remove_child(edits, doc, child);
	}
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	const struct node *document = spdx_xml_document(xml_load(doc, &doc->arena));
	if (!document)
		return;
	remove_from(doc, edits, earlier, document);
	NODE_EACH(child, document)
	{
		struct str span = str_sub(doc->bytes, child->content, child->end);
		size_t mark = str_is(child->key, "documentNamespace")
			? str_find(span, STR(SPDX2_NAMESPACE_MARK))
			: STR_NPOS;
		if (mark != STR_NPOS)
			edits_replace(edits, child->content + mark,
				text_end(doc, child) - child->content - mark, STR(""));
		if (str_is(child->key, "packages") || str_is(child->key, "creationInfo"))
			remove_from(doc, edits, earlier, child);
	}
}

bool spdx_xml_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {&format_spdx_xml, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
