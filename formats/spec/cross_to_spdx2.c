/* A CycloneDX document as one of SPDX 2: components become packages, one behind the other; what is
 * inside of one, a relationship. What is only made for the target has this family's mark as its comment
 * and is left out on the way back. */
#include "base/map.h"
#include "model/note.h"
#include "spec/cross_spdx2.h"
#include "spec/equal.h"
#include "spec/reader.h"

#define MADE CROSS_MADE

struct thing { /* a component or service, and its package */
	struct node *component, *package;
	struct str pointer;
	size_t outer; /* of the thing around it, or NONE */
	bool service;
};

static const size_t NONE = SIZE_MAX;

struct way {
	struct crossing *c;
	struct node *document, *packages, *relationships;
	struct entries given; /* of the document, from an earlier way */
	LIST(struct thing) things;
	struct map refs; /* bom-ref -> index of things */
	struct map ids; /* SPDXIDs that are taken */
	struct map given_edges; /* dependencies that given relationships say */
	struct map licenses; /* LicenseRef- that are declared */
	struct map dependents; /* references that have had their dependencies */
};

/* Packages */

/* An SPDXID that no other thing has, unless that one has the same reference: what was wrong stays so. */
static struct str id_taken_by(struct way *w, struct str id, struct str ref)
{
	size_t number = w->things.count;
	for (uint32_t index; (index = map_get(&w->ids, id)) != MAP_NONE;) {
		if (index < number && ref.len &&
			str_eq(node_string(w->things.items[index].component, "bom-ref"), ref))
			return id;
		id = arena_printf(w->c->arena, "%.*s-%zu", STR_ARG(id), number);
	}
	map_set(&w->ids, id, (uint32_t)number);
	return id;
}

static void add_thing(
	struct way *w, struct node *component, struct str pointer, size_t outer, bool service)
{
	const struct crossing *c = w->c;
	struct thing thing = {component, NULL, pointer, outer, service};
	struct entries given = carry_take(c->doc, c->arena, component, c->to);
	struct str ref = node_string(component, "bom-ref");
	thing.package = cross_package(c, component);
	carry_put(c->doc, c->arena, thing.package, &given);
	carry_move(c->doc, c->arena, component, thing.package,
		&(struct carry_move){{c->from, c->to}, c->form, c->date});
	struct node *id = value_member(thing.package, STR("SPDXID"));
	if (id && id->kind == NODE_STRING)
		id->text = id_taken_by(w, id->text, ref);
	if (ref.ptr)
		map_put(&w->refs, ref, (uint32_t)w->things.count);
	list_push(&w->things, thing);
	node_append(w->packages, thing.package);
}

/* An array's objects, and those inside of them. */
static void add_things(
	struct way *w, const struct node *list, struct str pointer, size_t outer, bool service)
{
	size_t index = 0;
	NODE_EACH(component, list)
	{
		struct str at = arena_printf(w->c->arena, "%.*s/%zu", STR_ARG(pointer), index++);
		size_t number = w->things.count;
		if (component->kind != NODE_OBJECT)
			continue;
		add_thing(w, component, at, outer, service);
		if (!service)
			add_things(w, node_get(component, "components"),
				arena_printf(w->c->arena, "%.*s/components", STR_ARG(at)), number,
				false);
	}
}

static void keep_things(struct way *w)
{
	static const char *const skipped[] = {"components", NULL};
	struct arena scratch = {0};
	struct crossing turning = *w->c, keeping = *w->c;
	turning.arena = keeping.scratch = &scratch;
	for (size_t i = 0; i < w->things.count; i++) {
		const struct thing *thing = &w->things.items[i];
		if (thing->service)
			cross_carry(w->c, thing->package, "bom.services", "/services/-",
				thing->pointer, thing->component);
		else
			cross_keep(&keeping, thing->package, "component", thing->pointer,
				thing->component, cross_component(&turning, thing->package),
				skipped);
		arena_reset(&scratch);
	}
	arena_finish(&scratch);
}

/* Licences that expressions name and SPDX 2 wants declared. */
static void declare_licenses(struct way *w, const struct node *component)
{
	NODE_EACH(choice, node_get(component, "licenses"))
	{
		const struct node *license = node_get(choice, "license");
		struct str name = node_string(license, "name"),
			   text = node_string(node_get(license, "text"), "content");
		if (!name.len || node_get(license, "id") || node_get(choice, "expression"))
			continue;
		struct str ref = cross_license_ref(w->c, license);
		if (map_get(&w->licenses, ref) != MAP_NONE)
			continue;
		struct node *info = value_object(w->c->arena, NULL);
		map_set(&w->licenses, ref, 0);
		cross_add(w->c, info, "licenseId", ref);
		cross_add(w->c, info, "name", name);
		cross_add(w->c, info, "extractedText", text.len ? text : STR("NOASSERTION"));
		cross_add(w->c, info, "comment", STR(MADE));
		node_append(cross_list(w->c, w->document, "hasExtractedLicensingInfos"), info);
	}
}

/* Relationships */

static void relate(
	struct way *w, struct str from, const char *type, struct str to, const char *comment)
{
	struct node *relation = value_object(w->c->arena, NULL);
	cross_add(w->c, relation, "spdxElementId", from);
	cross_add(w->c, relation, "relationshipType", str_of(type));
	cross_add(w->c, relation, "relatedSpdxElement", to);
	cross_add(w->c, relation, "comment", str_of(comment));
	node_append(w->relationships, relation);
}

static struct str id_at(const struct way *w, size_t index)
{
	return node_string(w->things.items[index].package, "SPDXID");
}

static uint32_t thing_named(const struct way *w, const struct node *ref)
{
	return ref && ref->kind == NODE_STRING ? map_get(&w->refs, ref->text) : MAP_NONE;
}

static struct str edge_key(const struct crossing *c, struct str from, struct str to)
{
	return arena_printf(c->arena, "%.*s\n%.*s", STR_ARG(from), STR_ARG(to));
}

/* What given relationships say is not said again. */
static void note_given(struct way *w, bool *described)
{
	for (size_t i = 0; i < w->given.count; i++) {
		const struct entry *entry = &w->given.items[i];
		struct str from = node_string(entry->value, "spdxElementId"),
			   to = node_string(entry->value, "relatedSpdxElement"),
			   type = node_string(entry->value, "relationshipType");
		const struct relation *relation = relation_named(type);
		*described |= str_is(entry->pointer, "/documentDescribes");
		if (!str_is(entry->pointer, "/relationships/-") || !relation)
			continue;
		*described |= relation->sort == RELATION_DESCRIBES;
		if (relation->sort == RELATION_EDGE)
			map_set(&w->given_edges,
				relation->reversed ? edge_key(w->c, to, from)
						   : edge_key(w->c, from, to),
				0);
	}
}

static void relate_dependency(
	struct way *w, const struct node *dependency, uint32_t from, const char *comment)
{
	const struct node *list = node_get(dependency, "dependsOn");
	if (!list || !list->first)
		relate(w, id_at(w, from), "DEPENDS_ON", STR("NONE"), comment);
	NODE_EACH(ref, list)
	{
		uint32_t to = thing_named(w, ref);
		if (to == MAP_NONE)
			continue;
		struct str key = edge_key(w->c, id_at(w, from), id_at(w, to));
		if (map_get(&w->given_edges, key) == MAP_NONE)
			relate(w, id_at(w, from), "DEPENDS_ON", id_at(w, to), comment);
	}
}

/* Whether the way back makes it again. */
static bool is_plain_dependency(struct way *w, const struct node *dependency, uint32_t from)
{
	const struct node *list = node_get(dependency, "dependsOn");
	struct str ref = node_string(dependency, "ref");
	if (from == MAP_NONE || dependency->count != 1u + (list != NULL) ||
		map_get(&w->dependents, ref) != MAP_NONE)
		return false;
	NODE_EACH(to, list)
	if (thing_named(w, to) == MAP_NONE)
		return false;
	return true;
}

static void add_dependencies(struct way *w, const struct node *list)
{
	struct str at = STR("/dependencies");
	size_t index = 0;
	NODE_EACH(dependency, list)
	{
		uint32_t from = thing_named(w, node_get(dependency, "ref"));
		bool plain = is_plain_dependency(w, dependency, from);
		if (from != MAP_NONE)
			relate_dependency(w, dependency, from, plain ? NULL : MADE);
		if (!plain)
			cross_carry(w->c, w->document, "bom.dependencies", "/dependencies/-",
				arena_printf(w->c->arena, "%.*s/%zu", STR_ARG(at), index),
				dependency);
		else
			map_set(&w->dependents, node_string(dependency, "ref"), 0);
		index++;
	}
}

static void add_nesting(struct way *w, bool rooted, bool described)
{
	struct str document = node_string(w->document, "SPDXID");
	for (size_t i = 0; i < w->things.count; i++) {
		size_t outer = w->things.items[i].outer;
		if (rooted && i == 0 && !described)
			relate(w, document, "DESCRIBES", id_at(w, 0), NULL);
		else if (!rooted && outer == NONE && !described)
			relate(w, document, "DESCRIBES", id_at(w, i), MADE);
		if (outer != NONE)
			relate(w, id_at(w, outer), "CONTAINS", id_at(w, i), MADE);
	}
}

/* Annotations */

static bool add_annotation(struct way *w, const struct node *annotation)
{
	const struct node *subjects = node_get(annotation, "subjects");
	const struct node *subject = subjects ? subjects->first : NULL;
	uint32_t index = thing_named(w, subject);
	struct node *made, *back;
	if (index == MAP_NONE || subjects->count != 1)
		return false;
	made = cross_annotation(w->c, annotation);
	back = made ? cross_annotation_back(w->c, made, subject->text) : NULL;
	if (!back)
		return false;
	struct digest128 a = digest_of(annotation), b = digest_of(back);
	if (a.a != b.a || a.b != b.b)
		return false;
	node_append(cross_list(w->c, w->things.items[index].package, "annotations"), made);
	return true;
}

static void add_annotations(struct way *w, const struct node *list)
{
	size_t index = 0;
	NODE_EACH(annotation, list)
	{
		struct str at = arena_printf(w->c->arena, "/annotations/%zu", index++);
		if (!add_annotation(w, annotation))
			cross_carry(w->c, w->document, "bom.annotations", "/annotations/-", at,
				annotation);
	}
}

/* Vulnerabilities, for SPDX 3: as they are, with the packages that they are of. Those that were made of SPDX 3's
 * own are left out. */

static bool was_made(const struct node *vulnerability)
{
	NODE_EACH(property, node_get(vulnerability, "properties"))
	if (str_is(node_string(property, "name"), CROSS_MADE_3))
		return true;
	return false;
}

static void drop_made(struct node *root)
{
	struct node *list = value_member(root, STR("vulnerabilities")), *before = NULL, *next;
	for (struct node *one = list ? list->first : NULL; one; one = next) {
		next = one->next;
		if (was_made(one))
			value_remove(list, before, one);
		else
			before = one;
	}
}

static void add_vulnerabilities(struct way *w, const struct node *root)
{
	const struct crossing *c = w->c;
	if (!c->wide)
		return;
	NODE_EACH(vulnerability, node_get(root, "vulnerabilities"))
	{
		struct node *entry = value_object(c->arena, NULL),
			    *copy = ARENA_NEW(c->arena, struct node);
		*copy = *vulnerability;
		copy->key = STR("vulnerability");
		copy->next = NULL;
		node_append(entry, copy);
		NODE_EACH(affected, node_get(vulnerability, "affects"))
		{
			uint32_t index = thing_named(w, node_get(affected, "ref"));
			if (index != MAP_NONE)
				node_append(cross_list(c, entry, "affected"),
					value_string(c->arena, NULL, id_at(w, index)));
		}
		node_append(cross_list(c, w->document, "vulnerabilities"), entry);
	}
}

/* The document */

/* The component that the bill is about is taken out of its metadata. */
static struct node *take_subject(struct node *root)
{
	struct node *metadata = value_member(root, STR("metadata")), *before = NULL;
	for (struct node *member = metadata ? metadata->first : NULL; member;
		before = member, member = member->next)
		if (str_is(member->key, "component") && member->kind == NODE_OBJECT) {
			value_remove(metadata, before, member);
			return member;
		}
	return NULL;
}

static void finish(struct way *w)
{
	list_finish(&w->things);
	map_finish(&w->refs);
	map_finish(&w->ids);
	map_finish(&w->given_edges);
	map_finish(&w->licenses);
	map_finish(&w->dependents);
}

static void convert_things(struct way *w, struct node *root, struct node *subject)
{
	map_set(&w->ids, node_string(w->document, "SPDXID"), MAP_NONE - 1);
	if (subject) {
		add_thing(w, subject, STR("/metadata/component"), NONE, false);
		add_things(w, node_get(subject, "components"),
			STR("/metadata/component/components"), 0, false);
	}
	add_things(w, node_get(root, "components"), STR("/components"), NONE, false);
	add_things(w, node_get(root, "services"), STR("/services"), NONE, true);
	for (size_t i = 0; i < w->things.count; i++)
		declare_licenses(w, w->things.items[i].component);
}

struct node *cross_to_spdx2(struct crossing *c, struct node *root)
{
	static const char *const skipped[] = {"bomFormat", "specVersion", "$schema", "components",
		"dependencies", "annotations", "services", NULL};
	struct way w = {.c = c};
	struct node *subject = take_subject(root), *back;
	bool described = false;
	drop_made(root);
	w.given = carry_take(c->doc, c->arena, root, c->to);
	note_given(&w, &described);
	w.document = cross_document(c, root, subject);
	c->date = node_string(node_get(w.document, "creationInfo"), "created");
	carry_move(c->doc, c->arena, root, w.document,
		&(struct carry_move){{c->from, c->to}, c->form, c->date});
	back = cross_bom(c, w.document);
	w.packages = value_array(c->arena, "packages");
	w.relationships = value_array(c->arena, "relationships");
	convert_things(&w, root, subject);
	add_nesting(&w, subject != NULL, described);
	add_dependencies(&w, node_get(root, "dependencies"));
	keep_things(&w);
	add_annotations(&w, node_get(root, "annotations"));
	add_vulnerabilities(&w, root);
	node_append(w.document, w.packages);
	node_append(w.document, w.relationships);
	carry_put(c->doc, c->arena, w.document, &w.given);
	cross_keep(c, w.document, "bom", STR(""), root, back, skipped);
	finish(&w);
	return w.document;
}
