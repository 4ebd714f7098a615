/* conda-lock.yml: packages of conda and of pip with address and hash, for each platform. */
#include "lock/pypi.h"

static void add_package(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *url = node_get(entry, "url"), *hash = node_get(entry, "hash");
	struct str category = lock_text(entry, "category");
	bool pip = str_is(lock_text(entry, "manager"), "pip");
	if (!lock_is(lock, entry, NODE_OBJECT))
		return;
	package.type = pip ? "pypi" : "conda";
	package.name = lock_text(entry, "name");
	package.version = lock_text(entry, "version");
	package.scope = category.len && !str_is(category, "main") ? SCOPE_DEV : SCOPE_NONE;
	package.url = lock_value(url);
	package.url_kind = URL_DISTRIBUTION;
	package.url_offset = url ? url->start : 0;
	if (!pip)
		package.qualifiers[0] =
			(struct lock_qualifier){"subdir", lock_text(entry, "platform")};
	uint32_t component = lock_add(lock, &package);
	NODE_EACH(digest, hash)
	lock_hash_as(lock, component, arena_cstr(lock->arena, digest->key), lock_value(digest),
		digest->start);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		lock->bom->version = lock_text(document, "version");
		NODE_EACH(entry, lock_member(lock, document, "package", NODE_ARRAY))
		add_package(lock, entry);
	}
}

LOCK_FORMAT(conda_lock, "conda-lock", "conda-lock file", "conda", YAML, NULL, "conda-lock.yml",
	"*.conda-lock.yml");
