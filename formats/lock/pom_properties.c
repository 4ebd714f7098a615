/* META-INF/maven/.../pom.properties of a jar file: the exact coordinates of what is inside. */
#include "lock/lock.h"

static struct str property(struct lock *lock, const char *name)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	while (lines_next(&lines, &line)) {
		struct str value;
		if (str_is(lock_pair(line.body, '=', &value), name))
			return value;
	}
	return STR_NONE;
}

static void entries(struct lock *lock, struct node *root)
{
	struct str name = property(lock, "artifactId");
	(void)root;
	if (!name.len) {
		lock_shape(lock, 0, "no artifactId");
		return;
	}
	struct package package = package_in(lock, name);
	package.group = property(lock, "groupId");
	package.name = name;
	package.version = property(lock, "version");
	lock_add(lock, &package);
}

LOCK_FORMAT(pom_properties, "pom-properties", "Maven coordinates of a jar file", "maven", TEXT,
	NULL, "pom.properties");
