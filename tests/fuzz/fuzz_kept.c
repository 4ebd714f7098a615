/* What was kept of earlier runs: the file of the hook's cache, the results in it, a baseline. The first
 * byte chooses. A damaged cache is an empty one; a result that cannot be unpacked is none; a baseline
 * knows only findings that its report has. */
#include "base/digest.h"
#include "commands/baseline.h"
#include "commands/cache.h"
#include "commands/sheet.h"
#include "fuzz.h"

static bool lies_in(struct str part, struct str whole)
{
	return !part.len || (part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len);
}

/* What can be unpacked packs to the same bytes. */
static void try_sheet(struct str bytes)
{
	struct sheet sheet = {0};
	struct buf again = {0};
	if (sheet_unpack(&sheet, bytes)) {
		for (size_t i = 0; i < sheet.lines.count; i++) {
			const struct sheet_line *line = &sheet.lines.items[i];
			REQUIRE(line->verdict <= VERDICT_PROHIBITED && sheet_has(&sheet, line));
			REQUIRE(lies_in(line->text, bytes) && lies_in(line->fingerprint, bytes));
		}
		sheet_pack(&sheet, &again);
		REQUIRE(str_eq(buf_str(&again), bytes));
	}
	buf_finish(&again);
	sheet_finish(&sheet);
}

static size_t load(struct str text)
{
	struct cache cache = {0};
	cache_load(&cache, text);
	size_t count = cache.entries.count;
	for (size_t i = 0; i < count; i++) {
		const struct cache_entry *entry = &cache.entries.items[i];
		REQUIRE(lies_in(entry->key, text) && lies_in(entry->value, text));
		REQUIRE(cache_get(&cache, entry->key).ptr);
		try_sheet(entry->value);
	}
	cache.changed = false;
	cache_close(&cache);
	return count;
}

/* As it is; with the digest that it should have; and with one byte changed behind that. */
static void try_cache(struct str entries)
{
	struct arena arena = {0};
	load(entries);
	struct str text = arena_printf(&arena, "bomscreen-hook-cache 1 %.*s\n%.*s",
		STR_ARG(digest_sha256(&arena, entries)), STR_ARG(entries));
	size_t count = load(text);
	if (entries.len) {
		char *changed = arena_cstr(&arena, text);
		changed[text.len - 1] ^= 1;
		REQUIRE(load((struct str){changed, text.len}) == 0);
	}
	REQUIRE(count <= entries.len / CACHE_KEY);
	arena_finish(&arena);
}

static void try_baseline(struct str text)
{
	struct baseline baseline = {0};
	struct doc doc;
	doc_wrap(&doc, STR("baseline"), text, &limits_default);
	bool good = baseline_take(&baseline, &doc);
	REQUIRE(!good || str_find(text, STR("bomscreen-report/1")) != STR_NPOS ||
		str_find_byte(text, '\\') != STR_NPOS);
	REQUIRE(!baseline_has(&baseline, STR("in no report"), VERDICT_REVIEW) ||
		str_find(text, STR("in no report")) != STR_NPOS);
	baseline_finish(&baseline);
	doc_finish(&doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data + 1, size - 1};
	if (!size)
		return 0;
	if (data[0] % 3 == 0)
		try_cache(text);
	else if (data[0] % 3 == 1)
		try_sheet(text);
	else
		try_baseline(text);
	return 0;
}
