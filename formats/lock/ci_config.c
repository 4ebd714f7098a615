/* Pipelines of CircleCI, Azure, Bitbucket, Drone, Woodpecker, Buildkite and Cloud Build: images, and
 * orbs, pipes, plugins and repositories that they are made of. */
#include "lock/lock.h"
#include "syntax/yaml.h"

static bool is_computed(struct str text)
{
	return str_find(text, STR("<<")) != STR_NPOS || str_find_byte(text, '$') != STR_NPOS;
}

/* Names of machines and of containers that are described elsewhere have neither path nor tag. */
static bool bare_is_image(const struct doc *doc)
{
	struct str path = doc->file.ptr ? doc->file : doc->name;
	return str_find(path, STR("circleci")) == STR_NPOS &&
		str_find(path, STR("azure")) == STR_NPOS;
}

static void add_image(struct lock *lock, const struct node *node)
{
	struct str image = lock_value(node);
	if (is_computed(image))
		lock_unresolved(lock, node->start, image);
	else if (str_find_byte(image, '/') != STR_NPOS || str_find_byte(image, ':') != STR_NPOS ||
		bare_is_image(lock->doc))
		lock_image(lock, image, node->start, SCOPE_BUILD);
}

/* pipe: OWNER/NAME:VERSION on Bitbucket, docker://IMAGE */
static void add_pipe(struct lock *lock, const struct node *node)
{
	struct str version = lock_value(node), name;
	if (str_starts(version, STR("docker://"))) {
		lock_image(lock, str_from(version, 9), node->start, SCOPE_BUILD);
		return;
	}
	struct package package = package_wanted(node, SCOPE_BUILD);
	name = str_cut(&version, ':');
	package.type = "bitbucket";
	package.version = version;
	package_split(&package, name, '/');
	if (package.group.len)
		lock_add(lock, &package);
}

/* plugins: [NAME#VERSION], [OWNER/NAME#VERSION: {...}] of Buildkite: NAME-buildkite-plugin on GitHub */
static void add_plugin(struct lock *lock, const struct node *node)
{
	struct str version = node->kind == NODE_STRING ? node->text : node->key;
	struct package package = package_wanted(node, SCOPE_BUILD);
	struct str name = str_cut(&version, '#');
	package.type = "github";
	package.version = version;
	package_split(&package, name, '/');
	if (!version.len || !name.len || str_find(name, STR("://")) != STR_NPOS ||
		str_starts(name, STR(".")))
		return;
	if (!package.group.len)
		package.group = STR("buildkite-plugins");
	if (!str_ends(name, STR("-buildkite-plugin")))
		package.name =
			arena_printf(lock->arena, "%.*s-buildkite-plugin", STR_ARG(package.name));
	lock_add(lock, &package);
}

static void add_plugins(struct lock *lock, const struct node *list)
{
	NODE_EACH(plugin, list)
	if (plugin->kind == NODE_OBJECT && !plugin->key.ptr)
		NODE_EACH(one, plugin)
	add_plugin(lock, one);
	else add_plugin(lock, plugin);
}

/* "image:" of executors, steps and services ("{name: IMAGE}", too), "container:" of Azure's jobs, "name:"
 * of Cloud Build's steps; at any depth. The image of a machine is none of a container. */
static void search(struct lock *lock, const struct node *node, bool steps)
{
	NODE_EACH(child, node)
	{
		bool image = str_is(child->key, "image") || str_is(child->key, "container");
		const struct node *name = image ? node_get(child, "name") : NULL;
		if (child->kind == NODE_STRING && image && !str_is(node->key, "machine"))
			add_image(lock, child);
		else if (child->kind == NODE_STRING && steps && str_is(child->key, "name"))
			add_image(lock, child);
		else if (child->kind == NODE_STRING && str_is(child->key, "pipe"))
			add_pipe(lock, child);
		else if (name)
			add_image(lock, name);
		else if (str_is(child->key, "plugins"))
			add_plugins(lock, child);
		else if (child->kind >= NODE_ARRAY)
			search(lock, child, steps);
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

/* Old pipelines of Drone are templates. */
static bool is_drone(const struct doc *doc)
{
	struct str path = doc->file.ptr ? doc->file : doc->name;
	return str_find(path, STR(".drone.")) != STR_NPOS;
}

static bool is_cloud_build(const struct doc *doc)
{
	struct str path = doc->file.ptr ? doc->file : doc->name;
	return str_find(path, STR("cloudbuild")) != STR_NPOS;
}

static void entries(struct lock *lock, struct node *root)
{
	(void)root;
	if (str_find(lock->doc->bytes, STR("{{")) != STR_NPOS && is_drone(lock->doc)) {
		lock_template_images(lock, SCOPE_BUILD);
		return;
	}
	root = yaml_load_all(lock->doc, lock->arena);
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
		search(lock, document, false);
		if (is_cloud_build(lock->doc))
			search(lock, node_get(document, "steps"), true);
	}
}

LOCK_FORMAT(ci_config, "ci-config", "pipeline of CircleCI, Azure, Bitbucket, Drone ...", "docker",
	TEXT, NULL, ".circleci/config.yml", ".circleci/config.yaml", "azure-pipelines*.yml",
	"azure-pipelines*.yaml", ".azure-pipelines/*.yml", ".azure-pipelines/*.yaml",
	"bitbucket-pipelines.yml", ".drone.yml", ".drone.yaml", ".woodpecker.yml",
	".woodpecker.yaml", ".woodpecker/*.yml", ".woodpecker/*.yaml", ".buildkite/*.yml",
	".buildkite/*.yaml", "cloudbuild*.yaml", "cloudbuild*.yml");
