/* Licence expressions held against patterns of identifiers. */
#include "base/globs.h"
#include "match/ownrule.h"
#include "spec/license.h"

struct holder {
	struct str text;
	size_t at;
	const struct str *globs;
	size_t count;
	bool deny;
};

static void skip_space(struct holder *h)
{
	while (h->at < h->text.len && ascii_is_space(h->text.ptr[h->at]))
		h->at++;
}

static struct str peek(const struct holder *h)
{
	size_t end = h->at;
	while (end < h->text.len && !ascii_is_space(h->text.ptr[end]) && h->text.ptr[end] != '(' &&
		h->text.ptr[end] != ')')
		end++;
	return str_sub(h->text, h->at, end);
}

static bool take_word(struct holder *h, const char *word)
{
	skip_space(h);
	if (!str_eq_nocase(peek(h), str_of(word)))
		return false;
	h->at += strlen(word);
	skip_space(h);
	return true;
}

static bool listed(const struct holder *h, struct str license)
{
	for (size_t i = 0; i < h->count; i++)
		if (glob_covers(h->globs[i], license))
			return true;
	return false;
}

static bool hold_or(struct holder *h);

/* "ID", "ID WITH EXCEPTION" or an expression in parentheses. */
static bool hold_simple(struct holder *h)
{
	skip_space(h);
	if (h->at < h->text.len && h->text.ptr[h->at] == '(') {
		h->at++;
		bool result = hold_or(h);
		skip_space(h);
		h->at += h->at < h->text.len;
		return result;
	}
	size_t start = h->at;
	struct str id = peek(h);
	h->at += id.len;
	bool result = listed(h, id);
	size_t end = h->at;
	if (take_word(h, "WITH")) {
		h->at += peek(h).len;
		end = h->at;
		struct str whole = str_sub(h->text, start, end);
		/* An exception makes the licence milder: to deny it takes the pair or the licence. */
		result = listed(h, whole) || (h->deny && result);
	}
	return result;
}

static bool hold_and(struct holder *h)
{
	bool result = hold_simple(h);
	while (take_word(h, "AND")) {
		bool next = hold_simple(h);
		result = h->deny ? result || next : result && next;
	}
	return result;
}

static bool hold_or(struct holder *h)
{
	bool result = hold_and(h);
	while (take_word(h, "OR")) {
		bool next = hold_and(h);
		result = h->deny ? result && next : result || next;
	}
	return result;
}

static bool hold(struct str text, const struct str *globs, size_t count, bool deny)
{
	struct holder holder = {.text = text, .globs = globs, .count = count, .deny = deny};
	size_t offset;
	if (license_expression(text, NULL, &offset))
		return listed(&holder, str_trim(text)); /* a name, not an expression */
	return hold_or(&holder);
}

bool license_denied(struct str expression, const struct str *globs, size_t count)
{
	return hold(expression, globs, count, true);
}

bool license_allowed(struct str expression, const struct str *globs, size_t count)
{
	return hold(expression, globs, count, false);
}
