/* What the parts of the TOML loader share: toml.c has the tables, toml_value.c the scalars. */
#ifndef SYNTAX_TOML_LOAD_H
#define SYNTAX_TOML_LOAD_H

#include "base/buf.h"
#include "base/list.h"
#include "base/map.h"
#include "syntax/toml.h"

/* How a table came to be decides who may add to it. */
enum toml_origin {
	TOML_IMPLIED, /* named on the way by a header; a header of its own may follow */
	TOML_HEADER,
	TOML_DOTTED, /* by a dotted key; more dotted keys may follow */
	TOML_INLINE, /* closed, as are static arrays */
	TOML_TABLES, /* an array of tables */
};

struct toml_table { /* an object or array */
	struct node node;
	struct toml_table *parent;
	struct map names; /* of many members: index of toml_loader.members */
	uint8_t origin;
};

struct toml_loader {
	struct doc *doc;
	struct arena *arena;
	const char *at, *end;
	size_t depth, nodes;
	LIST(struct node *) members;
	LIST(struct toml_table *) large; /* those that have a map */
};

static inline size_t toml_offset(const struct toml_loader *l, const char *at)
{
	return (size_t)(at - l->doc->bytes.ptr);
}

static inline char toml_peek(const struct toml_loader *l, size_t ahead)
{
	return (size_t)(l->end - l->at) > ahead ? l->at[ahead] : '\0';
}

static inline void toml_blanks(struct toml_loader *l)
{
	while (l->at < l->end && (*l->at == ' ' || *l->at == '\t'))
		l->at++;
}

/* Records what is wrong at `at`; false. */
bool toml_fail(struct toml_loader *l, const char *problem);
/* A string in any of the four notations (`key`: in those of one line), `at` on its first quote. */
bool toml_string(struct toml_loader *l, bool key, struct str *text);
/* A boolean, number, date or time. */
bool toml_word(struct toml_loader *l, struct node *node);

#endif
