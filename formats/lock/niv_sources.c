/* nix/sources.json of niv, and npins/sources.json of npins ("pins"). */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *pins = node_get(root, "pins");
	NODE_EACH(entry, pins ? pins : root)
	{
		struct package package = package_at(entry);
		const struct node *url = node_get(entry, "url");
		const struct node *hash = node_get(entry, pins ? "hash" : "sha256");
		const struct node *repository = pins ? node_get(entry, "repository") : entry;
		if (entry->kind != NODE_OBJECT || (!url && !node_get(repository, "repo")))
			continue;
		package.group = lock_text(repository, "owner");
		package.name = lock_text(repository, "repo");
		if (!package.name.len)
			package.name = entry->key;
		package.type = package.group.len ? "github" : "generic";
		package.version = lock_text(entry, pins ? "revision" : "rev");
		if (hash) { /* in the base 32 of Nix, or "sha256-BASE64" */
			package.hash = lock_value(hash);
			package.hash_offset = hash->start;
		}
		package.url = lock_value(url);
		package.url_offset = url ? url->start : 0;
		lock_add(lock, &package);
	}
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "\"rev\"") || lock_head_has(doc, "\"pins\"") ? 60 : 0;
}

LOCK_FORMAT(niv_sources, "niv-sources", "niv sources", "github", JSON, probe, "sources.json");
