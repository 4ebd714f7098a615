/* .terraform.lock.hcl: blocks provider "HOST/NAMESPACE/TYPE" { version = "..." hashes = [...] }. */
#include "lock/lock.h"

static struct str quoted(struct str text)
{
	size_t open = str_find_byte(text, '"');
	struct str inside = open == STR_NPOS ? STR_NONE : str_from(text, open + 1);
	size_t close = str_find_byte(inside, '"');
	return close == STR_NPOS ? STR_NONE : str_sub(inside, 0, close);
}

static uint32_t add_provider(struct lock *lock, struct str source, struct str version)
{
	struct package package = package_in(lock, source);
	struct str host = source, path = source;
	host = str_cut(&path, '/');
	package_split(&package, source, '/');
	package.version = version;
	package.url = arena_printf(lock->arena, "https://%.*s/%.*s", STR_ARG(host), STR_ARG(path));
	package.url_kind = URL_DISTRIBUTION;
	package.served = true;
	return lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct lines lines = lock_lines(lock);
	struct line line;
	struct str source = STR_NONE;
	uint32_t component = COMPONENT_NONE;
	(void)root;
	while (lines_next(&lines, &line)) {
		struct str value, key = lock_pair(line.body, '=', &value);
		if (str_starts(line.body, STR("provider "))) {
			source = quoted(line.body);
			if (!source.len)
				lock_shape(lock, line.offset, "a provider without a name");
			component = COMPONENT_NONE;
		} else if (source.len && str_is(key, "version")) {
			component = add_provider(lock, source, quoted(value));
		} else if (component != COMPONENT_NONE &&
			(str_starts(line.body, STR("\"h1:")) ||
				str_starts(line.body, STR("\"zh:")))) {
			struct str hash = quoted(line.body);
			if (str_starts(hash, STR("zh:")))
				lock_hash(lock, component, str_from(hash, 3), line.offset);
			else
				lock_hash(lock, component, hash, line.offset);
		}
	}
	if (!lock->bom->components.count && str_trim(lock->doc->bytes).len &&
		!str_starts(str_trim(lock->doc->bytes), STR("#")))
		lock_syntax(lock, 0, "no block provider");
}

LOCK_FORMAT(terraform_lock, "terraform-lock", "Terraform lock file", "generic", TEXT, NULL,
	".terraform.lock.hcl");
