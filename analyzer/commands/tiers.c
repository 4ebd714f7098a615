#include "commands/tiers.h"

bool share_parse(struct str text, unsigned *share)
{
	unsigned whole = 0, scale = 100, digits = 0;
	bool point = false;
	if (text.len && text.ptr[text.len - 1] == '%')
		text.len--;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (!ascii_is_digit(c) || whole > SHARE_ALL || (point && scale == 1))
			return false;
		whole = whole * 10 + (unsigned)(c - '0');
		scale /= point ? 10 : 1;
		digits++;
	}
	*share = whole * scale;
	return digits && *share <= SHARE_ALL;
}

bool tier_parse(struct str text, enum tier *tier)
{
	for (unsigned at = TIER_OFF; at <= TIER_REVIEW; at++) {
		*tier = (enum tier)at;
		if (str_is(text, tier_name(*tier)))
			return true;
	}
	return false;
}

static bool read_tier(struct settings *settings, const char *text)
{
	struct tier_choice choice;
	struct str rest = str_of(text);
	choice.policy = str_cut(&rest, '=');
	if (tier_parse(rest, &choice.tier)) {
		list_push(&settings->tiers, choice);
		return true;
	}
	message("--tier: \"%s\" is not POLICY=off, POLICY=advisory or POLICY=review", text);
	return false;
}

static bool read_share(const struct arguments *arguments, const char *option, unsigned *share)
{
	const char *value = argument_value(arguments, option);
	if (!value || share_parse(str_of(value), share))
		return true;
	message("--%s: \"%s\" is no share of 0 to 100 percent", option, value);
	return false;
}

bool tiers_read(struct settings *settings, const struct arguments *arguments)
{
	if (!read_share(arguments, "max-unknown", &settings->max_unknown) ||
		!read_share(arguments, "max-unattributed", &settings->max_unattributed))
		return false;
	for (size_t i = 0; i < arguments->list.count; i++) {
		const struct argument *argument = &arguments->list.items[i];
		if (strcmp(argument->option->name, "tier") == 0 &&
			!read_tier(settings, argument->value))
			return false;
	}
	return true;
}

static size_t member_of(const struct bundle *bundle, struct str policy)
{
	size_t at = 0;
	while (at < bundle->member_count && !str_eq(bundle->members[at].policy, policy))
		at++;
	return at;
}

static bool may_prohibit(const struct bundle *bundle, size_t at)
{
	return at < bundle->member_count &&
		(bundle->members[at].tier == TIER_PROHIBIT ||
			bundle->members[at].hardware == TIER_PROHIBIT ||
			bundle->members[at].ic_tier == TIER_PROHIBIT);
}

static bool choose(
	const struct tier_choice *choice, const struct policies *policies, struct bundle *bundle)
{
	size_t at = member_of(bundle, choice->policy);
	if (!policies_find(policies, choice->policy)) {
		message("there is no policy \"%.*s\" whose tier could be chosen (bomscreen policy "
			"list)",
			STR_ARG(choice->policy));
		return false;
	}
	if (may_prohibit(bundle, at)) {
		message("the tier of %.*s cannot be chosen: it may prohibit in bundle %.*s (waive "
			"a "
			"finding, or take another bundle)",
			STR_ARG(choice->policy), STR_ARG(bundle->id));
		return false;
	}
	bundle->member_count += at == bundle->member_count;
	bundle->members[at].policy = choice->policy;
	bundle->members[at].tier = bundle->members[at].hardware = choice->tier;
	bundle->members[at].ic_tier = choice->tier;
	return true;
}

bool tiers_apply(const struct settings *settings, const struct policies *policies,
	const struct bundle **bundle, struct arena *arena)
{
	if (!settings->tiers.count)
		return true;
	struct bundle *chosen = ARENA_NEW(arena, struct bundle);
	*chosen = **bundle;
	size_t size = sizeof *chosen->members;
	chosen->members =
		arena_alloc_array(arena, chosen->member_count + settings->tiers.count, size);
	memcpy(chosen->members, (*bundle)->members, chosen->member_count * size);
	*bundle = chosen;
	for (size_t i = 0; i < settings->tiers.count; i++)
		if (!choose(&settings->tiers.items[i], policies, chosen))
			return false;
	return true;
}
