/* Cartfile.resolved of Carthage: github "owner/name" "version", git "url" "version", binary "url"
 * "version". */
#include "lock/lock.h"

static struct str quoted(struct str *rest)
{
	size_t open = str_find_byte(*rest, '"');
	struct str inside = open == STR_NPOS ? STR_NONE : str_from(*rest, open + 1);
	size_t close = str_find_byte(inside, '"');
	if (close == STR_NPOS)
		return STR_NONE;
	*rest = str_from(inside, close + 1);
	return str_sub(inside, 0, close);
}

static bool add_line(struct lock *lock, const struct line *line)
{
	struct str rest = line->body, kind = lock_word(&rest);
	struct str source = quoted(&rest), version = quoted(&rest);
	struct package package = package_in(lock, line->body);
	bool address = str_find(source, STR("://")) != STR_NPOS || str_starts(source, STR("git@"));
	if (!source.len || !version.ptr)
		return false;
	package.version = version;
	package.url_kind = str_is(kind, "binary") ? URL_DISTRIBUTION : URL_VCS;
	package.url = source;
	if (str_is(kind, "github") && !address) {
		package.type = "github";
		package_split(&package, source, '/');
		package.url = arena_printf(lock->arena, "https://github.com/%.*s", STR_ARG(source));
	} else if (!package_from_repository(lock, &package, source)) {
		package.type = "generic";
		package_split(&package, lock_without(lock_without(source, "/"), ".git"), '/');
		package.group = STR_NONE;
	}
	return lock_add(lock, &package) != COMPONENT_NONE;
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		if (line.body.len && line.body.ptr[0] != '#' && !add_line(lock, &line)) {
			lock_syntax(lock, line.offset, "%s is no line of a Cartfile.resolved",
				diag_quote(lock->doc, line.body));
			return;
		}
}

LOCK_FORMAT(cartfile_resolved, "cartfile-resolved", "Carthage resolution", "github", TEXT, NULL,
	"Cartfile.resolved");
