#include "spec/spec.h"

/* How the rows say where a member stands in XML is described at enum xml_form in spec.h. */

struct converter {
	struct doc *doc;
	struct arena *arena;
	struct str ns; /* of the specification in this document */
	const struct left_out *left; /* gets what has no place in the result, or NULL */
};

static struct node *convert_object(
	struct converter *c, const struct spec_type *type, const struct node *element);

/* Nodes and text */

static struct node *make(struct converter *c, enum node_kind kind, struct str key)
{
	struct node *node = ARENA_NEW(c->arena, struct node);
	node->kind = (uint8_t)kind;
	node->key = key;
	return node;
}

static bool has_children(const struct node *element)
{
	NODE_EACH(child, element)
	if (!child->attribute)
		return true;
	return false;
}

/* The text as written: between the quotes, or between the tags. */
static struct str written_text(const struct converter *c, const struct node *source)
{
	size_t end = source->end ? source->end - 1 : 0;
	while (!source->attribute && end > source->content && c->doc->bytes.ptr[end] != '<')
		end--;
	return str_sub(c->doc->bytes, source->content, end);
}

static bool ends_with_reference(struct str text)
{
	size_t at = str_rfind_byte(text, '&');
	return str_ends(text, STR(";")) && at != STR_NPOS &&
		str_starts(str_from(text, at), STR("&#")) &&
		str_find_byte(str_from(text, at), ';') == text.len - at - 1;
}

/* Without the white space around it; but what is written as a reference (&#32;) is meant. */
static struct str trimmed(const struct converter *c, const struct node *source)
{
	struct str text = str_trim(source->text);
	if (text.len == source->text.len)
		return text;
	struct str written = written_text(c, source);
	const char *begin = text.ptr, *end = text.ptr + text.len;
	if (str_starts(written, STR("&#")))
		begin = source->text.ptr;
	if (ends_with_reference(written))
		end = source->text.ptr + source->text.len;
	return begin < end ? str_range(begin, end) : text;
}

/* Where the trimmed text of an element or attribute begins. */
static size_t text_offset(const struct converter *c, const struct node *node)
{
	struct str bytes = c->doc->bytes, cdata = STR("<![CDATA[");
	size_t at = node->content;
	while (at < bytes.len && ascii_is_space(bytes.ptr[at]))
		at++;
	if (str_starts(str_from(bytes, at), cdata))
		at += cdata.len;
	while (at < bytes.len && ascii_is_space(bytes.ptr[at]))
		at++;
	return at;
}

static bool is_number(struct str text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_is_digit(text.ptr[i]))
			digits++;
		else if (!memchr("+-.eE", text.ptr[i], 5))
			return false;
	}
	return digits > 0;
}

static enum node_kind scalar_kind(const struct field *field, struct str text)
{
	bool number = field->kind == FIELD_INTEGER || field->kind == FIELD_NUMBER;
	if (field->kind == FIELD_BOOLEAN && (str_is(text, "true") || str_is(text, "1")))
		return NODE_TRUE;
	if (field->kind == FIELD_BOOLEAN && (str_is(text, "false") || str_is(text, "0")))
		return NODE_FALSE;
	return number && is_number(text) ? NODE_NUMBER : NODE_STRING;
}

/* The text of an element or attribute as a scalar; white space around it is not part of it. */
static struct node *convert_scalar(
	struct converter *c, const struct field *field, const struct node *source)
{
	struct str text = trimmed(c, source);
	struct node *node = make(c, scalar_kind(field, text), str_of(field->name));
	size_t at = text_offset(c, source);
	struct str written = str_sub(c->doc->bytes, at, at + text.len);
	node->text = str_eq(written, text) ? written : text;
	node->key_start = source->key_start;
	node->start = at;
	node->end = at + text.len;
	return node;
}

static struct node *convert_value(
	struct converter *c, const struct field *field, const struct node *source)
{
	struct node *node;
	if (field->kind == FIELD_OBJECT && !source->attribute) {
		node = convert_object(c, field->type, source);
	} else if (field->kind == FIELD_ANY || (!source->attribute && has_children(source))) {
		node = make(c, NODE_OBJECT, STR_NONE);
		node->key_start = source->key_start;
		node->start = source->start;
		node->end = source->end;
	} else {
		return convert_scalar(c, field, source);
	}
	node->key = str_of(field->name);
	return node;
}

/* Arrays stand in front of the scalars: an object has few of them, and perhaps a million repeated
 * elements behind. */
static struct node *array_of(struct converter *c, struct node *object, const struct field *field,
	const struct node *wrapper)
{
	for (struct node *member = object->first; member && member->kind == NODE_ARRAY;
		member = member->next)
		if (str_is(member->key, field->name))
			return member;
	struct node *array = make(c, NODE_ARRAY, str_of(field->name));
	array->key_start = wrapper->key_start;
	array->start = wrapper->start;
	array->next = object->first;
	object->first = array;
	if (!object->last)
		object->last = array;
	object->count++;
	return array;
}

/* An element that may be repeated since a later version (identity): the member becomes a list. */
static bool join_repeated(
	struct converter *c, struct node *object, const struct field *field, struct node *value)
{
	if (!field->other || !field->other->list || field->other->type != field->type)
		return false;
	NODE_EACH(member, object)
	{
		if (!str_is(member->key, field->name))
			continue;
		if (member->kind != NODE_ARRAY) {
			struct node *first = ARENA_NEW(c->arena, struct node);
			*first = *member;
			first->key = STR_NONE;
			first->next = NULL;
			member->kind = NODE_ARRAY;
			member->first = member->last = first;
			member->count = 1;
		}
		value->key = STR_NONE;
		node_append(member, value);
		return true;
	}
	return false;
}

/* A list's array is made at its first item and takes all later ones. */
static void add_member(struct converter *c, struct node *object, const struct field *field,
	const struct node *source, const struct node *wrapper)
{
	struct node *value = convert_value(c, field, source);
	if (field->list) {
		object = array_of(c, object, field, wrapper);
		object->end = wrapper->end;
		value->key = STR_NONE;
	} else if (join_repeated(c, object, field, value)) {
		return;
	}
	node_append(object, value);
}

/* Paths: "wrapper+/a|b@attribute" */

struct path {
	struct str first; /* the element, or the wrapper */
	struct str items; /* absent without a wrapper */
	struct str attribute; /* absent when the value is text or an object */
};

static struct path path_of(const struct field *field)
{
	struct str rest = str_of(field->xml_name ? field->xml_name : field->name);
	struct path path = {.first = str_cut(&rest, '@')};
	path.attribute = rest;
	rest = path.first;
	path.first = str_cut(&rest, '/');
	path.items = rest;
	if (path.first.len && path.first.ptr[path.first.len - 1] == '+')
		path.first.len--; /* a wrapper for each item */
	return path;
}

static bool is_one_of(struct str key, struct str names)
{
	while (names.ptr)
		if (str_eq(str_cut(&names, '|'), key))
			return true;
	return false;
}

static struct node *attribute_of(const struct node *element, struct str name)
{
	NODE_EACH(child, element)
	if (child->attribute && !child->ns.len && str_eq(child->key, name))
		return child;
	return NULL;
}

static bool is_child_row(const struct field *field)
{
	if (field->xml == XML_ATTRIBUTE)
		return strchr(field->xml_name, '@') != NULL;
	return field->xml == XML_ELEMENT || field->xml == XML_WRAPPED;
}

/* A quick look before the path is taken apart. */
static bool may_be(const struct field *field, struct str key)
{
	const char *name = field->xml_name ? field->xml_name : field->name;
	return key.len && name[0] == key.ptr[0] && is_child_row(field) &&
		strncmp(name, key.ptr, key.len) == 0;
}

/* Own elements are of the root's namespace, or of another version's: mixed documents occur. */
static bool is_foreign(const struct converter *c, const struct node *child)
{
	return !str_eq(child->ns, c->ns) && child->ns.len &&
		str_find(child->ns, STR("://cyclonedx.org/schema/bom/")) == STR_NPOS;
}

static void leave_out(struct converter *c, const struct node *node)
{
	if (c->left)
		c->left->take(c->left->context, node);
}

static void report_unknown(
	struct converter *c, const struct spec_type *type, const struct node *child)
{
	/* A specification with a namespace has a grammar, by which the judge reports. */
	bool judged = c->doc->judging && c->ns.len;
	leave_out(c, child);
	if (!judged && !diag_full(c->doc, DIAG_UNKNOWN_MEMBER))
		diag(c->doc, DIAG_UNKNOWN_MEMBER, child->key_start,
			"the %s %s is not defined for %s",
			child->attribute ? "attribute" : "element", diag_quote(c->doc, child->key),
			type->name);
}

/* Of two forms of one element, the object is the one with children. */
static bool has_shape(const struct field *row, const struct field *form, const struct node *child)
{
	return !row->other || form->xml != XML_ELEMENT ||
		(form->kind == FIELD_OBJECT) == has_children(child);
}

/* Adds what one element says to a member by one of its forms; false when it is not of that form. */
static bool add_form(struct converter *c, struct node *object, const struct field *field,
	const struct node *child)
{
	struct path path = path_of(field);
	const struct node *source;
	bool found = false;
	if (!str_eq(path.first, child->key))
		return false;
	if (!path.items.ptr) {
		source = path.attribute.ptr ? attribute_of(child, path.attribute) : child;
		if (source)
			add_member(c, object, field, source, child);
		return source != NULL;
	}
	NODE_EACH(item, child)
	{
		if (item->attribute || !is_one_of(item->key, path.items) || is_foreign(c, item))
			continue;
		source = path.attribute.ptr ? attribute_of(item, path.attribute) : item;
		if (source)
			add_member(c, object, field, source, child);
		found = true;
	}
	return found;
}

static bool is_wrapper_of(const struct field *field, const struct node *child)
{
	return field->xml == XML_WRAPPED && str_eq(path_of(field).first, child->key);
}

/* Items that no form of the member knows. */
static void report_items(struct converter *c, const struct spec_type *type,
	const struct field *field, const struct node *wrapper)
{
	NODE_EACH(item, wrapper)
	{
		bool known = item->attribute || is_foreign(c, item);
		for (const struct field *form = field; form && !known; form = form->other)
			known = form->xml != XML_WRAPPED ||
				is_one_of(item->key, path_of(form).items);
		if (!known)
			report_unknown(c, type, item);
	}
}

static void convert_child(struct converter *c, const struct spec_type *type, struct node *object,
	const struct node *child)
{
	bool known = false;
	for (size_t i = 0; i < type->count; i++) {
		const struct field *row = &type->fields[i];
		bool added = false, wrapper = false;
		for (const struct field *form = row; form; form = form->other) {
			if (!may_be(form, child->key) || !has_shape(row, form, child))
				continue;
			/* Items of one wrapper may be of different forms; a form without a wrapper
			 * is for when no item was found. */
			if (form->xml == XML_WRAPPED || !added)
				added |= add_form(c, object, form, child);
			wrapper |= is_wrapper_of(form, child);
		}
		if (wrapper)
			report_items(c, type, row, child);
		if (wrapper && !child->first && row->list)
			array_of(c, object, row, child)->end = child->end;
		known |= added || wrapper;
	}
	if (!known)
		report_unknown(c, type, child);
}

static void convert_attribute(struct converter *c, const struct spec_type *type,
	struct node *object, const struct node *attribute)
{
	if (attribute->ns.len) {
		leave_out(c, attribute);
		return;
	}
	for (size_t i = 0; i < type->count; i++)
		for (const struct field *form = &type->fields[i]; form; form = form->other)
			if (form->xml == XML_ATTRIBUTE && str_is(attribute->key, form->xml_name)) {
				add_member(c, object, form, attribute, attribute);
				return;
			}
	report_unknown(c, type, attribute);
}

static void convert_text(struct converter *c, const struct spec_type *type, struct node *object,
	const struct node *element)
{
	for (size_t i = 0; i < type->count; i++) {
		const struct field *row = &type->fields[i];
		bool empty = !str_trim(element->text).len;
		if (row->xml != XML_TEXT || (empty && (row->other || has_children(element))))
			continue;
		node_append(object, convert_scalar(c, row, element));
	}
}

static const struct field *signature_row(const struct spec_type *type)
{
	for (size_t i = 0; i < type->count; i++)
		if (type->fields[i].role == ROLE_SIGNATURE)
			return &type->fields[i];
	return NULL;
}

/* An element of another namespace: a signature, or an extension, which is kept and not looked into. */
static void convert_foreign(struct converter *c, const struct spec_type *type, struct node *object,
	const struct node *child)
{
	const struct field *row = signature_row(type);
	if (row && str_is(child->key, "Signature") &&
		str_is(child->ns, "http://www.w3.org/2000/09/xmldsig#"))
		add_member(c, object, row, child, child);
	else
		leave_out(c, child);
}

/* The row of an object that stands in its surrounding object without an element of its own. */
static const struct field *flat_row(const struct spec_type *type, struct str key)
{
	for (size_t i = 0; i < type->count; i++)
		if (type->fields[i].xml == XML_FLATTEN && str_is(key, type->fields[i].xml_name))
			return &type->fields[i];
	return NULL;
}

static struct node *convert_object(
	struct converter *c, const struct spec_type *type, const struct node *element)
{
	struct node *object = make(c, NODE_OBJECT, STR_NONE);
	const struct field *flat = flat_row(type, element->key);
	object->key_start = element->key_start;
	object->start = element->start;
	object->end = element->end;
	if (flat) {
		node_append(object, convert_value(c, flat, element));
		return object;
	}
	convert_text(c, type, object, element);
	NODE_EACH(child, element)
	{
		if (child->attribute)
			convert_attribute(c, type, object, child);
		else if (is_foreign(c, child))
			convert_foreign(c, type, object, child);
		else
			convert_child(c, type, object, child);
	}
	return object;
}

struct node *spec_from_xml(const struct spec_type *type, const struct node *element,
	struct doc *doc, uint8_t version, struct arena *arena)
{
	(void)version;
	return spec_from_xml_leaving(type, element, doc, arena, NULL);
}

struct node *spec_from_xml_leaving(const struct spec_type *type, const struct node *element,
	struct doc *doc, struct arena *arena, const struct left_out *left)
{
	struct converter c = {.doc = doc, .arena = arena, .ns = element->ns, .left = left};
	return convert_object(&c, type, element);
}
