/* Manifest.toml of Julia, formats 1 and 2: entries without version and tree hash belong to Julia
 * itself, those with a path to the project. */
#include "lock/lock.h"

static void add_entry(struct lock *lock, const struct node *entry, struct str name)
{
	struct package package = package_at(entry);
	const struct node *hash = node_get(entry, "git-tree-sha1");
	const struct node *repository = node_get(entry, "repo-url");
	if (!lock_is(lock, entry, NODE_OBJECT) || node_get(entry, "path") ||
		(!hash && !repository && !node_get(entry, "version")))
		return;
	package.name = name;
	package.version = lock_text(entry, "version");
	package.qualifiers[0] = (struct lock_qualifier){"uuid", lock_text(entry, "uuid")};
	package.hash = lock_value(hash);
	package.hash_offset = hash ? hash->start : 0;
	package.url = lock_value(repository);
	package.url_offset = repository ? repository->start : 0;
	package.url_kind = URL_VCS;
	package.ref = name;
	uint32_t component = lock_add(lock, &package);
	const struct node *list = node_get(entry, "deps");
	NODE_EACH(dependency, list)
	lock_depends(lock, component,
		list->kind == NODE_ARRAY ? lock_value(dependency) : dependency->key,
		dependency->start);
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *list = node_get(root, "deps");
	lock->bom->version = lock_text(root, "manifest_format");
	NODE_EACH(name, list && list->kind == NODE_OBJECT ? list : root)
	if (name->kind == NODE_ARRAY)
		NODE_EACH(entry, name)
	add_entry(lock, entry, name->key);
}

LOCK_FORMAT(julia_manifest, "julia-manifest", "Julia manifest", "julia", TOML, NULL,
	"Manifest.toml", "JuliaManifest.toml", "Manifest-v*.toml");
