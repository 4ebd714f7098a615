/* cpanfile of Perl: requires 'Module', '>= 1.0'; on phases in blocks.
 * https://metacpan.org/dist/Module-CPANfile/view/lib/cpanfile.pod */
#include "lock/code.h"

static enum component_scope phase(struct str body, enum component_scope outer)
{
	struct str rest = body, name = code_string(&rest, "#");
	if (!str_starts(body, STR("on ")) && !str_starts(body, STR("on(")))
		return outer;
	return str_is(name, "test")                                  ? SCOPE_TEST
		: str_is(name, "develop")                            ? SCOPE_DEV
		: str_is(name, "build") || str_is(name, "configure") ? SCOPE_BUILD
								     : outer;
}

static void add(struct lock *lock, struct str arguments, enum component_scope scope)
{
	struct str rest = arguments, name = code_string(&rest, "#"), next = code_skip(rest);
	struct package package = package_in(lock, name);
	if (!name.len || str_is(name, "perl"))
		return;
	package.group = STR("cpan-module"); /* a purl of CPAN names a distribution, not a module */
	package.name = name;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	package.purl_version = STR("");
	while (next.len && strchr(",=>", next.ptr[0]))
		next = code_skip(str_from(next, 1));
	if (next.len && (next.ptr[0] == '\'' || next.ptr[0] == '"'))
		package.version = code_string(&next, "#");
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	static const struct {
		const char *name;
		enum component_scope scope;
	} words[] = {{"requires", SCOPE_NONE}, {"recommends", SCOPE_OPTIONAL},
		{"suggests", SCOPE_OPTIONAL}, {"test_requires", SCOPE_TEST},
		{"author_requires", SCOPE_DEV}, {"configure_requires", SCOPE_BUILD},
		{"build_requires", SCOPE_BUILD}};
	struct lines lines = lock_lines(lock);
	struct line line;
	enum component_scope scope = SCOPE_NONE;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str body = line.body;
		scope = phase(body, scope);
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			size_t length = strlen(words[i].name);
			if (str_starts(body, str_of(words[i].name)) && body.len > length &&
				strchr(" ('\"", body.ptr[length]))
				add(lock, str_from(body, length),
					words[i].scope ? words[i].scope : scope);
		}
		if (str_starts(body, STR("}")))
			scope = SCOPE_NONE;
	}
	code_note(lock);
}

LOCK_FORMAT(cpanfile, "cpanfile", "cpanfile", "generic", TEXT, NULL, "cpanfile");
