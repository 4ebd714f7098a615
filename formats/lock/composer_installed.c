/* vendor/composer/installed.php: the list that Composer 2 makes for programs, one property a line. */
#include "lock/code.h"

struct installed {
	struct lock *lock;
	struct package package;
	bool open,
		listed; /* an entry of `versions`; a property shows that it is installed itself */
	size_t depth; /* of the arrays */
	bool versions;
	struct str root; /* the name of the project */
};

/* "'name' => array(", "'name' => 'value',": the value, or absent. */
static struct str property(struct str body, struct str *name)
{
	struct str rest = body;
	*name = str_starts(body, STR("'")) ? code_string(&rest, "//") : STR_NONE;
	rest = str_trim(rest);
	return name->ptr && str_starts(rest, STR("=>")) ? str_trim(str_from(rest, 2)) : STR_NONE;
}

static void take_property(struct installed *file, struct str name, struct str value)
{
	struct package *package = &file->package;
	if (str_is(name, "pretty_version")) {
		package->version = code_string(&value, "//");
		file->listed = true;
	} else if (str_is(name, "dev_requirement") && str_starts(value, STR("true"))) {
		package->scope = SCOPE_DEV;
	}
}

static void close_entry(struct installed *file)
{
	if (file->open && file->listed)
		lock_add(file->lock, &file->package);
	file->open = false;
}

static void open_entry(struct installed *file, struct str name)
{
	file->package = package_in(file->lock, name);
	package_split(&file->package, name, '/');
	file->open = !str_eq(name, file->root) && file->package.group.len;
	file->listed = false;
}

/* Depth 1 has `root` and `versions`, depth 2 the packages, depth 3 their properties. */
static void read_line(struct installed *file, struct str body)
{
	struct str name, value = property(body, &name);
	if (file->depth == 1 && name.ptr)
		file->versions = str_is(name, "versions");
	else if (file->depth == 2 && !file->versions && str_is(name, "name"))
		file->root = code_string(&value, "//");
	else if (file->depth == 2 && file->versions && name.ptr)
		open_entry(file, name);
	else if (file->depth == 3 && file->open)
		take_property(file, name, value);
	if (str_ends(body, STR("array(")) || str_ends(body, STR("[")))
		file->depth++;
	else if (str_starts(body, STR(")")) || str_starts(body, STR("]"))) {
		file->depth -= file->depth > 0;
		if (file->depth == 2)
			close_entry(file);
	}
}

static void entries(struct lock *lock, struct node *root)
{
	struct installed file = {.lock = lock};
	struct lines lines = lock_lines(lock);
	struct line line;
	(void)root;
	while (lines_next(&lines, &line))
		read_line(&file, line.body);
	if (file.depth)
		lock_syntax(lock, lock->doc->bytes.len, "an array is not closed");
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "'versions' => ") ? 60 : 0;
}

LOCK_FORMAT(composer_installed, "composer-installed", "list of what Composer installed", "composer",
	TEXT, probe, "installed.php");
