/* RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/) as the graph that it stands for, as far as bills
 * of materials use it: typed nodes and rdf:Description; rdf:about, rdf:ID, rdf:nodeID, rdf:resource;
 * property attributes; xml:base; parseType "Resource". Containers and collections are reported and left
 * out. The size of the graph is that of the text: whoever walks it bounds what it makes of circles and
 * of what is used many times. */
#ifndef SYNTAX_RDF_H
#define SYNTAX_RDF_H

#include "syntax/xml.h"

#define RDF_NAMESPACE "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

struct rdf_resource;

struct rdf_statement {
	struct str ns, property;
	struct rdf_resource *object; /* NULL: a literal */
	struct str text; /* of a literal */
	const struct node *source; /* the property's element or attribute */
	struct rdf_statement *next;
};

struct rdf_resource {
	struct str uri; /* absolute where that can be; absent for one without a name of its own */
	const struct node *element; /* the first that describes it; NULL: it is only named */
	const struct node *name; /* the attribute that holds its URI there, or NULL */
	struct str type; /* local name of its type in `type_ns`; absent when not stated */
	struct str type_ns;
	struct rdf_statement *first, *last;
	struct rdf_resource *next; /* in the order of their elements */
	bool open; /* for those who walk the graph */
	struct str memo;
};

struct rdf_graph {
	struct rdf_resource *first; /* those that are described here */
};

/* The graph of a loaded document whose root is rdf:RDF, in the arena. */
struct rdf_graph *rdf_load(struct doc *doc, const struct node *root, struct arena *arena);

#endif
