/* Elements of RDF/XML as the writer of SPDX 2 makes them: on lines of their own, with names of the
 * vocabularies that it uses. Private to formats/spec. */
#ifndef SPEC_RDF_WRITER_H
#define SPEC_RDF_WRITER_H

#include "spec/convert.h"
#include "spec/spdx2_rdf.h"

struct rdf_writer {
	struct buf out;
	struct output *output; /* NULL: all stays in `out` */
	struct str ns; /* of the document */
	const struct node *documents; /* externalDocumentRefs, or NULL */
	const struct node *relation; /* the next that is to be written, or NULL */
	int depth;
};

/* A new line, indented. */
void rdf_begin_line(struct rdf_writer *w);
/* "<spdx:name", the prefix by the name. */
void rdf_begin_element(struct rdf_writer *w, const char *name);
void rdf_open_element(struct rdf_writer *w, const char *name);
void rdf_close_element(struct rdf_writer *w, const char *name);
/* `datatype`: of XML Schema, or NULL. */
void rdf_add_literal(struct rdf_writer *w, const char *name, struct str text, const char *datatype);
/* The URI is the two behind each other. */
void rdf_add_resource(struct rdf_writer *w, const char *name, struct str start, struct str end);
/* An element of the document or of another by its SPDXID; NONE and NOASSERTION. */
void rdf_add_reference(struct rdf_writer *w, const char *name, struct str id);
/* The attribute that gives an element its name. */
void rdf_add_about(struct rdf_writer *w, struct str id);
/* A licence expression as sets and operators; one that is not well-formed as a literal. */
void rdf_add_license(struct rdf_writer *w, const char *name, struct str text);

#endif
