/* packrat.lock of R: a stanza for packrat itself, then one a package. */
#include "lock/deb822.h"

static struct str field(const struct stanza *stanza, const char *github, const char *remote)
{
	struct str value = stanza_get(stanza, github);
	return value.len ? value : stanza_get(stanza, remote);
}

static void take_source(struct lock *lock, struct package *package, const struct stanza *stanza)
{
	struct str owner = field(stanza, "GithubUsername", "RemoteUsername");
	struct str repository = field(stanza, "GithubRepo", "RemoteRepo");
	if (!owner.len || !repository.len)
		return;
	package->url = arena_printf(
		lock->arena, "https://github.com/%.*s/%.*s", STR_ARG(owner), STR_ARG(repository));
	package->url_kind = URL_VCS;
	package->qualifiers[0] = (struct lock_qualifier){"vcs_url", package->url};
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct stanza stanza;
	(void)root;
	while (stanza_next(lock, &lines, &stanza)) {
		struct package package = package_in(lock, stanza.text);
		struct str name = stanza_get(&stanza, "Package"),
			   hash = stanza_get(&stanza, "Hash");
		struct str needs = stanza_get(&stanza, "Requires"), to, version;
		if (!name.len || str_is(stanza_get(&stanza, "Source"), "source")) {
			if (!name.len && !stanza_get(&stanza, "PackratFormat").len)
				lock_shape(lock, package.offset, "an entry without \"Package\"");
			continue;
		}
		package.offset = lock_offset(lock, name);
		package.name = package.ref = name;
		package.version = stanza_get(&stanza, "Version");
		package.hash = hash;
		package.hash_offset = hash.len ? lock_offset(lock, hash) : 0;
		take_source(lock, &package, &stanza);
		uint32_t component = lock_add(lock, &package);
		while ((to = stanza_relation(&needs, &version)).ptr)
			lock_depends(lock, component, to, lock_offset(lock, to));
	}
}

LOCK_FORMAT(packrat_lock, "packrat-lock", "packrat lock file", "cran", TEXT, NULL, "packrat.lock");
