/* Podfile.lock of CocoaPods: PODS is a list of "Name/Subspec (version)", with what it needs. */
#include "lock/lock.h"

/* "Name (1.0)", "Name (from `...`)" */
static struct str split(struct str text, struct str *version)
{
	size_t open = str_find(text, STR(" ("));
	*version = open == STR_NPOS ? STR_NONE : lock_without(str_from(text, open + 2), ")");
	return str_sub(text, 0, open == STR_NPOS ? text.len : open);
}

static struct str base_name(struct str name)
{
	return str_cut(&name, '/');
}

/* Where a pod comes from that is of no list of specifications. */
static const struct node *source_of(const struct node *root, struct str pod)
{
	NODE_EACH(source, node_get(root, "EXTERNAL SOURCES"))
	if (str_eq(source->key, base_name(pod)))
		return source;
	return NULL;
}

static void add_pod(struct lock *lock, const struct node *root, const struct node *node)
{
	struct package package = package_at(node);
	struct str text =
		node->kind == NODE_OBJECT && node->first ? node->first->key : lock_value(node);
	struct str name = split(text, &package.version), rest = name;
	const struct node *source = source_of(root, name), *git = node_get(source, ":git");
	const struct node *http = node_get(source, ":http");
	if (node_get(source, ":path"))
		return;
	package.name = str_cut(&rest, '/');
	package.subpath = rest;
	package.ref = name;
	if (git || http) {
		package.url = lock_value(git ? git : http);
		package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
		package.url_offset = (git ? git : http)->start;
	}
	uint32_t component = lock_add(lock, &package);
	if (node->kind == NODE_OBJECT && node->first)
		NODE_EACH(dependency, node->first)
	lock_depends(lock, component, split(lock_value(dependency), &rest), dependency->start);
	NODE_EACH(hash, node_get(root, "SPEC CHECKSUMS"))
	if (str_eq(hash->key, package.name))
		lock_hash(lock, component, lock_value(hash), hash->start);
}

static void read_document(struct lock *lock, const struct node *root)
{
	struct str version;
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	if (!node_get(root, "PODS") && !node_get(root, "PODFILE CHECKSUM"))
		lock_shape(lock, root->start, "no \"PODS\"");
	lock->bom->version = lock_text(root, "COCOAPODS");
	NODE_EACH(pod, lock_member(lock, root, "PODS", NODE_ARRAY))
	add_pod(lock, root, pod);
	NODE_EACH(direct, node_get(root, "DEPENDENCIES"))
	{
		uint32_t found = map_get(&lock->refs, split(lock_value(direct), &version));
		if (found != MAP_NONE)
			lock->bom->components.items[found].direct = DIRECTNESS_DIRECT;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	if (!root->first)
		lock_syntax(lock, 0, "no \"PODS\"");
	NODE_EACH(document, root)
	read_document(lock, document);
}

LOCK_FORMAT(podfile_lock, "podfile-lock", "CocoaPods lock file", "cocoapods", YAML, NULL,
	"Podfile.lock");
