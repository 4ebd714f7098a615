/* The order of versions in each ecosystem, and ranges of them. Each row of `orders` stands in order;
 * "=" joins equal ones. */
#include "check.h"
#include "model/vers.h"

static const struct {
	enum version_scheme scheme;
	const char *versions;
} orders[] = {
	{VERSION_NPM,
		"1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < "
		"1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0 = v1.0.0 = 1.0.0+build.7 < 1.0.1 < 1.2 = 1.2.0 "
		"< "
		"1.10.0 < 99999999999999999999.0.0"},
	{VERSION_GOLANG,
		"v0.0.0-20190101000000-abcdefabcdef < v0.0.0-20200101000000-abcdefabcdef < v0.1.0 "
		"< "
		"v2.0.0+incompatible = v2.0.0"},
	{VERSION_PYPI,
		"1.0.dev456 < 1.0a1 < 1.0a2.dev456 < 1.0a12.dev456 < 1.0a12 < 1.0b1.dev456 < 1.0b2 "
		"< "
		"1.0b2.post345.dev456 < 1.0b2.post345 < 1.0rc1.dev456 < 1.0rc1 = 1.0-c1 = "
		"1.0preview1 < "
		"1.0 = v1.0.0 < 1.0+abc.5 < 1.0+abc.7 < 1.0+5 < 1.0.post456.dev34 < 1.0.post456 = "
		"1.0-456 = 1.0.rev456 < 1.1.dev1 < 1.10 < 1!0.1"},
	{VERSION_MAVEN,
		"1-alpha2 = 1.0-a2 < 1-beta < 1-milestone = 1-milestone < 1-rc = 1-cr < 1-snapshot "
		"< 1 = "
		"1.0.0 = 1-ga = 1-final < 1-sp < 1-abc < 1-1 < 1.1-rc2 < 1.1 < 1.2 < 1.10"},
	{VERSION_DEB,
		"1.0~beta1~svn1245 < 1.0~beta1 < 1.0 = 1.0-0 < 1.0-1 < 1.0-1ubuntu1 < 1.0-1.1 < "
		"1.0a < 1.0+b1 < "
		"1.2 < 1.10 < 1:0.1 < 2:0"},
	{VERSION_RPM,
		"1.0~rc1 < 1.0 < 1.0^git1 < 1.0a.1 < 1.0.1 < 1.1 = 1.01 < 1.10 < 2.0-1.el8 < "
		"2.0-2.el8 < "
		"1:1.0"},
	{VERSION_ALPM,
		"1.0a < 1.0b < 1.0beta < 1.0p < 1.0pre < 1.0rc < 1.0 < 1.0.a < 1.0.1 < "
		"1:0.1"},
	{VERSION_GEM,
		"1.0.a < 1.0.b1 = 1.0.0.b1 < 1.0.b10 < 1.0-rc1 < 1.0 = 1 = 1.0.0 < 1.0.1 < 1.10"},
	{VERSION_COMPOSER,
		"1.0-dev < 1.0.0-alpha1 < 1.0-beta2 = 1.0.0.0-b2 < 1.0-RC1 < 1.0 = v1.0.0 < 1.0-p1 "
		"< 1.0.1"},
	{VERSION_NUGET, "1.0.0-Alpha = 1.0.0-alpha < 1.0.0-beta < 1.0 = 1.0.0.0 < 1.0.0.1 < 1.0.1"},
	{VERSION_ALPINE,
		"1.0_alpha < 1.0_beta1 < 1.0_pre < 1.0_rc2 < 1.0 < 1.0-r1 < 1.0_p1 < 1.0a < 1.0.1 "
		"< 1.1 < 1.10"},
	{VERSION_OPENSSL,
		"1.0.1f < 1.0.2 < 1.0.2a < 1.0.2z < 1.0.2za < 1.1.0-pre1 < 1.1.0 < 3.0.0"},
	{VERSION_CONAN, "1.0-pre < 1.0 = 1.0.0 < 1.0+b1 < 1.a < 2"},
	{VERSION_DATETIME,
		"2023-12-31T23:30:00-02:00 = 2024-01-01T01:30:00Z < 2024-01-01T01:30:00.5Z < "
		"2024-01-01T01:31:00Z"},
	{VERSION_INTDOT, "1.2 = 1.2.0 < 1.10"},
	{VERSION_LEXICOGRAPHIC, "1.10 < 1.2 < a"},
};

/* Every pair of a row, both ways. */
static void test_row(enum version_scheme scheme, const char *row)
{
	struct str items[64];
	int ranks[64];
	size_t count = 0;
	int rank = 0;
	for (struct str rest = str_of(row); rest.ptr;) {
		struct str word = str_cut(&rest, ' ');
		if (str_is(word, "<") || str_is(word, "=")) {
			rank += word.ptr[0] == '<';
		} else {
			items[count] = word;
			ranks[count++] = rank;
		}
	}
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < count; k++) {
			int order = version_compare(scheme, items[i], items[k]);
			int expected = ranks[i] - ranks[k];
			if (!CHECK((order > 0) == (expected > 0) && (order < 0) == (expected < 0)))
				fprintf(stderr, "  %s: %.*s, %.*s: %d\n",
					version_scheme_name(scheme), STR_ARG(items[i]),
					STR_ARG(items[k]), order);
		}
	}
}

static const struct {
	const char *vers, *in, *out;
} ranges[] = {
	{"vers:npm/*", "1.0.0 9", ""},
	{"vers:npm/>=1.0.0|<2.0.0", "1.0.0 1.9.9 2.0.0-rc.1", "0.9.0 1.0.0-rc.1 2.0.0"},
	{"vers:npm/1.2.3", "1.2.3 v1.2.3", "1.2.4"},
	{"vers:npm/=1.2.3|=1.2.5", "1.2.3 1.2.5", "1.2.4"},
	{"vers:npm/!=1.2.3", "1.2.2 1.2.4", "1.2.3"},
	{"vers:npm/>=1|!=1.5.0|<2", "1.4.0 1.6.0", "1.5.0 2.0.0"},
	{"vers:npm/<1.0.0|>=2.0.0|<2.4.0|>=3.0.0", "0.9.0 2.0.0 2.3.9 3.0.0 9.0.0",
		"1.0.0 1.5.0 2.4.0"},
	{"vers:npm/<2.0.0|>=1.0.0", "1.5.0", "0.5.0 2.0.0"}, /* put in order */
	{"vers:maven/<=2.17.0", "2.17.0 2.16.9 2.17.0-beta1", "2.17.1"},
	{"vers:deb/<1%3A2.3-1", "1:2.2 2.9", "1:2.3-1"},
	{"vers:pypi/>=0.0.0|<=0.0.3|0.0.4|>=0.0.6", "0.0.2 0.0.4 0.0.6", "0.0.5 0.0.4.1"},
	{"vers:cargo/>=1.0.0|<1.1.0", "1.0.5", "1.1.0"},
};

static const char *const wrong[] = {"", "npm/>=1", "vers:", "vers:npm", "vers:npm/",
	"vers:npm/|>=1", "vers:npm/>=1|", "vers:npm/>=1||<2", "vers:npm/>=1 |<2",
	"vers:npm/>=", "vers:npm/>=1|>=2", "vers:npm/<1|<2", "vers:npm/1.0.0|1.0", "vers:npm/>=1|*",
	"vers:npm/1.*", "vers:nosuch/>=1", "vers:npm/1.0%2G0", "vers:npm/1%"};

static void test_words(const struct vers *vers, const char *words, bool expected)
{
	for (struct str rest = str_of(words); rest.ptr && *words;) {
		struct str version = str_cut(&rest, ' ');
		if (!CHECK(vers_contains(vers, version) == expected))
			fprintf(stderr, "  %.*s\n", STR_ARG(version));
	}
}

static void test_ranges(void)
{
	struct arena arena = {0};
	struct vers vers;
	const char *error = NULL;
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (!CHECK(vers_parse(&arena, str_of(ranges[i].vers), &vers, &error)))
			continue;
		test_words(&vers, ranges[i].in, true);
		test_words(&vers, ranges[i].out, false);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		CHECK(!vers_parse(&arena, str_of(wrong[i]), &vers, &error) && error);
	arena_finish(&arena);
}

/* Long texts cost what their length costs. */
static void test_long(void)
{
	static char dots[1 << 20];
	static const char nul[] = "1\0\0-\0.1\0";
	for (unsigned scheme = 0; scheme < VERSION_SCHEMES; scheme++)
		CHECK(version_compare((enum version_scheme)scheme, (struct str){nul, 8},
			      (struct str){nul, 8}) == 0);
	memset(dots, '-', sizeof dots);
	for (unsigned scheme = 0; scheme < VERSION_SCHEMES; scheme++) {
		struct str whole = {dots, sizeof dots}, part = {dots, VERSION_MAX};
		CHECK(version_compare((enum version_scheme)scheme, whole, part) > 0);
		CHECK(version_compare((enum version_scheme)scheme, part, part) == 0);
	}
}

int main(void)
{
	enum version_scheme scheme;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		test_row(orders[i].scheme, orders[i].versions);
	CHECK(version_scheme_named(STR("cargo"), &scheme) && scheme == VERSION_SEMVER);
	CHECK(!version_scheme_named(STR("generic"), &scheme));
	test_ranges();
	test_long();
	return check_report();
}
