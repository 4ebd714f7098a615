/* What the definitions of the purl types add to the common syntax. */
#ifndef MODEL_PURL_TYPES_H
#define MODEL_PURL_TYPES_H

#include "model/purl.h"

enum purl_namespace { NAMESPACE_OPTIONAL, NAMESPACE_REQUIRED, NAMESPACE_PROHIBITED };

enum purl_rule {
	FOLD_NAMESPACE = 1, /* not case sensitive: lower case is the canonical form */
	FOLD_NAME = 2,
	FOLD_VERSION = 4,
	FOLD_SUBPATH = 8,
	FOLD_BOTH = FOLD_NAMESPACE | FOLD_NAME,
	RAISE_NAMESPACE = 16, /* upper case is the canonical form */
	NAME_DASH = 32, /* "_" is written "-" */
	NAME_WORD = 64, /* whatever is no letter or digit is written "_" */
	NAME_ONE_SEGMENT = 128, /* a "/" in the name belongs to the namespace */
	NAME_IS_PATH = 256, /* the namespace is the first segment, the name all others */
};

struct purl_type {
	const char *name;
	enum purl_namespace name_space;
	unsigned rules; /* of enum purl_rule */
	const char *qualifier; /* a required one, or NULL */
	unsigned (*extra_rules)(const struct purl *purl); /* that depend on the purl, or NULL */
	const char *(*check)(const struct purl *purl); /* NULL, or what is wrong */
};

/* The definition of a type; that of unknown types allows everything and changes nothing. */
const struct purl_type *purl_type_find(struct str name);

#endif
