/* The rules of one's own policies, and what policies build on. */
#include "match/ownrule.h"

#include "base/buf.h"

enum { GLOB_MAX = 512, STARS_MAX = 16, RULES_MAX = 10000, VALUES_MAX = 1000 };

const char *effect_name(enum effect_kind effect)
{
	static const char *const names[] = {"deny", "review", "allow"};
	return names[effect];
}

static const char *word_effect(unsigned at)
{
	return at <= EFFECT_ALLOW ? effect_name((enum effect_kind)at) : NULL;
}

#define CONDITION_MEMBERS                                                                          \
	{"component", SHAPE_TEXT}, {"purl", SHAPE_TEXT}, {"versions", SHAPE_TEXT},                 \
		{"licenses", SHAPE_TEXTS}, {"countries", SHAPE_TEXTS}, {"entities", SHAPE_TEXTS},

static const struct shape rule_shape[] = {
	{"id", SHAPE_TEXT, true},
	{"effect", SHAPE_WORD, true, word_effect},
	{"reason", SHAPE_TEXT, true},
	{"match", SHAPE_OBJECT, true},
	{"except", SHAPE_OBJECTS},
	{"from", SHAPE_DATE},
	{"to", SHAPE_DATE},
	{"next", SHAPE_TEXT},
	{"replacement", SHAPE_TEXT},
	{0},
};

static const struct shape condition_shape[] = {CONDITION_MEMBERS{0}};

static bool wrong(struct doc *doc, const struct node *node, const char *text)
{
	diag(doc, DIAG_POLICY_INVALID, node->start, "%s", text);
	return false;
}

/* A glob costs its length times that of what it is held against: both are bounded. */
static bool check_glob(struct doc *doc, const struct node *node)
{
	size_t stars = 0;
	for (size_t i = 0; node && i < node->text.len; i++)
		stars += node->text.ptr[i] == '*';
	return !node || (node->text.len <= GLOB_MAX && stars <= STARS_MAX) ||
		wrong(doc, node, "a pattern has at most 512 bytes and 16 stars");
}

static struct str decode(struct arena *arena, struct str text)
{
	struct buf out = {0};
	for (size_t i = 0; i < text.len; i++) {
		int high = text.ptr[i] == '%' && i + 2 < text.len ? ascii_hex_value(text.ptr[i + 1])
								  : -1;
		int low = high >= 0 ? ascii_hex_value(text.ptr[i + 2]) : -1;
		buf_add_byte(&out, low >= 0 ? (char)(high * 16 + low) : text.ptr[i]);
		i += low >= 0 ? 2 : 0;
	}
	struct str decoded = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return decoded;
}

/* "pkg:npm/%40example/" and a star, "pkg:maven/org.example*" ... */
static bool load_purl(struct policies *policies, struct doc *doc, const struct node *node,
	struct own_condition *condition)
{
	if (!node)
		return true;
	struct str text = node->text;
	if (!str_starts(text, STR("pkg:")) || str_find_byte(text, '/') == STR_NPOS)
		return wrong(
			doc, node, "a purl is pkg:TYPE/NAMESPACE/NAME; stars stand for any text");
	for (size_t i = 0; i < text.len; i++)
		if (strchr("@?#", text.ptr[i]))
			return wrong(doc, node,
				"a purl stands without version, qualifiers and subpath (versions "
				"is a "
				"member of its own; an @ of a scope is written %40)");
	condition->purl = decode(&policies->arena, str_from(text, strlen("pkg:")));
	condition->shown = text;
	return check_glob(doc, node);
}

static bool load_versions(struct policies *policies, struct doc *doc, const struct node *node,
	struct own_condition *condition)
{
	const char *error;
	enum version_scheme scheme;
	struct str rest = condition->purl;
	if (!node)
		return true;
	condition->ranged = true;
	if (!vers_parse(&policies->arena, node->text, &condition->versions, &error)) {
		diag(doc, DIAG_POLICY_INVALID, node->start, "the range %s %s",
			diag_quote(doc, node->text), error);
		return false;
	}
	if (!condition->purl.len)
		return wrong(doc, node, "versions need a purl: whose versions are they?");
	struct str type = str_cut(&rest, '/');
	return str_find_byte(type, '*') != STR_NPOS || !version_scheme_named(type, &scheme) ||
		scheme == condition->versions.scheme ||
		wrong(doc, node, "the range is not of the purl's type");
}

static bool check_values(struct doc *doc, const struct node *list, bool countries)
{
	bool good = !list || (list->count > 0 && list->count <= VALUES_MAX) ||
		wrong(doc, list, "a list holds 1 to 1000 values");
	NODE_EACH(node, list)
	{
		good &= check_glob(doc, node);
		if (countries &&
			(node->text.len != 2 || node->text.ptr[0] < 'A' ||
				node->text.ptr[0] > 'Z' || node->text.ptr[1] < 'A' ||
				node->text.ptr[1] > 'Z'))
			good = wrong(doc, node, "a country is two capital letters (ISO 3166-1)");
	}
	return good;
}

static bool check_known(struct policies *policies, struct doc *doc, const struct node *list)
{
	bool good = true;
	NODE_EACH(node, list)
	{
		if (map_get(&policies->entity_by_id, node->text) != MAP_NONE)
			continue;
		diag(doc, DIAG_POLICY_INVALID, node->start,
			"no entity has the id %s (entities.json)", diag_quote(doc, node->text));
		good = false;
	}
	return good;
}

static bool load_condition(struct policies *policies, struct doc *doc, const struct node *node,
	const char *what, struct own_condition *condition)
{
	if (!shape_check(doc, node, what, condition_shape))
		return false;
	if (!node->count)
		return wrong(doc, node, "it fits everything: say of what it speaks");
	struct arena *arena = &policies->arena;
	condition->component = node_string(node, "component");
	condition->licenses = shape_texts(arena, node, "licenses", &condition->license_count);
	condition->countries = shape_texts(arena, node, "countries", &condition->country_count);
	condition->entities = shape_texts(arena, node, "entities", &condition->entity_count);
	bool good = check_glob(doc, node_get(node, "component"));
	good &= load_purl(policies, doc, node_get(node, "purl"), condition);
	good &= load_versions(policies, doc, node_get(node, "versions"), condition);
	good &= check_values(doc, node_get(node, "licenses"), false);
	good &= check_values(doc, node_get(node, "countries"), true);
	return check_known(policies, doc, node_get(node, "entities")) && good;
}

static bool only_stars(struct str glob)
{
	for (size_t i = 0; i < glob.len; i++)
		if (glob.ptr[i] != '*' && glob.ptr[i] != '/')
			return false;
	return true;
}

/* An allow rule that fits everything would switch the others off. */
static bool check_breadth(
	struct doc *doc, const struct node *node, const struct own_condition *condition)
{
	bool narrow = !only_stars(condition->component) || !only_stars(condition->purl) ||
		condition->entity_count || condition->license_count;
	return narrow ||
		wrong(doc, node,
			"an allow rule must name a component, a package, an entity or licences");
}

static void describe(struct own_rule *rule, const struct node *node, const struct policy *policy)
{
	struct str id = node_string(node, "id"), reason = node_string(node, "reason");
	rule->replacement = node_string(node, "replacement");
	rule->period = (struct period){
		.from = shape_date(node, "from", DATE_NONE),
		.to = shape_date(node, "to", DATE_MAX),
		.verdict = rule->effect == EFFECT_DENY ? VERDICT_PROHIBITED : VERDICT_REVIEW,
		.text = reason,
	};
	rule->measure = (struct measure){
		.id = id,
		.title = reason,
		.authority = policy->title,
		.instrument = STR("rule of your own"),
		.citation = policy->id,
		.next = node_string(node, "next"),
		.basis = STR("policy"),
		.reach = REACH_ANY_SOFTWARE,
		.periods = &rule->period,
		.period_count = 1,
	};
	rule->allow = (struct waiver){
		.id = id,
		.basis = STR("policy"),
		.reason = reason,
		.authority = policy->title,
		.outcome = OUTCOME_ACCEPTED,
		.date = rule->period.from,
		.expires = rule->period.to,
		.doc = policy->doc,
		.offset = node->start,
	};
}

static bool id_is_new(const struct policies *policies, const struct policy *policy, struct str id)
{
	for (size_t i = 0; i < policy->rule_count; i++)
		if (str_eq(policy->rules[i].measure.id, id))
			return false;
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *other = &policies->policies.items[i];
		for (size_t k = 0; k < other->rule_count; k++)
			if (str_eq(other->rules[k].measure.id, id))
				return false;
		for (size_t k = 0; k < other->measure_count; k++)
			if (str_eq(other->measures[k].id, id))
				return false;
	}
	return true;
}

static bool load_rule(
	struct policies *policies, struct doc *doc, const struct node *node, struct policy *policy)
{
	struct own_rule *rule = &policy->rules[policy->rule_count];
	const struct node *match = node_get(node, "match"), *except = node_get(node, "except");
	if (!shape_check(doc, node, "a rule", rule_shape))
		return false;
	rule->effect = (enum effect_kind)shape_word(node, rule_shape, "effect", 0);
	describe(rule, node, policy);
	if (!id_is_new(policies, policy, rule->measure.id))
		return wrong(doc, node_get(node, "id"), "another rule or measure has this id");
	if (rule->period.from >= rule->period.to)
		return wrong(doc, node_get(node, "to"), "it must end (to) after it begins (from)");
	bool good = load_condition(policies, doc, match, "match", &rule->match) &&
		(rule->effect != EFFECT_ALLOW || check_breadth(doc, match, &rule->match));
	rule->except =
		ARENA_ARRAY(&policies->arena, struct own_condition, except ? except->count : 0);
	NODE_EACH(one, except)
	{
		good &= load_condition(
			policies, doc, one, "an exception", &rule->except[rule->except_count++]);
	}
	policy->rule_count += good;
	return good;
}

static void locate(struct doc *doc, struct policy *policy)
{
	struct arena scratch = {0};
	if (!policy->rule_count)
		return;
	struct place *places = ARENA_ARRAY(&scratch, struct place, policy->rule_count);
	for (size_t i = 0; i < policy->rule_count; i++)
		places[i].offset = policy->rules[i].allow.offset;
	doc_locate(doc, places, policy->rule_count);
	for (size_t i = 0; i < policy->rule_count; i++)
		policy->rules[i].allow.place = places[i];
	arena_finish(&scratch);
}

bool load_rules(
	struct policies *policies, struct doc *doc, const struct node *root, struct policy *policy)
{
	const struct node *list = node_get(root, "rules"), *extends = node_get(root, "extends");
	bool good = true;
	policy->extends = shape_texts(&policies->arena, root, "extends", &policy->extend_count);
	policy->extends_offset = extends ? extends->start : 0;
	if (list && list->count > RULES_MAX)
		return wrong(doc, list, "a policy holds at most 10000 rules");
	policy->rules = ARENA_ARRAY(&policies->arena, struct own_rule, list ? list->count : 0);
	NODE_EACH(node, list)
	{
		good &= load_rule(policies, doc, node, policy);
	}
	locate(doc, policy);
	return good;
}

/* extends */

static bool seen(const struct policy **order, size_t count, const struct policy *policy)
{
	for (size_t i = 0; i < count; i++)
		if (order[i] == policy)
			return true;
	return false;
}

size_t own_rules_order(const struct policies *policies, const struct policy *policy,
	const struct policy **order, size_t count)
{
	size_t first = count;
	if (seen(order, count, policy))
		return count;
	order[count++] = policy;
	for (size_t at = first; at < count; at++) {
		for (size_t i = 0; i < order[at]->extend_count; i++) {
			const struct policy *base = policies_find(policies, order[at]->extends[i]);
			if (base && !seen(order, count, base))
				order[count++] = base;
		}
	}
	return count;
}

/* Does one lead to itself? */
static bool in_circle(const struct policies *policies, const struct policy *policy)
{
	struct arena scratch = {0};
	const struct policy **order =
		ARENA_ARRAY(&scratch, const struct policy *, policies->policies.count);
	size_t count = own_rules_order(policies, policy, order, 0);
	bool circle = false;
	for (size_t at = 0; at < count; at++)
		for (size_t i = 0; i < order[at]->extend_count; i++)
			circle |= str_eq(order[at]->extends[i], policy->id);
	arena_finish(&scratch);
	return circle;
}

bool check_extends(struct policies *policies)
{
	bool good = true;
	for (size_t i = 0; i < policies->policies.count; i++) {
		const struct policy *policy = &policies->policies.items[i];
		for (size_t k = 0; k < policy->rule_count; k++)
			policy->rules[k].policy = policy->rules[k].allow.rule_of = policy;
		for (size_t k = 0; k < policy->extend_count; k++) {
			if (policies_find(policies, policy->extends[k]))
				continue;
			diag(policy->doc, DIAG_POLICY_INVALID, policy->extends_offset,
				"extends %s: no policy with this id was loaded",
				diag_quote(policy->doc, policy->extends[k]));
			good = false;
		}
		if (policy->extend_count && in_circle(policies, policy))
			good = (diag(policy->doc, DIAG_POLICY_INVALID, policy->extends_offset,
					"extends leads back to %s: policies cannot build on each "
					"other "
					"in a circle",
					diag_quote(policy->doc, policy->id)),
				false);
	}
	return good;
}
