/* Notices of vendored code: LICENSE and NOTICE files, and the comments at the beginning of a source
 * file. The component is the folder that the file stands for; each copyright statement, and each "developed
 * by", is evidence of it. Nothing here is more than that: a notice names who wrote some part. */
#include "base/path.h"
#include "lock/lock.h"
#include "lock/vendored.h"

enum { MOST = 64, HEAD = 4096, LONGEST = 300, NOTICE_BYTES = 1 << 20 };

static bool is_one_of(struct str name, const char *const *list)
{
	for (; *list; list++)
		if (str_eq_nocase(name, str_of(*list)))
			return true;
	return false;
}

const char *const vendored_folders[] = {"vendor", "vendors", "vendored", "_vendor",
	"vendor-internal", "third_party", "third-party", "thirdparty", "3rdparty", "3rd-party",
	"3rd_party", "external", "externals", "extern", "deps", NULL};

static bool is_vendor_folder(struct str name)
{
	return is_one_of(name, vendored_folders);
}

static const char *const notices[] = {"LICENSE", "LICENSE.*", "LICENSE-*", "LICENCE", "LICENCE.*",
	"License", "License.*", "license", "license.*", "NOTICE", "NOTICE.*", "COPYING",
	"COPYING.*", "COPYRIGHT", "COPYRIGHT.*", NULL};
static const char *const sources[] = {"*.c", "*.h", "*.cc", "*.cpp", "*.hpp", "*.cs", "*.go",
	"*.java", "*.js", "*.kt", "*.m", "*.php", "*.py", "*.rb", "*.rs", "*.swift", "*.ts", NULL};

static bool fits(struct str name, const char *const *patterns)
{
	for (; *patterns; patterns++)
		if (glob_fits(str_of(*patterns), name))
			return true;
	return false;
}

bool vendored_is_notice(struct str name)
{
	return fits(name, notices) && !vendored_is_source(name);
}

bool vendored_is_source(struct str name)
{
	return fits(name, sources);
}

void vendored_notices(struct globs *globs)
{
	for (const char *const *name = notices; *name; name++)
		globs_add(globs, str_of(*name));
}

void vendored_names(struct globs *globs)
{
	vendored_notices(globs);
	for (const char *const *name = sources; *name; name++)
		globs_add(globs, str_of(*name));
}

/* "sdk" as a word of the name. */
static bool is_kit(struct str name)
{
	for (size_t i = 0; i + 3 <= name.len; i++) {
		bool begins = i == 0 || !ascii_is_alnum(name.ptr[i - 1]);
		bool ends = i + 3 == name.len || !ascii_is_alpha(name.ptr[i + 3]);
		if (begins && ends && name.len > 3 &&
			str_eq_nocase(str_sub(name, i, i + 3), STR("sdk")))
			return true;
	}
	return false;
}

/* Where the part that begins at `at` ends. */
static size_t part_end(struct str path, size_t at)
{
	size_t slash = str_find_byte(str_from(path, at), '/');
	return slash == STR_NPOS ? path.len : at + slash;
}

/* How many parts name a module: those of hosts of repositories have an owner and a name. */
static size_t module_parts(struct str path)
{
	struct str rest = path, first = str_cut(&rest, '/');
	static const char *const forges[] = {
		"github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org", NULL};
	if (str_find_byte(first, '.') == STR_NPOS)
		return 1;
	return is_one_of(first, forges) || str_starts(rest, STR("x/")) ? 3 : 2;
}

/* The end of what the vendor folder that ends at `at` holds there; 0 when that is the file itself. */
static size_t held_end(struct str path, size_t at)
{
	size_t begin = at + 1, end = part_end(path, begin);
	size_t parts = module_parts(str_from(path, begin));
	for (; parts > 1 && end < path.len; parts--) {
		size_t next = part_end(path, end + 1);
		if (next == path.len)
			break;
		end = next;
	}
	return end < path.len ? end : 0;
}

struct str vendored_folder(struct str path, bool notice)
{
	size_t held = 0, kit = 0;
	for (size_t at = 0, end; (end = part_end(path, at)) < path.len; at = end + 1) {
		struct str part = str_sub(path, at, end);
		if (is_vendor_folder(part) && held_end(path, end))
			held = held_end(path, end);
		else if (!kit && is_kit(part))
			kit = end;
	}
	size_t end = held > kit ? held : kit;
	if (!end && notice)
		end = path_folder(path).len;
	return end ? str_sub(path, 0, end) : STR_NONE;
}

struct str vendored_module(struct str folder)
{
	struct str module = STR_NONE;
	for (size_t at = 0, end; (end = part_end(folder, at)) < folder.len; at = end + 1) {
		struct str rest = str_from(folder, end + 1), parts = rest;
		bool path = str_find_byte(str_cut(&parts, '/'), '.') != STR_NPOS && parts.len;
		if (is_vendor_folder(str_sub(folder, at, end)))
			module = path ? rest : STR_NONE;
	}
	return module;
}

/* Statements */

struct notice {
	struct lock *lock;
	uint32_t component;
	size_t count;
	struct map seen;
};

/* What stands behind the word in a statement of a holder, and not in a sentence about copyright. */
static bool begins_holder(struct str rest)
{
	static const char *const others[] = {"notice", "notices", "holder", "holders", "owner",
		"owners", "license", "law", "laws", "statement", "act", "and", "or", "interest",
		"disclaimer", "infringement", "protection", NULL};
	while (rest.len && (ascii_is_space(rest.ptr[0]) || rest.ptr[0] == ':'))
		rest = str_from(rest, 1);
	struct str word = rest;
	word.len = 0;
	while (word.len < rest.len && ascii_is_alpha(rest.ptr[word.len]))
		word.len++;
	if (!rest.len || is_one_of(word, others))
		return false;
	return str_starts_nocase(rest, STR("(c)")) || str_starts_nocase(rest, STR("by ")) ||
		ascii_is_digit(rest.ptr[0]) || (rest.ptr[0] & 0x80) ||
		(rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z');
}

/* A form that nobody filled in. */
static bool is_blank(struct str text)
{
	static const char *const marks[] = {"yyyy", "[year", "<year", "{year", "[name", "<name",
		"{name", "<owner", "[fullname", "[owner", "copyright holder", NULL};
	for (const char *const *mark = marks; *mark; mark++)
		for (size_t i = 0; i + strlen(*mark) <= text.len; i++)
			if (str_eq_nocase(str_sub(text, i, i + strlen(*mark)), str_of(*mark)))
				return true;
	return false;
}

static struct str without_comment(struct str text)
{
	text = str_trim(text);
	while (text.len && strchr("*/#;\"'>-|", text.ptr[text.len - 1]))
		text = str_trim(str_sub(text, 0, text.len - 1));
	return str_sub(text, 0, text.len < LONGEST ? text.len : LONGEST);
}

static void add_statement(struct notice *notice, struct str text)
{
	struct lock *lock = notice->lock;
	text = without_comment(text);
	uint32_t number = (uint32_t)notice->count;
	if (!text.len || is_blank(text) || notice->count >= MOST ||
		map_put(&notice->seen, text, number) != number)
		return;
	notice->count++;
	bom_add_identity(lock->bom, notice->component,
		&(struct identity){.kind = ID_COPYRIGHT,
			.via = VIA_VENDORED,
			.offset = lock_offset(lock, text),
			.value = text});
	if (notice->count == 1)
		lock->bom->components.items[notice->component].offset = lock_offset(lock, text);
}

static size_t find_word(struct str text, struct str word)
{
	for (size_t i = 0; i + word.len <= text.len; i++)
		if ((i == 0 || !ascii_is_alnum(text.ptr[i - 1])) &&
			str_eq_nocase(str_sub(text, i, i + word.len), word))
			return i;
	return STR_NPOS;
}

static void search_line(struct notice *notice, struct str text)
{
	static const struct str words[] = {STR_INIT("copyright"), STR_INIT("(c)"),
		STR_INIT("\u00a9"), STR_INIT("developed by"), STR_INIT("developed at")};
	enum { COPYRIGHT, MARK, SIGN };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t at = find_word(text, words[i]);
		if (at == STR_NPOS)
			continue;
		struct str rest = str_from(text, at + words[i].len);
		bool year = str_trim(rest).len && ascii_is_digit(str_trim(rest).ptr[0]);
		if (i == COPYRIGHT ? begins_holder(rest) : i != MARK || year) {
			add_statement(notice, i > SIGN ? rest : str_from(text, at));
			return;
		}
	}
}

/* The component */

static bool is_source(const struct doc *doc)
{
	return vendored_is_source(path_base(doc->file.ptr ? doc->file : doc->name));
}

static void entries(struct lock *lock, struct node *root)
{
	struct doc *doc = lock->doc;
	struct str path = doc->file.ptr ? doc->file : doc->name;
	struct str folder = vendored_folder(path, true), module = vendored_module(folder);
	struct str text = str_sub(doc->bytes, 0, is_source(doc) ? HEAD : NOTICE_BYTES);
	struct package package = {.end = doc->bytes.len};
	struct notice notice = {.lock = lock};
	(void)root;
	if (!text.len)
		return;
	package.type = module.len ? "golang" : "generic";
	package_split(&package, module.len ? module : path_base(folder.len ? folder : path), '/');
	notice.component = lock_add(lock, &package);
	if (notice.component == COMPONENT_NONE)
		return;
	const struct component *component = &lock->bom->components.items[notice.component];
	for (uint32_t i = 0; i < component->identity_count; i++)
		bom_identity(lock->bom, component->identities + i)->via = VIA_VENDORED;
	while (text.len) {
		struct str line = str_cut(&text, '\n');
		search_line(&notice, line);
	}
	map_finish(&notice.seen);
}

static bool read(struct doc *doc, struct bom *bom)
{
	if (doc->invalid != STR_NPOS)
		doc_decode_latin1(doc);
	return lock_read(doc, bom, "vendored-notice", "generic", SYNTAX_TEXT, entries);
}

const struct format format_vendored_notice = {.name = "vendored-notice",
	.title = "notice of vendored code",
	.media_type = "text/plain",
	.lock = true,
	.read = read};
