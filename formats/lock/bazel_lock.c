/* MODULE.bazel.lock: modules by "name@version" (up to version 10 a graph, later by the addresses of
 * the files that were read of the registry). */
#include "lock/lock.h"

static void add_module(
	struct lock *lock, const struct node *node, struct str name, struct str version)
{
	struct package package = package_at(node);
	package.name = name;
	package.version = version;
	lock_add(lock, &package);
}

/* REGISTRY/modules/NAME/VERSION/source.json: these modules were really used. */
static void add_file(struct lock *lock, const struct node *entry)
{
	static const struct str modules = STR_INIT("/modules/");
	size_t at = str_find(entry->key, modules);
	if (at == STR_NPOS || !str_ends(entry->key, STR("/source.json")))
		return;
	struct str version = str_from(entry->key, at + modules.len);
	struct str name = str_cut(&version, '/');
	version = str_cut(&version, '/');
	struct package package = package_at(entry);
	package.name = name;
	package.version = version;
	package.url = str_sub(entry->key, 0, at);
	package.url_kind = URL_DISTRIBUTION;
	package.served = true;
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->version = lock_text(root, "lockFileVersion");
	NODE_EACH(module, lock_member(lock, root, "moduleDepGraph", NODE_OBJECT))
	if (lock_text(module, "version").len && !str_is(module->key, "<root>"))
		add_module(lock, module, lock_text(module, "name"), lock_text(module, "version"));
	NODE_EACH(file, lock_member(lock, root, "registryFileHashes", NODE_OBJECT))
	add_file(lock, file);
}

LOCK_FORMAT(bazel_lock, "bazel-lock", "Bazel lock file", "bazel", JSON, NULL, "MODULE.bazel.lock");
