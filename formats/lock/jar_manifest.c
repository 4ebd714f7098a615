/* META-INF/MANIFEST.MF of a jar file: its bundle or module, and who says to have made it. The
 * package itself is told better by pom.properties, where there is one. */
#include "base/path.h"
#include "lock/lock.h"

/* The value of a header of the first section; continuation lines begin with a space. */
static struct str header(struct lock *lock, const char *name)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	struct str value = STR_NONE;
	bool found = false;
	while (lines_next(&lines, &line) && (line.text.len || !found)) {
		struct str rest;
		if (found && line.indent) {
			value = arena_printf(
				lock->arena, "%.*s%.*s", STR_ARG(value), STR_ARG(line.body));
			continue;
		}
		if (found || !line.text.len)
			break;
		if (str_eq_nocase(lock_pair(line.text, ':', &rest), str_of(name))) {
			found = true;
			value = rest;
		}
	}
	return value;
}

/* "outer/name-1.0.jar!META-INF/MANIFEST.MF": the file's name without its ending. */
static struct str archive_name(const struct doc *doc)
{
	size_t inner = str_rfind_byte(doc->name, '!');
	struct str file = path_base(str_sub(doc->name, 0, inner == STR_NPOS ? 0 : inner));
	size_t outer = str_rfind_byte(file, '!'), dot = str_rfind_byte(file, '.');
	if (dot != STR_NPOS)
		file = str_sub(file, 0, dot);
	return outer == STR_NPOS ? file : str_from(file, outer + 1);
}

static struct str first_of(struct lock *lock, const char *const *names)
{
	for (; *names; names++) {
		struct str value = header(lock, *names);
		value = str_trim(str_cut(&value, ';')); /* directives follow */
		if (value.len && !str_is_placeholder(value))
			return value;
	}
	return STR_NONE;
}

static size_t offset_of(const struct lock *lock, struct str text)
{
	size_t at = str_find(lock->doc->bytes, text);
	return at == STR_NPOS ? 0 : at;
}

static void entries(struct lock *lock, struct node *root)
{
	static const char *const names[] = {"Bundle-SymbolicName", "Automatic-Module-Name",
		"Implementation-Title", "Specification-Title", NULL};
	static const char *const versions[] = {
		"Bundle-Version", "Implementation-Version", "Specification-Version", NULL};
	static const char *const vendors[] = {
		"Implementation-Vendor", "Bundle-Vendor", "Specification-Vendor", NULL};
	(void)root;
	struct str vendor = first_of(lock, vendors);
	struct package package = {.end = lock->doc->bytes.len};
	if (!lock->doc->bytes.len)
		return;
	package.name = first_of(lock, names);
	if (!package.name.len)
		package.name = archive_name(lock->doc);
	if (!package.name.len)
		return;
	package.version = first_of(lock, versions);
	package.offset = offset_of(lock, package.name);
	uint32_t component = lock_add(lock, &package);
	if (component != COMPONENT_NONE && vendor.len)
		bom_add_identity(lock->bom, component,
			&(struct identity){.kind = ID_PARTY,
				.detail = PARTY_PUBLISHER,
				.offset = offset_of(lock, vendor),
				.value = vendor});
}

LOCK_FORMAT(jar_manifest, "jar-manifest", "manifest of a jar file", "generic", TEXT, NULL,
	"MANIFEST.MF");
