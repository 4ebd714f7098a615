/* The RDF/XML form of SPDX 2 in the shape of its JSON, by a table of classes and properties (annex C
 * of SPDX 2.3 and its ontology). */
#ifndef SPEC_SPDX2_RDF_H
#define SPEC_SPDX2_RDF_H

#include "syntax/node.h"

#define SPDX2_TERMS "http://spdx.org/rdf/terms#"

/* The whole document; NULL on an error (recorded). */
struct node *spdx2_rdf_load(struct doc *doc, struct arena *arena);
/* Reads a document through the visitor. */
bool spdx2_rdf_visit(struct doc *doc, const struct node_visitor *visitor);

#endif
