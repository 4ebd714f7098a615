/* Two names, one a line: comparing ends, scores are in their range, equals are equal. */
#include "fuzz.h"
#include "match/name_score.h"

static struct latin *latin;

static void compare(struct arena *arena, struct str a, struct str b)
{
	struct writing as[WRITINGS_MAX], bs[WRITINGS_MAX];
	size_t a_count = writings_of_asked(latin, arena, a, as);
	size_t b_count = writings_of_listed(latin, arena, b, bs);
	REQUIRE(a_count <= WRITINGS_MAX && b_count <= WRITINGS_MAX);
	for (size_t i = 0; i < a_count; i++)
		for (size_t k = 0; k < b_count; k++) {
			struct name_tokens at, bt;
			struct name_score score;
			name_tokens_split(&at, as[i].words);
			name_tokens_split(&bt, bs[k].words);
			name_score(&score, &as[i], &at, &bs[k], &bt, NAME_THRESHOLD);
			REQUIRE(score.score <= 1000 && score.alignment.score <= 1000);
			REQUIRE(score.alignment.count <= NAME_TOKENS_MAX);
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str rest = {(const char *)data, size}, first = str_cut(&rest, '\n');
	if (!latin)
		latin = latin_create();
	compare(&arena, first, rest);
	compare(&arena, first, first);
	arena_finish(&arena);
	return 0;
}
