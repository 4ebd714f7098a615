/* *.cabal of Haskell: the packages of build-depends and build-tool-depends.
 * https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html */
#include "lock/lock.h"

static bool is_name(char c)
{
	return ascii_is_alnum(c) || c == '-';
}

/* The next element of a list; commas within braces separate none. */
static struct str next_element(struct str *list)
{
	size_t end = 0, depth = 0;
	for (; end < list->len && (list->ptr[end] != ',' || depth); end++) {
		depth += list->ptr[end] == '{';
		depth -= depth && list->ptr[end] == '}';
	}
	struct str element = str_trim(str_sub(*list, 0, end));
	*list = end < list->len ? str_from(*list, end + 1) : STR_NONE;
	return element;
}

/* ":library", ":{library, other}" behind a name */
static struct str without_parts(struct str range)
{
	size_t close = str_starts(range, STR(":{")) ? str_find_byte(range, '}') : STR_NPOS;
	if (close != STR_NPOS)
		return str_from(range, close + 1);
	if (str_starts(range, STR(":")))
		lock_word(&range);
	return range;
}

/* "name >=1 && <2, package:{library, other} ^>=1.0, tool:exe ==1.0" */
static void add_list(struct lock *lock, struct str list, enum component_scope scope)
{
	while (list.ptr) {
		struct str part = next_element(&list);
		size_t end = 0;
		while (end < part.len && is_name(part.ptr[end]))
			end++;
		struct str name = str_sub(part, 0, end);
		struct str range = str_trim(without_parts(str_from(part, end)));
		struct package package = package_in(lock, name);
		if (!name.len || !ascii_is_alnum(name.ptr[0]) || str_eq(name, lock->bom->name))
			continue;
		package.name = name;
		package.version =
			str_starts(range, STR("==")) ? str_trim(str_from(range, 2)) : range;
		package.range = true;
		package.scope = scope;
		package.direct = DIRECTNESS_DIRECT;
		lock_add(lock, &package);
	}
}

struct section {
	enum component_scope scope; /* of a section: test-suite, benchmark ... */
	enum component_scope field;
	bool open; /* a list that goes on in the lines that follow */
	size_t indent;
};

static void read_field(struct lock *lock, struct section *section, const struct line *line)
{
	struct str value, key = lock_pair(line->body, ':', &value);
	bool tools = str_starts_nocase(key, STR("build-tool"));
	section->open = str_eq_nocase(key, STR("build-depends")) || tools ||
		str_eq_nocase(key, STR("setup-depends"));
	section->indent = line->indent;
	section->field =
		tools || str_eq_nocase(key, STR("setup-depends")) ? SCOPE_BUILD : section->scope;
	if (str_eq_nocase(key, STR("name")) && line->indent == 0)
		lock->bom->name = value;
	if (section->open)
		add_list(lock, value, section->field);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct section section = {0};
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		if (!line.body.len || str_starts(line.body, STR("--")))
			continue;
		if (section.open && line.indent > section.indent) {
			add_list(lock, line.body, section.field);
			continue;
		}
		section.open = false;
		if (line.indent == 0)
			section.scope = str_starts_nocase(line.body, STR("test-suite")) ? SCOPE_TEST
				: str_starts_nocase(line.body, STR("benchmark"))        ? SCOPE_DEV
										 : SCOPE_NONE;
		read_field(lock, &section, &line);
	}
}

LOCK_FORMAT(cabal, "cabal", "Cabal package", "hackage", TEXT, NULL, "*.cabal");
