/* glide.lock of Go's older package manager. */
#include "lock/lock.h"

static void add_all(struct lock *lock, const struct node *list, enum component_scope scope)
{
	NODE_EACH(entry, list)
	{
		struct package package = package_at(entry);
		const struct node *repository = node_get(entry, "repo");
		package_split(&package, lock_text(entry, "name"), '/');
		package.version = lock_text(entry, "version");
		package.scope = scope;
		package.url = lock_value(repository);
		package.url_kind = URL_VCS;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		add_all(lock, node_get(document, "imports"), SCOPE_NONE);
		add_all(lock, node_get(document, "testImports"), SCOPE_TEST);
		add_all(lock, node_get(document, "devImports"), SCOPE_DEV);
	}
}

LOCK_FORMAT(glide_lock, "glide-lock", "Glide lock file", "golang", YAML, NULL, "glide.lock");
