/* pnpm-workspace.yaml: versions that the members of a workspace share ("catalog", "catalogs"), and
 * packages put in the place of others ("overrides"). https://pnpm.io/pnpm-workspace_yaml */
#include "lock/npm_names.h"

static void add_list(struct lock *lock, const struct node *list, bool overrides)
{
	NODE_EACH(entry, list)
	{
		struct package package = package_wanted(entry, SCOPE_NONE);
		struct str spec = str_trim(lock_value(entry)), name = entry->key;
		size_t outer = overrides ? str_rfind_byte(name, '>') : STR_NPOS;
		if (entry->kind != NODE_STRING && entry->kind != NODE_NUMBER)
			continue;
		npm_split(&package, outer == STR_NPOS ? name : str_from(name, outer + 1));
		if (str_starts(spec, STR("npm:")))
			package.version = npm_split(&package, str_from(spec, 4));
		else if (str_is(spec, "-") || str_starts(spec, STR("$")) ||
			!npm_source(lock, &package, spec))
			continue;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (document->kind == NODE_NULL || !lock_is(lock, document, NODE_OBJECT))
			continue;
		add_list(lock, lock_member(lock, document, "catalog", NODE_OBJECT), false);
		NODE_EACH(catalog, lock_member(lock, document, "catalogs", NODE_OBJECT))
		add_list(lock, catalog, false);
		add_list(lock, lock_member(lock, document, "overrides", NODE_OBJECT), true);
		add_list(lock, lock_member(lock, document, "configDependencies", NODE_OBJECT),
			false);
	}
}

LOCK_FORMAT(pnpm_workspace, "pnpm-workspace", "pnpm workspace", "npm", YAML, NULL,
	"pnpm-workspace.yaml");
