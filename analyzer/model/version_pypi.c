/* PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local], in all the spellings that it accepts. */
#include "model/version_parts.h"

enum pre { PRE_ALPHA, PRE_BETA, PRE_CANDIDATE, PRE_NONE };

struct pep440 {
	struct str epoch, release;
	enum pre pre;
	struct str pre_number;
	bool post, dev;
	struct str post_number, dev_number;
	struct str local; /* absent: none */
};

static void take_separator(struct str *s)
{
	if (s->len && strchr("-_.", s->ptr[0]))
		*s = str_from(*s, 1);
}

/* A word with separators around it and a number that may be missing. */
static bool take_word(struct str *s, const char *const *words, size_t *which, struct str *number)
{
	struct str rest = *s;
	take_separator(&rest);
	for (size_t i = 0; words[i]; i++) {
		struct str behind = rest;
		if (!version_take(&behind, words[i]))
			continue;
		struct str after = behind;
		take_separator(&after);
		if (after.len && ascii_is_digit(after.ptr[0]))
			behind = after;
		*number = version_take_digits(&behind);
		*which = i;
		*s = behind;
		return true;
	}
	return false;
}

static struct str take_release(struct str *s)
{
	struct str begin = *s;
	version_take_digits(s);
	while (s->len > 1 && s->ptr[0] == '.' && ascii_is_digit(s->ptr[1])) {
		*s = str_from(*s, 1);
		version_take_digits(s);
	}
	return str_sub(begin, 0, begin.len - s->len);
}

static void take_pre(struct str *s, struct pep440 *version)
{
	static const char *const words[] = {
		"alpha", "a", "beta", "b", "preview", "pre", "rc", "c", NULL};
	size_t which;
	version->pre = take_word(s, words, &which, &version->pre_number) ? which < 2 ? PRE_ALPHA
			: which < 4                                                  ? PRE_BETA
										     : PRE_CANDIDATE
									 : PRE_NONE;
}

static void take_post(struct str *s, struct pep440 *version)
{
	static const char *const words[] = {"post", "rev", "r", NULL};
	size_t which;
	if (s->len > 1 && s->ptr[0] == '-' && ascii_is_digit(s->ptr[1])) {
		*s = str_from(*s, 1);
		version->post_number = version_take_digits(s);
		version->post = true;
	} else {
		version->post = take_word(s, words, &which, &version->post_number);
	}
}

static bool parse(struct str text, struct pep440 *version)
{
	static const char *const words[] = {"dev", NULL};
	struct str rest = str_trim(text), epoch;
	size_t which;
	*version = (struct pep440){0};
	version_take(&rest, "v");
	struct str behind = rest;
	epoch = version_take_digits(&behind);
	if (epoch.len && version_take(&behind, "!")) {
		version->epoch = epoch;
		rest = behind;
	}
	version->release = take_release(&rest);
	take_pre(&rest, version);
	take_post(&rest, version);
	version->dev = take_word(&rest, words, &which, &version->dev_number);
	if (version_take(&rest, "+")) {
		version->local = rest;
		rest = STR("");
	}
	return version->release.len && !rest.len;
}

static int compare_releases(struct str a, struct str b)
{
	while (a.ptr || b.ptr) {
		struct str one = a.ptr ? str_cut(&a, '.') : STR("");
		struct str two = b.ptr ? str_cut(&b, '.') : STR("");
		int order = version_numbers(one, two);
		if (order)
			return order;
	}
	return 0;
}

/* A development release alone stands before the pre-releases of its release. */
static int pre_rank(const struct pep440 *version)
{
	return version->pre == PRE_NONE && !version->post && version->dev ? -1 : (int)version->pre;
}

static struct str cut_local(struct str *rest)
{
	size_t end = 0;
	while (end < rest->len && !strchr("-_.", rest->ptr[end]))
		end++;
	struct str part = str_sub(*rest, 0, end);
	*rest = end < rest->len ? str_from(*rest, end + 1) : STR_NONE;
	return part;
}

static int compare_locals(struct str a, struct str b)
{
	while (a.ptr && b.ptr) {
		struct str one = cut_local(&a), two = cut_local(&b);
		bool number_a = version_all_digits(one), number_b = version_all_digits(two);
		if (number_a != number_b)
			return number_a ? 1 : -1;
		int order = number_a              ? version_numbers(one, two)
			: str_eq_nocase(one, two) ? 0
						  : str_compare(one, two);
		if (order)
			return order;
	}
	return (a.ptr != NULL) - (b.ptr != NULL);
}

int version_compare_pypi(struct str a, struct str b)
{
	struct pep440 one, two;
	bool valid_a = parse(a, &one), valid_b = parse(b, &two);
	if (!valid_a || !valid_b)
		return valid_a == valid_b ? str_compare(a, b) : valid_a ? 1 : -1;
	int order = version_numbers(one.epoch, two.epoch);
	if (!order)
		order = compare_releases(one.release, two.release);
	if (!order)
		order = pre_rank(&one) - pre_rank(&two);
	if (!order)
		order = version_numbers(one.pre_number, two.pre_number);
	if (!order)
		order = one.post - two.post;
	if (!order)
		order = version_numbers(one.post_number, two.post_number);
	if (!order)
		order = two.dev - one.dev;
	if (!order)
		order = version_numbers(one.dev_number, two.dev_number);
	return order ? order : compare_locals(one.local, two.local);
}
