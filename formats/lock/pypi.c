#include "lock/pypi.h"

static bool is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '_' || c == '.';
}

struct str pypi_requirement_name(struct str text)
{
	size_t end = 0;
	text = str_trim(text);
	while (end < text.len && is_name_byte(text.ptr[end]))
		end++;
	return str_sub(text, 0, end);
}

static struct str fragment_value(struct str fragment, struct str name)
{
	while (fragment.ptr) {
		struct str part = str_cut(&fragment, '&');
		if (str_starts(part, name))
			return str_from(part, name.len);
	}
	return STR_NONE;
}

/* NAME-VERSION-....whl, NAME-VERSION.tar.gz */
static void from_file_name(struct lock *lock, struct package *package, struct str path)
{
	static const char *const endings[] = {".tar.gz", ".tgz", ".zip", ".tar.bz2", ".whl", NULL};
	size_t slash = str_rfind_byte(path, '/');
	struct str file = slash == STR_NPOS ? path : str_from(path, slash + 1);
	bool wheel = str_ends(file, STR(".whl"));
	for (const char *const *ending = endings; *ending; ending++)
		file = lock_without(file, *ending);
	size_t dash = wheel ? str_find_byte(file, '-') : str_rfind_byte(file, '-');
	if (dash == STR_NPOS || file.len == str_from(path, slash + 1).len)
		return;
	struct str version = str_from(file, dash + 1);
	size_t end = str_find_byte(version, '-');
	package->name = lock_pypi_name(lock, str_sub(file, 0, dash));
	package->version = str_sub(version, 0, end == STR_NPOS ? version.len : end);
}

bool pypi_address(struct lock *lock, struct package *package, struct str url)
{
	size_t hash = str_find_byte(url, '#');
	struct str fragment = hash == STR_NPOS ? STR_NONE : str_from(url, hash + 1);
	struct str path = str_sub(url, 0, hash == STR_NPOS ? url.len : hash);
	struct str egg = fragment_value(fragment, STR("egg="));
	size_t scheme = str_find(path, STR("://")), at = str_rfind_byte(path, '@');
	bool vcs = lock_url_kind(path) == URL_VCS;
	if ((scheme == STR_NPOS && !str_starts(path, STR("git@")) &&
		    !str_starts(path, STR("git+git@"))) ||
		str_starts(path, STR("file:")))
		return false;
	if (!package->name.len && egg.len)
		package->name = lock_pypi_name(lock, pypi_requirement_name(egg));
	if (!vcs && !package->name.len)
		from_file_name(lock, package, path);
	size_t slash = str_rfind_byte(path, '/');
	if (vcs && at != STR_NPOS && slash != STR_NPOS && at > slash)
		package->version = str_from(path, at + 1);
	else if (vcs && at != STR_NPOS && at > scheme + 3 &&
		str_find(str_sub(path, scheme + 3, at), STR("/")) != STR_NPOS)
		package->version = str_from(path, at + 1);
	package->url = url;
	package->url_kind = lock_url_kind(path);
	package->qualifiers[0] = (struct lock_qualifier){vcs ? "vcs_url" : "download_url", url};
	package->hash = STR_NONE;
	if (fragment_value(fragment, STR("sha256=")).len)
		package->hash = fragment_value(fragment, STR("sha256="));
	return package->name.len > 0;
}

/* The version of "==" or "===" among the clauses; one with a wildcard is a range. */
static struct str pinned(struct str clauses)
{
	while (clauses.ptr) {
		struct str clause = str_trim(str_cut(&clauses, ','));
		if (!str_starts(clause, STR("==")))
			continue;
		struct str version = str_from(clause, 2);
		if (version.len && version.ptr[0] == '=')
			version = str_from(version, 1);
		version = lock_word(&version);
		version = str_cut(&version, '#');
		if (str_find_byte(version, '*') == STR_NPOS)
			return version;
	}
	return STR_NONE;
}

static struct str without_marker(struct str text)
{
	size_t marker = str_find_byte(text, ';');
	return str_trim(str_sub(text, 0, marker == STR_NPOS ? text.len : marker));
}

bool pypi_requirement(struct lock *lock, struct package *package, struct str text)
{
	text = str_trim(text);
	struct str name = pypi_requirement_name(text), rest = str_trim(str_from(text, name.len));
	if (!name.len || !ascii_is_alnum(name.ptr[0]))
		return false;
	if (rest.len && rest.ptr[0] == '[') {
		size_t close = str_find_byte(rest, ']');
		if (close == STR_NPOS)
			return false;
		rest = str_trim(str_from(rest, close + 1));
	}
	package->name = lock_pypi_name(lock, name);
	if (rest.len && rest.ptr[0] == '@') {
		struct str url = str_trim(str_from(rest, 1));
		size_t end = str_find(url, STR(" ;"));
		return pypi_address(
			lock, package, str_trim(str_sub(url, 0, end == STR_NPOS ? url.len : end)));
	}
	rest = without_marker(rest);
	if (rest.len && !strchr("<>=!~(", rest.ptr[0]))
		return false;
	if (rest.len > 1 && rest.ptr[0] == '(')
		rest = lock_without(str_from(rest, 1), ")");
	package->version = pinned(rest);
	return true;
}

void pypi_files(struct lock *lock, uint32_t component, const struct node *files)
{
	NODE_EACH(file, files)
	{
		const struct node *hash = node_get(file, "hash"), *url = node_get(file, "url");
		if (hash)
			lock_hash(lock, component, lock_value(hash), hash->start);
		if (url && file == files->first)
			lock_url(lock, component, URL_DISTRIBUTION, lock_value(url), url->start);
	}
}
