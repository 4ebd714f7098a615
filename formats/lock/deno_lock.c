/* deno.lock, versions 2 to 5: packages of npm and JSR by "name@version" (behind it "_" and the peers
 * that they were resolved with), and remote modules by URL. Packages of JSR have no purl type. */
#include "lock/npm_names.h"

/* "chalk@5.0.0_peer@1.0.0" */
static struct str without_peers(struct str version)
{
	size_t end = str_find_byte(version, '_');
	return str_sub(version, 0, end == STR_NPOS ? version.len : end);
}

static void add_edges(
	struct lock *lock, uint32_t from, const struct node *entry, const char *prefix)
{
	const struct node *list = node_get(entry, "dependencies");
	NODE_EACH(child, list)
	{
		struct str to = lock_value(child);
		/* Without a version where there is only one. */
		if (child->key.ptr || str_find_byte(to, ':') != STR_NPOS)
			lock_depends(lock, from, to, child->start);
		else if (to.len)
			lock_depends(lock, from,
				arena_printf(lock->arena, "%s%.*s", prefix, STR_ARG(to)),
				child->start);
	}
}

static void add_package(struct lock *lock, const struct node *entry, bool jsr)
{
	struct package package = package_at(entry);
	const struct node *integrity = node_get(entry, "integrity");
	if (!lock_is(lock, entry, NODE_OBJECT))
		return;
	struct str version = npm_split(&package, entry->key), bare = without_peers(version);
	struct str name =
		str_sub(entry->key, 0, entry->key.len - version.len - (version.ptr != NULL));
	if (jsr) {
		package.type = "generic";
		package.group = arena_printf(lock->arena, "jsr:%.*s", STR_ARG(package.group));
	}
	package.version = bare;
	package.checked = true;
	if (integrity) {
		package.hash = lock_value(integrity);
		package.hash_offset = integrity->start;
	}
	package.ref = entry->key;
	uint32_t component = lock_add(lock, &package);
	lock_name(lock, component,
		arena_printf(lock->arena, "%s:%.*s", jsr ? "jsr" : "npm", STR_ARG(name)));
	lock_name(lock, component,
		arena_printf(lock->arena, "%s:%.*s", jsr ? "jsr" : "npm", STR_ARG(entry->key)));
	add_edges(lock, component, entry, jsr ? "jsr:" : "npm:");
}

/* The "@" in front of the version: behind the host, and not that of a scope. */
static size_t version_mark(struct str address)
{
	size_t at = str_find_byte(address, '/');
	while (at < address.len && (address.ptr[at] != '@' || address.ptr[at - 1] == '/'))
		at++;
	return at < address.len ? at : STR_NPOS;
}

/* "https://deno.land/std@0.100.0/path/mod.ts", "https://esm.sh/@scope/name@1.0.0?target=es2020": the
 * module is of a package where the address says so; anything else is a file. */
static void add_remote(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	struct str url = entry->key, rest = url;
	size_t scheme = str_find(url, STR("://"));
	rest = str_from(rest, scheme == STR_NPOS ? 0 : scheme + 3);
	size_t at = version_mark(rest), end = at;
	package.type = "generic";
	while (end < rest.len && !strchr("/?&#", rest.ptr[end]))
		end++;
	if (at != STR_NPOS && end > at + 1) {
		package_split(&package, str_sub(rest, 0, at), '/');
		package.version = str_sub(rest, at + 1, end);
		package.qualifiers[0] = (struct lock_qualifier){
			"download_url", str_sub(url, 0, (size_t)(rest.ptr - url.ptr) + end)};
		package.url = package.qualifiers[0].value;
	} else {
		package_split(&package, rest, '/');
		package.url = url;
		package.hash = lock_value(entry);
		package.hash_offset = entry->start;
		package.qualifiers[0] = (struct lock_qualifier){"download_url", url};
	}
	lock_add(lock, &package);
}

static void name_specifiers(struct lock *lock, const struct node *specifiers)
{
	NODE_EACH(specifier, specifiers)
	{
		/* Version 4 and up: "npm:chalk@^5": "5.6.2"; before: the package's own key. */
		struct str value = lock_value(specifier), name = specifier->key;
		size_t at = str_rfind_byte(name, '@');
		uint32_t found = map_get(&lock->refs, value);
		if (found == MAP_NONE && at != STR_NPOS)
			found = map_get(&lock->refs,
				arena_printf(lock->arena, "%.*s@%.*s",
					STR_ARG(str_sub(name, 0, at)), STR_ARG(value)));
		if (found != MAP_NONE)
			lock_name(lock, found, name);
	}
}

static void read_lists(struct lock *lock, const struct node *object)
{
	const struct node *npm = lock_member(lock, object, "npm", NODE_OBJECT);
	const struct node *jsr = lock_member(lock, object, "jsr", NODE_OBJECT);
	/* Version 2 has "packages" and "specifiers" inside of "npm". */
	const struct node *inner = npm ? node_get(npm, "packages") : NULL;
	NODE_EACH(entry, inner ? inner : npm)
	add_package(lock, entry, false);
	NODE_EACH(entry, jsr)
	add_package(lock, entry, true);
	if (inner)
		name_specifiers(lock, node_get(npm, "specifiers"));
	name_specifiers(lock, node_get(object, "specifiers"));
}

/* workspace: {dependencies: ["npm:chalk@^5"], packageJson: {dependencies: [...]}, members: {...}} */
static void mark_direct(struct lock *lock, const struct node *workspace)
{
	NODE_EACH(child, workspace)
	{
		bool list = child->kind == NODE_ARRAY && str_is(child->key, "dependencies");
		if (child->kind == NODE_OBJECT)
			mark_direct(lock, child);
		NODE_EACH(name, list ? child : NULL)
		lock_wants(lock, lock_value(name), name->start);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *packages = node_get(root, "packages"); /* version 3 */
	lock->bom->version = lock_text(root, "version");
	if (!lock->bom->version.len)
		lock_shape(lock, 0, "no \"version\"");
	read_lists(lock, packages && packages->kind == NODE_OBJECT ? packages : root);
	NODE_EACH(entry, lock_member(lock, root, "remote", NODE_OBJECT))
	add_remote(lock, entry);
	mark_direct(lock, node_get(root, "workspace"));
}

LOCK_FORMAT(deno_lock, "deno-lock", "Deno lock file", "npm", JSON, NULL, "deno.lock");
