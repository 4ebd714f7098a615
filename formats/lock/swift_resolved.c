/* Package.resolved of Swift, versions 1 to 3. A package is named by the address of its repository,
 * one of a registry by its identity. */
#include "lock/lock.h"
#include "model/url.h"

static void add_pin(struct lock *lock, const struct node *pin)
{
	struct package package = package_at(pin);
	const struct node *location = node_get(pin, "location"), *state = node_get(pin, "state");
	const struct node *old = node_get(pin, "repositoryURL");
	const struct node *address = location && lock_value(location).len ? location : old;
	struct url url;
	if (!lock_is(lock, pin, NODE_OBJECT) ||
		str_is(lock_text(pin, "kind"), "localSourceControl") ||
		str_is(lock_text(pin, "kind"), "fileSystem"))
		return;
	package.version = lock_text(state, "version");
	if (!package.version.len)
		package.version = lock_text(state, "branch");
	if (!package.version.len)
		package.version = lock_text(state, "revision");
	if (address && url_parse(lock->arena, lock_value(address), &url)) {
		struct str path = lock_without(lock_without(url.path, "/"), ".git");
		while (path.len && path.ptr[0] == '/')
			path = str_from(path, 1);
		package_split(&package,
			arena_printf(lock->arena, "%.*s/%.*s", STR_ARG(url.host), STR_ARG(path)),
			'/');
		package.url = lock_value(address);
		package.url_offset = address->start;
		package.url_kind = URL_VCS;
		package.offset = address->start;
	} else {
		struct str identity = lock_text(pin, "identity");
		package_split(&package, identity, '.');
	}
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *object = lock_member(lock, root, "object", NODE_OBJECT);
	const struct node *pins = lock_member(lock, object ? object : root, "pins", NODE_ARRAY);
	lock->bom->version = lock_text(root, "version");
	if (!pins)
		lock_shape(lock, root->start, "no \"pins\"");
	NODE_EACH(pin, pins)
	add_pin(lock, pin);
}

LOCK_FORMAT(swift_resolved, "swift-resolved", "Swift package resolution", "swift", JSON, NULL,
	"Package.resolved", ".package.resolved");
