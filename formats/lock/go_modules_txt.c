/* vendor/modules.txt: what was vendored. "# PATH VERSION [=> PATH [VERSION]]", "## explicit ...", and
 * the packages that are used. */
#include "lock/go_names.h"

static bool is_module(struct str body)
{
	return str_starts(body, STR("# "));
}

static uint32_t add_module(struct lock *lock, const struct line *line)
{
	struct str rest = str_from(line->body, 2);
	struct str path = lock_word(&rest), version = lock_word(&rest), token = lock_word(&rest);
	struct package package = package_in(lock, line->body);
	if (str_is(version, "=>"))
		return COMPONENT_NONE; /* would replace a module; what it does is stated there */
	if (str_is(token, "=>")) {
		path = lock_word(&rest);
		version = lock_word(&rest);
	}
	if (!path.len || (!version.len && !go_is_local(path))) {
		lock_shape(lock, line->offset, "a module without a version");
		return COMPONENT_NONE;
	}
	if (go_is_local(path))
		return COMPONENT_NONE;
	package_split(&package, path, '/');
	package.version = version;
	package.direct = DIRECTNESS_TRANSITIVE;
	return lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	uint32_t module = COMPONENT_NONE;
	bool any = false;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (is_module(line.body))
			module = add_module(lock, &line);
		else if (str_starts(line.body, STR("## explicit")) && module != COMPONENT_NONE)
			lock->bom->components.items[module].direct = DIRECTNESS_DIRECT;
		any |= line.body.len && line.body.ptr[0] == '#';
		if (line.body.len && !any) {
			lock_syntax(lock, line.offset, "%s is no line of a modules.txt file",
				diag_quote(lock->doc, line.body));
			return;
		}
	}
}

LOCK_FORMAT(go_modules_txt, "go-modules-txt", "Go vendored modules", "golang", TEXT, NULL,
	"vendor/modules.txt");
