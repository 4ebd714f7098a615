/* Package URLs (purl-spec; ECMA-427): parsing, the normalisation of every type, canonical form. */
#ifndef MODEL_PURL_H
#define MODEL_PURL_H

#include "base/arena.h"

struct purl_qualifier {
	struct str key, value;
};

struct purl {
	struct str type; /* lower case */
	struct str name_space; /* decoded, normalised for the type; segments joined by "/"; absent
				  when there is none */
	struct str name;
	struct str version;
	struct str subpath;
	struct purl_qualifier *qualifiers; /* sorted by key */
	size_t qualifier_count;
};

/* Parses and normalises. On failure *error is one sentence fragment that says what is wrong, about
 * "it", the purl; what could be read (at least type, namespace and name where they are
 * recognisable) is still set, so that a wrong purl does not hide its component. Refused with
 * everything set: an
 * "@" scope or a "/" behind it in the wrong encoding, an upper-case scheme, an empty version, a
 * namespace where the type has none. "pkg://" is accepted, as the specification demands. The fields
 * point into `text` wherever nothing had to be decoded or normalised. */
bool purl_parse(struct arena *arena, struct str text, struct purl *purl, const char **error);
struct str purl_format(struct arena *arena, const struct purl *purl); /* canonical */
struct str purl_get(const struct purl *purl, const char *qualifier); /* absent when there is none */
/* Builds and normalises from parts (namespace, version, subpath may be absent); false with *error
 * as above. */
bool purl_build(struct arena *arena, struct purl *purl, const char **error);

#endif
