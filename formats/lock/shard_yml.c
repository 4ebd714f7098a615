/* shard.yml and shard.lock of Crystal. Its packages are repositories, and have no purl type.
 * https://github.com/crystal-lang/shards/blob/master/docs/shard.yml.adoc */
#include "lock/manifest.h"

static void entries(struct lock *lock, struct node *root)
{
	static const struct manifest_list lists[] = {{"dependencies", SCOPE_NONE},
		{"development_dependencies", SCOPE_DEV}, {"shards", SCOPE_NONE},
		{NULL, SCOPE_NONE}};
	NODE_EACH(document, root)
	{
		if (document->kind == NODE_NULL || !lock_is(lock, document, NODE_OBJECT))
			continue;
		lock->bom->name = lock_text(document, "name");
		manifest_add(lock, document, lists);
	}
}

LOCK_FORMAT(
	shard_yml, "shard-yml", "Crystal shards", "generic", YAML, NULL, "shard.yml", "shard.lock");
