/* devcontainer.json: the image, features (images, too) and extensions of an editor that development
 * happens in. https://containers.dev/implementors/json_reference/ */
#include "lock/lock.h"

static void add_image(struct lock *lock, struct str image, size_t offset)
{
	if (str_find(image, STR("${")) != STR_NPOS)
		lock_unresolved(lock, offset, image);
	else
		lock_image(lock, image, offset, SCOPE_DEV);
}

/* "ghcr.io/devcontainers/features/node:1"; a path is of the same tree, an address is a packed file. */
static void add_feature(struct lock *lock, const struct node *feature)
{
	struct str name = feature->key;
	if (str_starts(name, STR(".")))
		return;
	if (str_find(name, STR("://")) == STR_NPOS) {
		add_image(lock, name, feature->key_start);
		return;
	}
	struct package package = package_wanted(feature, SCOPE_DEV);
	package.type = "generic";
	package.name = str_from(name, str_rfind_byte(name, '/') + 1);
	package.url = name;
	package.qualifiers[0] = (struct lock_qualifier){"download_url", name};
	lock_add(lock, &package);
}

static void add_extensions(struct lock *lock, const struct node *list)
{
	NODE_EACH(extension, list)
	{
		struct package package = package_wanted(extension, SCOPE_DEV);
		struct str version = lock_value(extension), name = str_cut(&version, '@');
		if (str_starts(name, STR("-")))
			continue;
		package.type = "vscode-extension";
		package.version = version;
		package_split(&package, name, '.');
		if (package.group.len)
			lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *image = node_get(root, "image");
	const struct node *editor = node_get(node_get(root, "customizations"), "vscode");
	if (lock_value(image).len)
		add_image(lock, image->text, image->start);
	NODE_EACH(feature, lock_member(lock, root, "features", NODE_OBJECT))
	add_feature(lock, feature);
	add_extensions(lock, node_get(editor, "extensions"));
	add_extensions(lock, node_get(root, "extensions"));
}

LOCK_FORMAT(devcontainer, "devcontainer", "development container", "docker", JSONC, NULL,
	"devcontainer.json", ".devcontainer.json");
