/* What .NET writes when it restores or publishes: obj/project.assets.json, project.lock.json and
 * APP.deps.json. "libraries" are by "name/version". */
#include "lock/lock.h"

static bool is_package(struct str type)
{
	return str_is(type, "package") || str_is(type, "runtimepack");
}

static void add_library(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *hash = node_get(entry, "sha512");
	if (!lock_is(lock, entry, NODE_OBJECT) || !is_package(lock_text(entry, "type")))
		return;
	struct str version = entry->key;
	package.name = str_cut(&version, '/');
	package.version = version;
	package.ref = package.name;
	struct str text = lock_value(hash);
	if (text.len) {
		package.hash = str_starts(text, STR("sha512-"))
			? text
			: arena_printf(lock->arena, "sha512-%.*s", STR_ARG(text));
		package.hash_offset = hash->start;
	}
	lock_name(lock, lock_add(lock, &package), entry->key);
}

/* targets: by framework, by "name/version", with dependencies. */
static void add_edges(struct lock *lock, const struct node *target)
{
	NODE_EACH(entry, target)
	{
		uint32_t from = map_get(&lock->refs, entry->key);
		const struct node *list = node_get(entry, "dependencies");
		NODE_EACH(dependency, list)
		lock_depends(lock, from, dependency->key, dependency->key_start);
	}
}

static void mark_direct(struct lock *lock, const struct node *framework)
{
	NODE_EACH(entry, node_get(framework, "dependencies"))
	{
		uint32_t to = map_get(&lock->refs, entry->key);
		if (to != MAP_NONE)
			lock->bom->components.items[to].direct = DIRECTNESS_DIRECT;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(entry, lock_member(lock, root, "libraries", NODE_OBJECT))
	add_library(lock, entry);
	NODE_EACH(target, lock_member(lock, root, "targets", NODE_OBJECT))
	add_edges(lock, target);
	NODE_EACH(framework, node_get(node_get(root, "project"), "frameworks"))
	mark_direct(lock, framework);
}

LOCK_FORMAT(nuget_assets, "nuget-assets", ".NET assets", "nuget", JSON, NULL, "project.assets.json",
	"project.lock.json", "*.deps.json");
