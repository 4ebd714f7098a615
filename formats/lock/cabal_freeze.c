/* cabal.project.freeze: "constraints: any.NAME ==VERSION, NAME +flag, ..." */
#include "lock/lock.h"

static void add_constraint(struct lock *lock, struct str text)
{
	struct str whole = str_trim(text), rest = whole, name = lock_word(&rest);
	struct package package = package_in(lock, whole);
	rest = str_trim(rest);
	if (!str_starts(rest, STR("==")))
		return; /* flags, and what is installed with the compiler */
	package.name = str_starts(name, STR("any.")) ? str_from(name, 4) : name;
	package.version = str_trim(str_from(rest, 2));
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	bool constraints = false;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str body = line.body;
		if (str_starts(body, STR("--")))
			continue;
		if (line.indent == 0 && body.len) {
			struct str value, key = lock_pair(body, ':', &value);
			constraints = str_is(key, "constraints");
			if (!key.len) {
				lock_syntax(lock, line.offset, "%s is no field",
					diag_quote(lock->doc, body));
				return;
			}
			body = value;
		}
		while (constraints && body.ptr) {
			struct str one = str_cut(&body, ',');
			if (str_trim(one).len)
				add_constraint(lock, one);
		}
	}
}

LOCK_FORMAT(cabal_freeze, "cabal-freeze", "Cabal freeze file", "hackage", TEXT, NULL,
	"cabal.project.freeze", "cabal.config");
