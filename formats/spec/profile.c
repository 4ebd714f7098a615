#include <stdlib.h>

#include "spec/facts.h"
#include "spec/reader.h"

const struct profile *profile_named(struct str id)
{
	for (const struct profile *const *profile = profiles; *profile; profile++)
		if (str_is(id, (*profile)->id))
			return *profile;
	return NULL;
}

/* What was found */

void profile_own(struct profiling *p, enum fact_id fact, enum profile_outcome outcome,
	size_t offset, struct str found)
{
	if (p->own[fact].said && outcome <= p->own[fact].outcome)
		return;
	p->own[fact].said = true;
	p->own[fact].outcome = (uint8_t)outcome;
	p->own[fact].offset = offset;
	p->own[fact].found = found;
}

void profile_gap(struct profiling *p, enum fact_id fact, uint32_t component,
	enum profile_outcome outcome, size_t offset, struct str found)
{
	list_push(
		&p->gaps[fact], ((struct profile_gap){offset, found, component, (uint8_t)outcome}));
}

struct profile_statement *profile_statement(struct profiling *p, struct str ref, size_t offset)
{
	uint32_t index = map_put(&p->statement_of, ref, (uint32_t)p->statements.count);
	if (index == p->statements.count)
		list_push(
			&p->statements, ((struct profile_statement){.ref = ref, .offset = offset}));
	return &p->statements.items[index];
}

static void raise(uint8_t *outcome, enum profile_outcome to)
{
	if (to > *outcome)
		*outcome = (uint8_t)to;
}

/* Paths */

struct search {
	struct reader *r;
	const struct fact *fact;
	enum fact_family family;
	enum profile_outcome best;
	size_t offset; /* of the best answer; STR_NPOS: none */
	struct str found;
};

static enum fact_family family_of(const struct reader *r)
{
	return r->spec == &spec_cyclonedx ? FAMILY_CYCLONEDX : FAMILY_SPDX2;
}

static void weigh(struct search *s, const struct node *value)
{
	if (value->kind != NODE_STRING && value->kind != NODE_NUMBER)
		return;
	enum profile_outcome outcome = fact_weigh(s->fact, s->family, value->text);
	if (s->offset != STR_NPOS && outcome <= s->best)
		return;
	s->best = outcome;
	s->offset = value->start;
	s->found = value->text;
}

/* "[type=vcs]": the member's text, or the end of the IRI that it is. */
static bool meets(const struct node *object, struct str condition)
{
	struct str value = condition, name = str_cut(&value, '=');
	NODE_EACH(member, object)
	if (member->kind == NODE_STRING && str_eq(member->key, name)) {
		size_t slash = str_rfind_byte(member->text, '/');
		return str_eq_nocase(member->text, value) ||
			(slash != STR_NPOS && str_eq(str_from(member->text, slash + 1), value));
	}
	return false;
}

static void follow(struct search *s, const struct node *value, struct str path);

static void enter(struct search *s, const struct node *value, struct str condition, struct str path)
{
	if (value->kind == NODE_ARRAY)
		NODE_EACH(element, value)
	enter(s, element, condition, path);
	else if (!condition.ptr || (value->kind == NODE_OBJECT && meets(value, condition)))
		follow(s, value, path);
}

/* Takes the first step from a path: its name and its condition (absent when there is none). */
static struct str take_step(struct str *path, struct str *condition)
{
	size_t end = 0;
	bool inside = false;
	while (end < path->len && (inside || path->ptr[end] != '.')) {
		inside = path->ptr[end] == '[' || (inside && path->ptr[end] != ']');
		end++;
	}
	struct str step = str_sub(*path, 0, end);
	size_t bracket = str_find_byte(step, '[');
	*path = str_from(*path, end + (end < path->len));
	*condition = bracket == STR_NPOS ? STR_NONE : str_sub(step, bracket + 1, step.len - 1);
	return bracket == STR_NPOS ? step : str_sub(step, 0, bracket);
}

static void follow(struct search *s, const struct node *value, struct str path)
{
	struct str condition;
	if (!path.len) {
		weigh(s, value);
		return;
	}
	struct str name = take_step(&path, &condition);
	NODE_EACH(member, value->kind == NODE_OBJECT ? value : NULL)
	if (str_eq(member->key, name))
		enter(s, member, condition, path);
}

/* From a member of the document: the path's first name is its own. */
static void follow_member(struct search *s, const struct node *member, struct str path)
{
	struct str condition;
	if (str_eq(take_step(&path, &condition), member->key))
		enter(s, member, condition, path);
}

static void search_paths(struct search *s, const struct node *node,
	void (*go)(struct search *s, const struct node *node, struct str path))
{
	struct str paths = str_of(s->fact->paths[s->family]);
	while (paths.ptr && s->best != OUTCOME_PRESENT)
		go(s, node, str_cut(&paths, ' '));
}

/* What CycloneDX properties say of facts (the cdx:cisa taxonomy) */

static enum profile_outcome property_means(const struct node *property)
{
	struct str name = node_string(property, "name");
	return str_is(name, "cdx:cisa:unknown-information")     ? OUTCOME_UNKNOWN
		: str_is(name, "cdx:cisa:withheld-information") ? OUTCOME_WITHHELD
								: OUTCOME_MISSING;
}

static const struct node *stated(
	const struct node *properties, const char *field, enum profile_outcome *outcome)
{
	const struct node *found = NULL;
	NODE_EACH(property, field ? properties : NULL)
	{
		enum profile_outcome means = property_means(property);
		if (means <= *outcome || !str_is(node_string(property, "value"), field))
			continue;
		*outcome = means;
		found = property;
	}
	return found;
}

/* Components */

static bool reads_values(const struct fact *fact)
{
	return fact->test < TEST_ABSENT;
}

void profile_component(struct reader *r, uint32_t component, const struct node *object)
{
	struct profiling *p = r->doc->profiling;
	enum fact_family family = family_of(r);
	p->components += !r->bom->components.items[component].service;
	const struct node *properties = node_get(object, "properties");
	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct search s = {r, &facts[i], family, OUTCOME_MISSING, STR_NPOS, STR_NONE};
		if (!p->asked[i] || !facts[i].component)
			continue;
		if (reads_values(&facts[i]))
			search_paths(&s, object, follow);
		if (s.best == OUTCOME_PRESENT)
			continue;
		const struct node *said = stated(properties, facts[i].field, &s.best);
		if (said) {
			s.offset = said->start;
			s.found = node_string(said, "value");
		}
		if (reads_values(&facts[i]) || said)
			profile_gap(p, (enum fact_id)i, component, s.best,
				s.offset == STR_NPOS ? object->start : s.offset, keep(r, s.found));
	}
}

/* The document */

static void note_dependency(struct reader *r, const struct node *entry)
{
	const struct node *ref = node_get(entry, "ref");
	if (!ref || ref->kind != NODE_STRING)
		return;
	raise(&profile_statement(r->doc->profiling, keep(r, ref->text), ref->start)->listed,
		OUTCOME_PRESENT);
}

static void note_composition(struct reader *r, const struct node *entry)
{
	static const char *const lists[] = {"assemblies", "dependencies"};
	struct str aggregate = node_string(entry, "aggregate");
	enum profile_outcome outcome = !aggregate.len ? OUTCOME_MISSING
		: str_is(aggregate, "unknown") || str_is(aggregate, "not_specified")
		? OUTCOME_UNKNOWN
		: OUTCOME_PRESENT;
	for (size_t i = 0; i < 2; i++)
		NODE_EACH(ref, node_get(entry, lists[i]))
	if (ref->kind == NODE_STRING)
		raise(&profile_statement(r->doc->profiling, keep(r, ref->text), ref->start)
				->complete,
			outcome);
}

/* "A DEPENDS_ON NONE" lists nothing, "A DEPENDS_ON NOASSERTION" says that it is not known. */
static void note_relationship(struct reader *r, const struct node *entry)
{
	const struct node *from = node_get(entry, "spdxElementId");
	struct str to = node_string(entry, "relatedSpdxElement");
	const struct relation *relation = relation_named(node_string(entry, "relationshipType"));
	bool none = str_is(to, "NONE");
	if (!from || from->kind != NODE_STRING || !relation || relation->sort != RELATION_EDGE ||
		relation->reversed || (!none && !str_is(to, "NOASSERTION")))
		return;
	raise(&profile_statement(r->doc->profiling, keep(r, from->text), from->start)->listed,
		none ? OUTCOME_PRESENT : OUTCOME_UNKNOWN);
}

static void note_statements(struct reader *r, const struct node *list)
{
	static const struct {
		const char *list;
		void (*note)(struct reader *r, const struct node *entry);
	} lists[] = {{"dependencies", note_dependency}, {"compositions", note_composition},
		{"relationships", note_relationship}};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (list->kind == NODE_ARRAY && str_is(list->key, lists[i].list))
			NODE_EACH(entry, list)
	lists[i].note(r, entry);
}

void profile_member(struct reader *r, const struct node *member)
{
	struct profiling *p = r->doc->profiling;
	const struct node *properties =
		str_is(member->key, "metadata") ? node_get(member, "properties") : NULL;
	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct search s = {r, &facts[i], family_of(r), OUTCOME_MISSING, STR_NPOS, STR_NONE};
		if (!p->asked[i] || facts[i].component)
			continue;
		if (facts[i].test == TEST_ABSENT) {
			if (str_is(member->key, facts[i].paths[s.family]))
				profile_own(p, (enum fact_id)i, OUTCOME_MISSING, member->key_start,
					keep(r, member->key));
			continue;
		}
		search_paths(&s, member, follow_member);
		if (s.offset != STR_NPOS)
			profile_own(p, (enum fact_id)i, s.best, s.offset, keep(r, s.found));
		enum profile_outcome means = OUTCOME_MISSING;
		const struct node *said = stated(properties, facts[i].field, &means);
		if (said)
			profile_own(p, (enum fact_id)i, means, said->start,
				keep(r, node_string(said, "value")));
	}
	note_statements(r, member);
}

/* Beginning and end */

struct profiling *profiling_create(
	struct doc *doc, const struct profile *const *wanted, size_t count)
{
	struct profiling *p = ARENA_NEW(&doc->arena, struct profiling);
	p->doc = doc;
	p->wanted = wanted;
	p->wanted_count = count;
	for (size_t i = 0; i < FACT_COUNT; i++)
		p->own[i].offset = STR_NPOS; /* missing */
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < wanted[i]->count; j++)
			if (wanted[i]->requirements[j].level != LEVEL_PRACTICE)
				p->asked[wanted[i]->requirements[j].fact] = true;
	return p;
}

void profiling_destroy(struct profiling *p)
{
	for (size_t i = 0; i < FACT_COUNT; i++)
		list_finish(&p->gaps[i]);
	for (size_t i = 0; p->results && i < p->wanted_count; i++)
		for (size_t j = 0; j < p->wanted[i]->count; j++)
			list_finish(&p->results[i].answers[j].gaps);
	list_finish(&p->statements);
	map_finish(&p->statement_of);
}
