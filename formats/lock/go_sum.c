/* go.sum: a line for each module's archive (and each go.mod file, which is no download) that was ever
 * needed, with a hash of its files: https://go.dev/ref/mod#go-sum-files */
#include "lock/go_names.h"

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str rest = line.body, path = lock_word(&rest), version = lock_word(&rest);
		struct str hash = lock_word(&rest);
		if (!path.len)
			continue;
		if (!hash.len || lock_word(&rest).len) {
			lock_syntax(lock, line.offset, "%s is no line of a go.sum file",
				diag_quote(lock->doc, line.body));
			return;
		}
		if (str_ends(version, STR("/go.mod")))
			continue;
		struct package package = package_in(lock, line.body);
		package_split(&package, path, '/');
		package.version = version;
		package.hash = hash;
		package.hash_offset = lock_offset(lock, hash);
		lock_add(lock, &package);
	}
}

LOCK_FORMAT(go_sum, "go-sum", "Go checksums", "golang", TEXT, NULL, "go.sum", "go.work.sum");
