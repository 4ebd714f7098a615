/* From the matches of one component to its findings and advisories. */
#include "match/screen.h"

#include "base/buf.h"
#include "base/digest.h"
#include "match/trace.h"
#include "match/waiver.h"
#include "model/cpe.h"
#include "model/note.h"

/* What the matches say about one entity and rule. */
struct decision {
	const struct rule *rule;
	const struct entity *entity;
	struct match matches[16]; /* that count, strongest first */
	size_t count;
	struct match best; /* decides */
	struct judgement judgement;
};

static const struct identifier *identifier_of(
	const struct screener *screener, const struct match *match)
{
	return &screener->policies->identifiers.items[match->identifier];
}

static bool concerns(const struct screener *screener, const struct match *match, uint32_t entity)
{
	const struct identifier *identifier = identifier_of(screener, match);
	return identifier->entity == entity || identifier->affiliate == entity;
}

/* How exact an identifier names a product: the more exact one says what it is. */
static unsigned exactness(const struct identifier *identifier)
{
	switch ((enum identifier_kind)identifier->kind) {
	case IDENTIFIER_HASH:
		return 5;
	case IDENTIFIER_PURL:
		return str_ends(identifier->value, STR("*")) ? 2 : 4;
	case IDENTIFIER_PRODUCT:
		return 3;
	case IDENTIFIER_BRAND:
		return 1;
	default:
		return 2;
	}
}

static enum product_class class_of(const struct screener *screener, uint32_t entity)
{
	enum product_class found = CLASS_UNKNOWN;
	unsigned best = 0;
	for (size_t i = 0; i < screener->gather.matches.count; i++) {
		const struct match *match = &screener->gather.matches.items[i];
		const struct identifier *identifier = identifier_of(screener, match);
		enum product_class here = (enum product_class)identifier->product_class;
		if (here == CLASS_UNKNOWN || !concerns(screener, match, entity))
			continue;
		bool stricter = exactness(identifier) == best && here == CLASS_SECURITY;
		if (exactness(identifier) > best || stricter) {
			best = exactness(identifier);
			found = here;
		}
	}
	return found;
}

static bool second_identifier(const struct screener *screener, uint32_t entity)
{
	unsigned kinds = 0;
	for (size_t i = 0; i < screener->gather.matches.count; i++)
		if (concerns(screener, &screener->gather.matches.items[i], entity))
			kinds |= 1u << identifier_of(screener, &screener->gather.matches.items[i])
					       ->kind;
	return (kinds & (kinds - 1)) != 0;
}

/* Devices, drivers, firmware: by type, or by the part that a CPE name states. */
static bool is_hardware(struct screener *screener, const struct component *component)
{
	if (component->type == TYPE_DEVICE || component->type == TYPE_DEVICE_DRIVER ||
		component->type == TYPE_FIRMWARE)
		return true;
	for (uint32_t i = 0; i < component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(screener->bom, component->identities + i);
		struct cpe cpe = {0};
		const char *error;
		if (identity->kind != ID_CPE || identity->via != VIA_SELF ||
			!cpe_parse(&screener->gather.scratch, identity->value, &cpe, &error))
			continue;
		if (cpe.part == 'h' || (cpe.part == 'o' && str_ends(cpe.product, STR("_firmware"))))
			return true;
	}
	return false;
}

/* Where the bill says nothing of how components hang together, each may be a direct one. */
static bool is_direct(struct screener *screener, uint32_t at)
{
	const struct component *component = &screener->bom->components.items[at];
	if (component->root || component->synthetic)
		return true;
	if (!screener->has_paths)
		bom_paths(screener->bom, &screener->scratch, &screener->paths);
	screener->has_paths = true;
	uint32_t before = screener->paths.previous[at];
	return before == COMPONENT_NONE || screener->paths.previous[before] == COMPONENT_NONE;
}

static bool excepted(struct screener *screener, const struct measure *measure)
{
	for (size_t i = 0; i < measure->exception_count; i++)
		if (gather_name_has(&screener->gather, measure->exceptions[i], 0))
			return true;
	return false;
}

static bool stronger(
	const struct judgement *judgement, const struct match *match, const struct decision *than)
{
	if (judgement->tier != than->judgement.tier)
		return judgement->tier > than->judgement.tier;
	return match->evidence < than->best.evidence;
}

static void keep_evidence(struct decision *decision, const struct match *match)
{
	const size_t room = sizeof decision->matches / sizeof *decision->matches;
	size_t at = decision->count;
	for (size_t i = 0; i < decision->count; i++)
		if (decision->matches[i].evidence == match->evidence &&
			decision->matches[i].identity == match->identity)
			return; /* another spelling of the same */
	if (decision->count < room)
		decision->count++;
	else if (decision->matches[--at].evidence <= match->evidence)
		return;
	while (at > 0 && decision->matches[at - 1].evidence > match->evidence) {
		decision->matches[at] = decision->matches[at - 1];
		at--;
	}
	decision->matches[at] = *match;
}

/* A word in the name says nothing more where the maker is known; of several spellings that fit one
 * value, the one that decides is shown. */
static void tidy_evidence(struct decision *decision)
{
	bool known = decision->count &&
		evidence_rows[decision->matches[0].evidence].ceiling == TIER_PROHIBIT;
	while (known && decision->matches[decision->count - 1].evidence == EVIDENCE_BRAND)
		decision->count--;
	for (size_t i = 0; i < decision->count; i++)
		if (decision->matches[i].evidence == decision->best.evidence &&
			decision->matches[i].identity == decision->best.identity)
			decision->matches[i] = decision->best;
}

/* What the product is, as this measure's words tell it where nothing else does. */
static struct subject subject_for(
	struct screener *screener, const struct rule *rule, const struct subject *subject)
{
	static const uint8_t classes[] = {[REACH_CYBER_SOFTWARE] = CLASS_SECURITY,
		[REACH_NAMED_APPLICATION] = CLASS_NAMED_APPLICATION,
		[REACH_EQUIPMENT_AND_SERVICES] = CLASS_EQUIPMENT,
		[REACH_CONTRACTING] = CLASS_UNKNOWN}; /* the last: nothing is to be told */
	struct subject found = *subject;
	for (size_t i = 0; i < rule->measure->word_count; i++)
		if (found.product_class == CLASS_UNKNOWN &&
			gather_name_has(&screener->gather, rule->measure->words[i], WORDS_MAX))
			found.product_class = (enum product_class)classes[rule->measure->reach];
	return found;
}

static struct decision decide(struct screener *screener, const struct rule *rule, uint32_t entity,
	const struct subject *subject)
{
	struct decision decision = {
		.rule = rule, .entity = &screener->policies->entities.items[entity]};
	for (size_t i = 0; i < screener->gather.matches.count; i++) {
		const struct match *match = &screener->gather.matches.items[i];
		if (!concerns(screener, match, entity))
			continue;
		struct judgement judgement = judge(screener->policies, rule, subject, match);
		if (judgement.tier == TIER_OFF)
			continue;
		if (!decision.count || stronger(&judgement, match, &decision)) {
			decision.judgement = judgement;
			decision.best = *match;
		}
		keep_evidence(&decision, match);
	}
	tidy_evidence(&decision);
	return decision;
}

static struct reason_input reason_of(struct screener *screener, const struct decision *decision,
	const struct component *component)
{
	return (struct reason_input){
		.arena = &screener->screening->arena,
		.policies = screener->policies,
		.component = component,
		.entity = decision->entity,
		.rule = decision->rule,
		.match = &decision->best,
		.judgement = &decision->judgement,
		.claim = &screener->gather.claim,
		.as_of = screener->screening->as_of,
	};
}

static struct str evidence_name(struct arena *arena, const struct match *match)
{
	struct str kind = evidence_rows[match->evidence].kind;
	if (match->fork)
		return arena_printf(arena, "%.*s of an ancestor", STR_ARG(kind));
	if (match->made_with)
		return arena_printf(arena, "%.*s of a step in its making", STR_ARG(kind));
	if (match->vendored)
		return arena_printf(arena, "%.*s of vendored code", STR_ARG(kind));
	return kind;
}

/* The part of a value that an identifier matched, as people name it. */
static struct str shown_part(const struct screener *screener, const struct match *match)
{
	const struct identifier *identifier = identifier_of(screener, match);
	struct str rest = identifier->value;
	struct purl purl;
	const char *error;
	switch ((enum identifier_kind)identifier->kind) {
	case IDENTIFIER_NAMESPACE:
		str_cut(&rest, ':');
		return rest;
	case IDENTIFIER_PURL:
		if (!str_ends(rest, STR("/*")))
			return STR_NONE;
		rest = arena_printf(&screener->screening->arena, "%.*sx",
			STR_ARG(str_sub(rest, 0, rest.len - 1)));
		return purl_parse(&screener->screening->arena, rest, &purl, &error)
			? purl.name_space
			: STR_NONE;
	case IDENTIFIER_OWNER:
	case IDENTIFIER_DOMAIN:
	case IDENTIFIER_CPE_VENDOR:
		return rest;
	default:
		return STR_NONE;
	}
}

static struct evidence evidence_of(struct screener *screener, const struct match *match)
{
	const struct identifier *identifier = identifier_of(screener, match);
	const struct identity *identity = bom_identity(screener->bom, match->identity);
	enum confidence limit = evidence_rows[match->evidence].confidence;
	enum confidence confidence = (enum confidence)identifier->confidence;
	return (struct evidence){
		.kind = evidence_name(&screener->screening->arena, match),
		.value = identity->value,
		.shown = shown_part(screener, match),
		.matched = identifier->value,
		.confidence = confidence < limit ? confidence : limit,
		.offset = identity->offset,
		.place = {.offset = identity->offset},
		.source = identifier->source,
	};
}

/* What stands for a component in identities that last: without the version, or with it. */
static struct str lasting_name(
	struct arena *arena, const struct component *component, bool versioned)
{
	struct purl purl = {0};
	const char *error;
	if (component->purl.len && versioned)
		return component->purl;
	if (component->purl.len &&
		(purl_parse(arena, component->purl, &purl, &error) || purl.name.len)) {
		purl.version = STR_NONE;
		return purl_format(arena, &purl);
	}
	struct str version = versioned ? component->version : STR_NONE;
	struct str parts[] = {component->group, STR("/"), component->name,
		version.len ? STR("@") : STR(""), version};
	return arena_join(arena, parts, sizeof parts / sizeof *parts);
}

struct str finding_fingerprint(
	struct arena *arena, struct str rule, struct str entity, const struct component *component)
{
	return uuid5(arena, (struct str[]){rule, entity, lasting_name(arena, component, false)}, 3);
}

void finding_identify(struct screener *screener, struct finding *finding,
	const struct component *component, struct str entity)
{
	struct arena *arena = &screener->screening->arena;
	struct str rule = finding->measure->id;
	/* A reference that an earlier run of this program added is not the document's own. */
	bool own = component->ref.len && !str_starts(component->ref, STR(NOTE_COMPONENT));
	struct str one = own ? component->ref : lasting_name(arena, component, true);
	finding->id = uuid5(arena, (struct str[]){rule, entity, one}, 3);
	finding->fingerprint = finding_fingerprint(arena, rule, entity, component);
	finding->group = arena_printf(arena, "%.*s/%.*s", STR_ARG(entity), STR_ARG(rule));
}

/* The later period that changes the verdict, if there is one. */
static void foresee(struct screener *screener, const struct decision *decision,
	const struct subject *subject, struct finding *finding)
{
	const struct measure *measure = decision->rule->measure;
	for (size_t i = 0; i < measure->period_count; i++) {
		const struct period *period = &measure->periods[i];
		if (period->from <= screener->screening->as_of)
			continue;
		struct rule later = *decision->rule;
		later.period = period;
		enum tier tier = judge(screener->policies, &later, subject, &decision->best).tier;
		if (tier == decision->judgement.tier)
			continue;
		finding->changes = period->from;
		finding->changes_to = tier == TIER_PROHIBIT ? VERDICT_PROHIBITED
			: tier == TIER_REVIEW               ? VERDICT_REVIEW
							    : VERDICT_NO_MATCH;
		return;
	}
}

static struct str replacement_of(const struct screener *screener, const struct decision *decision)
{
	for (size_t i = 0; i < decision->count; i++) {
		struct str replacement =
			identifier_of(screener, &decision->matches[i])->replacement;
		if (replacement.len)
			return replacement;
	}
	return STR_NONE;
}

/* Is the verdict the bundle's own, beyond what the measure reaches? */
static bool beyond_statute(
	struct screener *screener, const struct decision *decision, const struct subject *subject)
{
	struct rule plain = *decision->rule;
	if (!plain.any_software)
		return false;
	plain.any_software = false;
	return judge(screener->policies, &plain, subject, &decision->best).tier <
		decision->judgement.tier;
}

static void add_finding(struct screener *screener, const struct decision *decision,
	const struct subject *subject, uint32_t at, struct str others)
{
	struct arena *arena = &screener->screening->arena;
	const struct component *component = &screener->bom->components.items[at];
	struct reason_input reason = reason_of(screener, decision, component);
	enum verdict verdict =
		decision->judgement.tier == TIER_PROHIBIT ? VERDICT_PROHIBITED : VERDICT_REVIEW;
	struct finding finding = {
		.verdict = verdict,
		.was = verdict,
		.policy = decision->rule->policy,
		.measure = decision->rule->measure,
		.period = decision->rule->period,
		.listing = decision->rule->listing,
		.entity = decision->entity,
		.relation = decision->judgement.relation,
		.component = at,
		.evidence = ARENA_ARRAY(arena, struct evidence, decision->count),
		.evidence_count = decision->count,
		.confidence = decision->judgement.confidence,
		.reason = reason_sentence(&reason),
		.why = reason_why(&reason),
		.others = others,
		.next = reason_next(&reason),
		.replacement = replacement_of(screener, decision),
		.basis = beyond_statute(screener, decision, subject)
			? STR("policy")
			: decision->rule->measure->basis,
		.place = {.offset = component->offset},
	};
	for (size_t i = 0; i < decision->count; i++)
		finding.evidence[i] = evidence_of(screener, &decision->matches[i]);
	finding_identify(screener, &finding, component, decision->entity->id);
	foresee(screener, decision, subject, &finding);
	list_push(&screener->input->findings, finding);
}

static void add_advisory(struct screener *screener, const struct decision *decision, uint32_t at)
{
	struct arena *arena = &screener->screening->arena;
	const struct component *component = &screener->bom->components.items[at];
	struct str key = arena_printf(&screener->scratch, "%.*s/%.*s",
		STR_ARG(decision->entity->id), STR_ARG(decision->rule->measure->id));
	uint32_t count = (uint32_t)screener->input->advisories.count;
	uint32_t advisory = map_put(&screener->advisories, key, count);
	if (advisory == count) {
		struct reason_input reason = reason_of(screener, decision, component);
		struct advisory added = {
			.id = uuid5(arena,
				(struct str[]){decision->rule->measure->id, decision->entity->id},
				2),
			.policy = decision->rule->policy,
			.measure = decision->rule->measure,
			.entity = decision->entity,
			.reason = reason_advisory(
				&reason, screener->screening->bundle, screener->screening->scope),
			.evidence = evidence_of(screener, &decision->best),
		};
		list_push(&screener->input->advisories, added);
	}
	struct advisory_member member = {advisory, at};
	list_push(&screener->members, member);
}

/* Why a measure in force against an entity does not concern the component; NULL: it does, or there
 * is nothing to say. */
static const char *refusal(struct screener *screener, const struct rule *rule, uint32_t entity,
	const struct subject *subject)
{
	if (!rule->period || rule->tier == TIER_ADVISORY)
		return NULL;
	if (excepted(screener, rule->measure))
		return "the product is an exception";
	struct subject here = subject_for(screener, rule, subject);
	return decide(screener, rule, entity, &here).count
		? NULL
		: reach_refusal((enum reach)rule->measure->reach);
}

static struct str other_measures(
	struct screener *screener, uint32_t entity, const struct subject *subject)
{
	struct arena *arena = &screener->screening->arena;
	struct buf text = {0};
	for (uint32_t i = screener->first_rule[entity]; i < screener->first_rule[entity + 1]; i++) {
		const struct rule *rule = &screener->rules[i];
		const char *why = refusal(screener, rule, entity, subject);
		if (!why)
			continue;
		if (text.len)
			buf_add_byte(&text, ' ');
		buf_add(&text, reason_not_matched(&screener->scratch, rule->measure, why));
	}
	struct str others = text.len ? arena_str(arena, buf_str(&text)) : STR_NONE;
	buf_finish(&text);
	return others;
}

/* decision NULL: the rule was not asked. */
static void trace_rule(struct screener *screener, uint32_t at, const struct rule *rule,
	uint32_t entity, const struct decision *decision)
{
	struct trace *trace = screener->screening->trace;
	if (!trace)
		return;
	struct traced_rule traced = {.component = at,
		.rule = *rule,
		.entity = &screener->policies->entities.items[entity],
		.refused = !rule->period  ? "it is not in force on that date"
			: !decision       ? "the product is an exception of it"
			: decision->count ? NULL
					  : reach_refusal((enum reach)rule->measure->reach)};
	if (decision && decision->count) {
		traced.judgement = decision->judgement;
		traced.best = decision->best;
	}
	list_push(&trace->rules, traced);
}

static void judge_entity(struct screener *screener, uint32_t entity, uint32_t at)
{
	const struct component *component = &screener->bom->components.items[at];
	const struct subject subject = {
		.product_class = class_of(screener, entity),
		.hardware = is_hardware(screener, component),
		.service = component->service,
		.second = second_identifier(screener, entity),
		.direct = is_direct(screener, at),
	};
	struct str others = other_measures(screener, entity, &subject);
	for (uint32_t i = screener->first_rule[entity]; i < screener->first_rule[entity + 1]; i++) {
		const struct rule *rule = &screener->rules[i];
		if (!rule->period || excepted(screener, rule->measure)) {
			trace_rule(screener, at, rule, entity, NULL);
			continue;
		}
		struct subject here = subject_for(screener, rule, &subject);
		struct decision decision = decide(screener, rule, entity, &here);
		trace_rule(screener, at, rule, entity, &decision);
		if (decision.count && decision.judgement.tier >= TIER_REVIEW)
			add_finding(screener, &decision, &here, at, others);
		else if (decision.count)
			add_advisory(screener, &decision, at);
	}
}

/* Each entity or affiliate that a match names, once. */
void judge_component(struct screener *screener, uint32_t component)
{
	LIST(uint32_t) done = {0};
	for (size_t i = 0; i < 2 * screener->gather.matches.count; i++) {
		const struct identifier *identifier =
			identifier_of(screener, &screener->gather.matches.items[i / 2]);
		uint32_t entity = i % 2 ? identifier->affiliate : identifier->entity;
		bool seen = false;
		for (size_t k = 0; k < done.count; k++)
			seen |= done.items[k] == entity;
		if (seen)
			continue;
		list_push(&done, entity);
		judge_entity(screener, entity, component);
	}
	list_finish(&done);
}

static const struct measure hidden_text = {
	.id = STR_INIT("hidden-text"),
	.title = STR_INIT(
		"Text behind U+0000 is cut off by programs that end strings there, so that "
		"a name can be hidden from screening"),
	.basis = STR_INIT("policy"),
};

void judge_hidden_text(struct screener *screener, uint32_t at)
{
	struct arena *arena = &screener->screening->arena;
	const struct component *component = &screener->bom->components.items[at];
	struct finding finding = {
		.verdict = VERDICT_REVIEW,
		.was = VERDICT_REVIEW,
		.measure = &hidden_text,
		.component = at,
		.confidence = CONFIDENCE_HIGH,
		.reason = arena_join(arena,
			(struct str[]){component_title(arena, component),
				STR(" states a value that holds U+0000")},
			2),
		.why = STR("what stands behind U+0000 is not seen by every program"),
		.next = STR("ask whoever made the bill for a correct one"),
		.basis = hidden_text.basis,
		.place = {.offset = component->offset},
	};
	finding_identify(screener, &finding, component, STR("-"));
	list_push(&screener->input->findings, finding);
}

static const struct measure unknown_maker = {
	.id = STR_INIT(RULE_UNKNOWN_MAKER),
	.title = STR_INIT("What names no maker cannot be compared with any list"),
	.basis = STR_INIT("policy"),
};

bool judge_unknown(struct screener *screener, uint32_t at)
{
	const struct component *component = &screener->bom->components.items[at];
	struct arena *arena = &screener->screening->arena;
	struct finding finding = {
		.verdict = VERDICT_UNKNOWN,
		.was = VERDICT_UNKNOWN,
		.measure = &unknown_maker,
		.component = at,
		.confidence = CONFIDENCE_LOW,
		.reason = arena_join(arena,
			(struct str[]){component_title(arena, component),
				STR(" names no maker and none could be derived")},
			2),
		.basis = unknown_maker.basis,
		.place = {.offset = component->offset},
	};
	finding_identify(screener, &finding, component, STR("-"));
	waivers_apply(screener->screening, component, &finding);
	if (!finding.determination)
		return false;
	list_push(&screener->input->findings, finding);
	return true;
}
