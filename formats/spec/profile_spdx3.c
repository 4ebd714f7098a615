/* What profiles ask for, in a graph of SPDX 3: elements are found by their identifiers and read again. */
#include <stdlib.h>

#include "spec/facts.h"
#include "spec/spdx3_reader.h"
#include "syntax/json.h"

struct tie { /* a relationship */
	uint32_t from, to; /* references */
	struct str type;
};

struct spdx3_profile {
	struct map elements; /* identifier -> index in offsets */
	LIST(size_t) offsets;
	LIST(size_t) documents; /* and bills */
	LIST(struct tie) ties, back; /* by origin, by target */
};

/* Noting, while the graph is visited */

static enum profile_outcome completeness_of(struct spdx3_reader *s, const struct node *relationship)
{
	const struct node *stated = spdx3_string(s, relationship, "completeness");
	struct str word = stated ? spdx3_entry(s, stated->text) : STR_NONE;
	return str_is(word, "complete") || str_is(word, "incomplete") ? OUTCOME_PRESENT
		: str_is(word, "noAssertion")                         ? OUTCOME_UNKNOWN
								      : OUTCOME_MISSING;
}

static bool is_named(struct str name, const char *end)
{
	return str_ends(name, str_of(end));
}

static void raise(uint8_t *outcome, enum profile_outcome to)
{
	if (to > *outcome)
		*outcome = (uint8_t)to;
}

static void note_statement(struct spdx3_reader *s, const struct node *relationship,
	const struct tie *tie, struct str to)
{
	static const char *const lists[] = {"dependsOn", "contains", "hasStaticLink",
		"hasDynamicLink", "hasOptionalComponent", "hasOptionalDependency",
		"hasProvidedDependency", "hasPrerequisite"};
	bool listing = false;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		listing |= str_is(tie->type, lists[i]);
	if (!listing)
		return;
	bool none = is_named(to, "NoneElement"), unknown = is_named(to, "NoAssertionElement");
	struct profile_statement *statement =
		profile_statement(s->r.doc->profiling, spdx3_id(s, tie->from), relationship->start);
	raise(&statement->listed, unknown ? OUTCOME_UNKNOWN : OUTCOME_PRESENT);
	raise(&statement->complete,
		none              ? OUTCOME_PRESENT
			: unknown ? OUTCOME_UNKNOWN
				  : completeness_of(s, relationship));
}

static void note_ties(struct spdx3_reader *s, const struct node *relationship)
{
	const struct node **targets, *type = spdx3_string(s, relationship, "relationshipType"),
				     *from = spdx3_get(s, relationship, "from");
	size_t count = spdx3_values(s, spdx3_get(s, relationship, "to"), &targets);
	if (!type || !from || (from->kind != NODE_STRING && from->kind != NODE_OBJECT))
		return;
	for (size_t i = 0; i < count; i++) {
		if (targets[i]->kind != NODE_STRING && targets[i]->kind != NODE_OBJECT)
			continue;
		struct tie tie = {spdx3_ref_of(s, from), spdx3_ref_of(s, targets[i]),
			keep(&s->r, spdx3_entry(s, type->text))};
		list_push(&s->profile->ties, tie);
		note_statement(s, relationship, &tie,
			targets[i]->kind == NODE_STRING ? targets[i]->text : STR_NONE);
	}
}

void profile_spdx3_note(
	struct spdx3_reader *s, const struct spdx3_class *class, const struct node *object)
{
	enum spdx3_sort sort = spdx3_sort_of(class);
	if (!s->profile)
		s->profile = ARENA_NEW(&s->r.doc->arena, struct spdx3_profile);
	struct spdx3_profile *profile = s->profile;
	struct str id = spdx3_id(s, spdx3_ref_of(s, object));
	if (map_put(&profile->elements, id, (uint32_t)profile->offsets.count) ==
		profile->offsets.count)
		list_push(&profile->offsets, object->start);
	if (sort == SPDX3_RELATIONSHIP)
		note_ties(s, object);
	if (sort == SPDX3_DOCUMENT || sort == SPDX3_BOM)
		list_push(&profile->documents, object->start);
	if (strcmp(class->type.name, facts[FACT_NO_VULNERABILITIES].paths[FAMILY_SPDX3]) == 0)
		profile_own(s->r.doc->profiling, FACT_NO_VULNERABILITIES, OUTCOME_MISSING,
			object->start, str_of(class->type.name));
}

/* Paths */

struct search3 {
	struct spdx3_reader *s;
	const struct fact *fact;
	enum profile_outcome best;
	size_t offset;
	struct str found;
};

static void weigh(struct search3 *search, struct str text, size_t offset)
{
	enum profile_outcome outcome = fact_weigh(search->fact, FAMILY_SPDX3, text);
	if (search->offset != STR_NPOS && outcome <= search->best)
		return;
	search->best = outcome;
	search->offset = offset;
	search->found = keep(&search->s->r, text);
}

static void follow(
	struct search3 *search, const struct node *value, struct str path, unsigned depth);

/* An element by its identifier: one of the document, or one that exists by definition. */
static void follow_id(
	struct search3 *search, struct str id, size_t offset, struct str path, unsigned depth)
{
	struct spdx3_profile *profile = search->s->profile;
	uint32_t index = map_get(&profile->elements, id);
	size_t slash = str_rfind_byte(id, '/');
	if (index != MAP_NONE) {
		const struct node *object = json_load_at(
			search->s->r.doc, &search->s->r.scratch, profile->offsets.items[index]);
		if (object)
			follow(search, object, path, depth + 1);
	} else if (is_named(id, "NoAssertionElement") || is_named(id, "NoAssertionLicense")) {
		weigh(search, STR("NOASSERTION"), offset);
	} else if (is_named(id, "NoneElement") || is_named(id, "NoneLicense")) {
		weigh(search, STR("NONE"), offset);
	} else if (spdx3_is_individual(search->s, id)) {
		weigh(search, slash == STR_NPOS ? id : str_from(id, slash + 1), offset);
	}
}

static int by_from(const void *a, const void *b)
{
	const struct tie *x = a, *y = b;
	return (x->from > y->from) - (x->from < y->from);
}

static void follow_ties(struct search3 *search, const struct node *object, struct str type,
	bool back, struct str path, unsigned depth)
{
	struct spdx3_profile *profile = search->s->profile;
	const struct tie *ties = back ? profile->back.items : profile->ties.items;
	size_t low = 0, high = profile->ties.count;
	uint32_t ref = spdx3_ref_of(search->s, object);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (ties[middle].from < ref)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < profile->ties.count && ties[low].from == ref; low++)
		if (str_eq(ties[low].type, type))
			follow_id(search, spdx3_id(search->s, ties[low].to), object->start, path,
				depth);
}

static bool meets(struct spdx3_reader *s, const struct node *object, struct str condition)
{
	char name[64];
	struct str value = condition, key = str_cut(&value, '=');
	if (object->kind != NODE_OBJECT || key.len >= sizeof name)
		return false;
	memcpy(name, key.ptr, key.len);
	name[key.len] = '\0';
	const struct node *member = spdx3_string(s, object, name);
	return member && str_eq(spdx3_entry(s, member->text), value);
}

static void follow_member(struct search3 *search, const struct node *object, struct str step,
	struct str path, unsigned depth)
{
	char name[64];
	size_t bracket = str_find_byte(step, '[');
	struct str condition =
		bracket == STR_NPOS ? STR_NONE : str_sub(step, bracket + 1, step.len - 1);
	struct str key = bracket == STR_NPOS ? step : str_sub(step, 0, bracket);
	const struct node **values;
	if (key.len >= sizeof name)
		return;
	memcpy(name, key.ptr, key.len);
	name[key.len] = '\0';
	size_t count = spdx3_values(search->s, spdx3_get(search->s, object, name), &values);
	for (size_t i = 0; i < count; i++)
		if (!condition.ptr || meets(search->s, values[i], condition))
			follow(search, values[i], path, depth);
}

enum { STEPS_MOST = 16 }; /* more than any path has */

static void follow(
	struct search3 *search, const struct node *value, struct str path, unsigned depth)
{
	if (depth > STEPS_MOST || search->best == OUTCOME_PRESENT)
		return;
	if (!path.ptr || !path.len) {
		if (value->kind == NODE_STRING)
			weigh(search, spdx3_entry(search->s, value->text), value->start);
	} else if (value->kind == NODE_STRING) {
		follow_id(search, spdx3_id(search->s, spdx3_ref(search->s, value->text)),
			value->start, path, depth);
	} else if (value->kind == NODE_OBJECT) {
		struct str rest = path, step = str_cut(&rest, '.');
		if (step.ptr[0] == '~' || step.ptr[0] == '^')
			follow_ties(search, value, str_from(step, 1), step.ptr[0] == '^', rest,
				depth + 1);
		else
			follow_member(search, value, step, rest, depth + 1);
	}
}

static void search_paths(struct search3 *search, const struct node *object)
{
	struct str paths = str_of(search->fact->paths[FAMILY_SPDX3]);
	while (paths.ptr && search->best != OUTCOME_PRESENT) {
		struct str path = str_cut(&paths, ' ');
		if (path.len)
			follow(search, object, path, 0);
	}
}

/* Asking, once the graph is known */

static void index_ties(struct spdx3_profile *profile)
{
	if (profile->back.count)
		return;
	for (size_t i = 0; i < profile->ties.count; i++) {
		struct tie tie = profile->ties.items[i];
		list_push(&profile->back, ((struct tie){tie.to, tie.from, tie.type}));
	}
	if (profile->ties.count) {
		qsort(profile->ties.items, profile->ties.count, sizeof(struct tie), by_from);
		qsort(profile->back.items, profile->back.count, sizeof(struct tie), by_from);
	}
}

void profile_spdx3_package(struct spdx3_reader *s, uint32_t component, const struct node *object)
{
	struct profiling *p = s->r.doc->profiling;
	index_ties(s->profile);
	p->components++;
	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct search3 search = {s, &facts[i], OUTCOME_MISSING, STR_NPOS, STR_NONE};
		if (!p->asked[i] || !facts[i].component || facts[i].test >= TEST_ABSENT)
			continue;
		search_paths(&search, object);
		if (search.best != OUTCOME_PRESENT)
			profile_gap(p, (enum fact_id)i, component, search.best,
				search.offset == STR_NPOS ? object->start : search.offset,
				search.found);
	}
}

static void ask_document(struct spdx3_reader *s, const struct node *object)
{
	struct profiling *p = s->r.doc->profiling;
	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct search3 search = {s, &facts[i], OUTCOME_MISSING, STR_NPOS, STR_NONE};
		if (!p->asked[i] || facts[i].component || facts[i].test >= TEST_ABSENT)
			continue;
		search_paths(&search, object);
		if (search.offset != STR_NPOS)
			profile_own(p, (enum fact_id)i, search.best, search.offset, search.found);
	}
}

void profile_spdx3(struct spdx3_reader *s)
{
	struct spdx3_profile *profile = s->profile;
	if (!profile)
		return;
	index_ties(profile);
	for (size_t i = 0; i < profile->documents.count; i++) {
		const struct node *object =
			json_load_at(s->r.doc, &s->r.scratch, profile->documents.items[i]);
		if (object)
			ask_document(s, object);
		arena_reset(&s->r.scratch);
	}
}

void profile_spdx3_finish(struct spdx3_reader *s)
{
	struct spdx3_profile *profile = s->profile;
	if (!profile)
		return;
	list_finish(&profile->offsets);
	list_finish(&profile->documents);
	list_finish(&profile->ties);
	list_finish(&profile->back);
	map_finish(&profile->elements);
}
