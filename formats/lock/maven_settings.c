/* settings.xml of Maven: the mirrors and repositories that artifacts come from.
 * https://maven.apache.org/settings.html */
#include "lock/lock.h"

static bool states_address(struct str element)
{
	return str_is(element, "mirror") || str_is(element, "repository") ||
		str_is(element, "pluginRepository");
}

static void add_address(struct lock *lock, const struct node *url)
{
	struct str address = str_trim(url->text);
	if (str_find(address, STR("${")) != STR_NPOS)
		lock_unresolved(lock, url->start, address);
	else if (address.len)
		lock_registry(lock, address, url->content);
}

static void search(struct lock *lock, const struct node *element)
{
	NODE_EACH(child, element)
	{
		const struct node *url = lock_element(child, "url");
		if (url && states_address(child->key))
			add_address(lock, url);
		else if (!child->attribute)
			search(lock, child);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	search(lock, root);
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "<settings") ? 60 : 0;
}

LOCK_FORMAT(maven_settings, "maven-settings", "settings of Maven", "generic", XML, probe,
	"settings.xml", "*-settings.xml", "settings-*.xml");
