/* Godeps/Godeps.json of Go's older package manager. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(entry, lock_member(lock, root, "Deps", NODE_ARRAY))
	{
		struct package package = package_at(entry);
		package_split(&package, lock_text(entry, "ImportPath"), '/');
		package.version = lock_text(entry, "Comment");
		if (!package.version.len)
			package.version = lock_text(entry, "Rev");
		package.purl_version = lock_text(entry, "Rev");
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(godeps, "godeps", "Godeps", "golang", JSON, NULL, "Godeps.json");
