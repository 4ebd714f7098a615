#include "syntax/protobuf.h"

enum { FIELD_NUMBER_MAX = (1 << 29) - 1 };

/* What is wrong, and where; `at` is where reading goes on. */
struct reading {
	struct str bytes;
	size_t at, end;
	size_t wrong;
	const char *what;
};

static bool fail(struct reading *r, size_t offset, const char *what)
{
	r->wrong = offset;
	r->what = what;
	return false;
}

/* Base 128, least significant first; the tenth byte holds one bit. */
static bool read_varint(struct reading *r, uint64_t *value)
{
	size_t start = r->at;
	*value = 0;
	for (unsigned shift = 0; shift < 70; shift += 7) {
		if (r->at >= r->end)
			return fail(r, start, "a number ends behind its message");
		unsigned char byte = (unsigned char)r->bytes.ptr[r->at++];
		if (shift == 63 && byte > 1)
			break;
		*value |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return true;
	}
	return fail(r, start, "a number of more than 64 bits");
}

static bool read_fixed(struct reading *r, size_t size, uint64_t *value)
{
	if (r->end - r->at < size)
		return fail(r, r->at, "a number ends behind its message");
	for (size_t i = 0; i < size; i++)
		*value |= (uint64_t)(unsigned char)r->bytes.ptr[r->at + i] << 8 * i;
	r->at += size;
	return true;
}

static bool read_bytes(struct reading *r, struct proto_wire *wire)
{
	uint64_t length;
	if (!read_varint(r, &length))
		return false;
	if (length > r->end - r->at)
		return fail(r, wire->start, "a length beyond the end of the message");
	wire->start = r->at;
	r->at += (size_t)length;
	return true;
}

static bool read_value(struct reading *r, struct proto_wire *wire)
{
	switch (wire->type) {
	case WIRE_VARINT:
		return read_varint(r, &wire->value);
	case WIRE_FIXED64:
		return read_fixed(r, 8, &wire->value);
	case WIRE_FIXED32:
		return read_fixed(r, 4, &wire->value);
	case WIRE_BYTES:
		return read_bytes(r, wire);
	default:
		return fail(r, wire->tag,
			wire->type <= 4 ? "a group, which proto3 does not know"
					: "an unknown wire type");
	}
}

static bool read_field(struct reading *r, struct proto_wire *wire)
{
	uint64_t tag;
	*wire = (struct proto_wire){.tag = r->at};
	if (!read_varint(r, &tag))
		return false;
	if (tag >> 3 == 0 || tag >> 3 > FIELD_NUMBER_MAX)
		return fail(r, wire->tag, "a field number that is none");
	wire->type = tag & 7;
	wire->number = (uint32_t)(tag >> 3);
	wire->start = r->at;
	if (!read_value(r, wire))
		return false;
	wire->end = r->at;
	return true;
}

static bool report(struct doc *doc, const struct reading *r, size_t *at)
{
	diag(doc, DIAG_PROTOBUF_SYNTAX, r->wrong, "%s at byte %zu", r->what, r->wrong);
	*at = STR_NPOS;
	return false;
}

bool proto_next(struct doc *doc, size_t *at, size_t end, struct proto_wire *wire)
{
	struct reading r = {.bytes = doc->bytes, .at = *at, .end = end};
	if (*at >= end)
		return false;
	if (!read_field(&r, wire))
		return report(doc, &r, at);
	*at = r.at;
	return true;
}

bool proto_next_number(struct doc *doc, size_t *at, size_t end, uint64_t *value)
{
	struct reading r = {.bytes = doc->bytes, .at = *at, .end = end};
	if (*at >= end)
		return false;
	if (!read_varint(&r, value))
		return report(doc, &r, at);
	*at = r.at;
	return true;
}

bool proto_skim(struct str bytes, bool (*known)(const struct proto_wire *wire))
{
	struct reading r = {.bytes = bytes, .end = bytes.len};
	struct proto_wire wire;
	while (r.at < r.end)
		if (!read_field(&r, &wire) || !known(&wire))
			return false;
	return bytes.len > 0;
}

void proto_point(struct doc *doc, struct place *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		places[i].line = 1;
		places[i].column = places[i].offset + 1;
		places[i].pointer = arena_printf(&doc->arena, "@%zu", places[i].offset);
	}
}

void proto_add_varint(struct buf *out, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		buf_add_byte(out, (char)(value | 0x80));
	buf_add_byte(out, (char)value);
}

void proto_add_bytes(struct buf *out, uint32_t number, struct str bytes)
{
	proto_add_varint(out, (uint64_t)number << 3 | WIRE_BYTES);
	proto_add_varint(out, bytes.len);
	buf_add(out, bytes);
}
