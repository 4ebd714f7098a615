/* Any text as a list of parties and as a name: lists end, words are not empty, and normal forms
 * have neither white space at their ends nor two spaces together. */
#include "base/utf8.h"
#include "fuzz.h"
#include "model/name.h"

static bool check_word(void *context, struct str word)
{
	(void)context;
	REQUIRE(word.len);
	return true;
}

static void check_name(struct arena *arena, struct str name)
{
	struct str legal;
	struct str normal = name_normalize(arena, name, &legal);
	REQUIRE(str_trim(normal).len == normal.len && str_find(normal, STR("  ")) == STR_NPOS);
	REQUIRE(utf8_invalid(name) != STR_NPOS || utf8_invalid(normal) == STR_NPOS);
	name_words(arena, name, check_word, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str text = {(const char *)data, size}, rest = text;
	struct party party;
	party_parse(text, &party);
	while (party_next(&rest, &party))
		check_name(&arena, party.name);
	check_name(&arena, text);
	arena_finish(&arena);
	return 0;
}
