/* Versions of numbers, a pre-release and build metadata (https://semver.org), and their relatives. */
#include "model/version_parts.h"

struct parts {
	struct str core, pre; /* pre: absent when there is none */
	struct str build;
};

/* Numbers before other text, as semver.org 11.4 orders identifiers. */
static int compare_identifiers(struct str a, struct str b, bool fold)
{
	bool numeric_a = version_all_digits(a), numeric_b = version_all_digits(b);
	if (numeric_a && numeric_b)
		return version_numbers(a, b);
	if (numeric_a != numeric_b)
		return numeric_a ? -1 : 1;
	if (fold && str_eq_nocase(a, b))
		return 0;
	for (size_t i = 0; fold && i < a.len && i < b.len; i++)
		if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
			return ascii_lower(a.ptr[i]) < ascii_lower(b.ptr[i]) ? -1 : 1;
	return fold ? version_order(a.len, b.len) : str_compare(a, b);
}

static struct parts split(struct str version)
{
	struct parts parts = {0};
	struct str rest = str_trim(version);
	if (rest.len && (rest.ptr[0] == 'v' || rest.ptr[0] == 'V' || rest.ptr[0] == '='))
		rest = str_trim(str_from(rest, 1));
	struct str whole = str_cut(&rest, '+');
	parts.build = rest;
	parts.core = str_cut(&whole, '-');
	parts.pre = whole;
	return parts;
}

/* Dotted parts; missing ones of the core are 0, of the rest less than any. */
static int compare_dotted(struct str a, struct str b, bool core, bool fold)
{
	while (a.ptr || b.ptr) {
		if (!core && (!a.ptr || !b.ptr))
			return a.ptr ? 1 : -1;
		struct str one = a.ptr ? str_cut(&a, '.') : STR("0");
		struct str two = b.ptr ? str_cut(&b, '.') : STR("0");
		int order = compare_identifiers(one, two, fold);
		if (order)
			return order;
	}
	return 0;
}

static int compare(struct str a, struct str b, bool fold)
{
	struct parts one = split(a), two = split(b);
	int order = compare_dotted(one.core, two.core, true, fold);
	if (order)
		return order;
	if (!one.pre.ptr || !two.pre.ptr)
		return (one.pre.ptr == NULL) - (two.pre.ptr == NULL);
	return compare_dotted(one.pre, two.pre, false, fold);
}

int version_compare_semver(struct str a, struct str b)
{
	return compare(a, b, false);
}

int version_compare_nuget(struct str a, struct str b)
{
	return compare(a, b, true);
}

/* Conan: as semver, letters are parts of the core, and build metadata counts. */
int version_compare_conan(struct str a, struct str b)
{
	int order = compare(a, b, true);
	if (order)
		return order;
	struct str one = split(a).build, two = split(b).build;
	if (!one.ptr || !two.ptr)
		return (one.ptr != NULL) - (two.ptr != NULL);
	return compare_dotted(one, two, true, true);
}

int version_compare_intdot(struct str a, struct str b)
{
	while (a.len || b.len) {
		struct str one = version_take_digits(&a), two = version_take_digits(&b);
		int order = version_numbers(one, two);
		if (order)
			return order;
		if (!version_take(&a, "."))
			a = STR("");
		if (!version_take(&b, "."))
			b = STR("");
	}
	return 0;
}

/* Up to 1.1.1: numbers and letters that count on behind z (1.0.2z < 1.0.2za); then semver. */
int version_compare_openssl(struct str a, struct str b)
{
	for (;;) {
		struct str one = version_take_digits(&a), two = version_take_digits(&b);
		int order = version_numbers(one, two);
		if (order)
			return order;
		bool more_a = version_take(&a, "."), more_b = version_take(&b, ".");
		if (!more_a && !more_b)
			break;
	}
	struct str one = version_take_letters(&a), two = version_take_letters(&b);
	if (one.len != two.len)
		return version_order(one.len, two.len);
	int order = str_compare(one, two);
	if (order)
		return order;
	if (!a.len || !b.len)
		return version_order(b.len, a.len); /* -beta1, -dev: before the release */
	return str_compare(a, b);
}

/* RFC 3339: the text itself once the offset is taken out. */
static bool to_instant(struct str text, int64_t *day, struct str *time, int64_t *minutes)
{
	struct str rest = text;
	if (text.len < 20)
		return false;
	struct str year = version_take_digits(&rest);
	version_take(&rest, "-");
	struct str month = version_take_digits(&rest);
	version_take(&rest, "-");
	struct str date = version_take_digits(&rest);
	uint64_t y, m, d, h, i;
	if (!version_take(&rest, "t") || !str_to_u64(year, 9999, &y) ||
		!str_to_u64(month, 12, &m) || !str_to_u64(date, 31, &d) || !m)
		return false;
	/* Days before the month, in years that begin with March. */
	int64_t shifted = (int64_t)(m < 3 ? y - 1 : y), mp = (int64_t)(m + 9) % 12;
	*day = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * mp + 2) / 5 +
		(int64_t)d;
	struct str hour = version_take_digits(&rest);
	version_take(&rest, ":");
	struct str minute = version_take_digits(&rest);
	if (!str_to_u64(hour, 23, &h) || !str_to_u64(minute, 59, &i))
		return false;
	*minutes = (int64_t)(h * 60 + i);
	size_t end = 0;
	while (end < rest.len && (ascii_is_digit(rest.ptr[end]) || strchr(":.", rest.ptr[end])))
		end++;
	*time = str_sub(rest, 0, end);
	while (time->len && str_find_byte(*time, '.') != STR_NPOS &&
		strchr("0.", time->ptr[time->len - 1]))
		*time = str_sub(*time, 0, time->len - 1);
	rest = str_from(rest, end);
	int64_t sign = version_take(&rest, "+") ? -1 : version_take(&rest, "-") ? 1 : 0;
	hour = version_take_digits(&rest);
	version_take(&rest, ":");
	minute = version_take_digits(&rest);
	if (sign && str_to_u64(hour, 23, &h) && str_to_u64(minute, 59, &i))
		*minutes += sign * (int64_t)(h * 60 + i);
	*minutes += *day * 1440;
	return true;
}

int version_compare_datetime(struct str a, struct str b)
{
	int64_t day, one, two;
	struct str seconds_a, seconds_b;
	if (!to_instant(a, &day, &seconds_a, &one) || !to_instant(b, &day, &seconds_b, &two))
		return str_compare(a, b);
	return one == two ? str_compare(seconds_a, seconds_b) : one < two ? -1 : 1;
}
