/* package-lock.json, npm-shrinkwrap.json (lockfileVersion 1 to 3) and the hidden
 * node_modules/.package-lock.json: https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
#include "lock/npm_names.h"

#define MODULES "node_modules/"

/* A lock file of version 2 or 3. Modules lie in the node_modules folder of a package, or of the project
 * (whose path is empty). */
struct tree {
	struct lock *lock;
	struct map paths; /* path -> component */
	struct map owners; /* path of a package that has modules -> its number */
	struct map modules; /* number of the owner (4 bytes) and name -> component */
};

/* Paths longer than what a file system takes, and packages deeper in one another, are not followed
 * outwards. */
enum { LONGEST_PATH = 4096, DEEPEST = 64 };

/* Text behind the last "node_modules/" of a path, or absent. */
static struct str module_name(struct str path)
{
	struct str name = STR_NONE;
	for (size_t at; (at = str_find(path, STR(MODULES))) != STR_NPOS;)
		path = name = str_from(path, at + sizeof MODULES - 1);
	return name;
}

static enum component_scope scope_of(const struct node *entry)
{
	if (lock_true(entry, "dev"))
		return SCOPE_DEV;
	if (lock_true(entry, "optional") || lock_true(entry, "devOptional"))
		return SCOPE_OPTIONAL;
	return SCOPE_NONE;
}

static void take_download(struct package *package, const struct node *entry)
{
	const struct node *resolved = node_get(entry, "resolved");
	const struct node *integrity = node_get(entry, "integrity");
	struct str url = lock_value(resolved);
	if (url.len) {
		package->url = url;
		package->url_offset = resolved->start;
		package->url_kind = lock_url_kind(url);
		package->served = package->url_kind == URL_DISTRIBUTION && npm_is_served(url);
		package->checked =
			package->url_kind == URL_DISTRIBUTION && !str_starts(url, STR("file:"));
		if (package->url_kind == URL_VCS)
			package->qualifiers[0] = (struct lock_qualifier){"vcs_url", url};
	}
	if (integrity) {
		package->hash = lock_value(integrity);
		package->hash_offset = integrity->start;
	}
}

/* Entries outside of node_modules are members of the workspace, unless they were downloaded. */
static bool is_local(const struct node *entry)
{
	struct str resolved = lock_text(entry, "resolved");
	if (!entry->key.len || lock_true(entry, "link") || npm_is_local(resolved))
		return true;
	return !module_name(entry->key).ptr && !resolved.ptr;
}

/* The package whose node_modules folder has that of `path`; absent when it is in none. */
static struct str owner_of(struct str path)
{
	struct str name = module_name(path);
	if (!name.ptr)
		return STR_NONE;
	size_t folder = (size_t)(name.ptr - path.ptr) - (sizeof MODULES - 1);
	return str_sub(path, 0, folder ? folder - 1 : 0);
}

static struct str module_key(struct buf *key, uint32_t owner, struct str name)
{
	buf_clear(key);
	buf_add(key, (struct str){(const char *)&owner, sizeof owner});
	buf_add(key, name);
	return buf_str(key);
}

static void add_module(struct tree *tree, struct str path, uint32_t component)
{
	struct str name = module_name(path);
	struct buf key = {0};
	if (!name.ptr || path.len > LONGEST_PATH)
		return;
	uint32_t owner = map_put(&tree->owners, owner_of(path), (uint32_t)tree->owners.count);
	struct str made = arena_str(tree->lock->arena, module_key(&key, owner, name));
	map_put(&tree->modules, made, component);
	buf_finish(&key);
}

static void add_entry(struct tree *tree, const struct node *entry)
{
	struct package package = package_at(entry);
	struct str name = lock_text(entry, "name");
	if (!name.len)
		name = module_name(entry->key);
	npm_name(&package, name.len ? name : entry->key);
	package.version = lock_text(entry, "version");
	package.scope = scope_of(entry);
	take_download(&package, entry);
	uint32_t component = lock_add(tree->lock, &package);
	if (component != COMPONENT_NONE) {
		map_put(&tree->paths, entry->key, component);
		add_module(tree, entry->key, component);
	}
}

struct outward { /* the owners from whose folders a package takes its modules, innermost first */
	uint32_t numbers[DEEPEST + 1];
	size_t count;
};

/* npm looks for a module beside the package and then in each folder further out. */
static void look_outward(struct tree *tree, struct str path, struct outward *outward)
{
	outward->count = 0;
	if (path.len > LONGEST_PATH)
		path = STR("");
	for (; outward->count < DEEPEST; path = owner_of(path)) {
		uint32_t number = map_get(&tree->owners, path.ptr ? path : STR(""));
		if (number != MAP_NONE)
			outward->numbers[outward->count++] = number;
		if (!path.len)
			return;
	}
}

static uint32_t find_module(
	struct tree *tree, const struct outward *outward, struct str name, struct buf *key)
{
	uint32_t found = MAP_NONE;
	for (size_t i = 0; i < outward->count && found == MAP_NONE; i++)
		found = map_get(&tree->modules, module_key(key, outward->numbers[i], name));
	return found;
}

static void link_entry(struct tree *tree, const struct node *entry)
{
	static const char *const lists[] = {"dependencies", "optionalDependencies",
		"peerDependencies", "devDependencies", NULL};
	uint32_t from = map_get(&tree->paths, entry->key);
	struct outward outward;
	struct buf key = {0};
	look_outward(tree, entry->key, &outward);
	for (const char *const *list = lists; *list; list++) {
		const struct node *names = node_get(entry, *list);
		NODE_EACH(name, names && names->kind == NODE_OBJECT ? names : NULL)
		{
			uint32_t to = find_module(tree, &outward, name->key, &key);
			if (to == MAP_NONE || to == from)
				continue;
			if (from == MAP_NONE)
				tree->lock->bom->components.items[to].direct = DIRECTNESS_DIRECT;
			else
				bom_add_edge(tree->lock->bom, from, to, EDGE_DEPENDS, SCOPE_NONE,
					name->key_start);
		}
	}
	buf_finish(&key);
}

static void read_packages(struct lock *lock, const struct node *packages)
{
	struct tree tree = {.lock = lock};
	NODE_EACH(entry, packages)
	if (lock_is(lock, entry, NODE_OBJECT) && !is_local(entry))
		add_entry(&tree, entry);
	NODE_EACH(entry, packages)
	if (entry->kind == NODE_OBJECT)
		link_entry(&tree, entry);
	map_finish(&tree.paths);
	map_finish(&tree.owners);
	map_finish(&tree.modules);
}

/* Version 1: objects by name, those of inner node_modules folders inside of them. */

static void add_old(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	struct str version = lock_text(entry, "version");
	npm_name(&package, entry->key);
	if (str_starts(version, STR("npm:")))
		version = npm_split(&package, str_from(version, 4));
	if (!npm_source(lock, &package, version))
		return;
	package.scope = scope_of(entry);
	struct package source = package;
	take_download(&package, entry);
	if (!package.url.len)
		package.url = source.url;
	lock_add(lock, &package);
}

static void read_old(struct lock *lock, const struct node *dependencies)
{
	/* Depth first without a stack of its own: the loader has limited the depth. */
	NODE_EACH(entry, dependencies)
	{
		if (!lock_is(lock, entry, NODE_OBJECT))
			continue;
		add_old(lock, entry);
		const struct node *inner = lock_member(lock, entry, "dependencies", NODE_OBJECT);
		if (inner)
			read_old(lock, inner);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *packages = lock_member(lock, root, "packages", NODE_OBJECT);
	const struct node *dependencies = lock_member(lock, root, "dependencies", NODE_OBJECT);
	lock->bom->version = lock_text(root, "lockfileVersion");
	lock->bom->name = lock_text(root, "name");
	if (packages)
		read_packages(lock, packages);
	else if (dependencies)
		read_old(lock, dependencies);
	else if (!lock->bom->version.len && !node_get(root, "name"))
		lock_shape(lock, 0, "neither \"packages\" nor \"dependencies\"");
}

LOCK_FORMAT(npm_lock, "npm-lock", "npm lock file", "npm", JSON, NULL, "package-lock.json",
	"npm-shrinkwrap.json", ".package-lock.json");
