/* Notes in CycloneDX protobuf. Everything is appended: messages begin with their lengths, so nothing can
 * be inserted into one without changing those around it, but fields of the Bom may stand in any order,
 * a second `metadata` is merged into the first, and of two serial numbers the last one counts
 * (protobuf.dev, "Encoding": Last One Wins). */

#include "annotators.h"
#include "base/date.h"
#include "cyclonedx_annotate.h"
#include "syntax/protobuf.h"

/* Field numbers of bom-1.N.proto. */
enum {
	BOM_SERIAL_NUMBER = 3,
	BOM_METADATA = 4,
	BOM_ANNOTATIONS = 11,
	BOM_PROPERTIES = 12,
	METADATA_TOOLS = 2,
	METADATA_PROPERTIES = 8,
	TOOL_NAME = 2,
	TOOL_VERSION = 3,
	TOOL_COMPONENTS = 6,
	COMPONENT_TYPE = 1,
	COMPONENT_NAME = 8,
	COMPONENT_VERSION = 9,
	PROPERTY_NAME = 1,
	PROPERTY_VALUE = 2,
	ANNOTATION_REF = 1,
	ANNOTATION_SUBJECTS = 2,
	ANNOTATION_ANNOTATOR = 3,
	ANNOTATION_TIMESTAMP = 4,
	ANNOTATION_TEXT = 5,
	ANNOTATOR_COMPONENT = 3,
	CLASSIFICATION_APPLICATION = 1,
};

struct writer {
	const struct bom *bom;
	const struct note_set *set;
	struct buf metadata, out;
	bool modern; /* 1.5 on: annotations, and properties of the document */
};

/* Messages */

static void add_message(struct buf *out, uint32_t number, struct buf *message)
{
	proto_add_bytes(out, number, buf_str(message));
	buf_finish(message);
}

static void add_number(struct buf *out, uint32_t number, uint64_t value)
{
	proto_add_varint(out, (uint64_t)number << 3 | WIRE_VARINT);
	proto_add_varint(out, value);
}

static void add_property(struct writer *writer, struct str name, struct str value)
{
	struct buf property = {0};
	proto_add_bytes(&property, PROPERTY_NAME, name);
	proto_add_bytes(&property, PROPERTY_VALUE, value);
	if (writer->modern)
		add_message(&writer->out, BOM_PROPERTIES, &property);
	else
		add_message(&writer->metadata, METADATA_PROPERTIES, &property);
}

static struct buf own_component(const struct writer *writer)
{
	struct buf component = {0};
	add_number(&component, COMPONENT_TYPE, CLASSIFICATION_APPLICATION);
	proto_add_bytes(&component, COMPONENT_NAME, STR(NOTE_TOOL));
	proto_add_bytes(&component, COMPONENT_VERSION, writer->set->tool_version);
	return component;
}

static void add_tool(struct writer *writer)
{
	struct buf tool = {0};
	if (writer->modern) {
		struct buf component = own_component(writer);
		add_message(&tool, TOOL_COMPONENTS, &component);
	} else {
		proto_add_bytes(&tool, TOOL_NAME, STR(NOTE_TOOL));
		proto_add_bytes(&tool, TOOL_VERSION, writer->set->tool_version);
	}
	add_message(&writer->metadata, METADATA_TOOLS, &tool);
}

/* "YYYY-MM-DDThh:mm:ssZ" as google.protobuf.Timestamp. */
static struct buf timestamp_message(struct str text)
{
	struct buf message = {0};
	int32_t date = 0;
	uint64_t hours = 0, minutes = 0, seconds = 0;
	date_parse_any(text, &date);
	str_to_u64(str_sub(text, 11, 13), 24, &hours);
	str_to_u64(str_sub(text, 14, 16), 60, &minutes);
	str_to_u64(str_sub(text, 17, 19), 60, &seconds);
	int64_t total = (int64_t)date * 86400 + (int64_t)(hours * 3600 + minutes * 60 + seconds);
	if (total)
		add_number(&message, 1, (uint64_t)total);
	return message;
}

static void add_annotation(struct writer *writer, const struct note *note, struct str ref)
{
	struct buf annotation = {0}, annotator = {0}, component = own_component(writer);
	struct buf time =
		timestamp_message(note->timestamp.len ? note->timestamp : writer->set->timestamp);
	struct buf name = {0};
	buf_puts(&name, NOTE_PREFIX);
	buf_add(&name, note->id);
	proto_add_bytes(&annotation, ANNOTATION_REF, buf_str(&name));
	buf_finish(&name);
	proto_add_bytes(&annotation, ANNOTATION_SUBJECTS, ref);
	add_message(&annotator, ANNOTATOR_COMPONENT, &component);
	add_message(&annotation, ANNOTATION_ANNOTATOR, &annotator);
	add_message(&annotation, ANNOTATION_TIMESTAMP, &time);
	proto_add_bytes(&annotation, ANNOTATION_TEXT, note->text);
	add_message(&writer->out, BOM_ANNOTATIONS, &annotation);
}

static void add_note(struct writer *writer, const struct note *note)
{
	struct str ref = writer->bom->components.items[note->component].ref;
	add_property(writer, STR(NOTE_FINDING), note->mark);
	if (writer->modern && ref.len)
		add_annotation(writer, note, ref);
	else
		add_property(writer, STR(NOTE_NOTE), note->text);
}

static void add_serial_number(struct writer *writer, struct arena *arena)
{
	struct str uuid = amend_identity(arena, writer->bom->identity, writer->set);
	proto_add_bytes(&writer->out, BOM_SERIAL_NUMBER,
		arena_printf(arena, "urn:uuid:%.*s", STR_ARG(uuid)));
}

static bool insert_notes(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	struct writer writer = {.bom = bom, .set = set, .modern = bom->version_code >= 15};
	/* This property comes first of all: by it the entries are found again. */
	add_property(&writer, STR(NOTE_ORIGINAL), bom->identity.ptr ? bom->identity : STR(""));
	for (size_t i = 0; i < set->property_count; i++)
		add_property(&writer, set->properties[i].name, set->properties[i].value);
	for (size_t i = 0; i < set->count; i++)
		add_note(&writer, &set->notes[i]);
	add_tool(&writer);
	add_message(&writer.out, BOM_METADATA, &writer.metadata);
	add_serial_number(&writer, &doc->arena);
	edits_insert(edits, doc->bytes.len, arena_str(&doc->arena, buf_str(&writer.out)));
	buf_finish(&writer.out);
	return true;
}

/* Removing */

struct message {
	size_t start, end;
};

/* The first field of that number and wire type bytes in a message; both 0 when there is none. */
static struct message find(struct doc *doc, struct message in, uint32_t number)
{
	struct proto_wire wire;
	while (proto_next(doc, &in.start, in.end, &wire))
		if (wire.number == number && wire.type == WIRE_BYTES)
			return (struct message){wire.start, wire.end};
	return (struct message){0, 0};
}

static struct str text(struct doc *doc, struct message in, uint32_t number)
{
	struct message found = find(doc, in, number);
	return found.end ? str_sub(doc->bytes, found.start, found.end) : STR_NONE;
}

static struct str timestamp_of(struct doc *doc, struct message annotation)
{
	struct message time = find(doc, annotation, ANNOTATION_TIMESTAMP);
	struct proto_wire wire;
	int64_t seconds = 0;
	while (proto_next(doc, &time.start, time.end, &wire))
		if (wire.number == 1)
			seconds = (int64_t)wire.value;
	return timestamp_format(&doc->arena, seconds);
}

static bool is_own_property(struct doc *doc, struct message property, struct amend_earlier *earlier)
{
	return amend_is_own_property(
		earlier, text(doc, property, PROPERTY_NAME), text(doc, property, PROPERTY_VALUE));
}

static bool is_own_annotation(
	struct doc *doc, struct message annotation, struct amend_earlier *earlier)
{
	return amend_is_own_annotation(earlier, text(doc, annotation, ANNOTATION_REF),
		text(doc, annotation, ANNOTATION_TEXT), timestamp_of(doc, annotation));
}

/* A `metadata` of this program holds its properties and itself as the tool, nothing else. */
static bool is_own_metadata(struct doc *doc, struct message metadata, struct amend_earlier *earlier)
{
	struct proto_wire wire;
	bool own = metadata.end > metadata.start;
	while (own && proto_next(doc, &metadata.start, metadata.end, &wire)) {
		struct message inner = {wire.start, wire.end};
		if (wire.type != WIRE_BYTES)
			own = false;
		else if (wire.number == METADATA_PROPERTIES)
			own = is_own_property(doc, inner, earlier);
		else if (wire.number == METADATA_TOOLS)
			own = str_find(str_sub(doc->bytes, wire.start, wire.end), STR(NOTE_TOOL)) !=
				STR_NPOS;
		else
			own = false;
	}
	return own;
}

/* What an earlier run appended begins with the property that keeps the serial number. */
static bool is_first(struct doc *doc, const struct proto_wire *wire)
{
	struct message message = {wire->start, wire->end};
	if (wire->type != WIRE_BYTES)
		return false;
	if (wire->number == BOM_METADATA)
		message = find(doc, message, METADATA_PROPERTIES);
	else if (wire->number != BOM_PROPERTIES)
		return false;
	return str_is(text(doc, message, PROPERTY_NAME), NOTE_ORIGINAL);
}

static bool is_own(struct doc *doc, const struct proto_wire *wire, struct amend_earlier *earlier)
{
	struct message message = {wire->start, wire->end};
	if (wire->type != WIRE_BYTES)
		return false;
	switch (wire->number) {
	case BOM_SERIAL_NUMBER:
		return true;
	case BOM_METADATA:
		return is_own_metadata(doc, message, earlier);
	case BOM_PROPERTIES:
		return is_own_property(doc, message, earlier);
	case BOM_ANNOTATIONS:
		return is_own_annotation(doc, message, earlier);
	default:
		return false;
	}
}

static void remove_notes(struct doc *doc, struct edits *edits, struct amend_earlier *earlier)
{
	struct proto_wire wire;
	size_t at = 0;
	bool begun = false;
	while (proto_next(doc, &at, doc->bytes.len, &wire)) {
		begun |= is_first(doc, &wire);
		if (begun && is_own(doc, &wire, earlier))
			edits_replace(edits, wire.tag, wire.end - wire.tag, STR(""));
	}
}

bool cyclonedx_proto_annotate(
	struct doc *doc, const struct bom *bom, const struct note_set *set, struct edits *edits)
{
	static const struct annotator annotator = {
		&format_cyclonedx_proto, insert_notes, remove_notes};
	return amend_document(&annotator, doc, bom, set, edits);
}
