/* RubyGems and Composer: a version is a row of numbers and words; zeros at the end of the numbers
 * say nothing. */
#include "model/version_parts.h"

enum { SEGMENTS = VERSION_MAX + 2 };

struct segments {
	struct str items[SEGMENTS];
	size_t count;
};

static bool is_zero(struct str s)
{
	return version_all_digits(s) && version_numbers(s, STR("0")) == 0;
}

static void drop_zeros(struct segments *segments)
{
	while (segments->count && is_zero(segments->items[segments->count - 1]))
		segments->count--;
}

/* "-" begins a pre-release where `dash` is a word. */
static void cut(struct str text, const char *dash, struct segments *segments)
{
	struct str rest = text;
	segments->count = 0;
	while (rest.len && segments->count + 2 < SEGMENTS) {
		struct str digits = version_take_digits(&rest);
		if (digits.len)
			segments->items[segments->count++] = digits;
		struct str word = version_take_letters(&rest);
		bool minus = rest.len && rest.ptr[0] == '-' && !word.len;
		if (minus && dash)
			word = str_of(dash);
		if (word.len) {
			drop_zeros(segments);
			segments->items[segments->count++] = word;
		}
		if (!digits.len && (!word.len || minus))
			rest = str_from(rest, 1);
		else if (minus)
			rest = str_from(rest, 1);
	}
	drop_zeros(segments);
}

static struct str segment(const struct segments *segments, size_t at)
{
	return at < segments->count ? segments->items[at] : STR("0");
}

int version_compare_gem(struct str a, struct str b)
{
	struct segments one, two;
	cut(str_trim(a), "pre", &one);
	cut(str_trim(b), "pre", &two);
	for (size_t i = 0; i < one.count || i < two.count; i++) {
		struct str left = segment(&one, i), right = segment(&two, i);
		bool number_a = version_all_digits(left), number_b = version_all_digits(right);
		int order = number_a && number_b ? version_numbers(left, right)
			: number_a != number_b   ? number_a ? 1 : -1
						 : str_compare(left, right);
		if (order)
			return order;
	}
	return 0;
}

/* PHP's order: words that it does not know, dev, alpha, beta, RC, a number, patches. */
static int composer_rank(struct str s)
{
	static const struct {
		const char *word;
		int rank;
	} words[] = {{"dev", 1}, {"alpha", 2}, {"a", 2}, {"beta", 3}, {"b", 3}, {"rc", 4},
		{"stable", 5}, {"patch", 6}, {"pl", 6}, {"p", 6}};
	if (version_all_digits(s))
		return 5;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_nocase(s, str_of(words[i].word)))
			return words[i].rank;
	return 0;
}

/* The numbers in front; missing ones are 0. */
static int compare_numbers(
	const struct segments *a, const struct segments *b, size_t *at_a, size_t *at_b)
{
	int order = 0;
	for (;;) {
		bool more_a = *at_a < a->count && version_all_digits(a->items[*at_a]);
		bool more_b = *at_b < b->count && version_all_digits(b->items[*at_b]);
		if (order || (!more_a && !more_b))
			return order;
		order = version_numbers(more_a ? a->items[(*at_a)++] : STR("0"),
			more_b ? b->items[(*at_b)++] : STR("0"));
	}
}

int version_compare_composer(struct str a, struct str b)
{
	struct segments one, two;
	size_t i = 0, k = 0;
	version_take(&a, "v");
	version_take(&b, "v");
	cut(str_cut(&a, '+'), NULL, &one);
	cut(str_cut(&b, '+'), NULL, &two);
	int order = compare_numbers(&one, &two, &i, &k);
	for (; !order && (i < one.count || k < two.count); i++, k++) {
		struct str left = segment(&one, i), right = segment(&two, k);
		order = composer_rank(left) - composer_rank(right);
		if (!order && version_all_digits(left) && version_all_digits(right))
			order = version_numbers(left, right);
	}
	return order;
}
