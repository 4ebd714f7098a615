/* Compiled lists in use: which of them count, how far a match may lead, and from which likeness on. */
#ifndef MATCH_LISTS_H
#define MATCH_LISTS_H

#include "match/listfile.h"
#include "match/name_score.h"
#include "match/policy.h"

/* In results, a list is a policy of its own: its id stands behind this. */
#define LIST_POLICY "list:"

/* One list of one file, with what is asked of it. */
struct list_use {
	struct str id;
	uint32_t file, list;
	uint16_t threshold; /* thousandths */
	uint8_t kinds; /* bits 1 << enum listed_kind */
	uint8_t tier; /* TIER_OFF, TIER_ADVISORY or TIER_REVIEW: never more */
	struct str sha256; /* of its source */
	int32_t edition;
};

struct lists {
	struct arena arena;
	LIST(struct listfile) files;
	LIST(struct list_use) uses; /* those of one file follow one another, as in the file */
	LIST(uint32_t) first_use; /* of each file */
};

/* Opens a file and adds its lists with their usual rules. False when it is refused, or brings a list
 * that is there already (two editions at once): `error` says why. */
bool lists_add(struct lists *lists, const char *path, struct str *error);
/* A rule "LIST:threshold=0.95,tier=review,kinds=organisation+person"; LIST "*" is every list. False when
 * it is none, or no list has the name: `error` says why. */
bool lists_rule(struct lists *lists, struct str rule, struct str *error);
bool lists_rule_valid(struct str rule); /* by its form */
void lists_finish(struct lists *lists);

/* --- searching --- */

struct name_hit {
	uint32_t use, entry, name, writing;
	uint8_t quality; /* enum listed_quality of the name */
	uint8_t again; /* 0: its stored words were compared; else 1 + the writing, taken apart once more */
	struct writing asked; /* until the next search */
	struct name_score score;
};

enum { HITS_MAX = 16 };

/* One search at a time; several may run at once over the same lists. */
struct name_search {
	const struct lists *lists;
	int32_t as_of;
	bool scan; /* compares with every writing: what the indexes are tested against */
	uint8_t kinds; /* besides those of the rules: bits 1 << enum listed_kind */
	uint16_t floor; /* not 0: what is alike from here on is a hit, too, of NAME_DIFFERENT */
	struct latin *latin;
	struct arena scratch;
	uint32_t **stamps; /* per file and writing: the number of the search that saw it */
	uint32_t stamp;
	struct name_hit hits[HITS_MAX]; /* best first, one for each entry */
	size_t count;
	struct alignment alignment;
};

void name_search_init(struct name_search *search, const struct lists *lists, int32_t as_of);
void name_search_finish(struct name_search *search);
/* Fills hits; those that are NAME_POSSIBLE only, too. */
void name_search(struct name_search *search, struct str name);
/* The words of a hit's two sides with their weights, as they were compared. */
void name_hit_tokens(struct name_search *search, const struct name_hit *hit,
	struct name_tokens *asked, struct name_tokens *listed);
/* Parts of a hit. */
const struct lf_entry *name_hit_entry(const struct name_search *search, const struct name_hit *hit);
struct str name_hit_name(const struct name_search *search, const struct name_hit *hit);
struct str name_hit_text(
	const struct name_search *search, const struct name_hit *hit, struct lf_text text);
/* The entry's first name. */
struct str name_hit_entity(const struct name_search *search, const struct name_hit *hit);

/* A second piece of evidence for an entry: its country (as the list writes it, or by its two letters),
 * or the host of its website. */
bool name_hit_country(
	const struct name_search *search, const struct name_hit *hit, struct str country);
bool name_hit_site(const struct name_search *search, const struct name_hit *hit, struct str host);

#endif
