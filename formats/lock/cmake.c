/* CMake: what FetchContent_Declare, ExternalProject_Add and CPMAddPackage fetch, as far as their
 * arguments are literals. */
#include "lock/code.h"

struct arguments {
	struct str items[64];
	size_t count;
};

/* Arguments are separated by white space; "..." holds one; # begins a comment. */
static void split(struct str text, struct arguments *arguments)
{
	arguments->count = 0;
	while ((text = str_trim(text)).len && arguments->count < 64) {
		struct str rest = text;
		if (text.ptr[0] == '#') {
			str_cut(&text, '\n');
		} else if (text.ptr[0] == '"') {
			arguments->items[arguments->count++] = code_string(&text, "\n#");
		} else {
			arguments->items[arguments->count++] = lock_word(&rest);
			text = rest;
		}
	}
}

static struct str after(const struct arguments *arguments, const char *key)
{
	for (size_t i = 0; i + 1 < arguments->count; i++)
		if (str_is(arguments->items[i], key))
			return arguments->items[i + 1];
	return STR_NONE;
}

static bool is_computed(struct str text)
{
	return str_find(text, STR("${")) != STR_NPOS || str_find(text, STR("$<")) != STR_NPOS;
}

static void take_hash(struct lock *lock, uint32_t component, struct str text)
{
	struct str digits = text, algorithm = str_cut(&digits, '=');
	if (digits.len && str_eq_nocase(algorithm, STR("SHA256")))
		lock_hash_as(lock, component, "sha256", digits, lock_offset(lock, digits));
	else if (digits.len && str_eq_nocase(algorithm, STR("SHA512")))
		lock_hash_as(lock, component, "sha512", digits, lock_offset(lock, digits));
}

static void add(struct lock *lock, const struct arguments *arguments, struct str name,
	struct str repository, struct str version)
{
	struct str url = after(arguments, "URL");
	struct str address = repository.len ? repository : url;
	struct package package = package_in(lock, name);
	if (!address.len || !name.len)
		return;
	if (is_computed(address) || is_computed(name)) {
		lock_unresolved(lock, package.offset, is_computed(name) ? name : address);
		return;
	}
	if (str_find(address, STR("://")) == STR_NPOS && !str_starts(address, STR("git@")))
		return; /* a path */
	package.name = name;
	package.version = is_computed(version) ? STR_NONE : version;
	package.url = address;
	package.url_kind = repository.len ? URL_VCS : URL_DISTRIBUTION;
	package.direct = DIRECTNESS_DIRECT;
	package.scope = SCOPE_NONE;
	if (!package_from_repository(lock, &package, address))
		package.qualifiers[0] = (struct lock_qualifier){
			repository.len ? "vcs_url" : "download_url", address};
	take_hash(lock, lock_add(lock, &package), after(arguments, "URL_HASH"));
}

static void add_declared(struct lock *lock, const struct arguments *arguments)
{
	struct str repository = after(arguments, "GIT_REPOSITORY");
	if (!repository.len)
		repository = after(arguments, "SVN_REPOSITORY");
	if (!repository.len)
		repository = after(arguments, "HG_REPOSITORY");
	add(lock, arguments, arguments->items[0], repository, after(arguments, "GIT_TAG"));
}

/* "gh:owner/name@1.2#tag" */
static void add_short(struct lock *lock, struct str text)
{
	static const struct {
		const char *prefix, *host;
	} forges[] = {{"gh:", "github.com"}, {"gl:", "gitlab.com"}, {"bb:", "bitbucket.org"}};
	for (size_t i = 0; i < sizeof forges / sizeof *forges; i++) {
		if (!str_starts(text, str_of(forges[i].prefix)))
			continue;
		size_t end = 3;
		while (end < text.len && text.ptr[end] != '@' && text.ptr[end] != '#')
			end++;
		struct arguments none = {.count = 0};
		struct str path = str_sub(text, 3, end), version = str_from(text, end);
		while (version.len && strchr("@#", version.ptr[0]))
			version = str_from(version, 1);
		add(lock, &none, path,
			arena_printf(lock->arena, "https://%s/%.*s", forges[i].host, STR_ARG(path)),
			str_cut(&version, '#'));
	}
}

static void add_cpm(struct lock *lock, const struct arguments *arguments)
{
	struct str github = after(arguments, "GITHUB_REPOSITORY");
	struct str gitlab = after(arguments, "GITLAB_REPOSITORY");
	struct str repository = after(arguments, "GIT_REPOSITORY");
	struct str version = after(arguments, "VERSION"), name = after(arguments, "NAME");
	if (arguments->count == 1) {
		add_short(lock, arguments->items[0]);
		return;
	}
	if (!version.len)
		version = after(arguments, "GIT_TAG");
	if (github.len)
		repository = arena_printf(lock->arena, "https://github.com/%.*s", STR_ARG(github));
	else if (gitlab.len)
		repository = arena_printf(lock->arena, "https://gitlab.com/%.*s", STR_ARG(gitlab));
	add(lock, arguments, name.len ? name : github, repository, version);
}

static const struct {
	const char *name;
	void (*add)(struct lock *lock, const struct arguments *arguments);
} commands[] = {{"FetchContent_Declare", add_declared}, {"ExternalProject_Add", add_declared},
	{"CPMAddPackage", add_cpm}, {"CPMFindPackage", add_cpm}, {"CPMDeclarePackage", add_cpm}};

static void read_command(struct lock *lock, struct str text)
{
	struct arguments arguments;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct str name = str_of(commands[i].name);
		struct str rest = code_skip(str_from(text, name.len));
		if (!str_starts_nocase(text, name) || !str_starts(rest, STR("(")))
			continue;
		struct str inside = code_brackets(lock, rest, "#");
		if (!inside.ptr)
			lock_shape(lock, lock_offset(lock, text), "a command that is not closed");
		split(inside, &arguments);
		if (arguments.count)
			commands[i].add(lock, &arguments);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		if (line.body.len && line.body.ptr[0] != '#')
			read_command(lock, str_from(lock->doc->bytes, line.offset + line.indent));
	code_note(lock);
}

LOCK_FORMAT(cmake, "cmake", "CMake script", "generic", TEXT, NULL, "CMakeLists.txt", "*.cmake");
