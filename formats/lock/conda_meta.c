/* conda-meta/NAME.json: a package that conda has installed. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	struct package package = package_at(root);
	const struct node *name = node_get(root, "name"), *channel = node_get(root, "channel");
	const struct node *url = node_get(root, "url"), *md5 = node_get(root, "md5");
	const struct node *sha256 = node_get(root, "sha256");
	const struct node *address = url && lock_value(url).len ? url : channel;
	if (name)
		package.offset = name->key_start;
	package.name = lock_value(name);
	package.version = lock_text(root, "version");
	if (!package.version.len)
		lock_shape(lock, root->start, "a package without a version");
	package.url = lock_value(address);
	package.url_offset = address ? address->start : 0;
	package.url_kind = URL_DISTRIBUTION;
	package.qualifiers[0] = (struct lock_qualifier){"build", lock_text(root, "build_string")};
	package.qualifiers[1] = (struct lock_qualifier){"subdir", lock_text(root, "subdir")};
	uint32_t component = lock_add(lock, &package);
	if (sha256)
		lock_hash_as(lock, component, "sha256", lock_value(sha256), sha256->start);
	if (md5)
		lock_hash_as(lock, component, "md5", lock_value(md5), md5->start);
}

LOCK_FORMAT(
	conda_meta, "conda-meta", "conda package record", "conda", JSON, NULL, "conda-meta/*.json");
