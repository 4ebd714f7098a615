#include <float.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "spec/cyclonedx_proto.h"
#include "syntax/protobuf.h"

struct decoder {
	struct doc *doc;
	struct arena *arena;
	size_t depth, nodes;
	LIST(struct node *) nested; /* dependencies inside others, as entries of their own */
};

static bool decode_fields(struct decoder *d, const struct proto_message *message, size_t start,
	size_t end, struct node *object);

/* Nodes */

static struct node *make(
	struct decoder *d, enum node_kind kind, size_t key_start, size_t start, size_t end)
{
	struct node *node = ARENA_NEW(d->arena, struct node);
	node->kind = (uint8_t)kind;
	node->key_start = key_start;
	node->start = start;
	node->end = end;
	d->nodes++;
	return node;
}

static bool within_limits(struct decoder *d, const struct proto_wire *wire)
{
	const struct limits *limits = d->doc->limits;
	if (d->nodes > limits->nodes) {
		diag(d->doc, DIAG_TOO_MANY_VALUES, wire->tag, "more than %zu values",
			limits->nodes);
		return false;
	}
	if (d->depth > limits->depth) {
		diag(d->doc, DIAG_TOO_DEEP, wire->tag, "nested more than %zu deep", limits->depth);
		return false;
	}
	return true;
}

/* Scalars */

static bool decode_string(struct decoder *d, const struct proto_wire *wire, struct node *node)
{
	struct doc *doc = d->doc;
	node->text = str_sub(doc->bytes, wire->start, wire->end);
	if (node->text.len > doc->limits->string) {
		diag(doc, DIAG_STRING_TOO_LONG, wire->start, "%zu bytes; the limit is %zu",
			node->text.len, doc->limits->string);
		return false;
	}
	size_t invalid = utf8_invalid(node->text);
	if (invalid != STR_NPOS) {
		diag(doc, DIAG_INVALID_UTF8, wire->start + invalid,
			"the byte 0x%02x is not part of valid UTF-8",
			(unsigned char)node->text.ptr[invalid]);
		return false;
	}
	node->has_nul = str_find_byte(node->text, '\0') != STR_NPOS;
	if (node->has_nul && !diag_full(doc, DIAG_NUL_IN_STRING))
		diag(doc, DIAG_NUL_IN_STRING, wire->start, "a string holds U+0000");
	return true;
}

/* The shortest decimal number that is read back as the same. */
static struct str number_text(struct decoder *d, double value, int digits)
{
	char text[40];
	for (int precision = digits; precision <= digits + 3; precision++) {
		snprintf(text, sizeof text, "%.*g", precision, value);
		double back = strtod(text, NULL);
		if (digits == FLT_DIG ? (float)back == (float)value : back == value)
			break;
	}
	for (char *c = text; *c; c++)
		if (*c == ',')
			*c = '.'; /* of a locale */
	return arena_str(d->arena, str_of(text));
}

static void decode_float(
	struct decoder *d, const struct proto_wire *wire, bool is_double, struct node *node)
{
	double value;
	float single;
	uint32_t bits = (uint32_t)wire->value;
	memcpy(&single, &bits, sizeof single);
	memcpy(&value, &wire->value, sizeof value);
	if (!is_double)
		value = (double)single;
	bool finite = value >= -DBL_MAX && value <= DBL_MAX;
	node->kind = finite ? NODE_NUMBER : NODE_STRING;
	node->text = finite ? number_text(d, value, is_double ? DBL_DIG : FLT_DIG) : STR("NaN");
}

/* google.protobuf.Timestamp: seconds since 1970 and nanoseconds; of the years 1 to 9999. */
static bool decode_timestamp(struct decoder *d, const struct proto_wire *wire, struct node *node)
{
	const int64_t first = -62135596800, last = 253402300799;
	int64_t seconds = 0;
	uint32_t nanos = 0;
	struct proto_wire part;
	size_t at = wire->start;
	while (proto_next(d->doc, &at, wire->end, &part)) {
		if (part.number == 1 && part.type == WIRE_VARINT)
			seconds = (int64_t)part.value;
		else if (part.number == 2 && part.type == WIRE_VARINT)
			nanos = (uint32_t)part.value;
	}
	if (at == STR_NPOS)
		return false;
	if (seconds < first || seconds > last || nanos > 999999999) {
		node->text = arena_printf(d->arena, "%lld.%09u seconds", (long long)seconds, nanos);
		return true;
	}
	node->text = timestamp_format(d->arena, seconds);
	if (nanos)
		node->text = arena_printf(d->arena, "%.*s.%0*uZ", (int)node->text.len - 1,
			node->text.ptr,
			nanos % 1000000 == 0        ? 3
				: nanos % 1000 == 0 ? 6
						    : 9,
			nanos % 1000000 == 0        ? nanos / 1000000
				: nanos % 1000 == 0 ? nanos / 1000
						    : nanos);
	return true;
}

/* False when the number stands for nothing. */
static bool decode_enum(
	struct decoder *d, const struct proto_field *field, uint64_t value, struct node *node)
{
	const char *name = value < field->names->count ? field->names->names[value] : NULL;
	if (name)
		node->text = str_of(name);
	else
		node->text = arena_printf(d->arena, "%llu", (unsigned long long)value);
	return name || value != 0;
}

/* Members */

static struct node *member_of(struct node *object, const char *name, enum node_kind kind)
{
	struct str key = str_of(name);
	if (object->last && str_eq(object->last->key, key) && object->last->kind == kind)
		return object->last;
	NODE_EACH(member, object)
	if (str_eq(member->key, key) && member->kind == kind)
		return member;
	return NULL;
}

static void add_value(
	struct decoder *d, struct node *object, const struct proto_field *field, struct node *value)
{
	struct str key = str_of(field->name);
	if (field->list || field->form == PROTO_UNWRAP) {
		struct node *array = member_of(object, field->name, NODE_ARRAY);
		if (!array) {
			array = make(d, NODE_ARRAY, value->key_start, value->key_start, value->end);
			array->key = key;
			node_append(object, array);
		}
		array->end = value->end;
		node_append(array, value);
		return;
	}
	value->key = key;
	/* The last of several counts (protobuf.dev, "Last One Wins"). */
	NODE_EACH(member, object)
	if (str_eq(member->key, key) && member->kind == value->kind) {
		struct node *next = member->next;
		*member = *value;
		member->next = next;
		return;
	}
	node_append(object, value);
}

/* Moves the elements of the arrays of one object to those of another. */
static void merge_arrays(struct node *to, struct node *from)
{
	for (struct node *array = from->first, *next; array; array = next) {
		struct node *known = member_of(to, array->key.ptr, NODE_ARRAY);
		next = array->next;
		array->next = NULL;
		if (!known) {
			node_append(to, array);
			continue;
		}
		for (struct node *element = array->first, *after; element; element = after) {
			after = element->next;
			element->next = NULL;
			node_append(known, element);
		}
	}
}

static void add_tools(
	struct decoder *d, struct node *object, const struct proto_field *field, struct node *tools)
{
	bool modern = node_get(tools, "components") || node_get(tools, "services");
	struct node *known = modern ? member_of(object, field->name, NODE_OBJECT) : NULL;
	struct proto_field form = *field;
	form.list = !modern;
	if (known)
		merge_arrays(known, tools);
	else
		add_value(d, object, &form, tools);
}

static void add_reference(struct decoder *d, struct node *object, const struct proto_field *field,
	struct node *dependency)
{
	struct node *ref = node_get(dependency, "ref");
	if (dependency->count > 1)
		list_push(&d->nested, dependency);
	if (!ref)
		return;
	struct node *copy = make(d, NODE_STRING, ref->key_start, ref->start, ref->end);
	copy->text = ref->text;
	copy->has_nul = ref->has_nul;
	add_value(d, object, field, copy);
}

static void add_unwrapped(struct decoder *d, struct node *object, const struct proto_field *field,
	const struct node *wrapper)
{
	const struct node *array = wrapper->first;
	for (struct node *element = array ? array->first : NULL, *next; element; element = next) {
		next = element->next;
		element->next = NULL;
		add_value(d, object, field, element);
	}
}

/* Messages */

static struct node *chosen(const struct proto_field *field, struct node *object)
{
	if (field->form != PROTO_CHOICE || !object->last)
		return object;
	object->last->key = STR_NONE;
	return object->last;
}

static bool decode_message(struct decoder *d, const struct proto_field *field,
	const struct proto_wire *wire, struct node *object)
{
	bool single = !field->list && field->form == PROTO_SAME;
	struct node *value = single ? member_of(object, field->name, NODE_OBJECT) : NULL;
	bool known = value != NULL, good;
	if (field->form == PROTO_SPREAD)
		value = object;
	else if (!known)
		value = make(d, NODE_OBJECT, wire->tag, wire->tag, wire->end);
	d->depth++;
	good = within_limits(d, wire) &&
		decode_fields(d, field->message, wire->start, wire->end, value);
	d->depth--;
	if (!good || known || field->form == PROTO_SPREAD)
		return good; /* a second message is merged into the first (protobuf.dev) */
	if (field->form == PROTO_TOOLS)
		add_tools(d, object, field, value);
	else if (field->form == PROTO_REFERENCE)
		add_reference(d, object, field, value);
	else if (field->form == PROTO_UNWRAP)
		add_unwrapped(d, object, field, value);
	else
		add_value(d, object, field, chosen(field, value));
	return true;
}

static bool is_packed(const struct proto_field *field, const struct proto_wire *wire)
{
	bool number = field->kind == PROTO_INTEGER || field->kind == PROTO_ENUM ||
		field->kind == PROTO_BOOLEAN;
	return field->list && number && wire->type == WIRE_BYTES;
}

static bool has_wire_type(const struct proto_field *field, const struct proto_wire *wire)
{
	static const uint8_t types[] = {[PROTO_STRING] = WIRE_BYTES,
		[PROTO_INTEGER] = WIRE_VARINT,
		[PROTO_BOOLEAN] = WIRE_VARINT,
		[PROTO_FLOAT] = WIRE_FIXED32,
		[PROTO_DOUBLE] = WIRE_FIXED64,
		[PROTO_ENUM] = WIRE_VARINT,
		[PROTO_TIMESTAMP] = WIRE_BYTES,
		[PROTO_DATE] = WIRE_BYTES,
		[PROTO_MESSAGE] = WIRE_BYTES};
	return wire->type == types[field->kind];
}

static bool decode_scalar(struct decoder *d, const struct proto_field *field,
	const struct proto_wire *wire, struct node *object)
{
	struct node *node = make(d, NODE_STRING, wire->tag, wire->start, wire->end);
	bool stated = true;
	if (!within_limits(d, wire))
		return false;
	switch ((enum proto_kind)field->kind) {
	case PROTO_STRING:
		if (!decode_string(d, wire, node))
			return false;
		break;
	case PROTO_INTEGER:
		node->kind = NODE_NUMBER;
		node->text = arena_printf(d->arena, "%lld", (long long)(int64_t)wire->value);
		break;
	case PROTO_BOOLEAN:
		node->kind = wire->value ? NODE_TRUE : NODE_FALSE;
		break;
	case PROTO_FLOAT:
	case PROTO_DOUBLE:
		decode_float(d, wire, field->kind == PROTO_DOUBLE, node);
		break;
	case PROTO_ENUM:
		stated = decode_enum(d, field, wire->value, node);
		break;
	case PROTO_TIMESTAMP:
	case PROTO_DATE:
		if (!decode_timestamp(d, wire, node))
			return false;
		if (field->kind == PROTO_DATE)
			node->text = str_sub(node->text, 0, 10);
		break;
	case PROTO_MESSAGE:
		break;
	}
	if (stated)
		add_value(d, object, field, node);
	return true;
}

static bool decode_packed(struct decoder *d, const struct proto_field *field,
	const struct proto_wire *wire, struct node *object)
{
	size_t at = wire->start;
	struct proto_wire one = *wire;
	while (one.start = at, proto_next_number(d->doc, &at, wire->end, &one.value)) {
		one.end = at;
		if (!decode_scalar(d, field, &one, object))
			return false;
	}
	return at != STR_NPOS;
}

static const struct proto_field *field_numbered(
	const struct proto_message *message, uint32_t number)
{
	for (size_t i = 0; i < message->count; i++)
		if (message->fields[i].number == number)
			return &message->fields[i];
	return NULL;
}

static bool decode_field(struct decoder *d, const struct proto_message *message,
	const struct proto_wire *wire, struct node *object)
{
	const struct proto_field *field = field_numbered(message, wire->number);
	if (!field) {
		if (!diag_full(d->doc, DIAG_UNKNOWN_MEMBER))
			diag(d->doc, DIAG_UNKNOWN_MEMBER, wire->tag,
				"the field number %u is not defined for its message in CycloneDX",
				wire->number);
		return true;
	}
	if (is_packed(field, wire))
		return decode_packed(d, field, wire, object);
	if (!has_wire_type(field, wire)) {
		if (!diag_full(d->doc, DIAG_WRONG_TYPE))
			diag(d->doc, DIAG_WRONG_TYPE, wire->tag,
				"the field number %u (%s) has the wire type %u, which is not its",
				wire->number, field->name, wire->type);
		return true;
	}
	return field->kind == PROTO_MESSAGE ? decode_message(d, field, wire, object)
					    : decode_scalar(d, field, wire, object);
}

static void add_implicit(
	struct decoder *d, const struct proto_message *message, size_t start, struct node *object)
{
	for (size_t i = 0; i < message->count; i++) {
		const struct proto_field *field = &message->fields[i];
		if (!field->implicit || !field->names->names[0] ||
			member_of(object, field->name, NODE_STRING))
			continue;
		struct node *node = make(d, NODE_STRING, start, start, start);
		node->text = str_of(field->names->names[0]);
		add_value(d, object, field, node);
	}
}

static bool decode_fields(struct decoder *d, const struct proto_message *message, size_t start,
	size_t end, struct node *object)
{
	struct proto_wire wire;
	size_t at = start;
	while (proto_next(d->doc, &at, end, &wire))
		if (!decode_field(d, message, &wire, object))
			return false;
	if (at != STR_NPOS)
		add_implicit(d, message, start, object);
	return at != STR_NPOS;
}

/* Visiting */

struct visit {
	struct decoder d;
	struct arena scratch;
	const struct node_visitor *visitor;
	LIST(struct proto_wire) fields; /* of the Bom itself */
};

static int list_number(const struct node_visitor *visitor, const struct proto_field *field)
{
	for (int i = 0; field && field->list && visitor->lists[i]; i++)
		if (strcmp(visitor->lists[i], field->name) == 0)
			return i;
	return -1;
}

static bool find_fields(struct visit *v)
{
	struct proto_wire wire;
	size_t at = 0;
	while (proto_next(v->d.doc, &at, v->d.doc->bytes.len, &wire))
		list_push(&v->fields, wire);
	return at != STR_NPOS;
}

static bool visit_members(struct visit *v)
{
	const struct node_visitor *visitor = v->visitor;
	struct arena arena = {0};
	v->d.arena = &arena;
	struct node *root = make(&v->d, NODE_OBJECT, 0, 0, v->d.doc->bytes.len);
	struct node *format = make(&v->d, NODE_STRING, 0, 0, 0);
	bool good = visitor->root(visitor->context, root);
	format->key = STR("bomFormat");
	format->text = STR("CycloneDX"); /* implied */
	node_append(root, format);
	for (size_t i = 0; good && i < v->fields.count; i++) {
		const struct proto_wire *wire = &v->fields.items[i];
		if (list_number(visitor, field_numbered(&cyclonedx_proto, wire->number)) < 0)
			good = decode_field(&v->d, &cyclonedx_proto, wire, root);
	}
	for (int containers = 0; containers <= 1; containers++)
		for (struct node *member = root->first, *next; good && member; member = next) {
			next = member->next;
			if ((member->kind >= NODE_ARRAY) == containers)
				good = visitor->member(visitor->context, member);
		}
	arena_finish(&arena);
	return good;
}

/* One element of a long list, and the dependencies inside it. */
static bool visit_element(struct visit *v, const struct proto_wire *wire, size_t *index)
{
	const struct node_visitor *visitor = v->visitor;
	v->d.arena = &v->scratch;
	v->d.nodes = v->d.nested.count = 0;
	struct node holder = {.kind = NODE_OBJECT};
	if (!decode_field(&v->d, &cyclonedx_proto, wire, &holder))
		return false;
	struct node *list = holder.first;
	struct node *element = list ? list->first : NULL;
	if (list)
		list->first = list->last = NULL;
	bool good = !element || visitor->element(visitor->context, list, element, (*index)++);
	for (size_t i = 0; good && list && i < v->d.nested.count; i++)
		good = visitor->element(visitor->context, list, v->d.nested.items[i], (*index)++);
	arena_reset(&v->scratch);
	return good;
}

static bool visit_lists(struct visit *v)
{
	for (int list = 0; v->visitor->lists[list]; list++) {
		size_t index = 0;
		for (size_t i = 0; i < v->fields.count; i++) {
			const struct proto_wire *wire = &v->fields.items[i];
			const struct proto_field *field =
				field_numbered(&cyclonedx_proto, wire->number);
			if (list_number(v->visitor, field) == list &&
				!visit_element(v, wire, &index))
				return false;
		}
	}
	return true;
}

bool cyclonedx_proto_visit(struct doc *doc, const struct node_visitor *visitor)
{
	struct visit v = {.d = {.doc = doc}, .visitor = visitor};
	doc->point = proto_point;
	bool good = find_fields(&v) && visit_members(&v) && visit_lists(&v);
	arena_finish(&v.scratch);
	list_finish(&v.fields);
	list_finish(&v.d.nested);
	return good;
}

struct node *cyclonedx_proto_load(struct doc *doc, struct arena *arena)
{
	struct decoder d = {.doc = doc, .arena = arena};
	struct node *root = make(&d, NODE_OBJECT, 0, 0, doc->bytes.len);
	struct node *format = make(&d, NODE_STRING, 0, 0, 0);
	doc->point = proto_point;
	format->key = STR("bomFormat");
	format->text = STR("CycloneDX"); /* implied */
	node_append(root, format);
	bool good = decode_fields(&d, &cyclonedx_proto, 0, doc->bytes.len, root);
	struct node *list = d.nested.count ? member_of(root, "dependencies", NODE_ARRAY) : NULL;
	for (size_t i = 0; list && i < d.nested.count; i++)
		node_append(list, d.nested.items[i]);
	list_finish(&d.nested);
	return good ? root : NULL;
}
