/* The index: lookup = naive scan; the words of names. */
#include "match/index.h"

#include "match/words.h"
#include "match_fixture.h"

/* Index lookup = naive scan, over keys of the identifiers, mutated ones and random ones. */
static void test_index(struct fixture *fixture)
{
	const struct policies *policies = &fixture->policies;
	struct arena arena = {0};
	uint64_t seed = 88172645463325252u;
	for (size_t round = 0; round < 20000; round++) {
		char bytes[64];
		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		struct str key = policies->index->keys[seed % policies->identifiers.count];
		if (!key.len || key.len >= sizeof bytes)
			continue;
		memcpy(bytes, key.ptr, key.len);
		if (seed >> 32 & 1)
			bytes[(seed >> 40) % key.len] ^= (char)(seed >> 60);
		struct str probe = {bytes, key.len - (seed >> 33 & 1)};
		size_t naive = 0, indexed = 0;
		for (size_t i = 0; i < policies->identifiers.count; i++) {
			struct str keys[IDENTIFIER_KEYS], legal;
			size_t count = keys_of_identifier(
				&arena, &policies->identifiers.items[i], keys, &legal);
			for (size_t k = 0; k < count; k++)
				naive += str_eq(keys[k], probe) ? i + 1 : 0;
		}
		INDEX_EACH(identifier, policies->index, index_find(policies->index, probe))
		{
			indexed += identifier + 1;
		}
		if (naive != indexed)
			CHECK(naive == indexed);
		arena_reset(&arena);
	}
	CHECK(true);
	arena_finish(&arena);
}

static void test_words(void)
{
	static const struct {
		const char *text, *words;
	} splits[] = {
		{"KasperskyLab-hexa_ui2", "kaspersky,lab,-hexa,-ui,2"},
		{"HTTPServer", "http,server"},
		{"zte", "zte"},
		{"@a/b.c", "a,-b,-c"},
		{"", ""},
		{"--", ""},
		{"x86_64", "x,86,-64"},
	};
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
		struct words words;
		struct arena arena = {0};
		struct buf text = {0};
		words_split(&words, &arena, str_of(splits[i].text), true);
		for (size_t k = 0; k < words.count; k++) {
			buf_puts(&text, k ? "," : "");
			buf_puts(&text, k && words.hard[k] ? "-" : "");
			buf_add(&text,
				str_range(words.bytes + words.begin[k],
					words.bytes + words.begin[k + 1]));
		}
		buf_add(&text, STR(""));
		CHECK(str_eq(buf_str(&text), str_of(splits[i].words)));
		buf_finish(&text);
		arena_finish(&arena);
	}
}

int main(void)
{
	struct fixture fixture;
	fixture_open(&fixture, texts, 0, NULL, NULL);
	if (CHECK(fixture.loaded))
		test_index(&fixture);
	test_words();
	fixture_close(&fixture);
	return check_report();
}
