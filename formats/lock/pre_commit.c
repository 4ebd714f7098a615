/* .pre-commit-config.yaml: repositories of hooks at a revision. */
#include "lock/lock.h"

static void add_repository(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *repository = node_get(entry, "repo");
	struct str url = lock_value(repository);
	if (!url.len || str_is(url, "local") || str_is(url, "meta"))
		return;
	package.offset = repository->start;
	package.version = lock_text(entry, "rev");
	package.scope = SCOPE_DEV;
	package.direct = DIRECTNESS_DIRECT;
	package.url = url;
	package.url_kind = URL_VCS;
	if (!package_from_repository(lock, &package, url)) {
		package.type = "generic";
		package_split(&package, lock_without(lock_without(url, "/"), ".git"), '/');
		package.group = STR_NONE;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", url};
	}
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		/* Old files are the list itself. */
		const struct node *list =
			document->kind == NODE_ARRAY ? document : node_get(document, "repos");
		NODE_EACH(entry, list)
		add_repository(lock, entry);
	}
}

LOCK_FORMAT(pre_commit, "pre-commit", "pre-commit configuration", "github", YAML, NULL,
	".pre-commit-config.yaml", ".pre-commit-config.yml");
