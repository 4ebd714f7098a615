/* poetry.lock, lock-version 0.x to 2.1. */
#include "lock/pypi.h"

/* Groups say what a package is for: "category" up to 1.x, "groups" from 2.1 on. */
static enum component_scope scope_of(const struct node *entry)
{
	const struct node *groups = node_get(entry, "groups");
	struct str category = lock_text(entry, "category");
	bool any = false;
	if (category.len)
		return str_is(category, "main")    ? SCOPE_NONE
			: str_is(category, "test") ? SCOPE_TEST
						   : SCOPE_DEV;
	NODE_EACH(group, groups)
	{
		any = true;
		if (str_is(lock_value(group), "main"))
			return SCOPE_NONE;
	}
	return any ? SCOPE_DEV : SCOPE_NONE;
}

/* False: local. */
static bool take_source(struct package *package, const struct node *entry)
{
	const struct node *source = node_get(entry, "source"), *url = node_get(source, "url");
	struct str type = lock_text(source, "type");
	package->checked = !source || str_is(type, "legacy");
	if (!source)
		return true;
	if (str_is(type, "directory") || str_is(type, "file"))
		return false;
	package->url = lock_value(url);
	package->url_offset = url ? url->start : 0;
	if (str_is(type, "git")) {
		package->url_kind = URL_VCS;
		package->qualifiers[0] = (struct lock_qualifier){"vcs_url", package->url};
	} else {
		package->url_kind = URL_DISTRIBUTION;
	}
	return true;
}

static void add_package(struct lock *lock, const struct node *entry, const struct node *files)
{
	struct package package = package_at(entry);
	const struct node *name = node_get(entry, "name"), *own = node_get(entry, "files");
	if (name)
		package.offset = name->key_start;
	package.name = lock_pypi_name(lock, lock_value(name));
	package.version = lock_text(entry, "version");
	package.scope = scope_of(entry);
	if (!take_source(&package, entry))
		return;
	package.ref = package.name;
	uint32_t component = lock_add(lock, &package);
	if (component == COMPONENT_NONE)
		return;
	pypi_files(lock, component, own);
	/* metadata.files (1.x) has tables, metadata.hashes (0.x) texts, by the name as written. */
	NODE_EACH(list, files)
	{
		if (own || !str_eq(list->key, lock_value(name)))
			continue;
		pypi_files(lock, component, list);
		NODE_EACH(hash, list)
		lock_hash_as(lock, component, "sha256", lock_value(hash), hash->start);
	}
	const struct node *dependencies = node_get(entry, "dependencies");
	NODE_EACH(dependency, dependencies)
	lock_depends(lock, component, lock_pypi_name(lock, dependency->key), dependency->key_start);
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *packages = lock_member(lock, root, "package", NODE_ARRAY);
	const struct node *metadata = lock_member(lock, root, "metadata", NODE_OBJECT);
	const struct node *files = metadata ? node_get(metadata, "files") : NULL;
	if (metadata && !files)
		files = node_get(metadata, "hashes");
	if (metadata)
		lock->bom->version = lock_text(metadata, "lock-version");
	NODE_EACH(entry, packages)
	if (lock_is(lock, entry, NODE_OBJECT))
		add_package(lock, entry, files);
}

LOCK_FORMAT(poetry_lock, "poetry-lock", "Poetry lock file", "pypi", TOML, NULL, "poetry.lock");
