#include "model/bom.h"

#include <stdlib.h>

void bom_init(struct bom *bom, struct doc *doc)
{
	*bom = (struct bom){.doc = doc, .signature = STR_NPOS};
}

void bom_forget(struct bom *bom)
{
	list_finish(&bom->identities.blocks);
	bom->identities.count = 0;
	for (size_t i = 0; i < bom->components.count; i++)
		bom->components.items[i].identity_count = 0;
	list_finish(&bom->edges);
	list_finish(&bom->uses);
	list_finish(&bom->derivations);
	list_finish(&bom->interned);
	list_finish(&bom->duplicates);
	list_finish(&bom->notes.mentions);
	list_finish(&bom->notes.fresh);
	list_finish(&bom->notes.list);
	map_finish(&bom->notes.numbers);
	map_finish(&bom->refs);
	arena_finish(&bom->memory);
}

void bom_finish(struct bom *bom)
{
	bom_forget(bom);
	list_finish(&bom->components);
}

size_t bom_component_count(const struct bom *bom)
{
	size_t count = bom->components.count;
	/* The synthetic one is added last. */
	if (count && bom->components.items[count - 1].synthetic)
		count--;
	return count;
}

uint32_t bom_add_component(struct bom *bom, const struct component *component)
{
	struct component *added = list_add(&bom->components);
	*added = *component;
	added->identities = (uint32_t)bom->identities.count;
	added->identity_count = 0;
	return (uint32_t)(bom->components.count - 1);
}

static void push_identity(struct bom *bom, const struct identity *identity)
{
	struct identity_list *list = &bom->identities;
	if (list->count == list->blocks.count * IDENTITY_BLOCK) {
		/* The arena has nothing else: what lies there is aligned. */
		char *block = arena_bytes(&bom->memory, IDENTITY_BLOCK * sizeof *identity);
		list_push(&list->blocks, (struct identity *)(void *)block);
	}
	*bom_identity(bom, list->count++) = *identity;
}

/* Moves a component's identities to the end of the list; their old places stay unused. */
static void move_to_end(struct bom *bom, struct component *component)
{
	uint32_t start = (uint32_t)bom->identities.count;
	for (uint32_t i = 0; i < component->identity_count; i++)
		push_identity(bom, bom_identity(bom, component->identities + i));
	component->identities = start;
}

void bom_add_identity(struct bom *bom, uint32_t component, const struct identity *identity)
{
	struct component *owner = &bom->components.items[component];
	if (str_is_placeholder(identity->value))
		return;
	if (owner->identities + owner->identity_count != bom->identities.count)
		move_to_end(bom, owner);
	push_identity(bom, identity);
	owner->identity_count++;
}

/* Resolving */

static void check_use(struct bom *bom, uint32_t number, size_t offset)
{
	struct ref *ref = &bom->interned.items[number];
	if (ref->declared || ref->implied || ref->reported)
		return;
	ref->reported = true;
	if (diag_full(bom->doc, DIAG_DANGLING_REF))
		return;
	diag(bom->doc, DIAG_DANGLING_REF, offset,
		"nothing in this document bears the identifier %s",
		diag_quote(bom->doc, ref->name));
}

static int by_first_offset(const void *a, const void *b)
{
	size_t x = ((const struct place *)a)->offset, y = ((const struct place *)b)->offset;
	return (x > y) - (x < y);
}

/* The lines of the first bearers are found in one pass over the text. */
static void report_duplicates(struct bom *bom)
{
	size_t count = bom->duplicates.count, shown = count;
	if (shown > bom->doc->limits->diagnostics)
		shown = bom->doc->limits->diagnostics;
	if (!shown)
		return;
	struct place *first = ARENA_ARRAY(&bom->doc->arena, struct place, shown);
	for (size_t i = 0; i < shown; i++)
		first[i].offset = bom->interned.items[bom->duplicates.items[i].ref].offset;
	doc_locate(bom->doc, first, shown);
	for (size_t i = 0; i < shown; i++) {
		const struct ref_use *second = &bom->duplicates.items[i];
		const struct ref *ref = &bom->interned.items[second->ref];
		const struct place key = {.offset = ref->offset};
		const struct place *place =
			bsearch(&key, first, shown, sizeof *first, by_first_offset);
		if (!place)
			continue;
		diag(bom->doc, DIAG_DUPLICATE_REF, second->offset,
			"the identifier %s is borne already at line %zu, column %zu",
			diag_quote(bom->doc, ref->name), place->line, place->column);
	}
	bom->doc->diags.counts[DIAG_DUPLICATE_REF] += (uint32_t)(count - shown);
}

/* Origins of edges are uses with a place of their own; an edge has that of its target. */
static void report_dangling(struct bom *bom)
{
	for (size_t i = 0; i < bom->uses.count; i++)
		check_use(bom, bom->uses.items[i].ref, bom->uses.items[i].offset);
	for (size_t i = 0; i < bom->edges.count; i++) {
		check_use(bom, bom->edges.items[i].from, bom->edges.items[i].offset);
		check_use(bom, bom->edges.items[i].to, bom->edges.items[i].offset);
	}
	for (size_t i = 0; i < bom->derivations.count; i++) {
		check_use(bom, bom->derivations.items[i].from, bom->derivations.items[i].offset);
		check_use(bom, bom->derivations.items[i].to, bom->derivations.items[i].offset);
	}
}

static void resolve_edges(struct bom *bom)
{
	for (size_t i = 0; i < bom->edges.count; i++) {
		struct edge *edge = &bom->edges.items[i];
		edge->from = bom->interned.items[edge->from].component;
		edge->to = bom->interned.items[edge->to].component;
	}
}

static void mark_roots(struct bom *bom)
{
	for (size_t i = 0; i < bom->interned.count; i++) {
		const struct ref *ref = &bom->interned.items[i];
		if (ref->root && ref->component != COMPONENT_NONE)
			bom->components.items[ref->component].root = true;
	}
}

/* A component is dev, test or build only when no plain dependency leads to it. */
static void apply_scopes(struct bom *bom)
{
	bool any = false;
	for (size_t i = 0; i < bom->edges.count && !any; i++)
		any = bom->edges.items[i].scope != SCOPE_NONE;
	if (!any)
		return;
	bool *plain = memory_resize(NULL, bom->components.count + 1);
	memset(plain, 0, bom->components.count + 1);
	for (size_t i = 0; i < bom->edges.count; i++) {
		const struct edge *edge = &bom->edges.items[i];
		if (edge->to != COMPONENT_NONE && edge->scope == SCOPE_NONE &&
			edge->kind == EDGE_DEPENDS)
			plain[edge->to] = true;
	}
	for (size_t i = 0; i < bom->edges.count; i++) {
		const struct edge *edge = &bom->edges.items[i];
		if (edge->to == COMPONENT_NONE || edge->scope == SCOPE_NONE || plain[edge->to])
			continue;
		struct component *component = &bom->components.items[edge->to];
		if (component->scope == SCOPE_NONE)
			component->scope = edge->scope;
	}
	memory_free(plain);
}

static int by_component(const void *a, const void *b)
{
	const struct derivation *x = a, *y = b;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

/* What the origin's maker is known by becomes evidence of what was made from it. */
static void inherit(struct bom *bom, const struct derivation *derivation)
{
	enum { MOST = 16, LOOKED_AT = 256 }; /* many relations to one large package stay linear */
	const struct component *origin = &bom->components.items[derivation->to];
	uint32_t first = origin->identities, end = first + origin->identity_count;
	if (end - first > LOOKED_AT)
		end = first + LOOKED_AT;
	for (uint32_t i = first, taken = 0; i < end && taken < MOST; i++) {
		struct identity identity = *bom_identity(bom, i);
		if (identity.via != VIA_SELF ||
			(identity.kind != ID_PURL && identity.kind != ID_CPE &&
				identity.kind != ID_SWID && identity.kind != ID_PARTY &&
				identity.kind != ID_EMAIL && identity.kind != ID_GROUP &&
				identity.kind != ID_NAME && identity.kind != ID_URL))
			continue;
		identity.via = derivation->via;
		bom_add_identity(bom, derivation->from, &identity);
		taken++;
	}
}

static void apply_derivations(struct bom *bom)
{
	for (size_t i = 0; i < bom->derivations.count; i++) {
		struct derivation *derivation = &bom->derivations.items[i];
		derivation->from = bom->interned.items[derivation->from].component;
		derivation->to = bom->interned.items[derivation->to].component;
	}
	if (bom->derivations.count)
		qsort(bom->derivations.items, bom->derivations.count,
			sizeof *bom->derivations.items, by_component);
	for (size_t i = 0; i < bom->derivations.count; i++) {
		const struct derivation *derivation = &bom->derivations.items[i];
		if (derivation->from != COMPONENT_NONE && derivation->to != COMPONENT_NONE &&
			derivation->from != derivation->to)
			inherit(bom, derivation);
	}
}

void bom_resolve(struct bom *bom)
{
	report_duplicates(bom);
	report_dangling(bom);
	bom_connect(bom);
}

void bom_connect(struct bom *bom)
{
	resolve_edges(bom);
	mark_roots(bom);
	apply_scopes(bom);
	apply_derivations(bom);
	list_finish(&bom->uses);
	list_finish(&bom->duplicates);
}

/* Paths */

struct graph { /* the edges by their origin: those of c are targets[first[c]] to targets[first[c+1]] */
	uint32_t *first, *targets;
};

/* Visits every edge, nesting included. */
static void each_edge(const struct bom *bom, struct graph *graph,
	void (*visit)(struct graph *graph, uint32_t from, uint32_t to))
{
	for (size_t i = 0; i < bom->edges.count; i++) {
		const struct edge *edge = &bom->edges.items[i];
		if (edge->from != COMPONENT_NONE && edge->to != COMPONENT_NONE)
			visit(graph, edge->from, edge->to);
	}
	for (size_t i = 0; i < bom->components.count; i++)
		if (bom->components.items[i].parent != COMPONENT_NONE)
			visit(graph, bom->components.items[i].parent, (uint32_t)i);
}

static void count_edge(struct graph *graph, uint32_t from, uint32_t to)
{
	(void)to;
	graph->first[from + 2]++;
}

static void place_edge(struct graph *graph, uint32_t from, uint32_t to)
{
	graph->targets[graph->first[from + 1]++] = to;
}

static void graph_build(const struct bom *bom, struct arena *arena, struct graph *graph)
{
	size_t count = bom->components.count;
	graph->first = ARENA_ARRAY(arena, uint32_t, count + 2);
	graph->targets = ARENA_ARRAY(arena, uint32_t, bom->edges.count + count + 1);
	each_edge(bom, graph, count_edge);
	for (size_t i = 1; i < count + 2; i++)
		graph->first[i] += graph->first[i - 1];
	each_edge(bom, graph, place_edge); /* moves first[c + 1] to the end of c: its final place */
}

/* Where paths begin. */
static bool is_start(const struct component *component, bool rooted)
{
	return rooted ? component->root : component->direct == DIRECTNESS_DIRECT;
}

void bom_paths(const struct bom *bom, struct arena *arena, struct bom_paths *paths)
{
	size_t count = bom->components.count, head = 0, tail = 0;
	bool rooted = false;
	struct graph graph;
	uint32_t *queue = ARENA_ARRAY(arena, uint32_t, count + 1);
	graph_build(bom, arena, &graph);
	paths->previous = ARENA_ARRAY(arena, uint32_t, count + 1);
	paths->reached = ARENA_ARRAY(arena, bool, count + 1);
	for (uint32_t i = 0; i < count && !rooted; i++)
		rooted = bom->components.items[i].root;
	for (uint32_t i = 0; i < count; i++) {
		paths->previous[i] = COMPONENT_NONE;
		if (is_start(&bom->components.items[i], rooted)) {
			paths->reached[i] = true;
			queue[tail++] = i;
		}
	}
	while (head < tail) {
		uint32_t from = queue[head++];
		for (uint32_t at = graph.first[from]; at < graph.first[from + 1]; at++) {
			uint32_t to = graph.targets[at];
			if (paths->reached[to])
				continue;
			paths->reached[to] = true;
			paths->previous[to] = from;
			queue[tail++] = to;
		}
	}
	for (uint32_t i = 0; i < count; i++)
		if (!paths->reached[i])
			paths->previous[i] = bom->components.items[i].parent;
}
