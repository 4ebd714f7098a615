/* The one tree that every syntax is loaded into. Nodes know the bytes they came from: [start, end)
 * is the value's text (a string with its quotes, an element with its tags), key_start where its
 * member name (or "<") begins.
 *
 * JSON, YAML, TOML: objects, arrays and scalars. XML as loaded: an element is a NODE_OBJECT whose
 * key is the local name and ns the namespace, with its attributes first (NODE_STRING with
 * `attribute` set) and its child elements after them; `text` is its character data (CDATA included,
 * comments not). formats/spec turns such trees into the JSON shape of the same specification, spans
 * kept, so that everything behind it sees one shape. */
#ifndef SYNTAX_NODE_H
#define SYNTAX_NODE_H

#include "base/doc.h"

enum node_kind {
	NODE_NULL,
	NODE_FALSE,
	NODE_TRUE,
	NODE_NUMBER,
	NODE_STRING,
	NODE_ARRAY,
	NODE_OBJECT
};

struct node {
	uint8_t kind;
	bool attribute;
	bool has_nul; /* the decoded text holds U+0000 */
	bool block; /* YAML: written as a block: by its indentation, or behind | or > */
	bool plain; /* YAML: written without quotes, so that 1.10 and true are also the texts
		       "1.10" and "true", where a text is asked for; `text` is set */
	uint32_t count; /* children */
	struct str key; /* decoded; absent for elements of arrays */
	struct str ns; /* XML only */
	struct str text; /* decoded string; a number's own text */
	size_t key_start;
	size_t start, end;
	size_t content; /* XML: where the text begins, behind the start tag or the quote; YAML: where
			   a block's first key or dash stands, or behind the bracket; tag-value:
			   behind the entry */
	struct node *first, *last, *next;
};

#define NODE_EACH(child, parent)                                                                   \
	for (struct node *child = (parent) ? (parent)->first : NULL; child; child = child->next)

void node_append(struct node *parent, struct node *child);
/* The first member of that name or NULL; linear, for small objects. The parent may be NULL or no
 * object. */
struct node *node_get(const struct node *parent, const char *name);
/* The text of a string member, or absent. */
struct str node_string(const struct node *parent, const char *name);
const char *node_kind_name(const struct node *node); /* "an object", "a string" ... for messages */

/* How a loader hands a document to a reader: the root first (without children; XML: with its
 * attributes and namespace), then its members: scalars, then objects and arrays that are not named
 * in `lists`, each group in document order, then the arrays named in `lists` element by element, in
 * the order of `lists` (a loader that reads a text once from front to back, as the one for XML
 * does, keeps the document's order instead). Nodes handed out die when the call returns. A callback
 * that returns false stops the visit. */
struct node_part { /* a second reader and its own document (doc_fork) */
	void *context;
	struct doc *doc;
};

struct node_visitor {
	void *context;
	const char *const *lists; /* ends with NULL */
	bool (*root)(void *context, struct node *root);
	bool (*member)(void *context, struct node *member);
	/* The list node has key, key_start and start, no children yet and, unless the syntax knows
	 * it, no end. */
	bool (*element)(void *context, const struct node *list, struct node *element, size_t index);
	/* NULL, or the second half of a long list may be read by another thread at the same time: fork
	 * makes the context that its elements are handed to, their index counted anew; settle is
	 * called for each half in its thread, at its end; join puts what the second read behind what
	 * was read, or drops it. */
	struct node_part (*fork)(void *context);
	void (*settle)(void *context);
	void (*join)(void *context, struct node_part part, bool keep);
	/* A list without elements; NULL: nobody asks. (XML has it as a member.) */
	bool (*empty)(void *context, const struct node *list);
};

#endif
