/* pubspec.lock of Dart. */
#include "lock/lock.h"

static void add_package(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	struct str source = lock_text(entry, "source"), direct = lock_text(entry, "dependency");
	const struct node *description = node_get(entry, "description");
	const struct node *url = node_get(description, "url");
	const struct node *hash = node_get(description, "sha256");
	if (!lock_is(lock, entry, NODE_OBJECT) || str_is(source, "sdk") || str_is(source, "path"))
		return;
	bool git = str_is(source, "git");
	package.name = lock_text(description, "name");
	if (!package.name.len)
		package.name = entry->key;
	package.version = lock_text(entry, "version");
	package.scope = str_is(direct, "direct dev") ? SCOPE_DEV : SCOPE_NONE;
	package.direct = str_starts(direct, STR("direct")) ? DIRECTNESS_DIRECT
		: str_is(direct, "transitive")             ? DIRECTNESS_TRANSITIVE
							   : DIRECTNESS_NONE;
	package.url = lock_value(url);
	package.url_offset = url ? url->start : 0;
	package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
	package.served = !git;
	package.checked = !git;
	package.hash = lock_value(hash);
	package.hash_offset = hash ? hash->start : 0;
	if (git)
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", package.url};
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		if (!node_get(document, "packages"))
			lock_shape(lock, document->start, "no \"packages\"");
		NODE_EACH(entry, lock_member(lock, document, "packages", NODE_OBJECT))
		add_package(lock, entry);
	}
}

LOCK_FORMAT(pubspec_lock, "pubspec-lock", "Dart lock file", "pub", YAML, NULL, "pubspec.lock");
