/* The two ways between SPDX 2 and SPDX 3: what does not come back is carried. */
#include "base/digest.h"
#include "model/note.h"
#include "spec/cross_spdx3.h"
#include "spec/equal.h"

/* Quiet entries of the document say what licences are called: "/names/LicenseRef-1". */
#define NAMES "/names/"

static const char *const nothing[] = {NULL};

static struct str pointer_to(const struct crossing *c, const char *list, size_t index)
{
	return arena_printf(c->arena, "/%s/%zu", list, index);
}

/* Carried things of an object, taken out before it is looked at */

struct luggage {
	struct entries own; /* of the target's family: they are put back */
	struct node *others; /* an object that holds them in the target's form */
};

static struct luggage unload(struct crossing *c, struct node *object)
{
	struct luggage luggage = {.own = carry_take(c->doc, c->arena, object, c->to),
		.others = value_object(c->arena, NULL)};
	struct carry_move how = {.not = {c->from, c->to}, .form = c->form, .date = c->date};
	carry_move(c->doc, c->arena, object, luggage.others, &how);
	return luggage;
}

static void load(struct crossing *c, struct node *object, const struct luggage *luggage)
{
	struct node *others = luggage->others->first;
	struct node *list = others ? value_member(object, others->key) : NULL;
	if (list)
		for (struct node *one = others->first, *next; one; one = next) {
			next = one->next;
			one->next = NULL;
			node_append(list, one);
		}
	else if (others)
		node_append(object, others);
	carry_put(c->doc, c->arena, object, &luggage->own);
}

/* SPDX 2 to SPDX 3 */

struct going {
	struct crossing *c;
	struct node *root;
	struct exchange x, back;
	LIST(struct luggage) luggage; /* of packages, files, snippets in turn; of the document */
	struct luggage document;
	struct node *given; /* elements that an earlier way carried */
	bool fragment;
};

static bool is_false(const struct entry *entry, const char *pointer)
{
	return str_is(entry->pointer, pointer) && entry->value->kind == NODE_FALSE;
}

/* What says where things belong is for the making; elements are given. */
static void sort_document(struct going *g)
{
	struct entries *all = &g->document.own;
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++) {
		struct entry *entry = &all->items[i];
		if (str_is(entry->pointer, "/@graph/-")) {
			entry->value->key = STR_NONE;
			entry->value->next = NULL;
			node_append(g->given, entry->value);
		} else if (is_false(entry, "/software_Sbom")) {
			g->x.bare = true;
		} else if (is_false(entry, "/SpdxDocument")) {
			g->fragment = true;
		} else if (str_starts(entry->pointer, STR(NAMES))) {
			exchange_name(
				&g->x, str_from(entry->pointer, strlen(NAMES)), entry->value->text);
		} else {
			if (str_is(entry->pointer, "/creationInfo"))
				g->x.info = entry->value->text;
			if (str_is(entry->pointer, "/spdxId"))
				exchange_name(&g->x, STR("SPDXRef-DOCUMENT"), entry->value->text);
			all->items[count++] = *entry;
		}
	}
	all->count = count;
}

static void unload_all(struct going *g)
{
	g->given = value_array(g->c->arena, NULL);
	for (int kind = 0; kind < OBJECT_KINDS; kind++) {
		struct node *list = value_member(g->root, str_of(cross_list_names[kind]));
		for (struct node *object = list ? list->first : NULL; object;
			object = object->next) {
			if (object->kind != NODE_OBJECT)
				continue;
			struct luggage luggage = unload(g->c, object);
			for (size_t i = 0; i < luggage.own.count; i++)
				if (str_is(luggage.own.items[i].pointer, "/spdxId"))
					exchange_name(&g->x, node_string(object, "SPDXID"),
						luggage.own.items[i].value->text);
			list_push(&g->luggage, luggage);
		}
	}
	g->document = unload(g->c, g->root);
	sort_document(g);
	exchange_learn(&g->x, g->given);
}

/* The elements and objects of a kind stand in one order, on the way there and back. */
static void keep_kind(struct going *g, enum object_kind kind, const struct node *again)
{
	static const char *const types[OBJECT_KINDS] = {"package", "file", "snippet"};
	const struct node *list = node_get(g->root, cross_list_names[kind]);
	const struct node *other = node_get(again, cross_list_names[kind]);
	size_t index = 0, at = 0;
	other = other ? other->first : NULL;
	NODE_EACH(object, list)
	{
		struct str pointer = pointer_to(g->c, cross_list_names[kind], index++);
		if (object->kind != NODE_OBJECT) {
			cross_carry(g->c, g->x.document, types[kind], pointer.ptr, pointer, object);
			continue;
		}
		while (cross_kind(g->x.elements.items[at]) != kind)
			at++;
		struct node *element = g->x.elements.items[at++];
		cross_keep(g->c, element, types[kind], pointer, object, other, nothing);
		other = other->next;
	}
}

static void keep_relations(struct going *g)
{
	size_t index = 0;
	NODE_EACH(relation, node_get(g->root, "relationships"))
	{
		struct str pointer = pointer_to(g->c, "relationships", index);
		struct relation_made made = g->x.relations.items[index++];
		struct node *list = value_array(g->c->arena, NULL);
		if (made.given)
			continue;
		if (made.element && cross_relations(&g->back, made.element, list))
			cross_keep(g->c, made.element, "relationship", pointer, relation,
				list->first, nothing);
		else
			cross_carry(g->c, g->x.document, "document.relationships",
				"/relationships/-", pointer, relation);
	}
}

static bool drop(struct node *list, const struct node *element)
{
	struct node *before = NULL;
	for (struct node *child = list->first; child; before = child, child = child->next)
		if (child == element) {
			value_remove(list, before, child);
			return true;
		}
	return false;
}

/* Puts back what was carried: elements in the place of those that were made under their names. */
static void put_back(struct going *g)
{
	struct map names = {0};
	struct node *before = NULL, *next;
	size_t place = 0;
	for (int kind = 0; kind < OBJECT_KINDS; kind++)
		for (size_t i = 0; i < g->x.elements.count; i++)
			if (cross_kind(g->x.elements.items[i]) == (enum object_kind)kind)
				load(g->c, g->x.elements.items[i], &g->luggage.items[place++]);
	load(g->c, g->x.document, &g->document);
	NODE_EACH(element, g->given)
	map_set(&names, exchange_id_of(element), 0);
	for (struct node *element = g->x.graph->first; element; element = next) {
		next = element->next;
		if (map_get(&names, exchange_id_of(element)) != MAP_NONE)
			value_remove(g->x.graph, before, element);
		else
			before = element;
	}
	for (struct node *element = g->given->first; element; element = next) {
		next = element->next;
		element->next = NULL;
		node_append(g->x.graph, element);
	}
	map_finish(&names);
}

static void note_uses(struct map *uses, const struct node *node)
{
	NODE_EACH(child, node)
	{
		if (child->kind >= NODE_ARRAY)
			note_uses(uses, child);
		else if (child->kind == NODE_STRING && !str_is(child->key, "spdxId") &&
			!str_is(child->key, "@id"))
			map_set(uses, child->text, 0);
	}
}

/* Agents and licences that were made, and are not needed since the originals were put back. */
static void prune(struct going *g)
{
	struct map uses = {0};
	struct node *before = NULL, *next;
	note_uses(&uses, g->x.graph);
	for (struct node *element = g->x.graph->first; element; element = next) {
		struct str iri = exchange_id_of(element);
		bool agent = str_find(iri, STR("#SPDXRef-Agent-")) != STR_NPOS,
		     license = str_find(iri, STR("#SPDXRef-License-")) != STR_NPOS,
		     info = str_starts(iri, STR("_:creationinfo"));
		next = element->next;
		if ((agent || license || info) && map_get(&uses, iri) == MAP_NONE &&
			map_get(&g->x.at, iri) != MAP_NONE)
			value_remove(g->x.graph, before, element);
		else
			before = element;
	}
	map_finish(&uses);
}

static void settle(struct going *g, const struct node *again)
{
	/* the first one only of what stands between two others */
	static const char *const skipped[] = {"vulnerabilities", "spdxVersion", "$schema",
		"packages", "files", "snippets", "relationships", NULL};
	for (int kind = 0; kind < OBJECT_KINDS; kind++)
		keep_kind(g, (enum object_kind)kind, again);
	keep_relations(g);
	cross_keep(g->c, g->x.document, "document", STR(""), g->root, again,
		g->c->wide ? skipped : skipped + 1);
}

struct node *cross_to_spdx3(struct crossing *c, struct node *root)
{
	struct going g = {.c = c, .root = root, .x = {.c = c}, .back = {.c = c}};
	struct node *made = value_object(c->arena, NULL), **objects;
	c->pairs = true;
	if (!c->wide) /* what an older version asks for is asked for no more */
		carry_restore(c->doc, c->arena, root);
	unload_all(&g);
	cross_make_spdx3(&g.x, root, g.given);
	put_back(&g);
	if (g.given->first)
		prune(&g);
	exchange_read(&g.back, g.x.graph);
	objects = ARENA_ARRAY(c->arena, struct node *, g.back.elements.count + 1);
	settle(&g, cross_make_spdx2(&g.back, objects));
	if (g.fragment && drop(g.x.graph, g.x.document))
		prune(&g);
	cross_add(c, made, "@context", spdx3_context_of(c->arena, spec_spdx3.newest));
	node_append(made, g.x.graph);
	exchange_finish(&g.x);
	exchange_finish(&g.back);
	list_finish(&g.luggage);
	return made;
}

/* SPDX 3 to SPDX 2 */

struct coming {
	struct crossing *c;
	struct exchange x, back;
	struct node *root, **objects;
	struct luggage *luggage;
};

static void carry_quietly(struct coming *g, struct node *holder, const char *at, struct str value)
{
	struct carried entry = {.pointer = str_of(at), .value = value, .family = g->c->from};
	carry_write(g->c->arena, holder, g->c->form, &entry, 1, g->c->date, false);
}

/* An object whose own identifier says another one. */
static void keep_id(struct coming *g, const struct node *element, struct node *object)
{
	struct str iri = exchange_id_of(element), id = node_string(object, "SPDXID");
	struct arena *arena = g->c->arena;
	if (str_eq(iri, arena_printf(arena, "%.*s%.*s", STR_ARG(g->back.ns), STR_ARG(id))))
		return;
	struct node *text = value_string(arena, NULL, iri);
	carry_quietly(g, object, "/spdxId", value_text(arena, text));
}

static bool is_same(const struct node *a, const struct node *b)
{
	struct digest128 x = digest_of(a), y = digest_of(b);
	return x.a == y.a && x.b == y.b;
}

static void keep_element(struct coming *g, size_t index)
{
	static const char *const skipped[] = {"spdxId", NULL},
				 *const unclaimed[] = {"spdxId", "profileConformance", NULL};
	struct node *element = g->x.elements.items[index], *object = g->objects[index];
	const struct node *again = exchange_find(&g->back, exchange_id_of(element));
	struct str pointer = pointer_to(g->c, "@graph", index);
	const char *type = arena_cstr(g->c->arena, node_string(element, "type"));
	bool own = element == g->x.document || cross_kind(element) != OBJECT_KINDS;
	if (own && object && again) {
		keep_id(g, element, object);
		cross_keep(g->c, object, type, pointer, element, again,
			node_get(element, "profileConformance") ? skipped : unclaimed);
	} else if (!again || !is_same(element, again)) {
		cross_carry(g->c, g->root, *type ? type : "element", "/@graph/-", pointer, element);
	}
}

/* What the way back would make of itself, and how the document calls its creation information. */
static void keep_marks(struct coming *g)
{
	struct arena *arena = g->c->arena;
	if (g->x.document && !node_get(g->x.document, "profileConformance"))
		carry_quietly(g, g->root, "/profileConformance", STR("null"));
	if (!g->x.document)
		carry_quietly(g, g->root, "/SpdxDocument", STR("false"));
	if (g->back.bare)
		carry_quietly(g, g->root, "/software_Sbom", STR("false"));
	NODE_EACH(info, node_get(g->root, "hasExtractedLicensingInfos"))
	{
		struct str id = node_string(info, "licenseId");
		struct str iri = exchange_to_iri(&g->back, id);
		struct str rule = arena_printf(arena, "%.*s%.*s", STR_ARG(g->back.ns), STR_ARG(id));
		struct str pointer = arena_printf(arena, NAMES "%.*s", STR_ARG(id));
		if (!str_eq(iri, rule))
			carry_quietly(g, g->root, pointer.ptr,
				value_text(arena, value_string(arena, NULL, iri)));
	}
	if (g->back.info.len && !str_is(g->back.info, "_:creationinfo"))
		carry_quietly(g, g->root, "/creationInfo",
			value_text(arena, value_string(arena, NULL, g->back.info)));
}

/* What was learnt of names on the way there holds on the way back. */
static void hand_over(struct exchange *from, struct exchange *to)
{
	to->ns = from->ns;
	to->info = from->info;
	to->iris = from->iris;
	to->ids = from->ids;
	to->agents = from->agents;
	to->licenses = from->licenses;
	to->names.items = from->names.items;
	to->names.count = from->names.count;
	to->names.cap = from->names.cap;
	from->iris = from->ids = from->agents = from->licenses = (struct map){0};
	from->names.items = NULL;
	from->names.count = from->names.cap = 0;
	to->bare = !exchange_find(from, exchange_sbom(to));
}

/* The profile was claimed for what was made alone. */
static void drop_profile(struct node *graph)
{
	for (struct node *element = graph->first; element; element = element->next) {
		struct node *list = value_member(element, STR("profileConformance"));
		for (struct node *one = list ? list->first : NULL; one; one = one->next)
			if (str_is(one->text, "security") && drop(list, one))
				break;
	}
}

/* What was made of vulnerabilities that are carried. */
static void drop_made(struct node *graph)
{
	struct node *before = NULL, *next;
	bool any = false, others = false;
	for (struct node *element = graph->first; element; element = next) {
		next = element->next;
		if (cross_is_made_security(element)) {
			value_remove(graph, before, element);
			any = true;
		} else {
			others |= str_starts(node_string(element, "type"), STR("security_"));
			before = element;
		}
	}
	if (any && !others)
		drop_profile(graph);
}

static void unload_elements(struct coming *g)
{
	g->luggage = ARENA_ARRAY(g->c->arena, struct luggage, g->x.elements.count + 1);
	for (size_t i = 0; i < g->x.elements.count; i++)
		g->luggage[i] = unload(g->c, g->x.elements.items[i]);
}

static void load_objects(struct coming *g)
{
	for (size_t i = 0; i < g->x.elements.count; i++) {
		struct node *object = g->objects[i];
		if (object && node_get(object, "spdxElementId"))
			carry_put(g->c->doc, g->c->arena, object, &g->luggage[i].own);
		else if (object)
			load(g->c, object, &g->luggage[i]);
	}
}

/* What becomes an object has to have an identifier. */
static void name_nameless(struct crossing *c, struct node *graph)
{
	size_t index = 0;
	NODE_EACH(element, graph)
	{
		struct str pointer = pointer_to(c, "@graph", index++), text;
		if (exchange_id_of(element).len || cross_kind(element) == OBJECT_KINDS)
			continue;
		text = value_text(c->arena, element);
		text = arena_printf(c->arena, "urn:uuid:%.*s", STR_ARG(uuid5(c->arena, &text, 1)));
		cross_add(c, element, "spdxId", text);
		struct loss loss = {
			.pointer = arena_printf(c->arena, "%.*s/spdxId", STR_ARG(pointer)),
			.field = arena_printf(
				c->arena, "%.*s.spdxId", STR_ARG(node_string(element, "type"))),
			.value = STR("null"),
			.reason = arena_printf(c->arena, "%s asks for it", c->title),
			.became = text,
			.outcome = LOSS_DEFAULTED};
		losses_add(c->losses, c->arena, loss);
	}
}

/* Members beside the graph are none of SPDX 3's. */
static void tell_strangers(struct crossing *c, const struct node *root)
{
	NODE_EACH(member, root)
	{
		struct loss loss = {
			.pointer = arena_printf(c->arena, "/%.*s", STR_ARG(member->key)),
			.field = member->key,
			.value = value_text(c->arena, member),
			.reason = STR("the specification does not know it"),
			.outcome = LOSS_DROPPED};
		if (!str_is(member->key, "@context") && !str_is(member->key, "@graph"))
			losses_add(c->losses, c->arena, loss);
	}
}

struct node *cross_from_spdx3(struct crossing *c, struct node *root)
{
	struct coming g = {.c = c, .x = {.c = c}, .back = {.c = c}};
	struct node *graph = value_member(root, STR("@graph"));
	c->pairs = true;
	tell_strangers(c, root);
	drop_made(graph);
	name_nameless(c, graph);
	exchange_read(&g.x, graph);
	unload_elements(&g);
	g.objects = ARENA_ARRAY(c->arena, struct node *, g.x.elements.count + 1);
	g.root = cross_make_spdx2(&g.x, g.objects);
	c->date = node_string(node_get(g.root, "creationInfo"), "created");
	hand_over(&g.x, &g.back);
	cross_make_spdx3(&g.back, g.root, NULL);
	for (size_t i = 0; i < g.x.elements.count; i++)
		keep_element(&g, i);
	keep_marks(&g);
	load_objects(&g);
	exchange_finish(&g.x);
	exchange_finish(&g.back);
	return g.root;
}
