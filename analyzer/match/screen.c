#include "match/screen.h"

/* A glob of "*" and "?" over the whole text, in any case. */
static bool glob_matches(struct str glob, struct str text)
{
	size_t g = 0, t = 0, star = STR_NPOS, mark = 0;
	while (t < text.len) {
		if (g < glob.len && glob.ptr[g] == '*') {
			star = g++;
			mark = t;
		} else if (g < glob.len &&
			(glob.ptr[g] == '?' ||
				ascii_lower(glob.ptr[g]) == ascii_lower(text.ptr[t]))) {
			g++;
			t++;
		} else if (star != STR_NPOS) {
			g = star + 1;
			t = ++mark;
		} else
			return false;
	}
	while (g < glob.len && glob.ptr[g] == '*')
		g++;
	return g == glob.len;
}

static bool is_own(const struct screening *screening, const struct component *component)
{
	for (size_t i = 0; i < screening->own_count; i++) {
		struct str glob = screening->own[i];
		if ((component->purl.len && glob_matches(glob, component->purl)) ||
			(component->name.len && glob_matches(glob, component->name)) ||
			(component->group.len && glob_matches(glob, component->group)))
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
		if (!own || match->fork || match->made_with || match->capped ||
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
		maker.attributed = true;
	} else if (own) {
		maker.name = STR("first party");
		maker.evidence = STR("configuration");
		maker.confidence = CONFIDENCE_HIGH;
		maker.attributed = true;
	} else if (claim->any) {
		maker.name = claim->name;
		maker.evidence = evidence_rows[claim->evidence].kind;
		maker.confidence = evidence_rows[claim->evidence].confidence;
		maker.attributed = claim_attributes(claim);
	}
	return maker;
}

/* A product of one's own may bear the name of what it works with. */
static void drop_names(struct screener *screener)
{
	size_t kept = 0;
	for (size_t i = 0; i < screener->gather.matches.count; i++) {
		struct match match = screener->gather.matches.items[i];
		if (match.evidence != EVIDENCE_BRAND && match.evidence != EVIDENCE_PRODUCT)
			screener->gather.matches.items[kept++] = match;
	}
	screener->gather.matches.count = kept;
}

static void keep_maker(struct screener *screener, uint32_t at, struct maker maker)
{
	struct arena *arena = &screener->screening->arena;
	struct input *input = screener->input;
	if (!input->bom->components.items[at].synthetic)
		input->summary.attributed += maker.attributed;
	if (!screener->screening->all)
		return;
	maker.name = maker.name.len ? arena_str(arena, maker.name) : STR_NONE;
	input->makers[at] = maker;
}

static void screen_component(struct screener *screener, uint32_t at)
{
	const struct component *component = &screener->bom->components.items[at];
	struct input *input = screener->input;
	size_t first = input->findings.count;
	bool own = screener->screening->own_count && is_own(screener->screening, component);
	gather_component(&screener->gather, component);
	if (own)
		drop_names(screener);
	if (screener->gather.matches.count)
		judge_component(screener, at);
	if (component->has_nul)
		judge_hidden_text(screener, at);
	enum verdict verdict =
		screener->gather.identified || own ? VERDICT_NO_MATCH : VERDICT_UNKNOWN;
	for (size_t i = first; i < input->findings.count; i++)
		if (input->findings.items[i].verdict > verdict)
			verdict = input->findings.items[i].verdict;
	input->verdicts[at] = (uint8_t)verdict;
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
	input->incomplete |= effect != EFFECT_NONE || summary->components == 0;
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
	rules_select(&screener);
	input->summary = (struct summary){0};
	input->verdicts = ARENA_ARRAY(&screening->arena, uint8_t, count);
	if (screening->all)
		input->makers = ARENA_ARRAY(&screening->arena, struct maker, count);
	for (size_t i = 0; i < count; i++)
		screen_component(&screener, (uint32_t)i);
	summarize(input);
	findings_complete(&screener);
	gather_finish(&screener.gather);
	list_finish(&screener.rules);
	list_finish(&screener.entity_rules);
	list_finish(&screener.members);
	map_finish(&screener.advisories);
	arena_finish(&screener.scratch);
}

void input_finish(struct input *input)
{
	list_finish(&input->findings);
	list_finish(&input->advisories);
}
