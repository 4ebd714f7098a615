/* cgmanifest.json: what a repository contains by declaration. The spelling of keys varies. */
#include "lock/lock.h"

static const struct node *get(const struct node *object, const char *name)
{
	NODE_EACH(member, object)
	if (str_eq_nocase(member->key, str_of(name)))
		return member;
	return NULL;
}

static struct str text(const struct node *object, const char *name)
{
	return lock_value(get(object, name));
}

static void take_repository(struct lock *lock, struct package *package, const struct node *git)
{
	const struct node *url = get(git, "repositoryUrl");
	package->url = lock_value(url);
	package->url_offset = url ? url->start : 0;
	package->url_kind = URL_VCS;
	package->version = text(git, "commitHash");
	if (package_from_repository(lock, package, package->url))
		return;
	package->type = "generic";
	package_split(package, lock_without(lock_without(package->url, "/"), ".git"), '/');
	package->group = STR_NONE;
	package->qualifiers[0] = (struct lock_qualifier){"vcs_url", package->url};
}

static void take_named(struct package *package, const struct node *entry)
{
	static const struct {
		const char *name, *type;
	} types[] = {{"npm", "npm"}, {"nuget", "nuget"}, {"pip", "pypi"}, {"maven", "maven"},
		{"cargo", "cargo"}, {"go", "golang"}, {"rubygems", "gem"}, {"conda", "conda"}};
	package->type = "generic";
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_eq_nocase(entry->key, str_of(types[i].name)))
			package->type = types[i].type;
	package->group = text(entry, "groupId");
	package->name = text(entry, "name");
	if (package->group.len)
		package->name = text(entry, "artifactId");
	if (strcmp(package->type, "npm") == 0 || strcmp(package->type, "golang") == 0)
		package_split(package, text(entry, "name"), '/');
	package->version = text(entry, "version");
	package->url = text(entry, "downloadUrl");
	if (package->url.len)
		package->qualifiers[0] = (struct lock_qualifier){"download_url", package->url};
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *list = get(root, "registrations");
	if (!list) {
		lock_shape(lock, root->start, "no \"Registrations\"");
		return;
	}
	NODE_EACH(entry, list)
	{
		struct package package = package_at(entry);
		const struct node *component = get(entry, "component");
		if (!component || !lock_is(lock, component, NODE_OBJECT))
			continue;
		const struct node *git = get(component, "git"), *other = component->last;
		const struct node *dev = get(entry, "developmentDependency");
		package.scope = dev && dev->kind == NODE_TRUE ? SCOPE_DEV : SCOPE_NONE;
		if (git)
			take_repository(lock, &package, git);
		else if (other && other->kind == NODE_OBJECT)
			take_named(&package, other);
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(cgmanifest, "cgmanifest", "component governance manifest", "github", JSONC, NULL,
	"cgmanifest.json");
