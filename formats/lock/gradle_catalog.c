/* Version catalogues of Gradle (gradle/libs.versions.toml): libraries and plugins with their
 * versions; bundles only name libraries. */
#include "lock/lock.h"

/* "1.0", or a table with strictly, require, prefer (the most binding one counts). */
static struct str version_text(const struct node *version)
{
	static const char *const members[] = {"strictly", "require", "prefer", NULL};
	struct str text = lock_value(version);
	for (const char *const *member = members; *member && !text.len; member++)
		text = lock_text(version, *member);
	return text;
}

static struct str version_of(const struct node *entry, const struct lookup *versions)
{
	const struct node *version = node_get(entry, "version");
	struct str ref = lock_text(version, "ref");
	if (!ref.len)
		return version_text(version);
	const struct node *shared = lookup_get(versions, ref);
	return shared ? version_text(shared) : STR_NONE;
}

static void add_library(struct lock *lock, const struct node *entry, const struct lookup *versions)
{
	struct package package = package_at(entry);
	struct str text = lock_value(entry), module = lock_text(entry, "module");
	package.range = true;
	package.direct = DIRECTNESS_DIRECT;
	if (text.len) {
		package.group = str_cut(&text, ':');
		package.name = str_cut(&text, ':');
		package.version = text;
	} else if (module.len) {
		package.group = str_cut(&module, ':');
		package.name = module;
	} else {
		package.group = lock_text(entry, "group");
		package.name = lock_text(entry, "name");
	}
	if (!package.version.len)
		package.version = version_of(entry, versions);
	lock_add(lock, &package);
}

/* A plugin ID is published as the artifact ID:ID.gradle.plugin. */
static void add_plugin(struct lock *lock, const struct node *entry, const struct lookup *versions)
{
	struct package package = package_at(entry);
	struct str text = lock_value(entry);
	package.range = true;
	package.direct = DIRECTNESS_DIRECT;
	package.scope = SCOPE_BUILD;
	package.group = text.len ? str_cut(&text, ':') : lock_text(entry, "id");
	package.version = text.len ? text : version_of(entry, versions);
	if (package.group.len)
		package.name =
			arena_printf(lock->arena, "%.*s.gradle.plugin", STR_ARG(package.group));
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lookup versions = {0};
	lookup_put_members(&versions, lock_member(lock, root, "versions", NODE_OBJECT));
	NODE_EACH(entry, lock_member(lock, root, "libraries", NODE_OBJECT))
	add_library(lock, entry, &versions);
	NODE_EACH(entry, lock_member(lock, root, "plugins", NODE_OBJECT))
	add_plugin(lock, entry, &versions);
	lookup_finish(&versions);
}

LOCK_FORMAT(gradle_catalog, "gradle-catalog", "Gradle version catalogue", "maven", TOML, NULL,
	"*.versions.toml");
