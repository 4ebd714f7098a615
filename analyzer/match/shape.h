/* The members that an object of a policy file may have. A policy decides over people's verdicts, so
 * that a misspelt member must never be ignored: what is not in the table is an error that says what
 * is allowed. */
#ifndef MATCH_SHAPE_H
#define MATCH_SHAPE_H

#include "syntax/node.h"

enum shape_kind {
	SHAPE_TEXT, /* a string that says something */
	SHAPE_DATE, /* YYYY-MM-DD or null */
	SHAPE_WORD, /* one of a closed set of words */
	SHAPE_BOOL,
	SHAPE_TEXTS, /* an array of strings */
	SHAPE_OBJECT,
	SHAPE_OBJECTS, /* an array of objects */
	SHAPE_ANY, /* reserved: not interpreted */
};

struct shape {
	const char *name;
	enum shape_kind kind;
	bool required;
	const char *(*word)(unsigned at); /* SHAPE_WORD: the words; NULL behind the last */
};

/* Checks an object against a table that ends with a NULL name and reports every departure; `what`
 * names the object in messages ("an identifier"). False when there was one. */
bool shape_check(
	struct doc *doc, const struct node *object, const char *what, const struct shape *shapes);

/* The same for another file of ours: departures are reported by that id. */
bool shape_check_as(enum diag_id id, struct doc *doc, const struct node *object, const char *what,
	const struct shape *shapes);

/* A member of SHAPE_DATE, or `absent` when it is absent or null. */
int32_t shape_date(const struct node *object, const char *name, int32_t absent);
/* The number of the word that a member of SHAPE_WORD holds, or `absent`. */
unsigned shape_word(
	const struct node *object, const struct shape *shapes, const char *name, unsigned absent);
/* The strings of a member of SHAPE_TEXTS. */
struct str *shape_texts(
	struct arena *arena, const struct node *object, const char *name, size_t *count);

#endif
