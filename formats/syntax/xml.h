/* XML 1.0 with namespaces through libxml2's SAX2 parser: no network, no DTD (a DOCTYPE is refused),
 * no entity but the predefined five and character references. Positions are exact byte offsets.
 * Other encodings than UTF-8 (UTF-16, ISO-8859-1, US-ASCII) are decoded before parsing. Depth and
 * text length are limited by the document's limits. */
#ifndef SYNTAX_XML_H
#define SYNTAX_XML_H

#include "base/edit.h"
#include "syntax/node.h"

/* Root element of a document, for probes: local name and namespace (absent when there is none, as
 * written otherwise); false when the text does not begin like an XML document. A DOCTYPE is skipped
 * here, so that the loader can refuse it. */
bool xml_skim(struct str text, struct str *name, struct str *ns);

/* Loads a whole document; NULL on an error (recorded). An element's `text` is absent when it has
 * child elements and only white space around them, and empty when there is nothing in it. Names,
 * and values that are written without references, point into the document. Sets doc->point. */
struct node *xml_load(struct doc *doc, struct arena *arena);
/* Children of the root are members. The children of those that are named in `lists` and have the
 * root's namespace come one at a time, in document order; such a list without child elements comes
 * as a member. False on an error (recorded) or when a callback stopped the visit. */
bool xml_visit(struct doc *doc, const struct node_visitor *visitor);
/* Loads the element that begins at an offset found before. The namespaces in scope are those
 * declared by the root and by the element itself: an element that needs a declaration of another
 * ancestor is an error (recorded), unless it is the default namespace, which then is the root's. */
struct node *xml_load_at(struct doc *doc, struct arena *arena, size_t offset);

/* Character data: & < > and line ends as references, what XML 1.0 cannot hold as U+FFFD. */
void xml_add_text(struct buf *out, struct str text);
/* An attribute's value without quotes, escaped for double quotes. */
void xml_add_attribute(struct buf *out, struct str text);

/* Inserts `value` as the last child of the element, or, when `before` is not NULL, in front of that
 * child. `value` is XML text: one or more elements, a line each where they have no children, tabs
 * for indentation, no line ends in character data (xml_add_text writes none), names without prefix
 * get the prefix, and so the namespace, of `element`, others keep theirs. The document's own line ends,
 * indentation or lack of it are kept. `<a/>` becomes `<a>...</a>`: insert into an empty element
 * only once. */
void xml_insert_child(struct edits *edits, struct doc *doc, const struct node *element,
	const struct node *before, struct str value);
/* Adds an attribute to a start tag, behind those it has. */
void xml_insert_attribute(struct edits *edits, struct doc *doc, const struct node *element,
	const char *name, struct str value);
/* Deletes a child with the line end and indentation in front of it. For each element that
 * xml_insert_child inserted, this restores the text as it was, but for elements that were empty
 * before: those stay open. */
void xml_remove_child(struct edits *edits, struct doc *doc, const struct node *child);

#endif
