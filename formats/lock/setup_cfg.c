/* setup.cfg: the requirements of [options] and [options.extras_require], one a line. */
#include "lock/pypi.h"

static enum component_scope scope_of(struct str section, struct str key)
{
	if (str_is(section, "options.extras_require"))
		return SCOPE_OPTIONAL;
	return str_is(key, "setup_requires")   ? SCOPE_BUILD
		: str_is(key, "tests_require") ? SCOPE_TEST
					       : SCOPE_NONE;
}

static bool lists(struct str section, struct str key)
{
	return str_is(section, "options.extras_require") ||
		(str_is(section, "options") &&
			(str_is(key, "install_requires") || str_is(key, "setup_requires") ||
				str_is(key, "tests_require")));
}

static void add_requirement(struct lock *lock, struct str text, enum component_scope scope)
{
	struct package package = package_in(lock, text);
	if (!text.len || text.ptr[0] == '#' || text.ptr[0] == '%' ||
		!pypi_requirement(lock, &package, text))
		return;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	struct str section = STR_NONE, key = STR_NONE, value;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (!line.body.len || line.body.ptr[0] == '#' || line.body.ptr[0] == ';')
			continue;
		if (line.body.ptr[0] == '[') {
			section = str_sub(line.body, 1, str_find_byte(line.body, ']'));
			key = STR_NONE;
			continue;
		}
		value = line.body;
		if (!line.indent)
			key = lock_pair(line.body, '=', &value);
		if (lists(section, key))
			add_requirement(lock, value, scope_of(section, key));
	}
}

LOCK_FORMAT(setup_cfg, "setup-cfg", "Python setup configuration", "pypi", TEXT, NULL, "setup.cfg");
