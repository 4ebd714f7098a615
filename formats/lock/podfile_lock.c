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

struct podfile {
	struct lock *lock;
	struct lookup sources; /* of pods that are of no list of specifications */
	struct lookup sums;
};

static void add_pod(const struct podfile *file, const struct node *node)
{
	struct lock *lock = file->lock;
	struct package package = package_at(node);
	struct str text =
		node->kind == NODE_OBJECT && node->first ? node->first->key : lock_value(node);
	struct str name = split(text, &package.version), rest = name;
	const struct node *source = lookup_get(&file->sources, base_name(name));
	const struct node *git = node_get(source, ":git");
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
	const struct node *hash = lookup_get(&file->sums, package.name);
	if (hash)
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
	struct podfile file = {.lock = lock};
	lookup_put_members(&file.sources, node_get(root, "EXTERNAL SOURCES"));
	lookup_put_members(&file.sums, node_get(root, "SPEC CHECKSUMS"));
	NODE_EACH(pod, lock_member(lock, root, "PODS", NODE_ARRAY))
	add_pod(&file, pod);
	NODE_EACH(direct, node_get(root, "DEPENDENCIES"))
	lock_wants(lock, split(lock_value(direct), &version), direct->start);
	lookup_finish(&file.sources);
	lookup_finish(&file.sums);
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
