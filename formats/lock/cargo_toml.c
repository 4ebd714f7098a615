/* Cargo.toml: what a crate or workspace asks for. */
#include "lock/lock.h"

static void take_table(struct package *package, const struct node *entry)
{
	const struct node *git = node_get(entry, "git"), *index = node_get(entry, "registry-index");
	struct str renamed = lock_text(entry, "package");
	if (renamed.len)
		package->name = renamed;
	package->version = lock_text(entry, "version");
	if (lock_true(entry, "optional") && package->scope == SCOPE_NONE)
		package->scope = SCOPE_OPTIONAL;
	if (git || index) {
		package->url = lock_value(git ? git : index);
		package->url_kind = git ? URL_VCS : URL_DISTRIBUTION;
		package->url_offset = (git ? git : index)->start;
	}
	if (git)
		package->qualifiers[0] = (struct lock_qualifier){"vcs_url", package->url};
	if (git && !package->version.len)
		package->version = lock_text(entry, "rev");
	if (git && !package->version.len)
		package->version = lock_text(entry, "tag");
}

static void add_list(struct lock *lock, const struct node *list, enum component_scope scope)
{
	if (!list || !lock_is(lock, list, NODE_OBJECT))
		return;
	NODE_EACH(entry, list)
	{
		struct package package = package_at(entry);
		package.name = entry->key;
		package.scope = scope;
		package.direct = DIRECTNESS_DIRECT;
		package.range = true;
		if (entry->kind == NODE_STRING)
			package.version = entry->text;
		else if (node_get(entry, "path") || lock_true(entry, "workspace"))
			continue; /* local, or listed where the workspace's are */
		else
			take_table(&package, entry);
		lock_add(lock, &package);
	}
}

static void add_lists(struct lock *lock, const struct node *table)
{
	static const struct {
		const char *name;
		enum component_scope scope;
	} lists[] = {{"dependencies", SCOPE_NONE}, {"dev-dependencies", SCOPE_DEV},
		{"dev_dependencies", SCOPE_DEV}, {"build-dependencies", SCOPE_BUILD},
		{"build_dependencies", SCOPE_BUILD}};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		add_list(lock, node_get(table, lists[i].name), lists[i].scope);
}

static void entries(struct lock *lock, struct node *root)
{
	lock->bom->name = lock_text(node_get(root, "package"), "name");
	add_lists(lock, root);
	NODE_EACH(target, node_get(root, "target"))
	add_lists(lock, target);
	add_lists(lock, node_get(root, "workspace"));
	NODE_EACH(source, node_get(root, "patch"))
	add_list(lock, source, SCOPE_NONE);
}

LOCK_FORMAT(cargo_toml, "cargo-toml", "Cargo manifest", "cargo", TOML, NULL, "Cargo.toml");
