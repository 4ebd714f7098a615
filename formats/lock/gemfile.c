/* Gemfile, gems.rb and *.gemspec: the calls whose first argument is the literal name of a gem. */
#include "lock/code.h"

struct gemfile {
	struct lock *lock;
	enum component_scope scopes[16]; /* of the blocks that are open */
	size_t depth;
};

static bool names_development(struct str text)
{
	return str_find(text, STR(":development")) != STR_NPOS ||
		str_find(text, STR(":test")) != STR_NPOS;
}

/* "git: 'URL'", ":github => 'OWNER/NAME'" */
static struct str option(struct str arguments, const char *name)
{
	size_t at = str_find(arguments, str_of(name));
	struct str rest = at == STR_NPOS ? STR_NONE : str_from(arguments, at + strlen(name));
	struct str before = str_trim(str_sub(rest, 0,
		str_find_byte(rest, '\'') < str_find_byte(rest, '"') ? str_find_byte(rest, '\'')
								     : str_find_byte(rest, '"')));
	bool literal = str_is(before, ":") || str_is(before, "=>");
	return at != STR_NPOS && literal ? code_string(&rest, "#") : STR_NONE;
}

static void take_source(struct lock *lock, struct package *package, struct str arguments)
{
	struct str git = option(arguments, "git"), github = option(arguments, "github");
	if (github.len)
		git = arena_printf(lock->arena, "https://github.com/%.*s", STR_ARG(github));
	if (!git.len)
		return;
	package->url = git;
	package->url_kind = URL_VCS;
	package->qualifiers[0] = (struct lock_qualifier){"vcs_url", git};
}

static void add_gem(struct gemfile *file, struct str arguments, enum component_scope scope)
{
	struct lock *lock = file->lock;
	struct str rest = arguments, name = code_string(&rest, "#"), next = str_trim(rest);
	if (!name.len || option(arguments, "path").len)
		return;
	struct package package = package_in(lock, name);
	package.name = name;
	package.range = true;
	package.scope = names_development(arguments) ? SCOPE_DEV : scope;
	package.direct = DIRECTNESS_DIRECT;
	if (str_starts(next, STR(","))) {
		next = str_trim(str_from(next, 1));
		if (next.len && (next.ptr[0] == '"' || next.ptr[0] == '\''))
			package.version = code_string(&next, "#");
	}
	take_source(lock, &package, arguments);
	lock_add(lock, &package);
}

/* "spec.add_dependency 'name'": what stands behind the method's name. */
static struct str method(struct str body, const char *name)
{
	size_t at = str_find(body, str_of(name));
	if (at == STR_NPOS || at == 0 || body.ptr[at - 1] != '.')
		return STR_NONE;
	return str_from(body, at + strlen(name));
}

static void read_line(struct gemfile *file, struct str body)
{
	struct str rest = body, word = lock_word(&rest), call;
	enum component_scope outer = file->depth ? file->scopes[file->depth - 1] : SCOPE_NONE;
	if (str_starts(word, STR("gem(")))
		add_gem(file, body, outer);
	else if (str_is(word, "gem"))
		add_gem(file, rest, outer);
	else if ((call = method(body, "add_development_dependency")).ptr)
		add_gem(file, call, SCOPE_DEV);
	else if ((call = method(body, "add_runtime_dependency")).ptr ||
		(call = method(body, "add_dependency")).ptr)
		add_gem(file, call, SCOPE_NONE);
	bool opens = str_ends(body, STR(" do")) || str_find(body, STR(" do |")) != STR_NPOS;
	if (opens && file->depth < sizeof file->scopes / sizeof *file->scopes)
		file->scopes[file->depth++] =
			str_starts(word, STR("group")) && names_development(rest) ? SCOPE_DEV
										  : outer;
	else if (str_is(word, "end") && file->depth)
		file->depth--;
}

static void entries(struct lock *lock, struct node *root)
{
	struct gemfile file = {.lock = lock};
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		if (line.body.len && line.body.ptr[0] != '#')
			read_line(&file, line.body);
	code_note(lock);
}

LOCK_FORMAT(gemfile, "gemfile", "Gemfile or gem specification", "gem", TEXT, NULL, "Gemfile",
	"gems.rb", "*.gemspec");
