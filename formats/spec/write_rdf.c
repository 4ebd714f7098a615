/* SPDX 2 as RDF/XML, by the table of its classes and properties (spdx2_rdf_table.c). The document stands
 * first, then each element with what it is related to; enumerations, licences and references between
 * elements are resources, everything else is a literal. */
#include "base/map.h"
#include "spec/adapt.h"
#include "spec/rdf_writer.h"
#include "spec/spdx2.h"
#include "spec/spdx2_rdf_table.h"
#include "syntax/rdf.h"
#include "syntax/xml.h"

#define REFERENCES "http://spdx.org/rdf/references/"

/* Values */

static const char *individuals_of(const struct spec_values *values)
{
	return values == &spdx2_algorithms            ? "checksumAlgorithm_"
		: values == &spdx2_annotation_types   ? "annotationType_"
		: values == &spdx2_file_types         ? "fileType_"
		: values == &spdx2_categories         ? "referenceCategory_"
		: values == &spdx2_purposes           ? "purpose_"
		: values == &spdx2_relationship_types ? "relationshipType_"
						      : NULL;
}

static bool has_value(const struct spec_values *values, struct str text)
{
	for (size_t i = 0; i < values->count; i++)
		if (str_is(text, values->values[i].name))
			return true;
	return false;
}

/* "DEPENDS_ON" -> "dependsOn", "SHA3-256" -> "sha3_256", "BLAKE2b-256" -> "blake2b256" */
static void add_camel(struct buf *out, struct str word)
{
	bool up = false;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		if (ascii_is_alnum(c)) {
			buf_add_byte(out, up ? c : ascii_lower(c));
			up = false;
			continue;
		}
		up = true;
		if (i && ascii_is_digit(word.ptr[i - 1]))
			buf_add_byte(out, '_');
	}
}

static void add_value(
	struct rdf_writer *w, const char *name, const struct field *field, const struct node *value)
{
	const char *individuals = field->values ? individuals_of(field->values) : NULL;
	if (value->kind == NODE_TRUE || value->kind == NODE_FALSE) {
		rdf_add_literal(
			w, name, str_of(value->kind == NODE_TRUE ? "true" : "false"), "boolean");
	} else if (value->kind == NODE_NUMBER) {
		rdf_add_literal(w, name, value->text, "int");
	} else if (individuals && has_value(field->values, value->text)) {
		struct buf word = {0};
		buf_puts(&word, individuals);
		add_camel(&word, value->text);
		rdf_add_resource(w, name, STR(SPDX2_TERMS), buf_str(&word));
		buf_finish(&word);
	} else if (value->kind == NODE_STRING) {
		rdf_add_literal(w, name, value->text, NULL);
	}
}

/* "purl" is listed; what is not is a URI. */
static void add_type(struct rdf_writer *w, const char *name, struct str type)
{
	bool uri = str_find_byte(type, ':') != STR_NPOS;
	rdf_add_resource(w, name, uri ? STR("") : STR(REFERENCES), type);
}

static bool is_word(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alpha(text.ptr[i]))
			return false;
	return text.len != 0;
}

/* A project (DOAP) of which only literals are known. */
static void add_literals(struct rdf_writer *w, const char *name, const struct node *object)
{
	rdf_open_element(w, name);
	rdf_begin_line(w);
	buf_puts(&w->out, "<doap:Project>");
	w->depth++;
	NODE_EACH(member, object)
	{
		if (member->kind != NODE_STRING || !is_word(member->key))
			continue;
		rdf_begin_line(w);
		buf_printf(&w->out, "<doap:%.*s>", STR_ARG(member->key));
		xml_add_text(&w->out, member->text);
		buf_printf(&w->out, "</doap:%.*s>", STR_ARG(member->key));
	}
	w->depth--;
	rdf_begin_line(w);
	buf_puts(&w->out, "</doap:Project>");
	rdf_close_element(w, name);
}

/* Objects */

static void add_properties(struct rdf_writer *w, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct node *object);

static void add_object(struct rdf_writer *w, const struct spdx2_rdf_property *property,
	const struct spec_type *type, const struct node *object)
{
	const char *name = property->of->name;
	if (!name)
		name = node_get(object, "lineNumber") ? "LineCharPointer" : "ByteOffsetPointer";
	rdf_open_element(w, property->name);
	rdf_begin_element(w, name);
	if (property->of->named)
		rdf_add_about(w, node_string(object, property->of->named));
	buf_add_byte(&w->out, '>');
	w->depth++;
	add_properties(w, property->of, type, object);
	rdf_close_element(w, name);
	rdf_close_element(w, property->name);
}

static void add_one(struct rdf_writer *w, const struct spdx2_rdf_property *property,
	const struct field *field, const struct node *value)
{
	bool object = value->kind == NODE_OBJECT, text = value->kind == NODE_STRING;
	switch ((enum spdx2_rdf_form)property->form) {
	case RDF_VALUE:
		add_value(w, property->name, field, value);
		break;
	case RDF_URI:
		if (text)
			rdf_add_resource(w, property->name, value->text, STR(""));
		break;
	case RDF_LICENSE:
		if (text)
			rdf_add_license(w, property->name, value->text);
		break;
	case RDF_ELEMENT:
		if (text)
			rdf_add_reference(w, property->name, value->text);
		break;
	case RDF_TYPE:
		if (text)
			add_type(w, property->name, value->text);
		break;
	case RDF_OBJECT:
		if (object)
			add_object(w, property, field->type, value);
		break;
	case RDF_ANY:
		if (object)
			add_literals(w, property->name, value);
		break;
	case RDF_RELATION:
	case RDF_KNOWN:
		break;
	}
}

/* A member may have several properties, by which it is read; the first is written. */
static bool is_first(const struct spdx2_rdf_class *kind, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (kind->properties[i].member &&
			strcmp(kind->properties[i].member, kind->properties[index].member) == 0)
			return false;
	return true;
}

static void add_properties(struct rdf_writer *w, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct node *object)
{
	for (size_t i = 0; i < kind->count; i++) {
		const struct spdx2_rdf_property *property = &kind->properties[i];
		const struct node *value =
			property->member ? node_get(object, property->member) : NULL;
		if (!value || !is_first(kind, i))
			continue;
		const struct field *field = spec_field(type, str_of(property->member));
		if (value->kind != NODE_ARRAY)
			add_one(w, property, field, value);
		else
			NODE_EACH(element, value)
		add_one(w, property, field, element);
	}
}

/* Relationships: those of one subject follow each other, in the order of the subjects. */

static void add_relation(struct rdf_writer *w, const struct node *relation)
{
	const struct field *field = spec_field(&spdx2_document, STR("relationships"));
	const struct spdx2_rdf_class *kind = &spdx2_rdf_relationship;
	rdf_open_element(w, "relationship");
	rdf_open_element(w, kind->name);
	for (size_t i = 0; i < kind->count; i++) {
		const struct spdx2_rdf_property *property = &kind->properties[i];
		const struct node *value = node_get(relation, property->member);
		if (value && strcmp(property->member, "spdxElementId") != 0)
			add_one(w, property, spec_field(field->type, str_of(property->member)),
				value);
	}
	rdf_close_element(w, kind->name);
	rdf_close_element(w, "relationship");
}

static void add_relations(struct rdf_writer *w, struct str id)
{
	while (w->relation && str_eq(node_string(w->relation, "spdxElementId"), id)) {
		add_relation(w, w->relation);
		w->relation = w->relation->next;
	}
}

/* Of what is described elsewhere. */
static void add_other_relations(struct rdf_writer *w)
{
	while (w->relation) {
		struct str id = node_string(w->relation, "spdxElementId");
		if (!id.len) {
			w->relation = w->relation->next;
			continue;
		}
		rdf_begin_line(w);
		buf_puts(&w->out, "<rdf:Description");
		rdf_add_about(w, id);
		buf_add_byte(&w->out, '>');
		w->depth++;
		add_relations(w, id);
		w->depth--;
		rdf_begin_line(w);
		buf_puts(&w->out, "</rdf:Description>");
	}
}

/* The document */

static void add_element(struct rdf_writer *w, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct node *object, struct str id)
{
	rdf_begin_element(w, kind->name);
	if (id.len)
		rdf_add_about(w, id);
	buf_add_byte(&w->out, '>');
	w->depth++;
	add_properties(w, kind, type, object);
}

static void add_licenses(struct rdf_writer *w, const struct node *root)
{
	const struct spdx2_rdf_class *const *kind = spdx2_rdf_classes;
	while (strcmp((*kind)->name, "ExtractedLicensingInfo") != 0)
		kind++;
	const struct field *field = spec_field(&spdx2_document, str_of((*kind)->list));
	NODE_EACH(license, node_get(root, (*kind)->list))
	{
		rdf_open_element(w, "hasExtractedLicensingInfo");
		add_element(w, *kind, field->type, license, node_string(license, "licenseId"));
		rdf_close_element(w, (*kind)->name);
		rdf_close_element(w, "hasExtractedLicensingInfo");
	}
}

static void add_elements(
	struct rdf_writer *w, const struct spdx2_rdf_class *kind, const struct node *root)
{
	const struct field *field = spec_field(&spdx2_document, str_of(kind->list));
	NODE_EACH(object, node_get(root, kind->list))
	{
		struct str id = node_string(object, "SPDXID");
		add_element(w, kind, field->type, object, id);
		add_relations(w, id);
		rdf_close_element(w, kind->name);
	}
}

static void add_document(struct rdf_writer *w, const struct node *root)
{
	const struct node *relations = node_get(root, "relationships");
	struct str id = node_string(root, "SPDXID");
	w->ns = node_string(root, "documentNamespace");
	w->documents = node_get(root, "externalDocumentRefs");
	w->relation = relations ? relations->first : NULL;
	buf_puts(&w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
	w->depth = 2;
	rdf_begin_line(w);
	buf_puts(&w->out, "xmlns:rdf=\"" RDF_NAMESPACE "\"");
	rdf_begin_line(w);
	buf_puts(&w->out, "xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\"");
	rdf_begin_line(w);
	buf_puts(&w->out, "xmlns:doap=\"http://usefulinc.com/ns/doap#\"");
	rdf_begin_line(w);
	buf_puts(&w->out, "xmlns:ptr=\"http://www.w3.org/2009/pointers#\"");
	rdf_begin_line(w);
	buf_puts(&w->out, "xmlns:spdx=\"" SPDX2_TERMS "\">");
	w->depth = 1;
	add_element(w, &spdx2_rdf_document, &spdx2_document, root, id);
	add_licenses(w, root);
	add_relations(w, id);
	rdf_close_element(w, spdx2_rdf_document.name);
	for (const struct spdx2_rdf_class *const *kind = spdx2_rdf_classes; *kind; kind++)
		if (strcmp((*kind)->name, "ExtractedLicensingInfo") != 0)
			add_elements(w, *kind, root);
	add_other_relations(w);
	w->depth = 0;
	rdf_begin_line(w);
	buf_puts(&w->out, "</rdf:RDF>\n");
}

void write_rdf(const struct node *root, const struct rendition *target, struct output *output)
{
	struct rdf_writer w = {.output = output};
	(void)target; /* the versions differ in what the tree has */
	add_document(&w, root);
	output_add(output, buf_str(&w.out));
	buf_finish(&w.out);
}

/* Fitting */

static void note_subjects(struct map *ranks, const struct node *list)
{
	NODE_EACH(element, list)
	map_put(ranks, node_string(element, "SPDXID"), (uint32_t)ranks->count);
}

/* The order of relationships says nothing: those of a subject stand with it. */
static void sort_relations(struct arena *arena, struct node *root)
{
	struct node *list = value_member(root, STR("relationships")), *next;
	struct map ranks = {0};
	if (!list || list->kind != NODE_ARRAY || list->count < 2)
		return;
	map_put(&ranks, node_string(root, "SPDXID"), 0);
	for (const struct spdx2_rdf_class *const *kind = spdx2_rdf_classes; *kind; kind++)
		note_subjects(&ranks, node_get(root, (*kind)->list));
	NODE_EACH(relation, list)
	map_put(&ranks, node_string(relation, "spdxElementId"), (uint32_t)ranks.count);
	struct node *piles = ARENA_ARRAY(arena, struct node, ranks.count + 1);
	for (struct node *relation = list->first; relation; relation = next) {
		next = relation->next;
		relation->next = NULL;
		node_append(
			&piles[map_get(&ranks, node_string(relation, "spdxElementId"))], relation);
	}
	list->first = list->last = NULL;
	list->count = 0;
	for (size_t i = 0; i < ranks.count; i++)
		for (struct node *relation = piles[i].first; relation; relation = next) {
			next = relation->next;
			node_append(list, relation);
		}
	map_finish(&ranks);
}

void arrange_rdf(struct arena *arena, struct node *root)
{
	fit_relations(arena, root);
	sort_relations(arena, root);
}

void fit_rdf(struct adapter *a, struct node *root)
{
	static const char *const skipped[] = {"$schema", NULL};
	struct rdf_writer w = {0};
	add_document(&w, root);
	fit_written(a, root, "RDF", buf_str(&w.out), spdx2_rdf_load, skipped);
	buf_finish(&w.out);
}
