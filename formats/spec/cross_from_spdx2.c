/* An SPDX 2 document as one of CycloneDX: packages become components, what depends on what becomes
 * dependencies, and every relationship that says more is carried besides. */
#include "base/map.h"
#include "model/note.h"
#include "spec/cross_spdx2.h"
#include "spec/equal.h"
#include "spec/reader.h"

#define MADE CROSS_MADE

struct thing { /* a package, and its component */
	struct node *package, *component;
	struct str pointer;
	size_t outer; /* of the thing around it, or NONE */
	struct node *dependency; /* of dependencies, or NULL */
	bool named_here; /* its SPDXID was made of a bom-ref that is carried */
};

static const size_t NONE = SIZE_MAX;

struct way {
	struct crossing *c;
	struct node *bom, *services, *annotations, *dependencies;
	LIST(struct thing) things;
	struct map ids; /* SPDXID -> index of things */
	struct map edges;
	size_t subject; /* what the document describes, or NONE */
};

/* Components */

/* A package that was made of a service is that service. */
static bool is_service(struct way *w, const struct entries *given)
{
	for (size_t i = 0; i < given->count; i++)
		if (str_is(given->items[i].pointer, "/services/-")) {
			given->items[i].value->key = STR_NONE;
			node_append(w->services, given->items[i].value);
			return true;
		}
	return false;
}

static void add_thing(struct way *w, struct node *package, size_t index)
{
	const struct crossing *c = w->c;
	struct entries given = carry_take(c->doc, c->arena, package, c->to);
	struct thing thing = {.package = package,
		.pointer = arena_printf(c->arena, "/packages/%zu", index),
		.outer = NONE};
	struct str id = node_string(package, "SPDXID");
	if (is_service(w, &given)) {
		thing.component = w->services->last;
		thing.package = NULL;
	} else {
		thing.component = cross_component(c, package);
		carry_put(c->doc, c->arena, thing.component, &given);
		carry_move(c->doc, c->arena, package, thing.component,
			&(struct carry_move){{c->from, c->to}, c->form, c->date});
		for (size_t i = 0; i < given.count; i++)
			thing.named_here |= str_is(given.items[i].pointer, "/bom-ref");
	}
	if (id.ptr)
		map_put(&w->ids, id, (uint32_t)w->things.count);
	list_push(&w->things, thing);
}

static void keep_things(struct way *w)
{
	static const char *const skipped[] = {"annotations", "SPDXID", NULL};
	static const char *const annotations[] = {"annotations", NULL};
	struct arena scratch = {0};
	struct crossing turning = *w->c, keeping = *w->c;
	turning.arena = keeping.scratch = &scratch;
	for (size_t i = 0; i < w->things.count; i++) {
		const struct thing *thing = &w->things.items[i];
		if (thing->package)
			cross_keep(&keeping, thing->component, "package", thing->pointer,
				thing->package, cross_package(&turning, thing->component),
				thing->named_here ? skipped : annotations);
		arena_reset(&scratch);
	}
	arena_finish(&scratch);
}

/* Into the component around it, the metadata, or the list; the order is kept. */
static void place_things(struct way *w)
{
	for (size_t i = 0; i < w->things.count; i++) {
		const struct thing *thing = &w->things.items[i];
		if (!thing->package)
			continue;
		if (i == w->subject) {
			struct node *metadata = cross_object(w->c, w->bom, "metadata");
			thing->component->key = STR("component");
			node_append(metadata, thing->component);
			continue;
		}
		struct node *outer =
			thing->outer == NONE ? w->bom : w->things.items[thing->outer].component;
		node_append(cross_list(w->c, outer, "components"), thing->component);
	}
}

/* Relationships */

static struct str ref_at(const struct way *w, size_t index)
{
	return node_string(w->things.items[index].component, "bom-ref");
}

/* True when it was not there. */
static bool add_edge(struct way *w, uint32_t from, uint32_t to)
{
	struct thing *thing = &w->things.items[from];
	struct crossing *c = w->c;
	struct str key = arena_printf(c->arena, "%u %u", from, to);
	if (map_get(&w->edges, key) != MAP_NONE)
		return false;
	map_set(&w->edges, key, 0);
	if (!thing->dependency) {
		thing->dependency = value_object(c->arena, NULL);
		cross_add(c, thing->dependency, "ref", ref_at(w, from));
		node_append(w->dependencies, thing->dependency);
	}
	if (to != MAP_NONE)
		node_append(cross_list(c, thing->dependency, "dependsOn"),
			value_string(c->arena, NULL, ref_at(w, to)));
	return true;
}

static bool has_loop(const struct way *w, size_t inner, size_t outer)
{
	for (size_t at = outer; at != NONE; at = w->things.items[at].outer)
		if (at == inner)
			return true;
	return false;
}

/* What was made on the way here; true when it is done with. */
static bool read_made(struct way *w, const struct node *relation, uint32_t from, uint32_t to)
{
	if (!str_is(node_string(relation, "comment"), MADE))
		return false;
	if (str_is(node_string(relation, "relationshipType"), "CONTAINS") && from != MAP_NONE &&
		to != MAP_NONE && w->things.items[to].outer == NONE && !has_loop(w, to, from))
		w->things.items[to].outer = from;
	return true;
}

/* Whether CycloneDX says all of it; then it comes back as it is. */
static bool read_relation(struct way *w, const struct node *relation, bool describes)
{
	struct str type = node_string(relation, "relationshipType"),
		   related = node_string(relation, "relatedSpdxElement"),
		   element = node_string(relation, "spdxElementId");
	uint32_t from = map_get(&w->ids, element), to = map_get(&w->ids, related);
	const struct relation *means = relation_named(type);
	bool plain = relation->count == 3, none = str_is(related, "NONE");
	if (read_made(w, relation, from, to))
		return true;
	if (describes && plain && to != MAP_NONE && str_is(type, "DESCRIBES") &&
		str_is(element, "SPDXRef-DOCUMENT") && w->subject == NONE &&
		w->things.items[to].package) {
		w->subject = to;
		return true;
	}
	if (!means || means->sort != RELATION_EDGE || means->kind != EDGE_DEPENDS ||
		from == MAP_NONE || (to == MAP_NONE && !none))
		return false;
	bool added = means->reversed && !none ? add_edge(w, to, from) : add_edge(w, from, to);
	return added && plain && str_is(type, "DEPENDS_ON");
}

/* One DESCRIBES, and no list besides that says it once more. */
static bool describes_one(const struct node *root)
{
	size_t count = 0;
	NODE_EACH(relation, node_get(root, "relationships"))
	{
		const struct relation *means =
			relation_named(node_string(relation, "relationshipType"));
		count += means && means->sort == RELATION_DESCRIBES &&
			!str_is(node_string(relation, "comment"), MADE);
	}
	return count == 1 && !node_get(root, "documentDescribes");
}

static void find_described(struct way *w, const struct node *root)
{
	const struct node *list = node_get(root, "documentDescribes");
	uint32_t index = list && list->count == 1 && list->first->kind == NODE_STRING
		? map_get(&w->ids, list->first->text)
		: MAP_NONE;
	if (index != MAP_NONE && w->things.items[index].package)
		w->subject = index;
}

/* The way back shall not describe what was not described. */
static void note_undescribed(struct way *w, const struct node *root)
{
	struct carried entry = {
		.pointer = STR("/documentDescribes"), .value = STR("null"), .family = w->c->from};
	NODE_EACH(relation, node_get(root, "relationships"))
	{
		const struct relation *means =
			relation_named(node_string(relation, "relationshipType"));
		if (means && means->sort == RELATION_DESCRIBES)
			return;
	}
	if (w->things.count && !node_get(root, "documentDescribes"))
		carry_write(w->c->arena, w->bom, w->c->form, &entry, 1, w->c->date, false);
}

static void read_relations(struct way *w, const struct node *root)
{
	bool one = describes_one(root);
	size_t index = 0;
	find_described(w, root);
	note_undescribed(w, root);
	NODE_EACH(relation, node_get(root, "relationships"))
	{
		struct str at = arena_printf(w->c->arena, "/relationships/%zu", index++);
		if (!read_relation(w, relation, one))
			cross_carry(w->c, w->bom, "document.relationships", "/relationships/-", at,
				relation);
	}
}

/* Annotations */

static bool add_annotation(struct way *w, const struct node *annotation, struct str subject)
{
	struct node *made = cross_annotation_back(w->c, annotation, subject);
	struct node *again = made ? cross_annotation(w->c, made) : NULL;
	if (!again)
		return false;
	struct digest128 a = digest_of(annotation), b = digest_of(again);
	if (a.a != b.a || a.b != b.b)
		return false;
	node_append(w->annotations, made);
	return true;
}

static void add_annotations(struct way *w, const struct node *object, struct node *holder,
	struct str subject, struct str pointer)
{
	size_t index = 0;
	NODE_EACH(annotation, node_get(object, "annotations"))
	{
		struct str at = arena_printf(
			w->c->arena, "%.*s/annotations/%zu", STR_ARG(pointer), index++);
		if (!add_annotation(w, annotation, subject))
			cross_carry(w->c, holder, "package.annotations", "/annotations/-", at,
				annotation);
	}
}

/* The document */

/* Licences that were made on the way here. */
static void drop_made(struct node *root)
{
	struct node *list = value_member(root, STR("hasExtractedLicensingInfos")), *before = NULL;
	for (struct node *info = list ? list->first : NULL, *next; info; info = next) {
		next = info->next;
		if (str_is(node_string(info, "comment"), MADE))
			value_remove(list, before, info);
		else
			before = info;
	}
}

/* Those of SPDX 3. */
static void add_vulnerabilities(struct way *w, const struct node *root)
{
	const struct crossing *c = w->c;
	NODE_EACH(entry, node_get(root, "vulnerabilities"))
	{
		struct node *made = ARENA_NEW(c->arena, struct node);
		*made = *node_get(entry, "vulnerability");
		made->key = STR_NONE;
		made->next = NULL;
		NODE_EACH(id, node_get(entry, "affected"))
		{
			uint32_t index = map_get(&w->ids, id->text);
			struct node *affected = value_object(c->arena, NULL);
			if (index == MAP_NONE)
				continue;
			cross_add(c, affected, "ref", ref_at(w, index));
			node_append(cross_list(c, made, "affects"), affected);
		}
		node_append(cross_list(c, w->bom, "vulnerabilities"), made);
	}
}

static void add_list(struct way *w, struct node *list)
{
	if (list->first)
		node_append(w->bom, list);
}

static void convert_things(struct way *w, const struct node *root)
{
	const struct node *packages = node_get(root, "packages");
	size_t index = 0;
	for (struct node *package = packages ? packages->first : NULL; package;
		package = package->next, index++)
		if (package->kind == NODE_OBJECT)
			add_thing(w, package, index);
	read_relations(w, root);
	keep_things(w);
	for (size_t i = 0; i < w->things.count; i++)
		if (w->things.items[i].package)
			add_annotations(w, w->things.items[i].package, w->things.items[i].component,
				ref_at(w, i), w->things.items[i].pointer);
}

struct node *cross_from_spdx2(struct crossing *c, struct node *root)
{
	/* the first one only of what stands between two others */
	static const char *const skipped[] = {"vulnerabilities", "spdxVersion", "$schema",
		"packages", "relationships", "annotations", NULL};
	struct way w = {.c = c, .subject = NONE};
	struct entries given = carry_take(c->doc, c->arena, root, c->to);
	struct node *subject;
	c->date = node_string(node_get(root, "creationInfo"), "created");
	drop_made(root);
	w.bom = cross_bom(c, root);
	carry_move(c->doc, c->arena, root, w.bom,
		&(struct carry_move){{c->from, c->to}, c->form, c->date});
	w.services = value_array(c->arena, "services");
	w.annotations = value_array(c->arena, "annotations");
	w.dependencies = value_array(c->arena, "dependencies");
	convert_things(&w, root);
	add_annotations(&w, root, w.bom, STR_NONE, STR(""));
	subject = w.subject == NONE ? NULL : w.things.items[w.subject].component;
	struct node *again = cross_document(c, w.bom, subject);
	place_things(&w);
	add_list(&w, w.services);
	add_list(&w, w.dependencies);
	add_list(&w, w.annotations);
	if (c->wide)
		add_vulnerabilities(&w, root);
	carry_put(c->doc, c->arena, w.bom, &given);
	cross_keep(c, w.bom, "document", STR(""), root, again, c->wide ? skipped : skipped + 1);
	list_finish(&w.things);
	map_finish(&w.ids);
	map_finish(&w.edges);
	return w.bom;
}
