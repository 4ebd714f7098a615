/* lake-manifest.json of Lean. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->version = lock_text(root, "version");
	NODE_EACH(entry, lock_member(lock, root, "packages", NODE_ARRAY))
	{
		struct package package = package_at(entry);
		const struct node *url = node_get(entry, "url");
		if (str_is(lock_text(entry, "type"), "path"))
			continue;
		package.type = "generic";
		package.group = lock_text(entry, "scope");
		package.name = lock_text(entry, "name");
		package.version = lock_text(entry, "rev");
		package.url = lock_value(url);
		package.url_offset = url ? url->start : 0;
		package.url_kind = URL_VCS;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", package.url};
		package.direct =
			lock_true(entry, "inherited") ? DIRECTNESS_TRANSITIVE : DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(lake_manifest, "lake-manifest", "Lake manifest", "generic", JSON, NULL,
	"lake-manifest.json");
