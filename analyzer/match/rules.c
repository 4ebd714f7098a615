/* Which measures apply to each entity: by bundle, date and scope. */
#include "match/screen.h"

/* A measure as the bundle takes it, before it is known whom it lists. */
typedef void rule_visit(struct screener *screener, const struct rule *rule);

static void visit_measure(struct screener *screener, rule_visit *visit, struct rule rule)
{
	const struct screening *screening = screener->screening;
	rule.period = measure_period(rule.measure, screening->as_of);
	rule.in_scope = rule.measure->scopes >> screening->scope & 1;
	visit(screener, &rule);
}

static void visit_bundle(struct screener *screener, rule_visit *visit, const struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->member_count; i++) {
		struct rule rule = {
			.policy = policies_find(screener->policies, bundle->members[i].policy),
			.tier = screener->screening->scope == SCOPE_IC ? bundle->members[i].ic_tier
								       : bundle->members[i].tier,
			.hardware = bundle->members[i].hardware,
			.any_software = bundle->members[i].any_software,
			.direct = bundle->members[i].direct,
		};
		if (!rule.policy || rule.tier == TIER_OFF)
			continue;
		for (size_t k = 0; k < rule.policy->measure_count; k++) {
			rule.measure = &rule.policy->measures[k];
			visit_measure(screener, visit, rule);
		}
	}
}

/* Without a bundle each policy goes as far as it says itself. */
static void visit_all(struct screener *screener, rule_visit *visit)
{
	for (size_t i = 0; i < screener->policies->policies.count; i++) {
		struct rule rule = {.policy = &screener->policies->policies.items[i]};
		for (size_t k = 0; k < rule.policy->measure_count; k++) {
			rule.measure = &rule.policy->measures[k];
			const struct period *period =
				measure_period(rule.measure, screener->screening->as_of);
			bool advisory = (period && period->advisory) ||
				rule.measure->reach == REACH_EXPORT ||
				rule.measure->reach == REACH_CONTRACTING;
			rule.tier = rule.hardware = advisory ? TIER_ADVISORY : TIER_PROHIBIT;
			visit_measure(screener, visit, rule);
		}
	}
}

static void visit_rules(struct screener *screener, rule_visit *visit)
{
	if (screener->screening->bundle)
		visit_bundle(screener, visit, screener->screening->bundle);
	else
		visit_all(screener, visit);
}

static bool in_force(const struct screener *screener, const struct listing *listing)
{
	int32_t date = screener->screening->as_of;
	return listing->from <= date && date < listing->to;
}

/* What a measure says of a parent it says of its affiliates: one finding, not two. */
static bool parent_listed(
	const struct screener *screener, const struct measure *measure, uint32_t entity)
{
	struct str parent = screener->policies->entities.items[entity].parent;
	if (!parent.len)
		return false;
	uint32_t at = map_get(&screener->policies->entity_by_id, parent);
	for (size_t i = 0; i < measure->listing_count; i++)
		if (measure->listings[i].entity == at && in_force(screener, &measure->listings[i]))
			return true;
	return false;
}

static bool counts(
	const struct screener *screener, const struct rule *rule, const struct listing *listing)
{
	return in_force(screener, listing) &&
		!parent_listed(screener, rule->measure, listing->entity);
}

static void count_rule(struct screener *screener, const struct rule *rule)
{
	for (size_t i = 0; i < rule->measure->listing_count; i++) {
		const struct listing *listing = &rule->measure->listings[i];
		screener->first_rule[listing->entity] += counts(screener, rule, listing);
	}
}

/* first_rule holds the ends and becomes the beginnings. */
static void place_rule(struct screener *screener, const struct rule *rule)
{
	for (size_t i = 0; i < rule->measure->listing_count; i++) {
		const struct listing *listing = &rule->measure->listings[i];
		if (!counts(screener, rule, listing))
			continue;
		struct rule *placed = &screener->rules[--screener->first_rule[listing->entity]];
		*placed = *rule;
		placed->listing = listing;
	}
}

/* Placed from the last to the first: put them in the policies' order again. */
static void reverse(struct rule *rules, uint32_t count)
{
	for (uint32_t i = 0; i < count / 2; i++) {
		struct rule swap = rules[i];
		rules[i] = rules[count - 1 - i];
		rules[count - 1 - i] = swap;
	}
}

void rules_select(struct screener *screener)
{
	size_t entities = screener->policies->entities.count;
	uint32_t sum = 0;
	uint32_t *first = ARENA_ARRAY(&screener->scratch, uint32_t, entities + 1);
	screener->first_rule = first;
	visit_rules(screener, count_rule);
	for (size_t i = 0; i <= entities; i++)
		first[i] = sum += i < entities ? first[i] : 0;
	screener->rules = ARENA_ARRAY(&screener->scratch, struct rule, sum);
	visit_rules(screener, place_rule);
	for (size_t i = 0; i < entities; i++)
		reverse(screener->rules + first[i], first[i + 1] - first[i]);
}
