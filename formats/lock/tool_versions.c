/* .tool-versions of asdf: "name version [version ...]" a line. */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str rest = line.body, name = lock_word(&rest), version;
		if (!name.len || name.ptr[0] == '#')
			continue;
		while ((version = lock_word(&rest)).ptr && version.ptr[0] != '#') {
			struct package package = package_in(lock, line.body);
			package.name = name;
			package.version = version;
			package.scope = SCOPE_BUILD;
			if (!str_is(version, "system") && !str_starts(version, STR("path:")))
				lock_add(lock, &package);
		}
	}
}

LOCK_FORMAT(
	tool_versions, "tool-versions", "tool versions", "generic", TEXT, NULL, ".tool-versions");
