/* stack.yaml.lock of Haskell's Stack: "hackage: name-version@sha256:HASH,SIZE", or git. */
#include "lock/lock.h"

static void add_hackage(struct lock *lock, const struct node *node)
{
	struct package package = package_at(node);
	struct str text = lock_value(node), id = str_cut(&text, '@');
	size_t dash = str_rfind_byte(id, '-');
	package.name = dash == STR_NPOS ? id : str_sub(id, 0, dash);
	package.version = dash == STR_NPOS ? STR_NONE : str_from(id, dash + 1);
	package.hash = str_cut(&text, ',');
	lock_add(lock, &package);
}

static void add_other(struct lock *lock, const struct node *entry)
{
	struct package package = package_at(entry);
	const struct node *git = node_get(entry, "git"), *url = node_get(entry, "url");
	package.name = lock_text(entry, "name");
	package.version = lock_text(entry, "version");
	package.url = lock_value(git ? git : url);
	package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
	if (package.name.len)
		lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	NODE_EACH(entry, node_get(document, "packages"))
	{
		const struct node *completed = node_get(entry, "completed");
		const struct node *hackage = node_get(completed, "hackage");
		if (hackage)
			add_hackage(lock, hackage);
		else if (completed)
			add_other(lock, completed);
	}
}

LOCK_FORMAT(stack_lock, "stack-lock", "Stack lock file", "hackage", YAML, NULL, "stack.yaml.lock");
