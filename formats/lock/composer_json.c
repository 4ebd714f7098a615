/* composer.json: what a project asks for. Names without a slash are PHP itself and its extensions. */
#include "lock/lock.h"

static void add_list(
	struct lock *lock, const struct node *root, const char *name, enum component_scope scope)
{
	NODE_EACH(entry, lock_member(lock, root, name, NODE_OBJECT))
	{
		struct package package = package_at(entry);
		if (str_find_byte(entry->key, '/') == STR_NPOS ||
			!lock_is(lock, entry, NODE_STRING))
			continue;
		package_split(&package, entry->key, '/');
		package.version = entry->text;
		package.range = true;
		package.scope = scope;
		package.direct = DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->name = lock_text(root, "name");
	add_list(lock, root, "require", SCOPE_NONE);
	add_list(lock, root, "require-dev", SCOPE_DEV);
}

LOCK_FORMAT(composer_json, "composer-json", "Composer manifest", "composer", JSON, NULL,
	"composer.json");
