#include "lock/lock.h"

#include "base/buf.h"
#include "model/url.h"

void package_split(struct package *package, struct str name, char separator)
{
	size_t at = str_rfind_byte(name, separator);
	package->group = at == STR_NPOS ? STR_NONE : str_sub(name, 0, at);
	package->name = at == STR_NPOS ? name : str_from(name, at + 1);
}

bool lock_is_exact(struct str version)
{
	size_t at = version.len && ascii_lower(version.ptr[0]) == 'v';
	if (at >= version.len || !ascii_is_digit(version.ptr[at]))
		return false;
	for (; at < version.len; at++) {
		char c = version.ptr[at];
		bool wild = (c == 'x' || c == 'X') && version.ptr[at - 1] == '.';
		if (wild || ascii_is_space(c) || strchr("*<>=^~|,()[]${}:/", c))
			return false;
	}
	return true;
}

struct str lock_without(struct str text, const char *ending)
{
	return str_ends(text, str_of(ending)) ? str_sub(text, 0, text.len - strlen(ending)) : text;
}

/* PEP 503: runs of "-", "_" and "." are one "-"; lower case. */
struct str lock_pypi_name(struct lock *lock, struct str name)
{
	char *out = arena_bytes(lock->arena, name.len);
	size_t length = 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = ascii_lower(name.ptr[i]);
		if (c == '_' || c == '.')
			c = '-';
		if (c != '-' || !length || out[length - 1] != '-')
			out[length++] = c;
	}
	struct str made = {out, length};
	return str_eq(made, name) ? name : made;
}

static const struct {
	const char *forge, *type;
} forges[] = {{"github.com", "github"}, {"bitbucket.org", "bitbucket"}, {"gitlab.com", "gitlab"}};

bool package_from_repository(struct lock *lock, struct package *package, struct str url)
{
	struct url parsed;
	if (!url_parse(lock->arena, url, &parsed) || !parsed.owner.len || !parsed.repository.len)
		return false;
	for (size_t i = 0; i < sizeof forges / sizeof *forges; i++) {
		if (!str_is(parsed.forge, forges[i].forge))
			continue;
		package->type = forges[i].type;
		package->group = parsed.owner;
		package->name = parsed.repository;
		return true;
	}
	return false;
}

enum url_kind lock_url_kind(struct str url)
{
	static const char *const schemes[] = {"git+", "git:", "git@", "ssh:", "hg+", "svn+", "bzr+",
		"github:", "gitlab:", "bitbucket:", "svn:", NULL};
	for (const char *const *scheme = schemes; *scheme; scheme++)
		if (str_starts(url, str_of(*scheme)))
			return URL_VCS;
	size_t end = str_find_byte(url, '#');
	return str_ends(str_sub(url, 0, end == STR_NPOS ? url.len : end), STR(".git"))
		? URL_VCS
		: URL_DISTRIBUTION;
}

void lock_registry(struct lock *lock, struct str address, size_t offset)
{
	struct url url;
	struct package package = {.type = "generic",
		.start = offset,
		.end = offset + address.len,
		.offset = offset,
		.scope = SCOPE_BUILD,
		.url_kind = URL_REGISTRY};
	if (!url_parse(lock->arena, address, &url) || !url.host.len)
		return;
	package.name = url.host;
	package.url = arena_printf(lock->arena, "https://%.*s/", STR_ARG(url.host));
	package.qualifiers[0] = (struct lock_qualifier){"repository_url", package.url};
	lock_add(lock, &package);
}

/* Container images: [HOST[:PORT]/]PATH[:TAG][@DIGEST] */

static bool is_host(struct str first)
{
	return str_find_byte(first, '.') != STR_NPOS || str_find_byte(first, ':') != STR_NPOS ||
		str_is(first, "localhost");
}

bool lock_image(struct lock *lock, struct str image, size_t offset, enum component_scope scope)
{
	struct str written = image, digest = STR_NONE, tag = STR_NONE, host = STR_NONE;
	size_t at = str_find_byte(image, '@');
	if (at != STR_NPOS) {
		digest = str_from(image, at + 1);
		image = str_sub(image, 0, at);
	}
	size_t colon = str_rfind_byte(image, ':');
	if (colon != STR_NPOS && str_find_byte(str_from(image, colon), '/') == STR_NPOS) {
		tag = str_from(image, colon + 1);
		image = str_sub(image, 0, colon);
	}
	size_t slash = str_find_byte(image, '/');
	if (slash != STR_NPOS && is_host(str_sub(image, 0, slash))) {
		host = str_sub(image, 0, slash);
		image = str_from(image, slash + 1);
	}
	if (!image.len)
		return false;
	struct package package = {.type = "docker",
		.start = offset,
		.end = offset + written.len,
		.offset = offset,
		.version = tag.len ? tag : digest,
		.purl_version = digest.len ? digest : tag,
		.hash = digest,
		.scope = scope};
	package_split(&package, image, '/');
	if (host.len) {
		package.qualifiers[0] = (struct lock_qualifier){"repository_url", host};
		package.url = arena_printf(lock->arena, "https://%.*s/", STR_ARG(host));
		package.url_kind = URL_REGISTRY;
	}
	return lock_add(lock, &package) != COMPONENT_NONE;
}

void lock_template_images(struct lock *lock, enum component_scope scope)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	while (lines_next(&lines, &line)) {
		struct str rest, image, body = line.body;
		if (str_starts(body, STR("- ")))
			body = str_trim(str_from(body, 2));
		if (!str_is(lock_pair(body, ':', &rest), "image") ||
			str_find(rest, STR("{{")) != STR_NPOS)
			continue;
		image = lock_unquoted(lock_word(&rest));
		if (image.len && image.ptr[0] != '#')
			lock_image(lock, image, lock_offset(lock, image), scope);
	}
	diag(lock->doc, DIAG_LOCK_LITERALS, 0,
		"a template: images were read as far as they are not computed");
}
