/* Any text as a CPE name: nothing crashes, and what was read is read again from what is written. */
#include "fuzz.h"
#include "model/cpe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct cpe cpe, again;
	const char *error;
	bool good = cpe_parse(&arena, (struct str){(const char *)data, size}, &cpe, &error);
	struct str text = cpe_format(&arena, &cpe);
	bool good_again = cpe_parse(&arena, text, &again, &error);
	REQUIRE(!good || (good_again && str_eq(cpe_format(&arena, &again), text)));
	arena_finish(&arena);
	return 0;
}
