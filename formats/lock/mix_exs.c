/* mix.exs of Elixir: the tuples {:name, "~> 1.0", options} of its dependencies. */
#include "lock/code.h"

static bool is_name(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

/* only: :test, runtime: false ... */
static enum component_scope scope_of(struct str options)
{
	size_t only = str_find(options, STR("only:"));
	struct str rest = only == STR_NPOS ? STR_NONE : str_from(options, only);
	rest = str_sub(rest, 0, str_find_byte(rest, ']'));
	if (!rest.len || str_find(rest, STR(":prod")) != STR_NPOS)
		return SCOPE_NONE;
	return str_find(rest, STR(":dev")) != STR_NPOS ? SCOPE_DEV : SCOPE_TEST;
}

static struct str option(struct str options, const char *name)
{
	size_t at = str_find(options, str_of(name));
	struct str rest = at == STR_NPOS ? STR_NONE : str_from(options, at);
	return code_string(&rest, "#");
}

static void add(struct lock *lock, struct str tuple)
{
	struct str rest = tuple, name = str_cut(&rest, ',');
	name = str_trim(str_from(name, 1));
	struct str options = code_skip(rest), git = option(options, "git:");
	struct str github = option(options, "github:");
	struct package package = package_in(lock, name);
	bool known = str_starts(options, STR("\"")) || git.len || github.len ||
		str_starts(options, STR("hex:")) || str_starts(options, STR("override:"));
	if (!name.len || !known || option(options, "path:").ptr ||
		str_find(options, STR("in_umbrella:")) != STR_NPOS)
		return;
	package.name = name;
	package.range = true;
	package.direct = DIRECTNESS_DIRECT;
	package.scope = scope_of(options);
	if (str_starts(options, STR("\"")))
		package.version = code_string(&options, "#");
	if (github.len)
		git = arena_printf(lock->arena, "https://github.com/%.*s", STR_ARG(github));
	if (git.len) {
		package.url = git;
		package.url_kind = URL_VCS;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", git};
	}
	lock_add(lock, &package);
}

/* The list that `defp deps do [` begins, or that `deps:` names. */
static void entries(struct lock *lock, struct node *root)
{
	struct str all = lock->doc->bytes, rest = all;
	(void)root;
	for (size_t at; (at = str_find(rest, STR("deps"))) != STR_NPOS;) {
		struct str head = str_from(rest, at + 4);
		struct str list = str_from(head, str_find_byte(head, '['));
		struct str between = str_sub(head, 0, head.len - list.len);
		rest = head;
		if (str_find(between, STR("do")) == STR_NPOS || between.len > 200)
			continue;
		struct str inside = code_brackets(lock, list, "#");
		for (size_t tuple; (tuple = str_find(inside, STR("{:"))) != STR_NPOS;) {
			struct str one = code_brackets(lock, str_from(inside, tuple), "#");
			if (one.len > 1 && is_name(one.ptr[1]))
				add(lock, one);
			inside = str_from(inside, tuple + 2 + one.len);
		}
		rest = str_from(rest, head.len - list.len);
	}
	code_note(lock);
}

LOCK_FORMAT(mix_exs, "mix-exs", "Mix project", "hex", TEXT, NULL, "mix.exs");
