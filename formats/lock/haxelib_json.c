/* haxelib.json of Haxe. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(entry, lock_member(lock, root, "dependencies", NODE_OBJECT))
	{
		struct package package = package_at(entry);
		package.type = "generic";
		package.name = entry->key;
		package.version = lock_value(entry);
		package.direct = DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(
	haxelib_json, "haxelib-json", "Haxelib manifest", "generic", JSON, NULL, "haxelib.json");
