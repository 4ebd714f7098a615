/* conanfile.txt: sections with "name/version[@user/channel][#revision]" a line. */
#include "lock/conan_names.h"

static bool requirement_scope(struct str section, enum component_scope *scope)
{
	*scope = str_is(section, "requires")       ? SCOPE_NONE
		: str_is(section, "test_requires") ? SCOPE_TEST
						   : SCOPE_BUILD;
	return str_is(section, "requires") || str_is(section, "tool_requires") ||
		str_is(section, "build_requires") || str_is(section, "test_requires");
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
			conan_requirement(lock, lock_word(&body), scope);
	}
}

LOCK_FORMAT(conanfile_txt, "conanfile-txt", "Conan file", "conan", TEXT, NULL, "conanfile.txt");
