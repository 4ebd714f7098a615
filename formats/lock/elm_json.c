/* elm.json: exact versions of an application, direct and indirect, or the ranges of a package. */
#include "lock/lock.h"

static void add_list(struct lock *lock, const struct node *list, enum component_scope scope,
	enum component_directness direct)
{
	NODE_EACH(entry, list)
	{
		struct package package = package_at(entry);
		if (entry->kind == NODE_OBJECT) { /* "direct", "indirect" */
			add_list(lock, entry, scope,
				str_is(entry->key, "direct") ? DIRECTNESS_DIRECT
							     : DIRECTNESS_TRANSITIVE);
			continue;
		}
		package.type = "generic";
		package_split(&package, entry->key, '/');
		package.version = lock_value(entry);
		package.range = true;
		package.scope = scope;
		package.direct = direct;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	add_list(lock, lock_member(lock, root, "dependencies", NODE_OBJECT), SCOPE_NONE,
		DIRECTNESS_DIRECT);
	add_list(lock, lock_member(lock, root, "test-dependencies", NODE_OBJECT), SCOPE_TEST,
		DIRECTNESS_DIRECT);
}

LOCK_FORMAT(elm_json, "elm-json", "Elm project", "generic", JSON, NULL, "elm.json");
