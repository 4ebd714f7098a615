/* pixi.lock, versions 4 to 6: the list of packages of all environments. */
#include "lock/pypi.h"

/* ".../CHANNEL/SUBDIR/NAME-VERSION-BUILD.conda" */
static bool from_file(struct package *package, struct str url)
{
	size_t slash = str_rfind_byte(url, '/');
	struct str file = slash == STR_NPOS ? url : str_from(url, slash + 1);
	file = lock_without(lock_without(file, ".conda"), ".tar.bz2");
	size_t build = str_rfind_byte(file, '-');
	if (slash == STR_NPOS || build == STR_NPOS)
		return false;
	struct str before = str_sub(file, 0, build);
	size_t version = str_rfind_byte(before, '-');
	if (version == STR_NPOS)
		return false;
	package->name = str_sub(before, 0, version);
	package->version = str_from(before, version + 1);
	package->qualifiers[0] = (struct lock_qualifier){"build", str_from(file, build + 1)};
	size_t folder = str_rfind_byte(str_sub(url, 0, slash), '/');
	if (folder != STR_NPOS)
		package->qualifiers[1] =
			(struct lock_qualifier){"subdir", str_sub(url, folder + 1, slash)};
	return true;
}

static void add_package(struct lock *lock, const struct node *entry)
{
	const struct node *conda = node_get(entry, "conda"), *pypi = node_get(entry, "pypi");
	const struct node *url = node_get(entry, "url");
	struct str kind = lock_text(entry, "kind"), hash = lock_text(entry, "sha256");
	bool python = pypi || str_is(kind, "pypi");
	if (!url)
		url = conda ? conda : pypi;
	struct package package = package_at(entry);
	struct str address = lock_value(url);
	if (str_find(address, STR("://")) == STR_NPOS)
		return; /* a local path */
	if (!python && !from_file(&package, address))
		package.name = lock_text(entry, "name");
	if (python)
		package.name = lock_pypi_name(lock, lock_text(entry, "name"));
	if (lock_text(entry, "version").len)
		package.version = lock_text(entry, "version");
	package.type = python ? "pypi" : "conda";
	package.url = address;
	package.url_offset = url->start;
	package.served = !str_starts(address, STR("git+"));
	package.checked = true;
	if (hash.len)
		package.hash = arena_printf(lock->arena, "sha256:%.*s", STR_ARG(hash));
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		lock->bom->version = lock_text(document, "version");
		NODE_EACH(entry, lock_member(lock, document, "packages", NODE_ARRAY))
		if (lock_is(lock, entry, NODE_OBJECT))
			add_package(lock, entry);
	}
}

LOCK_FORMAT(pixi_lock, "pixi-lock", "pixi lock file", "conda", YAML, NULL, "pixi.lock");
