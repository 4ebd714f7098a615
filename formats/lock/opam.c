/* opam files: the packages of "depends", "depopts" and of what pins them. */
#include "lock/code.h"

/* Constraints stand in braces behind the name; {= "1.2"} states the version. */
static void add_list(struct lock *lock, struct str list, enum component_scope scope)
{
	while (list.ptr) {
		struct str name = code_string(&list, "#"), rest = code_skip(list),
			   version = STR_NONE;
		if (!name.ptr)
			break;
		struct str filter =
			str_starts(rest, STR("{")) ? code_brackets(lock, rest, "#") : STR_NONE;
		if (filter.ptr) {
			struct str exact = str_trim(filter);
			if (str_starts(exact, STR("=")))
				version = code_string(&exact, "#");
			list = str_from(list, (size_t)(filter.ptr + filter.len - list.ptr) + 1);
		}
		struct package package = package_in(lock, name);
		package.name = name;
		package.version = version;
		package.direct = DIRECTNESS_DIRECT;
		package.scope = str_find(filter, STR("with-test")) != STR_NPOS ? SCOPE_TEST
			: str_find(filter, STR("build")) != STR_NPOS           ? SCOPE_BUILD
									       : scope;
		if (name.len)
			lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str rest, key = lock_pair(line.text, ':', &rest);
		bool optional = str_is(key, "depopts");
		if (line.indent || (!optional && !str_is(key, "depends")))
			continue;
		struct str value = str_from(lock->doc->bytes, line.offset + key.len + 1);
		value = code_skip(value);
		struct str inside = code_brackets(lock, value, "#");
		if (str_starts(value, STR("[")) && !inside.ptr && value.len > 1 &&
			value.ptr[1] != ']')
			lock_shape(lock, line.offset, "a list that is not closed");
		add_list(lock, str_starts(value, STR("\"")) ? line.text : inside,
			optional ? SCOPE_OPTIONAL : SCOPE_NONE);
	}
}

LOCK_FORMAT(opam, "opam", "opam package", "opam", TEXT, NULL, "opam", "*.opam", "*.opam.locked",
	"opam.locked");
