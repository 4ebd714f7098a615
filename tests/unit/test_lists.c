/* The compiled file: what the indexes find is what a scan over all names finds, best first; entries
 * have their dates and kinds; a file that was changed anywhere is refused or harmless. */
#include <stdlib.h>
#include <unistd.h>

#include "base/output.h"
#include "check.h"
#include "match/lists.h"

static uint32_t state = 1;

static uint32_t random_below(uint32_t limit)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % limit;
}

static struct str random_name(struct arena *arena)
{
	static const char *const syllables[] = {"bei", "spiel", "werk", "zave", "tro", "mi", "kan",
		"dolor", "pri", "mero", "tekh", "ni"};
	static const char *const words[] = {
		"Trading", "Technology", "Group", "International", "Bank"};
	static const char *const forms[] = {"", " LLC", " OOO", " GmbH", " Co., Ltd."};
	struct buf out = {0};
	for (uint32_t word = 0, count = 1 + random_below(2); word < count; word++) {
		buf_puts(&out, word ? " " : "");
		for (uint32_t i = 0, parts = 2 + random_below(2); i < parts; i++)
			buf_puts(&out, syllables[random_below(12)]);
	}
	if (random_below(2))
		buf_printf(&out, " %s", words[random_below(5)]);
	buf_puts(&out, forms[random_below(5)]);
	struct str name = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return name;
}

/* A letter changed, left out or doubled, words joined, or nothing. */
static struct str changed(struct arena *arena, struct str name)
{
	uint32_t at = random_below((uint32_t)name.len);
	struct str before = str_sub(name, 0, at), behind = str_from(name, at + 1);
	switch (random_below(5)) {
	case 0:
		return arena_join(arena, (struct str[]){before, STR("e"), behind}, 3);
	case 1:
		return arena_join(arena, (struct str[]){before, behind}, 2);
	case 2:
		return arena_join(arena,
			(struct str[]){before, str_sub(name, at, at + 1), str_from(name, at)}, 3);
	case 3: {
		struct str rest = name, first = str_cut(&rest, ' ');
		return arena_join(arena, (struct str[]){first, rest}, 2);
	}
	default:
		return name;
	}
}

static void fill(struct listings *listings)
{
	enum { ENTRIES = 400 };
	bool added;
	list_push(&listings->sources,
		((struct list_source){
			.name = STR("x"), .sha256 = STR("00"), .part_of = LISTED_NONE}));
	uint32_t list = listings_list(listings, STR("ofac-sdn"));
	listings->lists.items[list].edition = 20000;
	for (uint32_t i = 0; i < ENTRIES; i++) {
		struct str id = arena_printf(&listings->arena, "%u", i);
		struct listed *entry = listings_entry(listings, list, id, &added);
		entry->kind = i % 10 == 9 ? LISTED_PERSON : LISTED_ORGANISATION;
		entry->from = i % 10 == 8 ? 30000 : DATE_NONE;
		listings_name(listings, entry, random_name(&listings->arena), LISTED_PRIMARY);
		if (i % 3 == 0)
			listings_name(listings, entry, random_name(&listings->arena), LISTED_ALIAS);
	}
}

/* Writes the compiled file where it can be mapped. */
static void write_file(struct str bytes, const char *path)
{
	struct output *output = memory_resize(NULL, sizeof *output);
	CHECK(output_open(output, path));
	output_add(output, bytes);
	CHECK(output_commit(output));
	memory_free(output);
}

static void check_search(const struct lists *lists, const struct listings *listings)
{
	struct name_search search, scan;
	struct arena arena = {0};
	size_t found = 0;
	name_search_init(&search, lists, 20500);
	name_search_init(&scan, lists, 20500);
	scan.scan = true;
	for (size_t i = 0; i < 3 * listings->names.count; i++) {
		struct str name =
			changed(&arena, listings->names.items[i % listings->names.count].text);
		name_search(&search, name);
		name_search(&scan, name);
		bool same = search.count == scan.count;
		for (size_t k = 0; same && k < search.count; k++)
			same = search.hits[k].entry == scan.hits[k].entry &&
				search.hits[k].score.score == scan.hits[k].score.score;
		if (!CHECK(same))
			fprintf(stderr, "%.*s: %zu found, %zu by scanning\n", STR_ARG(name),
				search.count, scan.count);
		for (size_t k = 0; k < search.count; k++) {
			const struct lf_entry *entry = name_hit_entry(&search, &search.hits[k]);
			CHECK(entry->kind == LISTED_ORGANISATION && entry->from <= 20500);
		}
		found += search.count > 0;
	}
	CHECK(found > listings->names.count);
	name_search_finish(&search);
	name_search_finish(&scan);
	arena_finish(&arena);
}

static void check_damage(struct str bytes)
{
	struct arena arena = {0};
	struct str error;
	char *copy = memory_resize(NULL, bytes.len);
	for (size_t i = 0; i < 2000; i++) {
		struct listfile file = {0};
		memcpy(copy, bytes.ptr, bytes.len);
		copy[random_below((uint32_t)bytes.len)] ^= (char)(1 + random_below(255));
		CHECK(!listfile_check(&file, (struct str){copy, bytes.len}, &arena, &error));
	}
	for (size_t length = 0; length < bytes.len; length += 1 + bytes.len / 500) {
		struct listfile file = {0};
		memcpy(copy, bytes.ptr, length);
		CHECK(!listfile_check(&file, (struct str){copy, length}, &arena, &error));
	}
	memory_free(copy);
	arena_finish(&arena);
}

int main(void)
{
	struct listings listings = {0};
	struct lists lists = {0};
	struct buf bytes = {0}, again = {0};
	struct str error = STR_NONE;
	char path[] = "/tmp/bomscreen-test-XXXXXX";
	int fd = mkstemp(path);
	CHECK(fd >= 0);
	close(fd);
	fill(&listings);
	CHECK(listfile_compile(&listings, &bytes));
	CHECK(listfile_compile(&listings, &again));
	CHECK(str_eq(buf_str(&bytes), buf_str(&again)));
	write_file(buf_str(&bytes), path);
	CHECK(lists_add(&lists, path, &error));
	check_search(&lists, &listings);
	check_damage(buf_str(&bytes));
	CHECK(!lists_add(&lists, path, &error));
	CHECK(lists_rule(&lists, STR("ofac-sdn:threshold=0.95,tier=advisory"), &error));
	CHECK(lists.uses.items[0].threshold == 950 && lists.uses.items[0].tier == TIER_ADVISORY);
	CHECK(!lists_rule(&lists, STR("other:tier=off"), &error));
	CHECK(!lists_rule_valid(STR("ofac-sdn:tier=prohibit")));
	lists_finish(&lists);
	listings_finish(&listings);
	buf_finish(&bytes);
	buf_finish(&again);
	unlink(path);
	return check_report();
}
