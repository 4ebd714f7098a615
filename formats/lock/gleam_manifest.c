/* manifest.toml of Gleam. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	const struct node *direct = node_get(root, "requirements");
	NODE_EACH(entry, lock_member(lock, root, "packages", NODE_ARRAY))
	{
		struct package package = package_at(entry);
		const struct node *hash = node_get(entry, "outer_checksum");
		struct str source = lock_text(entry, "source");
		if (str_is(source, "local"))
			continue;
		package.name = lock_text(entry, "name");
		package.version = lock_text(entry, "version");
		package.ref = package.name;
		package.checked = str_is(source, "hex");
		if (str_is(source, "git")) {
			package.url = lock_text(entry, "repo");
			package.url_kind = URL_VCS;
		}
		NODE_EACH(name, direct)
		if (str_eq(name->key, package.name))
			package.direct = DIRECTNESS_DIRECT;
		uint32_t component = lock_add(lock, &package);
		if (hash)
			lock_hash(lock, component, lock_value(hash), hash->start);
		NODE_EACH(requirement, node_get(entry, "requirements"))
		lock_depends(lock, component, lock_value(requirement), requirement->start);
	}
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "packages") || lock_head_has(doc, "[requirements]") ? 60 : 0;
}

LOCK_FORMAT(
	gleam_manifest, "gleam-manifest", "Gleam lock file", "hex", TOML, probe, "manifest.toml");
