/* XML 1.0 with namespaces through libxml2's SAX2 push parser: no network, no DTD (a DOCTYPE is
 * refused), no entity but the predefined five and character references. Positions are exact byte
 * offsets. Other encodings than UTF-8 (UTF-16, ISO-8859-1, US-ASCII) are decoded before parsing.
 * Depth and text length are limited by the document's limits. */
#ifndef SYNTAX_XML_H
#define SYNTAX_XML_H

#include "base/edit.h"
#include "syntax/node.h"

/* Root element of a document, for probes: local name and namespace; false when there is none in the
 * first bytes. */
bool xml_skim(struct str text, struct str *name, struct str *ns);
struct node *xml_load(struct doc *doc, struct arena *arena);
/* Children of the root are members; the children of those named in `lists` come one at a time. */
bool xml_visit(struct doc *doc, const struct node_visitor *visitor);
/* Loads the element that begins at an offset found before; in-scope namespaces are those of the
 * root plus its own. */
struct node *xml_load_at(struct doc *doc, struct arena *arena, size_t offset);

void xml_add_text(
	struct buf *out, struct str text); /* escapes & < > and what XML 1.0 cannot hold */
void xml_add_attribute(
	struct buf *out, struct str text); /* the value without quotes, escaped for double quotes */

/* Inserts `value` (XML text, one element per line, tabs for indentation) as the last child of the
 * element, or, when `before` is not NULL, in front of that child; keeps the document's indentation
 * and opens an empty element
 * (`<a/>` becomes `<a>...</a>`). */
void xml_insert_child(struct edits *edits, struct doc *doc, const struct node *element,
	const struct node *before, struct str value);
/* Adds an attribute to a start tag. */
void xml_insert_attribute(struct edits *edits, struct doc *doc, const struct node *element,
	const char *name, struct str value);

#endif
