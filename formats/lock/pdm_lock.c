/* pdm.lock, lock_version 4.x. */
#include "lock/pypi.h"

static enum component_scope scope_of(const struct node *entry)
{
	const struct node *groups = node_get(entry, "groups");
	bool any = false;
	NODE_EACH(group, groups)
	{
		any = true;
		if (str_is(lock_value(group), "default"))
			return SCOPE_NONE;
	}
	return any ? SCOPE_DEV : SCOPE_NONE;
}

static void add_package(struct lock *lock, const struct node *entry, const struct node *files)
{
	struct package package = package_at(entry);
	const struct node *name = node_get(entry, "name"), *own = node_get(entry, "files");
	const struct node *git = node_get(entry, "git"), *url = node_get(entry, "url");
	if (node_get(entry, "path") || lock_true(entry, "editable"))
		return;
	if (name)
		package.offset = name->key_start;
	package.name = lock_pypi_name(lock, lock_value(name));
	package.version = lock_text(entry, "version");
	if (!package.version.len)
		package.version = lock_text(entry, "revision");
	package.scope = scope_of(entry);
	package.url = lock_value(git ? git : url);
	package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
	package.checked = !package.url.len;
	if (package.url.len)
		package.qualifiers[0] =
			(struct lock_qualifier){git ? "vcs_url" : "download_url", package.url};
	package.ref = package.name;
	uint32_t component = lock_add(lock, &package);
	if (component == COMPONENT_NONE)
		return;
	pypi_files(lock, component, own);
	/* Before 4.1: metadata.files, by "name version". */
	struct str key = arena_printf(
		lock->arena, "%.*s %.*s", STR_ARG(lock_value(name)), STR_ARG(package.version));
	NODE_EACH(list, files)
	if (!own && str_eq(list->key, key))
		pypi_files(lock, component, list);
	NODE_EACH(dependency, node_get(entry, "dependencies"))
	lock_depends(lock, component,
		lock_pypi_name(lock, pypi_requirement_name(lock_value(dependency))),
		dependency->start);
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *metadata = lock_member(lock, root, "metadata", NODE_OBJECT);
	if (metadata)
		lock->bom->version = lock_text(metadata, "lock_version");
	NODE_EACH(entry, lock_member(lock, root, "package", NODE_ARRAY))
	if (lock_is(lock, entry, NODE_OBJECT))
		add_package(lock, entry, metadata ? node_get(metadata, "files") : NULL);
}

LOCK_FORMAT(pdm_lock, "pdm-lock", "PDM lock file", "pypi", TOML, NULL, "pdm.lock");
