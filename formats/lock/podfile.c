/* Podfile and *.podspec of CocoaPods: the literal names of pods. */
#include "lock/code.h"

/* ":git => 'URL'", "git: 'URL'" */
static struct str option(struct str arguments, const char *name)
{
	size_t at = str_find(arguments, str_of(name));
	struct str rest = at == STR_NPOS ? STR_NONE : str_from(arguments, at + strlen(name));
	rest = code_skip(rest);
	if (str_starts(rest, STR("=>")) || str_starts(rest, STR(":")))
		return code_string(&rest, "#");
	return STR_NONE;
}

static void add_pod(struct lock *lock, struct str arguments)
{
	struct str rest = arguments, name = code_string(&rest, "#"), next = code_skip(rest);
	struct str git = option(rest, "git"), subspec = name;
	struct package package = package_in(lock, name);
	if (!name.len || option(rest, "path").ptr || str_find(name, STR("#{")) != STR_NPOS)
		return;
	package.name = str_cut(&subspec, '/');
	package.subpath = subspec;
	package.range = true;
	package.direct = DIRECTNESS_DIRECT;
	next = code_skip(str_starts(next, STR(",")) ? str_from(next, 1) : next);
	if (next.len && (next.ptr[0] == '\'' || next.ptr[0] == '"'))
		package.version = code_string(&next, "#");
	if (git.len) {
		package.url = git;
		package.url_kind = URL_VCS;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", git};
	}
	lock_add(lock, &package);
}

static void read_line(struct lock *lock, struct str body)
{
	static const struct str dependency = STR_INIT(".dependency");
	struct str rest = body, word = lock_word(&rest);
	size_t at = str_find(body, dependency);
	if (str_is(word, "pod") || str_starts(word, STR("pod(")))
		add_pod(lock, str_from(body, 3));
	else if (at != STR_NPOS && at > 0)
		add_pod(lock, str_from(body, at + dependency.len));
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		if (!str_starts(line.body, STR("#")))
			read_line(lock, line.body);
	code_note(lock);
}

LOCK_FORMAT(podfile, "podfile", "Podfile or pod specification", "cocoapods", TEXT, NULL, "Podfile",
	"*.podspec");
