/* *.wrap of Meson: one package to be downloaded, or cloned. The version is in the name of its folder
 * or archive only. */
#include "lock/lock.h"

struct wrap {
	struct str section, directory, source_url, fallback, filename, hash, url, revision;
};

static void take(struct wrap *wrap, struct str key, struct str value)
{
	const struct {
		const char *name;
		struct str *to;
	} keys[] = {{"directory", &wrap->directory}, {"source_url", &wrap->source_url},
		{"source_fallback_url", &wrap->fallback}, {"source_filename", &wrap->filename},
		{"source_hash", &wrap->hash}, {"url", &wrap->url}, {"revision", &wrap->revision}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_is(key, keys[i].name))
			*keys[i].to = value;
}

/* "libfoo-release-1.2.3" of a package named libfoo: what stands behind the last hyphen, if it begins
 * with a digit. */
static struct str version_in(struct str name)
{
	for (size_t i = 0; i + 1 < name.len; i++) {
		bool edge = name.ptr[i] == '-' || name.ptr[i] == '_';
		size_t digit = i + 1 + (name.ptr[i + 1] == 'v');
		if (edge && digit < name.len && ascii_is_digit(name.ptr[digit]))
			return str_from(name, digit);
	}
	return STR_NONE;
}

static struct str version_of(const struct wrap *wrap)
{
	static const char *const endings[] = {
		".tar.gz", ".tar.xz", ".tar.bz2", ".tgz", ".zip", ".tar.zst", NULL};
	struct str file = wrap->filename, version = version_in(wrap->directory);
	if (wrap->revision.len)
		return wrap->revision;
	for (const char *const *ending = endings; *ending; ending++)
		file = lock_without(file, *ending);
	return version.len ? version : version_in(file);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct wrap wrap = {0};
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str value, key = lock_pair(line.body, '=', &value);
		if (str_starts(line.body, STR("[")))
			wrap.section = str_sub(line.body, 1, line.body.len - 1);
		else if (str_starts(wrap.section, STR("wrap-")) && key.len)
			take(&wrap, key, value);
	}
	bool git = wrap.url.len > 0;
	struct str url = git ? wrap.url : wrap.source_url;
	struct str file = lock->doc->file.ptr ? lock->doc->file : lock->doc->name;
	size_t slash = str_rfind_byte(file, '/');
	if (!url.len) {
		if (!wrap.section.len)
			lock_syntax(lock, 0, "no section [wrap-file] or [wrap-git]");
		return;
	}
	struct package package = package_in(lock, url);
	package.name = lock_without(slash == STR_NPOS ? file : str_from(file, slash + 1), ".wrap");
	package.version = version_of(&wrap);
	package.url = url;
	package.url_kind = git ? URL_VCS : URL_DISTRIBUTION;
	package.hash = wrap.hash;
	package.qualifiers[0] = (struct lock_qualifier){git ? "vcs_url" : "download_url", url};
	uint32_t component = lock_add(lock, &package);
	if (wrap.fallback.len)
		lock_url(lock, component, URL_DISTRIBUTION, wrap.fallback,
			lock_offset(lock, wrap.fallback));
}

LOCK_FORMAT(meson_wrap, "meson-wrap", "Meson wrap", "generic", TEXT, NULL, "*.wrap");
