/* Pipfile: what a project asks for. */
#include "lock/pypi.h"

static void add_package(struct lock *lock, const struct node *entry, enum component_scope scope)
{
	struct package package = package_at(entry);
	const struct node *git = node_get(entry, "git"), *file = node_get(entry, "file");
	struct str version = entry->kind == NODE_STRING ? entry->text : lock_text(entry, "version");
	if (node_get(entry, "path"))
		return;
	package.name = lock_pypi_name(lock, entry->key);
	package.version = str_starts(version, STR("==")) ? str_trim(str_from(version, 2)) : version;
	package.range = true;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	if (git || file) {
		package.url = lock_value(git ? git : file);
		package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
		package.version = lock_text(entry, "ref");
		package.qualifiers[0] =
			(struct lock_qualifier){git ? "vcs_url" : "download_url", package.url};
	}
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	static const char *const others[] = {"source", "requires", "pipenv", "scripts", NULL};
	NODE_EACH(category, root)
	{
		bool other = category->kind != NODE_OBJECT;
		for (const char *const *name = others; *name; name++)
			other |= str_is(category->key, *name);
		enum component_scope scope =
			str_is(category->key, "packages") ? SCOPE_NONE : SCOPE_DEV;
		for (const struct node *entry = other ? NULL : category->first; entry;
			entry = entry->next)
			add_package(lock, entry, scope);
	}
}

LOCK_FORMAT(pipfile, "pipfile", "Pipfile", "pypi", TOML, NULL, "Pipfile");
