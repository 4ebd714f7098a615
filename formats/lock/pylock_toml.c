/* pylock.toml: PEP 751, https://packaging.python.org/en/latest/specifications/pylock-toml/ */
#include "lock/pypi.h"

static void add_file(struct lock *lock, uint32_t component, const struct node *file)
{
	const struct node *url = node_get(file, "url");
	if (url)
		lock_url(lock, component, URL_DISTRIBUTION, lock_value(url), url->start);
	NODE_EACH(hash, node_get(file, "hashes"))
	lock_hash_as(
		lock, component, arena_cstr(lock->arena, hash->key), lock_value(hash), hash->start);
}

static void add_package(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *name = node_get(entry, "name"), *vcs = node_get(entry, "vcs");
	const struct node *archive = node_get(entry, "archive"), *index = node_get(entry, "index");
	if (node_get(entry, "directory"))
		return;
	if (name)
		package.offset = name->key_start;
	package.name = lock_pypi_name(lock, lock_value(name));
	package.version = lock_text(entry, "version");
	if (!package.version.len && vcs)
		package.version = lock_text(vcs, "commit-id");
	package.ref = package.name;
	package.checked = node_get(entry, "sdist") || node_get(entry, "wheels") || archive;
	if (vcs) {
		package.url = lock_text(vcs, "url");
		package.url_kind = URL_VCS;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", package.url};
	}
	uint32_t component = lock_add(lock, &package);
	if (component == COMPONENT_NONE)
		return;
	if (index)
		lock_url(lock, component, URL_DISTRIBUTION, lock_value(index), index->start);
	if (archive)
		add_file(lock, component, archive);
	if (node_get(entry, "sdist"))
		add_file(lock, component, node_get(entry, "sdist"));
	NODE_EACH(wheel, node_get(entry, "wheels"))
	add_file(lock, component, wheel);
	NODE_EACH(dependency, node_get(entry, "dependencies"))
	lock_depends(lock, component, lock_pypi_name(lock, lock_text(dependency, "name")),
		dependency->start);
}

static void entries(struct lock *lock, struct node *root)
{
	lock->bom->version = lock_text(root, "lock-version");
	if (!lock->bom->version.len)
		lock_shape(lock, 0, "no \"lock-version\"");
	NODE_EACH(entry, lock_member(lock, root, "packages", NODE_ARRAY))
	if (lock_is(lock, entry, NODE_OBJECT))
		add_package(lock, entry);
}

LOCK_FORMAT(pylock_toml, "pylock-toml", "Python lock file", "pypi", TOML, NULL, "pylock.toml",
	"pylock.*.toml");
