/* Licence expressions (SPDX 2.3, annex D) as the sets and operators of RDF. */
#include "spec/license.h"
#include "spec/rdf_writer.h"
#include "syntax/xml.h"

#define LISTED "http://spdx.org/licenses/"

static struct str word_at(struct str *rest)
{
	*rest = str_trim(*rest);
	size_t end = 0;
	while (end < rest->len && !ascii_is_space(rest->ptr[end]) && !strchr("()", rest->ptr[end]))
		end++;
	if (!end && rest->len)
		end = 1; /* a bracket */
	struct str word = str_sub(*rest, 0, end);
	*rest = str_from(*rest, end);
	return word;
}

static struct str next_word(struct str rest)
{
	return word_at(&rest);
}

static bool is_joint(struct str word, const char *joint)
{
	return str_eq_nocase(word, str_of(joint));
}

static void add_license_id(struct rdf_writer *w, const char *name, struct str id)
{
	bool own = str_starts(id, STR("LicenseRef-")) || str_starts(id, STR("DocumentRef-"));
	if (own || str_is(id, "NONE") || str_is(id, "NOASSERTION"))
		rdf_add_reference(w, name, id);
	else
		rdf_add_resource(w, name, STR(LISTED), id);
}

static void add_later(struct rdf_writer *w, const char *name, struct str id)
{
	rdf_open_element(w, name);
	rdf_open_element(w, "OrLaterOperator");
	add_license_id(w, "member", str_sub(id, 0, id.len - 1));
	rdf_close_element(w, "OrLaterOperator");
	rdf_close_element(w, name);
}

/* "GPL-2.0+" is on the list, "Apache-2.0+" is a licence or any later one. */
static void add_simple(struct rdf_writer *w, const char *name, struct str id)
{
	if (str_ends(id, STR("+")) && !license_named(id))
		add_later(w, name, id);
	else
		add_license_id(w, name, id);
}

static void add_exception(
	struct rdf_writer *w, const char *name, struct str id, struct str exception)
{
	rdf_open_element(w, name);
	rdf_open_element(w, "WithExceptionOperator");
	add_simple(w, "member", id);
	rdf_open_element(w, "licenseException");
	rdf_begin_element(w, "ListedLicenseException");
	buf_puts(&w->out, " rdf:about=\"" LISTED);
	xml_add_attribute(&w->out, exception);
	buf_puts(&w->out, "\">");
	w->depth++;
	rdf_add_literal(w, "licenseExceptionId", exception, NULL);
	rdf_close_element(w, "ListedLicenseException");
	rdf_close_element(w, "licenseException");
	rdf_close_element(w, "WithExceptionOperator");
	rdf_close_element(w, name);
}

/* Behind an operand: what stands at its own level is skipped. */
static void skip_operand(struct str *rest)
{
	size_t open = 0;
	do {
		struct str word = word_at(rest);
		if (str_is(word, "("))
			open++;
		else if (str_is(word, ")"))
			open--;
	} while (open && rest->len);
	if (is_joint(next_word(*rest), "WITH")) {
		word_at(rest);
		word_at(rest);
	}
}

/* Whether one of the joints stands at the level of the expression's start. */
static bool has_joint(struct str rest, const char *joint)
{
	for (;;) {
		skip_operand(&rest);
		struct str word = word_at(&rest);
		if (!word.len || str_is(word, ")"))
			return false;
		if (is_joint(word, joint))
			return true;
	}
}

static void add_license(struct rdf_writer *w, const char *name, struct str *rest, int level);

/* level 0: joined by OR, 1: by AND, 2: an operand. The expression is well-formed. */
static void add_set(struct rdf_writer *w, const char *name, struct str *rest, int level)
{
	static const char *const joints[] = {"OR", "AND"};
	static const char *const classes[] = {"DisjunctiveLicenseSet", "ConjunctiveLicenseSet"};
	rdf_open_element(w, name);
	rdf_open_element(w, classes[level]);
	add_license(w, "member", rest, level + 1);
	while (is_joint(next_word(*rest), joints[level])) {
		word_at(rest);
		add_license(w, "member", rest, level + 1);
	}
	rdf_close_element(w, classes[level]);
	rdf_close_element(w, name);
}

/* Until the end of the operands of AND, which an OR ends, too. */
static bool is_conjunction(struct str rest)
{
	skip_operand(&rest);
	return is_joint(next_word(rest), "AND");
}

static void add_operand(struct rdf_writer *w, const char *name, struct str *rest)
{
	struct str word = word_at(rest);
	if (str_is(word, "(")) {
		add_license(w, name, rest, 0);
		word_at(rest);
	} else if (is_joint(next_word(*rest), "WITH")) {
		word_at(rest);
		add_exception(w, name, word, word_at(rest));
	} else {
		add_simple(w, name, word);
	}
}

static void add_license(struct rdf_writer *w, const char *name, struct str *rest, int level)
{
	if (level == 0 && has_joint(*rest, "OR"))
		add_set(w, name, rest, 0);
	else if (level < 2 && is_conjunction(*rest))
		add_set(w, name, rest, 1);
	else
		add_operand(w, name, rest);
}

/* How deep brackets stand in each other. */
static size_t depth_of(struct str text)
{
	size_t depth = 0, most = 0;
	for (size_t i = 0; i < text.len; i++) {
		depth += text.ptr[i] == '(';
		depth -= text.ptr[i] == ')' && depth;
		most = depth > most ? depth : most;
	}
	return most;
}

void rdf_add_license(struct rdf_writer *w, const char *name, struct str text)
{
	enum { DEEPEST = 50 };
	struct str rest = text;
	size_t offset;
	if (str_is(text, "NONE") || str_is(text, "NOASSERTION"))
		rdf_add_reference(w, name, text);
	else if (depth_of(text) > DEEPEST || license_expression(text, NULL, &offset))
		rdf_add_literal(w, name, text, NULL); /* as wrong as it was */
	else
		add_license(w, name, &rest, 0);
}
