/* Parties in imported lists: their names are searched for, never those of components. */
#include "match/gather.h"

/* Each party is searched for once; a person may be found among the listed persons only. */
static void search_lists(struct gather *gather, struct party_result *party)
{
	struct name_search *search = gather->search;
	struct buf words = {0};
	party->searched = true;
	party->first_hit = (uint32_t)gather->party_hits.count;
	search->kinds = gather->persons ? 1u << LISTED_PERSON : 0;
	name_search(search, party->name);
	for (size_t i = 0; i < search->count; i++) {
		struct name_tokens asked, listed;
		name_hit_tokens(search, &search->hits[i], &asked, &listed);
		buf_clear(&words);
		alignment_explain(&words, &search->hits[i].score.alignment, &asked, &listed);
		list_push(&gather->party_hits,
			((struct party_hit){
				search->hits[i], arena_str(&gather->arena, buf_str(&words))}));
	}
	party->hit_count = (uint32_t)search->count;
	buf_finish(&words);
}

void gather_listed(
	struct gather *gather, struct party_result *party, bool person, enum evidence_kind evidence)
{
	if (!party->searched)
		search_lists(gather, party);
	for (uint32_t i = 0; i < party->hit_count; i++) {
		uint32_t at = party->first_hit + i;
		const struct lf_entry *entry =
			name_hit_entry(gather->search, &gather->party_hits.items[at].hit);
		if (!person || entry->kind == LISTED_PERSON)
			list_push(&gather->listed,
				((struct listed_match){
					at, gather->now.identity, (uint8_t)evidence}));
	}
}
