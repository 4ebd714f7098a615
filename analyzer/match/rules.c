/* Which measures apply: by bundle, date and scope, and for each entity. */
#include "match/screen.h"

static void add_rule(struct screener *screener, const struct policy *policy,
	const struct measure *measure, struct rule rule)
{
	const struct screening *screening = screener->screening;
	rule.policy = policy;
	rule.measure = measure;
	rule.period = measure_period(measure, screening->as_of);
	rule.in_scope = measure->scopes >> screening->scope & 1;
	list_push(&screener->rules, rule);
}

static void select_by_bundle(struct screener *screener, const struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->member_count; i++) {
		const struct policy *policy =
			policies_find(screener->policies, bundle->members[i].policy);
		struct rule rule = {
			.tier = screener->screening->scope == SCOPE_IC ? bundle->members[i].ic_tier
								       : bundle->members[i].tier,
			.hardware = bundle->members[i].hardware,
			.any_software = bundle->members[i].any_software,
		};
		for (size_t k = 0; policy && rule.tier != TIER_OFF && k < policy->measure_count;
			k++)
			add_rule(screener, policy, &policy->measures[k], rule);
	}
}

/* Without a bundle each policy goes as far as it says itself. */
static void select_all(struct screener *screener)
{
	for (size_t i = 0; i < screener->policies->policies.count; i++) {
		const struct policy *policy = &screener->policies->policies.items[i];
		for (size_t k = 0; k < policy->measure_count; k++) {
			const struct measure *measure = &policy->measures[k];
			const struct period *period =
				measure_period(measure, screener->screening->as_of);
			bool advisory = (period && period->advisory) ||
				measure->reach == REACH_EXPORT ||
				measure->reach == REACH_CONTRACTING;
			enum tier tier = advisory ? TIER_ADVISORY : TIER_PROHIBIT;
			add_rule(screener, policy, measure,
				(struct rule){.tier = tier, .hardware = tier});
		}
	}
}

static bool names_entity(const struct measure *measure, struct str id)
{
	for (size_t i = 0; i < measure->entity_count; i++)
		if (str_eq(measure->entities[i], id))
			return true;
	return false;
}

void rules_select(struct screener *screener)
{
	const struct policies *policies = screener->policies;
	if (screener->screening->bundle)
		select_by_bundle(screener, screener->screening->bundle);
	else
		select_all(screener);
	screener->first_rule =
		ARENA_ARRAY(&screener->scratch, uint32_t, policies->entities.count + 1);
	for (size_t i = 0; i < policies->entities.count; i++) {
		const struct entity *entity = &policies->entities.items[i];
		screener->first_rule[i] = (uint32_t)screener->entity_rules.count;
		for (size_t k = 0; k < screener->rules.count; k++) {
			const struct measure *measure = screener->rules.items[k].measure;
			bool by_parent =
				entity->parent.len && names_entity(measure, entity->parent);
			if (names_entity(measure, entity->id) && !by_parent)
				list_push(&screener->entity_rules, (uint32_t)k);
		}
	}
	screener->first_rule[policies->entities.count] = (uint32_t)screener->entity_rules.count;
}
