/* .mvn/extensions.xml: what Maven itself is extended with. */
#include "lock/lock.h"

static void add_extension(struct lock *lock, const struct node *element)
{
	struct package package = package_wanted(element, SCOPE_BUILD);
	package.group = lock_element_text(element, "groupId");
	package.name = lock_element_text(element, "artifactId");
	package.version = lock_element_text(element, "version");
	if (str_find(package.version, STR("${")) != STR_NPOS)
		lock_unresolved(lock, element->start, package.version);
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(child, root)
	if (!child->attribute && str_is(child->key, "extension"))
		add_extension(lock, child);
}

LOCK_FORMAT(maven_extensions, "maven-extensions", "extensions of Maven", "maven", XML, NULL,
	".mvn/extensions.xml");
