/* dub.selections.json of D: "versions" by name; a version is a text, or a table with a repository or
 * a path. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *versions = node_get(root, "versions");
	NODE_EACH(entry, versions && versions->kind == NODE_OBJECT ? versions : NULL)
	{
		struct package package = package_at(entry);
		const struct node *repository = node_get(entry, "repository");
		if (node_get(entry, "path"))
			continue;
		package.type = "generic";
		package.name = entry->key;
		package.version = entry->kind == NODE_OBJECT ? lock_text(entry, "version")
							     : lock_value(entry);
		package.url = lock_value(repository);
		package.url_kind = URL_VCS;
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(dub_selections, "dub-selections", "DUB selections", "generic", JSON, NULL,
	"dub.selections.json");
