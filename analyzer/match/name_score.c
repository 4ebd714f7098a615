#include "match/name_score.h"

const char *name_grade_name(enum name_grade grade)
{
	static const char *const names[] = {"different", "possible", "similar", "same"};
	return names[grade];
}

const char *name_doubt_text(enum name_doubt doubt)
{
	static const char *const texts[] = {[DOUBT_NONE] = "",
		[DOUBT_NOTHING] = "a name without words is compared with nothing",
		[DOUBT_TYPO] =
			"a slip of the pen counts in long names only, beside a word that fits",
		[DOUBT_COMMON] = "a short or common name counts only as a whole",
		[DOUBT_LEGAL] = "of a short or common name the legal form is a part",
		[DOUBT_THRESHOLD] = "below the threshold of the list"};
	return texts[doubt];
}

/* Factors in thousandths. */
static const uint16_t legal_factors[] = {
	[LEGAL_SAME] = 1000,
	[LEGAL_TRANSLATED] = 1000,
	[LEGAL_ONE] = 990,
	[LEGAL_OTHER] = 930,
};

static const uint16_t writing_factors[] = {
	[WRITING_PLAIN] = 1000,
	[WRITING_LATIN] = 1000,
	[WRITING_SHORT] = 1000,
	[WRITING_DIGITS] = 980,
	[WRITING_TURNED] = 980,
	[WRITING_LOOKALIKE] = 980,
	[WRITING_NOMINATIVE] = 990,
	[WRITING_TRANSLATED] = 990,
};

enum { ORDER_FACTOR = 980 };

/* Typos are believed in long names only, and only where another word is the same, or the word
 * itself is long. */
static bool typos_believed(
	const struct alignment *alignment, const struct name_tokens *a, const struct name_tokens *b)
{
	enum { NAME_LETTERS = 11, WORD_LETTERS = 11, WEIGHT = 100 };
	bool supported = false, long_words = true;
	if (!alignment->typos)
		return true;
	for (size_t i = 0; i < alignment->count; i++) {
		const struct name_pair *pair = &alignment->pairs[i];
		supported |= pair->kind != PAIR_TYPO && a->items[pair->a].weight >= WEIGHT;
		long_words &= pair->kind != PAIR_TYPO || a->items[pair->a].text.len >= WORD_LETTERS;
	}
	return a->letters >= NAME_LETTERS && b->letters >= NAME_LETTERS &&
		(supported || long_words);
}

static enum name_grade differ(struct name_score *score, enum name_doubt doubt)
{
	score->doubt = (uint8_t)doubt;
	return NAME_DIFFERENT;
}

static enum name_grade grade_of(struct name_score *score, const struct name_tokens *a,
	const struct name_tokens *b, unsigned threshold)
{
	const struct alignment *alignment = &score->alignment;
	bool whole = alignment->ordered && !alignment->typos && alignment->score >= 980;
	bool legal = score->legal == LEGAL_SAME || score->legal == LEGAL_ONE;
	bool distinctive =
		name_distinctiveness(a) >= DISTINCTIVE && name_distinctiveness(b) >= DISTINCTIVE;
	score->doubt = DOUBT_NONE;
	if (!a->count || !b->count)
		return differ(score, DOUBT_NOTHING);
	if (!typos_believed(alignment, a, b))
		return differ(score, DOUBT_TYPO);
	if (!distinctive)
		return whole && legal ? NAME_POSSIBLE
				      : differ(score, whole ? DOUBT_LEGAL : DOUBT_COMMON);
	if (score->score < threshold)
		return differ(score, DOUBT_THRESHOLD);
	return alignment->same && score->legal != LEGAL_OTHER ? NAME_SAME : NAME_SIMILAR;
}

/* Written with other spaces between the letters? */
static bool same_letters(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		i += i < a.len && a.ptr[i] == ' ';
		k += k < b.len && b.ptr[k] == ' ';
		if (i == a.len || k == b.len)
			return i == a.len && k == b.len && i > 0;
		if (a.ptr[i++] != b.ptr[k++])
			return false;
	}
}

/* The same letters, whose words could not be laid against each other. */
static void score_letters(struct name_score *score, const struct name_tokens *listed)
{
	enum { SCORE = 980 };
	bool distinctive = name_distinctiveness(listed) >= DISTINCTIVE;
	if (score->legal != LEGAL_SAME && score->legal != LEGAL_ONE && !distinctive)
		return;
	score->score = (uint16_t)(SCORE * legal_factors[score->legal] / 1000);
	score->grade = !distinctive           ? NAME_POSSIBLE
		: score->legal == LEGAL_OTHER ? NAME_SIMILAR
					      : NAME_SAME;
}

void name_score(struct name_score *score, const struct writing *a,
	const struct name_tokens *a_tokens, const struct writing *b,
	const struct name_tokens *b_tokens, unsigned threshold)
{
	bool fuzzy = a_tokens->whole && b_tokens->whole;
	name_align(&score->alignment, a_tokens, b_tokens, fuzzy);
	score->legal = (uint8_t)legal_compare(a, b);
	uint64_t product = (uint64_t)score->alignment.score * legal_factors[score->legal] *
		writing_factors[a->kind] * (score->alignment.ordered ? 1000 : ORDER_FACTOR);
	score->score = (uint16_t)(product / 1000000000);
	score->grade = (uint8_t)grade_of(score, a_tokens, b_tokens, threshold);
	if (score->grade == NAME_DIFFERENT && same_letters(a->words, b->words))
		score_letters(score, b_tokens);
}
