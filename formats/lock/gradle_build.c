/* build.gradle and build.gradle.kts: dependencies as literals ("group:artifact:version", group: and
 * name: apart) and plugins by their ids. */
#include "lock/code.h"

static bool is_part(struct str part)
{
	for (size_t i = 0; i < part.len; i++)
		if (!ascii_is_alnum(part.ptr[i]) && !strchr("._-", part.ptr[i]))
			return false;
	return part.len > 0;
}

/* The word at the beginning of a line that declares a dependency; its scope. */
static bool is_configuration(struct str word, enum component_scope *scope)
{
	static const char *const endings[] = {"implementation", "api", "compile", "compileonly",
		"compileonlyapi", "runtimeonly", "runtime", "classpath", "kapt", "ksp",
		"annotationprocessor", "provided", "coreLibraryDesugaring", "developmentonly"};
	size_t end = 0;
	while (end < word.len && ascii_is_alnum(word.ptr[end]))
		end++;
	word = str_sub(word, 0, end);
	*scope = str_starts_nocase(word, STR("test")) || str_starts_nocase(word, STR("androidTest"))
		? SCOPE_TEST
		: str_is(word, "classpath") ? SCOPE_BUILD
					    : SCOPE_NONE;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str ending = str_of(endings[i]);
		if (word.len >= ending.len &&
			str_eq_nocase(str_from(word, word.len - ending.len), ending))
			return true;
	}
	return false;
}

static void add(struct lock *lock, struct str group, struct str name, struct str version,
	enum component_scope scope)
{
	struct package package = package_in(lock, name);
	if (!is_part(group) || !is_part(name)) {
		if (str_find_byte(name, '$') != STR_NPOS || str_find_byte(group, '$') != STR_NPOS)
			lock_unresolved(lock, lock_offset(lock, group), group);
		return;
	}
	package.group = group;
	package.name = name;
	package.version = str_find_byte(version, '$') == STR_NPOS ? version : STR_NONE;
	package.range = true;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	lock_add(lock, &package);
}

/* "group:artifact:version[:classifier][@type]" */
static void add_coordinates(struct lock *lock, struct str text, enum component_scope scope)
{
	struct str rest = text, group = str_cut(&rest, ':'), name = str_cut(&rest, ':');
	struct str version = str_cut(&rest, ':');
	version = str_cut(&version, '@');
	if (group.len && name.len && str_find_byte(text, '/') == STR_NPOS)
		add(lock, group, name, version, scope);
}

/* group: 'g', name: 'n', version: 'v'; group = "g" ... */
static struct str named(struct str arguments, const char *name)
{
	size_t at = str_find(arguments, str_of(name));
	if (at == STR_NPOS)
		return STR_NONE;
	struct str rest = str_trim(str_from(arguments, at + strlen(name)));
	if (!rest.len || (rest.ptr[0] != ':' && rest.ptr[0] != '='))
		return STR_NONE;
	rest = str_trim(str_from(rest, 1));
	return rest.len && (rest.ptr[0] == '"' || rest.ptr[0] == '\'') ? code_string(&rest, "//")
								       : STR_NONE;
}

static void read_dependency(struct lock *lock, struct str arguments, enum component_scope scope)
{
	struct str group = named(arguments, "group"), name = named(arguments, "name"), rest;
	if (group.len && name.len) {
		add(lock, group, name, named(arguments, "version"), scope);
		return;
	}
	for (rest = arguments; rest.ptr;) {
		struct str text = code_string(&rest, "//");
		if (str_find_byte(text, ':') != STR_NPOS)
			add_coordinates(lock, text, scope);
	}
}

/* id("NAME") version "V", id 'NAME' version 'V' */
static void read_plugin(struct lock *lock, struct str body)
{
	struct str rest = body, id = code_string(&rest, "//");
	size_t at = rest.ptr ? str_find(rest, STR("version")) : STR_NPOS;
	if (at == STR_NPOS || !is_part(id) || str_find_byte(id, '.') == STR_NPOS)
		return; /* one that comes with the build tool, or is stated elsewhere */
	rest = str_from(rest, at);
	struct package package = package_in(lock, id);
	package.group = id;
	package.name = arena_printf(lock->arena, "%.*s.gradle.plugin", STR_ARG(id));
	package.version = code_string(&rest, "//");
	package.range = true;
	package.scope = SCOPE_BUILD;
	package.direct = DIRECTNESS_DIRECT;
	if (str_find_byte(package.version, '$') != STR_NPOS)
		package.version = STR_NONE;
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	enum component_scope scope;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str rest = line.body, word = lock_word(&rest);
		if (str_starts(line.body, STR("//")) || str_starts(line.body, STR("*")))
			continue;
		if (str_is(word, "id") || str_starts(word, STR("id(")))
			read_plugin(lock, line.body);
		else if (is_configuration(word, &scope))
			read_dependency(lock, line.body, scope);
	}
	code_note(lock);
}

LOCK_FORMAT(gradle_build, "gradle-build", "Gradle build script", "maven", TEXT, NULL,
	"build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts", "*.gradle");
