/* vcpkg.json: dependencies, those of features, and versions that are overridden. */
#include "lock/lock.h"

static struct str override_of(const struct node *root, struct str name)
{
	static const char *const versions[] = {
		"version", "version-semver", "version-date", "version-string", NULL};
	NODE_EACH(entry, node_get(root, "overrides"))
	for (const char *const *version = versions; *version; version++)
		if (str_eq(lock_text(entry, "name"), name) && lock_text(entry, *version).len)
			return lock_text(entry, *version);
	return STR_NONE;
}

static void add_list(struct lock *lock, const struct node *root, const struct node *list,
	enum component_scope scope)
{
	NODE_EACH(entry, list)
	{
		struct package package = package_at(entry);
		struct str name =
			entry->kind == NODE_OBJECT ? lock_text(entry, "name") : lock_value(entry);
		package.type = "generic";
		package.name = name;
		package.version = override_of(root, name);
		if (!package.version.len)
			package.version = lock_text(entry, "version>=");
		package.range = true;
		package.scope = lock_true(entry, "host") ? SCOPE_BUILD : scope;
		package.direct = DIRECTNESS_DIRECT;
		if (!str_eq(name, lock_text(root, "name")))
			lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->name = lock_text(root, "name");
	add_list(lock, root, lock_member(lock, root, "dependencies", NODE_ARRAY), SCOPE_NONE);
	NODE_EACH(feature, lock_member(lock, root, "features", NODE_OBJECT))
	add_list(lock, root, node_get(feature, "dependencies"), SCOPE_OPTIONAL);
}

LOCK_FORMAT(vcpkg_json, "vcpkg-json", "vcpkg manifest", "generic", JSON, NULL, "vcpkg.json");
