/* lib/apk/db/installed: the list of installed packages of apk, one letter a field.
 * https://wiki.alpinelinux.org/wiki/Apk_spec */
#include "lock/deb822.h"

/* "so:libc.musl-x86_64.so.1=1", "zlib>=1.2": without the version. */
static struct str provided(struct str word)
{
	size_t end = 0;
	while (end < word.len && !strchr("=<>~", word.ptr[end]))
		end++;
	return str_sub(word, 0, end);
}

static void add_package(struct lock *lock, const struct stanza *stanza)
{
	struct package package = package_in(lock, stanza->text);
	struct str name = stanza_get(stanza, "P"), sum = stanza_get(stanza, "C"), word;
	struct str provides = stanza_get(stanza, "p"), needs = stanza_get(stanza, "D");
	struct str page = stanza_get(stanza, "U");
	if (!name.len) {
		lock_shape(lock, package.offset, "an entry without \"P\"");
		return;
	}
	package.offset = lock_offset(lock, name);
	package.group = STR("alpine");
	package.name = name;
	package.version = stanza_get(stanza, "V");
	package.ref = name;
	package.qualifiers[0] = (struct lock_qualifier){"arch", stanza_get(stanza, "A")};
	if (str_starts(sum, STR("Q1"))) {
		package.hash = arena_printf(lock->arena, "sha1-%.*s", STR_ARG(str_from(sum, 2)));
		package.hash_offset = lock_offset(lock, sum);
	}
	uint32_t component = lock_add(lock, &package);
	lock_url(lock, component, URL_WEBSITE, page, page.ptr ? lock_offset(lock, page) : 0);
	while ((word = lock_word(&provides)).ptr)
		lock_name(lock, component, provided(word));
	while ((word = lock_word(&needs)).ptr)
		lock_depends(lock, component, provided(word), lock_offset(lock, word));
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct stanza stanza;
	(void)root;
	while (stanza_next(lock, &lines, &stanza))
		add_package(lock, &stanza);
}

LOCK_FORMAT(apk_installed, "apk-installed", "list of installed Alpine packages", "apk", TEXT, NULL,
	"apk/db/installed");
