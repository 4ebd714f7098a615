/* Images that compose files and Kubernetes manifests name: `image:` wherever it stands. */
#include "base/path.h"
#include "lock/lock.h"
#include "syntax/yaml.h"

/* "${NAME:-default}" has a default; what else is computed is not known here. */
static struct str defaulted(struct lock *lock, struct str image)
{
	struct buf out = {0};
	while (image.len) {
		size_t from = str_find(image, STR("${"));
		size_t to = from == STR_NPOS ? STR_NPOS : str_find_byte(str_from(image, from), '}');
		if (to == STR_NPOS)
			break;
		struct str inside = str_sub(image, from + 2, from + to);
		size_t mark = str_find(inside, STR(":-"));
		if (mark == STR_NPOS)
			break;
		buf_add(&out, str_sub(image, 0, from));
		buf_add(&out, str_from(inside, mark + 2));
		image = str_from(image, from + to + 1);
	}
	buf_add(&out, image);
	struct str made = arena_str(lock->arena, buf_str(&out));
	buf_finish(&out);
	return made;
}

static void add_image(struct lock *lock, const struct node *node)
{
	struct str written = str_trim(lock_value(node)), image = written;
	if (str_find(image, STR("${")) != STR_NPOS)
		image = defaulted(lock, image);
	if (str_find_byte(image, '$') != STR_NPOS || str_find(image, STR("{{")) != STR_NPOS) {
		lock_unresolved(lock, node->start, written);
		return;
	}
	lock_image(lock, image, node->start, SCOPE_NONE);
}

/* The loader has limited the depth. */
static void search(struct lock *lock, const struct node *node)
{
	NODE_EACH(child, node)
	{
		if (child->kind == NODE_STRING && str_is(child->key, "image"))
			add_image(lock, child);
		else if (child->kind >= NODE_ARRAY)
			search(lock, child);
	}
}

static bool is_compose(const struct doc *doc)
{
	struct str name = path_base(doc->file.ptr ? doc->file : doc->name);
	return str_find(name, STR("compose")) != STR_NPOS;
}

static bool is_template(const struct doc *doc)
{
	return !is_compose(doc) && str_find(doc->bytes, STR("{{")) != STR_NPOS;
}

static void entries(struct lock *lock, struct node *root)
{
	(void)root;
	if (is_template(lock->doc))
		lock_template_images(lock, SCOPE_NONE);
	else if ((root = yaml_load_all(lock->doc, lock->arena)))
		search(lock, root);
}

static int probe(struct doc *doc)
{
	if (is_compose(doc))
		return 50;
	return lock_head_has(doc, "apiVersion:") && lock_head_has(doc, "kind:") &&
			str_find(doc->bytes, STR("image:")) != STR_NPOS
		? 30
		: 0;
}

#define IN_FOLDERS(folder) folder "/*.yaml", folder "/*.yml", folder "/*/*.yaml", folder "/*/*.yml"
#define OF_KIND(kind) "*" kind "*.yaml", "*" kind "*.yml"

/* Of a repository not each YAML file is read: only those whose path says what they are for. */
static const char *const places[] = {OF_KIND("compose"), OF_KIND("deployment"),
	OF_KIND("daemonset"), OF_KIND("statefulset"), OF_KIND("cronjob"), IN_FOLDERS("k8s"),
	IN_FOLDERS("kubernetes"), IN_FOLDERS("manifests"), IN_FOLDERS("deploy"),
	IN_FOLDERS("deployments"), IN_FOLDERS("kustomize"), "kustomize/*/*/*.yaml", NULL};

LOCK_FORMAT_IN(container_images, "container-images", "Compose file or Kubernetes manifest",
	"docker", TEXT, probe, places, "*compose*.yml", "*compose*.yaml", "*.yaml", "*.yml");
