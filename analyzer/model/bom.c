#include "model/bom.h"

#include <stdlib.h>

void bom_init(struct bom *bom, struct doc *doc)
{
	*bom = (struct bom){.doc = doc, .signature = STR_NPOS};
}

void bom_finish(struct bom *bom)
{
	list_finish(&bom->components);
	list_finish(&bom->identities.blocks);
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

/* References */

static void add_ref(struct bom *bom, const struct mention *mention)
{
	list_push(&bom->interned,
		((struct ref){.name = mention->name,
			.component = COMPONENT_NONE,
			.implied = mention->implied}));
}

static uint32_t intern(struct bom *bom, const struct mention *mention)
{
	uint32_t next = (uint32_t)bom->interned.count;
	uint32_t number = map_put_hashed(&bom->refs, mention->name, mention->hash, next);
	if (number == next)
		add_ref(bom, mention);
	return number;
}

/* Names that stand for something by definition: SPDX 2.3, 6.3 (the document), 11.1 (NONE,
 * NOASSERTION), 6.6 (DocumentRef-...: an element of another document), CycloneDX BOM-Link. */
static bool is_implied(struct str ref)
{
	return str_is(ref, "SPDXRef-DOCUMENT") || str_is(ref, "NONE") ||
		str_is(ref, "NOASSERTION") || str_starts(ref, STR("DocumentRef-")) ||
		str_starts(ref, STR("urn:cdx:"));
}

uint32_t bom_intern(struct bom *bom, struct str ref)
{
	struct mention mention = {ref, map_hash(ref), is_implied(ref)};
	if (!bom->notes.on)
		return intern(bom, &mention);
	list_push(&bom->notes.mentions, mention);
	return (uint32_t)(bom->notes.mentions.count - 1);
}

/* Whether it is to be done later. */
static bool note(struct bom *bom, struct noted noted)
{
	if (bom->notes.on)
		list_push(&bom->notes.list, noted);
	return bom->notes.on;
}

void bom_declare(struct bom *bom, uint32_t number, uint32_t component, size_t offset)
{
	if (note(bom, (struct noted){NOTED_DECLARE, number, component, offset}))
		return;
	struct ref *ref = &bom->interned.items[number];
	if (ref->declared) {
		list_push(&bom->duplicates, ((struct ref_use){number, offset}));
		/* A component is of more use to a reference than what is none. */
		if (ref->component == COMPONENT_NONE)
			ref->component = component;
		return;
	}
	ref->declared = true;
	ref->component = component;
	ref->offset = offset;
}

void bom_use(struct bom *bom, uint32_t ref, size_t offset)
{
	if (!note(bom, (struct noted){NOTED_USE, ref, COMPONENT_NONE, offset}) &&
		!bom->interned.items[ref].declared)
		list_push(&bom->uses, ((struct ref_use){ref, offset}));
}

void bom_add_edge(struct bom *bom, uint32_t from, uint32_t to, enum edge_kind kind,
	enum component_scope scope, size_t offset)
{
	struct edge edge = {.from = from,
		.to = to,
		.kind = (uint8_t)kind,
		.scope = (uint8_t)scope,
		.offset = offset};
	list_push(&bom->edges, edge);
}

void bom_add_derivation(
	struct bom *bom, uint32_t from, uint32_t to, enum identity_via via, size_t offset)
{
	struct derivation derivation = {
		.from = from, .to = to, .via = (uint8_t)via, .offset = offset};
	list_push(&bom->derivations, derivation);
}

void bom_mark_root(struct bom *bom, uint32_t ref, size_t offset)
{
	if (note(bom, (struct noted){NOTED_ROOT, ref, COMPONENT_NONE, offset}))
		return;
	bom_use(bom, ref, offset);
	bom->interned.items[ref].root = true;
}

/* Parts */

void bom_note(struct bom *bom, const struct bom *base)
{
	bom->notes.on = true;
	bom->notes.base = base;
	bom->notes.edges = bom->edges.count;
	bom->notes.derivations = bom->derivations.count;
}

static uint32_t number_of(struct bom_notes *notes, const struct mention *mention)
{
	uint32_t next = (uint32_t)(notes->base->interned.count + notes->fresh.count);
	uint32_t known = map_get_hashed(&notes->base->refs, mention->name, mention->hash);
	if (known != MAP_NONE)
		return known;
	uint32_t number = map_put_hashed(&notes->numbers, mention->name, mention->hash, next);
	if (number == next)
		list_push(&notes->fresh, *mention);
	return number;
}

/* The numbers of the mentions, in their order. */
static uint32_t *number_mentions(struct bom_notes *notes)
{
	enum { AHEAD = 8 }; /* lookups under way at a time */
	const struct mention *mentions = notes->mentions.items;
	size_t count = notes->mentions.count;
	uint32_t *numbers = memory_resize(NULL, count * sizeof *numbers);
	for (size_t i = 0; i < count; i++) {
		if (count - i > 2 * AHEAD) {
			map_fetch_slot(&notes->base->refs, mentions[i + 2 * AHEAD].hash);
			map_fetch_slot(&notes->numbers, mentions[i + 2 * AHEAD].hash);
		}
		if (count - i > AHEAD) {
			map_fetch_key(&notes->base->refs, mentions[i + AHEAD].hash);
			__builtin_prefetch(mentions[i + AHEAD].name.ptr);
		}
		numbers[i] = number_of(notes, &mentions[i]);
	}
	return numbers;
}

/* To use what the base declares asks for nothing. */
static bool is_settled(const struct bom *base, const struct noted *noted)
{
	return noted->what == NOTED_USE && noted->mention < base->interned.count &&
		base->interned.items[noted->mention].declared;
}

void bom_settle(struct bom *bom)
{
	struct bom_notes *notes = &bom->notes;
	uint32_t *numbers = number_mentions(notes);
	size_t kept = 0;
	for (size_t i = notes->edges; i < bom->edges.count; i++) {
		bom->edges.items[i].from = numbers[bom->edges.items[i].from];
		bom->edges.items[i].to = numbers[bom->edges.items[i].to];
	}
	for (size_t i = notes->derivations; i < bom->derivations.count; i++) {
		bom->derivations.items[i].from = numbers[bom->derivations.items[i].from];
		bom->derivations.items[i].to = numbers[bom->derivations.items[i].to];
	}
	for (size_t i = 0; i < notes->list.count; i++) {
		struct noted noted = notes->list.items[i];
		noted.mention = numbers[noted.mention];
		if (!is_settled(notes->base, &noted))
			notes->list.items[kept++] = noted;
	}
	notes->list.count = kept;
	memory_free(numbers);
	list_finish(&notes->mentions);
}

/* The bill's own fresh names: their numbers are the next ones. The larger map stays. */
static void keep_fresh(struct bom *bom)
{
	struct bom_notes *notes = &bom->notes;
	bool swap = bom->refs.count < notes->numbers.count;
	for (size_t i = 0; swap && i < bom->interned.count; i++)
		map_put(&notes->numbers, bom->interned.items[i].name, (uint32_t)i);
	if (swap) {
		struct map fewer = bom->refs;
		bom->refs = notes->numbers;
		notes->numbers = fewer;
	}
	for (size_t i = 0; i < notes->fresh.count; i++) {
		if (swap)
			add_ref(bom, &notes->fresh.items[i]);
		else
			intern(bom, &notes->fresh.items[i]);
	}
	map_finish(&notes->numbers);
	list_finish(&notes->fresh);
}

static uint32_t shifted(uint32_t component, size_t by)
{
	return component == COMPONENT_NONE ? COMPONENT_NONE : component + (uint32_t)by;
}

/* Does what was noted; components stand `by` further back than it says. */
static void replay(struct bom *bom, struct bom_notes *notes, size_t by)
{
	for (size_t i = 0; i < notes->list.count; i++) {
		struct noted noted = notes->list.items[i];
		if (noted.what == NOTED_DECLARE)
			bom_declare(bom, noted.mention, shifted(noted.component, by), noted.offset);
		else if (noted.what == NOTED_USE)
			bom_use(bom, noted.mention, noted.offset);
		else
			bom_mark_root(bom, noted.mention, noted.offset);
	}
	list_finish(&notes->list);
}

/* The numbers that a part gave, and those of the bill; known names have the same in both. */
struct renumbering {
	uint32_t known, *fresh;
};

static uint32_t renumbered(const struct renumbering *renumbering, uint32_t number)
{
	return number < renumbering->known ? number
					   : renumbering->fresh[number - renumbering->known];
}

static void renumber(struct bom *bom, struct bom *part, uint32_t known)
{
	enum { AHEAD = 8 };
	const struct mention *fresh = part->notes.fresh.items;
	size_t count = part->notes.fresh.count;
	struct renumbering numbers = {known, memory_resize(NULL, count * sizeof(uint32_t))};
	for (size_t i = 0; i < count; i++) {
		if (count - i > AHEAD)
			map_fetch_slot(&bom->refs, fresh[i + AHEAD].hash);
		numbers.fresh[i] = intern(bom, &fresh[i]);
	}
	for (size_t i = 0; count && i < part->edges.count; i++) {
		struct edge *edge = &part->edges.items[i];
		edge->from = renumbered(&numbers, edge->from);
		edge->to = renumbered(&numbers, edge->to);
	}
	for (size_t i = 0; count && i < part->derivations.count; i++) {
		struct derivation *derivation = &part->derivations.items[i];
		derivation->from = renumbered(&numbers, derivation->from);
		derivation->to = renumbered(&numbers, derivation->to);
	}
	for (size_t i = 0; count && i < part->notes.list.count; i++)
		part->notes.list.items[i].mention =
			renumbered(&numbers, part->notes.list.items[i].mention);
	memory_free(numbers.fresh);
}

/* The rest of the bill's last block stays unused. */
static void append_identities(struct bom *bom, struct bom *part)
{
	bom->identities.count = bom->identities.blocks.count * IDENTITY_BLOCK;
	bom->identities.count += part->identities.count;
	list_append(&bom->identities.blocks, &part->identities.blocks);
	arena_adopt(&bom->memory, &part->memory);
}

static void append(struct bom *bom, struct bom *part)
{
	size_t components = bom->components.count;
	uint32_t identities = (uint32_t)(bom->identities.blocks.count * IDENTITY_BLOCK);
	for (size_t i = 0; i < part->components.count; i++) {
		struct component *component = &part->components.items[i];
		component->parent = shifted(component->parent, components);
		component->identities += identities;
	}
	append_identities(bom, part);
	list_append(&bom->components, &part->components);
	list_append(&bom->edges, &part->edges);
	list_append(&bom->derivations, &part->derivations);
	if (bom->signature == STR_NPOS)
		bom->signature = part->signature;
}

void bom_join(struct bom *bom, struct bom *part)
{
	uint32_t known = (uint32_t)bom->interned.count;
	size_t components = bom->components.count;
	bom->notes.on = false;
	keep_fresh(bom);
	replay(bom, &bom->notes, 0);
	if (!part)
		return;
	renumber(bom, part, known);
	append(bom, part);
	replay(bom, &part->notes, components);
	bom_finish(part);
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

static void report_dangling(struct bom *bom)
{
	for (size_t i = 0; i < bom->edges.count; i++) {
		check_use(bom, bom->edges.items[i].from, bom->edges.items[i].offset);
		check_use(bom, bom->edges.items[i].to, bom->edges.items[i].offset);
	}
	for (size_t i = 0; i < bom->derivations.count; i++) {
		check_use(bom, bom->derivations.items[i].from, bom->derivations.items[i].offset);
		check_use(bom, bom->derivations.items[i].to, bom->derivations.items[i].offset);
	}
	for (size_t i = 0; i < bom->uses.count; i++)
		check_use(bom, bom->uses.items[i].ref, bom->uses.items[i].offset);
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
