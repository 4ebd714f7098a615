/* packages.config of NuGet. */
#include "lock/lock.h"

static struct str attribute(const struct node *element, const char *name)
{
	NODE_EACH(child, element)
	if (child->attribute && str_eq_nocase(child->key, str_of(name)))
		return child->text;
	return STR_NONE;
}

static void entries(struct lock *lock, struct node *root)
{
	if (!str_is(root->key, "packages")) {
		lock_syntax(lock, root->start, "the root element is no packages");
		return;
	}
	NODE_EACH(element, root)
	{
		struct package package = package_at(element);
		if (element->attribute || !str_is(element->key, "package"))
			continue;
		package.name = attribute(element, "id");
		package.version = attribute(element, "version");
		if (str_is(attribute(element, "developmentDependency"), "true"))
			package.scope = SCOPE_DEV;
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(nuget_config, "nuget-config", "NuGet packages.config", "nuget", XML, NULL,
	"packages.config", "packages.*.config");
