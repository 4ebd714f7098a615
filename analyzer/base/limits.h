/* The limits that untrusted input is held to. Reaching one is a clear error, or `incomplete` where
 * the rest is of use. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stddef.h>

struct limits {
	size_t input; /* bytes of one input */
	size_t depth; /* nesting of one document */
	size_t string; /* bytes of one string */
	size_t nodes; /* values of one tree: a document, or one element of its long lists */
	size_t ratio; /* decompression */
	size_t decompressed; /* bytes of one decompressed input */
	size_t archive_members;
	size_t nesting; /* containers inside each other */
	size_t blob; /* bytes of one file of a repository */
	size_t files; /* of one tree of a repository */
	size_t lists; /* files of a repository that are read, */
	size_t lists_bytes; /* and bytes in them */
	size_t history; /* commits */
	size_t policy; /* bytes of one policy file */
	size_t list; /* bytes of one imported list */
	size_t parallel; /* bytes from which on a list is read by two threads; no limit on inputs */
	size_t diagnostics; /* kept of one id in one document; the rest is counted */
};

extern const struct limits limits_default;

#endif
