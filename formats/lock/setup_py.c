/* setup.py: the string literals of the lists of requirements. */
#include "lock/code.h"
#include "lock/pypi.h"

static const struct {
	const char *name;
	enum component_scope scope;
} lists[] = {{"install_requires", SCOPE_NONE}, {"extras_require", SCOPE_OPTIONAL},
	{"setup_requires", SCOPE_BUILD}, {"tests_require", SCOPE_TEST}};

static void add_requirement(struct lock *lock, struct str text, enum component_scope scope)
{
	struct package package = package_in(lock, text);
	if (!text.len || text.ptr[0] == '-' || !pypi_requirement(lock, &package, text))
		return;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	lock_add(lock, &package);
}

/* The keys of extras_require are no requirements: a colon follows them. */
static void read_list(struct lock *lock, struct str list, enum component_scope scope)
{
	while (list.ptr) {
		struct str text = code_string(&list, "#");
		if (text.ptr && !str_starts(code_skip(list), STR(":")))
			add_requirement(lock, text, scope);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	(void)root;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct str rest = lock->doc->bytes, name = str_of(lists[i].name);
		for (size_t at; (at = str_find(rest, name)) != STR_NPOS;) {
			rest = str_from(rest, at + name.len);
			struct str value = code_skip(rest);
			if (!str_starts(value, STR("=")))
				continue;
			struct str list = code_brackets(lock, code_skip(str_from(value, 1)), "#");
			if (!list.ptr && !diag_full(lock->doc, DIAG_LOCK_LITERALS))
				diag(lock->doc, DIAG_LOCK_LITERALS, lock_offset(lock, value),
					"%s is no literal list, and was not read", lists[i].name);
			read_list(lock, list, lists[i].scope);
			if (list.ptr)
				rest = str_from(rest, (size_t)(list.ptr - rest.ptr) + list.len);
		}
	}
	code_note(lock);
}

LOCK_FORMAT(setup_py, "setup-py", "Python setup script", "pypi", TEXT, NULL, "setup.py");
