/* README.chromium: what a folder of third-party code is; a file may describe several, divided by
 * lines. */
#include "lock/lock.h"

static void add_entry(struct lock *lock, struct package *package)
{
	if (package->name.len)
		lock_add(lock, package);
	*package = (struct package){0};
}

static void take(struct lock *lock, struct package *package, struct str key, struct str value)
{
	if (str_is(key, "Name")) {
		*package = package_in(lock, value);
		package->name = value;
	} else if (str_is(key, "URL") && package->name.len) {
		struct str rest = value;
		package->url = lock_word(&rest);
		package->url_kind = URL_VCS;
		package->url_offset = lock_offset(lock, package->url);
	} else if (str_is(key, "Version") && !str_is(value, "N/A")) {
		package->version = value;
	} else if (str_is(key, "Revision") && !package->version.len && !str_is(value, "N/A")) {
		package->version = value;
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct package package = {0};
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str value, key = lock_pair(line.text, ':', &value);
		if (str_find(line.body, STR("DEPENDENCY DIVIDER")) != STR_NPOS)
			add_entry(lock, &package);
		else if (key.len && value.len)
			take(lock, &package, key, value);
	}
	add_entry(lock, &package);
	if (!lock->bom->components.count)
		lock_shape(lock, 0, "no \"Name\"");
}

LOCK_FORMAT(readme_chromium, "readme-chromium", "README.chromium", "generic", TEXT, NULL,
	"README.chromium");
