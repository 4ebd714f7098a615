/* skaffold.yaml: images that artifacts are built on, that tests and actions run, charts, and other
 * repositories. The artifacts' own images are the project's. https://skaffold.dev/docs/references/yaml/ */
#include "lock/lock.h"

static bool is_image_key(struct str key, const struct node *parent)
{
	static const char *const keys[] = {"builder", "runImage", "fromImage", "buildImage"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_is(key, keys[i]))
			return true;
	/* verify: [{container: {image}}], customActions: [{containers: [{image}]}] */
	return str_is(key, "image") && (str_is(parent->key, "container") || !parent->key.ptr) &&
		node_get(parent, "name") && !node_get(parent, "context");
}

static void add_chart(struct lock *lock, const struct node *release)
{
	const struct node *chart = node_get(release, "remoteChart");
	struct package package = package_wanted(chart, SCOPE_NONE);
	struct str name = lock_value(chart), url = lock_text(release, "repo");
	package.type = "generic";
	package.name = str_from(name, str_rfind_byte(name, '/') + 1);
	package.version = lock_text(release, "version");
	if (!url.len && str_find(name, STR("://")) != STR_NPOS)
		url = name;
	package.url = url;
	package.url_kind = URL_DISTRIBUTION;
	package.qualifiers[0] = (struct lock_qualifier){"repository_url", url};
	lock_add(lock, &package);
}

/* requires: [{git: {repo, ref}}] */
static void add_repository(struct lock *lock, const struct node *git)
{
	struct package package = package_wanted(git, SCOPE_NONE);
	struct str url = lock_text(git, "repo");
	package.version = lock_text(git, "ref");
	package.url = url;
	package.url_kind = URL_VCS;
	if (url.len && package_from_repository(lock, &package, url))
		lock_add(lock, &package);
}

static void search(struct lock *lock, const struct node *node)
{
	NODE_EACH(child, node)
	{
		if (child->kind == NODE_STRING && is_image_key(child->key, node)) {
			if (str_find(child->text, STR("{{")) != STR_NPOS)
				lock_unresolved(lock, child->start, child->text);
			else
				lock_image(lock, child->text, child->start, SCOPE_BUILD);
		} else if (str_is(child->key, "remoteChart")) {
			add_chart(lock, node);
		} else if (child->kind == NODE_OBJECT && str_is(child->key, "git") &&
			node_get(child, "repo")) {
			add_repository(lock, child);
		} else if (child->kind >= NODE_ARRAY) {
			search(lock, child);
		}
	}
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	if (document->kind != NODE_NULL && lock_is(lock, document, NODE_OBJECT))
		search(lock, document);
}

LOCK_FORMAT(skaffold, "skaffold", "Skaffold configuration", "docker", YAML, NULL, "skaffold.yaml",
	"skaffold.yml");
