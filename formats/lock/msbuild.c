/* Projects of MSBuild (*.csproj ...) and the files that state versions for many of them
 * (Directory.Packages.props): the items that name packages. Versions may be properties that other
 * files set; the name is what counts. */
#include "lock/lock.h"

static struct str attribute(const struct node *element, const char *name)
{
	NODE_EACH(child, element)
	if (child->attribute && str_eq_nocase(child->key, str_of(name)))
		return str_trim(child->text);
	return STR_NONE;
}

static const struct item {
	const char *name;
	enum component_scope scope;
} items[] = {{"PackageReference", SCOPE_NONE}, {"PackageVersion", SCOPE_NONE},
	{"GlobalPackageReference", SCOPE_BUILD}, {"PackageDownload", SCOPE_BUILD},
	{"DotNetCliToolReference", SCOPE_BUILD}};

static const struct item *item_named(struct str name)
{
	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		if (str_is(name, items[i].name))
			return &items[i];
	return NULL;
}

static struct str version_of(const struct node *element)
{
	static const char *const names[] = {"VersionOverride", "Version", NULL};
	for (const char *const *name = names; *name; name++) {
		struct str text = attribute(element, *name);
		if (!text.len)
			text = lock_element_text(element, *name);
		if (text.len)
			return text;
	}
	return STR_NONE;
}

static void add_item(struct lock *lock, const struct node *element, const struct item *item)
{
	struct str names = attribute(element, "Include");
	if (!names.len && str_is(element->key, "PackageReference"))
		names = attribute(element, "Update");
	while (names.len) {
		struct str name = str_trim(str_cut(&names, ';'));
		struct package package = package_at(element);
		package.name = name;
		package.version = version_of(element);
		package.range = true;
		package.scope = item->scope;
		package.direct = DIRECTNESS_DIRECT;
		if (str_find(name, STR("$(")) != STR_NPOS || str_find(name, STR("@(")) != STR_NPOS)
			lock_unresolved(lock, package.offset, name);
		else if (name.len)
			lock_add(lock, &package);
	}
}

static void add_items(struct lock *lock, const struct node *element)
{
	NODE_EACH(child, element)
	{
		const struct item *item = child->attribute ? NULL : item_named(child->key);
		if (item)
			add_item(lock, child, item);
		else if (!child->attribute)
			add_items(lock, child);
	}
}

/* ItemGroup: a file that a project imports. */
static bool is_root(struct str name)
{
	return str_is(name, "Project") || str_is(name, "Packages") || str_is(name, "ItemGroup");
}

static void entries(struct lock *lock, struct node *root)
{
	if (!is_root(root->key)) {
		lock_syntax(lock, root->start, "the root element is no Project");
		return;
	}
	add_items(lock, root);
}

LOCK_FORMAT(msbuild, "msbuild", "MSBuild project", "nuget", XML, NULL, "*.csproj", "*.fsproj",
	"*.vbproj", "*.vcxproj", "*.sqlproj", "Directory.Packages.props", "Directory.Build.props",
	"Directory.Build.targets", "Packages.props");
