/* debian/control: what a Debian source package is built with, and what its packages need. */
#include "lock/deb822.h"

static const struct {
	const char *name;
	enum component_scope scope;
} lists[] = {{"Build-Depends", SCOPE_BUILD}, {"Build-Depends-Indep", SCOPE_BUILD},
	{"Build-Depends-Arch", SCOPE_BUILD}, {"Pre-Depends", SCOPE_NONE}, {"Depends", SCOPE_NONE},
	{"Recommends", SCOPE_OPTIONAL}, {"Suggests", SCOPE_OPTIONAL}};

static void add_list(
	struct lock *lock, struct map *own, struct str list, enum component_scope scope)
{
	struct str name, version;
	while ((name = stanza_relation(&list, &version)).ptr) {
		struct package package = package_in(lock, name);
		if (map_get(own, name) != MAP_NONE)
			continue;
		package.group = STR("debian");
		package.name = name;
		package.version = str_starts(version, STR("$")) ? STR_NONE : version;
		package.purl_version = STR("");
		package.scope = scope;
		package.direct = DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct stanza stanza;
	struct map own = {0};
	(void)root;
	while (stanza_next(lock, &lines, &stanza)) {
		struct str name = stanza_get(&stanza, "Package");
		if (name.len)
			map_put(&own, name, 0);
	}
	lines = lock_lines(lock);
	while (stanza_next(lock, &lines, &stanza))
		for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
			add_list(lock, &own, stanza_get(&stanza, lists[i].name), lists[i].scope);
	map_finish(&own);
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "Source:") || lock_head_has(doc, "Package:") ? 60 : 0;
}

LOCK_FORMAT(debian_control, "debian-control", "Debian source package", "deb", TEXT, probe,
	"debian/control");
