/* uv.lock, version 1. */
#include "lock/pypi.h"

static bool is_local(const struct node *source)
{
	static const char *const kinds[] = {"virtual", "editable", "directory", "path", NULL};
	for (const char *const *kind = kinds; *kind; kind++)
		if (node_get(source, *kind))
			return true;
	return false;
}

static void take_source(struct package *package, const struct node *source)
{
	const struct node *registry = node_get(source, "registry");
	const struct node *git = node_get(source, "git"), *url = node_get(source, "url");
	const struct node *address = registry ? registry : git ? git : url;
	package->checked = registry != NULL;
	package->url = lock_value(address);
	package->url_offset = address ? address->start : 0;
	package->url_kind = git ? URL_VCS : URL_DISTRIBUTION;
	package->served = registry != NULL;
	if (git)
		package->qualifiers[0] = (struct lock_qualifier){"vcs_url", package->url};
	else if (url)
		package->qualifiers[0] = (struct lock_qualifier){"download_url", package->url};
}

static void add_file(struct lock *lock, uint32_t component, const struct node *file)
{
	const struct node *hash = node_get(file, "hash"), *url = node_get(file, "url");
	if (hash)
		lock_hash(lock, component, lock_value(hash), hash->start);
	if (url)
		lock_url(lock, component, URL_DISTRIBUTION, lock_value(url), url->start);
}

/* Edges of a package, or the direct dependencies of a project. */
static void add_dependencies(
	struct lock *lock, uint32_t from, const struct node *list, enum component_scope scope)
{
	NODE_EACH(dependency, list)
	{
		struct str name = lock_pypi_name(lock, lock_text(dependency, "name"));
		uint32_t to = map_get(&lock->refs, name);
		if (from != COMPONENT_NONE)
			lock_depends(lock, from, name, dependency->start);
		if (from != COMPONENT_NONE || to == MAP_NONE)
			continue;
		struct component *component = &lock->bom->components.items[to];
		component->direct = DIRECTNESS_DIRECT;
		if (component->scope == SCOPE_NONE)
			component->scope = (uint8_t)scope;
	}
}

static uint32_t add_package(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *name = node_get(entry, "name"), *source = node_get(entry, "source");
	if (name)
		package.offset = name->key_start;
	package.name = lock_pypi_name(lock, lock_value(name));
	package.version = lock_text(entry, "version");
	package.ref = package.name;
	take_source(&package, source);
	uint32_t component = lock_add(lock, &package);
	const struct node *sdist = node_get(entry, "sdist"), *wheels = node_get(entry, "wheels");
	if (sdist && component != COMPONENT_NONE)
		add_file(lock, component, sdist);
	NODE_EACH(wheel, wheels)
	if (component != COMPONENT_NONE)
		add_file(lock, component, wheel);
	add_dependencies(lock, component, node_get(entry, "dependencies"), SCOPE_NONE);
	NODE_EACH(group, node_get(entry, "optional-dependencies"))
	add_dependencies(lock, component, group, SCOPE_NONE);
	return component;
}

static void mark_direct(struct lock *lock, const struct node *project)
{
	NODE_EACH(group, node_get(project, "dev-dependencies"))
	add_dependencies(lock, COMPONENT_NONE, group, SCOPE_DEV);
	NODE_EACH(extra, node_get(project, "optional-dependencies"))
	add_dependencies(lock, COMPONENT_NONE, extra, SCOPE_OPTIONAL);
	const struct node *plain = node_get(project, "dependencies");
	add_dependencies(lock, COMPONENT_NONE, plain, SCOPE_NONE);
	NODE_EACH(dependency, plain)
	{
		struct str name = lock_pypi_name(lock, lock_text(dependency, "name"));
		uint32_t to = map_get(&lock->refs, name);
		if (to != MAP_NONE)
			lock->bom->components.items[to].scope = SCOPE_NONE;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *packages = lock_member(lock, root, "package", NODE_ARRAY);
	lock->bom->version = lock_text(root, "version");
	NODE_EACH(entry, packages)
	if (lock_is(lock, entry, NODE_OBJECT) && !is_local(node_get(entry, "source")))
		add_package(lock, entry);
	NODE_EACH(entry, packages)
	if (is_local(node_get(entry, "source")))
		mark_direct(lock, entry);
}

LOCK_FORMAT(uv_lock, "uv-lock", "uv lock file", "pypi", TOML, NULL, "uv.lock", "*.py.lock");
