/* bower.json, and .bower.json of a package that is installed. Bower has no purl type that is
 * registered; its packages are repositories. https://github.com/bower/spec/blob/master/json.md */
#include "lock/manifest.h"

/* An installed package is one itself. */
static void add_itself(struct lock *lock, const struct node *root)
{
	struct package package = package_at(root);
	const struct node *source = node_get(root, "_source");
	package.name = lock_text(root, "name");
	package.version = lock_text(root, "_release");
	if (!package.version.len)
		package.version = lock_text(root, "version");
	package.url = lock_value(source);
	package.url_offset = source ? source->start : 0;
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	static const struct manifest_list lists[] = {{"dependencies", SCOPE_NONE},
		{"devDependencies", SCOPE_DEV}, {"resolutions", SCOPE_NONE}, {NULL, SCOPE_NONE}};
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->name = lock_text(root, "name");
	if (node_get(root, "_resolution"))
		add_itself(lock, root);
	else
		manifest_add(lock, root, lists);
}

LOCK_FORMAT(bower_json, "bower-json", "Bower manifest", "bower", JSON, NULL, "bower.json",
	".bower.json");
