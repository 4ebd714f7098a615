/* paket.lock: sections NUGET, GITHUB, HTTP ..., each with remotes; a package "name (version)" stands
 * four spaces deep, what it needs six. */
#include "lock/lock.h"

struct section {
	struct str kind; /* "NUGET", "GITHUB" ... */
	struct str remote;
	enum component_scope scope;
	uint32_t package;
};

/* "name (version) - options" */
static struct str split_version(struct str body, struct str *version)
{
	size_t open = str_find(body, STR(" (")), close;
	*version = STR_NONE;
	if (open == STR_NPOS)
		return lock_word(&body);
	struct str rest = str_from(body, open + 2);
	close = str_find_byte(rest, ')');
	*version = str_sub(rest, 0, close == STR_NPOS ? rest.len : close);
	return str_trim(str_sub(body, 0, open));
}

static void add_package(struct lock *lock, struct section *section, const struct line *line)
{
	struct package package = package_in(lock, line->body);
	struct str name = split_version(line->body, &package.version);
	package.scope = section->scope;
	if (str_is(section->kind, "NUGET")) {
		package.name = name;
		package.url = section->remote;
		package.url_kind = URL_DISTRIBUTION;
		package.served = true;
		package.ref = name;
	} else if (str_is(section->kind, "GITHUB")) {
		package.type = "github";
		package_split(&package, section->remote, '/');
		package.subpath = name;
	} else if (str_is(section->kind, "GIT")) {
		if (!package_from_repository(lock, &package, section->remote)) {
			package.type = "generic";
			package_split(&package, section->remote, '/');
		}
		package.url = section->remote;
	} else {
		package.type = "generic";
		package.name = name;
		package.url = section->remote;
	}
	section->package = lock_add(lock, &package);
}

static bool read_line(struct lock *lock, struct section *section, const struct line *line)
{
	struct str rest, key = lock_pair(line->body, ':', &rest), version;
	if (line->indent == 0) {
		struct str body = line->body, word = lock_word(&body);
		if (str_is(word, "GROUP"))
			section->scope = str_eq_nocase(str_trim(body), STR("build")) ? SCOPE_BUILD
				: str_find(body, STR("est")) != STR_NPOS             ? SCOPE_TEST
										     : SCOPE_NONE;
		else
			section->kind = word;
		for (size_t i = 0; i < word.len; i++)
			if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
				return false;
	} else if (line->indent == 2 && str_is(key, "remote")) {
		section->remote = rest;
	} else if (line->indent == 4 && section->kind.len) {
		add_package(lock, section, line);
	} else if (line->indent == 6 && str_is(section->kind, "NUGET")) {
		struct str name = split_version(line->body, &version);
		lock_depends(lock, section->package, name, line->offset + line->indent);
	}
	return true;
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct section section = {.package = COMPONENT_NONE};
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		if (line.body.len && !read_line(lock, &section, &line)) {
			lock_syntax(lock, line.offset, "%s is no line of a paket.lock file",
				diag_quote(lock->doc, line.body));
			return;
		}
}

LOCK_FORMAT(paket_lock, "paket-lock", "Paket lock file", "nuget", TEXT, NULL, "paket.lock");
