#include "lock/manifest.h"

static struct str first_text(const struct node *entry, const char *const *names)
{
	struct str text = STR_NONE;
	for (; *names && !text.len; names++)
		text = lock_text(entry, *names);
	return text;
}

/* git: URL or {url, ref}; github: OWNER/NAME ... */
static void take_source(struct lock *lock, struct package *package, const struct node *entry)
{
	static const char *const forges[][2] = {{"github", "https://github.com/"},
		{"gitlab", "https://gitlab.com/"}, {"bitbucket", "https://bitbucket.org/"}};
	const struct node *git = node_get(entry, "git"), *hosted = node_get(entry, "hosted");
	struct str url = git && git->kind == NODE_OBJECT ? lock_text(git, "url") : lock_value(git);
	if (git && git->kind == NODE_OBJECT && !package->version.len)
		package->version = lock_text(git, "ref");
	for (size_t i = 0; i < sizeof forges / sizeof *forges && !url.len; i++) {
		struct str path = lock_text(entry, forges[i][0]);
		if (path.len)
			url = arena_printf(lock->arena, "%s%.*s", forges[i][1], STR_ARG(path));
	}
	if (url.len) {
		package->url = url;
		package->url_kind = URL_VCS;
		package->qualifiers[0] = (struct lock_qualifier){"vcs_url", url};
		return;
	}
	url = hosted && hosted->kind == NODE_OBJECT ? lock_text(hosted, "url") : lock_value(hosted);
	package->served = url.len > 0;
	if (!url.len)
		url = lock_text(entry, "url");
	if (url.len) {
		package->url = url;
		package->qualifiers[0] = (struct lock_qualifier){
			package->served ? "repository_url" : "download_url", url};
	}
}

static void add_entry(struct lock *lock, const struct node *entry, enum component_scope scope)
{
	static const char *const versions[] = {
		"version", "tag", "ref", "rev", "commit", "branch", NULL};
	struct package package = package_wanted(entry, scope);
	package.name = entry->key;
	package.version = lock_value(entry);
	if (str_find(package.version, STR("://")) != STR_NPOS) {
		package.url = package.version;
		package.purl_version = STR("");
		package.qualifiers[0] = (struct lock_qualifier){
			lock_url_kind(package.url) == URL_VCS ? "vcs_url" : "download_url",
			package.url};
	}
	if (entry->kind == NODE_OBJECT) {
		bool local = node_get(entry, "path") && !node_get(entry, "git");
		if (local || node_get(entry, "sdk") || lock_true(entry, "workspace"))
			return;
		package.version = first_text(entry, versions);
		take_source(lock, &package, entry);
	}
	lock_add(lock, &package);
}

void manifest_add(struct lock *lock, const struct node *object, const struct manifest_list *lists)
{
	for (; lists->name; lists++)
		NODE_EACH(entry, lock_member(lock, object, lists->name, NODE_OBJECT))
	add_entry(lock, entry, lists->scope);
}
