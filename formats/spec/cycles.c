#include "spec/reader.h"

/* The edges of containment by the component that they leave. */
struct containment {
	uint32_t *first; /* per component: its edges in `edges` begin here */
	uint32_t *edges;
};

static bool contains(const struct edge *edge)
{
	return edge->kind == EDGE_CONTAINS && edge->from != COMPONENT_NONE &&
		edge->to != COMPONENT_NONE;
}

static struct containment containment_of(const struct bom *bom, struct arena *arena)
{
	size_t components = bom->components.count, total = 0;
	struct containment c = {.first = ARENA_ARRAY(arena, uint32_t, components + 2)};
	for (size_t i = 0; i < bom->edges.count; i++)
		if (contains(&bom->edges.items[i])) {
			c.first[bom->edges.items[i].from + 2]++;
			total++;
		}
	for (size_t i = 2; i < components + 2; i++)
		c.first[i] += c.first[i - 1];
	c.edges = ARENA_ARRAY(arena, uint32_t, total);
	for (size_t i = 0; i < bom->edges.count; i++)
		if (contains(&bom->edges.items[i]))
			c.edges[c.first[bom->edges.items[i].from + 1]++] = (uint32_t)i;
	return c;
}

static const char *name_of(struct doc *doc, const struct component *component)
{
	return diag_quote(doc, component->name.len ? component->name : component->ref);
}

static void report(struct doc *doc, const struct bom *bom, const struct edge *edge)
{
	const struct component *from = &bom->components.items[edge->from],
			       *to = &bom->components.items[edge->to];
	if (diag_full(doc, DIAG_CYCLE))
		return;
	if (from == to)
		diag(doc, DIAG_CYCLE, edge->offset, "%s %s itself", name_of(doc, from),
			edge->kind == EDGE_CONTAINS ? "contains" : "depends on");
	else
		diag(doc, DIAG_CYCLE, edge->offset,
			"%s contains %s, which contains it, directly or by what it contains",
			name_of(doc, from), name_of(doc, to));
}

enum { UNSEEN, OPEN, DONE };

/* Depth first, without recursion: an edge to a component on the way to it closes a circle. */
static void walk(struct doc *doc, const struct bom *bom, const struct containment *c,
	uint32_t start, uint8_t *state, uint32_t *way, uint32_t *next)
{
	size_t depth = 1;
	way[0] = start;
	state[start] = OPEN;
	while (depth) {
		uint32_t at = way[depth - 1];
		if (next[at] == c->first[at + 1]) {
			state[at] = DONE;
			depth--;
			continue;
		}
		const struct edge *edge = &bom->edges.items[c->edges[next[at]++]];
		if (state[edge->to] == OPEN) {
			report(doc, bom, edge);
		} else if (state[edge->to] == UNSEEN) {
			state[edge->to] = OPEN;
			way[depth++] = edge->to;
		}
	}
}

void report_cycles(struct doc *doc, const struct bom *bom)
{
	struct arena arena = {0};
	size_t count = bom->components.count;
	struct containment c = containment_of(bom, &arena);
	uint8_t *state = ARENA_ARRAY(&arena, uint8_t, count);
	uint32_t *way = ARENA_ARRAY(&arena, uint32_t, count);
	uint32_t *next = ARENA_ARRAY(&arena, uint32_t, count);
	for (size_t i = 0; i < count; i++)
		next[i] = c.first[i];
	for (size_t i = 0; i < count; i++)
		if (state[i] == UNSEEN)
			walk(doc, bom, &c, (uint32_t)i, state, way, next);
	for (size_t i = 0; i < bom->edges.count; i++) {
		const struct edge *edge = &bom->edges.items[i];
		if (edge->kind == EDGE_DEPENDS && edge->from == edge->to &&
			edge->from != COMPONENT_NONE)
			report(doc, bom, edge);
	}
	arena_finish(&arena);
}
