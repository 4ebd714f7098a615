/* DESCRIPTION of an R package: what it needs; one of an installed package ("Built:") is itself one.
 * https://cran.r-project.org/doc/manuals/R-exts.html#Package-Dependencies */
#include "lock/deb822.h"

static const struct {
	const char *name;
	enum component_scope scope;
} lists[] = {{"Depends", SCOPE_NONE}, {"Imports", SCOPE_NONE}, {"LinkingTo", SCOPE_BUILD},
	{"Suggests", SCOPE_OPTIONAL}, {"Enhances", SCOPE_OPTIONAL}};

static void add_list(struct lock *lock, struct str list, enum component_scope scope)
{
	struct str name, version;
	while ((name = stanza_relation(&list, &version)).ptr) {
		struct package package = package_in(lock, name);
		package.name = name;
		package.version = version;
		package.purl_version = STR("");
		package.scope = scope;
		package.direct = DIRECTNESS_DIRECT;
		if (!str_is(name, "R"))
			lock_add(lock, &package);
	}
}

static void add_itself(struct lock *lock, const struct stanza *stanza, struct str name)
{
	struct package package = package_in(lock, name);
	package.name = name;
	package.version = stanza_get(stanza, "Version");
	uint32_t component = lock_add(lock, &package);
	lock_maker(lock, component, PARTY_AUTHOR, stanza_get(stanza, "Maintainer"));
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct stanza stanza;
	(void)root;
	if (!stanza_next(lock, &lines, &stanza))
		return;
	struct str name = stanza_get(&stanza, "Package");
	lock->bom->name = name;
	if (name.len && stanza_get(&stanza, "Built").len) {
		add_itself(lock, &stanza, name);
		return;
	}
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		add_list(lock, stanza_get(&stanza, lists[i].name), lists[i].scope);
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "Package:") && lock_head_has(doc, "Version:") ? 60 : 0;
}

LOCK_FORMAT(r_description, "r-description", "R package description", "cran", TEXT, probe,
	"DESCRIPTION");
