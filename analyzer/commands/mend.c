#include "commands/explain_text.h"

static const char *const texts[DIAG_COUNT] = {
#define MEND(symbol, text) [DIAG_##symbol] = (text),
#include "commands/mend.def"
#undef MEND
};

enum {
#define MEND(symbol, text) +1
	MENDS = 0
#include "commands/mend.def"
#undef MEND
};
_Static_assert((int)MENDS == (int)DIAG_COUNT, "each diagnostic has a line in commands/mend.def");

const char *explain_mend(enum diag_id id)
{
	return texts[id];
}
