/* .gitlab-ci.yml: images, services, and pipelines included from elsewhere. */
#include "lock/lock.h"

static void add_image(struct lock *lock, const struct node *node)
{
	const struct node *name = node && node->kind == NODE_OBJECT ? node_get(node, "name") : node;
	struct str image = lock_value(name);
	if (!image.len)
		return;
	if (str_find_byte(image, '$') != STR_NPOS)
		lock_unresolved(lock, name->start, image);
	else
		lock_image(lock, image, name->start, SCOPE_BUILD);
}

/* component: HOST/PROJECT/NAME@VERSION; project: GROUP/NAME with ref; remote: URL */
static void add_include(struct lock *lock, const struct node *include)
{
	const struct node *component = node_get(include, "component");
	const struct node *project = node_get(include, "project");
	const struct node *remote = node_get(include, "remote");
	const struct node *node = component ? component : project ? project : remote;
	struct str text = lock_value(node);
	if (!text.len)
		return;
	struct package package = package_at(node);
	size_t at = str_find_byte(text, '@');
	package.type = project ? "gitlab" : "generic";
	package.scope = SCOPE_BUILD;
	package.direct = DIRECTNESS_DIRECT;
	if (component && at != STR_NPOS)
		package.version = str_from(text, at + 1);
	if (project)
		package.version = lock_text(include, "ref");
	package_split(&package, component ? str_sub(text, 0, at) : text, '/');
	if (remote)
		package.url = text;
	if (component && !str_starts(text, STR("$")))
		package.url = arena_printf(lock->arena, "https://%.*s", STR_ARG(package.group));
	if (str_find_byte(text, '$') != STR_NPOS && !component)
		lock_unresolved(lock, node->start, text);
	else
		lock_add(lock, &package);
}

static void read_job(struct lock *lock, const struct node *job)
{
	add_image(lock, node_get(job, "image"));
	NODE_EACH(service, node_get(job, "services"))
	add_image(lock, service);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		const struct node *include = node_get(document, "include");
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		read_job(lock, document);
		NODE_EACH(job, document)
		if (job->kind == NODE_OBJECT && job != include)
			read_job(lock, job);
		if (include && include->kind == NODE_OBJECT)
			add_include(lock, include);
		NODE_EACH(one, include && include->kind == NODE_ARRAY ? include : NULL)
		add_include(lock, one);
	}
}

LOCK_FORMAT(gitlab_ci, "gitlab-ci", "GitLab pipeline", "docker", YAML, NULL, ".gitlab-ci.yml",
	".gitlab-ci.yaml", "*.gitlab-ci.yml");
