/* renv.lock of R. */
#include "lock/lock.h"

static void add_package(
	struct lock *lock, const struct lookup *repositories, const struct node *entry)
{
	struct package package = package_at(entry);
	struct str source = lock_text(entry, "Source"), host = lock_text(entry, "RemoteHost");
	const struct node *hash = node_get(entry, "Hash");
	if (!lock_is(lock, entry, NODE_OBJECT))
		return;
	package.name = lock_text(entry, "Package");
	if (!package.name.len)
		package.name = entry->key;
	package.version = lock_text(entry, "Version");
	package.type = str_is(source, "Bioconductor") ? "bioconductor" : "cran";
	package.ref = package.name;
	struct str repository = lock_text(entry, "Repository");
	package.url = lock_text(lookup_get(repositories, repository), "URL");
	if (!package.url.len && str_find(repository, STR("://")) != STR_NPOS)
		package.url = repository;
	package.url_kind = URL_DISTRIBUTION;
	package.served = true;
	if (str_is(source, "GitHub")) {
		struct str owner = lock_text(entry, "RemoteUsername");
		struct str name = lock_text(entry, "RemoteRepo");
		package.url = arena_printf(lock->arena, "https://%.*s/%.*s/%.*s",
			STR_ARG(host.len ? host : STR("github.com")), STR_ARG(owner),
			STR_ARG(name));
		package.url_kind = URL_VCS;
		package.served = false;
	}
	uint32_t component = lock_add(lock, &package);
	if (hash)
		lock_hash_as(lock, component, "renv", lock_value(hash), hash->start);
	NODE_EACH(requirement, node_get(entry, "Requirements"))
	lock_depends(lock, component, lock_value(requirement), requirement->start);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	if (!node_get(root, "Packages"))
		lock_shape(lock, root->start, "no \"Packages\"");
	struct lookup repositories = {0};
	NODE_EACH(repository, node_get(node_get(root, "R"), "Repositories"))
	lookup_put(&repositories, lock_text(repository, "Name"), repository);
	NODE_EACH(entry, lock_member(lock, root, "Packages", NODE_OBJECT))
	add_package(lock, &repositories, entry);
	lookup_finish(&repositories);
}

LOCK_FORMAT(renv_lock, "renv-lock", "renv lock file", "cran", JSON, NULL, "renv.lock");
