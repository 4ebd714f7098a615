#include "lock/code.h"

/* Behind the string that begins at the front of the text. */
static size_t string_end(struct str text)
{
	size_t at = 1;
	while (at < text.len && text.ptr[at] != text.ptr[0] && text.ptr[at] != '\n')
		at += text.ptr[at] == '\\' ? 2 : 1;
	return at < text.len ? at + 1 : text.len;
}

static size_t line_end(struct str text, size_t at)
{
	size_t line = str_find_byte(str_from(text, at), '\n');
	return line == STR_NPOS ? text.len : at + line;
}

struct str code_string(struct str *rest, const char *comment)
{
	struct str text = *rest;
	for (size_t i = 0; i < text.len; i++) {
		if (str_starts(str_from(text, i), str_of(comment))) {
			i = line_end(text, i);
		} else if (text.ptr[i] == '"' || text.ptr[i] == '\'') {
			struct str at = str_from(text, i);
			size_t end = string_end(at);
			bool closed = end > 1 && at.ptr[end - 1] == at.ptr[0];
			*rest = str_from(at, end);
			return str_sub(at, 1, closed ? end - 1 : end);
		}
	}
	*rest = STR_NONE;
	return STR_NONE;
}

struct str code_skip(struct str text)
{
	size_t at = 0;
	while (at < text.len && ascii_is_space(text.ptr[at]))
		at++;
	return str_from(text, at);
}

static struct str brackets(struct str text, const char *comment, size_t *scanned)
{
	size_t depth = 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '"' || c == '\'')
			i += string_end(str_from(text, i)) - 1;
		else if (str_starts(str_from(text, i), str_of(comment)))
			i = line_end(text, i);
		else if (c == '(' || c == '[' || c == '{')
			depth++;
		else if ((c == ')' || c == ']' || c == '}') && (depth == 0 || --depth == 0))
			return *scanned = i, i ? str_sub(text, 1, i) : STR_NONE;
		else if (!depth)
			return STR_NONE;
	}
	*scanned = text.len;
	return STR_NONE;
}

struct str code_brackets(struct lock *lock, struct str text, const char *comment)
{
	enum { TIMES = 64 };
	size_t scanned = 0;
	if (lock->scanned > TIMES * lock->doc->bytes.len + 65536) {
		if (!lock->doc->diags.counts[DIAG_LOCK_SHAPE])
			lock_shape(
				lock, lock_offset(lock, text), "too many brackets that are open");
		return STR_NONE;
	}
	struct str inside = brackets(text, comment, &scanned);
	lock->scanned += scanned;
	return inside;
}

void code_note(struct lock *lock)
{
	if (lock->bom->components.count)
		diag(lock->doc, DIAG_LOCK_LITERALS, 0, "a program: read as far as its literals go");
}
