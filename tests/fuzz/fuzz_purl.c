/* Any text as a purl: nothing crashes, and a canonical purl is its own canonical form. */
#include <stdlib.h>

#include "model/purl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct purl purl, again;
	const char *error;
	if (purl_parse(&arena, (struct str){(const char *)data, size}, &purl, &error)) {
		struct str text = purl_format(&arena, &purl);
		if (!purl_parse(&arena, text, &again, &error) ||
			!str_eq(purl_format(&arena, &again), text))
			abort();
	} else if (!error) {
		abort();
	}
	arena_finish(&arena);
	return 0;
}
