/* From what was found in a document to what each profile makes of it. */
#include <stdlib.h>

#include "spec/facts.h"

struct conclusion {
	struct profiling *p;
	const struct bom *bom;
	const char *format;
	enum fact_family family;
	size_t components, primaries;
	bool *asked, *primary, *direct; /* components by what they are */
	bool *related, *lists; /* an end of an edge; the origin of one */
};

/* Components */

static void mark_components(struct conclusion *c)
{
	const struct bom *bom = c->bom;
	for (size_t i = 0; i < bom->components.count; i++) {
		const struct component *component = &bom->components.items[i];
		c->asked[i] = !component->service && !component->synthetic;
		c->primary[i] = c->direct[i] = c->asked[i] && component->root;
		c->components += c->asked[i];
		c->primaries += c->primary[i];
		if (component->parent != COMPONENT_NONE) {
			c->related[i] = true;
			c->lists[component->parent] = true;
		}
	}
}

static void mark_edges(struct conclusion *c)
{
	const struct bom *bom = c->bom;
	for (size_t i = 0; i < bom->edges.count; i++) {
		const struct edge *edge = &bom->edges.items[i];
		if (edge->from == COMPONENT_NONE || edge->to == COMPONENT_NONE ||
			edge->from == edge->to)
			continue;
		c->related[edge->from] = c->related[edge->to] = true;
		c->lists[edge->from] = true;
		if (c->primary[edge->from] && c->asked[edge->to])
			c->direct[edge->to] = true;
	}
}

static const struct profile_statement *statement_about(
	const struct conclusion *c, const struct component *component)
{
	uint32_t index =
		component->ref.len ? map_get(&c->p->statement_of, component->ref) : MAP_NONE;
	return index == MAP_NONE ? NULL : &c->p->statements.items[index];
}

static enum profile_outcome relation_outcome(
	const struct conclusion *c, enum fact_test test, size_t component)
{
	static const struct profile_statement nothing = {0};
	const struct profile_statement *said =
		statement_about(c, &c->bom->components.items[component]);
	if (!said)
		said = &nothing;
	if (test == TEST_COMPLETE)
		return (enum profile_outcome)said->complete;
	if (test == TEST_RELATED ? c->related[component] : c->lists[component])
		return OUTCOME_PRESENT;
	return (enum profile_outcome)said->listed;
}

/* Facts that no value says: what was stated of them replaces nothing better. */
static void conclude_relations(struct conclusion *c, enum fact_id fact)
{
	struct profile_gap *stated = c->p->gaps[fact].items;
	size_t count = c->p->gaps[fact].count, at = 0;
	c->p->gaps[fact].items = NULL;
	c->p->gaps[fact].count = c->p->gaps[fact].cap = 0;
	for (size_t i = 0; i < c->bom->components.count; i++) {
		enum profile_outcome outcome =
			relation_outcome(c, (enum fact_test)facts[fact].test, i);
		while (at < count && stated[at].component < i)
			at++;
		bool said = at < count && stated[at].component == i;
		if (outcome == OUTCOME_PRESENT)
			continue;
		if (said && stated[at].outcome > outcome)
			list_push(&c->p->gaps[fact], stated[at]);
		else
			profile_gap(c->p, fact, (uint32_t)i, outcome,
				c->bom->components.items[i].start, STR_NONE);
	}
	memory_free(stated);
}

/* The document */

/* "spdx-json@22;...": the format from that version on. */
static bool is_format(const struct conclusion *c, const char *formats)
{
	struct str rest = str_of(formats);
	while (rest.ptr) {
		struct str version = str_cut(&rest, ';'), name = str_cut(&version, '@');
		uint64_t least = 0;
		str_to_u64(version, 255, &least);
		if (str_is(name, c->format))
			return c->bom->version_code >= least;
	}
	return false;
}

static bool primary_relates(const struct conclusion *c)
{
	bool related = false;
	for (size_t i = 0; i < c->bom->components.count; i++)
		if (c->primary[i])
			related |= c->components > 1
				? c->lists[i]
				: relation_outcome(c, TEST_ENUMERATED, i) == OUTCOME_PRESENT;
	return related;
}

static void conclude_own(struct conclusion *c, enum fact_id fact)
{
	const struct bom *bom = c->bom;
	struct profiling *p = c->p;
	bool known = bom->version.len && !p->doc->diags.counts[DIAG_UNKNOWN_VERSION];
	bool good = false;
	switch ((enum fact_test)facts[fact].test) {
	case TEST_ABSENT:
		if (!p->own[fact].said)
			profile_own(p, fact, OUTCOME_PRESENT, STR_NPOS, STR_NONE);
		return;
	case TEST_SIGNATURE:
		if (bom->signature != STR_NPOS)
			profile_own(p, fact, OUTCOME_PRESENT, bom->signature, STR_NONE);
		return;
	case TEST_FORMAT:
		good = is_format(c, facts[fact].argument) && known;
		break;
	case TEST_FORMAT_NAME:
		good = true;
		break;
	case TEST_FORMAT_VERSION:
		good = known;
		break;
	case TEST_PRIMARY:
		good = facts[fact].argument ? c->primaries == 1 : c->primaries > 0;
		break;
	case TEST_PRIMARY_RELATIONS:
		good = primary_relates(c);
		break;
	default:
		return;
	}
	if (good)
		profile_own(p, fact, OUTCOME_PRESENT, STR_NPOS, STR_NONE);
}

/* Requirements */

static void propose(
	const struct conclusion *c, const struct fact *fact, struct profile_answer *answer)
{
	static const struct {
		const char *format;
		enum fact_notation notation;
	} notations[] = {{"cyclonedx-json", NOTATION_CYCLONEDX_JSON},
		{"cyclonedx-xml", NOTATION_CYCLONEDX_XML},
		{"cyclonedx-proto", NOTATION_CYCLONEDX_PROTO}, {"spdx-json", NOTATION_SPDX_JSON},
		{"spdx-yaml", NOTATION_SPDX_JSON}, {"spdx-tag", NOTATION_SPDX_TAG},
		{"spdx-rdf", NOTATION_SPDX_RDF}, {"spdx-xml", NOTATION_SPDX_XML},
		{"spdx3-json", NOTATION_SPDX3_JSON}};
	for (size_t i = 0; i < sizeof notations / sizeof *notations; i++)
		if (strcmp(notations[i].format, c->format) == 0) {
			enum fact_notation notation = notations[i].notation;
			bool old = c->bom->version_code < fact->older[notation].before;
			answer->add = old ? fact->older[notation].add : fact->add[notation];
			answer->add_since = old && !answer->add ? fact->older[notation].before : 0;
			return;
		}
}

static void answer_own(
	struct conclusion *c, const struct requirement *requirement, struct profile_answer *answer)
{
	size_t offset = c->p->own[requirement->fact].offset;
	enum profile_outcome outcome = (enum profile_outcome)c->p->own[requirement->fact].outcome;
	answer->counts[outcome]++;
	if (outcome == OUTCOME_PRESENT)
		answer->offset = offset;
	else
		list_push(&answer->gaps,
			((struct profile_gap){offset, c->p->own[requirement->fact].found,
				COMPONENT_NONE, (uint8_t)outcome}));
}

static void answer_components(
	struct conclusion *c, const struct requirement *requirement, struct profile_answer *answer)
{
	const bool *scope = requirement->scope == SCOPE_OF_EACH ? c->asked
		: requirement->scope == SCOPE_OF_PRIMARY        ? c->primary
								: c->direct;
	const struct profile_gap *gaps = c->p->gaps[requirement->fact].items;
	size_t asked = 0, count = c->p->gaps[requirement->fact].count;
	for (size_t i = 0; i < c->bom->components.count; i++)
		asked += scope[i];
	for (size_t i = 0; i < count; i++)
		if (scope[gaps[i].component]) {
			answer->counts[gaps[i].outcome]++;
			list_push(&answer->gaps, gaps[i]);
		}
	answer->counts[OUTCOME_PRESENT] = asked - answer->gaps.count;
	if (!asked) { /* no primary component: then nothing is said of it */
		answer->counts[OUTCOME_MISSING]++;
		list_push(&answer->gaps,
			((struct profile_gap){
				STR_NPOS, STR_NONE, COMPONENT_NONE, OUTCOME_MISSING}));
	}
}

static enum requirement_status status_of(
	const struct requirement *requirement, const struct profile_answer *answer)
{
	size_t stated = answer->counts[OUTCOME_UNKNOWN] + answer->counts[OUTCOME_WITHHELD];
	if (answer->counts[OUTCOME_MISSING])
		return requirement->level == LEVEL_IF_EXISTS ? STATUS_NOT_ASSESSABLE
							     : STATUS_NOT_MET;
	if (stated)
		return requirement->may_be_unknown || requirement->level == LEVEL_IF_EXISTS
			? STATUS_OPEN
			: STATUS_NOT_MET;
	return STATUS_MET;
}

static void answer_requirement(
	struct conclusion *c, const struct requirement *requirement, struct profile_answer *answer)
{
	const struct fact *fact = &facts[requirement->fact];
	answer->offset = STR_NPOS;
	answer->status = STATUS_NOT_ASSESSABLE;
	if (requirement->level == LEVEL_PRACTICE || !fact->paths[c->family])
		return;
	if (requirement->scope == SCOPE_OF_DOCUMENT)
		answer_own(c, requirement, answer);
	else
		answer_components(c, requirement, answer);
	answer->status = (uint8_t)status_of(requirement, answer);
	if (answer->gaps.count)
		propose(c, fact, answer);
}

static enum profile_verdict verdict_of(const struct conclusion *c, const struct profile *profile,
	const struct profile_answer *answers)
{
	enum profile_verdict verdict = PROFILE_MET;
	if (!c->components || c->components != c->p->components)
		return PROFILE_INCONCLUSIVE;
	for (size_t i = 0; i < profile->count; i++) {
		if (profile->requirements[i].level != LEVEL_REQUIRED)
			continue;
		if (answers[i].status == STATUS_NOT_MET)
			return PROFILE_NOT_MET;
		if (answers[i].status != STATUS_MET)
			verdict = PROFILE_OPEN;
	}
	return verdict;
}

static enum fact_family family_named(const char *format)
{
	return strncmp(format, "cyclonedx", 9) == 0 ? FAMILY_CYCLONEDX
		: strncmp(format, "spdx3", 5) == 0  ? FAMILY_SPDX3
						    : FAMILY_SPDX2;
}

const struct profile_result *profiling_conclude(
	struct profiling *p, const struct bom *bom, const char *format)
{
	struct arena *arena = &p->doc->arena;
	size_t count = bom->components.count;
	struct conclusion c = {.p = p,
		.bom = bom,
		.format = format,
		.family = family_named(format),
		.asked = ARENA_ARRAY(arena, bool, count),
		.primary = ARENA_ARRAY(arena, bool, count),
		.direct = ARENA_ARRAY(arena, bool, count),
		.related = ARENA_ARRAY(arena, bool, count),
		.lists = ARENA_ARRAY(arena, bool, count)};
	mark_components(&c);
	mark_edges(&c);
	for (size_t i = 0; i < FACT_COUNT; i++)
		if (p->asked[i] && facts[i].component && facts[i].test >= TEST_RELATED)
			conclude_relations(&c, (enum fact_id)i);
		else if (p->asked[i] && !facts[i].component)
			conclude_own(&c, (enum fact_id)i);
	p->results = ARENA_ARRAY(arena, struct profile_result, p->wanted_count);
	for (size_t i = 0; i < p->wanted_count; i++) {
		const struct profile *profile = p->wanted[i];
		struct profile_result *result = &p->results[i];
		result->profile = profile;
		result->components = c.components;
		result->answers = ARENA_ARRAY(arena, struct profile_answer, profile->count);
		for (size_t j = 0; j < profile->count; j++)
			answer_requirement(&c, &profile->requirements[j], &result->answers[j]);
		result->verdict = verdict_of(&c, profile, result->answers);
	}
	return p->results;
}
