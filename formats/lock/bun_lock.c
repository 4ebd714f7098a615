/* bun.lock, lockfileVersion 0 to 2: JSON with trailing commas. A package is a list: "name@version",
 * registry, details, integrity; the lists of git, files and the workspace have other parts. */
#include "lock/npm_names.h"

static const struct node *part(const struct node *list, enum node_kind kind, size_t skip)
{
	NODE_EACH(child, list)
	if (child->kind == kind && child != list->first && skip-- == 0)
		return child;
	return NULL;
}

static bool is_hash(struct str text)
{
	return str_starts(text, STR("sha512-")) || str_starts(text, STR("sha1-")) ||
		str_starts(text, STR("sha256-"));
}

static void take_parts(struct lock *lock, struct package *package, const struct node *list)
{
	bool registry = list->first->next && list->first->next->kind == NODE_STRING;
	if (registry && !package->url.len) {
		package->url = list->first->next->text;
		package->url_offset = list->first->next->start;
		package->served = package->url.len > 0;
	}
	package->checked = registry;
	NODE_EACH(child, list)
	if (child->kind == NODE_STRING && is_hash(child->text)) {
		package->hash = child->text;
		package->hash_offset = child->start;
	}
	(void)lock;
}

static void add_edges(struct lock *lock, uint32_t from, const struct node *list)
{
	const struct node *details = part(list, NODE_OBJECT, 0);
	const struct node *dependencies = details ? node_get(details, "dependencies") : NULL;
	if (dependencies && dependencies->kind == NODE_OBJECT)
		NODE_EACH(name, dependencies)
	lock_depends(lock, from, name->key, name->key_start);
}

static void add_package(struct lock *lock, const struct node *list)
{
	struct package package = package_at(list);
	if (!lock_is(lock, list, NODE_ARRAY))
		return;
	if (!list->first || list->first->kind != NODE_STRING) {
		lock_shape(lock, list->start, "a package without \"name@version\"");
		return;
	}
	struct str spec = npm_split(&package, list->first->text);
	if (str_starts(spec, STR("root:")) || !npm_source(lock, &package, spec))
		return;
	take_parts(lock, &package, list);
	package.ref = list->key;
	add_edges(lock, lock_add(lock, &package), list);
}

/* What the projects of the workspace ask for is direct. */
static void mark_direct(
	struct lock *lock, const struct node *project, const char *list, enum component_scope scope)
{
	const struct node *names = node_get(project, list);
	if (!names || names->kind != NODE_OBJECT)
		return;
	NODE_EACH(name, names)
	{
		uint32_t found = map_get(&lock->refs, name->key);
		if (found == MAP_NONE)
			continue;
		struct component *component = &lock->bom->components.items[found];
		if (!component->direct)
			component->scope = (uint8_t)scope;
		else if (scope == SCOPE_NONE)
			component->scope = SCOPE_NONE;
		component->direct = DIRECTNESS_DIRECT;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *packages = lock_member(lock, root, "packages", NODE_OBJECT);
	const struct node *workspaces = lock_member(lock, root, "workspaces", NODE_OBJECT);
	lock->bom->version = lock_text(root, "lockfileVersion");
	if (!lock->bom->version.len)
		lock_shape(lock, 0, "no \"lockfileVersion\"");
	NODE_EACH(list, packages)
	add_package(lock, list);
	NODE_EACH(project, workspaces)
	{
		mark_direct(lock, project, "dependencies", SCOPE_NONE);
		mark_direct(lock, project, "optionalDependencies", SCOPE_OPTIONAL);
		mark_direct(lock, project, "devDependencies", SCOPE_DEV);
	}
}

LOCK_FORMAT(bun_lock, "bun-lock", "Bun lock file", "npm", JSONC, NULL, "bun.lock");
