/* CircleCI and Azure pipelines: orbs, images, and repositories that templates come from. */
#include "lock/lock.h"

static bool is_computed(struct str text)
{
	return str_find(text, STR("<<")) != STR_NPOS || str_find_byte(text, '$') != STR_NPOS;
}

static void add_image(struct lock *lock, const struct node *node)
{
	struct str image = lock_value(node);
	if (is_computed(image))
		lock_unresolved(lock, node->start, image);
	else if (str_find_byte(image, '/') != STR_NPOS || str_find_byte(image, ':') != STR_NPOS)
		lock_image(lock, image, node->start, SCOPE_BUILD);
}

/* "image:" of CircleCI's executors, "container:" of Azure's jobs, at any depth. */
static void search(struct lock *lock, const struct node *node)
{
	NODE_EACH(child, node)
	{
		bool image = str_is(child->key, "image") || str_is(child->key, "container");
		if (child->kind == NODE_STRING && image)
			add_image(lock, child);
		else if (child->kind >= NODE_ARRAY)
			search(lock, child);
	}
}

/* orbs: {name: namespace/orb@version} */
static void add_orb(struct lock *lock, const struct node *node)
{
	struct str version = lock_value(node), name = str_cut(&version, '@');
	struct package package = package_at(node);
	if (!name.len)
		return; /* one that is written out here */
	package.type = "generic";
	package_split(&package, name, '/');
	package.group = arena_printf(lock->arena, "circleci-orb/%.*s", STR_ARG(package.group));
	package.version = version;
	package.scope = SCOPE_BUILD;
	package.direct = DIRECTNESS_DIRECT;
	lock_add(lock, &package);
}

/* resources: {repositories: [{type: github, name: owner/name, ref: refs/tags/v1}]} */
static void add_repository(struct lock *lock, const struct node *node)
{
	struct package package = package_at(node);
	struct str type = lock_text(node, "type"), ref = lock_text(node, "ref");
	size_t slash = str_rfind_byte(ref, '/');
	bool github = str_is(type, "github") || str_is(type, "githubenterprise");
	package.type = github ? "github" : str_is(type, "bitbucket") ? "bitbucket" : "generic";
	package_split(&package, lock_text(node, "name"), '/');
	package.version = slash == STR_NPOS ? ref : str_from(ref, slash + 1);
	package.scope = SCOPE_BUILD;
	package.direct = DIRECTNESS_DIRECT;
	if (package.name.len && package.group.len)
		lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		const struct node *orbs = lock_member(lock, document, "orbs", NODE_OBJECT);
		const struct node *resources = node_get(document, "resources");
		NODE_EACH(orb, orbs)
		add_orb(lock, orb);
		if (resources && resources->kind == NODE_OBJECT)
			NODE_EACH(one, lock_member(lock, resources, "repositories", NODE_ARRAY))
		add_repository(lock, one);
		search(lock, document);
	}
}

LOCK_FORMAT(ci_config, "ci-config", "CircleCI or Azure pipeline", "docker", YAML, NULL,
	".circleci/config.yml", ".circleci/config.yaml", "azure-pipelines*.yml",
	"azure-pipelines*.yaml", ".azure-pipelines/*.yml", ".azure-pipelines/*.yaml");
