/* METADATA and PKG-INFO of installed or packed Python packages (core metadata 1.0 to 2.4): one
 * package, and who made it. */
#include "lock/pypi.h"

/* The headers end at the first empty line; a line that begins with white space continues the one
 * before. */
static struct str header(struct lock *lock, const char *name)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	while (lines_next(&lines, &line) && line.text.len) {
		struct str value, key = lock_pair(line.text, ':', &value);
		if (line.indent == 0 && str_eq_nocase(key, str_of(name)))
			return value;
	}
	return STR_NONE;
}

static void entries(struct lock *lock, struct node *root)
{
	struct str name = header(lock, "Name"), page = header(lock, "Home-page");
	(void)root;
	if (!name.len) {
		lock_syntax(lock, 0, "no header \"Name\"");
		return;
	}
	struct package package = package_in(lock, name);
	package.name = lock_pypi_name(lock, name);
	package.version = header(lock, "Version");
	lock->bom->version = header(lock, "Metadata-Version");
	uint32_t component = lock_add(lock, &package);
	lock_maker(lock, component, PARTY_AUTHOR, header(lock, "Author"));
	lock_maker_email(lock, component, PARTY_AUTHOR, header(lock, "Author-email"));
	lock_maker(lock, component, PARTY_AUTHOR, header(lock, "Maintainer"));
	lock_maker_email(lock, component, PARTY_AUTHOR, header(lock, "Maintainer-email"));
	if (page.len && component != COMPONENT_NONE && !str_is_placeholder(page))
		lock_url(lock, component, URL_WEBSITE, page, lock_offset(lock, page));
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "Metadata-Version:") ? 100 : 0;
}

LOCK_FORMAT(python_metadata, "python-metadata", "Python package metadata", "pypi", TEXT, probe,
	"METADATA", "PKG-INFO");
