/* cpanfile.snapshot of Carton: distributions two spaces deep, "Name-Version". */
#include "lock/lock.h"

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	bool inside = false;
	uint32_t component = COMPONENT_NONE;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str value, key = lock_pair(line.body, ':', &value);
		if (line.indent == 0)
			inside = str_is(line.body, "DISTRIBUTIONS");
		else if (inside && line.indent == 2) {
			struct package package = package_in(lock, line.body);
			size_t dash = str_rfind_byte(line.body, '-');
			package.name =
				str_sub(line.body, 0, dash == STR_NPOS ? line.body.len : dash);
			package.version =
				dash == STR_NPOS ? STR_NONE : str_from(line.body, dash + 1);
			component = lock_add(lock, &package);
		} else if (inside && str_is(key, "pathname") && component != COMPONENT_NONE) {
			/* A/AU/AUTHOR/File.tar.gz */
			struct str rest = value;
			str_cut(&rest, '/');
			str_cut(&rest, '/');
			struct str author = str_cut(&rest, '/');
			bom_add_identity(lock->bom, component,
				&(struct identity){.kind = ID_PARTY,
					.detail = PARTY_AUTHOR,
					.person = true,
					.offset = line.offset,
					.value = author});
		}
	}
	if (!lock->bom->components.count && !lock_head_has(lock->doc, "DISTRIBUTIONS") &&
		!lock_head_has(lock->doc, "carton snapshot"))
		lock_syntax(lock, 0, "no \"DISTRIBUTIONS\"");
}

LOCK_FORMAT(cpanfile_snapshot, "cpanfile-snapshot", "Carton snapshot", "cpan", TEXT, NULL,
	"cpanfile.snapshot");
