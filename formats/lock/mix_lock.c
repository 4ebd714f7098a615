/* mix.lock of Elixir: a map of tuples. {:hex, :name, "version", "inner hash", [tools], [dependencies],
 * "repository", "outer hash"} and {:git, "url", "commit", [options]}. */
#include "lock/lock.h"

/* The strings and atoms at the top level of the tuple behind *text, up to eight. */
static size_t read_tuple(struct str text, struct str parts[8])
{
	size_t count = 0, depth = 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '"') {
			size_t end = str_find_byte(str_from(text, i + 1), '"');
			if (end == STR_NPOS)
				return 0;
			if (depth == 1 && count < 8)
				parts[count++] = str_sub(text, i + 1, i + 1 + end);
			i += end + 1;
		} else if (c == '{' || c == '[') {
			depth++;
		} else if (c == '}' || c == ']') {
			if (depth == 0 || --depth == 0)
				return count;
		} else if (c == ':' && depth == 1 && count < 8) {
			size_t end = i + 1;
			while (end < text.len &&
				(ascii_is_alnum(text.ptr[end]) || text.ptr[end] == '_'))
				end++;
			parts[count++] = str_sub(text, i + 1, end);
			i = end - 1;
		}
	}
	return 0;
}

static bool add_entry(struct lock *lock, struct str name, struct str tuple)
{
	struct str parts[8] = {{0}};
	size_t count = read_tuple(tuple, parts);
	struct package package = package_in(lock, name);
	bool git = str_is(parts[0], "git");
	if (count < 3 || (!git && !str_is(parts[0], "hex")))
		return str_is(parts[0], "path");
	package.name = git ? name : parts[1];
	package.version = parts[2];
	if (git) {
		package.url = parts[1];
		package.url_kind = URL_VCS;
		package.qualifiers[0] = (struct lock_qualifier){"vcs_url", parts[1]};
	} else if (count > 3) {
		/* The last one is the hash of the package as it is downloaded. */
		package.hash = parts[count - 1].len == 64 ? parts[count - 1] : parts[3];
	}
	return lock_add(lock, &package) != COMPONENT_NONE;
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str body = line.body;
		if (str_starts(body, STR("%{")))
			body = str_from(body, 2);
		if (!body.len || body.ptr[0] == '#' || body.ptr[0] == '}')
			continue;
		size_t close =
			body.ptr[0] == '"' ? str_find(str_from(body, 1), STR("\":")) : STR_NPOS;
		if (close == STR_NPOS ||
			!add_entry(lock, str_sub(body, 1, close + 1), str_from(body, close + 3))) {
			lock_syntax(lock, line.offset, "%s is no entry of a mix.lock file",
				diag_quote(lock->doc, body));
			return;
		}
	}
}

LOCK_FORMAT(mix_lock, "mix-lock", "Mix lock file", "hex", TEXT, NULL, "mix.lock");
