#include "match/trace.h"

static const struct match *find(const struct match *list, size_t count, const struct match *match)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].identifier == match->identifier &&
			list[i].identity == match->identity && list[i].evidence == match->evidence)
			return &list[i];
	return NULL;
}

static const char *why_dropped(const struct identifier *identifier, const struct match *match)
{
	if (identifier->relation == RELATION_UNRELATED)
		return "on the list as a look-alike: it stops weaker matches of the same value";
	if (match->evidence == EVIDENCE_BRAND || match->evidence == EVIDENCE_PRODUCT)
		return "a word in the name, and something else shows that it is somebody else's";
	return "a look-alike of this value is on the list";
}

void trace_matches(struct trace *trace, const struct policies *policies, uint32_t component,
	const struct match *before, size_t before_count, const struct match *after,
	size_t after_count)
{
	for (size_t i = 0; i < before_count; i++) {
		const struct match *kept = find(after, after_count, &before[i]);
		const struct identifier *identifier =
			&policies->identifiers.items[before[i].identifier];
		struct traced_match traced = {.component = component,
			.match = kept ? *kept : before[i],
			.dropped = kept ? NULL : why_dropped(identifier, &before[i])};
		list_push(&trace->matches, traced);
	}
}

void trace_finish(struct trace *trace)
{
	list_finish(&trace->matches);
	list_finish(&trace->rules);
	list_finish(&trace->own_rules);
}
