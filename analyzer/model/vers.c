#include "model/vers.h"

#include "base/buf.h"

enum { CONSTRAINTS = 1000 };

/* False when a "%" is not followed by two hexadecimal digits. */
static bool decode(struct arena *arena, struct str text, struct str *decoded)
{
	struct buf out = {0};
	bool good = true;
	*decoded = text;
	if (str_find_byte(text, '%') == STR_NPOS)
		return true;
	for (size_t i = 0; i < text.len && good; i++) {
		bool escape = text.ptr[i] == '%';
		int high = escape && i + 2 < text.len ? ascii_hex_value(text.ptr[i + 1]) : -1;
		int low = high >= 0 ? ascii_hex_value(text.ptr[i + 2]) : -1;
		good = !escape || low >= 0;
		buf_add_byte(&out, escape ? (char)(high * 16 + low) : text.ptr[i]);
		i += escape ? 2 : 0;
	}
	*decoded = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return good;
}

static struct vers_constraint parse_constraint(struct str text)
{
	static const struct {
		const char *text;
		enum vers_comparator comparator;
	} comparators[] = {{">=", VERS_GREATER_EQUAL}, {"<=", VERS_LESS_EQUAL},
		{"!=", VERS_NOT_EQUAL}, {"<", VERS_LESS}, {">", VERS_GREATER}, {"=", VERS_EQUAL}};
	struct vers_constraint constraint = {VERS_EQUAL, text};
	for (size_t i = 0; i < sizeof comparators / sizeof *comparators; i++) {
		if (!str_starts(text, str_of(comparators[i].text)))
			continue;
		constraint.comparator = comparators[i].comparator;
		constraint.version = str_from(text, strlen(comparators[i].text));
		break;
	}
	return constraint;
}

static bool insert(struct vers *vers, struct vers_constraint constraint)
{
	size_t at = vers->count;
	while (at > 0) {
		int order = version_compare(
			vers->scheme, vers->constraints[at - 1].version, constraint.version);
		if (order == 0)
			return false;
		if (order < 0)
			break;
		vers->constraints[at] = vers->constraints[at - 1];
		at--;
	}
	vers->constraints[at] = constraint;
	vers->count++;
	return true;
}

/* 1: from a version on; -1: up to a version; 0: about a version alone */
static int direction(const struct vers_constraint *constraint)
{
	switch (constraint->comparator) {
	case VERS_GREATER:
	case VERS_GREATER_EQUAL:
		return 1;
	case VERS_LESS:
	case VERS_LESS_EQUAL:
		return -1;
	default:
		return 0;
	}
}

/* Ends of ranges alternate: two of one kind in a row say the same thing twice, or contradict. */
static bool alternates(const struct vers *vers)
{
	int last = 0;
	for (size_t i = 0; i < vers->count; i++) {
		int here = direction(&vers->constraints[i]);
		if (here && here == last)
			return false;
		last = here ? here : last;
	}
	return true;
}

static bool parse_constraints(
	struct arena *arena, struct str rest, struct vers *vers, const char **error)
{
	size_t count = 1;
	for (size_t i = 0; i < rest.len; i++)
		count += rest.ptr[i] == '|';
	if (count > CONSTRAINTS)
		return *error = "has too many constraints (1000 at most)", false;
	vers->constraints = ARENA_ARRAY(arena, struct vers_constraint, count);
	while (rest.ptr) {
		struct vers_constraint constraint = parse_constraint(str_cut(&rest, '|'));
		if (!decode(arena, constraint.version, &constraint.version))
			return *error = "has a % that is not followed by two hexadecimal digits",
			       false;
		if (!constraint.version.len)
			return *error = "has a constraint without a version", false;
		if (constraint.version.len > VERSION_MAX)
			return *error = "has a version longer than any real one", false;
		if (str_find_byte(constraint.version, '*') != STR_NPOS)
			return *error = "has a star beside other constraints, or in a version",
			       false;
		if (!insert(vers, constraint))
			return *error = "names a version twice", false;
	}
	if (!alternates(vers))
		return *error = "has two lower or two upper ends in a row: of those, one says all",
		       false;
	return true;
}

bool vers_parse(struct arena *arena, struct str text, struct vers *vers, const char **error)
{
	struct str rest = text;
	*vers = (struct vers){0};
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_space(text.ptr[i]))
			return *error = "has white space in it", false;
	if (!str_starts(rest, STR("vers:")))
		return *error = "does not begin with \"vers:\"", false;
	rest = str_from(rest, 5);
	vers->type = str_cut(&rest, '/');
	if (!rest.len)
		return *error = "has no constraint behind vers:TYPE/", false;
	if (!version_scheme_named(vers->type, &vers->scheme))
		return *error = "is of a type whose order of versions is not known", false;
	vers->any = str_is(rest, "*");
	return vers->any || parse_constraints(arena, rest, vers, error);
}

static bool holds(const struct vers_constraint *constraint, int order)
{
	switch (constraint->comparator) {
	case VERS_LESS:
		return order < 0;
	case VERS_LESS_EQUAL:
		return order <= 0;
	case VERS_GREATER:
		return order > 0;
	case VERS_GREATER_EQUAL:
		return order >= 0;
	case VERS_EQUAL:
		return order == 0;
	default:
		return order != 0;
	}
}

/* The algorithm of the specification: what is said of the version itself first, then the ends
 * around it. Where there are only exclusions, all else is in. */
bool vers_contains(const struct vers *vers, struct str version)
{
	const struct vers_constraint *before = NULL, *after = NULL;
	bool only_exclusions = true;
	if (vers->any)
		return true;
	for (size_t i = 0; i < vers->count; i++) {
		const struct vers_constraint *constraint = &vers->constraints[i];
		int order = version_compare(vers->scheme, version, constraint->version);
		if (order == 0)
			return holds(constraint, 0);
		only_exclusions &= constraint->comparator == VERS_NOT_EQUAL;
		if (!direction(constraint))
			continue;
		if (order > 0)
			before = constraint;
		else if (!after)
			after = constraint;
	}
	if (!before && !after)
		return only_exclusions;
	return (!before || direction(before) > 0) && (!after || direction(after) < 0);
}
