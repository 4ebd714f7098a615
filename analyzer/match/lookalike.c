/* Identifiers of what only looks like an entity, and what they speak against. */
#include "match/gather.h"

/* The words of an identifier's value, without host and type: what a look-alike looks like. */
static void value_words(struct gather *gather, const struct identifier *row, struct words *words)
{
	struct str value = row->value;
	size_t slash = str_rfind_byte(value, '/'), colon = str_find_byte(value, ':');
	if (row->kind == IDENTIFIER_PURL || row->kind == IDENTIFIER_OWNER)
		value = str_from(value, slash == STR_NPOS ? 0 : slash + 1);
	else if (row->kind == IDENTIFIER_NAMESPACE)
		value = str_from(value, colon == STR_NPOS ? 0 : colon + 1);
	words_split(words, &gather->scratch, value, true);
}

struct holds {
	uint32_t identifier;
	const struct index *index;
	bool found;
};

static void visit_holds(void *context, const struct words_match *match)
{
	struct holds *holds = context;
	INDEX_EACH(identifier, holds->index, match->posting)
	{
		holds->found |= identifier == holds->identifier;
	}
}

static bool look_alike_holds(struct gather *gather, const struct words *words, uint32_t identifier)
{
	struct holds holds = {identifier, gather->index, false};
	words_find(words, gather->index, visit_holds, &holds);
	return holds.found;
}

static bool same_name(struct gather *gather, const struct words *words, uint32_t identifier)
{
	struct str key = gather->index->keys[identifier];
	return key.len == (size_t)words->begin[words->count] + 1 &&
		memcmp(key.ptr + 1, words->bytes, key.len - 1) == 0;
}

/* What an identifier of a look-alike speaks against: weaker matches of the same value fall, a
 * party of that name is for review. */
static void speak_against(struct gather *gather, const struct match *against)
{
	const struct identifier *row = &gather->policies->identifiers.items[against->identifier];
	struct words words;
	if (row->kind == IDENTIFIER_DOMAIN || row->kind == IDENTIFIER_HASH)
		return; /* a host says nothing about names */
	value_words(gather, row, &words);
	for (size_t i = 0; i < gather->matches.count; i++) {
		struct match *match = &gather->matches.items[i];
		const struct identifier *other =
			&gather->policies->identifiers.items[match->identifier];
		if (other->kind == IDENTIFIER_NAME && same_name(gather, &words, match->identifier))
			match->capped = true;
		else if (match->evidence > against->evidence &&
			other->relation != RELATION_UNRELATED &&
			(other->kind == IDENTIFIER_BRAND || other->kind == IDENTIFIER_PRODUCT) &&
			look_alike_holds(gather, &words, match->identifier))
			match->identifier = INDEX_NONE;
	}
}

void look_alikes_drop(struct gather *gather)
{
	size_t kept = 0;
	for (size_t i = 0; i < gather->matches.count; i++) {
		struct match match = gather->matches.items[i];
		if (match.identifier != INDEX_NONE &&
			gather->policies->identifiers.items[match.identifier].relation ==
				RELATION_UNRELATED)
			speak_against(gather, &match);
	}
	for (size_t i = 0; i < gather->matches.count; i++) {
		struct match match = gather->matches.items[i];
		if (match.identifier != INDEX_NONE &&
			gather->policies->identifiers.items[match.identifier].relation !=
				RELATION_UNRELATED)
			gather->matches.items[kept++] = match;
	}
	gather->matches.count = kept;
}
