/* SPDX 2 as RDF/XML, by the table of its classes and properties (spdx2_rdf_table.c). The document stands
 * first, then each element with what it is related to; enumerations, licences and references between
 * elements are resources, everything else is a literal. */
#include "base/map.h"
#include "spec/adapt.h"
#include "spec/license.h"
#include "spec/spdx2.h"
#include "spec/spdx2_rdf.h"
#include "spec/spdx2_rdf_table.h"
#include "syntax/rdf.h"
#include "syntax/xml.h"

#define LISTED "http://spdx.org/licenses/"
#define REFERENCES "http://spdx.org/rdf/references/"
#define XSD "http://www.w3.org/2001/XMLSchema#"

struct writer {
	struct buf out;
	struct output *output; /* NULL: all stays in `out` */
	struct str ns; /* of the document */
	const struct node *documents; /* externalDocumentRefs, or NULL */
	const struct node *relation; /* the next that is to be written, or NULL */
	int depth;
};

static void begin_line(struct writer *w)
{
	enum { PIECE = 65536 };
	if (w->output && w->out.len > PIECE) {
		output_add(w->output, buf_str(&w->out));
		buf_clear(&w->out);
	}
	buf_add_byte(&w->out, '\n');
	for (int i = 0; i < w->depth; i++)
		buf_puts(&w->out, "  ");
}

/* "comment" -> "rdfs": of the vocabularies besides SPDX's own. */
static const char *prefix_of(const char *name)
{
	static const char *const others[][2] = {{"comment", "rdfs"}, {"seeAlso", "rdfs"},
		{"homepage", "doap"}, {"startPointer", "ptr"}, {"endPointer", "ptr"},
		{"reference", "ptr"}, {"offset", "ptr"}, {"lineNumber", "ptr"},
		{"StartEndPointer", "ptr"}, {"ByteOffsetPointer", "ptr"},
		{"LineCharPointer", "ptr"}};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(name, others[i][0]) == 0)
			return others[i][1];
	return "spdx";
}

/* "<spdx:name" */
static void begin_element(struct writer *w, const char *name)
{
	begin_line(w);
	buf_printf(&w->out, "<%s:%s", prefix_of(name), name);
}

static void end_element(struct writer *w, const char *name)
{
	buf_printf(&w->out, "</%s:%s>", prefix_of(name), name);
}

static void open_element(struct writer *w, const char *name)
{
	begin_element(w, name);
	buf_add_byte(&w->out, '>');
	w->depth++;
}

static void close_element(struct writer *w, const char *name)
{
	w->depth--;
	begin_line(w);
	end_element(w, name);
}

static void add_literal(struct writer *w, const char *name, struct str text, const char *datatype)
{
	begin_element(w, name);
	if (datatype)
		buf_printf(&w->out, " rdf:datatype=\"" XSD "%s\"", datatype);
	buf_add_byte(&w->out, '>');
	xml_add_text(&w->out, text);
	end_element(w, name);
}

static void add_resource(struct writer *w, const char *name, struct str start, struct str end)
{
	begin_element(w, name);
	buf_puts(&w->out, " rdf:resource=\"");
	xml_add_attribute(&w->out, start);
	xml_add_attribute(&w->out, end);
	buf_puts(&w->out, "\"/>");
}

/* Names of elements */

static struct str external_namespace(const struct writer *w, struct str id)
{
	NODE_EACH(document, w->documents)
	if (str_eq(node_string(document, "externalDocumentId"), id))
		return node_string(document, "spdxDocument");
	return STR_NONE;
}

/* "SPDXRef-x" of this document, "DocumentRef-d:SPDXRef-x" of another, NONE and NOASSERTION. */
static void add_uri(struct writer *w, struct str id)
{
	struct str rest = id, outer = str_cut(&rest, ':');
	struct str ns = rest.ptr ? external_namespace(w, outer) : STR_NONE;
	if (str_is(id, "NONE") || str_is(id, "NOASSERTION")) {
		buf_puts(&w->out, SPDX2_TERMS);
		buf_puts(&w->out, str_is(id, "NONE") ? "none" : "noassertion");
		return;
	}
	xml_add_attribute(&w->out, ns.ptr ? ns : w->ns);
	buf_add_byte(&w->out, '#');
	xml_add_attribute(&w->out, ns.ptr ? rest : id);
}

static void add_about(struct writer *w, struct str id)
{
	buf_puts(&w->out, " rdf:about=\"");
	add_uri(w, id);
	buf_add_byte(&w->out, '"');
}

static void add_reference(struct writer *w, const char *name, struct str id)
{
	begin_element(w, name);
	buf_puts(&w->out, " rdf:resource=\"");
	add_uri(w, id);
	buf_puts(&w->out, "\"/>");
}

/* Licences */

static struct str word_at(struct str *rest)
{
	*rest = str_trim(*rest);
	size_t end = 0;
	while (end < rest->len && !ascii_is_space(rest->ptr[end]) && !strchr("()", rest->ptr[end]))
		end++;
	if (!end && rest->len)
		end = 1; /* a bracket */
	struct str word = str_sub(*rest, 0, end);
	*rest = str_from(*rest, end);
	return word;
}

static struct str next_word(struct str rest)
{
	return word_at(&rest);
}

static bool is_joint(struct str word, const char *joint)
{
	return str_eq_nocase(word, str_of(joint));
}

static void add_license_id(struct writer *w, const char *name, struct str id)
{
	bool own = str_starts(id, STR("LicenseRef-")) || str_starts(id, STR("DocumentRef-"));
	if (own || str_is(id, "NONE") || str_is(id, "NOASSERTION"))
		add_reference(w, name, id);
	else
		add_resource(w, name, STR(LISTED), id);
}

static void add_later(struct writer *w, const char *name, struct str id)
{
	open_element(w, name);
	open_element(w, "OrLaterOperator");
	add_license_id(w, "member", str_sub(id, 0, id.len - 1));
	close_element(w, "OrLaterOperator");
	close_element(w, name);
}

/* "GPL-2.0+" is on the list, "Apache-2.0+" is a licence or any later one. */
static void add_simple(struct writer *w, const char *name, struct str id)
{
	if (str_ends(id, STR("+")) && !license_named(id))
		add_later(w, name, id);
	else
		add_license_id(w, name, id);
}

static void add_exception(struct writer *w, const char *name, struct str id, struct str exception)
{
	open_element(w, name);
	open_element(w, "WithExceptionOperator");
	add_simple(w, "member", id);
	open_element(w, "licenseException");
	begin_element(w, "ListedLicenseException");
	buf_puts(&w->out, " rdf:about=\"" LISTED);
	xml_add_attribute(&w->out, exception);
	buf_puts(&w->out, "\">");
	w->depth++;
	add_literal(w, "licenseExceptionId", exception, NULL);
	close_element(w, "ListedLicenseException");
	close_element(w, "licenseException");
	close_element(w, "WithExceptionOperator");
	close_element(w, name);
}

/* Behind an operand: what stands at its own level is skipped. */
static void skip_operand(struct str *rest)
{
	size_t open = 0;
	do {
		struct str word = word_at(rest);
		if (str_is(word, "("))
			open++;
		else if (str_is(word, ")"))
			open--;
	} while (open && rest->len);
	if (is_joint(next_word(*rest), "WITH")) {
		word_at(rest);
		word_at(rest);
	}
}

/* Whether one of the joints stands at the level of the expression's start. */
static bool has_joint(struct str rest, const char *joint)
{
	for (;;) {
		skip_operand(&rest);
		struct str word = word_at(&rest);
		if (!word.len || str_is(word, ")"))
			return false;
		if (is_joint(word, joint))
			return true;
	}
}

static void add_license(struct writer *w, const char *name, struct str *rest, int level);

/* level 0: joined by OR, 1: by AND, 2: an operand. The expression is well-formed. */
static void add_set(struct writer *w, const char *name, struct str *rest, int level)
{
	static const char *const joints[] = {"OR", "AND"};
	static const char *const classes[] = {"DisjunctiveLicenseSet", "ConjunctiveLicenseSet"};
	open_element(w, name);
	open_element(w, classes[level]);
	add_license(w, "member", rest, level + 1);
	while (is_joint(next_word(*rest), joints[level])) {
		word_at(rest);
		add_license(w, "member", rest, level + 1);
	}
	close_element(w, classes[level]);
	close_element(w, name);
}

/* Until the end of the operands of AND, which an OR ends, too. */
static bool is_conjunction(struct str rest)
{
	skip_operand(&rest);
	return is_joint(next_word(rest), "AND");
}

static void add_operand(struct writer *w, const char *name, struct str *rest)
{
	struct str word = word_at(rest);
	if (str_is(word, "(")) {
		add_license(w, name, rest, 0);
		word_at(rest);
	} else if (is_joint(next_word(*rest), "WITH")) {
		word_at(rest);
		add_exception(w, name, word, word_at(rest));
	} else {
		add_simple(w, name, word);
	}
}

static void add_license(struct writer *w, const char *name, struct str *rest, int level)
{
	if (level == 0 && has_joint(*rest, "OR"))
		add_set(w, name, rest, 0);
	else if (level < 2 && is_conjunction(*rest))
		add_set(w, name, rest, 1);
	else
		add_operand(w, name, rest);
}

/* How deep brackets stand in each other. */
static size_t depth_of(struct str text)
{
	size_t depth = 0, most = 0;
	for (size_t i = 0; i < text.len; i++) {
		depth += text.ptr[i] == '(';
		depth -= text.ptr[i] == ')' && depth;
		most = depth > most ? depth : most;
	}
	return most;
}

static void add_expression(struct writer *w, const char *name, struct str text)
{
	enum { DEEPEST = 50 };
	struct str rest = text;
	size_t offset;
	if (str_is(text, "NONE") || str_is(text, "NOASSERTION"))
		add_reference(w, name, text);
	else if (depth_of(text) > DEEPEST || license_expression(text, NULL, &offset))
		add_literal(w, name, text, NULL); /* as wrong as it was */
	else
		add_license(w, name, &rest, 0);
}

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
	struct writer *w, const char *name, const struct field *field, const struct node *value)
{
	const char *individuals = field->values ? individuals_of(field->values) : NULL;
	if (value->kind == NODE_TRUE || value->kind == NODE_FALSE) {
		add_literal(
			w, name, str_of(value->kind == NODE_TRUE ? "true" : "false"), "boolean");
	} else if (value->kind == NODE_NUMBER) {
		add_literal(w, name, value->text, "int");
	} else if (individuals && has_value(field->values, value->text)) {
		struct buf word = {0};
		buf_puts(&word, individuals);
		add_camel(&word, value->text);
		add_resource(w, name, STR(SPDX2_TERMS), buf_str(&word));
		buf_finish(&word);
	} else if (value->kind == NODE_STRING) {
		add_literal(w, name, value->text, NULL);
	}
}

/* "purl" is listed; what is not is a URI. */
static void add_type(struct writer *w, const char *name, struct str type)
{
	bool uri = str_find_byte(type, ':') != STR_NPOS;
	add_resource(w, name, uri ? STR("") : STR(REFERENCES), type);
}

static bool is_word(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alpha(text.ptr[i]))
			return false;
	return text.len != 0;
}

/* A project (DOAP) of which only literals are known. */
static void add_literals(struct writer *w, const char *name, const struct node *object)
{
	open_element(w, name);
	begin_line(w);
	buf_puts(&w->out, "<doap:Project>");
	w->depth++;
	NODE_EACH(member, object)
	{
		if (member->kind != NODE_STRING || !is_word(member->key))
			continue;
		begin_line(w);
		buf_printf(&w->out, "<doap:%.*s>", STR_ARG(member->key));
		xml_add_text(&w->out, member->text);
		buf_printf(&w->out, "</doap:%.*s>", STR_ARG(member->key));
	}
	w->depth--;
	begin_line(w);
	buf_puts(&w->out, "</doap:Project>");
	close_element(w, name);
}

/* Objects */

static void add_properties(struct writer *w, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct node *object);

static void add_object(struct writer *w, const struct spdx2_rdf_property *property,
	const struct spec_type *type, const struct node *object)
{
	const char *name = property->of->name;
	if (!name)
		name = node_get(object, "lineNumber") ? "LineCharPointer" : "ByteOffsetPointer";
	open_element(w, property->name);
	begin_element(w, name);
	if (property->of->named)
		add_about(w, node_string(object, property->of->named));
	buf_add_byte(&w->out, '>');
	w->depth++;
	add_properties(w, property->of, type, object);
	close_element(w, name);
	close_element(w, property->name);
}

static void add_one(struct writer *w, const struct spdx2_rdf_property *property,
	const struct field *field, const struct node *value)
{
	bool object = value->kind == NODE_OBJECT, text = value->kind == NODE_STRING;
	switch ((enum spdx2_rdf_form)property->form) {
	case RDF_VALUE:
		add_value(w, property->name, field, value);
		break;
	case RDF_URI:
		if (text)
			add_resource(w, property->name, value->text, STR(""));
		break;
	case RDF_LICENSE:
		if (text)
			add_expression(w, property->name, value->text);
		break;
	case RDF_ELEMENT:
		if (text)
			add_reference(w, property->name, value->text);
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

static void add_properties(struct writer *w, const struct spdx2_rdf_class *kind,
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

static void add_relation(struct writer *w, const struct node *relation)
{
	const struct field *field = spec_field(&spdx2_document, STR("relationships"));
	const struct spdx2_rdf_class *kind = &spdx2_rdf_relationship;
	open_element(w, "relationship");
	open_element(w, kind->name);
	for (size_t i = 0; i < kind->count; i++) {
		const struct spdx2_rdf_property *property = &kind->properties[i];
		const struct node *value = node_get(relation, property->member);
		if (value && strcmp(property->member, "spdxElementId") != 0)
			add_one(w, property, spec_field(field->type, str_of(property->member)),
				value);
	}
	close_element(w, kind->name);
	close_element(w, "relationship");
}

static void add_relations(struct writer *w, struct str id)
{
	while (w->relation && str_eq(node_string(w->relation, "spdxElementId"), id)) {
		add_relation(w, w->relation);
		w->relation = w->relation->next;
	}
}

/* Of what is described elsewhere. */
static void add_other_relations(struct writer *w)
{
	while (w->relation) {
		struct str id = node_string(w->relation, "spdxElementId");
		if (!id.len) {
			w->relation = w->relation->next;
			continue;
		}
		begin_line(w);
		buf_puts(&w->out, "<rdf:Description");
		add_about(w, id);
		buf_add_byte(&w->out, '>');
		w->depth++;
		add_relations(w, id);
		w->depth--;
		begin_line(w);
		buf_puts(&w->out, "</rdf:Description>");
	}
}

/* The document */

static void add_element(struct writer *w, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct node *object, struct str id)
{
	begin_element(w, kind->name);
	if (id.len)
		add_about(w, id);
	buf_add_byte(&w->out, '>');
	w->depth++;
	add_properties(w, kind, type, object);
}

static void add_licenses(struct writer *w, const struct node *root)
{
	const struct spdx2_rdf_class *const *kind = spdx2_rdf_classes;
	while (strcmp((*kind)->name, "ExtractedLicensingInfo") != 0)
		kind++;
	const struct field *field = spec_field(&spdx2_document, str_of((*kind)->list));
	NODE_EACH(license, node_get(root, (*kind)->list))
	{
		open_element(w, "hasExtractedLicensingInfo");
		add_element(w, *kind, field->type, license, node_string(license, "licenseId"));
		close_element(w, (*kind)->name);
		close_element(w, "hasExtractedLicensingInfo");
	}
}

static void add_elements(
	struct writer *w, const struct spdx2_rdf_class *kind, const struct node *root)
{
	const struct field *field = spec_field(&spdx2_document, str_of(kind->list));
	NODE_EACH(object, node_get(root, kind->list))
	{
		struct str id = node_string(object, "SPDXID");
		add_element(w, kind, field->type, object, id);
		add_relations(w, id);
		close_element(w, kind->name);
	}
}

static void add_document(struct writer *w, const struct node *root)
{
	const struct node *relations = node_get(root, "relationships");
	struct str id = node_string(root, "SPDXID");
	w->ns = node_string(root, "documentNamespace");
	w->documents = node_get(root, "externalDocumentRefs");
	w->relation = relations ? relations->first : NULL;
	buf_puts(&w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
	w->depth = 2;
	begin_line(w);
	buf_puts(&w->out, "xmlns:rdf=\"" RDF_NAMESPACE "\"");
	begin_line(w);
	buf_puts(&w->out, "xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\"");
	begin_line(w);
	buf_puts(&w->out, "xmlns:doap=\"http://usefulinc.com/ns/doap#\"");
	begin_line(w);
	buf_puts(&w->out, "xmlns:ptr=\"http://www.w3.org/2009/pointers#\"");
	begin_line(w);
	buf_puts(&w->out, "xmlns:spdx=\"" SPDX2_TERMS "\">");
	w->depth = 1;
	add_element(w, &spdx2_rdf_document, &spdx2_document, root, id);
	add_licenses(w, root);
	add_relations(w, id);
	close_element(w, spdx2_rdf_document.name);
	for (const struct spdx2_rdf_class *const *kind = spdx2_rdf_classes; *kind; kind++)
		if (strcmp((*kind)->name, "ExtractedLicensingInfo") != 0)
			add_elements(w, *kind, root);
	add_other_relations(w);
	w->depth = 0;
	begin_line(w);
	buf_puts(&w->out, "</rdf:RDF>\n");
}

void write_rdf(const struct node *root, const struct rendition *target, struct output *output)
{
	struct writer w = {.output = output};
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
	struct writer w = {0};
	add_document(&w, root);
	fit_written(a, root, "RDF", buf_str(&w.out), spdx2_rdf_load, skipped);
	buf_finish(&w.out);
}
