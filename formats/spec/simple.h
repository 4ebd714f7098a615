/* Texts with a form of their own: what a document's values look like beyond being strings. One name for
 * each, the same in the grammar of the XML schemas and in the checks of the tables. */
#ifndef SPEC_SIMPLE_H
#define SPEC_SIMPLE_H

#include "spec/spec.h"

struct simple_type {
	bool (*good)(struct str text); /* NULL: any text */
	const char *expected; /* "a date and time" */
	const struct spec_values *values; /* NULL: not an enumeration */
	bool any; /* child elements, too */
	bool collapse; /* white space around it does not count */
};

/* A simple type by its name, or an enumeration as "$name"; false when there is no such type. */
bool simple_type_named(struct str name, uint8_t version, struct simple_type *type);

bool simple_is_date_time(struct str text); /* xs:dateTime, whose zone may be absent */
bool simple_is_date(struct str text); /* xs:date */
bool simple_is_any_uri(struct str text); /* xs:anyURI: a URI or relative reference (RFC 3986) */
bool simple_is_uri(struct str text); /* with a scheme */
bool simple_is_hash(struct str text);
bool simple_is_serial(struct str text); /* urn:uuid: and lower-case digits */
bool simple_is_media_type(struct str text);
bool simple_is_locale(struct str text);
bool simple_is_integral(struct str text); /* a JSON number without a fraction: 1, 1.0, 1e2 */
/* A decimal number compared with a whole one: <0, 0, >0. */
int simple_compare(struct str number, int64_t with);

/* A number in a form that equal numbers share, in the buffer. */
struct str simple_canonical(struct str number, char *buffer, size_t size);

#endif
