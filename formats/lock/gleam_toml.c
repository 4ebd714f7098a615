/* gleam.toml: what a project asks for. https://gleam.run/writing-gleam/gleam-toml/ */
#include "lock/manifest.h"

static void entries(struct lock *lock, struct node *root)
{
	static const struct manifest_list lists[] = {{"dependencies", SCOPE_NONE},
		{"dev-dependencies", SCOPE_DEV}, {"dev_dependencies", SCOPE_DEV},
		{NULL, SCOPE_NONE}};
	lock->bom->name = lock_text(root, "name");
	manifest_add(lock, root, lists);
}

LOCK_FORMAT(gleam_toml, "gleam-toml", "Gleam manifest", "hex", TOML, NULL, "gleam.toml");
