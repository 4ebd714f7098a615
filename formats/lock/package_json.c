/* package.json: what a project asks for; ranges, not versions. */
#include "lock/npm_names.h"

static void add_dependency(struct lock *lock, const struct node *entry, enum component_scope scope)
{
	struct package package = package_at(entry);
	if (!lock_is(lock, entry, NODE_STRING))
		return;
	struct str spec = str_trim(entry->text);
	npm_name(&package, entry->key);
	package.range = true;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	if (str_starts(spec, STR("npm:"))) {
		struct str range = npm_split(&package, str_from(spec, 4));
		package.version = range;
	} else if (str_starts(spec, STR("catalog:"))) {
		package.version = spec;
		package.purl_version = STR("");
	} else if (!npm_source(lock, &package, spec)) {
		return;
	}
	lock_add(lock, &package);
}

static void add_list(
	struct lock *lock, const struct node *root, const char *name, enum component_scope scope)
{
	const struct node *list = lock_member(lock, root, name, NODE_OBJECT);
	NODE_EACH(entry, list)
	add_dependency(lock, entry, scope);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->name = lock_text(root, "name");
	add_list(lock, root, "dependencies", SCOPE_NONE);
	add_list(lock, root, "devDependencies", SCOPE_DEV);
	add_list(lock, root, "peerDependencies", SCOPE_NONE);
	add_list(lock, root, "optionalDependencies", SCOPE_OPTIONAL);
}

LOCK_FORMAT(package_json, "package-json", "npm manifest", "npm", JSON, NULL, "package.json");
