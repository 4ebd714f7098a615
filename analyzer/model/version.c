#include "model/version.h"

#include "model/version_parts.h"

static const struct {
	const char *name;
	int (*compare)(struct str a, struct str b);
} schemes[VERSION_SCHEMES] = {
	[VERSION_ALPINE] = {"apk", version_compare_alpine},
	[VERSION_ALPM] = {"alpm", version_compare_alpm},
	[VERSION_COMPOSER] = {"composer", version_compare_composer},
	[VERSION_CONAN] = {"conan", version_compare_conan},
	[VERSION_DATETIME] = {"datetime", version_compare_datetime},
	[VERSION_DEB] = {"deb", version_compare_deb},
	[VERSION_GEM] = {"gem", version_compare_gem},
	[VERSION_GENTOO] = {"gentoo", version_compare_gentoo},
	[VERSION_GOLANG] = {"golang", version_compare_semver},
	[VERSION_INTDOT] = {"intdot", version_compare_intdot},
	[VERSION_LEXICOGRAPHIC] = {"lexicographic", str_compare},
	[VERSION_MAVEN] = {"maven", version_compare_maven},
	[VERSION_NPM] = {"npm", version_compare_semver},
	[VERSION_NUGET] = {"nuget", version_compare_nuget},
	[VERSION_OPENSSL] = {"openssl", version_compare_openssl},
	[VERSION_PYPI] = {"pypi", version_compare_pypi},
	[VERSION_RPM] = {"rpm", version_compare_rpm},
	[VERSION_SEMVER] = {"semver", version_compare_semver},
};

/* Other types whose packages follow one of the schemes. */
static const struct {
	const char *type;
	enum version_scheme scheme;
} types[] = {
	{"alpine", VERSION_ALPINE},
	{"cargo", VERSION_SEMVER},
	{"ebuild", VERSION_GENTOO},
	{"elixir", VERSION_SEMVER},
	{"hex", VERSION_SEMVER},
	{"nginx", VERSION_SEMVER},
	{"pub", VERSION_SEMVER},
	{"swift", VERSION_SEMVER},
};

const char *version_scheme_name(enum version_scheme scheme)
{
	return schemes[scheme].name;
}

bool version_scheme_named(struct str name, enum version_scheme *scheme)
{
	for (size_t i = 0; i < VERSION_SCHEMES; i++) {
		if (str_is(name, schemes[i].name)) {
			*scheme = (enum version_scheme)i;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (str_is(name, types[i].type)) {
			*scheme = types[i].scheme;
			return true;
		}
	}
	return false;
}

int version_compare(enum version_scheme scheme, struct str a, struct str b)
{
	if (a.len > VERSION_MAX || b.len > VERSION_MAX)
		return str_compare(a, b);
	return schemes[scheme].compare(a, b);
}

/* Shared pieces */

int version_numbers(struct str a, struct str b)
{
	while (a.len && a.ptr[0] == '0')
		a = str_from(a, 1);
	while (b.len && b.ptr[0] == '0')
		b = str_from(b, 1);
	return a.len == b.len ? str_compare(a, b) : version_order(a.len, b.len);
}

struct str version_take_digits(struct str *rest)
{
	size_t end = 0;
	while (end < rest->len && ascii_is_digit(rest->ptr[end]))
		end++;
	struct str taken = str_sub(*rest, 0, end);
	*rest = str_from(*rest, end);
	return taken;
}

struct str version_take_letters(struct str *rest)
{
	size_t end = 0;
	while (end < rest->len && ascii_is_alpha(rest->ptr[end]))
		end++;
	struct str taken = str_sub(*rest, 0, end);
	*rest = str_from(*rest, end);
	return taken;
}

bool version_take(struct str *rest, const char *literal)
{
	if (!str_starts_nocase(*rest, str_of(literal)))
		return false;
	*rest = str_from(*rest, strlen(literal));
	return true;
}

bool version_all_digits(struct str s)
{
	size_t digits = 0;
	while (digits < s.len && ascii_is_digit(s.ptr[digits]))
		digits++;
	return s.len && digits == s.len;
}
