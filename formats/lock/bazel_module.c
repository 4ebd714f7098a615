/* MODULE.bazel: the calls of bazel_dep and of overrides, as far as their arguments are literals. */
#include "lock/code.h"

/* A keyword argument; *literal tells whether it is a string. */
static struct str keyword(struct str arguments, const char *name)
{
	struct str key = str_of(name);
	for (size_t at = 0, found; (found = str_find(str_from(arguments, at), key)) != STR_NPOS;) {
		at += found;
		struct str rest = str_trim(str_from(arguments, at + key.len));
		bool whole = at == 0 ||
			(!ascii_is_alnum(arguments.ptr[at - 1]) && arguments.ptr[at - 1] != '_' &&
				arguments.ptr[at - 1] != '"');
		at += key.len;
		if (!whole || !str_starts(rest, STR("=")))
			continue;
		rest = str_trim(str_from(rest, 1));
		bool literal = rest.len && (rest.ptr[0] == '"' || rest.ptr[0] == '\'');
		return literal ? code_string(&rest, "#") : STR_NONE;
	}
	return STR_NONE;
}

static void add_dependency(struct lock *lock, struct str call, struct str arguments)
{
	struct package package = package_in(lock, call);
	package.name = keyword(arguments, "name");
	package.version = keyword(arguments, "version");
	package.direct = DIRECTNESS_DIRECT;
	if (str_find(arguments, STR("dev_dependency = True")) != STR_NPOS)
		package.scope = SCOPE_DEV;
	if (package.name.len)
		package.offset = lock_offset(lock, package.name);
	lock_add(lock, &package);
}

/* archive_override(urls = ...), git_override(remote = ...): where a module is really from. */
static void add_override(struct lock *lock, struct str call, struct str arguments)
{
	struct package package = package_in(lock, call);
	struct str remote = keyword(arguments, "remote"), url = keyword(arguments, "urls");
	size_t scheme = str_find(arguments, STR("\"http"));
	if (!remote.len && !url.len && scheme != STR_NPOS)
		url = code_string(
			&(struct str){arguments.ptr + scheme, arguments.len - scheme}, "#");
	package.name = keyword(arguments, "module_name");
	package.version = keyword(arguments, remote.len ? "commit" : "version");
	package.url = remote.len ? remote : url;
	package.url_kind = remote.len ? URL_VCS : URL_DISTRIBUTION;
	package.direct = DIRECTNESS_DIRECT;
	if (package.name.len && package.url.len)
		lock_add(lock, &package);
}

static void read_call(struct lock *lock, struct str text)
{
	static const struct {
		const char *name;
		void (*add)(struct lock *lock, struct str call, struct str arguments);
	} calls[] = {{"bazel_dep", add_dependency}, {"archive_override", add_override},
		{"git_override", add_override}};
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		struct str name = str_of(calls[i].name), rest = str_from(text, name.len);
		if (!str_starts(text, name) || !str_starts(code_skip(rest), STR("(")))
			continue;
		struct str arguments = code_brackets(lock, code_skip(rest), "#");
		if (!arguments.ptr) {
			lock_shape(lock, lock_offset(lock, text), "a call that is not closed");
			arguments = str_sub(rest, 0, str_find_byte(rest, '\n'));
		}
		calls[i].add(lock, str_sub(text, 0, name.len), arguments);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		if (line.body.len && line.body.ptr[0] != '#')
			read_call(lock, str_from(lock->doc->bytes, line.offset + line.indent));
}

LOCK_FORMAT(bazel_module, "bazel-module", "Bazel module", "bazel", TEXT, NULL, "MODULE.bazel",
	"*.MODULE.bazel");
