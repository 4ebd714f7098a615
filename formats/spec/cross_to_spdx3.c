/* An SPDX 2 document as a graph of SPDX 3 (SPDX 3.0.1, annex "Differences from previous editions"). */
#include "base/digest.h"
#include "model/note.h"
#include "model/party.h"
#include "spec/cross_spdx3.h"
#include "spec/equal.h"

#define DOCUMENT "SPDXRef-DOCUMENT"

struct str exchange_sbom(const struct exchange *x)
{
	return arena_printf(x->c->arena, "%.*sSPDXRef-SBOM", STR_ARG(x->ns));
}

/* Creation information */

static struct node *make_info(struct exchange *x, struct str id, struct str date)
{
	struct node *info = value_object(x->c->arena, NULL);
	cross_add(x->c, info, "type", STR("CreationInfo"));
	cross_add(x->c, info, "@id", id);
	cross_add(x->c, info, "specVersion",
		spec_version_text(x->c->arena, &spec_spdx3, spec_spdx3.newest));
	cross_add(x->c, info, "created", date.len ? date : STR("1970-01-01T00:00:00Z"));
	return info;
}

static void add_agent(struct exchange *x, struct node *info, const char *member, struct str iri)
{
	if (iri.ptr)
		node_append(cross_list(x->c, info, member), value_string(x->c->arena, NULL, iri));
}

/* Somebody has to be the creator: where only tools are named, the first of them as an agent. */
static void add_info(struct exchange *x, const struct node *root)
{
	const struct node *given = node_get(root, "creationInfo"),
			  *creators = node_get(given, "creators");
	struct node *info = make_info(x, x->info, node_string(given, "created"));
	struct str tool = STR("Tool: " NOTE_TOOL);
	cross_add(x->c, info, "comment", node_string(given, "comment"));
	exchange_add(x, info);
	NODE_EACH(creator, creators)
	{
		struct str iri =
			creator->kind == NODE_STRING ? exchange_tool(x, creator->text) : STR_NONE;
		if (iri.ptr && str_is(tool, "Tool: " NOTE_TOOL))
			tool = creator->text;
		if (creator->kind == NODE_STRING && !iri.ptr)
			add_agent(x, info, "createdBy", exchange_agent(x, creator->text));
		add_agent(x, info, "createdUsing", iri);
	}
	if (!node_get(info, "createdBy"))
		add_agent(x, info, "createdBy", exchange_agent(x, tool));
}

/* That of an annotation; annotations of one annotator and date share it. */
static struct str info_of(struct exchange *x, struct map *known, struct str who, struct str date)
{
	struct arena *arena = x->c->arena;
	struct str key = arena_printf(arena, "%.*s %.*s", STR_ARG(date), STR_ARG(who)), id;
	uint32_t index = map_get(known, key);
	if (index != MAP_NONE)
		return exchange_id_of(x->elements.items[index]);
	struct str agent = exchange_agent(x, who);
	if (!agent.ptr)
		return STR_NONE;
	do
		id = arena_printf(arena, "_:creationinfo-%zu", ++x->infos);
	while (map_get(&x->at, id) != MAP_NONE);
	struct node *info = make_info(x, id, date);
	add_agent(x, info, "createdBy", agent);
	map_set(known, key, (uint32_t)x->elements.count);
	exchange_add(x, info);
	return id;
}

/* The document */

struct making {
	struct exchange *x;
	const struct node *root;
	struct map infos, given;
	struct node *document, *sbom;
};

static struct str namespace_of(struct exchange *x, struct str ns)
{
	bool done = ns.len && ns.ptr[ns.len - 1] == '#';
	return done ? ns : arena_printf(x->c->arena, "%.*s#", STR_ARG(ns));
}

static void add_externals(struct making *m)
{
	struct exchange *x = m->x;
	const struct crossing *c = x->c;
	NODE_EACH(external, node_get(m->root, "externalDocumentRefs"))
	{
		struct str prefix = node_string(external, "externalDocumentId"),
			   ns = node_string(external, "spdxDocument");
		struct node *map = value_object(c->arena, NULL),
			    *name = value_object(c->arena, NULL);
		struct node *hash = cross_hash(c, node_get(external, "checksum"));
		if (!prefix.len || !ns.len)
			continue;
		ns = namespace_of(x, ns);
		cross_add(c, name, "type", STR("NamespaceMap"));
		cross_add(c, name, "prefix", prefix);
		cross_add(c, name, "namespace", ns);
		node_append(cross_list(c, m->document, "namespaceMap"), name);
		cross_add(c, map, "type", STR("ExternalMap"));
		cross_add(c, map, "externalSpdxId",
			arena_printf(c->arena, "%.*s" DOCUMENT, STR_ARG(ns)));
		if (hash)
			node_append(cross_list(c, map, "verifiedUsing"), hash);
		node_append(cross_list(c, m->document, "import"), map);
	}
}

/* Elements of other documents that are referred to. */
static void add_imports(struct making *m)
{
	struct exchange *x = m->x;
	struct map seen = {0};
	for (size_t i = 0; i < x->relations.count; i++) {
		const struct node *made = x->relations.items[i].element;
		const struct node *to = node_get(made, "to");
		struct str ends[2] = {
			node_string(made, "from"), to && to->first ? to->first->text : STR_NONE};
		for (size_t j = 0; j < 4; j++) {
			struct str iri = ends[j / 2], ns = STR_NONE;
			for (size_t k = 1; k < x->prefixes.count; k += 2)
				if (iri.len && str_starts(iri, x->prefixes.items[k]))
					ns = x->prefixes.items[k];
			if (!ns.len || map_get(&seen, iri) != MAP_NONE)
				continue;
			map_set(&seen, iri, 0);
			if (str_is(str_from(iri, ns.len), DOCUMENT))
				continue;
			struct node *map = value_object(x->c->arena, NULL);
			cross_add(x->c, map, "type", STR("ExternalMap"));
			cross_add(x->c, map, "externalSpdxId", iri);
			node_append(cross_list(x->c, m->document, "import"), map);
		}
	}
	map_finish(&seen);
}

static void learn_externals(struct exchange *x, const struct node *root)
{
	NODE_EACH(external, node_get(root, "externalDocumentRefs"))
	{
		struct str prefix = node_string(external, "externalDocumentId"),
			   ns = node_string(external, "spdxDocument");
		if (!prefix.len || !ns.len)
			continue;
		list_push(&x->prefixes, prefix);
		list_push(&x->prefixes, namespace_of(x, ns));
	}
}

static void add_root(struct making *m, struct map *seen, struct str id)
{
	struct exchange *x = m->x;
	struct node *holder = m->sbom ? m->sbom : m->document;
	struct str iri = exchange_to_iri(x, id);
	if (!id.len || map_get(seen, iri) != MAP_NONE)
		return;
	map_set(seen, iri, 0);
	node_append(cross_list(x->c, holder, "rootElement"), value_string(x->c->arena, NULL, iri));
}

/* What the document describes. */
static void add_roots(struct making *m)
{
	static const char *const lists[] = {"documentDescribes", "describesPackages"};
	struct str self = node_string(m->root, "SPDXID");
	struct map seen = {0};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		NODE_EACH(id, node_get(m->root, lists[i]))
	add_root(m, &seen, id->kind == NODE_STRING ? id->text : STR_NONE);
	NODE_EACH(relation, node_get(m->root, "relationships"))
	{
		struct str type = node_string(relation, "relationshipType"),
			   from = node_string(relation, "spdxElementId"),
			   to = node_string(relation, "relatedSpdxElement");
		if (str_is(type, "DESCRIBES") && str_eq(from, self) && !str_is_placeholder(to))
			add_root(m, &seen, to);
		else if (str_is(type, "DESCRIBED_BY") && str_eq(to, self))
			add_root(m, &seen, from);
	}
	map_finish(&seen);
}

static void add_document(struct making *m)
{
	struct exchange *x = m->x;
	const struct crossing *c = x->c;
	struct str id = node_string(m->root, "SPDXID");
	m->document =
		exchange_make(x, "SpdxDocument", exchange_to_iri(x, id.len ? id : STR(DOCUMENT)));
	cross_add(c, m->document, "name", node_string(m->root, "name"));
	cross_add(c, m->document, "comment", node_string(m->root, "comment"));
	exchange_add(x, m->document);
	cross_add(c, m->document, "dataLicense",
		exchange_license(x, node_string(m->root, "dataLicense")));
	x->document = m->document;
	add_externals(m);
	if (!x->bare) {
		m->sbom = exchange_make(x, "software_Sbom", exchange_sbom(x));
		exchange_add(x, m->sbom);
		node_append(cross_list(c, m->document, "rootElement"),
			value_string(c->arena, NULL, exchange_id_of(m->sbom)));
	}
	add_roots(m);
	cross_extension(x, m->root, m->document);
}

static void add_extracted(struct making *m)
{
	struct exchange *x = m->x;
	NODE_EACH(info, node_get(m->root, "hasExtractedLicensingInfos"))
	{
		struct str id = node_string(info, "licenseId"), iri = exchange_to_iri(x, id);
		if (!id.len || exchange_find(x, iri))
			continue;
		struct node *license = exchange_make(x, "expandedlicensing_CustomLicense", iri);
		cross_add(x->c, license, "name", node_string(info, "name"));
		cross_add(x->c, license, "comment", node_string(info, "comment"));
		struct str text = node_string(info, "extractedText");
		cross_add(x->c, license, "simplelicensing_licenseText", text.ptr ? text : STR(""));
		NODE_EACH(place, node_get(info, "seeAlsos"))
		if (place->kind == NODE_STRING)
			node_append(cross_list(x->c, license, "expandedlicensing_seeAlso"),
				value_string(x->c->arena, NULL, place->text));
		exchange_add(x, license);
	}
}

/* What carried elements say is not made again. */

static struct str edge_key(
	struct making *m, struct str from, struct str type, struct str scope, struct str to)
{
	return arena_printf(m->x->c->arena, "%.*s %.*s %.*s %.*s", STR_ARG(from), STR_ARG(type),
		STR_ARG(scope), STR_ARG(to));
}

static struct str note_key(struct making *m, struct str subject, struct str statement)
{
	return arena_printf(m->x->c->arena, "%.*s\n%.*s", STR_ARG(subject), STR_ARG(statement));
}

static void note_given(struct making *m, const struct node *given)
{
	NODE_EACH(element, given)
	{
		struct str type = node_string(element, "relationshipType"),
			   subject = node_string(element, "subject");
		struct str from = node_string(element, "from");
		if (str_is(type, cross_license_members[0]) ||
			str_is(type, cross_license_members[1]))
			map_set(&m->given, edge_key(m, from, type, STR_NONE, STR_NONE), 0);
		NODE_EACH(to, node_get(element, "to"))
		if (type.len && to->kind == NODE_STRING)
			map_set(&m->given,
				edge_key(m, from, type,
					cross_scope(type, node_string(element, "scope")), to->text),
				0);
		if (subject.len)
			map_set(&m->given, note_key(m, subject, node_string(element, "statement")),
				0);
	}
}

static bool is_given(const struct making *m, struct str key)
{
	return map_get(&m->given, key) != MAP_NONE;
}

/* Licences, relationships, annotations */

static void add_licensed(struct making *m, struct node *element, struct node *list)
{
	struct exchange *x = m->x;
	struct str from = exchange_id_of(element);
	if (is_given(m, edge_key(m, from, list->key, STR_NONE, STR_NONE)))
		return;
	struct str parts[] = {from, list->key, list->first->text};
	struct node *made =
		exchange_make(x, "Relationship", exchange_iri(x, "Relationship", parts, 3));
	cross_add(x->c, made, "from", from);
	cross_add(x->c, made, "relationshipType", list->key);
	list->key = STR("to");
	node_append(made, list);
	exchange_add(x, made);
}

static void split_licenses(struct making *m, struct node *element)
{
	struct node *before = NULL, *next;
	for (struct node *member = element->first; member; member = next) {
		next = member->next;
		if (str_is(member->key, cross_license_members[0]) ||
			str_is(member->key, cross_license_members[1])) {
			value_remove(element, before, member);
			add_licensed(m, element, member);
		} else {
			before = member;
		}
	}
}

static void add_annotations(struct making *m, const struct node *object, struct str subject)
{
	struct exchange *x = m->x;
	const struct crossing *c = x->c;
	NODE_EACH(annotation, node_get(object, "annotations"))
	{
		struct str type = node_string(annotation, "annotationType"),
			   who = node_string(annotation, "annotator"),
			   date = node_string(annotation, "annotationDate"),
			   text = node_string(annotation, "comment");
		if (!text.ptr || !date.len || is_given(m, note_key(m, subject, text)))
			continue;
		struct str info = info_of(x, &m->infos, who, date), own = x->info;
		if (!info.ptr)
			continue;
		struct node *creators = node_get(exchange_find(x, info), "createdBy");
		struct str parts[] = {subject, date, creators->first->text, text};
		x->info = info;
		struct node *made =
			exchange_make(x, "Annotation", exchange_iri(x, "Annotation", parts, 4));
		x->info = own;
		cross_add(c, made, "annotationType",
			str_is(type, "REVIEW") ? STR("review") : STR("other"));
		cross_add(c, made, "statement", text);
		cross_add(c, made, "subject", subject);
		exchange_add(x, made);
	}
}

static void add_relationships(struct making *m)
{
	NODE_EACH(relation, node_get(m->root, "relationships"))
	{
		struct node *made = cross_relationship(m->x, relation);
		struct relation_made became = {.element = made};
		if (made)
			became.given = is_given(m,
				edge_key(m, node_string(made, "from"),
					node_string(made, "relationshipType"),
					cross_scope(node_string(made, "relationshipType"),
						node_string(made, "scope")),
					node_get(made, "to")->first->text));
		if (made && !became.given)
			exchange_add(m->x, made);
		list_push(&m->x->relations, became);
	}
}

/* Objects */

static struct str iri_of(
	struct exchange *x, const struct node *object, const char *list, size_t index)
{
	struct arena *arena = x->c->arena;
	struct str id = node_string(object, "SPDXID"), iri;
	iri = id.len ? exchange_to_iri(x, id)
		     : arena_printf(arena, "%.*sSPDXRef-%s-%zu", STR_ARG(x->ns), list, index);
	for (size_t number = 2; map_get(&x->at, iri) != MAP_NONE; number++)
		iri = arena_printf(arena, "%.*s-%zu", STR_ARG(iri), number);
	return iri;
}

static void add_objects(struct making *m, enum object_kind kind)
{
	struct exchange *x = m->x;
	size_t index = 0;
	NODE_EACH(object, node_get(m->root, cross_list_names[kind]))
	{
		index++;
		if (object->kind != NODE_OBJECT)
			continue;
		struct node *element = cross_element(
			x, kind, object, iri_of(x, object, cross_list_names[kind], index));
		exchange_add(x, element);
		if (m->sbom)
			node_append(cross_list(x->c, m->sbom, "element"),
				value_string(x->c->arena, NULL, exchange_id_of(element)));
		split_licenses(m, element);
		add_annotations(m, object, exchange_id_of(element));
	}
}

/* Profiles that the graph needs. "extension" is not claimed: in the official context that term is another one. */
static void add_profiles(struct making *m)
{
	static const struct {
		const char *prefix, *profile;
	} profiles[] = {{"software_", "software"}, {"simplelicensing_", "simpleLicensing"},
		{"expandedlicensing_", "expandedLicensing"}, {"security_", "security"}};
	const struct crossing *c = m->x->c;
	struct node *list = cross_list(c, m->document, "profileConformance");
	bool found[sizeof profiles / sizeof *profiles] = {false};
	node_append(list, value_string(c->arena, NULL, STR("core")));
	for (size_t i = 0; i < m->x->elements.count; i++) {
		const struct node *element = m->x->elements.items[i];
		for (size_t j = 0; j < sizeof profiles / sizeof *profiles; j++)
			found[j] |= str_starts(
				node_string(element, "type"), str_of(profiles[j].prefix));
	}
	for (size_t j = 0; j < sizeof profiles / sizeof *profiles; j++)
		if (found[j])
			node_append(
				list, value_string(c->arena, NULL, str_of(profiles[j].profile)));
}

static struct str list_version(struct exchange *x, const struct node *root)
{
	struct str text = node_string(node_get(root, "creationInfo"), "licenseListVersion");
	size_t dot = str_find_byte(text, '.');
	if (!text.len || dot == STR_NPOS || !ascii_is_digit(text.ptr[0]))
		return STR_NONE;
	return str_find_byte(str_from(text, dot + 1), '.') == STR_NPOS
		? arena_printf(x->c->arena, "%.*s.0", STR_ARG(text))
		: text;
}

void cross_make_spdx3(struct exchange *x, const struct node *root, const struct node *given)
{
	struct making m = {.x = x, .root = root};
	struct str ns = node_string(root, "documentNamespace");
	x->graph = value_array(x->c->arena, "@graph");
	if (!x->ns.len)
		x->ns = namespace_of(x, ns.len ? ns : STR("urn:bomscreen:document"));
	if (!x->info.len)
		x->info = STR("_:creationinfo");
	x->list_version = list_version(x, root);
	learn_externals(x, root);
	note_given(&m, given);
	add_info(x, root);
	add_document(&m);
	add_extracted(&m);
	for (int kind = 0; kind < OBJECT_KINDS; kind++)
		add_objects(&m, (enum object_kind)kind);
	add_annotations(&m, root, exchange_id_of(m.document));
	add_relationships(&m);
	cross_vulnerabilities(x, root);
	add_imports(&m);
	add_profiles(&m);
	map_finish(&m.infos);
	map_finish(&m.given);
}
