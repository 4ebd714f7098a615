/* A graph of SPDX 3 as an SPDX 2 document. */
#include "base/digest.h"
#include "spec/cross_spdx3.h"

#define DOCUMENT "SPDXRef-DOCUMENT"

struct making {
	struct exchange *x;
	struct node *root;
	struct node **objects;
	bool files; /* there are some */
	struct map licensed; /* "from relationshipType" -> index of licences */
	LIST(struct node *) licenses; /* lists of identifiers */
};

void exchange_read(struct exchange *x, struct node *graph)
{
	x->graph = graph;
	NODE_EACH(element, graph)
	exchange_note(x, element);
}

/* The document */

static struct node *find_document(const struct exchange *x)
{
	for (size_t i = 0; i < x->elements.count; i++)
		if (str_is(node_string(x->elements.items[i], "type"), "SpdxDocument"))
			return x->elements.items[i];
	return NULL;
}

/* Behind the "#", a name; without a document, one of what there is. */
static struct str namespace_of(struct exchange *x)
{
	struct str iri = exchange_id_of(x->document);
	size_t cut = str_rfind_byte(iri, '#');
	struct arena *arena = x->c->arena;
	if (iri.len)
		return cut == STR_NPOS ? arena_printf(arena, "%.*s#", STR_ARG(iri))
				       : str_sub(iri, 0, cut + 1);
	struct str text = value_text(arena, x->graph);
	return arena_printf(arena, "urn:uuid:%.*s#", STR_ARG(uuid5(arena, &text, 1)));
}

static const struct node *external_checksum(const struct exchange *x, struct str iri)
{
	NODE_EACH(map, node_get(x->document, "import"))
	if (str_eq(node_string(map, "externalSpdxId"), iri))
		NODE_EACH(hash, node_get(map, "verifiedUsing"))
		{
			const struct node *checksum = cross_checksum(x->c, hash);
			if (checksum)
				return checksum;
		}
	return NULL;
}

static void learn_prefixes(struct exchange *x)
{
	NODE_EACH(map, node_get(x->document, "namespaceMap"))
	{
		struct str prefix = node_string(map, "prefix"), ns = node_string(map, "namespace");
		struct str document = arena_printf(x->c->arena, "%.*s" DOCUMENT, STR_ARG(ns));
		if (!str_starts(prefix, STR("DocumentRef-")) || !ns.len ||
			!external_checksum(x, document))
			continue;
		list_push(&x->prefixes, prefix);
		list_push(&x->prefixes, ns);
	}
}

static void add_externals(struct making *m)
{
	struct exchange *x = m->x;
	for (size_t i = 0; i + 1 < x->prefixes.count; i += 2) {
		struct str ns = x->prefixes.items[i + 1];
		struct node *external = value_object(x->c->arena, NULL), *copy;
		const struct node *checksum = external_checksum(
			x, arena_printf(x->c->arena, "%.*s" DOCUMENT, STR_ARG(ns)));
		cross_add(x->c, external, "externalDocumentId", x->prefixes.items[i]);
		cross_add(x->c, external, "spdxDocument", str_sub(ns, 0, ns.len - 1));
		copy = cross_object(x->c, external, "checksum");
		cross_add(x->c, copy, "algorithm", node_string(checksum, "algorithm"));
		cross_add(x->c, copy, "checksumValue", node_string(checksum, "checksumValue"));
		node_append(cross_list(x->c, m->root, "externalDocumentRefs"), external);
	}
}

static void add_creator(struct making *m, struct node *list, struct str text)
{
	NODE_EACH(creator, list)
	if (str_eq(creator->text, text))
		return;
	if (text.len)
		node_append(list, value_string(m->x->c->arena, NULL, text));
}

static void add_list_version(struct making *m, struct node *info)
{
	struct str text = STR_NONE;
	for (size_t i = 0; !text.ptr && i < m->x->elements.count; i++)
		text = node_string(m->x->elements.items[i], "simplelicensing_licenseListVersion");
	if (str_ends(text, STR(".0")))
		text = str_sub(text, 0, text.len - 2);
	cross_add(m->x->c, info, "licenseListVersion", text);
}

static void add_info(struct making *m)
{
	static const char *const members[] = {"createdBy", "createdUsing"};
	struct exchange *x = m->x;
	const struct node *given = exchange_find(x, x->info);
	struct node *info = cross_object(x->c, m->root, "creationInfo");
	struct node *creators = cross_list(x->c, info, "creators");
	struct str date = node_string(given, "created");
	cross_add(x->c, info, "comment", node_string(given, "comment"));
	cross_add(x->c, info, "created", date.len ? date : STR("1970-01-01T00:00:00Z"));
	for (size_t i = 0; i < 2; i++)
		NODE_EACH(agent, node_get(given, members[i]))
	if (agent->kind == NODE_STRING)
		add_creator(m, creators, exchange_party(x, exchange_find(x, agent->text)));
	add_list_version(m, info);
	if (!creators->first)
		add_creator(m, creators, STR("Tool: bomscreen"));
}

static bool is_collection(const struct node *element)
{
	const struct spdx3_class *class = spdx3_class_named(node_string(element, "type"));
	return class && spdx3_is_a(class, spdx3_class_named(STR("ElementCollection")));
}

static void add_roots(struct making *m, const struct node *collection, struct map *seen, int depth)
{
	enum { COLLECTIONS_DEEP = 8 };
	struct exchange *x = m->x;
	NODE_EACH(one, node_get(collection, "rootElement"))
	{
		const struct node *element =
			one->kind == NODE_STRING ? exchange_find(x, one->text) : NULL;
		if (is_collection(element) && depth < COLLECTIONS_DEEP)
			add_roots(m, element, seen, depth + 1);
		if (!element || cross_kind(element) == OBJECT_KINDS ||
			map_get(seen, one->text) != MAP_NONE)
			continue;
		map_set(seen, one->text, 0);
		node_append(cross_list(x->c, m->root, "documentDescribes"),
			value_string(x->c->arena, NULL, exchange_to_id(x, one->text)));
	}
}

/* What the document is about, unless relationships say it. */
static void describe(struct making *m)
{
	struct exchange *x = m->x;
	struct str self = exchange_id_of(x->document);
	struct map seen = {0};
	for (size_t i = 0; self.len && i < x->elements.count; i++) {
		const struct node *element = x->elements.items[i];
		if (str_is(node_string(element, "relationshipType"), "describes") &&
			str_eq(node_string(element, "from"), self))
			NODE_EACH(to, node_get(element, "to"))
		if (to->kind == NODE_STRING)
			map_set(&seen, to->text, 0);
	}
	add_roots(m, x->document, &seen, 0);
	for (size_t i = 0; !x->document && i < x->elements.count; i++)
		if (is_collection(x->elements.items[i]))
			add_roots(m, x->elements.items[i], &seen, 0);
	map_finish(&seen);
}

static void add_document(struct making *m)
{
	struct exchange *x = m->x;
	const struct crossing *c = x->c;
	struct str license = exchange_expression(x, node_string(x->document, "dataLicense")),
		   name = node_string(x->document, "name");
	cross_add(c, m->root, "SPDXID", STR(DOCUMENT));
	cross_add(c, m->root, "dataLicense", license.len ? license : STR("CC0-1.0"));
	cross_add(c, m->root, "name", name.ptr ? name : STR("NOASSERTION"));
	cross_add(c, m->root, "documentNamespace", str_sub(x->ns, 0, x->ns.len - 1));
	cross_add(c, m->root, "comment", node_string(x->document, "comment"));
	cross_extension_back(x, x->document, m->root);
	add_info(m);
	add_externals(m);
	describe(m);
}

/* Licences */

static bool is_licensed(const struct node *element)
{
	struct str type = node_string(element, "relationshipType");
	return str_is(node_string(element, "type"), "Relationship") &&
		(str_is(type, cross_license_members[0]) || str_is(type, cross_license_members[1]));
}

static struct str license_key(struct making *m, struct str from, struct str type)
{
	return arena_printf(m->x->c->arena, "%.*s %.*s", STR_ARG(from), STR_ARG(type));
}

static void learn_licenses(struct making *m)
{
	struct arena *arena = m->x->c->arena;
	for (size_t i = 0; i < m->x->elements.count; i++) {
		const struct node *element = m->x->elements.items[i];
		struct str type = node_string(element, "relationshipType");
		if (!is_licensed(element))
			continue;
		struct str key = license_key(m, node_string(element, "from"), type);
		uint32_t index = map_put(&m->licensed, key, (uint32_t)m->licenses.count);
		if (index == m->licenses.count) {
			struct node *list = value_array(arena, NULL);
			list->key = type;
			list_push(&m->licenses, list);
		}
		NODE_EACH(to, node_get(element, "to"))
		if (to->kind == NODE_STRING)
			node_append(m->licenses.items[index], value_string(arena, NULL, to->text));
	}
}

static void add_extracted(struct making *m)
{
	struct exchange *x = m->x;
	for (size_t i = 0; i < x->elements.count; i++) {
		const struct node *element = x->elements.items[i];
		struct str type = node_string(element, "type");
		struct node *info = value_object(x->c->arena, NULL);
		if (!str_is(type, "expandedlicensing_CustomLicense") &&
			!str_is(type, "simplelicensing_SimpleLicensingText"))
			continue;
		cross_add(x->c, info, "licenseId", exchange_to_id(x, exchange_id_of(element)));
		cross_add(x->c, info, "extractedText",
			node_string(element, "simplelicensing_licenseText"));
		cross_add(x->c, info, "name", node_string(element, "name"));
		cross_add(x->c, info, "comment", node_string(element, "comment"));
		NODE_EACH(place, node_get(element, "expandedlicensing_seeAlso"))
		if (place->kind == NODE_STRING)
			node_append(cross_list(x->c, info, "seeAlsos"),
				value_string(x->c->arena, NULL, place->text));
		node_append(cross_list(x->c, m->root, "hasExtractedLicensingInfos"), info);
	}
}

/* Objects */

static void name_objects(struct making *m)
{
	for (size_t i = 0; i < m->x->elements.count; i++)
		if (cross_kind(m->x->elements.items[i]) != OBJECT_KINDS) {
			exchange_make_id(m->x, exchange_id_of(m->x->elements.items[i]));
			m->files |= cross_kind(m->x->elements.items[i]) == OBJECT_FILE;
		}
}

/* Where there are no files, none were analyzed (SPDX 2.3, 7.8); what is not stated means that they were. */
static void add_analyzed(struct making *m, enum object_kind kind, struct node *object)
{
	if (kind != OBJECT_PACKAGE || m->files || m->x->c->wide ||
		node_get(object, "packageVerificationCode"))
		return;
	cross_add(m->x->c, object, "filesAnalyzed", STR("false"));
	object->last->kind = NODE_FALSE;
}

static void add_object(struct making *m, size_t index, enum object_kind kind)
{
	struct exchange *x = m->x;
	struct node *element = x->elements.items[index];
	struct str iri = exchange_id_of(element);
	struct node shown = *element, *added[2] = {NULL, NULL};
	for (size_t i = 0; i < 2; i++) {
		uint32_t list = map_get(
			&m->licensed, license_key(m, iri, str_of(cross_license_members[i])));
		if (list != MAP_NONE)
			added[i] = m->licenses.items[list];
	}
	struct node *last = element->last;
	for (size_t i = 0; i < 2; i++)
		if (added[i])
			node_append(&shown, added[i]);
	m->objects[index] = cross_object_of(x, kind, &shown, exchange_to_id(x, iri));
	m->objects[index]->start = index;
	add_analyzed(m, kind, m->objects[index]);
	if (last)
		last->next = NULL; /* they are of the copy */
	node_append(cross_list(x->c, m->root, cross_list_names[kind]), m->objects[index]);
}

static void add_relationships(struct making *m)
{
	struct exchange *x = m->x;
	struct node *list = value_array(x->c->arena, "relationships");
	for (size_t i = 0; i < x->elements.count; i++) {
		const struct node *element = x->elements.items[i], *last = list->last;
		struct str type = node_string(element, "type");
		if (!str_is(type, "Relationship") && !str_is(type, "LifecycleScopedRelationship"))
			continue;
		if (is_licensed(element) || !cross_relations(x, element, list))
			continue;
		m->objects[i] = last ? last->next : list->first;
		for (struct node *made = m->objects[i]; made; made = made->next)
			made->start = i;
	}
	if (list->first)
		node_append(m->root, list);
}

/* That of several is one: of who made it the first, as SPDX 2 writes him. */
static struct str annotator_of(struct exchange *x, const struct node *info)
{
	NODE_EACH(agent, node_get(info, "createdBy"))
	if (agent->kind == NODE_STRING) {
		struct str text = exchange_party(x, exchange_find(x, agent->text));
		if (text.ptr)
			return text;
	}
	return STR_NONE;
}

static void add_annotations(struct making *m)
{
	struct exchange *x = m->x;
	const struct crossing *c = x->c;
	for (size_t i = 0; i < x->elements.count; i++) {
		const struct node *element = x->elements.items[i], *info;
		uint32_t index = map_get(&x->at, node_string(element, "subject"));
		struct node *made = value_object(c->arena, NULL), *holder;
		if (!str_is(node_string(element, "type"), "Annotation") || index == MAP_NONE ||
			!(holder = m->objects[index]) || node_get(holder, "spdxElementId"))
			continue;
		info = exchange_find(x, node_string(element, "creationInfo"));
		bool review = str_is(node_string(element, "annotationType"), "review");
		cross_add(c, made, "annotationDate", node_string(info, "created"));
		cross_add(c, made, "annotationType", review ? STR("REVIEW") : STR("OTHER"));
		cross_add(c, made, "annotator", annotator_of(x, info));
		cross_add(c, made, "comment", node_string(element, "statement"));
		if (made->count == 4)
			node_append(cross_list(c, holder, "annotations"), made);
	}
}

struct node *cross_make_spdx2(struct exchange *x, struct node **objects)
{
	struct making m = {.x = x, .root = value_object(x->c->arena, NULL), .objects = objects};
	struct str id;
	x->document = find_document(x);
	x->ns = namespace_of(x);
	x->info = node_string(x->document, "creationInfo");
	for (size_t i = 0; !x->info.len && i < x->elements.count; i++)
		x->info = node_string(x->elements.items[i], "creationInfo");
	id = exchange_id_of(x->document);
	exchange_name(x, STR(DOCUMENT),
		id.len ? id : arena_printf(x->c->arena, "%.*s" DOCUMENT, STR_ARG(x->ns)));
	learn_prefixes(x);
	name_objects(&m);
	exchange_learn(x, x->graph);
	learn_licenses(&m);
	add_document(&m);
	for (size_t i = 0; i < x->elements.count; i++) {
		enum object_kind kind = cross_kind(x->elements.items[i]);
		if (x->elements.items[i] == x->document)
			objects[i] = m.root;
		else if (kind != OBJECT_KINDS)
			add_object(&m, i, kind);
	}
	add_extracted(&m);
	add_relationships(&m);
	add_annotations(&m);
	cross_vulnerabilities_back(x, m.root);
	map_finish(&m.licensed);
	list_finish(&m.licenses);
	return m.root;
}
