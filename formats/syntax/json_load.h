/* The strict loader's parts, for json.c (whole values) and json_visit.c (a document by its members).
 * They move `at`; those that return false or NULL have recorded the error. */
#ifndef SYNTAX_JSON_LOAD_H
#define SYNTAX_JSON_LOAD_H

#include "syntax/json.h"
#include "syntax/json_scan.h"

struct json_loader {
	struct doc *doc;
	struct arena *arena;
	const char *text, *at, *end; /* the whole document's text, and what is left of it */
	const struct limits *limits;
	size_t depth; /* objects and arrays open at `at` */
	size_t nodes;
	bool again; /* what is only odd was reported when the value was first loaded */
	bool mute; /* records no errors either */
};

static inline struct json_loader json_loader_over(struct doc *doc, struct arena *arena)
{
	return (struct json_loader){.doc = doc,
		.arena = arena,
		.text = doc->bytes.ptr,
		.at = doc->bytes.ptr,
		.end = doc->bytes.ptr + doc->bytes.len,
		.limits = doc->limits};
}

static inline size_t json_offset(const struct json_loader *l, const char *at)
{
	return (size_t)(at - l->text);
}

/* Behind an opening bracket (`first`) or a child of `parent`: passes over the white space and the
 * comma or the closing bracket. */
enum json_step { STEP_ERROR, STEP_CHILD, STEP_CLOSED };
enum json_step json_step(struct json_loader *l, const struct node *parent, bool first);

bool json_begin(struct doc *doc); /* whether there is text that can be JSON */
bool json_ends_here(struct json_loader *l); /* nothing but white space follows */
bool json_enter(struct json_loader *l); /* passes over an opening bracket */
struct node *json_node_new(struct json_loader *l);
/* Reads `"name" :` and the white space behind it. */
bool json_load_name(struct json_loader *l, struct node *node);
/* Reads a scalar to its end, of an object or array the opening bracket. */
bool json_load_start(struct json_loader *l, struct node *node);
struct node *json_load_tree(struct json_loader *l); /* the value at `at` */
void json_check_names(struct json_loader *l, const struct node *object); /* reports duplicates */
bool json_fail(struct json_loader *l, const char *expected); /* "expected ..., found"; false */

#endif
