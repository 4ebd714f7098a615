#include "model/bom.h"

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

/* Most of what a part declares is fresh. What two parts declare comes together in the map of one. */
static void reserve_numbers(struct bom_notes *notes, bool both)
{
	size_t declared = 0;
	for (size_t i = 0; i < notes->list.count; i++)
		declared += notes->list.items[i].what == NOTED_DECLARE;
	map_reserve(&notes->numbers, both ? 2 * declared : declared);
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
	reserve_numbers(notes, notes->base == bom);
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
