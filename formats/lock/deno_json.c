/* deno.json and import maps: what "imports" and "scopes" name. */
#include "lock/npm_names.h"

static void add_import(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	struct str spec = lock_value(entry);
	bool npm = str_starts(spec, STR("npm:")), jsr = str_starts(spec, STR("jsr:"));
	package.direct = DIRECTNESS_DIRECT;
	if (npm || jsr) {
		spec = str_from(spec, 4);
		while (str_starts(spec, STR("/")))
			spec = str_from(spec, 1);
		if (!spec.len)
			return;
		package.version = npm_split(&package, spec);
		package.version = str_cut(&package.version, '/');
		package.range = true;
		if (jsr) {
			package.type = "generic";
			package.group =
				arena_printf(lock->arena, "jsr/%.*s", STR_ARG(package.group));
		}
	} else if (str_starts(spec, STR("http://")) || str_starts(spec, STR("https://"))) {
		size_t end = str_rfind_byte(spec, '/');
		struct str path = str_from(spec, str_find(spec, STR("://")) + 3);
		package.type = "generic";
		package_split(&package, lock_without(path, "/"), '/');
		package.url = end == STR_NPOS ? spec : lock_without(spec, "/");
		package.qualifiers[0] = (struct lock_qualifier){"download_url", package.url};
	} else {
		return; /* a path of the same tree */
	}
	lock_add(lock, &package);
}

static void add_imports(struct lock *lock, const struct node *object)
{
	NODE_EACH(entry, object)
	if (entry->kind == NODE_STRING)
		add_import(lock, entry);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	add_imports(lock, lock_member(lock, root, "imports", NODE_OBJECT));
	NODE_EACH(scope, lock_member(lock, root, "scopes", NODE_OBJECT))
	if (scope->kind == NODE_OBJECT)
		add_imports(lock, scope);
}

LOCK_FORMAT(deno_json, "deno-json", "Deno configuration or import map", "npm", JSONC, NULL,
	"deno.json", "deno.jsonc", "import_map.json", "importmap.json");
