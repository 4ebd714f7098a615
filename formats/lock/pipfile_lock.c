/* Pipfile.lock, pipfile-spec 6: "default", "develop" and categories of other names. */
#include "lock/pypi.h"

static void add_package(struct lock *lock, const struct node *entry, const struct lookup *sources,
	enum component_scope scope)
{
	struct package package = package_at(entry);
	const struct node *git = node_get(entry, "git"), *file = node_get(entry, "file");
	const struct node *index = node_get(entry, "index");
	if (!lock_is(lock, entry, NODE_OBJECT) || node_get(entry, "path"))
		return;
	struct str version = lock_text(entry, "version");
	while (version.len && version.ptr[0] == '=')
		version = str_from(version, 1);
	package.name = lock_pypi_name(lock, entry->key);
	package.version = version.len ? version : lock_text(entry, "ref");
	package.scope = scope;
	package.checked = !git && !file;
	if (git || file) {
		package.url = lock_value(git ? git : file);
		package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
		package.url_offset = (git ? git : file)->start;
		package.qualifiers[0] =
			(struct lock_qualifier){git ? "vcs_url" : "download_url", package.url};
	} else if (index) {
		package.url = lock_text(lookup_get(sources, lock_value(index)), "url");
		package.url_offset = index->start;
		package.served = true;
	}
	uint32_t component = lock_add(lock, &package);
	NODE_EACH(hash, node_get(entry, "hashes"))
	lock_hash(lock, component, lock_value(hash), hash->start);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *meta = lock_member(lock, root, "_meta", NODE_OBJECT);
	struct lookup sources = {0};
	NODE_EACH(source, node_get(meta, "sources"))
	lookup_put(&sources, lock_text(source, "name"), source);
	if (!meta && !node_get(root, "default") && !node_get(root, "develop"))
		lock_shape(lock, 0, "neither \"_meta\" nor \"default\"");
	NODE_EACH(category, root)
	{
		enum component_scope scope =
			str_is(category->key, "default") ? SCOPE_NONE : SCOPE_DEV;
		if (category == meta || category->kind != NODE_OBJECT)
			continue;
		NODE_EACH(entry, category)
		add_package(lock, entry, &sources, scope);
	}
	lookup_finish(&sources);
}

LOCK_FORMAT(pipfile_lock, "pipfile-lock", "Pipfile lock file", "pypi", JSON, NULL, "Pipfile.lock");
