/* Cargo.lock, versions 1 to 4. A package without a source is a member of the workspace. */
#include "lock/lock.h"

/* "registry+URL", "sparse+URL", "git+URL?branch=x#COMMIT" */
static void take_source(struct package *package, const struct node *source)
{
	struct str text = lock_value(source);
	package->url_offset = source->start;
	if (str_starts(text, STR("git+"))) {
		size_t hash = str_find_byte(text, '#');
		package->url = text;
		package->url_kind = URL_VCS;
		package->qualifiers[0] = (struct lock_qualifier){"vcs_url", text};
		package->url = str_sub(text, 0, hash == STR_NPOS ? text.len : hash);
		return;
	}
	size_t plus = str_find_byte(text, '+');
	package->url = plus == STR_NPOS ? text : str_from(text, plus + 1);
	package->url_kind = URL_DISTRIBUTION;
	package->checked = true;
	package->served = true;
}

/* Others name a package by name, by name and version, or by all three. */
static void name_package(struct lock *lock, uint32_t component, struct str name, struct str version,
	struct str source)
{
	lock_name(lock, component, name);
	lock_name(lock, component,
		arena_printf(lock->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(version)));
	lock_name(lock, component,
		arena_printf(lock->arena, "%.*s %.*s (%.*s)", STR_ARG(name), STR_ARG(version),
			STR_ARG(source)));
}

/* Version 1: [metadata] "checksum NAME VERSION (SOURCE)" = "..." */
static void add_old_hash(struct lock *lock, const struct lookup *metadata, uint32_t component,
	const struct package *package, struct str source)
{
	struct str key = arena_printf(lock->arena, "checksum %.*s %.*s (%.*s)",
		STR_ARG(package->name), STR_ARG(package->version), STR_ARG(source));
	const struct node *entry = lookup_get(metadata, key);
	if (entry)
		lock_hash(lock, component, lock_value(entry), entry->start);
}

static void add_package(struct lock *lock, const struct node *entry, const struct lookup *metadata)
{
	struct package package = package_at(entry);
	const struct node *name = node_get(entry, "name"), *source = node_get(entry, "source");
	const struct node *checksum = node_get(entry, "checksum");
	if (!source)
		return;
	if (name)
		package.offset = name->key_start;
	package.name = lock_value(name);
	package.version = lock_text(entry, "version");
	take_source(&package, source);
	if (checksum) {
		package.hash = lock_value(checksum);
		package.hash_offset = checksum->start;
	}
	uint32_t component = lock_add(lock, &package);
	if (component == COMPONENT_NONE)
		return;
	name_package(lock, component, package.name, package.version, lock_value(source));
	if (!checksum)
		add_old_hash(lock, metadata, component, &package, lock_value(source));
	NODE_EACH(dependency, node_get(entry, "dependencies"))
	lock_depends(lock, component, lock_value(dependency), dependency->start);
}

/* The dependencies of the workspace's members are direct. */
static void mark_direct(struct lock *lock, const struct node *entry)
{
	if (node_get(entry, "source"))
		return;
	NODE_EACH(dependency, node_get(entry, "dependencies"))
	{
		uint32_t to = map_get(&lock->refs, lock_value(dependency));
		if (to != MAP_NONE)
			lock->bom->components.items[to].direct = DIRECTNESS_DIRECT;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *packages = lock_member(lock, root, "package", NODE_ARRAY);
	const struct node *metadata = lock_member(lock, root, "metadata", NODE_OBJECT);
	const struct node *old_root = lock_member(lock, root, "root", NODE_OBJECT);
	struct lookup sums = {0};
	lookup_put_members(&sums, metadata);
	lock->bom->version = lock_text(root, "version");
	NODE_EACH(entry, packages)
	if (lock_is(lock, entry, NODE_OBJECT))
		add_package(lock, entry, &sums);
	NODE_EACH(entry, packages)
	mark_direct(lock, entry);
	if (old_root)
		mark_direct(lock, old_root);
	lookup_finish(&sums);
}

LOCK_FORMAT(cargo_lock, "cargo-lock", "Cargo lock file", "cargo", TOML, NULL, "Cargo.lock");
