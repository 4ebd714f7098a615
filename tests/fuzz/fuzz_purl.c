/* Any text as a purl: nothing crashes, and a canonical purl is its own canonical form. */
#include "fuzz.h"
#include "model/purl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct purl purl, again;
	const char *error;
	if (purl_parse(&arena, (struct str){(const char *)data, size}, &purl, &error)) {
		struct str text = purl_format(&arena, &purl);
		REQUIRE(purl_parse(&arena, text, &again, &error));
		REQUIRE(str_eq(purl_format(&arena, &again), text));
	} else {
		REQUIRE(error);
	}
	arena_finish(&arena);
	return 0;
}
