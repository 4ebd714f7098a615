#include "match/policytest.h"

#include "model/url.h"

static void add_identity(
	struct bom *bom, enum identity_kind kind, unsigned detail, struct str value)
{
	struct identity identity = {
		.kind = (uint8_t)kind, .detail = (uint8_t)detail, .value = value};
	bom_add_identity(bom, 0, &identity);
}

/* An address on a forge is where the source is kept, any other where the file comes from. */
static enum url_kind url_kind_of(struct arena *arena, struct str text)
{
	struct url url;
	return text.len && url_parse(arena, text, &url) && url.owner.len ? URL_VCS
									 : URL_DISTRIBUTION;
}

static void build(struct bom *bom, const struct policy_test *test, struct arena *arena)
{
	struct component component = {
		.name = test->component,
		.group = test->group,
		.version = test->version,
		.purl = test->purl,
		.type = test->type,
		.parent = COMPONENT_NONE,
	};
	bom_add_component(bom, &component);
	add_identity(bom, ID_PURL, 0, test->purl);
	add_identity(bom, ID_NAME, 0, test->component);
	add_identity(bom, ID_GROUP, 0, test->group);
	add_identity(bom, ID_PARTY, PARTY_SUPPLIER, test->supplier);
	add_identity(bom, ID_PARTY, PARTY_MANUFACTURER, test->manufacturer);
	add_identity(bom, ID_PARTY, PARTY_PUBLISHER, test->publisher);
	add_identity(bom, ID_PARTY, PARTY_AUTHOR, test->author);
	add_identity(bom, ID_CPE, 0, test->cpe);
	add_identity(bom, ID_LICENSE, 0, test->license);
	add_identity(bom, ID_URL, url_kind_of(arena, test->url), test->url);
}

/* The bundle, with this policy as its only one. */
static bool bundle_of_one(const struct policies *policies, const struct policy *policy,
	const struct policy_test *test, struct bundle *one, struct arena *arena)
{
	const struct bundle *bundle = policies_bundle(policies, test->bundle);
	*one = bundle ? *bundle : (struct bundle){.id = policy->id, .scope = SCOPE_CONTRACTOR};
	one->members = arena_alloc_array(arena, 1, sizeof *one->members);
	one->member_count = 1;
	one->members[0].policy = policy->id;
	one->members[0].tier = one->members[0].ic_tier = one->members[0].hardware = TIER_PROHIBIT;
	if (!test->bundle.len)
		return true;
	for (size_t i = 0; bundle && i < bundle->member_count; i++) {
		if (str_eq(bundle->members[i].policy, policy->id)) {
			one->members[0] = bundle->members[i];
			return true;
		}
	}
	return false;
}

static void conclude(struct policy_outcome *outcome, const struct input *input, struct arena *arena)
{
	const struct entity *entity = NULL;
	outcome->found = str_of(verdict_name(input->verdict));
	if (input->findings.count) {
		entity = input->findings.items[0].entity;
		outcome->reason = arena_str(arena, input->findings.items[0].reason);
	} else if (input->advisories.count) {
		entity = input->advisories.items[0].entity;
		if (str_is(outcome->test->expect, "advisory"))
			outcome->found = STR("advisory");
	}
	if (entity)
		outcome->entity = entity->id;
	outcome->passed = str_eq(outcome->found, outcome->test->expect) &&
		(!outcome->test->entity.len || str_eq(outcome->entity, outcome->test->entity));
}

struct policy_outcome policy_test_run(const struct policies *policies, const struct policy *policy,
	const struct policy_test *test, struct arena *arena)
{
	struct policy_outcome outcome = {.policy = policy, .test = test};
	struct bundle bundle;
	struct bom bom;
	if (!bundle_of_one(policies, policy, test, &bundle, arena)) {
		outcome.found = STR("no such bundle, or the policy is not in it");
		return outcome;
	}
	struct screening screening = {
		.policies = policies,
		.bundle = &bundle,
		.scope = bundle.scope,
		.only = policy,
		.as_of = test->as_of,
		.as_of_given = true,
	};
	bom_init(&bom, NULL);
	build(&bom, test, arena);
	struct input input = {.bom = &bom};
	screen(&screening, &input);
	conclude(&outcome, &input, arena);
	input_finish(&input);
	bom_finish(&bom);
	arena_finish(&screening.arena);
	return outcome;
}
