/* pip's requirements files: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
#include "lock/pypi.h"
#include "model/url.h"

enum { DEPTH = 8 }; /* files that include one another */

struct file {
	struct lock *lock;
	struct str text;
	struct str folder; /* in which it lies, from that of the document on; with its slash */
	bool own; /* the document itself: places are its own */
	size_t start, end; /* of the line that includes the file, when it is not */
	size_t depth;
	enum component_scope scope;
	struct str index; /* --index-url */
	size_t first; /* the first component of this file */
};

static void read_file(struct file *file);

/* One requirement or option: lines joined at the backslashes. */
struct logical {
	struct str text; /* without comment */
	size_t offset, end;
};

/* A comment begins at a "#" at the start or behind white space. */
static struct str without_comment(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.ptr[i] == '#' && (i == 0 || ascii_is_space(line.ptr[i - 1])))
			return str_trim(str_sub(line, 0, i));
	return str_trim(line);
}

static bool next_logical(struct file *file, struct lines *lines, struct logical *logical)
{
	struct line line;
	if (!lines_next(lines, &line))
		return false;
	*logical = (struct logical){
		.text = line.body, .offset = line.offset + line.indent, .end = line.offset};
	logical->end = line.offset + line.text.len;
	if (!str_ends(line.body, STR("\\")) || str_starts(line.body, STR("#"))) {
		logical->text = without_comment(line.body);
		return true;
	}
	struct buf joined = {0};
	bool more = true;
	while (more) {
		struct str part = line.body;
		more = str_ends(part, STR("\\"));
		buf_add(&joined, lock_without(part, "\\"));
		buf_add_byte(&joined, ' ');
		logical->end = line.offset + line.text.len;
		more = more && lines_next(lines, &line);
	}
	logical->text = without_comment(arena_str(file->lock->arena, buf_str(&joined)));
	buf_finish(&joined);
	return true;
}

static struct package package_of(const struct file *file, const struct logical *logical)
{
	struct package package = {.start = file->own ? logical->offset : file->start,
		.end = file->own ? logical->end : file->end,
		.direct = DIRECTNESS_NONE,
		.scope = file->scope};
	package.offset = package.start;
	if (package.end <= package.start)
		package.end = package.start + 1;
	return package;
}

/* Options of a requirement stand behind it: "name==1 --hash=sha256:... --config-settings ..." */
static struct str cut_options(struct str *text)
{
	size_t at = str_find(*text, STR(" --"));
	struct str options = at == STR_NPOS ? STR_NONE : str_from(*text, at);
	if (at != STR_NPOS)
		*text = str_trim(str_sub(*text, 0, at));
	return options;
}

static void add_hashes(struct file *file, uint32_t component, struct str options, size_t offset)
{
	struct str word;
	while ((word = lock_word(&options)).ptr) {
		if (str_starts(word, STR("--hash=")))
			lock_hash(file->lock, component, str_from(word, 7), offset);
		else if (str_is(word, "--hash"))
			lock_hash(file->lock, component, lock_word(&options), offset);
	}
}

static bool is_path(struct str text)
{
	return str_starts(text, STR(".")) || str_starts(text, STR("/")) ||
		str_starts(text, STR("file:")) || str_find_byte(text, '\\') != STR_NPOS ||
		(str_find_byte(text, '/') != STR_NPOS && str_find(text, STR("://")) == STR_NPOS &&
			str_find_byte(text, '@') == STR_NPOS);
}

/* pip learns the name from what it downloads; here the last part of the address stands for it. */
static bool name_by_address(struct file *file, struct package *package)
{
	struct url url;
	if (package_from_repository(file->lock, package, package->url))
		return true;
	if (!url_parse(file->lock->arena, package->url, &url))
		return false;
	package->type = "generic";
	package_split(package, lock_without(url.path, "/"), '/');
	package->name = lock_without(package->name, ".git");
	package->group = STR_NONE;
	return package->name.len > 0;
}

static void add_requirement(struct file *file, const struct logical *logical, struct str text)
{
	struct package package = package_of(file, logical);
	struct str options = cut_options(&text);
	text = lock_unquoted(text);
	size_t scheme = str_find(text, STR("://")), at = str_find_byte(text, '@');
	bool address = str_starts(text, STR("git@")) ||
		(scheme != STR_NPOS && (at == STR_NPOS || scheme < at));
	if (address ? !pypi_address(file->lock, &package, text)
		    : !pypi_requirement(file->lock, &package, text)) {
		if (!package.name.len && !is_path(text) && !address)
			lock_shape(file->lock, package.offset, "%s is no requirement",
				diag_quote(file->lock->doc, text));
		if (!address || str_starts(text, STR("file:")) || !name_by_address(file, &package))
			return;
	}
	package.checked = !address && !package.url.len;
	uint32_t component = lock_add(file->lock, &package);
	add_hashes(file, component, options, package.offset);
}

/* Included files are asked from the document's source. */
static void include(struct file *outer, const struct logical *logical, struct str path)
{
	struct lock *lock = outer->lock;
	struct package place = package_of(outer, logical);
	/* pip: "relative to the file". */
	path = arena_printf(lock->arena, "%.*s%.*s",
		path.len && path.ptr[0] == '/' ? 0 : (int)outer->folder.len, outer->folder.ptr,
		STR_ARG(path));
	struct file file = {.lock = lock,
		.start = place.start,
		.end = place.end,
		.folder = str_sub(path, 0, str_rfind_byte(path, '/') + 1),
		.depth = outer->depth + 1,
		.scope = outer->scope};
	enum sibling answer =
		outer->depth < DEPTH ? doc_sibling(lock->doc, path, &file.text) : SIBLING_NONE;
	if (answer == SIBLING_READ)
		read_file(&file);
	else if (answer == SIBLING_NONE && !diag_full(lock->doc, DIAG_LOCK_INCLUDE))
		diag(lock->doc, DIAG_LOCK_INCLUDE, place.offset,
			"the included file %s was not read", diag_quote(lock->doc, path));
}

/* "-r file", "-rfile", "--requirement=file": the argument of an option, or absent. */
static struct str argument(struct str text, const char *letter, const char *name)
{
	struct str rest;
	if (str_starts(text, str_of(name)))
		rest = str_from(text, strlen(name));
	else if (letter && str_starts(text, str_of(letter)))
		rest = str_from(text, strlen(letter));
	else
		return STR_NONE;
	if (rest.len && rest.ptr[0] == '=')
		rest = str_from(rest, 1);
	else if (rest.len && !ascii_is_space(rest.ptr[0]) && str_starts(text, STR("--")))
		return STR_NONE;
	return lock_unquoted(str_trim(rest));
}

static void read_option(struct file *file, const struct logical *logical)
{
	struct str text = logical->text, value;
	if ((value = argument(text, "-r", "--requirement")).ptr)
		include(file, logical, value);
	else if ((value = argument(text, "-e", "--editable")).ptr)
		add_requirement(file, logical, value);
	else if ((value = argument(text, "-i", "--index-url")).ptr ||
		(value = argument(text, NULL, "--extra-index-url")).ptr)
		file->index = value;
}

/* Packages without an address of their own come from the index, where it is stated. */
static void add_index(struct file *file)
{
	struct lock *lock = file->lock;
	if (!file->index.len)
		return;
	for (size_t i = file->first; i < lock->bom->components.count; i++) {
		const struct component *component = &lock->bom->components.items[i];
		bool address = false;
		for (uint32_t k = 0; k < component->identity_count; k++)
			address |=
				bom_identity(lock->bom, component->identities + k)->kind == ID_URL;
		if (!address)
			lock_url(lock, (uint32_t)i, URL_REGISTRY, file->index, component->offset);
	}
}

static void read_file(struct file *file)
{
	struct lines lines = {.rest = file->text};
	struct logical logical;
	file->first = file->lock->bom->components.count;
	while (next_logical(file, &lines, &logical)) {
		if (!logical.text.len)
			continue;
		if (logical.text.ptr[0] == '-')
			read_option(file, &logical);
		else
			add_requirement(file, &logical, logical.text);
	}
	add_index(file);
}

static void entries(struct lock *lock, struct node *root)
{
	struct file file = {.lock = lock, .text = lock->doc->bytes, .own = true};
	(void)root;
	read_file(&file);
}

/* Other files bear such names, too, as requirements.lock of Helm. */
static int probe(struct doc *doc)
{
	return lock_head_has(doc, "<html") || str_starts(doc->bytes, STR("{")) ||
			str_starts(doc->bytes, STR("dependencies:"))
		? 0
		: 40;
}

LOCK_FORMAT(requirements_txt, "requirements-txt", "pip requirements", "pypi", TEXT, probe,
	"*requirements*.txt", "*requirements*.in", "requirements/*.txt", "requirements/*.in",
	"requirements.lock", "requirements-dev.lock", "*constraints*.txt");
