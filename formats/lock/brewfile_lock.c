/* Brewfile.lock.json of Homebrew. */
#include "lock/lock.h"

/* bottle: {files: {PLATFORM: {url, sha256}}} */
static void add_bottles(struct lock *lock, uint32_t component, const struct node *bottle)
{
	NODE_EACH(file, node_get(bottle, "files"))
	{
		const struct node *hash = node_get(file, "sha256");
		if (hash)
			lock_hash_as(lock, component, "sha256", lock_value(hash), hash->start);
	}
}

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
			add_bottles(lock, lock_add(lock, &package), node_get(entry, "bottle"));
		}
	}
}

LOCK_FORMAT(brewfile_lock, "brewfile-lock", "Homebrew bundle lock", "generic", JSON, NULL,
	"Brewfile.lock.json");
