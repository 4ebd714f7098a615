#include "lock/deb822.h"

static bool is_field(const struct line *line)
{
	size_t colon = str_find_byte(line->text, ':');
	return line->indent || line->text.ptr[0] == '#' || (colon != STR_NPOS && colon > 0);
}

bool stanza_next(struct lock *lock, struct lines *lines, struct stanza *stanza)
{
	struct line line;
	const char *begin = NULL, *end = NULL;
	while (lines_next(lines, &line)) {
		if (!line.body.len && begin)
			break;
		if (!line.body.len)
			continue;
		if (!is_field(&line))
			lock_shape(lock, line.offset, "expected a field, found %s",
				diag_quote(lock->doc, line.body));
		if (!begin)
			begin = line.text.ptr;
		end = line.text.ptr + line.text.len;
	}
	if (!begin)
		return false;
	*stanza = (struct stanza){lock, str_range(begin, end)};
	return true;
}

struct str stanza_get(const struct stanza *stanza, const char *name)
{
	struct lines lines = {stanza->text, lock_offset(stanza->lock, stanza->text)};
	struct str found = STR_NONE;
	struct line line;
	while (lines_next(&lines, &line)) {
		struct str value;
		if (line.indent && found.ptr)
			found = str_range(found.ptr, line.text.ptr + line.text.len);
		else if (found.ptr && !str_starts(line.text, STR("#")))
			break;
		else if (!found.ptr && !line.indent &&
			str_is(lock_pair(line.text, ':', &value), name))
			found = value;
	}
	return found;
}

/* "a (>= 1) | b": the first of the alternatives is what is asked for, the others come in its place. */
struct str stanza_relation(struct str *rest, struct str *version)
{
	while (rest->ptr) {
		struct str part = *rest, name;
		size_t end = 0;
		while (end < part.len && part.ptr[end] != ',' && part.ptr[end] != '|')
			end++;
		*rest = end < part.len ? str_from(part, end + 1) : STR_NONE;
		part = str_trim(str_sub(part, 0, end));
		while (str_starts(part, STR("#"))) /* a comment among the lines */
			part = str_trim(str_from(part, str_find_byte(part, '\n')));
		size_t bracket = str_find_byte(part, '(');
		struct str inside = bracket == STR_NPOS ? STR_NONE : str_from(part, bracket + 1);
		inside = str_trim(str_sub(inside, 0, str_find_byte(inside, ')')));
		name = lock_word(&part);
		name = str_sub(name, 0, str_find_byte(name, '('));
		*version = STR_NONE;
		if (inside.len && strchr("<>=", inside.ptr[0]))
			for (*version = inside; version->len && strchr("<>= ", version->ptr[0]);)
				*version = str_from(*version, 1);
		if (name.len && !str_starts(name, STR("$")))
			return str_sub(name, 0, str_find_byte(name, ':'));
	}
	return STR_NONE;
}
