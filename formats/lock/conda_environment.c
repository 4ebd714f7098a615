/* environment.yml of conda: "[channel::]name=version=build", and a list for pip. */
#include "base/path.h"
#include "lock/pypi.h"

static struct str before_any(struct str text, const char *stops)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] && strchr(stops, text.ptr[i]))
			return str_sub(text, 0, i);
	return text;
}

static void add_package(struct lock *lock, const struct node *node)
{
	struct package package = package_at(node);
	struct str text = str_trim(lock_value(node));
	size_t channel = str_find(text, STR("::"));
	if (channel != STR_NPOS) {
		package.qualifiers[0] =
			(struct lock_qualifier){"channel", str_sub(text, 0, channel)};
		text = str_from(text, channel + 2);
	}
	package.name = str_trim(before_any(text, "=<>!~ ["));
	struct str rest = str_trim(str_from(text, package.name.len));
	if (str_starts(rest, STR("="))) {
		rest = str_from(rest, 1 + str_starts(rest, STR("==")));
		package.version = before_any(str_trim(rest), "= ,");
		if (str_find_byte(package.version, '*') != STR_NPOS ||
			str_find_byte(package.version, '>') != STR_NPOS)
			package.version = STR_NONE;
	}
	package.range = true;
	package.direct = DIRECTNESS_DIRECT;
	lock_add(lock, &package);
}

static void add_pip(struct lock *lock, const struct node *list)
{
	NODE_EACH(node, list)
	{
		struct package package = package_at(node);
		struct str text = str_trim(lock_value(node));
		package.type = "pypi";
		package.direct = DIRECTNESS_DIRECT;
		if (str_starts(text, STR("-")))
			continue;
		if (str_find(text, STR("://")) != STR_NPOS && str_find_byte(text, '@') == STR_NPOS
				? pypi_address(lock, &package, text)
				: pypi_requirement(lock, &package, text))
			lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		lock->bom->name = lock_text(document, "name");
		NODE_EACH(entry, lock_member(lock, document, "dependencies", NODE_ARRAY))
		if (entry->kind == NODE_OBJECT)
			add_pip(lock, node_get(entry, "pip"));
		else if (lock_value(entry).len)
			add_package(lock, entry);
	}
}

static int probe(struct doc *doc)
{
	struct str name = path_base(doc->file.ptr ? doc->file : doc->name);
	bool own = str_is(name, "environment.yml") || str_is(name, "environment.yaml");
	return lock_head_has(doc, "dependencies:") || lock_head_has(doc, "channels:") ? 60 : own;
}

LOCK_FORMAT(conda_environment, "conda-environment", "conda environment", "conda", YAML, probe,
	"environment.yml", "environment.yaml", "environment*.yml", "environment*.yaml",
	"*environment.yml", "*environment.yaml");
