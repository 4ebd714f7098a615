/* Containers: what a bill of materials comes wrapped in (an envelope, a list, an archive, a
 * compressed file). documents_add turns an input into the documents that it holds: itself when it is
 * a bill, else the bills inside, at any depth that the limits allow. A document that was taken out
 * has memory of its own and is named `outer!inner`; its positions are those of the decoded text.
 * Nothing is ever written to disk: a member's name is only a name. */
#ifndef CONTAINER_CONTAINER_H
#define CONTAINER_CONTAINER_H

#include "base/list.h"
#include "format.h"

struct document {
	struct doc *doc; /* the heap's: doc_finish(), memory_free() */
	/* NULL: nothing to read; the document's diagnostics say why. So is a container of which not
	 * everything could be examined, before what was found in it. */
	const struct format *format;
};

struct documents {
	LIST(struct document) list;
	struct archive_library *library; /* loaded by the first archive; kept for the next */
};

/* Adds what the document holds and takes it over. `format`: what the bills are said to be; NULL: by
 * content. An input that is neither bill nor container, and a container without any bill, is added
 * itself, with a diagnostic. */
void documents_add(struct documents *documents, struct doc *doc, const struct format *format);
/* Releases the list, not the documents. */
void documents_finish(struct documents *documents);
/* Releases the list and the documents. */
void documents_destroy(struct documents *documents);

/* The name of a file for the document alone, without folders. */
struct str document_file(const struct doc *doc);
bool document_named_as_bill(const struct doc *doc); /* its file's name is customary for a format */

/* One kind of container: one file here and one name in meson.build. */
struct unwrapping;

struct container {
	const char *name; /* "dsse" */
	const char *title; /* "DSSE envelope" */
	/* How sure: 0 no, 1 perhaps, 50 by shape, 100 by its own mark. */
	int (*probe)(struct doc *doc);
	/* Asked before the formats: binary, or several documents in one text. The others are asked
	 * when no format knows the text by shape. */
	bool first;
	/* Hands the members on (unwrap.h); what is wrong is a diagnostic of the document. */
	void (*open)(struct unwrapping *unwrapping, struct doc *doc);
};

extern const struct container
	*const containers[]; /* ends with NULL; generated from formats/container/meson.build */

#endif
