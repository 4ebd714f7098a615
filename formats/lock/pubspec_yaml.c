/* pubspec.yaml of Dart: what a package asks for. https://dart.dev/tools/pub/pubspec */
#include "lock/manifest.h"

static void entries(struct lock *lock, struct node *root)
{
	static const struct manifest_list lists[] = {{"dependencies", SCOPE_NONE},
		{"dev_dependencies", SCOPE_DEV}, {"dependency_overrides", SCOPE_NONE},
		{NULL, SCOPE_NONE}};
	NODE_EACH(document, root)
	{
		if (document->kind == NODE_NULL || !lock_is(lock, document, NODE_OBJECT))
			continue;
		lock->bom->name = lock_text(document, "name");
		manifest_add(lock, document, lists);
	}
}

LOCK_FORMAT(pubspec_yaml, "pubspec-yaml", "Dart manifest", "pub", YAML, NULL, "pubspec.yaml",
	"pubspec.yml", "pubspec_overrides.yaml");
