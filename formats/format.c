#include "format.h"

const struct format *format_named(struct str name)
{
	for (const struct format *const *format = formats; *format; format++)
		if (str_is(name, (*format)->name))
			return *format;
	for (const struct format *const *format = locks; *format; format++)
		if (str_is(name, (*format)->name))
			return *format;
	return NULL;
}

/* Names */

/* Backtracks to the last "*" only: linear for names of one star. */
static bool matches(struct str name, struct str glob)
{
	size_t at = 0, from = 0, star = STR_NPOS, held = 0;
	while (at < name.len) {
		if (from < glob.len && glob.ptr[from] == '*') {
			star = from++;
			held = at;
		} else if (from < glob.len && glob.ptr[from] == name.ptr[at]) {
			from++;
			at++;
		} else if (star != STR_NPOS && name.ptr[held] != '/') {
			from = star + 1;
			at = ++held;
		} else {
			return false;
		}
	}
	while (from < glob.len && glob.ptr[from] == '*')
		from++;
	return from == glob.len;
}

/* The last parts of a path, as many as the glob has. A member of a container is a file, too. */
static struct str tail(struct str path, struct str glob)
{
	size_t inner = str_rfind_byte(path, '!'), parts = 1, at;
	if (inner != STR_NPOS)
		path = str_from(path, inner + 1);
	for (size_t i = 0; i < glob.len; i++)
		parts += glob.ptr[i] == '/';
	for (at = path.len; at > 0; at--)
		if (path.ptr[at - 1] == '/' && --parts == 0)
			break;
	return str_from(path, at);
}

bool format_is_customary(const struct format *format, struct str path)
{
	for (const char *const *glob = format->globs; glob && *glob; glob++)
		if (matches(tail(path, str_of(*glob)), str_of(*glob)))
			return true;
	return false;
}

bool format_is_lock_name(struct str path)
{
	for (const struct format *const *format = locks; *format; format++)
		if (format_is_customary(*format, path))
			return true;
	return false;
}

static const struct format *detect_lock(struct doc *doc)
{
	enum { BY_NAME = 40 };
	const struct format *best = NULL;
	int best_score = 0;
	for (const struct format *const *format = locks; *format; format++) {
		if (!format_is_customary(*format, doc->file.ptr ? doc->file : doc->name))
			continue;
		int score = (*format)->probe ? (*format)->probe(doc) : BY_NAME;
		if (score > best_score) {
			best = *format;
			best_score = score;
		}
	}
	return best;
}

const char *format_looks_like(const struct doc *doc, enum diag_id *id)
{
	struct str head = str_sub(doc->bytes, 0, 4096);
	struct str text = str_trim(head);
	*id = DIAG_UNKNOWN_FORMAT;
	if (str_find_byte(head, '\0') != STR_NPOS) {
		*id = DIAG_BINARY_INPUT;
		return "binary data";
	}
	if (text.len == 0)
		return "white space only";
	if (text.ptr[0] == '{' || text.ptr[0] == '[')
		return "JSON without the marks of a known bill of materials";
	if (text.ptr[0] == '<')
		return "XML or HTML whose root element is of no known bill of materials";
	return "text";
}

const struct format *format_best(struct doc *doc, int *score)
{
	const struct format *best = NULL, *lock = detect_lock(doc);
	*score = 0;
	for (const struct format *const *format = formats; *format && !lock; format++) {
		int one = (*format)->probe(doc);
		if (one > *score) {
			best = *format;
			*score = one;
		}
	}
	if (lock)
		*score = 100;
	return lock ? lock : best;
}

const struct format *format_detect(struct doc *doc)
{
	int score;
	const struct format *best = format_best(doc, &score);
	if (!best) {
		enum diag_id id;
		const char *looks_like = format_looks_like(doc, &id);
		diag(doc, id, 0,
			"no known format: found %s; expected CycloneDX (JSON, XML) or SPDX",
			looks_like);
	}
	return best;
}
