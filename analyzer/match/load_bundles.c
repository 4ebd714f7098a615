/* bundles.json: which policies a user takes, and how far each may go. */
#include "match/load.h"

static const struct shape root_shape[] = {
	{"schema", SHAPE_TEXT, true, NULL},
	{"default", SHAPE_TEXT, true, NULL},
	{"bundles", SHAPE_OBJECTS, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape bundle_shape[] = {
	{"id", SHAPE_TEXT, true, NULL},
	{"title", SHAPE_TEXT, true, NULL},
	{"meaning", SHAPE_TEXT, true, NULL},
	{"scope", SHAPE_WORD, true, word_scope},
	{"policies", SHAPE_OBJECTS, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape member_shape[] = {
	{"policy", SHAPE_TEXT, true, NULL},
	{"tier", SHAPE_WORD, true, word_tier},
	{"hardware", SHAPE_WORD, false, word_tier},
	{"ic", SHAPE_WORD, false, word_tier},
	{"any_software", SHAPE_BOOL, false, NULL},
	{"direct", SHAPE_BOOL, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static bool in_bundle(const struct bundle *bundle, struct str policy)
{
	for (size_t i = 0; i < bundle->member_count; i++)
		if (str_eq(bundle->members[i].policy, policy))
			return true;
	return false;
}

static bool load_member(const struct policies *policies, struct doc *doc, const struct node *node,
	struct bundle *bundle)
{
	if (!shape_check(doc, node, "a policy of a bundle", member_shape))
		return false;
	const struct node *policy = node_get(node, "policy");
	bool missing = !policies_find(policies, policy->text);
	if (missing || in_bundle(bundle, policy->text)) {
		diag(doc, DIAG_POLICY_INVALID, policy->start,
			missing ? "no policy has the id %s"
				: "the bundle names the policy %s twice",
			diag_quote(doc, policy->text));
		return false;
	}
	unsigned tier = shape_word(node, member_shape, "tier", TIER_OFF);
	const struct node *any = node_get(node, "any_software"), *direct = node_get(node, "direct");
	size_t at = bundle->member_count++;
	bundle->members[at].policy = policy->text;
	bundle->members[at].tier = (enum tier)tier;
	bundle->members[at].ic_tier = (enum tier)shape_word(node, member_shape, "ic", tier);
	bundle->members[at].hardware = (enum tier)shape_word(node, member_shape, "hardware", tier);
	bundle->members[at].any_software = any && any->kind == NODE_TRUE;
	bundle->members[at].direct = direct && direct->kind == NODE_TRUE;
	return true;
}

static bool load_bundle(struct policies *policies, struct doc *doc, const struct node *node)
{
	bool good = true;
	if (!shape_check(doc, node, "a bundle", bundle_shape))
		return false;
	const struct node *members = node_get(node, "policies"), *id = node_get(node, "id");
	if (policies_bundle(policies, id->text)) {
		diag(doc, DIAG_POLICY_INVALID, id->start, "two bundles have the id %s",
			diag_quote(doc, id->text));
		return false;
	}
	struct bundle bundle = {
		.id = id->text,
		.title = node_string(node, "title"),
		.meaning = node_string(node, "meaning"),
		.scope = (enum scope)shape_word(node, bundle_shape, "scope", 0),
		.members =
			arena_alloc_array(&policies->arena, members->count, sizeof *bundle.members),
	};
	NODE_EACH(member, members)
	{
		good &= load_member(policies, doc, member, &bundle);
	}
	list_push(&policies->bundles, bundle);
	return good;
}

bool load_bundles(struct policies *policies, struct doc *doc)
{
	bool good = true;
	struct node *root =
		load_root(doc, "bomscreen-bundles/1", "the file of bundles", root_shape);
	if (!root)
		return false;
	NODE_EACH(node, node_get(root, "bundles"))
	{
		good &= load_bundle(policies, doc, node);
	}
	const struct node *chosen = node_get(root, "default");
	policies->default_bundle = chosen->text;
	if (good && !policies_bundle(policies, chosen->text)) {
		diag(doc, DIAG_POLICY_INVALID, chosen->start, "no bundle has the id %s",
			diag_quote(doc, chosen->text));
		return false;
	}
	return good;
}
