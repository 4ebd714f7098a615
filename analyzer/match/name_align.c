#include "match/name_align.h"

#include "model/name_words.h"

static uint16_t own_weight(struct str word)
{
	enum { NOISE = 0, COMMON = 350, RARE = 1000 };
	switch (name_word_sort(word)) {
	case WORD_NOISE:
		return NOISE;
	case WORD_COMMON:
		return COMMON;
	default:
		return RARE;
	}
}

void name_tokens_split(struct name_tokens *tokens, struct str words)
{
	tokens->count = 0;
	while (words.len && tokens->count < NAME_TOKENS_MAX) {
		struct str word = str_cut(&words, ' ');
		if (!word.len)
			continue;
		struct str canonical = name_word_canonical(word);
		tokens->items[tokens->count++] =
			(struct name_token){canonical, word, own_weight(canonical)};
	}
	tokens->whole = !words.len;
	name_tokens_weigh(tokens);
}

void name_tokens_weigh(struct name_tokens *tokens)
{
	tokens->weight = tokens->letters = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		tokens->weight += tokens->items[i].weight;
		tokens->letters += (uint32_t)tokens->items[i].text.len;
	}
}

struct str name_tokens_join(struct arena *arena, const struct name_tokens *tokens)
{
	struct str parts[NAME_TOKENS_MAX];
	size_t count = 0;
	for (size_t i = 0; i < tokens->count; i++)
		if (tokens->items[i].weight || !tokens->weight)
			parts[count++] = tokens->items[i].text;
	return arena_join(arena, parts, count);
}

unsigned name_distinctiveness(const struct name_tokens *tokens)
{
	enum { LONG = 8 };
	unsigned sum = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		size_t length = tokens->items[i].text.len;
		sum += (unsigned)(tokens->items[i].weight * (length < LONG ? length : LONG) / LONG);
	}
	return sum;
}

/* --- words --- */

unsigned word_typos_allowed(struct str word)
{
	enum { ONE = 7, TWO = 12 };
	return word.len >= TWO ? 2 : word.len >= ONE ? 1 : 0;
}

/* Which letters a word has, five bits of each; a change of one letter changes two of these at most. */
static uint32_t letters_of(struct str word)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < word.len; i++)
		letters |= 1u << (word.ptr[i] & 31);
	return letters;
}

/* Optimal string alignment, by rows; long words are compared as a whole only. */
unsigned word_distance(struct str a, struct str b, unsigned limit)
{
	enum { LONGEST = 63 };
	unsigned char rows[3][LONGEST + 1];
	size_t more = a.len > b.len ? a.len - b.len : b.len - a.len;
	if (str_eq(a, b))
		return 0;
	if (more > limit || a.len > LONGEST || b.len > LONGEST ||
		(unsigned)__builtin_popcount(letters_of(a) ^ letters_of(b)) > 2 * limit)
		return limit + 1;
	for (size_t k = 0; k <= b.len; k++)
		rows[0][k] = (unsigned char)k;
	for (size_t i = 1; i <= a.len; i++) {
		unsigned char *now = rows[i % 3], *before = rows[(i + 2) % 3],
			      *earlier = rows[(i + 1) % 3], least = 255;
		now[0] = (unsigned char)i;
		for (size_t k = 1; k <= b.len; k++) {
			unsigned best = before[k - 1] + (a.ptr[i - 1] != b.ptr[k - 1]);
			if (before[k] + 1u < best)
				best = before[k] + 1u;
			if (now[k - 1] + 1u < best)
				best = now[k - 1] + 1u;
			if (i > 1 && k > 1 && a.ptr[i - 1] == b.ptr[k - 2] &&
				a.ptr[i - 2] == b.ptr[k - 1] && earlier[k - 2] + 1u < best)
				best = earlier[k - 2] + 1u;
			now[k] = (unsigned char)best;
			least = now[k] < least ? now[k] : least;
		}
		if (least > limit)
			return limit + 1;
	}
	unsigned distance = rows[a.len % 3][b.len];
	return distance > limit ? limit + 1 : distance;
}

/* --- alignment --- */

struct aligner {
	struct alignment *out;
	const struct name_tokens *a, *b;
	bool a_done[NAME_TOKENS_MAX], b_done[NAME_TOKENS_MAX];
};

static void pair(struct aligner *aligner, size_t a, size_t a_count, size_t b, size_t b_count,
	enum pair_kind kind, unsigned likeness)
{
	for (size_t i = 0; i < a_count; i++)
		aligner->a_done[a + i] = true;
	for (size_t i = 0; i < b_count; i++)
		aligner->b_done[b + i] = true;
	if (aligner->out->count < NAME_TOKENS_MAX)
		aligner->out->pairs[aligner->out->count++] =
			(struct name_pair){(uint8_t)a, (uint8_t)b, (uint8_t)a_count,
				(uint8_t)b_count, (uint8_t)kind, (uint16_t)likeness};
}

static void pair_same(struct aligner *aligner)
{
	for (size_t i = 0; i < aligner->a->count; i++)
		for (size_t k = 0; k < aligner->b->count; k++)
			if (!aligner->b_done[k] &&
				str_eq(aligner->a->items[i].text, aligner->b->items[k].text)) {
				pair(aligner, i, 1, k, 1, PAIR_SAME, 1000);
				break;
			}
}

/* Is one word two neighbours of the other side, written together? */
static bool is_joined(
	struct str word, const struct name_tokens *tokens, const bool *done, size_t at)
{
	if (at + 1 >= tokens->count || done[at] || done[at + 1])
		return false;
	struct str first = tokens->items[at].written, second = tokens->items[at + 1].written;
	return word.len == first.len + second.len && str_starts(word, first) &&
		str_ends(word, second);
}

static void pair_joined(struct aligner *aligner)
{
	enum { JOINED = 980 };
	const struct name_tokens *a = aligner->a, *b = aligner->b;
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++) {
			if (!aligner->a_done[i] &&
				is_joined(a->items[i].written, b, aligner->b_done, k))
				pair(aligner, i, 1, k, 2, PAIR_JOINED, JOINED);
			else if (!aligner->b_done[k] &&
				is_joined(b->items[k].written, a, aligner->a_done, i))
				pair(aligner, i, 2, k, 1, PAIR_JOINED, JOINED);
		}
}

static void pair_typos(struct aligner *aligner)
{
	enum { PER_TYPO = 90 };
	const struct name_tokens *a = aligner->a, *b = aligner->b;
	for (size_t i = 0; i < a->count; i++) {
		unsigned allowed = word_typos_allowed(a->items[i].text), best = allowed + 1;
		size_t at = 0;
		for (size_t k = 0; k < b->count && allowed && !aligner->a_done[i]; k++) {
			if (aligner->b_done[k] || !word_typos_allowed(b->items[k].text))
				continue;
			unsigned distance =
				word_distance(a->items[i].text, b->items[k].text, allowed);
			if (distance < best) {
				best = distance;
				at = k;
			}
		}
		if (best <= allowed && best) {
			pair(aligner, i, 1, at, 1, PAIR_TYPO, 1000 - PER_TYPO * best);
			aligner->out->typos += best;
		}
	}
}

static unsigned weight_of(const struct name_tokens *tokens, size_t at, size_t count)
{
	unsigned weight = 0;
	for (size_t i = 0; i < count; i++)
		weight += tokens->items[at + i].weight;
	return weight;
}

static void finish(struct aligner *aligner)
{
	struct alignment *out = aligner->out;
	uint64_t matched = 0, covered = 0, all = (uint64_t)aligner->a->weight + aligner->b->weight;
	out->ordered = true;
	for (size_t i = 0; i < out->count; i++) {
		const struct name_pair *p = &out->pairs[i];
		uint64_t weight = weight_of(aligner->a, p->a, p->a_count) +
			weight_of(aligner->b, p->b, p->b_count);
		matched += p->likeness * weight;
		covered += weight;
		for (size_t k = 0; k < i && weight_of(aligner->a, p->a, p->a_count); k++)
			out->ordered &= !weight_of(aligner->a, out->pairs[k].a, 1) ||
				(out->pairs[k].a < p->a) == (out->pairs[k].b < p->b);
	}
	out->score = all ? (uint16_t)(matched / all) : 0;
	out->same = out->ordered && !out->typos && all && covered == all;
}

void name_align(struct alignment *alignment, const struct name_tokens *a,
	const struct name_tokens *b, bool fuzzy)
{
	struct aligner aligner = {.out = alignment, .a = a, .b = b};
	alignment->count = 0;
	alignment->typos = 0;
	pair_same(&aligner);
	pair_joined(&aligner);
	if (fuzzy)
		pair_typos(&aligner);
	finish(&aligner);
}
