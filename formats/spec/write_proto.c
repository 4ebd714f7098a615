/* A tree as CycloneDX protobuf, by the tables of messages: every field that the tree has a value for. What
 * they cannot hold (a member without a field, a time zone, a text where an enumeration has another) is
 * found by reading the bytes back, and carried. */
#include <errno.h>
#include <stdlib.h>

#include "base/date.h"
#include "spec/adapt.h"
#include "spec/cyclonedx_proto.h"
#include "syntax/protobuf.h"

static void add_message(
	uint8_t v, struct buf *out, const struct proto_message *message, const struct node *object);
static bool fits(uint8_t v, const struct proto_field *field, const struct node *value);

/* Numbers */

static void add_number(struct buf *out, uint32_t number, enum proto_wire_type type, uint64_t value)
{
	proto_add_varint(out, (uint64_t)number << 3 | type);
	if (type == WIRE_VARINT) {
		proto_add_varint(out, value);
		return;
	}
	for (int i = 0; i < (type == WIRE_FIXED64 ? 8 : 4); i++)
		buf_add_byte(out, (char)(value >> 8 * i));
}

static bool read_integer(struct str text, int64_t *value)
{
	char digits[32], *end;
	if (!text.len || text.len >= sizeof digits)
		return false;
	memcpy(digits, text.ptr, text.len);
	digits[text.len] = '\0';
	errno = 0;
	*value = strtoll(digits, &end, 10);
	return !*end && !errno;
}

static bool read_real(struct str text, double *value)
{
	char digits[64], *end;
	if (!text.len || text.len >= sizeof digits)
		return false;
	memcpy(digits, text.ptr, text.len);
	digits[text.len] = '\0';
	*value = strtod(digits, &end);
	return !*end;
}

static void add_real(struct buf *out, const struct proto_field *field, double value)
{
	uint64_t bits = 0;
	float single = (float)value;
	if (field->kind == PROTO_DOUBLE)
		memcpy(&bits, &value, sizeof value);
	else
		memcpy(&bits, &single, sizeof single); /* the first four bytes of a little end */
	add_number(out, field->number, field->kind == PROTO_DOUBLE ? WIRE_FIXED64 : WIRE_FIXED32,
		bits);
}

static bool read_time(
	const struct proto_field *field, struct str text, int64_t *seconds, uint32_t *nanos)
{
	enum { DAY = 86400 };
	int32_t date;
	*nanos = 0;
	if (field->kind == PROTO_TIMESTAMP)
		return date_time_seconds(text, seconds, nanos);
	if (!date_parse(text, &date))
		return false;
	*seconds = (int64_t)date * DAY;
	return true;
}

static void add_time(struct buf *out, const struct proto_field *field, struct str text)
{
	struct buf time = {0};
	int64_t seconds;
	uint32_t nanos;
	if (read_time(field, text, &seconds, &nanos)) {
		if (seconds)
			add_number(&time, 1, WIRE_VARINT, (uint64_t)seconds);
		if (nanos)
			add_number(&time, 2, WIRE_VARINT, nanos);
		proto_add_bytes(out, field->number, buf_str(&time));
	}
	buf_finish(&time);
}

static int number_of(const struct proto_enum *names, struct str text)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->names[i] && str_is(text, names->names[i]))
			return (int)i;
	return -1;
}

static void add_scalar(struct buf *out, const struct proto_field *field, const struct node *value)
{
	bool string = value->kind == NODE_STRING, number = value->kind == NODE_NUMBER;
	int64_t integer;
	double real;
	if (field->kind == PROTO_STRING && string)
		proto_add_bytes(out, field->number, value->text);
	else if (field->kind == PROTO_BOOLEAN &&
		(value->kind == NODE_TRUE || value->kind == NODE_FALSE))
		add_number(out, field->number, WIRE_VARINT, value->kind == NODE_TRUE);
	else if (field->kind == PROTO_ENUM && string && number_of(field->names, value->text) >= 0)
		add_number(out, field->number, WIRE_VARINT,
			(uint64_t)number_of(field->names, value->text));
	else if (field->kind == PROTO_INTEGER && number && read_integer(value->text, &integer))
		add_number(out, field->number, WIRE_VARINT, (uint64_t)integer);
	else if ((field->kind == PROTO_FLOAT || field->kind == PROTO_DOUBLE) && number &&
		read_real(value->text, &real))
		add_real(out, field, real);
	else if ((field->kind == PROTO_TIMESTAMP || field->kind == PROTO_DATE) && string)
		add_time(out, field, value->text);
}

/* Messages */

static const struct proto_field *field_named(
	uint8_t v, const struct proto_message *message, struct str name, const struct node *value)
{
	const struct proto_field *first = NULL;
	for (size_t i = 0; i < message->count; i++) {
		const struct proto_field *field = &message->fields[i];
		if (field->since > v)
			continue;
		if (field->form == PROTO_SPREAD) {
			const struct proto_field *inner =
				field_named(v, field->message, name, value);
			first = first ? first : inner;
		} else if (str_is(name, field->name)) {
			if (fits(v, field, value))
				return field;
			first = first ? first : field;
		}
	}
	return first;
}

static bool knows_all(uint8_t v, const struct proto_message *message, const struct node *object)
{
	NODE_EACH(member, object)
	{
		const struct proto_field *field = field_named(v, message, member->key, member);
		if (!field || !fits(v, field, member))
			return false;
	}
	return true;
}

static bool fits_one(uint8_t v, const struct proto_field *field, const struct node *value)
{
	int64_t integer;
	if (field->form == PROTO_REFERENCE)
		return value->kind == NODE_STRING;
	if (field->form == PROTO_CHOICE) {
		for (size_t i = 0; i < field->message->count; i++)
			if (fits(v, &field->message->fields[i], value))
				return true;
		return false;
	}
	switch ((enum proto_kind)field->kind) {
	case PROTO_MESSAGE:
		return value->kind == NODE_OBJECT && knows_all(v, field->message, value);
	case PROTO_BOOLEAN:
		return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
	case PROTO_INTEGER:
		return value->kind == NODE_NUMBER && read_integer(value->text, &integer);
	case PROTO_FLOAT:
	case PROTO_DOUBLE:
		return value->kind == NODE_NUMBER;
	case PROTO_ENUM:
		return value->kind == NODE_STRING && number_of(field->names, value->text) >= 0;
	default:
		return value->kind == NODE_STRING;
	}
}

/* Whether the field takes the value with all that is in it. */
static bool fits(uint8_t v, const struct proto_field *field, const struct node *value)
{
	const struct proto_field *one =
		field->form == PROTO_UNWRAP ? &field->message->fields[0] : field;
	bool list = field->list || field->form == PROTO_UNWRAP;
	if (list != (value->kind == NODE_ARRAY) && field->form != PROTO_TOOLS)
		return false;
	if (value->kind != NODE_ARRAY)
		return fits_one(v, one, value);
	NODE_EACH(element, value)
	if (!fits_one(v, one, element))
		return false;
	return true;
}

static void add_value(
	uint8_t v, struct buf *out, const struct proto_field *field, const struct node *value);

static void add_choice(
	uint8_t v, struct buf *inner, const struct proto_message *message, const struct node *value)
{
	for (size_t i = 0; i < message->count; i++)
		if (fits(v, &message->fields[i], value)) {
			add_value(v, inner, &message->fields[i], value);
			return;
		}
	for (size_t i = 0; i < message->count; i++)
		if ((message->fields[i].kind == PROTO_MESSAGE) == (value->kind == NODE_OBJECT)) {
			add_value(v, inner, &message->fields[i], value);
			return;
		}
}

static void add_value(
	uint8_t v, struct buf *out, const struct proto_field *field, const struct node *value)
{
	struct buf inner = {0};
	if (field->kind != PROTO_MESSAGE) {
		add_scalar(out, field, value);
		return;
	}
	if (field->form == PROTO_REFERENCE && value->kind == NODE_STRING)
		proto_add_bytes(&inner, 1, value->text);
	else if (field->form == PROTO_CHOICE)
		add_choice(v, &inner, field->message, value);
	else if (value->kind == NODE_OBJECT)
		add_message(v, &inner, field->message, value);
	else
		return;
	proto_add_bytes(out, field->number, buf_str(&inner));
	buf_finish(&inner);
}

static void add_list(
	uint8_t v, struct buf *out, const struct proto_field *field, const struct node *list)
{
	struct buf inner = {0};
	if (field->form != PROTO_UNWRAP) {
		NODE_EACH(element, list)
		add_value(v, out, field, element);
		return;
	}
	NODE_EACH(element, list)
	add_value(v, &inner, &field->message->fields[0], element);
	proto_add_bytes(out, field->number, buf_str(&inner));
	buf_finish(&inner);
}

/* Of the members of a spread message that the message around it does not have. */
static bool needs_spread(uint8_t v, const struct proto_message *message,
	const struct proto_field *spread, const struct node *object)
{
	NODE_EACH(member, object)
	{
		bool around = false;
		for (size_t i = 0; i < message->count; i++)
			around |= message->fields[i].form != PROTO_SPREAD &&
				str_is(member->key, message->fields[i].name);
		if (!around && field_named(v, spread->message, member->key, member))
			return true;
	}
	return false;
}

static bool is_in_spread(
	uint8_t v, const struct proto_message *message, const struct node *object, struct str name)
{
	for (size_t i = 0; i < message->count; i++) {
		const struct proto_field *field = &message->fields[i];
		if (field->form == PROTO_SPREAD && needs_spread(v, message, field, object))
			for (size_t k = 0; k < field->message->count; k++)
				if (str_is(name, field->message->fields[k].name))
					return true;
	}
	return false;
}

static void add_member(uint8_t v, struct buf *out, const struct proto_message *message,
	const struct proto_field *field, const struct node *object)
{
	const struct node *member = value_member(object, str_of(field->name));
	bool list = field->list || field->form == PROTO_UNWRAP || field->form == PROTO_TOOLS;
	if (!member || is_in_spread(v, message, object, member->key) ||
		field_named(v, message, member->key, member) != field)
		return;
	if (member->kind == NODE_ARRAY && list)
		add_list(v, out, field, member);
	else if (member->kind != NODE_ARRAY && (!list || field->form == PROTO_TOOLS))
		add_value(v, out, field, member);
}

static void add_message(
	uint8_t v, struct buf *out, const struct proto_message *message, const struct node *object)
{
	for (size_t i = 0; i < message->count; i++) {
		const struct proto_field *field = &message->fields[i];
		struct buf inner = {0};
		if (field->form != PROTO_SPREAD) {
			add_member(v, out, message, field, object);
			continue;
		}
		if (needs_spread(v, message, field, object)) {
			add_message(v, &inner, field->message, object);
			proto_add_bytes(out, field->number, buf_str(&inner));
		}
		buf_finish(&inner);
	}
}

void write_proto(const struct node *root, const struct rendition *target, struct output *output)
{
	struct buf out = {0};
	add_message(target->version, &out, &cyclonedx_proto, root);
	output_add(output, buf_str(&out));
	buf_finish(&out);
}

void fit_proto(struct adapter *a, struct node *root)
{
	static const char *const skipped[] = {"bomFormat", "$schema", NULL};
	struct buf out = {0};
	add_message(a->to->version, &out, &cyclonedx_proto, root);
	fit_written(a, root, "protobuf", buf_str(&out), cyclonedx_proto_load, skipped);
	buf_finish(&out);
}
