#include "match/lists.h"

void name_search_init(struct name_search *search, const struct lists *lists, int32_t as_of)
{
	*search = (struct name_search){.lists = lists, .as_of = as_of, .latin = latin_create()};
	search->stamps = memory_resize(NULL, lists->files.count * sizeof *search->stamps);
	for (size_t i = 0; i < lists->files.count; i++)
		search->stamps[i] = NULL;
}

void name_search_finish(struct name_search *search)
{
	for (size_t i = 0; search->stamps && i < search->lists->files.count; i++)
		memory_free(search->stamps[i]);
	memory_free(search->stamps);
	latin_destroy(search->latin);
	arena_finish(&search->scratch);
}

static struct str without_spaces(struct arena *arena, struct str words)
{
	char *bytes = arena_bytes(arena, words.len + 1);
	size_t length = 0;
	for (size_t i = 0; i < words.len; i++)
		if (words.ptr[i] != ' ')
			bytes[length++] = words.ptr[i];
	return (struct str){bytes, length};
}

enum { NEAR_MAX = 32 };

/* One writing that is looked up in one file. */
struct lookup {
	struct name_search *search;
	const struct listfile *file;
	uint32_t number, least; /* of the file; the lowest threshold of its lists */
	const struct writing *writing;
	struct name_tokens tokens;
	uint32_t ids[NAME_TOKENS_MAX]; /* of the tokens, or UINT32_MAX */
	uint32_t frequency[NAME_TOKENS_MAX];
	uint32_t near[NAME_TOKENS_MAX][NEAR_MAX]; /* of unknown words: those that may be meant */
	uint8_t near_count[NAME_TOKENS_MAX];
};

/* --- tokens --- */

static uint32_t find_token(const struct listfile *file, struct str text, uint64_t hash)
{
	size_t first, count = listfile_bucket(file, SECTION_TOKEN_STARTS, hash, &first);
	for (size_t i = 0; i < count; i++) {
		const struct lf_item *item = LISTFILE_AT(file, TOKEN_ITEMS, lf_item, first + i);
		if (item->tag != (uint32_t)hash)
			continue;
		const struct lf_token *token = LISTFILE_AT(file, TOKENS, lf_token, item->value);
		if (str_eq(listfile_text(file, token->text), text))
			return item->value;
	}
	return UINT32_MAX;
}

/* Known words of which a letter may have been left out, put in or changed to make the text. */
static size_t near_by_hash(
	const struct listfile *file, struct str text, uint32_t *ids, size_t count)
{
	enum { SHORTEST = 6 };
	uint64_t hash = listfile_hash(text);
	size_t first, items = listfile_bucket(file, SECTION_LESS_STARTS, hash, &first);
	for (size_t i = 0; i < items && count < NEAR_MAX; i++) {
		const struct lf_item *item = LISTFILE_AT(file, LESS_ITEMS, lf_item, first + i);
		if (item->tag == (uint32_t)hash)
			ids[count++] = item->value;
	}
	uint32_t id = text.len >= SHORTEST ? find_token(file, text, hash) : UINT32_MAX;
	if (id != UINT32_MAX && count < NEAR_MAX)
		ids[count++] = id;
	return count;
}

static size_t near_words(const struct listfile *file, struct str text, uint32_t ids[NEAR_MAX])
{
	enum { LONGEST = 40 };
	char bytes[LONGEST];
	if (!word_typos_allowed(text) || text.len > LONGEST || !str_is_ascii(text))
		return 0;
	size_t count = near_by_hash(file, text, ids, 0);
	for (size_t i = 0; i < text.len; i++) {
		memcpy(bytes, text.ptr, i);
		memcpy(bytes + i, text.ptr + i + 1, text.len - i - 1);
		if (i == 0 || text.ptr[i] != text.ptr[i - 1])
			count = near_by_hash(file, (struct str){bytes, text.len - 1}, ids, count);
	}
	return count;
}

/* A word that the lists do not have weighs as much as the heaviest that it may be meant for. */
static void weigh_unknown(struct lookup *lookup, size_t at)
{
	struct name_token *token = &lookup->tokens.items[at];
	uint32_t heaviest = 0;
	lookup->near_count[at] = (uint8_t)near_words(lookup->file, token->text, lookup->near[at]);
	for (size_t i = 0; i < lookup->near_count[at]; i++) {
		const struct lf_token *near =
			LISTFILE_AT(lookup->file, TOKENS, lf_token, lookup->near[at][i]);
		struct str text = listfile_text(lookup->file, near->text);
		unsigned allowed = word_typos_allowed(token->text);
		lookup->frequency[at] += near->count;
		if (near->weight > heaviest && word_distance(text, token->text, allowed) <= allowed)
			heaviest = near->weight;
	}
	if (heaviest && heaviest < token->weight)
		token->weight = (uint16_t)heaviest;
}

static void weigh(struct lookup *lookup)
{
	for (size_t i = 0; i < lookup->tokens.count; i++) {
		struct name_token *token = &lookup->tokens.items[i];
		uint32_t id = find_token(lookup->file, token->text, listfile_hash(token->text));
		const struct lf_token *known = LISTFILE_AT(lookup->file, TOKENS, lf_token, id);
		lookup->ids[i] = id;
		lookup->frequency[i] = known->count;
		lookup->near_count[i] = 0;
		if (id == UINT32_MAX)
			weigh_unknown(lookup, i);
		else if (known->weight < token->weight)
			token->weight = (uint16_t)known->weight;
	}
	name_tokens_weigh(&lookup->tokens);
}

static void load_tokens(
	const struct listfile *file, const struct lf_writing *writing, struct name_tokens *tokens)
{
	tokens->count = 0;
	tokens->whole = writing->count > 0;
	for (uint32_t i = 0; i < writing->count && i < NAME_TOKENS_MAX; i++) {
		uint32_t id = listfile_number(file, SECTION_WORDS, (size_t)writing->words + i);
		const struct lf_token *token = LISTFILE_AT(file, TOKENS, lf_token, id);
		struct str text = listfile_text(file, token->text);
		if (text.len)
			tokens->items[tokens->count++] = (struct name_token){
				text, text, token->weight < 1000 ? (uint16_t)token->weight : 1000};
	}
	name_tokens_weigh(tokens);
}

static struct writing load_writing(const struct listfile *file, const struct lf_writing *writing)
{
	const struct lf_legal *legal = LISTFILE_AT(file, LEGALS, lf_legal, writing->legal);
	return (struct writing){.legal = listfile_text(file, legal->canonical),
		.legal_written = listfile_text(file, legal->written),
		.kind = writing->kind};
}

/* --- candidates --- */

static bool better(const struct name_hit *a, const struct name_hit *b)
{
	if (a->score.grade != b->score.grade)
		return a->score.grade > b->score.grade;
	if (a->score.score != b->score.score)
		return a->score.score > b->score.score;
	if (a->quality != b->quality)
		return a->quality < b->quality;
	return a->use != b->use ? a->use < b->use : a->entry < b->entry;
}

static void keep(struct name_search *search, const struct name_hit *hit)
{
	size_t at = search->count;
	for (size_t i = 0; i < search->count; i++)
		if (search->hits[i].use == hit->use && search->hits[i].entry == hit->entry) {
			if (!better(hit, &search->hits[i]))
				return;
			at = i;
		}
	if (at == HITS_MAX && !better(hit, &search->hits[--at]))
		return;
	if (at == search->count)
		search->count++;
	for (; at > 0 && better(hit, &search->hits[at - 1]); at--)
		search->hits[at] = search->hits[at - 1];
	search->hits[at] = *hit;
}

/* The list's use of an entry; NULL when it does not count. */
static const struct list_use *use_of(const struct lookup *lookup, const struct lf_entry *entry)
{
	const struct lists *lists = lookup->search->lists;
	size_t first = lists->first_use.items[lookup->number];
	if (entry->list >= listfile_count(lookup->file, SECTION_LISTS))
		return NULL;
	const struct list_use *use = &lists->uses.items[first + entry->list];
	bool counts = use->tier != TIER_OFF && entry->kind < LISTED_KINDS &&
		((use->kinds | lookup->search->kinds) >> entry->kind & 1);
	bool listed = entry->from <= lookup->search->as_of && lookup->search->as_of < entry->to;
	return counts && listed ? use : NULL;
}

static bool was_seen(struct lookup *lookup, uint32_t writing)
{
	struct name_search *search = lookup->search;
	uint32_t **stamps = &search->stamps[lookup->number];
	if (!*stamps) {
		size_t size = listfile_count(lookup->file, SECTION_WRITINGS) * sizeof **stamps;
		*stamps = memory_resize(NULL, size);
		memset(*stamps, 0, size);
	}
	bool seen = (*stamps)[writing] == search->stamp;
	(*stamps)[writing] = search->stamp;
	return seen;
}

/* Can the words be alike enough, by what they weigh together? */
static bool may_reach(const struct lookup *lookup, uint32_t weight)
{
	enum { SLACK = 50 }; /* words that the lists do not know are weighed by themselves */
	uint64_t own = lookup->tokens.weight, less = own < weight ? own : weight;
	return less * 2000 >= (own + weight) * (lookup->least - SLACK);
}

/* Words are stored in their canonical form: where those of a whole name do not fit, it is taken apart
 * once more, for its letters. */
static void score_again(
	struct lookup *lookup, struct name_hit *hit, struct str name, unsigned threshold)
{
	struct writing writings[WRITINGS_MAX];
	struct name_score now;
	size_t count =
		writings_of_listed(lookup->search->latin, &lookup->search->scratch, name, writings);
	for (size_t i = 0; i < count; i++) {
		struct name_tokens tokens;
		name_tokens_split(&tokens, writings[i].words);
		name_score(
			&now, lookup->writing, &lookup->tokens, &writings[i], &tokens, threshold);
		if (now.grade > hit->score.grade) {
			hit->score = now;
			hit->again = (uint8_t)(1 + i);
		}
	}
}

static void consider(struct lookup *lookup, uint32_t number, bool whole)
{
	const struct listfile *file = lookup->file;
	const struct lf_writing *record = LISTFILE_AT(file, WRITINGS, lf_writing, number);
	if (number >= listfile_count(file, SECTION_WRITINGS) ||
		(!whole && !may_reach(lookup, record->weight)) || was_seen(lookup, number))
		return;
	const struct lf_name *name = LISTFILE_AT(file, NAMES, lf_name, record->name);
	const struct lf_entry *entry = LISTFILE_AT(file, ENTRIES, lf_entry, name->entry);
	const struct list_use *use = use_of(lookup, entry);
	if (!use || name->entry >= listfile_count(file, SECTION_ENTRIES))
		return;
	struct name_tokens tokens;
	struct writing writing = load_writing(file, record);
	struct name_hit hit = {.use = (uint32_t)(use - lookup->search->lists->uses.items),
		.entry = name->entry,
		.name = record->name,
		.writing = number,
		.quality = (uint8_t)name->quality,
		.asked = *lookup->writing};
	load_tokens(file, record, &tokens);
	name_score(&hit.score, lookup->writing, &lookup->tokens, &writing, &tokens, use->threshold);
	if (whole && hit.score.grade == NAME_DIFFERENT)
		score_again(lookup, &hit, listfile_text(file, name->text), use->threshold);
	/* What the list itself calls weak takes another piece of evidence, whatever it looks like. */
	if (name->quality >= LISTED_WEAK && hit.score.grade > NAME_POSSIBLE)
		hit.score.grade = NAME_POSSIBLE;
	bool near = lookup->search->floor && hit.score.score >= lookup->search->floor;
	if (hit.score.grade > NAME_DIFFERENT || near)
		keep(lookup->search, &hit);
}

static void consider_whole(struct lookup *lookup, uint64_t hash)
{
	size_t first, count = listfile_bucket(lookup->file, SECTION_WHOLE_STARTS, hash, &first);
	for (size_t i = 0; i < count; i++) {
		const struct lf_item *item =
			LISTFILE_AT(lookup->file, WHOLE_ITEMS, lf_item, first + i);
		if (item->tag == (uint32_t)hash)
			consider(lookup, item->value, true);
	}
}

static void consider_token(struct lookup *lookup, uint32_t id)
{
	const struct lf_token *token = LISTFILE_AT(lookup->file, TOKENS, lf_token, id);
	size_t all = listfile_count(lookup->file, SECTION_POSTINGS);
	for (size_t i = token->postings; i < all && i - token->postings < token->count; i++)
		consider(lookup, listfile_number(lookup->file, SECTION_POSTINGS, i), false);
}

/* Two neighbours that the list may write together. */
static void consider_joined(struct lookup *lookup, size_t at)
{
	enum { LONGEST = 64 };
	char bytes[LONGEST];
	for (size_t i = at ? at - 1 : 0; i <= at && i + 1 < lookup->tokens.count; i++) {
		struct str a = lookup->tokens.items[i].text, b = lookup->tokens.items[i + 1].text;
		if (a.len + b.len > LONGEST)
			continue;
		memcpy(bytes, a.ptr, a.len);
		memcpy(bytes + a.len, b.ptr, b.len);
		struct str joined = {bytes, a.len + b.len};
		uint32_t id = find_token(lookup->file, joined, listfile_hash(joined));
		if (id != UINT32_MAX)
			consider_token(lookup, id);
	}
}

/* A name that is alike enough shares words of a certain weight: so it has one of the rarest words, as
 * many of them as may not all be missing. */
static void consider_words(struct lookup *lookup)
{
	size_t order[NAME_TOKENS_MAX], count = lookup->tokens.count;
	uint32_t needed = lookup->tokens.weight * lookup->least / (2000 - lookup->least);
	uint32_t spare = lookup->tokens.weight - needed, taken = 0;
	for (size_t i = 0; i < count; i++) {
		size_t at = i;
		for (; at > 0 && lookup->frequency[order[at - 1]] > lookup->frequency[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	for (size_t i = 0; i < count && taken <= spare; i++) {
		size_t at = order[i];
		taken += lookup->tokens.items[at].weight;
		if (lookup->ids[at] != UINT32_MAX)
			consider_token(lookup, lookup->ids[at]);
		for (size_t k = 0; k < lookup->near_count[at]; k++)
			consider_token(lookup, lookup->near[at][k]);
		consider_joined(lookup, at);
	}
}

/* --- the search --- */

static void search_writing(struct lookup *lookup)
{
	struct arena *scratch = &lookup->search->scratch;
	struct str words = lookup->writing->words;
	name_tokens_split(&lookup->tokens, words);
	weigh(lookup);
	uint64_t hash = listfile_hash(without_spaces(scratch, words));
	consider_whole(lookup, hash);
	uint64_t canonical = listfile_hash(name_tokens_join(scratch, &lookup->tokens));
	if (canonical != hash)
		consider_whole(lookup, canonical);
	for (uint32_t i = 0;
		lookup->search->scan && i < listfile_count(lookup->file, SECTION_WRITINGS); i++)
		consider(lookup, i, true);
	bool distinctive = name_distinctiveness(&lookup->tokens) >= DISTINCTIVE;
	if (lookup->tokens.whole && (distinctive || lookup->search->floor))
		consider_words(lookup);
}

static uint32_t least_threshold(const struct lists *lists, uint32_t file)
{
	uint32_t least = 1000;
	for (size_t i = 0; i < lists->uses.count; i++)
		if (lists->uses.items[i].file == file && lists->uses.items[i].threshold < least)
			least = lists->uses.items[i].threshold;
	return least;
}

void name_search(struct name_search *search, struct str name)
{
	struct writing *writings;
	arena_reset(&search->scratch);
	search->count = 0;
	writings = ARENA_ARRAY(&search->scratch, struct writing, WRITINGS_MAX);
	size_t count = writings_of_asked(search->latin, &search->scratch, name, writings);
	for (uint32_t f = 0; f < search->lists->files.count; f++) {
		struct lookup lookup = {.search = search,
			.file = &search->lists->files.items[f],
			.number = f,
			.least = least_threshold(search->lists, f)};
		if (search->floor && search->floor < lookup.least)
			lookup.least = search->floor;
		for (size_t i = 0; i < count; i++) {
			search->stamp++;
			lookup.writing = &writings[i];
			search_writing(&lookup);
		}
	}
}

void name_hit_tokens(struct name_search *search, const struct name_hit *hit,
	struct name_tokens *asked, struct name_tokens *listed)
{
	uint32_t number = search->lists->uses.items[hit->use].file;
	struct lookup lookup = {.file = &search->lists->files.items[number]};
	name_tokens_split(&lookup.tokens, hit->asked.words);
	weigh(&lookup);
	*asked = lookup.tokens;
	if (!hit->again) {
		load_tokens(lookup.file,
			LISTFILE_AT(lookup.file, WRITINGS, lf_writing, hit->writing), listed);
		return;
	}
	struct writing writings[WRITINGS_MAX];
	writings_of_listed(search->latin, &search->scratch, name_hit_name(search, hit), writings);
	name_tokens_split(listed, writings[hit->again - 1].words);
}
