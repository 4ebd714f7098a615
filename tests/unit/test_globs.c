#include "base/globs.h"
#include "check.h"

static const char *const patterns[] = {"bom.json", "*.cdx.json", "*requirements*.txt",
	"requirements/*.txt", "gradle/dependency-locks/*.lockfile", "Dockerfile*", "*", NULL};

static const struct {
	const char *path;
	bool fits; /* one of the patterns but the last */
	bool name_fits;
} paths[] = {
	{"bom.json", true, true},
	{"deep/er/bom.json", true, true},
	{"abom.json", false, false},
	{"bom.json/x", false, false},
	{".cdx.json", true, true},
	{"a/b.cdx.json", true, true},
	{"b.cdx.jsonx", false, false},
	{"dev-requirements-2.txt", true, true},
	{"requirements/dev.txt", true, true},
	{"a/requirements/dev.txt", true, true},
	{"arequirements/dev.txt", false, true},
	{"dev.txt", false, true},
	{"gradle/dependency-locks/a.lockfile", true, true},
	{"dependency-locks/a.lockfile", false, true},
	{"x/gradle/dependency-locks/a.lockfile", true, true},
	{"gradle/dependency-locks/b/a.lockfile", false, true},
	{"Dockerfile", true, true},
	{"Dockerfile.dev", true, true},
	{"sub/Dockerfile.x.y", true, true},
	{"aDockerfile", false, false},
	{"", false, false},
	{"/", false, false},
};

static void add_number(void *context, size_t pattern)
{
	*(size_t *)context += (size_t)1 << pattern;
}

static void test_sets(void)
{
	struct globs globs = {0};
	CHECK(!globs_fit(&globs, STR("bom.json")));
	for (size_t i = 0; patterns[i + 1]; i++)
		globs_add(&globs, str_of(patterns[i]));
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct str path = str_of(paths[i].path);
		size_t slash = str_rfind_byte(path, '/');
		struct str name = slash == STR_NPOS ? path : str_from(path, slash + 1);
		bool alone = false;
		for (size_t j = 0; patterns[j + 1]; j++)
			alone |= glob_fits(str_of(patterns[j]), path);
		if (!CHECK(globs_fit(&globs, path) == paths[i].fits) ||
			!CHECK(globs_fit_name(&globs, name) == paths[i].name_fits) ||
			!CHECK(alone == paths[i].fits))
			fprintf(stderr, "  %s\n", paths[i].path);
	}
	globs_add(&globs, STR("*"));
	CHECK(globs_fit(&globs, STR("any/thing.at-all")));
	size_t found = 0;
	globs_each(&globs, STR("requirements/requirements.txt"), add_number, &found);
	CHECK(found == (1 << 2 | 1 << 3 | 1 << 6));
	globs_finish(&globs);
}

static void test_stars(void)
{
	CHECK(glob_fits(STR("a*b*c"), STR("aXbYbZc")));
	CHECK(!glob_fits(STR("a*b*c"), STR("aXbYbZ")));
	CHECK(glob_fits(STR("**"), STR("")));
	CHECK(!glob_fits(STR("*"), STR_NONE));
	CHECK(!glob_fits(STR("a/*"), STR("b")));
	CHECK(glob_fits(STR("*/x"), STR("y/x")));
	CHECK(!glob_fits(STR("*/x"), STR("x")));
}

int main(void)
{
	test_sets();
	test_stars();
	return check_report();
}
