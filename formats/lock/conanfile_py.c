/* conanfile.py: the literals of `requires = ...` and of self.requires("...").
 * https://docs.conan.io/2/reference/conanfile.html */
#include "lock/code.h"
#include "lock/conan_names.h"

static const struct {
	const char *name;
	enum component_scope scope;
} words[] = {{"requires", SCOPE_NONE}, {"build_requires", SCOPE_BUILD},
	{"tool_requires", SCOPE_BUILD}, {"test_requires", SCOPE_TEST},
	{"python_requires", SCOPE_BUILD}};

/* A name with a version, and no other text. */
static bool is_reference(struct str text)
{
	size_t slash = str_find_byte(text, '/');
	return slash != STR_NPOS && slash > 0 && slash + 1 < text.len &&
		str_find_byte(text, ' ') > slash && str_find(text, STR("//")) == STR_NPOS;
}

static void add(struct lock *lock, struct str text, enum component_scope scope)
{
	if (str_find_byte(text, '{') != STR_NPOS || str_find_byte(text, '%') != STR_NPOS)
		lock_unresolved(lock, lock_offset(lock, text), text);
	else if (is_reference(text))
		conan_requirement(lock, text, scope);
}

static void read_strings(struct lock *lock, struct str text, enum component_scope scope)
{
	while (text.ptr) {
		struct str literal = code_string(&text, "#");
		add(lock, literal, scope);
	}
}

enum { LINE = 4096 }; /* of what is not in brackets */

/* "requires = A, B", "requires = [A,", "self.requires(A, ...)": the text that has the literals. */
static struct str arguments(struct lock *lock, struct str rest, bool *first)
{
	struct str text = code_skip(rest);
	*first = str_starts(text, STR("("));
	if (*first)
		return code_brackets(lock, text, "#");
	if (!str_starts(text, STR("=")) || str_starts(text, STR("==")))
		return STR_NONE;
	text = code_skip(str_from(text, 1));
	struct str inside = code_brackets(lock, text, "#");
	text = str_sub(text, 0, LINE);
	return inside.ptr ? inside : str_sub(text, 0, str_find_byte(text, '\n'));
}

static void read_word(struct lock *lock, const char *word, enum component_scope scope)
{
	struct str all = lock->doc->bytes, name = str_of(word), rest = all;
	for (size_t at; (at = str_find(rest, name)) != STR_NPOS;) {
		const char *found = rest.ptr + at;
		char before = found == all.ptr ? '\n' : found[-1];
		bool call;
		rest = str_from(rest, at + name.len);
		if (before == '_' || ascii_is_alnum(before))
			continue;
		struct str text = arguments(lock, rest, &call);
		if (call && text.ptr) {
			struct str literal = code_string(&text, "#");
			add(lock, literal, scope);
		} else if (text.ptr) {
			read_strings(lock, text, scope);
			rest = str_from(rest, (size_t)(text.ptr - rest.ptr) + text.len);
		}
	}
}

static void entries(struct lock *lock, struct node *root)
{
	(void)root;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		read_word(lock, words[i].name, words[i].scope);
	code_note(lock);
}

LOCK_FORMAT(conanfile_py, "conanfile-py", "Conan recipe", "conan", TEXT, NULL, "conanfile.py");
