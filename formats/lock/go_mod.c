/* go.mod: https://go.dev/ref/mod#go-mod-file. What is required, with the replacements made. */
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
	bool named; /* has a directive "module" */
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
	list_push(&file->replacements, replacement);
}

static bool is_directive(struct str word)
{
	static const char *const others[] = {
		"go", "toolchain", "exclude", "retract", "tool", "godebug", "ignore", NULL};
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
		file->named = true;
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
	const struct module_file *file, const struct requirement *requirement)
{
	const struct replacement *any = NULL;
	for (size_t i = 0; i < file->replacements.count; i++) {
		const struct replacement *replacement = &file->replacements.items[i];
		if (!str_eq(replacement->path, requirement->path))
			continue;
		if (!replacement->version.len)
			any = replacement;
		else if (str_eq(replacement->version, requirement->version))
			return replacement;
	}
	return any;
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
	package.offset = package.start;
	package_split(&package, path, '/');
	lock_add(file->lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	struct module_file file = {.lock = lock};
	(void)root;
	read_lines(&file);
	for (size_t i = 0; i < file.requirements.count; i++)
		add_requirement(&file, &file.requirements.items[i]);
	list_finish(&file.requirements);
	list_finish(&file.replacements);
}

LOCK_FORMAT(go_mod, "go-mod", "Go module file", "golang", TEXT, NULL, "go.mod");
