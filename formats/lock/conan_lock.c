/* conan.lock, versions 0.0 to 0.4 (a graph of nodes) and 0.5 (lists): references
 * "name/version[@user/channel][#revision[%time]]". */
#include "lock/lock.h"

static void add_reference(
	struct lock *lock, const struct node *node, struct str text, enum component_scope scope)
{
	struct package package = package_at(node);
	size_t end = 0;
	struct str name, version, owner;
	while (end < text.len && text.ptr[end] != '#' && text.ptr[end] != ':' &&
		text.ptr[end] != '%')
		end++;
	struct str revision =
		end < text.len && text.ptr[end] == '#' ? str_from(text, end + 1) : STR_NONE;
	version = str_sub(text, 0, end);
	name = str_cut(&version, '/');
	owner = version;
	version = str_cut(&owner, '@');
	revision = str_cut(&revision, '%');
	if (!version.len) {
		lock_shape(lock, package.offset, "%s is no \"name/version\"",
			diag_quote(lock->doc, text));
		return;
	}
	package.name = name;
	package.version = version;
	package.scope = scope;
	if (owner.len && !str_is(owner, "_/_")) {
		struct str channel = owner, user = str_cut(&channel, '/');
		package.qualifiers[0] = (struct lock_qualifier){"user", user};
		package.qualifiers[1] = (struct lock_qualifier){"channel", channel};
	}
	lock_add(lock, &package);
}

/* Nodes with a path are the project; those have the reference of a package as "ref" (0.4) or at the
 * front of "pref". */
static void add_nodes(struct lock *lock, const struct node *nodes)
{
	NODE_EACH(node, nodes)
	{
		struct str text = lock_text(node, "ref");
		if (!text.len)
			text = lock_text(node, "pref");
		if (node_get(node, "path") || !text.len)
			continue;
		add_reference(lock, node, text,
			str_is(lock_text(node, "context"), "build") ? SCOPE_BUILD : SCOPE_NONE);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	static const struct {
		const char *name;
		enum component_scope scope;
	} lists[] = {{"requires", SCOPE_NONE}, {"build_requires", SCOPE_BUILD},
		{"python_requires", SCOPE_BUILD}, {"config_requires", SCOPE_BUILD}};
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	const struct node *graph = lock_member(lock, root, "graph_lock", NODE_OBJECT);
	lock->bom->version = lock_text(root, "version");
	if (!graph && !node_get(root, "requires") && !node_get(root, "build_requires") &&
		!node_get(root, "profile_host"))
		lock_shape(lock, root->start, "neither \"graph_lock\" nor \"requires\"");
	add_nodes(lock, node_get(graph, "nodes"));
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		NODE_EACH(node, lock_member(lock, root, lists[i].name, NODE_ARRAY))
	/* With revisions as a table: ["reference", {...}]. */
	add_reference(lock, node, lock_value(node->kind == NODE_ARRAY ? node->first : node),
		lists[i].scope);
}

LOCK_FORMAT(conan_lock, "conan-lock", "Conan lock file", "conan", JSON, NULL, "conan.lock");
