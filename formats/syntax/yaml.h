/* YAML 1.2 as far as it says what JSON says, through libyaml's events: mappings with scalar keys,
 * sequences and scalars become the nodes that JSON has. What that leaves open is decided here:
 *
 * - Plain scalars are resolved by the core schema of YAML 1.2 (section 10.3): null, booleans and
 *   numbers; yes, no, on, off and dates are texts. A number or a boolean keeps its text and is marked
 *   `plain`, so that `versionInfo: 1.10` is the text "1.10" where a text is asked for.
 * - Tags are ignored, but for !!str and "!", which make a text of a plain scalar.
 * - An alias stands for a copy of what its anchor marks. Aliases may make a document as large as one
 *   value for each of its bytes, and not larger; an alias inside of what it stands for is an error.
 * - A second document in the stream is an error: what it lists would go unseen.
 * - Members of one name are kept and reported.
 *
 * Depth, string length and the number of values are limited by the document's limits. Spans are byte
 * offsets; a block mapping or sequence ends where its last value ends. */
#ifndef SYNTAX_YAML_H
#define SYNTAX_YAML_H

#include "base/edit.h"
#include "syntax/node.h"

/* Whether the text can be YAML with such a member at the left margin (or after the brace of a flow
 * mapping without quotes): for probes; JSON is left to JSON. */
bool yaml_has_member(struct str text, const char *name);

/* Loads the one document; NULL on an error (recorded). Sets doc->point. */
struct node *yaml_load(struct doc *doc, struct arena *arena);
/* Loads all documents of the stream as the elements of an array, of which there may be none; an
 * empty one is null. */
struct node *yaml_load_all(struct doc *doc, struct arena *arena);
bool yaml_visit(struct doc *doc, const struct node_visitor *visitor);

/* Edits that follow the document's own style: the indentation of the block, or flow. Texts are
 * written in double quotes. An item is a mapping of texts, or, with one entry without name, a
 * text. */
struct yaml_entry {
	const char *name;
	struct str text;
};

struct yaml_item {
	const struct yaml_entry *entries;
	size_t count;
};

/* Appends items to the sequence that is the member `name` of a loaded mapping; the member is added
 * when it is not there. False when the member is something else, or an alias. Once per mapping and
 * name. */
bool yaml_append(struct edits *edits, struct doc *doc, const struct node *mapping, const char *name,
	const struct yaml_item *items, size_t count);

/* Deletes elements of the sequence `member` of a mapping that were appended so, given in the order of
 * the text; the member too when it holds nothing else and was not there before. Restores the text as it was before yaml_append. */
void yaml_remove(struct edits *edits, struct doc *doc, const struct node *mapping,
	const struct node *member, const struct node *const *removed, size_t count);

#endif
