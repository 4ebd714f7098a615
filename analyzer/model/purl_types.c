/* The type definitions of the purl specification (package-url/purl-spec,
 * types/NAME-definition.json, schema 1.1), as far as they decide about validity and canonical form.
 */
#include "model/purl_types.h"

/* "^[a-p]{32}$", and a version of one to four numbers. */
static const char *check_chrome_extension(const struct purl *purl)
{
	if (purl->name.len != 32)
		return "the name of a Chrome extension has 32 letters";
	for (size_t i = 0; i < purl->name.len; i++)
		if (purl->name.ptr[i] < 'a' || purl->name.ptr[i] > 'p')
			return "the name of a Chrome extension has letters from a to p only";
	size_t parts = 0;
	struct str rest = purl->version;
	while (rest.ptr) {
		struct str part = str_cut(&rest, '.');
		if (part.len == 0 || ++parts > 4)
			return "the version of a Chrome extension is one to four numbers";
		for (size_t i = 0; i < part.len; i++)
			if (!ascii_is_digit(part.ptr[i]))
				return "the version of a Chrome extension is one to four numbers";
	}
	return NULL;
}

static const char *check_cpan(const struct purl *purl)
{
	if (str_find(purl->name, STR("::")) != STR_NPOS)
		return "a CPAN purl names a distribution (URI-PackageURL), not a module "
		       "(URI::PackageURL)";
	return NULL;
}

/* The forges that ignore case do so for a purl of type git too. */
static unsigned rules_git(const struct purl *purl)
{
	static const char *const hosts[] = {"github", "github.com", "bitbucket", "bitbucket.org"};
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
		if (str_eq_nocase(purl->name_space, str_of(hosts[i])))
			return FOLD_BOTH;
	return 0;
}

/* Model names ignore case on Databricks, but not on Azure ML. */
static unsigned rules_mlflow(const struct purl *purl)
{
	struct str url = purl_get(purl, "repository_url");
	return str_find(url, STR("databricks")) != STR_NPOS ? FOLD_NAME : 0;
}

/* One row departs from its definition: that of golang requires a namespace, but
 * modules of one segment exist ("go.opencensus.io", the packages of the standard library), and
 * every generator writes them. */
static const struct purl_type types[] = {
	/* sorted by name */
	{"alpm", NAMESPACE_REQUIRED, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"apk", NAMESPACE_REQUIRED, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"bazel", NAMESPACE_PROHIBITED, 0},
	{"bitbucket", NAMESPACE_REQUIRED, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"bitnami", NAMESPACE_PROHIBITED, FOLD_NAME},
	{"brew", NAMESPACE_OPTIONAL, FOLD_BOTH},
	{"cargo", NAMESPACE_PROHIBITED, 0},
	{"chrome-extension", NAMESPACE_PROHIBITED, FOLD_NAME, .check = check_chrome_extension},
	{"cocoapods", NAMESPACE_PROHIBITED, 0},
	{"composer", NAMESPACE_REQUIRED, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"conan", NAMESPACE_OPTIONAL, 0},
	{"conda", NAMESPACE_PROHIBITED, 0},
	{"cpan", NAMESPACE_OPTIONAL, RAISE_NAMESPACE, .check = check_cpan},
	{"cran", NAMESPACE_PROHIBITED, 0},
	{"deb", NAMESPACE_REQUIRED, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"docker", NAMESPACE_OPTIONAL, NAME_ONE_SEGMENT},
	{"gem", NAMESPACE_PROHIBITED, 0},
	{"generic", NAMESPACE_OPTIONAL, 0},
	{"git", NAMESPACE_REQUIRED, NAME_IS_PATH, .extra_rules = rules_git},
	{"github", NAMESPACE_REQUIRED, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"golang", NAMESPACE_OPTIONAL, NAME_ONE_SEGMENT},
	{"hackage", NAMESPACE_PROHIBITED, 0},
	{"hex", NAMESPACE_OPTIONAL, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"huggingface", NAMESPACE_REQUIRED, FOLD_VERSION | NAME_ONE_SEGMENT},
	{"julia", NAMESPACE_PROHIBITED, 0, .qualifier = "uuid"},
	{"luarocks", NAMESPACE_OPTIONAL, FOLD_BOTH | NAME_ONE_SEGMENT},
	{"maven", NAMESPACE_REQUIRED, NAME_ONE_SEGMENT},
	{"mlflow", NAMESPACE_PROHIBITED, 0, .extra_rules = rules_mlflow},
	{"npm", NAMESPACE_OPTIONAL, NAME_ONE_SEGMENT},
	{"nuget", NAMESPACE_PROHIBITED, 0},
	{"oci", NAMESPACE_PROHIBITED, FOLD_NAME | FOLD_VERSION},
	{"opam", NAMESPACE_PROHIBITED, 0},
	{"otp", NAMESPACE_PROHIBITED, FOLD_NAME | FOLD_SUBPATH},
	{"pub", NAMESPACE_PROHIBITED, FOLD_NAME | NAME_WORD},
	{"pypi", NAMESPACE_PROHIBITED, FOLD_NAME | FOLD_VERSION | NAME_DASH},
	{"qpkg", NAMESPACE_REQUIRED, FOLD_NAMESPACE},
	{"rpm", NAMESPACE_REQUIRED, FOLD_NAMESPACE | NAME_ONE_SEGMENT},
	{"swid", NAMESPACE_OPTIONAL, 0, .qualifier = "tag_id"},
	{"swift", NAMESPACE_REQUIRED, NAME_ONE_SEGMENT},
	{"vcpkg", NAMESPACE_PROHIBITED, 0},
	{"vscode-extension", NAMESPACE_REQUIRED, FOLD_BOTH | FOLD_VERSION | NAME_ONE_SEGMENT},
	{"yocto", NAMESPACE_OPTIONAL, FOLD_NAMESPACE},
};

static const struct purl_type unknown = {"", NAMESPACE_OPTIONAL, 0};

const struct purl_type *purl_type_find(struct str name)
{
	size_t low = 0, high = sizeof types / sizeof *types;
	while (name.len && low < high) { /* the first with that letter */
		size_t middle = low + (high - low) / 2;
		if (types[middle].name[0] < name.ptr[0])
			low = middle + 1;
		else
			high = middle;
	}
	for (; name.len && low < sizeof types / sizeof *types; low++) {
		if (types[low].name[0] != name.ptr[0])
			break;
		if (str_is(name, types[low].name))
			return &types[low];
	}
	return &unknown;
}
