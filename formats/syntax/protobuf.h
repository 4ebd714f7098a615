/* The wire format of protobuf (protobuf.dev, "Encoding"): fields one by one. Strict: lengths must fit
 * the message around them, varints have at most ten bytes, groups are refused. */
#ifndef SYNTAX_PROTOBUF_H
#define SYNTAX_PROTOBUF_H

#include "base/buf.h"
#include "base/doc.h"

enum proto_wire_type { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_BYTES = 2, WIRE_FIXED32 = 5 };

struct proto_wire {
	uint32_t number;
	uint8_t type; /* enum proto_wire_type */
	uint64_t value; /* of a varint or a fixed number */
	size_t tag, start, end; /* offsets in the document: of the tag, and of the value */
};

/* Reads the field at *at, in a message that ends at `end`, and moves behind it. False at the end, and
 * at an error, which is a diagnostic of the document; then *at is STR_NPOS. */
bool proto_next(struct doc *doc, size_t *at, size_t end, struct proto_wire *wire);
/* The same for one number of a packed list. */
bool proto_next_number(struct doc *doc, size_t *at, size_t end, uint64_t *value);

/* For a probe: the bytes are one message whose fields are all known; records no diagnostics. */
bool proto_skim(struct str bytes, bool (*known)(const struct proto_wire *wire));

/* Fills places: line 1, column offset + 1, pointer "@offset". */
void proto_point(struct doc *doc, struct place *places, size_t count);

/* Writing */
void proto_add_varint(struct buf *out, uint64_t value);
void proto_add_bytes(struct buf *out, uint32_t number, struct str bytes);

#endif
