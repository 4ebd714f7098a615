/* Project.toml of Julia: names with their UUID; versions stand in [compat].
 * https://pkgdocs.julialang.org/v1/toml-files/ */
#include "lock/lock.h"

static void add_list(
	struct lock *lock, const struct node *root, const char *name, enum component_scope scope)
{
	const struct node *compat = node_get(root, "compat"), *sources = node_get(root, "sources");
	struct lookup versions = {0}, origins = {0};
	lookup_put_members(&versions, compat);
	lookup_put_members(&origins, sources);
	NODE_EACH(entry, lock_member(lock, root, name, NODE_OBJECT))
	{
		struct package package = package_wanted(entry, scope);
		const struct node *origin = lookup_get(&origins, entry->key);
		const struct node *url = node_get(origin, "url");
		package.name = entry->key;
		package.version = lock_value(lookup_get(&versions, entry->key));
		package.purl_version = STR("");
		package.qualifiers[0] = (struct lock_qualifier){"uuid", lock_value(entry)};
		if (url) {
			package.url = lock_value(url);
			package.url_offset = url->start;
			package.url_kind = URL_VCS;
		}
		if (!node_get(origin, "path"))
			lock_add(lock, &package);
	}
	lookup_finish(&versions);
	lookup_finish(&origins);
}

static void entries(struct lock *lock, struct node *root)
{
	lock->bom->name = lock_text(root, "name");
	add_list(lock, root, "deps", SCOPE_NONE);
	add_list(lock, root, "weakdeps", SCOPE_OPTIONAL);
	add_list(lock, root, "extras", SCOPE_TEST);
}

LOCK_FORMAT(julia_project, "julia-project", "Julia project", "julia", TOML, NULL, "Project.toml",
	"JuliaProject.toml");
