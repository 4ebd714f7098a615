/* pyproject.toml: PEP 621 dependencies, PEP 735 groups, build requirements, and the tables of Poetry,
 * PDM, uv and Hatch. */
#include "lock/pypi.h"

static void add_requirement(struct lock *lock, const struct node *entry, enum component_scope scope)
{
	struct package package = package_at(entry);
	if (entry->kind == NODE_OBJECT) /* {include-group = "..."} */
		return;
	if (!lock_is(lock, entry, NODE_STRING))
		return;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	if (pypi_requirement(lock, &package, entry->text))
		lock_add(lock, &package);
	else if (!package.name.len)
		lock_shape(lock, entry->start, "%s is no requirement",
			diag_quote(lock->doc, entry->text));
}

static void add_list(struct lock *lock, const struct node *list, enum component_scope scope)
{
	if (list && lock_is(lock, list, NODE_ARRAY))
		NODE_EACH(entry, list)
	add_requirement(lock, entry, scope);
}

static void add_lists(struct lock *lock, const struct node *lists, enum component_scope scope)
{
	if (lists && lock_is(lock, lists, NODE_OBJECT))
		NODE_EACH(list, lists)
	add_list(lock, list, scope);
}

/* Poetry: name = "^1.0" or name = {version = ..., git = ..., path = ...} */
static void add_poetry(struct lock *lock, const struct node *entry, enum component_scope scope)
{
	struct package package = package_at(entry);
	const struct node *git = node_get(entry, "git"), *url = node_get(entry, "url");
	if (str_is(entry->key, "python") || node_get(entry, "path"))
		return;
	package.name = lock_pypi_name(lock, entry->key);
	package.version = entry->kind == NODE_STRING ? entry->text : lock_text(entry, "version");
	package.range = true;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	if (git || url) {
		package.url = lock_value(git ? git : url);
		package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
		package.version = lock_text(entry, "rev");
		package.qualifiers[0] =
			(struct lock_qualifier){git ? "vcs_url" : "download_url", package.url};
	}
	lock_add(lock, &package);
}

static void read_poetry(struct lock *lock, const struct node *poetry)
{
	NODE_EACH(entry, node_get(poetry, "dependencies"))
	add_poetry(lock, entry, SCOPE_NONE);
	NODE_EACH(entry, node_get(poetry, "dev-dependencies"))
	add_poetry(lock, entry, SCOPE_DEV);
	NODE_EACH(group, node_get(poetry, "group"))
	NODE_EACH(entry, node_get(group, "dependencies"))
	add_poetry(lock, entry, SCOPE_DEV);
}

static void entries(struct lock *lock, struct node *root)
{
	const struct node *project = node_get(root, "project"), *tool = node_get(root, "tool");
	const struct node *build = node_get(root, "build-system");
	lock->bom->name = lock_text(project, "name");
	add_list(lock, node_get(project, "dependencies"), SCOPE_NONE);
	add_lists(lock, node_get(project, "optional-dependencies"), SCOPE_OPTIONAL);
	add_lists(lock, node_get(root, "dependency-groups"), SCOPE_DEV);
	add_list(lock, node_get(build, "requires"), SCOPE_BUILD);
	read_poetry(lock, node_get(tool, "poetry"));
	add_lists(lock, node_get(node_get(tool, "pdm"), "dev-dependencies"), SCOPE_DEV);
	add_list(lock, node_get(node_get(tool, "uv"), "dev-dependencies"), SCOPE_DEV);
	NODE_EACH(environment, node_get(node_get(tool, "hatch"), "envs"))
	add_list(lock, node_get(environment, "dependencies"), SCOPE_DEV);
}

LOCK_FORMAT(
	pyproject_toml, "pyproject-toml", "Python project", "pypi", TOML, NULL, "pyproject.toml");
