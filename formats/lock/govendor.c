/* vendor/vendor.json of govendor. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(entry, lock_member(lock, root, "package", NODE_ARRAY))
	{
		struct package package = package_at(entry);
		const struct node *sum = node_get(entry, "checksumSHA1");
		struct str origin = lock_text(entry, "origin");
		package_split(&package, lock_text(entry, "path"), '/');
		package.version = lock_text(entry, "version");
		if (!package.version.len)
			package.version = lock_text(entry, "revision");
		if (sum) {
			package.hash =
				arena_printf(lock->arena, "sha1-%.*s", STR_ARG(lock_value(sum)));
			package.hash_offset = sum->start;
		}
		if (origin.len) {
			package.url = arena_printf(lock->arena, "https://%.*s", STR_ARG(origin));
			package.url_kind = URL_VCS;
		}
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(govendor, "govendor", "govendor manifest", "golang", JSON, NULL, "vendor/vendor.json");
