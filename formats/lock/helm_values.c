/* values.yaml of Helm charts: images, as text or as objects of registry, repository, tag and digest. */
#include "lock/lock.h"

static bool is_image_key(struct str key)
{
	return str_ends(key, STR("image")) || str_ends(key, STR("Image"));
}

static void add_image(struct lock *lock, struct str image, size_t offset)
{
	if (str_find(image, STR("{{")) != STR_NPOS || str_find_byte(image, '$') != STR_NPOS)
		lock_unresolved(lock, offset, image);
	else
		lock_image(lock, image, offset, SCOPE_NONE);
}

/* {registry: HOST, repository: PATH, tag: TAG, digest: DIGEST}; an empty tag is that of the chart. */
static bool add_object(struct lock *lock, const struct node *object)
{
	const struct node *repository = node_get(object, "repository");
	const struct node *name = repository ? repository : node_get(object, "name");
	struct str path = lock_value(name), host = lock_text(object, "registry");
	struct str tag = lock_text(object, "tag"), digest = lock_text(object, "digest");
	bool image =
		is_image_key(object->key) || node_get(object, "tag") || node_get(object, "digest");
	if (!image || !path.len || str_find(path, STR("://")) != STR_NPOS ||
		(!repository && !node_get(object, "tag")))
		return false;
	if (!digest.len)
		digest = lock_text(object, "sha");
	struct str full = arena_printf(lock->arena, "%.*s%s%.*s%s%.*s%s%s%.*s", STR_ARG(host),
		host.len ? "/" : "", STR_ARG(path), tag.len ? ":" : "", STR_ARG(tag),
		digest.len ? "@" : "",
		digest.len && str_find_byte(digest, ':') == STR_NPOS ? "sha256:" : "",
		STR_ARG(digest));
	add_image(lock, full, name->start);
	return true;
}

/* A text without tag or path may be anything; one that is computed is told. */
static bool names_image(struct str text)
{
	if (str_find(text, STR("{{")) != STR_NPOS)
		return true;
	return (str_find_byte(text, '/') != STR_NPOS || str_find_byte(text, ':') != STR_NPOS) &&
		str_find(text, STR("://")) == STR_NPOS && str_find_byte(text, ' ') == STR_NPOS;
}

static void search(struct lock *lock, const struct node *node)
{
	NODE_EACH(child, node)
	{
		if (child->kind == NODE_STRING && is_image_key(child->key) &&
			names_image(child->text))
			add_image(lock, child->text, child->start);
		else if (child->kind == NODE_OBJECT && add_object(lock, child))
			continue;
		else if (child->kind >= NODE_ARRAY)
			search(lock, child);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	search(lock, root);
}

/* Not each file of values is of a chart. */
static int probe(struct doc *doc)
{
	return str_find(doc->bytes, STR("mage:")) != STR_NPOS ||
			str_find(doc->bytes, STR("repository:")) != STR_NPOS
		? 50
		: 0;
}

LOCK_FORMAT(helm_values, "helm-values", "values of a Helm chart", "docker", YAML, probe,
	"values.yaml", "values.yml", "values-*.yaml", "values-*.yml", "values.*.yaml",
	"*.values.yaml", "*-values.yaml");
