/* dependencies.lock of Nebula's plugin for Gradle: configurations, in them "group:name" with
 * "locked". */
#include "lock/lock.h"

static void add_entry(struct lock *lock, const struct node *entry, struct str configuration)
{
	struct package package = package_at(entry);
	if (!lock_is(lock, entry, NODE_OBJECT))
		return;
	package_split(&package, entry->key, ':');
	package.version = lock_text(entry, "locked");
	package.direct = node_get(entry, "requested") ? DIRECTNESS_DIRECT : DIRECTNESS_TRANSITIVE;
	if (str_starts(configuration, STR("test")))
		package.scope = SCOPE_TEST;
	if (!lock_true(entry, "project") && package.version.len)
		lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(configuration, root)
	for (const struct node *entry = configuration->kind == NODE_OBJECT ? configuration->first
									   : NULL;
		entry; entry = entry->next)
		add_entry(lock, entry, configuration->key);
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "\"locked\"") || lock_head_has(doc, "Classpath\"") ? 60 : 0;
}

LOCK_FORMAT(nebula_lock, "nebula-lock", "Nebula dependency lock", "maven", JSON, probe,
	"dependencies.lock");
