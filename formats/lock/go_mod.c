/* go.mod: https://go.dev/ref/mod#go-mod-file. What is required, with the replacements made; of go.work
 * (https://go.dev/ref/mod#workspaces), which requires nothing, the replacements. */
#include "lock/go_names.h"

struct requirement {
	struct str path, version;
	size_t start, end;
	bool indirect;
};

struct replacement {
	struct str path, version; /* version absent: of any */
	struct str to, to_version;
	size_t start, end;
};

struct module_file {
	struct lock *lock;
	LIST(struct requirement) requirements;
	LIST(struct replacement) replacements;
	struct map replaced; /* path, and "path@version" -> replacement */
};

static void unexpected(struct module_file *file, const struct line *line)
{
	lock_syntax(file->lock, line->offset + line->indent, "%s is no line of a go.mod file",
		diag_quote(file->lock->doc, line->body));
}

static void read_require(struct module_file *file, struct str rest, const struct line *line)
{
	struct requirement requirement = {.path = go_token(&rest), .version = go_token(&rest)};
	size_t comment = str_find(line->body, STR("//"));
	if (!requirement.version.len) {
		unexpected(file, line);
		return;
	}
	requirement.indirect = comment != STR_NPOS &&
		str_find(str_from(line->body, comment), STR("indirect")) != STR_NPOS;
	requirement.start = lock_offset(file->lock, requirement.path);
	requirement.end = lock_offset(file->lock, requirement.version) + requirement.version.len;
	list_push(&file->requirements, requirement);
}

/* "PATH@VERSION", or the path for any version. */
static struct str replacement_key(struct module_file *file, struct str path, struct str version)
{
	return version.len
		? arena_printf(file->lock->arena, "%.*s@%.*s", STR_ARG(path), STR_ARG(version))
		: path;
}

/* PATH [VERSION] => PATH [VERSION] */
static void read_replace(struct module_file *file, struct str rest, const struct line *line)
{
	struct replacement replacement = {.path = go_token(&rest)};
	struct str token = go_token(&rest);
	if (token.len && !str_is(token, "=>")) {
		replacement.version = token;
		token = go_token(&rest);
	}
	replacement.to = go_token(&rest);
	replacement.to_version = go_token(&rest);
	if (!str_is(token, "=>") || !replacement.to.len) {
		unexpected(file, line);
		return;
	}
	replacement.start = lock_offset(file->lock, replacement.to);
	replacement.end = replacement.start + replacement.to.len;
	map_put(&file->replaced, replacement_key(file, replacement.path, replacement.version),
		(uint32_t)file->replacements.count);
	list_push(&file->replacements, replacement);
}

static bool is_directive(struct str word)
{
	static const char *const others[] = {
		"go", "toolchain", "exclude", "retract", "tool", "godebug", "ignore", "use", NULL};
	for (const char *const *other = others; *other; other++)
		if (str_is(word, *other))
			return true;
	return false;
}

static void read_directive(
	struct module_file *file, struct str directive, struct str rest, const struct line *line)
{
	if (str_is(directive, "require")) {
		read_require(file, rest, line);
	} else if (str_is(directive, "replace")) {
		read_replace(file, rest, line);
	} else if (str_is(directive, "module")) {
		file->lock->bom->name = go_token(&rest);
	} else if (!is_directive(directive)) {
		unexpected(file, line);
	}
}

static void read_lines(struct module_file *file)
{
	struct lines lines = lock_lines(file->lock);
	struct line line;
	struct str block = STR_NONE; /* the directive of the block that is open */
	while (lines_next(&lines, &line) && !file->lock->doc->diags.counts[DIAG_LOCK_SYNTAX]) {
		struct str rest = line.body, word = go_token(&rest), peek = rest;
		if (!word.len)
			continue;
		if (str_is(word, ")")) {
			block = STR_NONE;
		} else if (block.len) {
			read_directive(file, block, line.body, &line);
		} else if (str_is(go_token(&peek), "(")) {
			block = word;
			if (!str_is(word, "require") && !str_is(word, "replace") &&
				!str_is(word, "module") && !is_directive(word))
				unexpected(file, &line);
		} else {
			read_directive(file, word, rest, &line);
		}
	}
}

static const struct replacement *replacement_of(
	struct module_file *file, const struct requirement *requirement)
{
	struct str exact = replacement_key(file, requirement->path, requirement->version);
	uint32_t found = map_get(&file->replaced, exact);
	if (found == MAP_NONE)
		found = map_get(&file->replaced, requirement->path);
	return found == MAP_NONE ? NULL : &file->replacements.items[found];
}

static void add_module(struct module_file *file, struct str path, struct package *package)
{
	package->offset = package->start;
	package_split(package, path, '/');
	lock_add(file->lock, package);
}

static void add_requirement(struct module_file *file, const struct requirement *requirement)
{
	const struct replacement *replacement = replacement_of(file, requirement);
	struct package package = {.start = requirement->start,
		.end = requirement->end,
		.version = requirement->version,
		.direct = requirement->indirect ? DIRECTNESS_TRANSITIVE : DIRECTNESS_DIRECT};
	struct str path = requirement->path;
	if (replacement) {
		if (go_is_local(replacement->to))
			return;
		path = replacement->to;
		package.version = replacement->to_version;
		package.start = replacement->start;
		package.end = replacement->end;
	}
	add_module(file, path, &package);
}

static void add_replacement(struct module_file *file, const struct replacement *replacement)
{
	struct package package = {.start = replacement->start,
		.end = replacement->end,
		.version = replacement->to_version,
		.direct = DIRECTNESS_DIRECT};
	if (!go_is_local(replacement->to))
		add_module(file, replacement->to, &package);
}

static bool is_workspace(const struct doc *doc)
{
	return str_ends(doc->file.ptr ? doc->file : doc->name, STR("go.work"));
}

static void entries(struct lock *lock, struct node *root)
{
	struct module_file file = {.lock = lock};
	(void)root;
	read_lines(&file);
	for (size_t i = 0; i < file.requirements.count; i++)
		add_requirement(&file, &file.requirements.items[i]);
	for (size_t i = 0; is_workspace(lock->doc) && i < file.replacements.count; i++)
		add_replacement(&file, &file.replacements.items[i]);
	map_finish(&file.replaced);
	list_finish(&file.requirements);
	list_finish(&file.replacements);
}

LOCK_FORMAT(go_mod, "go-mod", "Go module file", "golang", TEXT, NULL, "go.mod", "go.work");
