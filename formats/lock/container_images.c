/* Images that compose files and Kubernetes manifests name: `image:` wherever it stands. */
#include "lock/lock.h"

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

static void entries(struct lock *lock, struct node *root)
{
	search(lock, root);
}

static bool is_compose(struct str name)
{
	size_t slash = str_rfind_byte(name, '/');
	name = slash == STR_NPOS ? name : str_from(name, slash + 1);
	return str_find(name, STR("compose")) != STR_NPOS;
}

static int probe(struct doc *doc)
{
	if (is_compose(doc->name))
		return 50;
	return lock_head_has(doc, "apiVersion:") && lock_head_has(doc, "kind:") &&
			str_find(doc->bytes, STR("image:")) != STR_NPOS
		? 30
		: 0;
}

LOCK_FORMAT(container_images, "container-images", "Compose file or Kubernetes manifest", "docker",
	YAML, probe, "*compose*.yml", "*compose*.yaml", "*.yaml", "*.yml");
