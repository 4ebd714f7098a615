/* gradle/verification-metadata.xml: every artifact that Gradle ever verified, plugins and the files
 * that describe artifacts included. */
#include "lock/lock.h"

static struct str attribute(const struct node *element, const char *name)
{
	NODE_EACH(child, element)
	if (child->attribute && str_is(child->key, name))
		return child->text;
	return STR_NONE;
}

static void add_component(struct lock *lock, const struct node *element)
{
	struct package package = package_at(element);
	package.group = attribute(element, "group");
	package.name = attribute(element, "name");
	package.version = attribute(element, "version");
	uint32_t component = lock_add(lock, &package);
	NODE_EACH(artifact, element)
	NODE_EACH(hash, artifact->attribute ? NULL : artifact)
	if (!hash->attribute && str_starts(hash->key, STR("sha")))
		lock_hash_as(lock, component, arena_cstr(lock->arena, hash->key),
			attribute(hash, "value"), hash->start);
}

static void entries(struct lock *lock, struct node *root)
{
	if (!str_is(root->key, "verification-metadata")) {
		lock_syntax(lock, root->start, "the root element is no verification-metadata");
		return;
	}
	NODE_EACH(element, lock_element(root, "components"))
	if (str_is(element->key, "component"))
		add_component(lock, element);
}

LOCK_FORMAT(gradle_verification, "gradle-verification", "Gradle verification metadata", "maven",
	XML, NULL, "verification-metadata.xml");
