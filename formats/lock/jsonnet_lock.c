/* jsonnetfile.json and jsonnetfile.lock.json of jsonnet-bundler. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(entry, lock_member(lock, root, "dependencies", NODE_ARRAY))
	{
		struct package package = package_at(entry);
		const struct node *git = node_get(node_get(entry, "source"), "git");
		const struct node *remote = node_get(git, "remote");
		if (!remote) /* local */
			continue;
		package.url = lock_value(remote);
		package.url_offset = remote->start;
		package.url_kind = URL_VCS;
		package.version = lock_text(entry, "version");
		package.hash = lock_text(entry, "sum");
		if (!package_from_repository(lock, &package, package.url)) {
			package.type = "generic";
			package_split(&package,
				lock_without(lock_without(package.url, "/"), ".git"), '/');
			package.group = STR_NONE;
			package.qualifiers[0] = (struct lock_qualifier){"vcs_url", package.url};
		}
		package.subpath = lock_text(git, "subdir");
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(jsonnet_lock, "jsonnet-lock", "jsonnet bundle", "github", JSON, NULL,
	"jsonnetfile.lock.json", "jsonnetfile.json");
