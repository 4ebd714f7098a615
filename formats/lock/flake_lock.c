/* flake.lock of Nix, versions 5 to 7. */
#include "lock/lock.h"

static void add_node(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *locked = node_get(entry, "locked");
	struct str type = lock_text(locked, "type"), url = lock_text(locked, "url");
	struct str host = lock_text(locked, "host");
	if (!locked || str_is(type, "path"))
		return;
	package.version = lock_text(locked, "rev");
	package.group = lock_text(locked, "owner");
	package.name = lock_text(locked, "repo");
	package.type = str_is(type, "github") ? "github"
		: str_is(type, "gitlab")      ? "gitlab"
					      : "generic";
	package.hash = lock_text(locked, "narHash");
	package.url_kind = URL_VCS;
	if (package.name.len && !url.len) {
		const char *usual = str_is(type, "gitlab") ? "gitlab.com"
			: str_is(type, "sourcehut")        ? "git.sr.ht"
							   : "github.com";
		url = arena_printf(lock->arena, "https://%.*s/%.*s/%.*s",
			STR_ARG(host.len ? host : str_of(usual)), STR_ARG(package.group),
			STR_ARG(package.name));
	}
	package.url = url;
	if (!package.name.len && !package_from_repository(lock, &package, url)) {
		package_split(&package, lock_without(lock_without(url, "/"), ".git"), '/');
		package.group = STR_NONE;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", url};
	}
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	lock->bom->version = lock_text(root, "version");
	if (!node_get(root, "nodes"))
		lock_shape(lock, root->start, "no \"nodes\"");
	NODE_EACH(entry, lock_member(lock, root, "nodes", NODE_OBJECT))
	add_node(lock, entry);
}

LOCK_FORMAT(flake_lock, "flake-lock", "Nix flake lock file", "github", JSON, NULL, "flake.lock");
