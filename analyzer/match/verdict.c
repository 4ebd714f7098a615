#include "match/verdict.h"

const struct period *measure_period(const struct measure *measure, int32_t date)
{
	for (size_t i = 0; i < measure->period_count; i++)
		if (measure->periods[i].from <= date && date < measure->periods[i].to)
			return &measure->periods[i];
	return NULL;
}

static enum tier period_ceiling(const struct rule *rule)
{
	if (!rule->period)
		return TIER_OFF;
	return rule->period->verdict == VERDICT_PROHIBITED ? TIER_PROHIBIT : TIER_REVIEW;
}

static const uint8_t relation_ceilings[] = {
	[RELATION_PRODUCED] = TIER_PROHIBIT,
	[RELATION_SUBSIDIARY] = TIER_PROHIBIT,
	[RELATION_WHITE_LABEL] = TIER_REVIEW,
	[RELATION_DONATED] = TIER_REVIEW,
	[RELATION_DIVESTED] = TIER_REVIEW,
	[RELATION_THIRD_PARTY] = TIER_REVIEW,
	[RELATION_FORK] = TIER_REVIEW,
	[RELATION_UNRELATED] = TIER_OFF,
};

/* Facts of medium confidence may prohibit when they are another spelling of a certain name, or an
 * address or namespace that is registered to one owner. */
static const bool medium_suffices[IDENTIFIER_COUNT] = {
	[IDENTIFIER_NAME] = true,
	[IDENTIFIER_DOMAIN] = true,
	[IDENTIFIER_CPE_VENDOR] = true,
	[IDENTIFIER_NAMESPACE] = true,
	[IDENTIFIER_OWNER] = true,
};

static bool medium_is_enough(const struct policies *policies, const struct identifier *identifier)
{
	bool kind = medium_suffices[identifier->kind] ||
		(identifier->kind == IDENTIFIER_PURL && str_ends(identifier->value, STR("/*")));
	return kind && policies->entities.items[identifier->entity].certain;
}

static enum tier confidence_ceiling(const struct policies *policies,
	const struct identifier *identifier, const struct subject *subject)
{
	if (identifier->legal_form && !subject->second)
		return TIER_REVIEW; /* a generic name needs a second identifier */
	switch ((enum confidence)identifier->confidence) {
	case CONFIDENCE_HIGH:
		return TIER_PROHIBIT;
	case CONFIDENCE_MEDIUM:
		return medium_is_enough(policies, identifier) ? TIER_PROHIBIT : TIER_REVIEW;
	default:
		return TIER_REVIEW;
	}
}

/* What a reach allows for each class of product. */
static const uint8_t class_ceilings[][CLASS_OTHER + 1] = {
	[REACH_ANY_SOFTWARE] = {TIER_PROHIBIT, TIER_PROHIBIT, TIER_PROHIBIT, TIER_PROHIBIT,
		TIER_PROHIBIT},
	[REACH_CYBER_SOFTWARE] = {[CLASS_UNKNOWN] = TIER_REVIEW,
		[CLASS_SECURITY] = TIER_PROHIBIT,
		[CLASS_EQUIPMENT] = TIER_OFF,
		[CLASS_NAMED_APPLICATION] = TIER_OFF,
		[CLASS_OTHER] = TIER_OFF},
	[REACH_NAMED_APPLICATION] = {[CLASS_UNKNOWN] = TIER_REVIEW,
		[CLASS_SECURITY] = TIER_REVIEW,
		[CLASS_EQUIPMENT] = TIER_REVIEW,
		[CLASS_NAMED_APPLICATION] = TIER_PROHIBIT,
		[CLASS_OTHER] = TIER_OFF},
	[REACH_EQUIPMENT_AND_SERVICES] = {[CLASS_UNKNOWN] = TIER_REVIEW,
		[CLASS_SECURITY] = TIER_REVIEW,
		[CLASS_EQUIPMENT] = TIER_PROHIBIT,
		[CLASS_NAMED_APPLICATION] = TIER_REVIEW,
		[CLASS_OTHER] = TIER_REVIEW},
	[REACH_TRANSACTIONS] = {TIER_REVIEW, TIER_REVIEW, TIER_REVIEW, TIER_REVIEW, TIER_REVIEW},
	[REACH_EXPORT] = {TIER_REVIEW, TIER_REVIEW, TIER_REVIEW, TIER_REVIEW, TIER_REVIEW},
	[REACH_CONTRACTING] = {TIER_REVIEW, TIER_REVIEW, TIER_REVIEW, TIER_REVIEW, TIER_REVIEW},
};

static enum tier reach_ceiling(
	const struct rule *rule, const struct subject *subject, const struct match *match)
{
	enum reach reach = rule->any_software ? REACH_ANY_SOFTWARE : rule->measure->reach;
	enum tier tier = (enum tier)class_ceilings[reach][subject->product_class];
	if (reach == REACH_EQUIPMENT_AND_SERVICES && subject->hardware)
		return TIER_PROHIBIT;
	if (reach == REACH_TRANSACTIONS &&
		(subject->service || evidence_rows[match->evidence].trade))
		return TIER_PROHIBIT;
	if (match->made_with && reach != REACH_ANY_SOFTWARE && tier > TIER_REVIEW)
		return TIER_REVIEW;
	return tier;
}

static enum tier bundle_ceiling(const struct rule *rule, const struct subject *subject)
{
	bool hardware = subject->hardware || subject->product_class == CLASS_EQUIPMENT;
	return hardware && rule->hardware > rule->tier ? rule->hardware : rule->tier;
}

static enum confidence least(enum confidence a, enum confidence b)
{
	return a < b ? a : b;
}

struct judgement judge(const struct policies *policies, const struct rule *rule,
	const struct subject *subject, const struct match *match)
{
	const struct identifier *identifier = &policies->identifiers.items[match->identifier];
	const struct evidence_row *row = &evidence_rows[match->evidence];
	enum relation relation = (enum relation)identifier->relation;
	if (match->fork && relation_ceilings[relation] == TIER_PROHIBIT)
		relation = RELATION_FORK;
	const enum tier tiers[CEILING_COUNT] = {
		[CEILING_NONE] = TIER_PROHIBIT,
		[CEILING_PERIOD] = period_ceiling(rule),
		[CEILING_TIER] = bundle_ceiling(rule, subject),
		[CEILING_EVIDENCE] =
			(match->capped || match->vendored) && row->ceiling > TIER_REVIEW
			? TIER_REVIEW
			: row->ceiling,
		[CEILING_RELATION] = (enum tier)relation_ceilings[relation],
		[CEILING_CONFIDENCE] = rule->listing && rule->listing->review
			? TIER_REVIEW
			: confidence_ceiling(policies, identifier, subject),
		[CEILING_REACH] = reach_ceiling(rule, subject, match),
		[CEILING_SCOPE] = rule->in_scope && (subject->direct || !rule->direct)
			? TIER_PROHIBIT
			: TIER_ADVISORY,
	};
	struct judgement judgement = {
		.tier = TIER_PROHIBIT,
		.relation = relation,
		.confidence = least((enum confidence)identifier->confidence, row->confidence),
	};
	/* Evidence and relation come first: they say what is known of the component itself. */
	static const uint8_t order[] = {CEILING_EVIDENCE, CEILING_RELATION, CEILING_CONFIDENCE,
		CEILING_REACH, CEILING_PERIOD, CEILING_TIER, CEILING_SCOPE};
	for (size_t i = 0; i < sizeof order; i++) {
		if (tiers[order[i]] < judgement.tier) {
			judgement.tier = tiers[order[i]];
			judgement.by = (enum ceiling)order[i];
		}
	}
	if (match->capped)
		judgement.confidence = CONFIDENCE_LOW;
	return judgement;
}

const char *reach_refusal(enum reach reach)
{
	return reach == REACH_CYBER_SOFTWARE ? "not security software"
					     : "not of the kind it reaches";
}
