/* Any text as a purl: nothing crashes, and a canonical purl is its own canonical form. */
#include "fuzz.h"
#include "model/purl.h"

/* One of the usual form is read in a shorter way, which the same with a subpath, be it empty, does not
 * take. */
static void check_long_way(struct arena *arena, struct str text, struct str canonical)
{
	struct purl purl;
	const char *error;
	struct str parts[] = {str_trim(text), STR("#")};
	if (str_find_byte(text, '#') != STR_NPOS)
		return;
	REQUIRE(purl_parse(arena, arena_join(arena, parts, 2), &purl, &error));
	REQUIRE(str_eq(purl_format(arena, &purl), canonical));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct purl purl, again;
	const char *error;
	struct str given = {(const char *)data, size};
	if (purl_parse(&arena, given, &purl, &error)) {
		struct str text = purl_format(&arena, &purl);
		REQUIRE(purl_parse(&arena, text, &again, &error));
		REQUIRE(str_eq(purl_format(&arena, &again), text));
		check_long_way(&arena, given, text);
	} else {
		REQUIRE(error);
	}
	arena_finish(&arena);
	return 0;
}
