/* packages.lock.json of NuGet, versions 1 and 2: for each target framework the packages. */
#include "lock/lock.h"

static void add_entry(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *hash = node_get(entry, "contentHash");
	struct str type = lock_text(entry, "type");
	if (!lock_is(lock, entry, NODE_OBJECT) || str_eq_nocase(type, STR("project")))
		return;
	package.name = entry->key;
	package.version = lock_text(entry, "resolved");
	package.direct = str_is(type, "Direct") ? DIRECTNESS_DIRECT : DIRECTNESS_TRANSITIVE;
	package.ref = entry->key;
	package.checked = true;
	if (hash) {
		package.hash = arena_printf(lock->arena, "sha512-%.*s", STR_ARG(lock_value(hash)));
		package.hash_offset = hash->start;
	}
	uint32_t component = lock_add(lock, &package);
	NODE_EACH(dependency, node_get(entry, "dependencies"))
	lock_depends(lock, component, dependency->key, dependency->key_start);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->version = lock_text(root, "version");
	if (!lock->bom->version.len)
		lock_shape(lock, 0, "no \"version\"");
	NODE_EACH(target, lock_member(lock, root, "dependencies", NODE_OBJECT))
	for (const struct node *entry = target->kind == NODE_OBJECT ? target->first : NULL; entry;
		entry = entry->next)
		add_entry(lock, entry);
}

LOCK_FORMAT(nuget_lock, "nuget-lock", "NuGet lock file", "nuget", JSON, NULL, "packages.lock.json",
	"packages.*.lock.json");
