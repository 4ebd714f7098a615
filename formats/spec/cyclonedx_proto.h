/* CycloneDX in protobuf: the messages and fields of the wire, and what they are called in JSON. */
#ifndef SPEC_CYCLONEDX_PROTO_H
#define SPEC_CYCLONEDX_PROTO_H

#include "spec/spec.h"

enum proto_kind {
	PROTO_STRING,
	PROTO_INTEGER, /* int32, int64 */
	PROTO_BOOLEAN,
	PROTO_FLOAT,
	PROTO_DOUBLE,
	PROTO_ENUM,
	PROTO_TIMESTAMP, /* google.protobuf.Timestamp: a date and time in JSON */
	PROTO_DATE, /* the same: a date in JSON */
	PROTO_MESSAGE,
};

/* Where the shape of JSON is another than that of the messages. */
enum proto_form {
	PROTO_SAME,
	PROTO_SPREAD, /* the message's fields are members of the surrounding object */
	PROTO_UNWRAP, /* the message holds nothing but a list, which is the member */
	PROTO_REFERENCE, /* of the message only its reference (dependsOn) */
	PROTO_CHOICE, /* the value is that of the one field of the message that is there */
	PROTO_TOOLS, /* an array of tools, or an object of components and services */
};

struct proto_enum {
	const char *const *names; /* by number, as JSON has them */
	size_t count;
};

struct proto_field {
	uint16_t number;
	uint8_t kind; /* enum proto_kind */
	uint8_t form; /* enum proto_form */
	bool list;
	bool implicit;
	uint8_t since; /* where JSON has the member earlier; 0: not before it */
	const char *name; /* of the member in JSON */
	const struct proto_message *message;
	const struct proto_enum *names;
};

struct proto_message {
	const struct proto_field *fields; /* by number */
	size_t count;
};

extern const struct proto_message cyclonedx_proto; /* Bom */

/* The whole document in that shape; NULL on an error (recorded). */
struct node *cyclonedx_proto_load(struct doc *doc, struct arena *arena);

/* A visitor for spec_read: hands the document out in the shape of CycloneDX JSON. Spans are offsets
 * into the binary; a place is line 1, column offset + 1, pointer "@offset". */
bool cyclonedx_proto_visit(struct doc *doc, const struct node_visitor *visitor);

#endif
