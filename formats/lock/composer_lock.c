/* composer.lock, and vendor/composer/installed.json in both of its forms. */
#include "lock/lock.h"

static void take_addresses(struct package *package, const struct node *entry)
{
	const struct node *dist = node_get(entry, "dist"), *source = node_get(entry, "source");
	const struct node *url = node_get(dist, "url"), *repository = node_get(source, "url");
	const struct node *hash = node_get(dist, "shasum");
	if (url) {
		package->url = lock_value(url);
		package->url_offset = url->start;
		package->url_kind = URL_DISTRIBUTION;
	} else if (repository) {
		package->url = lock_value(repository);
		package->url_offset = repository->start;
		package->url_kind = URL_VCS;
	}
	if (hash && lock_value(hash).len) {
		package->hash = lock_value(hash);
		package->hash_offset = hash->start;
	}
}

static void add_package(struct lock *lock, const struct node *entry, enum component_scope scope)
{
	struct package package = package_at(entry);
	const struct node *name = node_get(entry, "name"), *dist = node_get(entry, "dist");
	const struct node *source = node_get(entry, "source");
	if (!lock_is(lock, entry, NODE_OBJECT) || str_is(lock_text(dist, "type"), "path"))
		return;
	if (name)
		package.offset = name->start;
	package_split(&package, lock_value(name), '/');
	package.version = lock_text(entry, "version");
	package.scope = scope;
	package.ref = lock_value(name);
	take_addresses(&package, entry);
	uint32_t component = lock_add(lock, &package);
	const struct node *repository = node_get(source, "url");
	if (dist && repository)
		lock_url(lock, component, URL_VCS, lock_value(repository), repository->start);
	NODE_EACH(dependency, node_get(entry, "require"))
	lock_depends(lock, component, dependency->key, dependency->key_start);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lookup names = {0}; /* of installed.json: those for development */
	if (root->kind == NODE_ARRAY) {
		NODE_EACH(entry, root)
		add_package(lock, entry, SCOPE_NONE);
		return;
	}
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	if (!node_get(root, "packages") && !node_get(root, "packages-dev"))
		lock_shape(lock, 0, "neither \"packages\" nor \"packages-dev\"");
	lock->bom->version = lock_text(root, "plugin-api-version");
	NODE_EACH(name, node_get(root, "dev-package-names"))
	lookup_put(&names, lock_value(name), name);
	NODE_EACH(entry, lock_member(lock, root, "packages", NODE_ARRAY))
	add_package(
		lock, entry, lookup_get(&names, lock_text(entry, "name")) ? SCOPE_DEV : SCOPE_NONE);
	NODE_EACH(entry, lock_member(lock, root, "packages-dev", NODE_ARRAY))
	add_package(lock, entry, SCOPE_DEV);
	lookup_finish(&names);
}

/* Other programs have files named installed.json, too. */
static int probe(struct doc *doc)
{
	struct str path = doc->file.ptr ? doc->file : doc->name;
	bool own = str_ends(path, STR("composer.lock")) ||
		str_ends(path, STR("composer/installed.json"));
	return own || lock_head_has(doc, "\"version_normalized\"") ||
			lock_head_has(doc, "\"dev-package-names\"") || doc->bytes.len < 3
		? 60
		: 0;
}

LOCK_FORMAT(composer_lock, "composer-lock", "Composer lock file", "composer", JSON, probe,
	"composer.lock", "installed.json");
