/* dotnet-tools.json: tools that a project is built with; global.json: kits of MSBuild.
 * https://learn.microsoft.com/dotnet/core/tools/global-json */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	if (!lock_is(lock, root, NODE_OBJECT))
		return;
	NODE_EACH(entry, lock_member(lock, root, "tools", NODE_OBJECT))
	{
		struct package package = package_wanted(entry, SCOPE_BUILD);
		package.name = entry->key;
		package.version = lock_text(entry, "version");
		if (lock_is(lock, entry, NODE_OBJECT))
			lock_add(lock, &package);
	}
	NODE_EACH(entry, lock_member(lock, root, "msbuild-sdks", NODE_OBJECT))
	{
		struct package package = package_wanted(entry, SCOPE_BUILD);
		package.name = entry->key;
		package.version = lock_value(entry);
		lock_add(lock, &package);
	}
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "\"tools\"") || lock_head_has(doc, "\"sdk\"") ||
			lock_head_has(doc, "\"msbuild-sdks\"")
		? 60
		: 0;
}

LOCK_FORMAT(dotnet_tools, "dotnet-tools", ".NET tools and kits", "nuget", JSONC, probe,
	"dotnet-tools.json", "global.json");
