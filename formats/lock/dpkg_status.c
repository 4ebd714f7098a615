/* The list of installed packages of dpkg (/var/lib/dpkg/status, and status.d of images without dpkg):
 * deb-control(5). */
#include "base/path.h"
#include "lock/deb822.h"

/* "want flag state": what was removed but for its settings is not installed. */
static bool is_installed(const struct stanza *stanza)
{
	struct str status = stanza_get(stanza, "Status");
	return !str_ends(status, STR("config-files")) && !str_ends(status, STR("not-installed"));
}

static struct str distribution(const struct stanza *stanza)
{
	bool ubuntu = str_find(stanza_get(stanza, "Version"), STR("ubuntu")) != STR_NPOS ||
		str_find(stanza_get(stanza, "Maintainer"), STR("ubuntu")) != STR_NPOS;
	return ubuntu ? STR("ubuntu") : STR("debian");
}

static void add_package(struct lock *lock, const struct stanza *stanza)
{
	struct str name = stanza_get(stanza, "Package"), page = stanza_get(stanza, "Homepage");
	struct package package = package_in(lock, stanza->text);
	if (!name.len) {
		lock_shape(lock, package.offset, "an entry without \"Package\"");
		return;
	}
	if (!is_installed(stanza))
		return;
	package.offset = lock_offset(lock, name);
	package.group = distribution(stanza);
	package.name = name;
	package.version = stanza_get(stanza, "Version");
	package.ref = name;
	package.qualifiers[0] = (struct lock_qualifier){"arch", stanza_get(stanza, "Architecture")};
	uint32_t component = lock_add(lock, &package);
	lock_maker(lock, component, PARTY_SUPPLIER, stanza_get(stanza, "Maintainer"));
	lock_url(lock, component, URL_WEBSITE, page, page.ptr ? lock_offset(lock, page) : 0);
	static const char *const lists[] = {"Depends", "Pre-Depends", NULL};
	for (const char *const *list = lists; *list; list++) {
		struct str rest = stanza_get(stanza, *list), to, version;
		while ((to = stanza_relation(&rest, &version)).ptr)
			lock_depends(lock, component, to, lock_offset(lock, to));
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct stanza stanza;
	(void)root;
	while (stanza_next(lock, &lines, &stanza))
		add_package(lock, &stanza);
}

static int probe(struct doc *doc)
{
	struct str name = path_base(doc->file.ptr ? doc->file : doc->name);
	return lock_head_has(doc, "Package:") ? 60 : str_is(name, "status") ? 1 : 0;
}

LOCK_FORMAT(dpkg_status, "dpkg-status", "list of installed Debian packages", "deb", TEXT, probe,
	"dpkg/status", "dpkg/status.d/*");
