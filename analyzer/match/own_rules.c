/* Judging components by the rules of one's own policies. */
#include "base/globs.h"
#include "match/ownrule.h"
#include "match/screen.h"
#include "match/trace.h"

/* What is known of the component at hand. */
struct view {
	struct screener *screener;
	const struct component *component;
	struct str package; /* type/namespace/name; absent: no purl */
	struct str version;
};

/* What made a rule fit: for its evidence, and how far that may lead. */
struct fit {
	struct str kind, value, matched;
	size_t offset;
	const struct entity *entity;
	enum tier ceiling;
};

/* A policy that the bundle does not name counts in full: it was chosen by itself. */
static enum tier tier_of(const struct screener *screener, const struct policy *policy)
{
	const struct bundle *bundle = screener->screening->bundle;
	for (size_t i = 0; bundle && i < bundle->member_count; i++)
		if (str_eq(bundle->members[i].policy, policy->id))
			return bundle->members[i].tier;
	return TIER_PROHIBIT;
}

static bool is_base(const struct policies *policies, const struct policy *policy)
{
	for (size_t i = 0; i < policies->policies.count; i++)
		for (size_t k = 0; k < policies->policies.items[i].extend_count; k++)
			if (str_eq(policies->policies.items[i].extends[k], policy->id))
				return true;
	return false;
}

static void trace_own(const struct screener *screener, uint32_t component,
	const struct own_rule *rule, const char *refused)
{
	struct trace *trace = screener->screening->trace;
	if (trace)
		list_push(&trace->own_rules, ((struct traced_own){component, rule, refused}));
}

void own_rules_select(struct screener *screener)
{
	const struct policies *policies = screener->policies;
	const struct policy *only = screener->screening->only;
	size_t count = 0, rules = 0;
	const struct policy **order =
		ARENA_ARRAY(&screener->scratch, const struct policy *, policies->policies.count);
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		rules += policy->rule_count;
		if (only ? policy == only : !is_base(policies, policy))
			count = own_rules_order(policies, policy, order, count);
	}
	screener->own_rules = ARENA_ARRAY(&screener->scratch, const struct own_rule *, rules);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < order[i]->rule_count; k++) {
			const struct own_rule *rule = &order[i]->rules[k];
			int32_t date = screener->screening->as_of;
			bool on = rule->period.from <= date && date < rule->period.to;
			bool wanted = tier_of(screener, order[i]) >= TIER_REVIEW;
			if (on && wanted)
				screener->own_rules[screener->own_rule_count++] = rule;
			else
				trace_own(screener, TRACED_ALL, rule,
					on ? "the bundle takes its policy no further than advice"
					   : "not in force on that date");
		}
	}
}

/* Conditions */

static const struct identity *find_identity(
	const struct view *view, enum identity_kind kind, struct str value)
{
	for (uint32_t i = 0; i < view->component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(view->screener->bom, view->component->identities + i);
		if (identity->kind == kind && (!value.len || str_eq(identity->value, value)))
			return identity;
	}
	return NULL;
}

static void note(struct fit *fit, const struct view *view, const char *kind, struct str value,
	struct str matched, enum identity_kind identity_kind)
{
	const struct identity *identity = find_identity(view, identity_kind, value);
	fit->kind = str_of(kind);
	fit->value = value;
	fit->matched = matched;
	fit->offset = identity ? identity->offset : view->component->offset;
}

static bool fits_name(
	const struct own_condition *condition, const struct view *view, struct fit *fit)
{
	const struct component *component = view->component;
	struct str whole = component->group.len
		? arena_join(&view->screener->gather.scratch,
			  (struct str[]){component->group, STR("/"), component->name}, 3)
		: component->name;
	if (!condition->component.len)
		return true;
	note(fit, view, "component name", component->name, condition->component, ID_NAME);
	return glob_covers(condition->component, component->name) ||
		glob_covers(condition->component, whole);
}

static bool fits_purl(
	const struct own_condition *condition, const struct view *view, struct fit *fit)
{
	if (!condition->purl.len)
		return true;
	note(fit, view, "package", view->component->purl, condition->shown, ID_PURL);
	return view->package.len && glob_covers(condition->purl, view->package) &&
		(!condition->ranged ||
			(view->version.len && vers_contains(&condition->versions, view->version)));
}

/* To deny, one licence that is needed; to allow, all of them. */
static bool fits_licenses(const struct own_condition *condition, const struct view *view,
	bool strict, struct fit *fit)
{
	size_t stated = 0, fitting = 0;
	if (!condition->license_count)
		return true;
	for (uint32_t i = 0; i < view->component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(view->screener->bom, view->component->identities + i);
		if (identity->kind != ID_LICENSE || identity->via != VIA_SELF ||
			identity->value.len > 4096)
			continue; /* the text of a licence is none of its names */
		stated++;
		bool here = strict ? license_allowed(identity->value, condition->licenses,
					     condition->license_count)
				   : license_denied(identity->value, condition->licenses,
					     condition->license_count);
		if (here && !fitting++)
			note(fit, view, "licence", identity->value, condition->licenses[0],
				ID_LICENSE);
	}
	return strict ? stated && fitting == stated : fitting > 0;
}

/* How far a match shows that the entity made the component. */
static enum tier strength(const struct identifier *identifier, const struct match *match)
{
	bool made = identifier->relation == RELATION_PRODUCED ||
		identifier->relation == RELATION_SUBSIDIARY;
	if (identifier->relation == RELATION_UNRELATED)
		return TIER_OFF;
	if (!made || match->fork || match->made_with || match->capped ||
		identifier->confidence == CONFIDENCE_LOW)
		return TIER_REVIEW;
	return evidence_rows[match->evidence].ceiling;
}

static bool contains(const struct str *list, size_t count, struct str value)
{
	for (size_t i = 0; i < count; i++)
		if (value.len && str_eq(list[i], value))
			return true;
	return false;
}

static bool names_maker(const struct own_condition *condition, const struct entity *entity)
{
	if (condition->entity_count &&
		!contains(condition->entities, condition->entity_count, entity->id))
		return false;
	return !condition->country_count ||
		contains(condition->countries, condition->country_count, entity->country);
}

/* The address that the bill states of who made or supplies it. */
static bool states_country(
	const struct own_condition *condition, const struct view *view, struct fit *fit)
{
	for (uint32_t i = 0; i < view->component->identity_count; i++) {
		const struct identity *identity =
			bom_identity(view->screener->bom, view->component->identities + i);
		if (identity->kind != ID_COUNTRY || identity->via != VIA_SELF ||
			(identity->detail != PARTY_SUPPLIER &&
				identity->detail != PARTY_MANUFACTURER) ||
			!contains(condition->countries, condition->country_count, identity->value))
			continue;
		fit->kind = STR("country of the maker's address");
		fit->value = fit->matched = identity->value;
		fit->offset = identity->offset;
		return true;
	}
	return false;
}

static bool fits_maker(const struct own_condition *condition, const struct view *view, bool strict,
	struct fit *fit)
{
	const struct policies *policies = view->screener->policies;
	enum tier best = TIER_OFF;
	if (!condition->entity_count && !condition->country_count)
		return true;
	if (!condition->entity_count && states_country(condition, view, fit))
		return true;
	for (size_t i = 0; i < view->screener->gather.matches.count; i++) {
		const struct match *match = &view->screener->gather.matches.items[i];
		const struct identifier *identifier =
			&policies->identifiers.items[match->identifier];
		const struct entity *entity = &policies->entities.items[identifier->entity];
		enum tier here = strength(identifier, match);
		if (here <= best || !names_maker(condition, entity))
			continue;
		const struct identity *identity =
			bom_identity(view->screener->bom, match->identity);
		best = here;
		fit->entity = entity;
		fit->kind = evidence_rows[match->evidence].kind;
		fit->value = identity->value;
		fit->matched = identifier->value;
		fit->offset = identity->offset;
	}
	fit->ceiling = best < fit->ceiling ? best : fit->ceiling;
	return best >= (strict ? TIER_PROHIBIT : TIER_REVIEW);
}

/* What of the condition does not fit; NULL: all does. */
static const char *misfit(const struct own_condition *condition, const struct view *view,
	bool strict, struct fit *fit)
{
	if (!fits_name(condition, view, fit))
		return "the component has another name";
	if (!fits_purl(condition, view, fit))
		return !view->package.len ? "the component has no package URL"
			: glob_covers(condition->purl, view->package)
			? "a version outside its range"
			: "another package";
	if (!fits_licenses(condition, view, strict, fit))
		return strict ? "its licences are not all of those that the rule names"
			      : "it has none of the licences that the rule names";
	if (!fits_maker(condition, view, strict, fit))
		return "nothing shows the maker, or the maker's country, that the rule names";
	return NULL;
}

static const char *rule_misfit(
	const struct own_rule *rule, const struct view *view, struct fit *fit)
{
	bool allows = rule->effect == EFFECT_ALLOW;
	*fit = (struct fit){.ceiling = tier_of(view->screener, rule->policy)};
	const char *why = misfit(&rule->match, view, allows, fit);
	for (size_t i = 0; !why && i < rule->except_count; i++) {
		struct fit ignored = {.ceiling = TIER_PROHIBIT};
		if (!misfit(&rule->except[i], view, !allows, &ignored))
			why = "an exception of the rule fits";
	}
	return why;
}

/* Findings */

static void add_finding(
	struct screener *screener, uint32_t at, const struct own_rule *rule, const struct fit *fit)
{
	struct arena *arena = &screener->screening->arena;
	const struct component *component = &screener->bom->components.items[at];
	bool denied = rule->effect == EFFECT_DENY && fit->ceiling == TIER_PROHIBIT;
	struct finding finding = {
		.verdict = denied ? VERDICT_PROHIBITED : VERDICT_REVIEW,
		.policy = rule->policy,
		.measure = &rule->measure,
		.period = &rule->period,
		.entity = fit->entity,
		.relation = RELATION_PRODUCED,
		.component = at,
		.evidence = ARENA_ARRAY(arena, struct evidence, 1),
		.evidence_count = 1,
		.confidence = fit->ceiling == TIER_PROHIBIT ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM,
		.reason = arena_join(arena,
			(struct str[]){component_title(arena, component),
				denied ? STR(" is denied by a rule of your own")
				       : STR(" is to be reviewed by a rule of your own")},
			2),
		.next = rule->measure.next.len ? rule->measure.next
			: denied               ? STR("replace it, or have the rule's owner decide")
					       : STR("decide, and write the determination down"),
		.replacement = rule->replacement,
		.basis = rule->measure.basis,
		.place = {.offset = component->offset},
	};
	finding.was = finding.verdict;
	finding.evidence[0] = (struct evidence){
		.kind = fit->kind,
		.value = fit->value,
		.matched = fit->matched,
		.confidence = finding.confidence,
		.offset = fit->offset,
		.place = {.offset = fit->offset},
	};
	finding_identify(screener, &finding, component, fit->entity ? fit->entity->id : STR("-"));
	list_push(&screener->input->findings, finding);
}

static void allow(const struct own_rule *rule, struct finding *finding)
{
	if (!finding->policy && str_is(finding->basis, "policy"))
		return; /* hidden text: nobody knows what is allowed there */
	if (!str_is(finding->basis, "policy")) {
		finding->unapplied = &rule->allow;
		finding->unapplied_why =
			STR("is a rule of your own, which cannot lift what is law or contract");
		return;
	}
	finding->waiver = &rule->allow;
	finding->verdict = VERDICT_WAIVED;
	finding->changes = 0;
	finding->next = STR("nothing, as long as the rule stands");
}

void own_rules_judge(struct screener *screener, uint32_t at, size_t first)
{
	const struct component *component = &screener->bom->components.items[at];
	struct arena *scratch = &screener->gather.scratch;
	const struct own_rule *allowed = NULL;
	struct view view = {screener, component, STR_NONE, component->version};
	struct purl purl = {0};
	const char *error;
	bool decided = false;
	if (component->purl.len &&
		(purl_parse(scratch, component->purl, &purl, &error) || purl.name.len)) {
		struct str slash = purl.name_space.len ? STR("/") : STR("");
		view.package = arena_join(scratch,
			(struct str[]){purl.type, STR("/"), purl.name_space, slash, purl.name}, 5);
		view.version = purl.version.len ? purl.version : component->version;
	}
	for (size_t i = 0; i < screener->own_rule_count; i++) {
		const struct own_rule *rule = screener->own_rules[i];
		struct fit fit;
		const char *why = decided && !allowed ? "an earlier rule decides"
						      : rule_misfit(rule, &view, &fit);
		trace_own(screener, at, rule, why);
		if (why)
			continue;
		if (rule->effect != EFFECT_ALLOW)
			add_finding(screener, at, rule, &fit);
		else if (!allowed)
			allowed = rule;
		decided = true;
	}
	for (size_t i = first; allowed && i < screener->input->findings.count; i++)
		allow(allowed, &screener->input->findings.items[i]);
}
