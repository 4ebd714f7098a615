/* build.sbt.lock of sbt-dependency-lock. */
#include "lock/lock.h"

static void add_entry(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	bool test = true;
	if (!lock_is(lock, entry, NODE_OBJECT))
		return;
	package.group = lock_text(entry, "org");
	package.name = lock_text(entry, "name");
	package.version = lock_text(entry, "version");
	NODE_EACH(configuration, node_get(entry, "configurations"))
	test = test && str_find(lock_value(configuration), STR("test")) != STR_NPOS;
	package.scope = test && node_get(entry, "configurations") ? SCOPE_TEST : SCOPE_NONE;
	uint32_t component = lock_add(lock, &package);
	NODE_EACH(artifact, node_get(entry, "artifacts"))
	lock_hash(lock, component, lock_text(artifact, "hash"), artifact->start);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->version = lock_text(root, "lockVersion");
	NODE_EACH(entry, lock_member(lock, root, "dependencies", NODE_ARRAY))
	add_entry(lock, entry);
}

LOCK_FORMAT(sbt_lock, "sbt-lock", "sbt dependency lock", "maven", JSON, NULL, "build.sbt.lock");
