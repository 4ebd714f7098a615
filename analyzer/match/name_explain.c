/* Alignments in words. */
#include "base/utf8.h"
#include "match/name_align.h"

static void add_words(struct buf *out, const struct name_tokens *tokens, size_t at, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_add_byte(out, ' ');
		utf8_add_printable(out, tokens->items[at + i].written);
	}
}

/* What a word stands for, when it is written otherwise. */
static void add_meaning(struct buf *out, const struct name_token *token)
{
	if (str_eq(token->written, token->text))
		return;
	buf_puts(out, " (for ");
	buf_add(out, token->text);
	buf_add_byte(out, ')');
}

/* Whether the other side's words are to be told, too. */
static bool differs(
	const struct name_pair *pair, const struct name_tokens *a, const struct name_tokens *b)
{
	const struct name_token *one = &a->items[pair->a], *other = &b->items[pair->b];
	return pair->kind != PAIR_SAME ||
		(!str_eq(other->written, one->written) && !str_eq(other->written, other->text));
}

static unsigned weight_of(const struct name_tokens *tokens, size_t at, size_t count)
{
	unsigned weight = 0;
	for (size_t i = 0; i < count; i++)
		weight += tokens->items[at + i].weight;
	return weight;
}

static void add_weight(struct buf *out, unsigned weight)
{
	buf_printf(out, " %u.%03u", weight / 1000, weight % 1000);
}

static void separate(struct buf *out, size_t start)
{
	if (out->len > start)
		buf_puts(out, ", ");
}

/* Words of one side that no pair has. */
static void add_alone(struct buf *out, size_t start, const struct alignment *alignment,
	const struct name_tokens *tokens, bool listed)
{
	for (size_t i = 0; i < tokens->count; i++) {
		bool paired = false;
		for (size_t k = 0; k < alignment->count; k++) {
			const struct name_pair *pair = &alignment->pairs[k];
			size_t first = listed ? pair->b : pair->a;
			paired |=
				i >= first && i < first + (listed ? pair->b_count : pair->a_count);
		}
		if (paired)
			continue;
		separate(out, start);
		buf_puts(out, listed ? "+" : "-");
		utf8_add_printable(out, tokens->items[i].written);
		add_weight(out, tokens->items[i].weight);
	}
}

void alignment_explain(struct buf *out, const struct alignment *alignment,
	const struct name_tokens *a, const struct name_tokens *b)
{
	static const char *const kinds[] = {"", " (written together)", " (typo)"};
	size_t start = out->len;
	for (size_t i = 0; i < alignment->count; i++) {
		const struct name_pair *pair = &alignment->pairs[i];
		separate(out, start);
		add_words(out, a, pair->a, pair->a_count);
		if (differs(pair, a, b)) {
			buf_puts(out, " ~ ");
			add_words(out, b, pair->b, pair->b_count);
		}
		add_weight(out, weight_of(b, pair->b, pair->b_count));
		buf_puts(out, kinds[pair->kind]);
		if (pair->kind == PAIR_SAME)
			add_meaning(out, &a->items[pair->a]);
	}
	add_alone(out, start, alignment, a, false);
	add_alone(out, start, alignment, b, true);
}
