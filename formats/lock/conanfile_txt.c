/* conanfile.txt: sections with "name/version[@user/channel][#revision]" a line. */
#include "lock/lock.h"

static bool requirement_scope(struct str section, enum component_scope *scope)
{
	*scope = str_is(section, "requires")       ? SCOPE_NONE
		: str_is(section, "test_requires") ? SCOPE_TEST
						   : SCOPE_BUILD;
	return str_is(section, "requires") || str_is(section, "tool_requires") ||
		str_is(section, "build_requires") || str_is(section, "test_requires");
}

static void add_requirement(struct lock *lock, struct str body, enum component_scope scope)
{
	struct package package = package_in(lock, body);
	struct str text = lock_word(&body), revision = text;
	text = str_cut(&revision, '#');
	struct str owner = text, version = str_cut(&owner, '@'), name = str_cut(&version, '/');
	package.name = name;
	package.version = version;
	package.range = true;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	if (owner.len) {
		struct str channel = owner, user = str_cut(&channel, '/');
		package.qualifiers[0] = (struct lock_qualifier){"user", user};
		package.qualifiers[1] = (struct lock_qualifier){"channel", channel};
	}
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	struct str section = STR_NONE;
	enum component_scope scope;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str body = line.body;
		if (!body.len || body.ptr[0] == '#')
			continue;
		if (body.ptr[0] == '[')
			section = str_sub(body, 1, str_find_byte(body, ']'));
		else if (requirement_scope(section, &scope))
			add_requirement(lock, body, scope);
	}
}

LOCK_FORMAT(conanfile_txt, "conanfile-txt", "Conan file", "conan", TEXT, NULL, "conanfile.txt");
