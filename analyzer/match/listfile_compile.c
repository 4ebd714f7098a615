#include "match/listfile.h"

#include "base/map.h"
#include "match/name_align.h"

struct token {
	struct str text;
	uint32_t entries, last_entry; /* in how many entries */
	uint32_t writings;
};

struct hashed {
	uint64_t hash;
	uint32_t value;
};

struct hashes {
	struct hashed *items;
	size_t count, cap;
};

struct compiler {
	const struct listings *listings;
	struct arena arena, scratch;
	struct latin *latin;
	struct buf sections[SECTION_COUNT];
	uint32_t counts[SECTION_COUNT];
	struct map texts, legals, token_by_text;
	LIST(struct token) tokens;
	struct hashes whole, words, less;
	LIST(uint64_t) seen; /* writings of the entry at hand */
	bool full;
};

static void push(struct compiler *c, enum listfile_section section, const void *record)
{
	buf_add(&c->sections[section], (struct str){record, listfile_record_size(section)});
	c->full |= ++c->counts[section] == UINT32_MAX;
}

/* Each text once. */
static struct lf_text text_of(struct compiler *c, struct str text)
{
	struct buf *out = &c->sections[SECTION_TEXT];
	if (!text.len)
		return (struct lf_text){0};
	uint32_t at = (uint32_t)out->len;
	uint32_t found = map_put(&c->texts, text, at);
	if (found == at)
		buf_add(out, text);
	if (out->len > UINT32_MAX / 2)
		c->full = true;
	c->counts[SECTION_TEXT] = (uint32_t)out->len;
	return (struct lf_text){found, (uint32_t)text.len};
}

/* --- writings --- */

static uint16_t legal_of(struct compiler *c, const struct writing *writing)
{
	struct str parts[] = {writing->legal, STR("/"), writing->legal_written};
	struct str key = arena_join(&c->scratch, parts, 3);
	uint32_t count = c->counts[SECTION_LEGALS], at = map_get(&c->legals, key);
	if (at != MAP_NONE)
		return (uint16_t)at;
	if (count == UINT16_MAX)
		return 0;
	const struct lf_legal record = {text_of(c, arena_str(&c->arena, writing->legal)),
		text_of(c, arena_str(&c->arena, writing->legal_written))};
	push(c, SECTION_LEGALS, &record);
	map_put(&c->legals, arena_str(&c->arena, key), count);
	return (uint16_t)count;
}

static uint32_t token_of(struct compiler *c, struct str text, uint32_t entry)
{
	uint32_t count = (uint32_t)c->tokens.count, at = map_get(&c->token_by_text, text);
	if (at == MAP_NONE) {
		struct str kept = arena_str(&c->arena, text);
		at = map_put(&c->token_by_text, kept, count);
		list_push(&c->tokens, ((struct token){kept, 0, UINT32_MAX, 0}));
	}
	struct token *token = &c->tokens.items[at];
	token->writings++;
	token->entries += token->last_entry != entry;
	token->last_entry = entry;
	return at;
}

/* The hash of the words without spaces. */
static uint64_t joined_hash(struct arena *scratch, struct str words)
{
	char *bytes = arena_bytes(scratch, words.len + 1);
	size_t length = 0;
	for (size_t i = 0; i < words.len; i++)
		if (words.ptr[i] != ' ')
			bytes[length++] = words.ptr[i];
	return listfile_hash((struct str){bytes, length});
}

/* Another name of the entry is written like this, too. */
static bool was_seen(struct compiler *c, uint64_t hash)
{
	enum { COMPARED = 256 };
	for (size_t i = 0; i < c->seen.count && i < COMPARED; i++)
		if (c->seen.items[i] == hash)
			return true;
	list_push(&c->seen, hash);
	return false;
}

static void add_writing(
	struct compiler *c, const struct writing *writing, uint32_t name, uint32_t entry)
{
	struct name_tokens tokens;
	uint64_t whole = joined_hash(&c->scratch, writing->words);
	uint32_t at = c->counts[SECTION_WRITINGS];
	uint16_t legal = legal_of(c, writing);
	if (was_seen(c, whole ^ (uint64_t)legal << 48))
		return;
	name_tokens_split(&tokens, writing->words);
	struct lf_writing record = {.name = name,
		.words = c->counts[SECTION_WORDS],
		.legal = legal,
		.count = tokens.whole ? (uint8_t)tokens.count : 0,
		.kind = writing->kind};
	for (size_t i = 0; i < record.count; i++) {
		uint32_t token = token_of(c, tokens.items[i].text, entry);
		push(c, SECTION_WORDS, &token);
	}
	push(c, SECTION_WRITINGS, &record);
	list_push(&c->whole, ((struct hashed){whole, at}));
	uint64_t canonical =
		record.count ? listfile_hash(name_tokens_join(&c->scratch, &tokens)) : whole;
	if (canonical != whole)
		list_push(&c->whole, ((struct hashed){canonical, at}));
}

static void add_name(struct compiler *c, const struct listed_name *name, uint32_t entry)
{
	struct writing writings[WRITINGS_MAX];
	const struct lf_name record = {text_of(c, name->text), entry, name->quality};
	uint32_t at = c->counts[SECTION_NAMES];
	push(c, SECTION_NAMES, &record);
	if (name->quality == LISTED_SITE)
		return;
	arena_reset(&c->scratch);
	size_t count = writings_of_listed(c->latin, &c->scratch, name->text, writings);
	for (size_t i = 0; i < count; i++)
		add_writing(c, &writings[i], at, entry);
}

/* --- records --- */

static void add_entries(struct compiler *c)
{
	for (uint32_t i = 0; i < c->listings->entries.count; i++) {
		const struct listed *entry = &c->listings->entries.items[i];
		struct lf_entry record = {
			.id = text_of(c, entry->id),
			.program = text_of(c, entry->program),
			.country = text_of(c, entry->country),
			.citation = text_of(c, entry->citation),
			.url = text_of(c, entry->url),
			.from = entry->from,
			.to = entry->to,
			.kind = entry->kind,
			.list = entry->list,
			.source = entry->source,
			.offset = entry->offset < UINT32_MAX ? (uint32_t)entry->offset : UINT32_MAX,
			.first = c->counts[SECTION_NAMES],
		};
		c->seen.count = 0;
		for (uint32_t n = entry->first; n != LISTED_NONE;
			n = c->listings->names.items[n].next)
			add_name(c, &c->listings->names.items[n], i);
		record.count = c->counts[SECTION_NAMES] - record.first;
		push(c, SECTION_ENTRIES, &record);
	}
}

static void add_lists(struct compiler *c)
{
	uint32_t *entries = ARENA_ARRAY(&c->arena, uint32_t, c->listings->lists.count);
	for (size_t i = 0; i < c->listings->entries.count; i++)
		entries[c->listings->entries.items[i].list]++;
	for (size_t i = 0; i < c->listings->lists.count; i++) {
		const struct listed_list *list = &c->listings->lists.items[i];
		const struct lf_list record = {text_of(c, list->id), text_of(c, list->title),
			text_of(c, list->authority), text_of(c, list->url), text_of(c, list->reach),
			list->edition, list->review, list->source, entries[i]};
		push(c, SECTION_LISTS, &record);
	}
	for (size_t i = 0; i < c->listings->sources.count; i++) {
		const struct list_source *source = &c->listings->sources.items[i];
		const struct lf_source record = {text_of(c, source->name),
			text_of(c, source->sha256), text_of(c, source->format), source->stated,
			source->part_of};
		push(c, SECTION_SOURCES, &record);
	}
}

/* --- tokens --- */

/* The logarithm to base 2 in 256ths, straight between powers. */
static uint32_t log2_256(uint32_t number)
{
	uint32_t power = 31 - (uint32_t)__builtin_clz(number | 1);
	uint64_t over = (uint64_t)number - ((uint64_t)1 << power);
	return power * 256 + (uint32_t)(over * 256 >> power);
}

/* The rarer among the entries the heavier, from 100 to 1000, and no heavier than by itself. */
static uint32_t weight_of(struct compiler *c, const struct token *token)
{
	enum { LEAST = 100, ENTRIES = 10000 }; /* in a short list, every word looks common */
	struct name_tokens alone;
	uint32_t entries = (uint32_t)c->listings->entries.count;
	uint32_t all = log2_256(entries > ENTRIES ? entries : ENTRIES);
	uint32_t rare = 1000 - 900 * log2_256(token->entries) / all;
	name_tokens_split(&alone, token->text);
	uint32_t own = alone.count ? alone.items[0].weight : LEAST;
	return rare < own ? rare : own;
}

/* The hashes of a word with each of its letters left out: what a typo is found by. */
static void add_less(struct compiler *c, struct str text, uint32_t token)
{
	enum { LONGEST = 40 };
	char bytes[LONGEST];
	if (!word_typos_allowed(text) || text.len > LONGEST || !str_is_ascii(text))
		return;
	for (size_t i = 0; i < text.len; i++) {
		memcpy(bytes, text.ptr, i);
		memcpy(bytes + i, text.ptr + i + 1, text.len - i - 1);
		if (i == 0 || text.ptr[i] != text.ptr[i - 1])
			list_push(&c->less,
				((struct hashed){
					listfile_hash((struct str){bytes, text.len - 1}), token}));
	}
}

static void add_tokens(struct compiler *c)
{
	uint32_t first = 0;
	for (uint32_t i = 0; i < c->tokens.count; i++) {
		const struct token *token = &c->tokens.items[i];
		const struct lf_token record = {.text = text_of(c, token->text),
			.postings = first,
			.count = token->writings,
			.weight = weight_of(c, token)};
		first += token->writings;
		push(c, SECTION_TOKENS, &record);
		list_push(&c->words, ((struct hashed){listfile_hash(token->text), i}));
		add_less(c, token->text, i);
	}
}

static void add_postings(struct compiler *c)
{
	uint32_t all = c->counts[SECTION_WORDS];
	const uint32_t *words = (const void *)c->sections[SECTION_WORDS].ptr;
	struct lf_writing *writings = (void *)c->sections[SECTION_WRITINGS].ptr;
	const struct lf_token *tokens = (const void *)c->sections[SECTION_TOKENS].ptr;
	uint32_t *filled = ARENA_ARRAY(&c->arena, uint32_t, c->tokens.count);
	uint32_t *postings = ARENA_ARRAY(&c->arena, uint32_t, all);
	for (uint32_t i = 0; i < c->counts[SECTION_WRITINGS]; i++)
		for (uint32_t k = 0; k < writings[i].count; k++) {
			uint32_t token = words[writings[i].words + k];
			postings[tokens[token].postings + filled[token]++] = i;
			writings[i].weight += tokens[token].weight;
		}
	for (uint32_t i = 0; i < all; i++)
		push(c, SECTION_POSTINGS, &postings[i]);
}

/* --- indexes --- */

static void add_index(struct compiler *c, enum listfile_section starts, const struct hashes *hashes)
{
	const struct hashed *items = hashes->items;
	size_t count = hashes->count;
	size_t buckets = 1;
	while (buckets < count)
		buckets *= 2;
	uint32_t *begin = ARENA_ARRAY(&c->arena, uint32_t, buckets + 1);
	struct lf_item *sorted = ARENA_ARRAY(&c->arena, struct lf_item, count);
	for (size_t i = 0; i < count; i++)
		begin[((items[i].hash >> 32) & (buckets - 1)) + 1]++;
	for (size_t i = 0; i < buckets; i++)
		begin[i + 1] += begin[i];
	for (size_t i = 0; i <= buckets; i++)
		push(c, starts, &begin[i]);
	for (size_t i = count; i-- > 0;) /* from behind, the places behind the last count down */
		sorted[--begin[((items[i].hash >> 32) & (buckets - 1)) + 1]] =
			(struct lf_item){(uint32_t)items[i].hash, items[i].value};
	for (size_t i = 0; i < count; i++)
		push(c, (enum listfile_section)(starts + 1), &sorted[i]);
}

/* --- the file --- */

static void write_file(struct compiler *c, struct buf *out)
{
	static const char zeros[8];
	struct lf_header header = {
		.magic = LISTFILE_MAGIC, .version = LISTFILE_VERSION, .order = LISTFILE_ORDER};
	uint64_t at = sizeof header;
	for (size_t i = 0; i < SECTION_COUNT; i++) {
		header.sections[i].offset = at;
		header.sections[i].count = c->counts[i];
		at += (c->sections[i].len + 7) & ~(size_t)7;
	}
	header.size = at;
	buf_add(out, (struct str){(const char *)&header, sizeof header});
	for (size_t i = 0; i < SECTION_COUNT; i++) {
		buf_add(out, buf_str(&c->sections[i]));
		buf_add(out, (struct str){zeros, -c->sections[i].len & 7});
	}
	header.checksum = listfile_checksum(out->ptr + sizeof header, out->len - sizeof header);
	memcpy(out->ptr, &header, sizeof header);
}

static void finish(struct compiler *c)
{
	for (size_t i = 0; i < SECTION_COUNT; i++)
		buf_finish(&c->sections[i]);
	map_finish(&c->texts);
	map_finish(&c->legals);
	map_finish(&c->token_by_text);
	list_finish(&c->tokens);
	list_finish(&c->whole);
	list_finish(&c->words);
	list_finish(&c->less);
	list_finish(&c->seen);
	latin_destroy(c->latin);
	arena_finish(&c->scratch);
	arena_finish(&c->arena);
}

bool listfile_compile(const struct listings *listings, struct buf *out)
{
	struct compiler compiler = {.listings = listings, .latin = latin_create()};
	struct compiler *c = &compiler;
	static const struct lf_legal none;
	push(c, SECTION_LEGALS, &none); /* number 0: no legal form */
	map_put(&c->legals, STR("/"), 0);
	add_lists(c);
	add_entries(c);
	add_tokens(c);
	add_postings(c);
	add_index(c, SECTION_WHOLE_STARTS, &c->whole);
	add_index(c, SECTION_TOKEN_STARTS, &c->words);
	add_index(c, SECTION_LESS_STARTS, &c->less);
	if (!c->full)
		write_file(c, out);
	bool good = !c->full;
	finish(c);
	return good;
}
