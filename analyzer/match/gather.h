/* From a component's identities to what they match: the lookups of screening. */
#ifndef MATCH_GATHER_H
#define MATCH_GATHER_H

#include "match/lists.h"
#include "match/maker.h"
#include "match/verdict.h"
#include "match/words.h"

/* Party names repeat massively: each distinct one is normalised and looked up once. */
struct party_result {
	struct str name; /* without keyword and e-mail address */
	struct str email; /* its host, unless the public has mailboxes there */
	bool person, placeholder, legal_form;
	uint32_t first, count; /* of party_matches */
	bool searched; /* in the imported lists */
	uint32_t first_hit, hit_count; /* of party_hits */
};

/* An entry of an imported list that bears a party's name, or one like it. */
struct party_hit {
	struct name_hit hit;
	struct str words; /* how the names were compared */
};

/* The same for the component at hand. */
struct listed_match {
	uint32_t hit; /* of party_hits */
	uint32_t identity;
	uint8_t evidence; /* enum evidence_kind */
};

/* How a party's name is that of an identifier: the whole name, or its host; a brand in it; a word like a
 * brand. */
enum party_likeness { PARTY_IS, PARTY_BEARS, PARTY_IS_LIKE };

struct party_match {
	uint32_t identifier;
	uint8_t how; /* enum party_likeness */
};

struct gather {
	const struct policies *policies;
	const struct index *index;
	const struct bom *bom;
	int32_t as_of;
	bool persons; /* listed persons are looked for, too */
	struct arena scratch; /* reset for each component */
	struct arena arena; /* for what is kept: the parties */
	struct map hosts; /* to 1 for those of which nothing matches, whatever the path; else 0 */
	struct map registries; /* hosts that were matched: a mirror is one match per document */
	struct map parties;
	LIST(struct party_result) results;
	LIST(struct party_match) party_matches;
	struct name_search *search; /* NULL: there are no imported lists */
	LIST(struct party_hit) party_hits;
	LIST(struct match) matches; /* of the component at hand */
	LIST(struct listed_match) listed; /* of the component at hand */
	struct claim claim; /* its maker, as the bill states it */
	bool identified; /* it has a purl, CPE, SWID tag, party, domain or hash */
	struct str name;
	struct words words; /* of the text at hand */
	struct match now; /* what the lookups under way add */
	bool has_purl;
	struct trace *trace; /* of the matches, and of those that fall; NULL: nobody asks */
	bool own_project; /* its CPE name says that its own project makes it */
};

void gather_init(struct gather *gather, const struct policies *policies, const struct bom *bom,
	int32_t as_of);
void gather_finish(struct gather *gather);

/* Fills matches, claim and identified for a component. */
void gather_component(struct gather *gather, const struct component *component);

/* A key_visit whose context is the gather: adds what the key finds. */
bool gather_look_up(void *context, struct str key, enum evidence_kind evidence);

/* The hosts and accounts of an address of the component at hand. */
void gather_url(struct gather *gather, const struct identity *identity);

/* Removes what only words in names match: for what is known to be somebody else's. */
void gather_drop_names(struct gather *gather);

/* Adds the entries of imported lists that a party is named like. */
void gather_listed(struct gather *gather, struct party_result *party, bool person,
	enum evidence_kind evidence);

/* Removes the matches of look-alikes, and those that they speak against. */
void look_alikes_drop(struct gather *gather);

/* Does the component's name hold these words, behind at most so many others? 0: begins with them. */
bool gather_name_has(struct gather *gather, struct str words, size_t behind);

#endif
