/* .vscode/extensions.json: the extensions that a project recommends; extensions.json of those that are
 * installed. */
#include "lock/lock.h"

static void add_extension(
	struct lock *lock, const struct node *node, struct str name, struct str version)
{
	struct package package = package_at(node);
	package.version = version;
	package.scope = SCOPE_DEV;
	package.direct = DIRECTNESS_DIRECT;
	size_t dot = str_find_byte(name, '.');
	package.group = str_sub(name, 0, dot == STR_NPOS ? 0 : dot);
	package.name = str_from(name, dot == STR_NPOS ? 0 : dot + 1);
	if (!package.group.len)
		lock_shape(lock, node->start, "%s is no name of an extension",
			diag_quote(lock->doc, name));
	else
		lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(entry, root->kind == NODE_ARRAY ? root : NULL)
	if (lock_is(lock, entry, NODE_OBJECT))
		add_extension(lock, entry, lock_text(node_get(entry, "identifier"), "id"),
			lock_text(entry, "version"));
	if (root->kind == NODE_ARRAY || !lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(entry, lock_member(lock, root, "recommendations", NODE_ARRAY))
	if (lock_is(lock, entry, NODE_STRING))
		add_extension(lock, entry, entry->text, STR_NONE);
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "\"recommendations\"") || lock_head_has(doc, "\"identifier\"")
		? 60
		: 0;
}

LOCK_FORMAT(vscode_extensions, "vscode-extensions", "extensions of Visual Studio Code",
	"vscode-extension", JSONC, probe, "extensions.json");
