/* *.nuspec: what a package for NuGet depends on, perhaps by groups. */
#include "lock/lock.h"

static struct str attribute(const struct node *element, const char *name)
{
	NODE_EACH(child, element)
	if (child->attribute && str_is(child->key, name))
		return str_trim(child->text);
	return STR_NONE;
}

static void add_all(struct lock *lock, const struct node *list)
{
	NODE_EACH(element, list)
	{
		struct package package = package_at(element);
		if (element->attribute)
			continue;
		if (str_is(element->key, "group")) {
			add_all(lock, element);
			continue;
		}
		package.name = attribute(element, "id");
		package.version = attribute(element, "version");
		package.range = true;
		package.direct = DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *metadata = lock_element(root, "metadata");
	if (!str_is(root->key, "package") || !metadata) {
		lock_syntax(lock, root->start, "no package with metadata");
		return;
	}
	lock->bom->name = lock_element_text(metadata, "id");
	add_all(lock, lock_element(metadata, "dependencies"));
}

LOCK_FORMAT(nuspec, "nuspec", "NuGet package manifest", "nuget", XML, NULL, "*.nuspec");
