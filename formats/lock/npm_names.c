#include "lock/npm_names.h"

void npm_name(struct package *package, struct str name)
{
	size_t slash = name.len && name.ptr[0] == '@' ? str_find_byte(name, '/') : STR_NPOS;
	package->group = slash == STR_NPOS ? STR_NONE : str_sub(name, 0, slash);
	package->name = slash == STR_NPOS ? name : str_from(name, slash + 1);
}

struct str npm_split(struct package *package, struct str text)
{
	size_t at = str_find_byte(str_from(text, 1), '@');
	npm_name(package, at == STR_NPOS ? text : str_sub(text, 0, at + 1));
	return at == STR_NPOS ? STR_NONE : str_from(text, at + 2);
}

bool npm_is_local(struct str spec)
{
	static const char *const local[] = {"link:", "portal:", "workspace:", "catalog:", NULL};
	for (const char *const *scheme = local; *scheme; scheme++)
		if (str_starts(spec, str_of(*scheme)))
			return true;
	if (!str_starts(spec, STR("file:")) && !str_starts(spec, STR(".")) &&
		!str_starts(spec, STR("/")) && !str_starts(spec, STR("~/")))
		return false;
	size_t end = str_find_byte(spec, '#');
	struct str path = str_sub(spec, 0, end == STR_NPOS ? spec.len : end);
	return !str_ends(path, STR(".tgz")) && !str_ends(path, STR(".tar.gz"));
}

/* "owner/name" with "#revision" or without: GitHub's, by npm's rules. */
static bool is_shorthand(struct str spec)
{
	size_t end = str_find_byte(spec, '#');
	struct str path = str_sub(spec, 0, end == STR_NPOS ? spec.len : end);
	size_t slash = str_find_byte(path, '/');
	if (slash == STR_NPOS || slash == 0 || path.ptr[0] == '@' || path.ptr[0] == '.' ||
		str_find_byte(path, ':') != STR_NPOS ||
		str_find_byte(str_from(path, slash + 1), '/') != STR_NPOS)
		return false;
	return !ascii_is_space(path.ptr[0]);
}

static void from_repository(struct lock *lock, struct package *package, struct str spec)
{
	size_t hash = str_find_byte(spec, '#');
	if (hash != STR_NPOS)
		package->purl_version = str_from(spec, hash + 1);
	else
		package->purl_version = STR("");
	if (is_shorthand(spec))
		spec = arena_printf(lock->arena, "github:%.*s", STR_ARG(spec));
	package->url = spec;
	package->url_kind = URL_VCS;
	package->qualifiers[0] = (struct lock_qualifier){"vcs_url", spec};
}

bool npm_source(struct lock *lock, struct package *package, struct str spec)
{
	if (npm_is_local(spec))
		return false;
	package->version = spec;
	if (lock_url_kind(spec) == URL_VCS || is_shorthand(spec)) {
		from_repository(lock, package, spec);
	} else if (str_find(spec, STR("://")) != STR_NPOS) {
		package->url = spec;
		package->purl_version = STR("");
		package->qualifiers[0] = (struct lock_qualifier){"download_url", spec};
	} else if (str_starts(spec, STR("file:"))) {
		package->purl_version = STR("");
	}
	return true;
}

bool npm_is_served(struct str url)
{
	return str_find(url, STR("/-/")) != STR_NPOS ||
		str_find(url, STR("/download/")) != STR_NPOS;
}
