#include "match/screen.h"

#include "base/globs.h"
#include "base/task.h"
#include "format.h"
#include "match/waiver.h"

static bool is_own(const struct screening *screening, const struct component *component)
{
	for (size_t i = 0; i < screening->own_count; i++) {
		struct str glob = screening->own[i];
		if ((component->purl.len && glob_covers(glob, component->purl)) ||
			(component->name.len && glob_covers(glob, component->name)) ||
			(component->group.len && glob_covers(glob, component->group)))
			return true;
	}
	return false;
}

/* The strongest match of something that the entity made or supplies. */
static const struct match *match_of_maker(const struct screener *screener)
{
	const struct match *best = NULL;
	for (size_t i = 0; i < screener->gather.matches.count; i++) {
		const struct match *match = &screener->gather.matches.items[i];
		uint8_t relation =
			screener->policies->identifiers.items[match->identifier].relation;
		bool own = relation == RELATION_PRODUCED || relation == RELATION_SUBSIDIARY;
		if (!own || match->fork || match->made_with || match->vendored || match->capped ||
			evidence_rows[match->evidence].ceiling < TIER_PROHIBIT)
			continue;
		if (!best || match->evidence < best->evidence)
			best = match;
	}
	return best;
}

static struct maker maker_of(struct screener *screener, bool own)
{
	const struct match *match = match_of_maker(screener);
	const struct claim *claim = &screener->gather.claim;
	struct maker maker = {0};
	if (match) {
		const struct identifier *identifier =
			&screener->policies->identifiers.items[match->identifier];
		maker.entity = &screener->policies->entities.items[identifier->entity];
		maker.name = maker.entity->name;
		maker.evidence = evidence_rows[match->evidence].kind;
		maker.confidence = (enum confidence)identifier->confidence;
		maker.attributed = maker.confidence != CONFIDENCE_LOW || claim_attributes(claim);
	} else if (own) {
		maker.name = STR("first party");
		maker.evidence = STR("configuration");
		maker.confidence = CONFIDENCE_HIGH;
		maker.attributed = true;
	} else if (claim->any) {
		maker.name = claim->name;
		maker.evidence = evidence_rows[claim->evidence].kind;
		maker.attributed = claim_attributes(claim);
		maker.confidence = maker.attributed ? evidence_rows[claim->evidence].confidence
						    : CONFIDENCE_LOW;
	}
	return maker;
}

static void keep_maker(struct screener *screener, uint32_t at, struct maker maker)
{
	if (!screener->bom->components.items[at].synthetic)
		screener->attributed += maker.attributed;
	if (!screener->screening->all)
		return;
	maker.name = maker.name.len ? arena_str(&screener->makers, maker.name) : STR_NONE;
	screener->input->makers[at] = maker;
}

/* In place of a verdict: the component is still to be screened. */
#define VERDICT_DEFERRED UINT8_MAX

/* Somebody has decided something about findings. */
static bool decides(const struct screening *screening)
{
	return screening->waivers && screening->waivers->list.count;
}

/* The worst verdict of the component's findings, which are added. */
static enum verdict judge_matches(struct screener *screener, uint32_t at, enum verdict verdict)
{
	struct input *input = screener->input;
	const struct component *component = &screener->bom->components.items[at];
	size_t first = input->findings.count;
	if (screener->gather.matches.count)
		judge_component(screener, at);
	if (screener->gather.listed.count)
		judge_listed(screener, at);
	if (component->has_nul)
		judge_hidden_text(screener, at);
	if (screener->own_rule_count)
		own_rules_judge(screener, at, first);
	if (verdict == VERDICT_UNKNOWN && decides(screener->screening) &&
		judge_unknown(screener, at))
		verdict = VERDICT_NO_MATCH;
	for (size_t i = first; i < input->findings.count; i++) {
		waivers_apply(screener->screening, component, &input->findings.items[i]);
		if (input->findings.items[i].verdict > verdict)
			verdict = input->findings.items[i].verdict;
	}
	return verdict;
}

static void screen_component(struct screener *screener, uint32_t at)
{
	const struct component *component = &screener->bom->components.items[at];
	bool own = screener->screening->own_count && is_own(screener->screening, component);
	gather_component(&screener->gather, component);
	if (own) /* a product of one's own may bear the name of what it works with */
		gather_drop_names(&screener->gather);
	enum verdict verdict =
		screener->gather.identified || own ? VERDICT_NO_MATCH : VERDICT_UNKNOWN;
	bool judged = screener->gather.matches.count || screener->gather.listed.count ||
		component->has_nul || screener->own_rule_count ||
		(verdict == VERDICT_UNKNOWN && decides(screener->screening));
	if (judged && screener->defers) {
		screener->input->verdicts[at] = VERDICT_DEFERRED;
		return;
	}
	if (judged)
		verdict = judge_matches(screener, at, verdict);
	screener->input->verdicts[at] = (uint8_t)verdict;
	keep_maker(screener, at, maker_of(screener, own));
}

static void summarize(struct input *input)
{
	struct summary *summary = &input->summary;
	size_t *const counts[] = {
		[VERDICT_NO_MATCH] = &summary->no_match,
		[VERDICT_WAIVED] = &summary->waived,
		[VERDICT_UNKNOWN] = &summary->unknown,
		[VERDICT_REVIEW] = &summary->review,
		[VERDICT_PROHIBITED] = &summary->prohibited,
	};
	summary->components = bom_component_count(input->bom);
	input->verdict = VERDICT_NO_MATCH;
	for (size_t i = 0; i < input->bom->components.count; i++) {
		enum verdict verdict = (enum verdict)input->verdicts[i];
		/* A subject that the document does not list counts for what it is found to be. */
		if (input->bom->components.items[i].synthetic && verdict <= VERDICT_UNKNOWN)
			continue;
		*counts[verdict] += !input->bom->components.items[i].synthetic;
		if (verdict > input->verdict)
			input->verdict = verdict;
	}
	enum effect effect = input->doc ? diags_effect(&input->doc->diags) : EFFECT_NONE;
	input->unreadable |= effect == EFFECT_UNREADABLE;
	bool may_be_empty = input->format && input->format->lock;
	input->incomplete |= effect != EFFECT_NONE || (summary->components == 0 && !may_be_empty);
}

static void screener_finish(struct screener *screener)
{
	arena_adopt(&screener->screening->arena, &screener->makers);
	gather_finish(&screener->gather);
	list_finish(&screener->members);
	map_finish(&screener->advisories);
	arena_finish(&screener->scratch);
}

static void screen_second_half(void *context)
{
	struct screener *screener = context;
	uint32_t count = (uint32_t)screener->bom->components.count;
	for (uint32_t i = count / 2; i < count; i++)
		screen_component(screener, i);
}

/* Nearly no component matches anything; those of the second half that do are screened once more, so
 * that findings come in the components' order. */
static void screen_in_two_threads(struct screener *screener)
{
	struct input *input = screener->input;
	struct screener second = {.screening = screener->screening,
		.input = input,
		.policies = screener->policies,
		.bom = screener->bom,
		.own_rule_count = screener->own_rule_count,
		.defers = true};
	struct task task;
	uint32_t count = (uint32_t)screener->bom->components.count;
	gather_init(&second.gather, second.policies, second.bom, second.screening->as_of);
	second.gather.persons = second.screening->persons;
	task_start(&task, screen_second_half, &second);
	for (uint32_t i = 0; i < count / 2; i++)
		screen_component(screener, i);
	task_wait(&task);
	for (uint32_t i = count / 2; i < count; i++)
		if (input->verdicts[i] == VERDICT_DEFERRED)
			screen_component(screener, i);
	screener->attributed += second.attributed;
	screener_finish(&second);
}

static void screen_components(struct screener *screener)
{
	const struct doc *doc = screener->input->doc;
	if (doc && doc->bytes.len >= doc->limits->parallel) {
		screen_in_two_threads(screener);
		return;
	}
	for (uint32_t i = 0; i < screener->bom->components.count; i++)
		screen_component(screener, i);
}

void screen(struct screening *screening, struct input *input)
{
	struct screener screener = {
		.screening = screening,
		.input = input,
		.policies = screening->policies,
		.bom = input->bom,
	};
	size_t count = input->bom->components.count;
	gather_init(&screener.gather, screening->policies, input->bom, screening->as_of);
	screener.gather.persons = screening->persons;
	screener.gather.trace = screening->trace;
	rules_select(&screener);
	own_rules_select(&screener);
	input->summary = (struct summary){0};
	input->verdicts = ARENA_ARRAY(&screening->arena, uint8_t, count);
	if (screening->all)
		input->makers = ARENA_ARRAY(&screening->arena, struct maker, count);
	screen_components(&screener);
	input->summary.attributed = screener.attributed;
	summarize(input);
	findings_complete(&screener);
	screener_finish(&screener);
}

void input_finish(struct input *input)
{
	list_finish(&input->findings);
	list_finish(&input->advisories);
}
