/* pixi.toml: packages of conda and of Python, also by features and platforms.
 * https://pixi.sh/latest/reference/pixi_manifest/ */
#include "lock/pypi.h"

static void add_list(
	struct lock *lock, const struct node *list, bool python, enum component_scope scope)
{
	NODE_EACH(entry, list)
	{
		struct package package = package_wanted(entry, scope);
		const struct node *git = node_get(entry, "git"), *url = node_get(entry, "url");
		const struct node *source = git ? git : url;
		struct str version = lock_value(entry);
		if (!version.len)
			version = lock_text(entry, "version");
		if (node_get(entry, "path"))
			continue;
		package.type = python ? "pypi" : "conda";
		package.name = python ? lock_pypi_name(lock, entry->key) : entry->key;
		if (str_starts(version, STR("==")))
			version = str_from(version, 2);
		if (!str_is(version, "*"))
			package.version = version;
		if (source) {
			package.url = lock_value(source);
			package.url_offset = source->start;
			package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
		}
		lock_add(lock, &package);
	}
}

static void add_lists(struct lock *lock, const struct node *table)
{
	NODE_EACH(member, table)
	{
		if (str_is(member->key, "dependencies") || str_is(member->key, "run-dependencies"))
			add_list(lock, member, false, SCOPE_NONE);
		else if (str_is(member->key, "host-dependencies") ||
			str_is(member->key, "build-dependencies"))
			add_list(lock, member, false, SCOPE_BUILD);
		else if (str_is(member->key, "pypi-dependencies"))
			add_list(lock, member, true, SCOPE_NONE);
		else if (str_is(member->key, "feature") || str_is(member->key, "target"))
			NODE_EACH(one, member)
		add_lists(lock, one);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	add_lists(lock, root);
}

LOCK_FORMAT(pixi_toml, "pixi-toml", "pixi manifest", "conda", TOML, NULL, "pixi.toml");
