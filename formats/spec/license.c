#include "spec/license.h"

static int compare_nocase(struct str a, const char *b)
{
	for (size_t i = 0; i < a.len; i++) {
		int difference =
			(unsigned char)ascii_lower(a.ptr[i]) - (unsigned char)ascii_lower(b[i]);
		if (difference || !b[i])
			return difference ? difference : 1;
	}
	return b[a.len] ? -1 : 0;
}

const struct license_id *license_named(struct str name)
{
	size_t low = 0, high = license_id_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_nocase(name, license_ids[middle].name);
		if (order == 0)
			return &license_ids[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

bool license_enumerated(struct str name)
{
	const struct license_id *id = license_named(name);
	return id && str_is(name, id->name) && !(id->flags & LICENSE_NEWER);
}

/* Expressions: or = and *("OR" and), and = with *("AND" with), with = simple ["WITH" exception] */

enum { DEPTH_MAX = 200 };

struct expression {
	struct str text;
	size_t at;
	size_t depth;
	const struct license_visitor *visitor;
	const char *error;
};

static bool is_id_byte(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '.';
}

static void skip_space(struct expression *e)
{
	while (e->at < e->text.len && ascii_is_space(e->text.ptr[e->at]))
		e->at++;
}

static struct str peek_word(const struct expression *e)
{
	size_t end = e->at;
	while (end < e->text.len && (is_id_byte(e->text.ptr[end]) || e->text.ptr[end] == ':'))
		end++;
	return str_sub(e->text, e->at, end);
}

static bool accept_byte(struct expression *e, char byte)
{
	if (e->at >= e->text.len || e->text.ptr[e->at] != byte)
		return false;
	e->at++;
	return true;
}

static bool accept_word(struct expression *e, const char *word)
{
	skip_space(e);
	if (!str_is(peek_word(e), word))
		return false;
	e->at += strlen(word);
	return true;
}

static bool fail(struct expression *e, const char *error)
{
	if (!e->error)
		e->error = error;
	return false;
}

static bool is_operator(struct str word)
{
	return str_eq_nocase(word, STR("AND")) || str_eq_nocase(word, STR("OR")) ||
		str_eq_nocase(word, STR("WITH"));
}

static void visit(const struct expression *e, enum license_word kind, struct str word)
{
	if (e->visitor)
		e->visitor->word(e->visitor->context, kind, word);
}

static bool is_idstring(struct str text, const char *prefix)
{
	struct str start = str_of(prefix);
	if (!str_starts(text, start) || text.len == start.len)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (!is_id_byte(text.ptr[i]))
			return false;
	return true;
}

/* [DocumentRef-x:]LicenseRef-y */
static bool is_reference(struct str word)
{
	struct str rest = word;
	if (str_find_byte(word, ':') != STR_NPOS) {
		struct str document = str_cut(&rest, ':');
		if (!is_idstring(document, "DocumentRef-"))
			return false;
	}
	return is_idstring(rest, "LicenseRef-") || is_idstring(rest, "AdditionRef-");
}

static bool parse_simple(struct expression *e)
{
	struct str word = peek_word(e);
	if (!word.len)
		return fail(e,
			e->at < e->text.len ? "a licence is expected here"
					    : "a licence is missing at the end");
	if (is_operator(word))
		return fail(e, "an operator stands where a licence is expected");
	if (str_find_byte(word, ':') != STR_NPOS || str_starts(word, STR("LicenseRef-")) ||
		str_starts(word, STR("DocumentRef-"))) {
		if (!is_reference(word))
			return fail(
				e, "not of the form LicenseRef-x or DocumentRef-x:LicenseRef-y");
		e->at += word.len;
		visit(e, LICENSE_WORD_REF, word);
		return true;
	}
	e->at += word.len;
	/* GPL-2.0+ is an identifier of its own, and the same as GPL-2.0 with a plus. */
	accept_byte(e, '+');
	visit(e, LICENSE_WORD_ID, word);
	return true;
}

static bool parse_or(struct expression *e);

static bool parse_group(struct expression *e)
{
	if (++e->depth > DEPTH_MAX)
		return fail(e, "more than 200 parentheses inside of each other");
	if (!parse_or(e))
		return false;
	skip_space(e);
	e->depth--;
	return accept_byte(e, ')') || fail(e, "a closing parenthesis is missing");
}

static bool parse_with(struct expression *e)
{
	skip_space(e);
	if (accept_byte(e, '('))
		return parse_group(e);
	if (!parse_simple(e))
		return false;
	if (!accept_word(e, "WITH"))
		return true;
	skip_space(e);
	struct str word = peek_word(e);
	if (!word.len || is_operator(word))
		return fail(e, "an exception is expected behind WITH");
	e->at += word.len;
	visit(e, is_reference(word) ? LICENSE_WORD_REF : LICENSE_WORD_EXCEPTION, word);
	return true;
}

static bool parse_and(struct expression *e)
{
	do
		if (!parse_with(e))
			return false;
	while (accept_word(e, "AND"));
	return true;
}

static bool parse_or(struct expression *e)
{
	do
		if (!parse_and(e))
			return false;
	while (accept_word(e, "OR"));
	return true;
}

const char *license_expression(
	struct str text, const struct license_visitor *visitor, size_t *offset)
{
	struct expression e = {.text = text, .visitor = visitor};
	if (parse_or(&e)) {
		skip_space(&e);
		if (e.at < text.len)
			fail(&e,
				is_operator(peek_word(&e)) ? "operators are written in capitals"
							   : "AND, OR or WITH is expected here");
	}
	*offset = e.at;
	return e.error;
}
