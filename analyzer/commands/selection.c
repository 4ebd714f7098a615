#include "commands/selection.h"

#include <unistd.h>

bool selection_is_name(const char *value)
{
	return !strchr(value, '/') && strcmp(value, ".") != 0 && strcmp(value, "..") != 0 &&
		access(value, F_OK) != 0;
}

/* Bundles, then policies. */
static struct str name_at(size_t index, const void *context)
{
	const struct policies *policies = context;
	if (index < policies->bundles.count)
		return policies->bundles.items[index].id;
	index -= policies->bundles.count;
	return index < policies->policies.count ? policies->policies.items[index].id : STR_NONE;
}

static struct str bundle_at(size_t index, const void *context)
{
	const struct policies *policies = context;
	return index < policies->bundles.count ? policies->bundles.items[index].id : STR_NONE;
}

static bool say_unknown(const struct policies *policies, const char *what, struct str name,
	struct str (*at)(size_t index, const void *context))
{
	struct arena scratch = {0};
	message("there is no %s \"%.*s\"%s (bomscreen policy list)", what, STR_ARG(name),
		suggestion(&scratch, name, at, policies));
	arena_finish(&scratch);
	return false;
}

/* The id of the bundle: by a name, else by --bundle, the configuration, or the default. */
static bool find_bundle(
	const struct settings *settings, const struct policies *policies, struct str *id)
{
	*id = settings->bundle_given ? settings->bundle : STR_NONE;
	for (size_t i = 0; i < settings->names.count; i++) {
		struct str name = settings->names.items[i];
		if (policies_find(policies, name))
			continue;
		if (!policies_bundle(policies, name))
			return say_unknown(policies, "folder, bundle or policy", name, name_at);
		if (id->ptr && !str_eq(*id, name)) {
			message("%.*s and %.*s are two bundles; screen by them one by one",
				STR_ARG(*id), STR_ARG(name));
			return false;
		}
		*id = name;
	}
	if (!id->ptr)
		*id = settings->bundle.ptr ? settings->bundle : policies->default_bundle;
	return true;
}

static bool is_named(const struct settings *settings, struct str policy)
{
	for (size_t i = 0; i < settings->names.count; i++)
		if (str_eq(settings->names.items[i], policy))
			return true;
	return false;
}

bool selection_has(const struct bundle *bundle, struct str policy)
{
	for (size_t i = 0; i < bundle->member_count; i++)
		if (str_eq(bundle->members[i].policy, policy))
			return true;
	return false;
}

/* A copy of the bundle with the members that were named. */
static struct bundle *narrow(const struct settings *settings, const struct policies *policies,
	const struct bundle *bundle, struct arena *arena)
{
	struct bundle *narrowed = ARENA_NEW(arena, struct bundle);
	*narrowed = *bundle;
	narrowed->member_count = 0;
	narrowed->members = arena_alloc_array(
		arena, bundle->member_count + settings->names.count, sizeof *bundle->members);
	for (size_t i = 0; i < bundle->member_count; i++)
		if (is_named(settings, bundle->members[i].policy))
			narrowed->members[narrowed->member_count++] = bundle->members[i];
	for (size_t i = 0; i < settings->names.count; i++) {
		const struct policy *policy = policies_find(policies, settings->names.items[i]);
		if (!policy || selection_has(narrowed, policy->id))
			continue;
		size_t at = narrowed->member_count++;
		narrowed->members[at].policy = policy->id;
		narrowed->members[at].tier = narrowed->members[at].hardware = TIER_REVIEW;
		narrowed->members[at].ic_tier = TIER_REVIEW;
	}
	return narrowed;
}

static bool names_policy(const struct settings *settings, const struct policies *policies)
{
	for (size_t i = 0; i < settings->names.count; i++)
		if (policies_find(policies, settings->names.items[i]))
			return true;
	return false;
}

bool selection_apply(const struct settings *settings, const struct policies *policies,
	const struct bundle **bundle, struct arena *arena)
{
	struct str id;
	if (!find_bundle(settings, policies, &id))
		return false;
	*bundle = policies_bundle(policies, id);
	if (!*bundle)
		return say_unknown(policies, "bundle", id, bundle_at);
	if (names_policy(settings, policies))
		*bundle = narrow(settings, policies, *bundle, arena);
	return true;
}
