/* Package.swift: the addresses of .package(url: "...", from: "1.0"), as far as they are literal. */
#include "lock/code.h"

static void add(struct lock *lock, struct str arguments)
{
	static const char *const keys[] = {"from:", "exact:", "revision:", "branch:", ".exact(",
		".upToNextMajor(", ".upToNextMinor(", NULL};
	size_t at = str_find(arguments, STR("url:"));
	struct str rest = at == STR_NPOS ? STR_NONE : str_from(arguments, at + 4);
	struct str url = code_string(&rest, "//");
	struct package package = package_in(lock, url);
	if (!url.len)
		return;
	for (const char *const *key = keys; *key && !package.version.len; key++) {
		size_t found = str_find(rest, str_of(*key));
		struct str value = found == STR_NPOS ? STR_NONE : str_from(rest, found);
		package.version = value.ptr ? code_string(&value, "//") : STR_NONE;
	}
	struct str path = lock_without(lock_without(url, "/"), ".git");
	size_t scheme = str_find(path, STR("://"));
	if (scheme != STR_NPOS)
		path = str_from(path, scheme + 3);
	package_split(&package, path, '/');
	package.purl_version = STR("");
	package.direct = DIRECTNESS_DIRECT;
	package.url = url;
	package.url_kind = URL_VCS;
	lock_add(lock, &package);
}

/* In a comment that goes to the end of the line? */
static bool is_comment(struct str before)
{
	struct str line = str_from(before, str_rfind_byte(before, '\n') + 1);
	size_t slashes = str_find(line, STR("//"));
	return slashes != STR_NPOS && (slashes == 0 || line.ptr[slashes - 1] != ':');
}

static void entries(struct lock *lock, struct node *root)
{
	static const struct str call = STR_INIT(".package(");
	struct str rest = lock->doc->bytes;
	(void)root;
	for (size_t at; (at = str_find(rest, call)) != STR_NPOS;) {
		bool comment = is_comment(str_sub(rest, 0, at));
		struct str inside = code_brackets(lock, str_from(rest, at + call.len - 1), "//");
		if (!inside.ptr && !comment)
			lock_shape(lock, lock_offset(lock, str_from(rest, at)),
				"a call that is not closed");
		if (!comment)
			add(lock, inside);
		rest = str_from(rest, at + call.len + inside.len);
	}
	code_note(lock);
}

LOCK_FORMAT(swift_package, "swift-package", "Swift package", "swift", TEXT, NULL, "Package.swift");
