/* rebar.lock of Erlang: {<<"name">>,{pkg,<<"name">>,<<"version">>},level} and
 * {<<"name">>,{git,"url",{ref,"commit"}},level}. */
#include "lock/lock.h"

/* The text between the next two marks, in which *rest is advanced. */
static struct str between(struct str *rest, const char *open, const char *close)
{
	size_t from = str_find(*rest, str_of(open));
	if (from == STR_NPOS)
		return STR_NONE;
	struct str inside = str_from(*rest, from + strlen(open));
	size_t to = str_find(inside, str_of(close));
	if (to == STR_NPOS)
		return STR_NONE;
	*rest = str_from(inside, to + strlen(close));
	return str_sub(inside, 0, to);
}

static void add_entry(struct lock *lock, struct str text)
{
	struct str rest = text, name = between(&rest, "<<\"", "\">>"), tail = rest;
	struct package package = package_in(lock, name.ptr ? name : text);
	if (str_starts(rest, STR(",{pkg,")) || str_starts(rest, STR(",\n  {pkg,"))) {
		package.name = between(&rest, "<<\"", "\">>");
		package.version = between(&rest, "<<\"", "\">>");
	} else {
		package.name = name;
		package.url = between(&tail, "\"", "\"");
		package.version = between(&tail, "\"", "\"");
		package.url_kind = URL_VCS;
	}
	for (size_t i = 0; i < package.name.len; i++)
		if (!ascii_is_alnum(package.name.ptr[i]) && package.name.ptr[i] != '_' &&
			package.name.ptr[i] != '-') {
			lock_syntax(lock, package.offset, "%s is no name of a package",
				diag_quote(lock->doc, package.name));
			return;
		}
	package.direct =
		str_find(text, STR("},0}")) != STR_NPOS ? DIRECTNESS_DIRECT : DIRECTNESS_TRANSITIVE;
	package.ref = package.name;
	lock_add(lock, &package);
}

/* Behind the list of packages: [{pkg_hash,[{<<"name">>, <<"HEX">>}, ...]}, ...]. */
static void add_hashes(struct lock *lock, struct str text)
{
	struct str name, hash;
	while ((name = between(&text, "{<<\"", "\">>")).ptr &&
		(hash = between(&text, "<<\"", "\">>")).ptr) {
		uint32_t component = map_get(&lock->refs, name);
		if (component != MAP_NONE)
			lock_hash(lock, component, hash, lock_offset(lock, hash));
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct str text = lock->doc->bytes;
	size_t end = str_find(text, STR("]}."));
	(void)root;
	if (end == STR_NPOS)
		end = str_find(text, STR("]."));
	if (end == STR_NPOS) {
		if (str_trim(text).len)
			lock_syntax(lock, 0, "no list of packages");
		return;
	}
	struct str list = str_sub(text, 0, end);
	for (size_t at; (at = str_find(list, STR("{<<\""))) != STR_NPOS;) {
		struct str entry = str_from(list, at);
		size_t next = str_find(str_from(entry, 4), STR("\n {<<\""));
		add_entry(lock, str_sub(entry, 0, next == STR_NPOS ? entry.len : next + 4));
		list = next == STR_NPOS ? STR_NONE : str_from(entry, next + 4);
	}
	add_hashes(lock, str_from(text, end));
}

LOCK_FORMAT(rebar_lock, "rebar-lock", "rebar3 lock file", "hex", TEXT, NULL, "rebar.lock");
