/* .gitmodules: the repositories of submodules. Their commits stand in the tree, not here. */
#include "lock/lock.h"

struct module {
	struct str url, branch;
};

static void add_module(struct lock *lock, struct module *module)
{
	struct str url = module->url, branch = module->branch;
	*module = (struct module){0};
	if (!url.len)
		return;
	struct package package = package_in(lock, url);
	package.version = branch;
	package.range = true; /* a branch is not a version */
	package.url = url;
	package.url_kind = URL_VCS;
	package.direct = DIRECTNESS_DIRECT;
	if (!package_from_repository(lock, &package, url)) {
		package.type = "generic";
		package_split(&package, lock_without(lock_without(url, "/"), ".git"), '/');
		package.group = STR_NONE;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", url};
	}
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct module module = {0};
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str value, key = lock_pair(line.body, '=', &value);
		if (str_starts(line.body, STR("[")))
			add_module(lock, &module);
		if (!line.body.len || line.body.ptr[0] == '#' || line.body.ptr[0] == ';' ||
			line.body.ptr[0] == '[')
			continue;
		if (!key.len) {
			lock_syntax(lock, line.offset, "%s is no line of a .gitmodules file",
				diag_quote(lock->doc, line.body));
			return;
		}
		if (str_eq_nocase(key, STR("url")))
			module.url = lock_unquoted(value);
		else if (str_eq_nocase(key, STR("branch")))
			module.branch = lock_unquoted(value);
	}
	add_module(lock, &module);
}

LOCK_FORMAT(gitmodules, "gitmodules", "git submodules", "github", TEXT, NULL, ".gitmodules");
