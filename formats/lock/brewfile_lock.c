/* Brewfile.lock.json of Homebrew. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(kind, lock_member(lock, root, "entries", NODE_OBJECT))
	{
		if (str_is(kind->key, "tap"))
			continue;
		NODE_EACH(entry, kind)
		{
			struct package package = package_at(entry);
			package.type = "generic";
			package_split(&package, entry->key, '/');
			package.version = lock_text(entry, "version");
			package.scope = SCOPE_DEV;
			lock_add(lock, &package);
		}
	}
}

LOCK_FORMAT(brewfile_lock, "brewfile-lock", "Homebrew bundle lock", "generic", JSON, NULL,
	"Brewfile.lock.json");
