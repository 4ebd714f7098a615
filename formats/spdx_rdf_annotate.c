/* Notes in SPDX 2 RDF/XML: spdx:annotation statements in the first description of each package; this
 * program among the creators. A new namespace is a new name of everything in the document: each URI that
 * begins with the old one gets what stands behind it, so that all parts stay together. */
#include "annotators.h"
#include "spdx2_annotate.h"
#include "spec/spdx2_rdf.h"
#include "syntax/rdf.h"
#include "syntax/xml_scan.h"

enum prefix { PREFIX_SPDX, PREFIX_RDF, PREFIX_RDFS, PREFIX_COUNT };

static const struct {
	const char *uri, *customary;
} namespaces[PREFIX_COUNT] = {
	[PREFIX_SPDX] = {SPDX2_TERMS, "spdx"},
	[PREFIX_RDF] = {RDF_NAMESPACE, "rdf"},
	[PREFIX_RDFS] = {"http://www.w3.org/2000/01/rdf-schema#", "rdfs"},
};

struct writer {
	struct doc *doc;
	const struct bom *bom;
	const struct note_set *set;
	struct edits *edits;
	struct arena *arena;
	const struct node *root;
	const struct rdf_graph *graph;
	struct str prefixes[PREFIX_COUNT];
	struct str declarations[PREFIX_COUNT]; /* of prefixes that the root does not declare */
};

/* Prefixes */

/* The root's prefix for a namespace, unless it means something else in another place. */
static struct str declared_prefix(const struct doc *doc, const struct node *root, const char *uri)
{
	struct xml_span attribute;
	struct str xmlns = STR("xmlns:");
	for (size_t at = root->start + 1 + xml_tag_name(doc->bytes, root->start).len;
		xml_next_attribute(doc->bytes, &at, &attribute);) {
		struct str value = str_sub(doc->bytes, attribute.start + 1, attribute.end - 1);
		size_t name = attribute.name_start;
		if (str_starts(attribute.name, xmlns) && str_is(value, uri) &&
			str_find(str_from(doc->bytes, at), attribute.name) == STR_NPOS &&
			str_find(str_sub(doc->bytes, 0, name), attribute.name) == STR_NPOS)
			return str_from(attribute.name, xmlns.len);
	}
	return STR_NONE;
}

static void find_prefixes(struct writer *writer)
{
	for (int i = 0; i < PREFIX_COUNT; i++) {
		writer->prefixes[i] = declared_prefix(writer->doc, writer->root, namespaces[i].uri);
		if (writer->prefixes[i].len)
			continue;
		writer->prefixes[i] = str_of(namespaces[i].customary);
		writer->declarations[i] = arena_printf(writer->arena, " xmlns:%s=\"%s\"",
			namespaces[i].customary, namespaces[i].uri);
	}
}

/* Elements */

static void add_element(struct writer *writer, struct buf *out, const char *tabs,
	enum prefix prefix, const char *name, struct str text)
{
	struct str p = writer->prefixes[prefix];
	buf_printf(out, "%s<%.*s:%s>", tabs, STR_ARG(p), name);
	xml_add_text(out, text);
	buf_printf(out, "</%.*s:%s>\n", STR_ARG(p), name);
}

static void append(struct writer *writer, const struct node *element,
	const struct spdx2_annotations *annotations)
{
	struct buf out = {0};
	struct str p = writer->prefixes[PREFIX_SPDX];
	for (size_t i = 0; i < annotations->count; i++) {
		const struct spdx2_annotation *annotation = &annotations->items[i];
		buf_printf(&out, "<%.*s:annotation", STR_ARG(p));
		for (int k = 0; k < PREFIX_COUNT; k++)
			buf_add(&out, writer->declarations[k]);
		buf_printf(&out, ">\n\t<%.*s:Annotation>\n", STR_ARG(p));
		add_element(writer, &out, "\t\t", PREFIX_SPDX, "annotationDate", annotation->date);
		buf_printf(&out,
			"\t\t<%.*s:annotationType %.*s:resource=\"" SPDX2_TERMS
			"annotationType_review\"/>\n",
			STR_ARG(p), STR_ARG(writer->prefixes[PREFIX_RDF]));
		add_element(writer, &out, "\t\t", PREFIX_SPDX, "annotator", annotation->annotator);
		add_element(writer, &out, "\t\t", PREFIX_RDFS, "comment", annotation->comment);
		buf_printf(
			&out, "\t</%.*s:Annotation>\n</%.*s:annotation>\n", STR_ARG(p), STR_ARG(p));
	}
	xml_insert_child(writer->edits, writer->doc, element, NULL, buf_str(&out));
	buf_finish(&out);
}

static struct rdf_resource *find_document(const struct rdf_graph *graph)
{
	struct rdf_resource *resource = graph->first;
	while (resource && !str_is(resource->type, "SpdxDocument"))
		resource = resource->next;
	return resource;
}

static void add_creator(struct writer *writer, const struct rdf_resource *document)
{
	struct buf out = {0};
	const struct rdf_statement *s = document->first;
	while (s && !(str_is(s->property, "creationInfo") && s->object && s->object->element))
		s = s->next;
	if (!s || s->object->element == s->source)
		return; /* a document that breaks its specification there is not mended here */
	struct str p = writer->prefixes[PREFIX_SPDX];
	buf_printf(
		&out, "<%.*s:creator%.*s>", STR_ARG(p), STR_ARG(writer->declarations[PREFIX_SPDX]));
	xml_add_text(&out, spdx2_tool(writer->set, writer->arena));
	buf_printf(&out, "</%.*s:creator>", STR_ARG(p));
	xml_insert_child(writer->edits, writer->doc, s->object->element, NULL, buf_str(&out));
	buf_finish(&out);
}

/* Namespaces */

static struct str without_fragment(struct str uri)
{
	size_t hash = str_rfind_byte(uri, '#');
	return hash == STR_NPOS ? uri : str_sub(uri, 0, hash);
}

/* Inserts `added` behind the namespace, or deletes `removed` bytes there, in every URI of it. */
static void rename_all(struct doc *doc, struct edits *edits, const struct node *node, struct str ns,
	struct str added, size_t removed)
{
	NODE_EACH(child, node)
	{
		if (!child->attribute) {
			rename_all(doc, edits, child, ns, added, removed);
			continue;
		}
		bool uri = str_is(child->ns, RDF_NAMESPACE) || str_is(child->key, "base");
		if (!uri || !str_eq(without_fragment(child->text), ns))
			continue;
		struct str raw = str_sub(doc->bytes, child->content, child->end - 1);
		size_t end = child->content + without_fragment(raw).len;
		if (removed && end - child->content >= removed)
			edits_replace(edits, end - removed, removed, STR(""));
		else if (!removed)
			edits_insert(edits, end, added);
	}
}

/* Notes */

static const struct node *package_element(
	const struct writer *writer, const struct rdf_resource **from, size_t offset)
{
	const struct rdf_resource *at = *from;
	while (at && at->element->start != offset)
		at = at->next;
	if (!at)
		for (at = writer->graph->first; at && at->element->start != offset;)
			at = at->next;
	*from = at;
	return at ? at->element : NULL;
}

static bool annotate_packages(struct writer *writer)
{
	const struct rdf_resource *from = writer->graph->first;
	const struct note_set *set = writer->set;
	for (size_t i = 0, end; i < set->count; i = end) {
		end = amend_next(set, i);
		if (!amend_has_place(writer->bom, &set->notes[i]))
			continue;
		const struct component *component =
			&writer->bom->components.items[set->notes[i].component];
		struct spdx2_annotations annotations =
			spdx2_annotations_of(set, &set->notes[i], end - i, writer->arena);
		const struct node *element = package_element(writer, &from, component->start);
		if (!element)
			return false;
		append(writer, element, &annotations);
	}
	return true;
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {doc, bom, set, edits, &doc->arena, xml_load(doc, &doc->arena)};
	if (!writer.root)
		return false;
	writer.graph = rdf_load(doc, writer.root, writer.arena);
	const struct rdf_resource *document = find_document(writer.graph);
	if (!document)
		return false;
	find_prefixes(&writer);
	struct str ns = without_fragment(document->uri);
	if (ns.len && document->name)
		rename_all(doc, edits, writer.root, ns,
			spdx2_namespace_suffix(bom, set, writer.arena), 0);
	bool good = annotate_packages(&writer);
	add_creator(&writer, document);
	struct spdx2_annotations annotations =
		spdx2_annotations_of_document(bom, set, writer.arena);
	append(&writer, document->element, &annotations);
	return good;
}

static struct str literal_of(const struct rdf_resource *resource, const char *property)
{
	for (const struct rdf_statement *s = resource ? resource->first : NULL; s; s = s->next)
		if (str_is(s->property, property))
			return s->text;
	return STR_NONE;
}

static void remove_statement(struct doc *doc, struct edits *edits, struct amend_earlier *earlier,
	const struct rdf_statement *s)
{
	bool annotation = str_is(s->property, "annotation") && s->object &&
		s->object->element != s->source &&
		spdx2_is_tool(literal_of(s->object, "annotator"));
	bool creator = str_is(s->property, "creator") && spdx2_is_tool(s->text);
	if (s->source->attribute || (!annotation && !creator))
		return;
	if (annotation)
		spdx2_found(earlier, literal_of(s->object, "comment"),
			literal_of(s->object, "annotationDate"));
	xml_remove_child(edits, doc, s->source);
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	const struct node *root = xml_load(doc, &doc->arena);
	if (!root)
		return;
	const struct rdf_graph *graph = rdf_load(doc, root, &doc->arena);
	const struct rdf_resource *document = find_document(graph);
	struct str ns = document ? without_fragment(document->uri) : STR_NONE;
	size_t mark = str_find(ns, STR(SPDX2_NAMESPACE_MARK));
	if (mark != STR_NPOS)
		rename_all(doc, edits, root, ns, STR(""), ns.len - mark);
	for (const struct rdf_resource *at = graph->first; at; at = at->next)
		for (const struct rdf_statement *s = at->first; s; s = s->next)
			remove_statement(doc, edits, earlier, s);
}

bool spdx_rdf_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {&format_spdx_rdf, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
