/* kustomization.yaml: images by their new names, remote bases, Helm charts.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
#include "lock/lock.h"

static void add_image(struct lock *lock, const struct node *node)
{
	const struct node *name = node_get(node, "newName");
	struct str tag = lock_text(node, "newTag"), digest = lock_text(node, "digest");
	if (!name)
		name = node_get(node, "name");
	struct str path = lock_value(name);
	if (!path.len) {
		lock_shape(lock, node->start, "an image without a name");
		return;
	}
	lock_image(lock,
		arena_printf(lock->arena, "%.*s%s%.*s%s%.*s", STR_ARG(path), tag.len ? ":" : "",
			STR_ARG(tag), digest.len ? "@" : "", STR_ARG(digest)),
		name->start, SCOPE_NONE);
}

/* "github.com/owner/name//path?ref=v1", "https://...", "git@..."; others are files of the tree. */
static void add_resource(struct lock *lock, const struct node *node)
{
	struct str text = lock_value(node), query = text, address = str_cut(&query, '?');
	struct package package = package_at(node);
	bool remote = str_find(text, STR("://")) != STR_NPOS || str_starts(text, STR("git@")) ||
		str_starts(text, STR("github.com/"));
	size_t ref = str_find(query, STR("ref="));
	if (!remote)
		return;
	if (str_starts(address, STR("github.com/")))
		address = arena_printf(lock->arena, "https://%.*s", STR_ARG(address));
	size_t folder = str_find(str_from(address, 8), STR("//"));
	package.url = str_sub(address, 0, folder == STR_NPOS ? address.len : folder + 8);
	package.url_kind = ref != STR_NPOS ? URL_VCS : lock_url_kind(address);
	package.url_offset = node->start;
	package.direct = DIRECTNESS_DIRECT;
	if (ref != STR_NPOS)
		package.version = str_sub(
			query, ref + 4, ref + 4 + str_find_byte(str_from(query, ref + 4), '&'));
	if (!package_from_repository(lock, &package, address)) {
		struct str path = lock_without(address, "/");
		package.type = "generic";
		package.name = str_from(path, str_rfind_byte(path, '/') + 1);
		package.qualifiers[0] = (struct lock_qualifier){"download_url", text};
	}
	lock_add(lock, &package);
}

static void add_chart(struct lock *lock, const struct node *node)
{
	struct package package = package_wanted(node, SCOPE_NONE);
	struct str url = lock_text(node, "repo");
	package.type = str_starts(url, STR("oci:")) ? "oci" : "generic";
	package.name = lock_text(node, "name");
	package.version = lock_text(node, "version");
	package.url = url;
	package.url_kind = URL_DISTRIBUTION;
	package.qualifiers[0] = (struct lock_qualifier){"repository_url", url};
	if (url.len)
		lock_add(lock, &package);
}

static void read_document(struct lock *lock, const struct node *document)
{
	static const char *const lists[] = {"resources", "bases", "components", "crds", NULL};
	NODE_EACH(image, lock_member(lock, document, "images", NODE_ARRAY))
	if (lock_is(lock, image, NODE_OBJECT))
		add_image(lock, image);
	for (const char *const *list = lists; *list; list++)
		NODE_EACH(resource, lock_member(lock, document, *list, NODE_ARRAY))
	add_resource(lock, resource);
	NODE_EACH(chart, lock_member(lock, document, "helmCharts", NODE_ARRAY))
	if (lock_is(lock, chart, NODE_OBJECT))
		add_chart(lock, chart);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	if (document->kind != NODE_NULL && lock_is(lock, document, NODE_OBJECT))
		read_document(lock, document);
}

LOCK_FORMAT(kustomization, "kustomization", "Kustomize kustomization", "docker", YAML, NULL,
	"kustomization.yaml", "kustomization.yml", "Kustomization");
