/* Versions of distributions' packages: dpkg, rpm, pacman, apk-tools, Portage. */
#include "model/version_parts.h"

/* Epoch (absent: 0), version, and the release behind the last "-" (absent: none). */
struct package_version {
	struct str epoch, version, release;
};

static struct package_version split(struct str text)
{
	struct package_version parts = {.version = text};
	struct str rest = text, epoch = version_take_digits(&rest);
	if (version_take(&rest, ":")) {
		parts.epoch = epoch;
		parts.version = rest;
	}
	size_t dash = str_rfind_byte(parts.version, '-');
	if (dash != STR_NPOS) {
		parts.release = str_from(parts.version, dash + 1);
		parts.version = str_sub(parts.version, 0, dash);
	}
	return parts;
}

/* Debian Policy 5.6.12: "~" before the end, the end before letters, letters before the rest. */
static int deb_weight(struct str s, size_t at)
{
	if (at >= s.len || ascii_is_digit(s.ptr[at]))
		return 0;
	if (s.ptr[at] == '~')
		return -1;
	return ascii_is_alpha(s.ptr[at]) ? (unsigned char)s.ptr[at]
					 : (unsigned char)s.ptr[at] + 256;
}

static int compare_deb_part(struct str a, struct str b)
{
	while (a.len || b.len) {
		size_t at = 0;
		while ((at < a.len && !ascii_is_digit(a.ptr[at])) ||
			(at < b.len && !ascii_is_digit(b.ptr[at]))) {
			int one = deb_weight(a, at), two = deb_weight(b, at);
			if (one != two)
				return one < two ? -1 : 1;
			at++;
		}
		a = str_from(a, at);
		b = str_from(b, at);
		struct str one = version_take_digits(&a), two = version_take_digits(&b);
		int order = version_numbers(one, two);
		if (order)
			return order;
	}
	return 0;
}

int version_compare_deb(struct str a, struct str b)
{
	struct package_version one = split(a), two = split(b);
	int order = version_numbers(one.epoch, two.epoch);
	if (!order)
		order = compare_deb_part(one.version, two.version);
	return order ? order : compare_deb_part(one.release, two.release);
}

static void skip_separators(struct str *s, bool tilde)
{
	while (s->len && !ascii_is_alnum(s->ptr[0]) &&
		!(tilde && (s->ptr[0] == '~' || s->ptr[0] == '^')))
		*s = str_from(*s, 1);
}

/* A segment of digits or letters: digits win over letters. */
static int compare_segment(struct str *a, struct str *b)
{
	bool digits = ascii_is_digit(a->ptr[0]);
	struct str one = digits ? version_take_digits(a) : version_take_letters(a);
	struct str two = digits ? version_take_digits(b) : version_take_letters(b);
	if (!two.len)
		return digits ? 1 : -1;
	return digits ? version_numbers(one, two) : str_compare(one, two);
}

/* "~" sorts before anything, "^" behind the end and before anything else. 2: nothing to say. */
static int compare_marks(struct str *a, struct str *b)
{
	static const char marks[] = "~^";
	for (size_t i = 0; i < 2; i++) {
		bool one = a->len && a->ptr[0] == marks[i], two = b->len && b->ptr[0] == marks[i];
		if (one && two) {
			*a = str_from(*a, 1);
			*b = str_from(*b, 1);
			return 0;
		}
		if (one || two) {
			const struct str *other = one ? b : a;
			bool less = i == 0 || other->len;
			return one == less ? -1 : 1;
		}
	}
	return 2;
}

static int compare_rpm_part(struct str a, struct str b)
{
	while (a.len || b.len) {
		skip_separators(&a, true);
		skip_separators(&b, true);
		int order = compare_marks(&a, &b);
		if (order == 0)
			continue;
		if (order != 2)
			return order;
		if (!a.len || !b.len)
			break;
		order = compare_segment(&a, &b);
		if (order)
			return order;
	}
	return version_order(a.len > 0, b.len > 0);
}

int version_compare_rpm(struct str a, struct str b)
{
	struct package_version one = split(a), two = split(b);
	int order = version_numbers(one.epoch, two.epoch);
	if (!order)
		order = compare_rpm_part(one.version, two.version);
	/* A range that names no release speaks of all. */
	return order || !one.release.ptr || !two.release.ptr
		? order
		: compare_rpm_part(one.release, two.release);
}

/* pacman: the number of separators counts, letters at the end make it older. */
static int compare_alpm_part(struct str a, struct str b)
{
	if (str_eq(a, b))
		return 0;
	while (a.len && b.len) {
		size_t before_a = a.len, before_b = b.len;
		skip_separators(&a, false);
		skip_separators(&b, false);
		if (!a.len || !b.len)
			break;
		if (before_a - a.len != before_b - b.len)
			return version_order(before_a - a.len, before_b - b.len);
		int order = compare_segment(&a, &b);
		if (order)
			return order;
	}
	if (!a.len && !b.len)
		return 0;
	bool letters_a = a.len && ascii_is_alpha(a.ptr[0]);
	bool letters_b = b.len && ascii_is_alpha(b.ptr[0]);
	return (!a.len && !letters_b) || letters_a ? -1 : 1;
}

int version_compare_alpm(struct str a, struct str b)
{
	struct package_version one = split(a), two = split(b);
	int order = version_numbers(one.epoch, two.epoch);
	if (!order)
		order = compare_alpm_part(one.version, two.version);
	return order || !one.release.ptr || !two.release.ptr
		? order
		: compare_alpm_part(one.release, two.release);
}

/* apk-tools and Portage: 1.2.3b_rc1_p2-r4, apk with a hash ~0a1b. */

static int compare_components(struct str *a, struct str *b)
{
	struct str one = version_take_digits(a), two = version_take_digits(b);
	int order = version_numbers(one, two);
	while (!order) {
		bool more_a = version_take(a, "."), more_b = version_take(b, ".");
		if (!more_a || !more_b)
			return more_a - more_b;
		one = version_take_digits(a);
		two = version_take_digits(b);
		bool fraction = (one.len && one.ptr[0] == '0') || (two.len && two.ptr[0] == '0');
		if (!fraction) {
			order = version_numbers(one, two);
			continue;
		}
		while (one.len && one.ptr[one.len - 1] == '0')
			one.len--;
		while (two.len && two.ptr[two.len - 1] == '0')
			two.len--;
		order = str_compare(one, two);
	}
	return order;
}

/* In the order of age; the fifth is none. */
static size_t take_suffix(struct str *s)
{
	static const char *const suffixes[] = {
		"_alpha", "_beta", "_pre", "_rc", NULL, "_cvs", "_svn", "_git", "_hg", "_p"};
	enum { NONE = 4 };
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		struct str rest = *s;
		if (suffixes[i] && version_take(&rest, suffixes[i]) &&
			!(rest.len && ascii_is_alpha(rest.ptr[0]))) {
			*s = rest;
			return i;
		}
	}
	return NONE;
}

static int compare_suffixes(struct str *a, struct str *b)
{
	enum { NONE = 4 };
	for (;;) {
		size_t one = take_suffix(a), two = take_suffix(b);
		if (one != two)
			return version_order(one, two);
		if (one == NONE)
			return 0;
		struct str number_a = version_take_digits(a), number_b = version_take_digits(b);
		int order = version_numbers(number_a, number_b);
		if (order)
			return order;
	}
}

static struct str take_hash(struct str *s)
{
	size_t end = 1;
	if (!s->len || s->ptr[0] != '~')
		return STR("");
	while (end < s->len && ascii_is_alnum(s->ptr[end]))
		end++;
	struct str hash = str_sub(*s, 1, end);
	*s = str_from(*s, end);
	return hash;
}

int version_compare_gentoo(struct str a, struct str b)
{
	int order = compare_components(&a, &b);
	if (order)
		return order;
	struct str one = version_take_letters(&a), two = version_take_letters(&b);
	order = str_compare(one, two);
	if (!order)
		order = compare_suffixes(&a, &b);
	if (order)
		return order;
	order = str_compare(take_hash(&a), take_hash(&b));
	if (order)
		return order;
	version_take(&a, "-r");
	version_take(&b, "-r");
	one = version_take_digits(&a);
	two = version_take_digits(&b);
	return version_numbers(one, two);
}

int version_compare_alpine(struct str a, struct str b)
{
	return version_compare_gentoo(a, b);
}
