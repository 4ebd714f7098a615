#include "check.h"
#include "model/purl.h"
#include "model/purl_types.h"

static struct arena arena;

/* What purl_parse makes of a text: its canonical form, and whether it was accepted. */
static void check_purl(const char *text, bool good, const char *canonical)
{
	struct purl purl;
	const char *error = NULL;
	bool parsed = purl_parse(&arena, str_of(text), &purl, &error);
	if (!CHECK(parsed == good) || !CHECK(parsed == !error))
		fprintf(stderr, "  %s: %s\n", text, error ? error : "no error");
	CHECK_STR(purl_format(&arena, &purl), canonical);
}

static void test_canonical(void)
{
	check_purl("pkg:npm/%40scope/name@1.0", true, "pkg:npm/%40scope/name@1.0");
	check_purl("pkg:PyPI/Foo_Bar@1.0RC1", true, "pkg:pypi/foo-bar@1.0rc1");
	check_purl("pkg:GitHub/Kaspersky/Repo", true, "pkg:github/kaspersky/repo");
	check_purl("pkg://npm//%40a//b@1", true, "pkg:npm/%40a/b@1");
	check_purl("pkg:generic/a?b=&c=%2f", true, "pkg:generic/a?c=%2F");
	check_purl("pkg:generic/a#./x//../y/", true, "pkg:generic/a#x/y");
	check_purl("pkg:generic/a@1%2b2", true, "pkg:generic/a@1%2B2");
	check_purl("pkg:generic/%D0%9A@1", true, "pkg:generic/%D0%9A@1");
	check_purl("pkg:pub/My.Name@1", true, "pkg:pub/my_name@1");
	check_purl("pkg:cpan/gdt/URI-PackageURL", true, "pkg:cpan/GDT/URI-PackageURL");
	check_purl("pkg:generic/a?z=1&y=2&x=3", true, "pkg:generic/a?x=3&y=2&z=1");
	check_purl("pkg:git/example.org/a/b%2f@1", true, "pkg:git/example.org/a/b@1");
	check_purl("pkg:none/a@1", true, "pkg:none/a@1");
}

/* A wrong purl is refused, and what it names is known all the same. */
static void test_wrong(void)
{
	check_purl("pkg:npm/@scope/name@1", false, "pkg:npm/%40scope/name@1");
	check_purl("pkg:npm/@scope/name", false, "pkg:npm/%40scope/name");
	check_purl("pkg:npm/@scope%2Fname@1", false, "pkg:npm/%40scope/name@1");
	check_purl("pkg:npm/%40scope%2Fname@1", false, "pkg:npm/%40scope/name@1");
	check_purl("pkg:golang/github.com%2Fhuawei%2Fx@v1", false,
		"pkg:golang/github.com/huawei/x@v1");
	check_purl("pkg:golang/github.com/a%2Fb/x@v1", false, "pkg:golang/github.com/a/b/x@v1");
	check_purl("PKG:npm/a@1", false, "pkg:npm/a@1");
	check_purl("pkg:npm/a@", false, "pkg:npm/a");
	check_purl("pkg:github/DMTF/libspdm@@VCS_TAG@", false,
		"pkg:github/dmtf/libspdm@%40VCS_TAG%40");
	check_purl("pkg:brew/node@20@20.1", false, "pkg:brew/node%4020@20.1");
	check_purl("pkg:docker/a@b/c", false, "pkg:docker/a@b%2Fc");
	check_purl("pkg:pypi/huawei/x@1", false, "pkg:pypi/huawei/x@1");
	check_purl("pkg:maven/log4j@1", false, "pkg:maven/log4j@1");
	check_purl("pkg:npm/a?B=1", false, "pkg:npm/a?b=1");
	check_purl("pkg:npm/a?b=1&b=2", false, "pkg:npm/a?b=1");
	check_purl("pkg:npm/a?b", false, "pkg:npm/a");
	check_purl("pkg:npm/100%", false, "pkg:npm/100%25");
	check_purl("pkg:npm/a%ff@1", false, "pkg:npm/a%25ff@1");
	check_purl("pkg:npm/a%00b@1", false, "pkg:npm/a%00b@1");
	check_purl("pkg:generic/\xd0\x9a x@1", false, "pkg:generic/%D0%9A%20x@1");
	check_purl("pkg:julia/Dates", false, "pkg:julia/Dates");
	check_purl("", false, "pkg:/");
	check_purl("pkg:", false, "pkg:/");
	check_purl("npm/a@1", false, "pkg:/");
}

static void test_fields(void)
{
	struct str text = STR("pkg:maven/org.apache/io@1?type=pom&classifier=x#src/main");
	struct purl purl;
	const char *error;
	CHECK(purl_parse(&arena, text, &purl, &error));
	CHECK_STR(purl.type, "maven");
	CHECK_STR(purl.name_space, "org.apache");
	CHECK_STR(purl.name, "io");
	CHECK_STR(purl.version, "1");
	CHECK_STR(purl.subpath, "src/main");
	CHECK(purl.qualifier_count == 2);
	CHECK_STR(purl_get(&purl, "type"), "pom");
	CHECK_STR(purl_get(&purl, "none"), NULL);
	CHECK(purl.name.ptr > text.ptr && purl.name.ptr < text.ptr + text.len);
	CHECK(purl_parse(&arena, STR("pkg:npm/a"), &purl, &error));
	CHECK(!purl.name_space.ptr && !purl.version.ptr && !purl.subpath.ptr);
}

static void test_build(void)
{
	struct purl_qualifier qualifiers[] = {{STR_INIT("z"), STR_INIT("1")},
		{STR_INIT("empty"), STR_INIT("")}, {STR_INIT("a"), STR_INIT("x y")}};
	struct purl purl = {.type = STR("Composer"),
		.name_space = STR("/Vendor/"),
		.name = STR("Name"),
		.qualifiers = qualifiers,
		.qualifier_count = 3};
	const char *error;
	CHECK(purl_build(&arena, &purl, &error));
	CHECK_STR(purl_format(&arena, &purl), "pkg:composer/vendor/name?a=x%20y&z=1");
	struct purl nameless = {.type = STR("npm"), .name = STR("")};
	CHECK(!purl_build(&arena, &nameless, &error) && error);
}

/* Types are found in a sorted table. */
static void test_types(void)
{
	struct str rest = STR(
		"alpm apk bazel bitbucket bitnami brew cargo chrome-extension cocoapods composer "
		"conan conda cpan cran deb docker gem generic git github golang hackage hex "
		"huggingface julia luarocks maven mlflow npm nuget oci opam otp pub pypi qpkg rpm "
		"swid swift vcpkg vscode-extension yocto");
	while (rest.ptr) {
		struct str name = str_cut(&rest, ' ');
		CHECK_STR(name, purl_type_find(name)->name);
	}
	CHECK(!purl_type_find(STR("zz"))->name[0] && !purl_type_find(STR("a"))->name[0]);
	CHECK(!purl_type_find(STR_NONE)->name[0]);
}

int main(void)
{
	test_types();
	test_canonical();
	test_wrong();
	test_fields();
	test_build();
	arena_finish(&arena);
	return check_report();
}
