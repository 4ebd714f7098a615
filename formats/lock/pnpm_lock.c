/* pnpm-lock.yaml, lockfileVersion 5 to 9, and shrinkwrap.yaml, version 3. The name and version of a
 * package are its key: "/name/1.0.0_peer" up to 5, "/name@1.0.0(peer)" in 6, "name@1.0.0" from 9 on,
 * where "snapshots" have the dependencies. A file may hold several documents. */
#include "lock/npm_names.h"

/* Whether a key is as in version 5 and before: a slash stands before the version, and no "@". */
static bool is_old(struct str key)
{
	struct str path = str_starts(key, STR("/")) ? str_from(key, 1) : key;
	size_t scope = path.len && path.ptr[0] == '@' ? str_find_byte(path, '/') : STR_NPOS;
	struct str name = str_from(path, scope == STR_NPOS ? 0 : scope + 1);
	size_t at = str_find_byte(name, '@'), slash = str_find_byte(name, '/');
	return slash != STR_NPOS && slash < at;
}

static struct str without_peers(struct str key)
{
	size_t end = str_find_byte(key, '(');
	return str_sub(key, 0, end == STR_NPOS ? key.len : end);
}

/* "name@spec" of a key, whichever its version: how others name the package. */
static struct str reference(struct lock *lock, struct str key)
{
	struct str path = str_starts(key, STR("/")) ? str_from(key, 1) : key;
	size_t slash = str_rfind_byte(path, '/');
	if (!is_old(key) || slash == STR_NPOS)
		return path;
	return arena_printf(lock->arena, "%.*s@%.*s", STR_ARG(str_sub(path, 0, slash)),
		STR_ARG(str_from(path, slash + 1)));
}

/* Version 5: "@scope/name/1.0.0_peer@2.0.0", perhaps behind a host. */
static void split_old(struct package *package, struct str key)
{
	struct str path = str_starts(key, STR("/")) ? str_from(key, 1) : key;
	size_t slash = str_find_byte(path, '/');
	if (slash != STR_NPOS && path.ptr[0] != '@' &&
		str_find_byte(str_sub(path, 0, slash), '.') != STR_NPOS && path.ptr == key.ptr)
		path = str_from(path, slash + 1);
	slash = str_find_byte(path, '/');
	if (path.len && path.ptr[0] == '@' && slash != STR_NPOS) {
		size_t second = str_find_byte(str_from(path, slash + 1), '/');
		slash = second == STR_NPOS ? path.len : slash + 1 + second;
	}
	struct str version = slash < path.len ? str_from(path, slash + 1) : STR_NONE;
	size_t peers = str_find_byte(version, '_');
	npm_name(package, str_sub(path, 0, slash));
	package->version = str_sub(version, 0, peers == STR_NPOS ? version.len : peers);
}

/* A forge packs a commit anew for each who asks, so that no hash is stated. */
static bool is_of_forge(struct str url)
{
	return str_find(url, STR("://codeload.github.com/")) != STR_NPOS ||
		str_find(url, STR("/repository/archive.tar.gz")) != STR_NPOS ||
		(str_find(url, STR("://bitbucket.org/")) != STR_NPOS &&
			str_find(url, STR("/get/")) != STR_NPOS);
}

/* False: local. */
static bool take_resolution(struct package *package, const struct node *entry)
{
	const struct node *resolution = node_get(entry, "resolution");
	const struct node *integrity = node_get(resolution, "integrity");
	const struct node *tarball = node_get(resolution, "tarball");
	const struct node *repository = node_get(resolution, "repo");
	struct str type = lock_text(resolution, "type");
	if (str_is(type, "directory") || node_get(resolution, "directory"))
		return false;
	if (integrity) {
		package->hash = lock_value(integrity);
		package->hash_offset = integrity->start;
	}
	/* A runtime has one resolution for each platform. */
	package->checked = !repository && !node_get(resolution, "variants");
	const struct node *address = tarball ? tarball : repository;
	struct str url = lock_value(address);
	if (!address)
		return true;
	if (npm_is_local(url))
		return false;
	package->checked = package->checked && !is_of_forge(url);
	package->url = url;
	package->url_offset = address->start;
	package->url_kind = repository ? URL_VCS : URL_DISTRIBUTION;
	package->served = tarball && str_find(url, STR("/-/")) != STR_NPOS;
	if (repository)
		package->qualifiers[0] = (struct lock_qualifier){"vcs_url", url};
	if (repository)
		package->purl_version = lock_text(resolution, "commit");
	return true;
}

/* The version of a git dependency is stated in the entry, else its commit. */
static void take_version(struct package *package, const struct node *entry, struct str spec)
{
	struct str stated = lock_text(entry, "version");
	struct str commit = lock_text(node_get(entry, "resolution"), "commit");
	if (stated.len)
		package->version = stated;
	else if (commit.len)
		package->version = commit;
	else if (spec.ptr)
		package->version = spec;
}

/* resolution: {type: variations, variants: [{resolution: {url, integrity}, targets}]} */
static void add_variants(struct lock *lock, uint32_t component, const struct node *entry)
{
	NODE_EACH(variant, node_get(node_get(entry, "resolution"), "variants"))
	{
		const struct node *resolution = node_get(variant, "resolution");
		const struct node *url = node_get(resolution, "url");
		const struct node *integrity = node_get(resolution, "integrity");
		if (url)
			lock_url(lock, component, URL_DISTRIBUTION, lock_value(url), url->start);
		if (integrity)
			lock_hash(lock, component, lock_value(integrity), integrity->start);
	}
}

static void add_package(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	struct str key = without_peers(entry->key), name = lock_text(entry, "name");
	struct str spec = STR_NONE;
	if (!lock_is(lock, entry, NODE_OBJECT))
		return;
	if (is_old(key))
		split_old(&package, key);
	else
		spec = npm_split(&package, str_starts(key, STR("/")) ? str_from(key, 1) : key);
	if (str_starts(key, STR("link:")) || npm_is_local(spec) || npm_is_local(key) ||
		!take_resolution(&package, entry))
		if (!str_starts(key, STR("/")))
			return;
	if (name.len)
		npm_name(&package, name);
	take_version(&package, entry, spec);
	package.scope = lock_true(entry, "dev") ? SCOPE_DEV
		: lock_true(entry, "optional")  ? SCOPE_OPTIONAL
						: SCOPE_NONE;
	uint32_t component = lock_add(lock, &package);
	add_variants(lock, component, entry);
	lock_name(lock, component, reference(lock, key));
	lock_name(lock, component, reference(lock, entry->key));
}

static struct str target(struct lock *lock, const struct node *dependency)
{
	struct str version = lock_value(dependency);
	if (!version.len)
		version = lock_text(dependency, "version");
	if (str_starts(version, STR("/")))
		return reference(lock, without_peers(version));
	return arena_printf(lock->arena, "%.*s@%.*s", STR_ARG(dependency->key),
		STR_ARG(without_peers(version)));
}

static void add_edges(struct lock *lock, const struct node *entry)
{
	static const char *const lists[] = {"dependencies", "optionalDependencies", NULL};
	uint32_t from = map_get(&lock->refs, reference(lock, without_peers(entry->key)));
	for (const char *const *list = lists; *list && from != MAP_NONE; list++)
		NODE_EACH(dependency, node_get(entry, *list))
	lock_depends(lock, from, target(lock, dependency), dependency->key_start);
}

static void mark_direct(struct lock *lock, const struct node *project)
{
	static const char *const lists[] = {
		"dependencies", "optionalDependencies", "devDependencies", NULL};
	for (const char *const *list = lists; *list; list++)
		NODE_EACH(dependency, node_get(project, *list))
		{
			uint32_t to = map_get(&lock->refs, target(lock, dependency));
			if (to == MAP_NONE)
				continue;
			struct component *component = &lock->bom->components.items[to];
			if (str_is(str_of(*list), "devDependencies") && !component->direct)
				component->scope = SCOPE_DEV;
			component->direct = DIRECTNESS_DIRECT;
		}
}

static void read_document(struct lock *lock, const struct node *root)
{
	struct str version = lock_text(root, "lockfileVersion");
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	if (!version.len)
		version = lock_text(root, "shrinkwrapVersion");
	if (!version.len)
		lock_shape(lock, root->start, "no \"lockfileVersion\"");
	lock->bom->version = version;
	NODE_EACH(entry, lock_member(lock, root, "packages", NODE_OBJECT))
	add_package(lock, entry);
	NODE_EACH(entry, node_get(root, "packages"))
	add_edges(lock, entry);
	NODE_EACH(entry, lock_member(lock, root, "snapshots", NODE_OBJECT))
	add_edges(lock, entry);
	mark_direct(lock, root);
	NODE_EACH(project, lock_member(lock, root, "importers", NODE_OBJECT))
	mark_direct(lock, project);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	if (document->kind != NODE_NULL)
		read_document(lock, document);
}

LOCK_FORMAT(pnpm_lock, "pnpm-lock", "pnpm lock file", "npm", YAML, NULL, "pnpm-lock.yaml",
	"shrinkwrap.yaml");
