/* GitHub's workflows and actions (and those of Gitea and Forgejo): what `uses:` names, and images. */
#include "lock/lock.h"

/* "owner/name[/path]@ref", "docker://image", "./path" */
static void add_use(struct lock *lock, const struct node *node)
{
	struct str text = str_trim(lock_value(node)), ref = STR_NONE, path = text;
	struct package package = package_at(node);
	size_t at = str_find_byte(text, '@');
	if (str_starts(text, STR("./")) || str_starts(text, STR("../")) || !text.len)
		return;
	if (str_starts(text, STR("docker://"))) {
		lock_image(lock, str_from(text, 9), node->start, SCOPE_BUILD);
		return;
	}
	if (at != STR_NPOS) {
		path = str_sub(text, 0, at);
		ref = str_from(text, at + 1);
	}
	if (str_find(text, STR("${{")) != STR_NPOS) {
		lock_unresolved(lock, node->start, text);
		return;
	}
	package.type = "github";
	package.group = str_cut(&path, '/');
	package.name = str_cut(&path, '/');
	package.subpath = path;
	package.version = ref;
	package.scope = SCOPE_BUILD;
	package.direct = DIRECTNESS_DIRECT;
	package.offset = node->start;
	package.url = arena_printf(lock->arena, "https://github.com/%.*s/%.*s",
		STR_ARG(package.group), STR_ARG(package.name));
	package.url_kind = URL_VCS;
	lock_add(lock, &package);
}

static void add_image(struct lock *lock, const struct node *node)
{
	struct str image = node ? lock_value(node) : STR_NONE;
	if (str_starts(image, STR("docker://")))
		image = str_from(image, 9);
	if (!image.len || str_is(image, "Dockerfile") || str_starts(image, STR("./")))
		return;
	if (str_find(image, STR("${{")) != STR_NPOS)
		lock_unresolved(lock, node->start, image);
	else
		lock_image(lock, image, node->start, SCOPE_BUILD);
}

static void read_steps(struct lock *lock, const struct node *steps)
{
	NODE_EACH(step, steps)
	if (node_get(step, "uses"))
		add_use(lock, node_get(step, "uses"));
}

static void read_job(struct lock *lock, const struct node *job)
{
	const struct node *container = node_get(job, "container");
	if (node_get(job, "uses"))
		add_use(lock, node_get(job, "uses"));
	read_steps(lock, node_get(job, "steps"));
	if (container)
		add_image(lock,
			container->kind == NODE_OBJECT ? node_get(container, "image") : container);
	NODE_EACH(service, node_get(job, "services"))
	add_image(lock, node_get(service, "image"));
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		const struct node *runs = node_get(document, "runs");
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		NODE_EACH(job, lock_member(lock, document, "jobs", NODE_OBJECT))
		read_job(lock, job);
		read_steps(lock, node_get(runs, "steps"));
		if (str_is(lock_text(runs, "using"), "docker"))
			add_image(lock, node_get(runs, "image"));
	}
}

LOCK_FORMAT(github_workflow, "github-workflow", "GitHub workflow", "github", YAML, NULL,
	".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitea/workflows/*.yml",
	".gitea/workflows/*.yaml", ".forgejo/workflows/*.yml", ".forgejo/workflows/*.yaml",
	"action.yml", "action.yaml");
