/* gradle.lockfile and the lock files of single configurations: "group:name:version=configurations". */
#include "lock/lock.h"

static bool mentions(struct str list, const char *word)
{
	return str_find(list, str_of(word)) != STR_NPOS;
}

/* In test configurations only, or in that of the build script. */
static enum component_scope scope_of(struct str configurations)
{
	if (str_is(configurations, "classpath"))
		return SCOPE_BUILD;
	while (configurations.ptr) {
		struct str one = str_cut(&configurations, ',');
		if (one.len && !mentions(one, "test") && !mentions(one, "Test"))
			return SCOPE_NONE;
		if (!configurations.ptr)
			return one.len ? SCOPE_TEST : SCOPE_NONE;
	}
	return SCOPE_NONE;
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (!line.body.len || line.body.ptr[0] == '#' ||
			str_starts(line.body, STR("empty=")))
			continue;
		struct str rest = line.body, entry = str_cut(&rest, '=');
		struct str group = str_cut(&entry, ':'), name = str_cut(&entry, ':');
		struct package package = package_in(lock, line.body);
		package.group = group;
		package.name = name;
		package.version = entry;
		package.scope = scope_of(rest);
		if (!name.len || !entry.len) {
			lock_syntax(lock, line.offset, "%s is no line of a Gradle lock file",
				diag_quote(lock->doc, line.body));
			return;
		}
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(gradle_lockfile, "gradle-lockfile", "Gradle lock file", "maven", TEXT, NULL,
	"gradle.lockfile", "*-gradle.lockfile", "gradle/dependency-locks/*.lockfile");
