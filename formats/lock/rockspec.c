/* *.rockspec: the string literals of "dependencies" and of its kin: "name >= 1.0". */
#include "lock/code.h"

static void add_list(struct lock *lock, struct str list, enum component_scope scope)
{
	while (list.ptr) {
		struct str text = code_string(&list, "--"), rest = text, name = lock_word(&rest);
		if (!name.len || str_is(name, "lua"))
			continue;
		struct package package = package_in(lock, name);
		struct str sign = lock_word(&rest), version = lock_word(&rest);
		package.name = name;
		if (str_is(sign, "=="))
			package.version = version;
		package.scope = scope;
		package.direct = DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	static const struct {
		const char *name;
		enum component_scope scope;
	} lists[] = {{"dependencies", SCOPE_NONE}, {"build_dependencies", SCOPE_BUILD},
		{"test_dependencies", SCOPE_TEST}};
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str rest, key = lock_pair(line.text, '=', &rest);
		for (size_t i = 0; i < sizeof lists / sizeof *lists && !line.indent; i++) {
			if (!str_is(key, lists[i].name))
				continue;
			size_t at = str_find_byte(line.text, '=') + 1;
			add_list(lock,
				code_brackets(lock,
					code_skip(str_from(lock->doc->bytes, line.offset + at)),
					"--"),
				lists[i].scope);
		}
	}
	code_note(lock);
}

LOCK_FORMAT(rockspec, "rockspec", "LuaRocks specification", "luarocks", TEXT, NULL, "*.rockspec");
