/* The classes and properties of the RDF form of SPDX 2; for spdx2_rdf.c alone. */
#ifndef SPEC_SPDX2_RDF_TABLE_H
#define SPEC_SPDX2_RDF_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum spdx2_rdf_form {
	RDF_VALUE, /* by the kind and the enumeration of the member's row */
	RDF_URI, /* a resource that is no part of the document */
	RDF_LICENSE, /* a licence as an expression */
	RDF_ELEMENT, /* the SPDXID of an element */
	RDF_TYPE, /* of an external reference */
	RDF_OBJECT, /* an object of `of` */
	RDF_ANY, /* an object of literals, which no table describes */
	RDF_RELATION, /* of the subject */
	RDF_KNOWN, /* says nothing that is not said elsewhere */
};

struct spdx2_rdf_class;

struct spdx2_rdf_property {
	const char *name; /* in any of the namespaces of terms, rdfs, doap and ptr */
	uint8_t form;
	const char *member;
	const struct spdx2_rdf_class *of;
};

struct spdx2_rdf_class {
	const char *name; /* of the type; NULL: LineCharPointer or ByteOffsetPointer */
	const char *list; /* of the document's member that holds them */
	const char
		*named; /* the member that has the end of their URI, where they do not state it */
	const struct spdx2_rdf_property *properties;
	size_t count;
};

enum { SPDX2_RDF_PROPERTIES = 40 }; /* at most, of one class */

extern const struct spdx2_rdf_class spdx2_rdf_document;
extern const struct spdx2_rdf_class spdx2_rdf_relationship;
/* Package, File, Snippet, ExtractedLicensingInfo; ends with NULL. */
extern const struct spdx2_rdf_class *const spdx2_rdf_classes[];

#endif
