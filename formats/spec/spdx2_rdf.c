#include "spec/spdx2_rdf.h"

#include <stdlib.h>

#include "base/list.h"
#include "base/map.h"
#include "spec/spdx2.h"
#include "spec/spdx2_rdf_table.h"
#include "syntax/rdf.h"
#include "syntax/tree.h"

struct reader {
	struct doc *doc;
	struct arena *arena;
	struct node *root;
	struct str ns; /* of the document, without "#" */
	struct map documents; /* namespaces of other documents -> index */
	LIST(struct str) document_ids; /* "DocumentRef-..." */
	size_t nodes, limit;
	bool full;
};

static bool is_term(struct str ns)
{
	return str_ends(ns, STR("://spdx.org/rdf/terms#"));
}

static bool is_vocabulary(struct str ns)
{
	return is_term(ns) || str_is(ns, "http://www.w3.org/2000/01/rdf-schema#") ||
		str_is(ns, "http://usefulinc.com/ns/doap#") ||
		str_is(ns, "http://www.w3.org/2009/pointers#");
}

/* Behind the last "#" */
static struct str fragment(struct str uri)
{
	size_t hash = str_rfind_byte(uri, '#');
	return hash == STR_NPOS ? STR_NONE : str_from(uri, hash + 1);
}

static struct str before_fragment(struct str uri)
{
	size_t hash = str_rfind_byte(uri, '#');
	return hash == STR_NPOS ? uri : str_sub(uri, 0, hash);
}

static void report(struct reader *r, const struct node *source, const char *what)
{
	if (!diag_full(r->doc, DIAG_RDF_SYNTAX))
		diag(r->doc, DIAG_RDF_SYNTAX, source->start, "%s", what);
}

/* Nodes: what the graph uses many times may not become larger than its text by much. */

static struct node *make(struct reader *r, enum node_kind kind, const char *key)
{
	struct node *node = ARENA_NEW(r->arena, struct node);
	node->kind = (uint8_t)kind;
	node->key = key ? str_of(key) : STR_NONE;
	if (++r->nodes > r->limit && !r->full) {
		r->full = true;
		diag(r->doc, DIAG_TOO_MANY_VALUES, 0,
			"the graph uses its parts so often that it would become %zu values",
			r->nodes);
	}
	return node;
}

/* The text of an element or attribute, without the white space around it. */
static void place_text(struct reader *r, struct node *node, const struct node *source)
{
	struct str bytes = r->doc->bytes;
	size_t at = source->content, end = source->end;
	while (at < end && ascii_is_space(bytes.ptr[at]))
		at++;
	node->key_start = source->key_start;
	node->start = at < end ? at : source->start;
	node->end = node->text.len < end - node->start ? node->start + node->text.len : end;
}

static void place_element(struct node *node, const struct node *element)
{
	node->key_start = element->key_start;
	node->start = element->start;
	node->end = element->end;
}

static struct node *make_text(
	struct reader *r, const char *key, struct str text, const struct node *source)
{
	struct node *node = make(r, NODE_STRING, key);
	node->text = text;
	place_text(r, node, source);
	return node;
}

/* URIs */

static struct str individual(struct str uri)
{
	struct str name = fragment(uri);
	if (!is_term(str_sub(uri, 0, uri.len - name.len)))
		return STR_NONE;
	if (str_eq_nocase(name, STR("noassertion")))
		return STR("NOASSERTION");
	return str_eq_nocase(name, STR("none")) ? STR("NONE") : STR_NONE;
}

/* How an element is called in this document. */
static struct str element_id(struct reader *r, const struct rdf_resource *element)
{
	struct str uri = element->uri, name = individual(uri), id = fragment(uri);
	if (name.ptr || !id.len)
		return name.ptr ? name : uri;
	struct str ns = before_fragment(uri);
	if (str_eq(ns, r->ns))
		return id;
	uint32_t index = map_get(&r->documents, ns);
	if (index != MAP_NONE)
		return arena_printf(
			r->arena, "%.*s:%.*s", STR_ARG(r->document_ids.items[index]), STR_ARG(id));
	return element->element ? id : uri;
}

/* Licences */

enum { EXPRESSION_LONGEST = 65536, EXPRESSION_DEEPEST = 100 };

static struct str license_text(struct reader *r, struct rdf_resource *license, size_t depth);

static struct str literal_of(const struct rdf_resource *resource, const char *property)
{
	for (const struct rdf_statement *s = resource->first; s; s = s->next)
		if (str_is(s->property, property) && !s->object)
			return str_trim(s->text);
	return STR_NONE;
}

/* ".../licenses/MIT.html" -> "MIT" */
static struct str listed_license(struct str uri)
{
	size_t slash = str_rfind_byte(uri, '/');
	struct str name = slash == STR_NPOS ? uri : str_from(uri, slash + 1);
	for (const char *const *end = (const char *const[]){".html", ".json", ".jsonld", NULL};
		*end; end++)
		if (str_ends(name, str_of(*end)))
			return str_sub(name, 0, name.len - strlen(*end));
	return name;
}

static int by_text(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static size_t without_repeats(struct str *sorted, size_t count)
{
	size_t kept = count > 0;
	for (size_t i = 1; i < count; i++)
		if (!str_eq(sorted[i], sorted[kept - 1]))
			sorted[kept++] = sorted[i];
	return kept;
}

/* The members of a set have no order; they are sorted. */
static struct str set_text(
	struct reader *r, struct rdf_resource *set, const char *joint, size_t depth)
{
	LIST(struct str) members = {0};
	struct buf out = {0};
	size_t total = 0;
	for (const struct rdf_statement *s = set->first; s; s = s->next) {
		if (!str_is(s->property, "member"))
			continue;
		struct str text = s->object ? license_text(r, s->object, depth) : str_trim(s->text);
		total += text.len + 5;
		if (total > EXPRESSION_LONGEST) {
			report(r, set->element, "a licence expression is too long");
			break;
		}
		if (text.len)
			list_push(&members, text);
	}
	if (members.count)
		qsort(members.items, members.count, sizeof *members.items, by_text);
	members.count = without_repeats(members.items, members.count);
	buf_puts(&out, members.count > 1 ? "(" : "");
	for (size_t i = 0; i < members.count; i++) {
		buf_puts(&out, i ? joint : "");
		buf_add(&out, members.items[i]);
	}
	buf_puts(&out, members.count > 1 ? ")" : "");
	struct str text = arena_str(r->arena, buf_str(&out));
	list_finish(&members);
	buf_finish(&out);
	return text;
}

/* WithExceptionOperator and OrLaterOperator */
static struct str operator_text(struct reader *r, struct rdf_resource *node, size_t depth)
{
	struct str license = STR_NONE, exception = STR_NONE;
	for (const struct rdf_statement *s = node->first; s; s = s->next) {
		if (str_is(s->property, "member"))
			license = s->object ? license_text(r, s->object, depth) : str_trim(s->text);
		else if (str_is(s->property, "licenseException") && s->object)
			exception = literal_of(s->object, "licenseExceptionId");
	}
	if (license.len + exception.len > EXPRESSION_LONGEST)
		return STR_NONE;
	return exception.ptr
		? arena_printf(r->arena, "%.*s WITH %.*s", STR_ARG(license), STR_ARG(exception))
		: arena_printf(r->arena, "%.*s+", STR_ARG(license));
}

static struct str compose_license(struct reader *r, struct rdf_resource *license, size_t depth)
{
	struct str name = individual(license->uri), id;
	if (name.ptr)
		return name;
	if (str_is(license->type, "ConjunctiveLicenseSet"))
		return set_text(r, license, " AND ", depth);
	if (str_is(license->type, "DisjunctiveLicenseSet"))
		return set_text(r, license, " OR ", depth);
	if (str_is(license->type, "WithExceptionOperator") ||
		str_is(license->type, "OrLaterOperator"))
		return operator_text(r, license, depth);
	id = literal_of(license, "licenseId");
	if (id.len)
		return id;
	if (str_find(license->uri, STR("://spdx.org/licenses/")) != STR_NPOS)
		return listed_license(license->uri);
	return license->uri.ptr ? element_id(r, license) : STR_NONE;
}

static struct str license_text(struct reader *r, struct rdf_resource *license, size_t depth)
{
	if (license->memo.ptr)
		return license->memo;
	if (license->open || depth >= EXPRESSION_DEEPEST) {
		if (license->element)
			report(r, license->element, "a licence that is a part of itself");
		return STR_NONE;
	}
	license->open = true;
	license->memo = compose_license(r, license, depth + 1);
	license->open = false;
	if (!license->memo.ptr)
		license->memo = STR("");
	return license->memo;
}

/* Values */

/* The next letter or digit in lower case, or 0. */
static char next_plain(struct str text, size_t *at)
{
	while (*at < text.len && !ascii_is_alnum(text.ptr[*at]))
		++*at;
	return *at < text.len ? ascii_lower(text.ptr[(*at)++]) : '\0';
}

static bool same_letters(struct str a, struct str b)
{
	size_t x = 0, y = 0;
	char c;
	do {
		c = next_plain(a, &x);
		if (c != next_plain(b, &y))
			return false;
	} while (c);
	return true;
}

/* "checksumAlgorithm_sha1", "relationshipType_dependsOn": the words of the enumerations in another
 * spelling. */
static struct str enumerated(const struct spec_values *values, struct str written)
{
	size_t underscore = str_find_byte(written, '_');
	struct str name = underscore == STR_NPOS ? written : str_from(written, underscore + 1);
	for (size_t i = 0; i < values->count; i++)
		if (str_is(written, values->values[i].name))
			return written;
	for (size_t i = 0; i < values->count; i++)
		if (same_letters(name, str_of(values->values[i].name)))
			return str_of(values->values[i].name);
	return written;
}

static enum node_kind scalar_kind(const struct field *field, struct str text)
{
	uint64_t number;
	if (field->kind == FIELD_BOOLEAN && (str_is(text, "true") || str_is(text, "1")))
		return NODE_TRUE;
	if (field->kind == FIELD_BOOLEAN && (str_is(text, "false") || str_is(text, "0")))
		return NODE_FALSE;
	return field->kind == FIELD_INTEGER && str_to_u64(text, INT64_MAX, &number) ? NODE_NUMBER
										    : NODE_STRING;
}

static struct node *value_node(
	struct reader *r, const struct field *field, const struct rdf_statement *s)
{
	struct str text = str_trim(s->text);
	if (s->object) {
		struct str uri = s->object->uri, name = individual(uri), id = fragment(uri);
		if (!uri.ptr || str_starts(uri, STR("_:"))) {
			struct node *misfit = make(r, NODE_OBJECT, field->name);
			place_element(misfit, s->source);
			return misfit;
		}
		text = name.ptr ? name : field->values && id.len ? id : uri;
	}
	if (field->values)
		text = enumerated(field->values, text);
	struct node *node = make_text(r, field->name, text, s->source);
	node->kind = (uint8_t)scalar_kind(field, text);
	return node;
}

static struct str reference_type(struct str uri)
{
	struct str listed = STR("://spdx.org/rdf/references/");
	size_t found = str_find(uri, listed);
	return found == STR_NPOS ? uri : str_from(uri, found + listed.len);
}

/* Objects */

static struct node *object_node(struct reader *r, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct rdf_resource *resource, struct node *relations);

static struct node *literals_node(struct reader *r, const struct rdf_statement *s)
{
	struct node *object = make(r, NODE_OBJECT, NULL);
	place_element(object, s->source);
	for (const struct rdf_statement *p = s->object ? s->object->first : NULL; p && !r->full;
		p = p->next) {
		struct node *text = make_text(r, NULL, str_trim(p->text), p->source);
		text->key = p->property;
		node_append(object, text);
	}
	return object;
}

static struct node *statement_node(struct reader *r, const struct spdx2_rdf_property *property,
	const struct field *field, const struct rdf_statement *s)
{
	struct rdf_resource *object = s->object;
	struct str text = str_trim(s->text);
	struct node *node;
	switch ((enum spdx2_rdf_form)property->form) {
	case RDF_LICENSE:
		return make_text(
			r, field->name, object ? license_text(r, object, 0) : text, s->source);
	case RDF_ELEMENT:
		return make_text(r, field->name, object ? element_id(r, object) : text, s->source);
	case RDF_TYPE:
		return make_text(
			r, field->name, reference_type(object ? object->uri : text), s->source);
	case RDF_OBJECT:
		if (!object)
			return make_text(r, field->name, text, s->source);
		node = object_node(r, property->of, field->type, object, NULL);
		node->key = str_of(field->name);
		if (!object->element)
			place_element(node, s->source);
		return node;
	case RDF_ANY:
		return literals_node(r, s);
	default:
		return value_node(r, field, s);
	}
}

static const struct spdx2_rdf_property *property_of(
	const struct spdx2_rdf_class *kind, const struct rdf_statement *s)
{
	for (size_t i = 0; i < kind->count && is_vocabulary(s->ns); i++)
		if (str_is(s->property, kind->properties[i].name))
			return &kind->properties[i];
	return NULL;
}

static void report_unknown(
	struct reader *r, const struct spec_type *type, const struct rdf_statement *s)
{
	if (is_term(s->ns) && !diag_full(r->doc, DIAG_UNKNOWN_MEMBER))
		diag(r->doc, DIAG_UNKNOWN_MEMBER, s->source->key_start,
			"the property %s is not known of %s", diag_quote(r->doc, s->property),
			type->name);
}

/* `arrays` holds those of the object so far, by the rows of the type. */
static void add_member(struct reader *r, struct node *object, const struct field *field,
	struct node *value, struct node **array)
{
	if (!field->list) {
		node_append(object, value);
		return;
	}
	if (!*array) {
		*array = make(r, NODE_ARRAY, field->name);
		(*array)->key_start = value->key_start;
		(*array)->start = value->start;
		node_append(object, *array);
	}
	(*array)->end = value->end;
	value->key = STR_NONE;
	node_append(*array, value);
}

static void add_relation(struct reader *r, const struct rdf_resource *subject,
	const struct rdf_statement *s, struct node *relations)
{
	const struct field *field = spec_field(&spdx2_document, str_of("relationships"));
	if (!relations || !s->object)
		return;
	struct node *relation =
		object_node(r, &spdx2_rdf_relationship, field->type, s->object, NULL);
	if (!node_get(relation, "spdxElementId"))
		node_append(
			relation, make_text(r, "spdxElementId", element_id(r, subject), s->source));
	if (!s->object->element)
		place_element(relation, s->source);
	node_append(relations, relation);
}

static void add_statement(struct reader *r, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct rdf_resource *resource,
	const struct rdf_statement *s, struct node *object, struct node **arrays,
	struct node *relations)
{
	const struct spdx2_rdf_property *property = property_of(kind, s);
	if (!property) {
		report_unknown(r, type, s);
	} else if (property->form == RDF_RELATION) {
		add_relation(r, resource, s, relations);
	} else if (property->form != RDF_KNOWN) {
		const struct field *field = spec_field(type, str_of(property->member));
		add_member(r, object, field, statement_node(r, property, field, s),
			&arrays[field - type->fields]);
	}
}

static struct node *object_node(struct reader *r, const struct spdx2_rdf_class *kind,
	const struct spec_type *type, const struct rdf_resource *resource, struct node *relations)
{
	struct node *object = make(r, NODE_OBJECT, NULL);
	struct node *arrays[SPDX2_RDF_PROPERTIES] = {0};
	if (resource->element)
		place_element(object, resource->element);
	for (const struct rdf_statement *s = resource->first; s && !r->full; s = s->next)
		add_statement(r, kind, type, resource, s, object, arrays, relations);
	if (kind->named && resource->name && !node_get(object, kind->named))
		node_append(
			object, make_text(r, kind->named, fragment(resource->uri), resource->name));
	return object;
}

/* The SPDXID of an element is the fragment of its URI. */
static void add_id(struct reader *r, struct node *object, const struct rdf_resource *resource)
{
	struct str id = fragment(resource->uri);
	if (!resource->name || !id.len)
		return;
	struct node *node = make_text(r, "SPDXID", id, resource->name);
	node_append(object, node);
}

/* Documents */

static bool is_of(const struct rdf_resource *resource, const struct spdx2_rdf_class *kind)
{
	return str_is(resource->type, kind->name) && is_term(resource->type_ns);
}

static const struct rdf_resource *find_document(struct reader *r, const struct rdf_graph *graph)
{
	const struct rdf_resource *found = NULL;
	for (const struct rdf_resource *at = graph->first; at; at = at->next) {
		if (!is_of(at, &spdx2_rdf_document))
			continue;
		if (found)
			report(r, at->element, "one more SpdxDocument; the first was read");
		else
			found = at;
	}
	return found;
}

/* The namespaces of other documents, by which their elements are named. */
static void read_documents(struct reader *r, const struct rdf_resource *document)
{
	for (const struct rdf_statement *s = document->first; s; s = s->next) {
		if (!s->object || !str_is(s->property, "externalDocumentRef"))
			continue;
		struct str id = literal_of(s->object, "externalDocumentId");
		if (!id.len)
			id = fragment(s->object->uri);
		for (const struct rdf_statement *p = s->object->first; p && id.len; p = p->next)
			if (str_is(p->property, "spdxDocument")) {
				map_put(&r->documents,
					before_fragment(
						p->object ? p->object->uri : str_trim(p->text)),
					(uint32_t)r->document_ids.count);
				list_push(&r->document_ids, id);
			}
	}
}

static void add_elements(
	struct reader *r, const struct rdf_graph *graph, const struct spdx2_rdf_class *kind)
{
	const struct field *field = spec_field(&spdx2_document, str_of(kind->list));
	struct node *list = make(r, NODE_ARRAY, kind->list);
	struct node *relations = node_get(r->root, "relationships");
	bool license = str_is(str_of(kind->name), "ExtractedLicensingInfo");
	for (const struct rdf_resource *at = graph->first; at && !r->full; at = at->next) {
		if (!is_of(at, kind))
			continue;
		struct node *object = object_node(r, kind, field->type, at, relations);
		if (!license)
			add_id(r, object, at);
		if (!list->count)
			list->key_start = list->start = object->start;
		list->end = object->end;
		node_append(list, object);
	}
	if (list->count)
		node_append(r->root, list);
}

static bool is_element(const struct rdf_resource *resource)
{
	for (const struct spdx2_rdf_class *const *kind = spdx2_rdf_classes; *kind; kind++)
		if (is_of(resource, *kind))
			return true;
	return is_of(resource, &spdx2_rdf_document);
}

/* Those of elements that another document describes. */
static void add_other_relations(
	struct reader *r, const struct rdf_graph *graph, struct node *relations)
{
	for (const struct rdf_resource *at = graph->first; at && !r->full; at = at->next)
		for (const struct rdf_statement *s = is_element(at) ? NULL : at->first; s;
			s = s->next)
			if (is_term(s->ns) && str_is(s->property, "relationship"))
				add_relation(r, at, s, relations);
}

static void convert(struct reader *r, const struct rdf_graph *graph, const struct node *element)
{
	const struct rdf_resource *document = find_document(r, graph);
	struct node *relations = make(r, NODE_ARRAY, "relationships");
	place_element(relations, element);
	if (document) {
		r->ns = before_fragment(document->uri);
		read_documents(r, document);
		r->root = object_node(r, &spdx2_rdf_document, &spdx2_document, document, relations);
		add_id(r, r->root, document);
		if (document->name && r->ns.len)
			node_append(
				r->root, make_text(r, "documentNamespace", r->ns, document->name));
	} else {
		r->root = make(r, NODE_OBJECT, NULL);
		place_element(r->root, element);
	}
	node_append(r->root, relations);
	for (const struct spdx2_rdf_class *const *kind = spdx2_rdf_classes; *kind; kind++)
		add_elements(r, graph, *kind);
	add_other_relations(r, graph, relations);
}

struct node *spdx2_rdf_load(struct doc *doc, struct arena *arena)
{
	struct reader r = {.doc = doc, .arena = arena, .limit = doc->limits->nodes};
	const struct node *element = xml_load(doc, arena);
	if (element) {
		if (r.limit > doc->bytes.len + 1000)
			r.limit = doc->bytes.len + 1000;
		convert(&r, rdf_load(doc, element, arena), element);
	}
	map_finish(&r.documents);
	list_finish(&r.document_ids);
	return r.full ? NULL : r.root;
}

bool spdx2_rdf_visit(struct doc *doc, const struct node_visitor *visitor)
{
	struct arena arena = {0};
	struct node *root = spdx2_rdf_load(doc, &arena);
	bool good = root && tree_visit(root, visitor);
	arena_finish(&arena);
	return good;
}
