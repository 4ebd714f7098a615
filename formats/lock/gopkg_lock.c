/* Gopkg.lock of Go's dep. `source` is where a fork is taken from. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(entry, lock_member(lock, root, "projects", NODE_ARRAY))
	{
		struct package package = package_at(entry);
		const struct node *source = node_get(entry, "source"),
				  *digest = node_get(entry, "digest");
		package_split(&package, lock_text(entry, "name"), '/');
		package.version = lock_text(entry, "version");
		if (!package.version.len)
			package.version = lock_text(entry, "revision");
		if (digest) {
			package.hash = lock_value(digest);
			package.hash_offset = digest->start;
		}
		if (source) {
			package.url = lock_value(source);
			package.url_offset = source->start;
			package.url_kind = URL_VCS;
		}
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(gopkg_lock, "gopkg-lock", "dep lock file", "golang", TOML, NULL, "Gopkg.lock");
