/* A tree as the XML of CycloneDX or SPDX 2, by the XML forms of the rows (enum xml_form in spec.h). An object's rows
 * stand in the order of the schema's sequence. */
#include "spec/convert.h"
#include "syntax/xml.h"

struct writer {
	struct buf out;
	struct output *output;
	const struct rendition *target;
	int depth;
	size_t lines;
};

static void begin_line(struct writer *w)
{
	enum { PIECE = 65536 };
	if (w->out.len > PIECE) {
		output_add(w->output, buf_str(&w->out));
		buf_clear(&w->out);
	}
	w->lines++;
	buf_add_byte(&w->out, '\n');
	for (int i = 0; i < w->depth; i++)
		buf_puts(&w->out, "  ");
}

/* Text */

/* White space at the ends is meant: readers pass over what is written as such. */
static void add_outer_space(struct buf *out, struct str text, bool attribute)
{
	size_t begin = 0, end = text.len;
	while (begin < end && ascii_is_space(text.ptr[begin]))
		begin++;
	while (end > begin && ascii_is_space(text.ptr[end - 1]))
		end--;
	for (size_t i = 0; i < begin; i++)
		buf_printf(out, "&#%d;", text.ptr[i]);
	if (attribute)
		xml_add_attribute(out, str_sub(text, begin, end));
	else
		xml_add_text(out, str_sub(text, begin, end));
	for (size_t i = end; i < text.len; i++)
		buf_printf(out, "&#%d;", text.ptr[i]);
}

/* xs:decimal has no exponent. */
static bool add_plain_number(struct buf *out, struct str text)
{
	enum { LARGEST = 64 };
	size_t e = 0, digits = 0;
	uint64_t size;
	while (e < text.len && text.ptr[e] != 'e' && text.ptr[e] != 'E')
		e++;
	if (e == text.len)
		return false;
	struct str mantissa = str_sub(text, 0, e), exponent = str_from(text, e + 1);
	bool down = exponent.len && exponent.ptr[0] == '-';
	if (exponent.len && (down || exponent.ptr[0] == '+'))
		exponent = str_from(exponent, 1);
	if (!str_to_u64(exponent, LARGEST, &size))
		return false;
	char all[2 * LARGEST + 64];
	size_t point = 0;
	bool seen = false, negative = mantissa.len && mantissa.ptr[0] == '-';
	for (size_t i = negative; i < mantissa.len && digits < LARGEST; i++) {
		if (mantissa.ptr[i] == '.') {
			seen = true;
			continue;
		}
		all[digits++] = mantissa.ptr[i];
		point += !seen;
	}
	if (negative)
		buf_add_byte(out, '-');
	long place = (long)point + (down ? -(long)size : (long)size);
	if (place <= 0)
		buf_puts(out, "0.");
	for (long i = place; i < 0; i++)
		buf_add_byte(out, '0');
	for (size_t i = 0; i < digits; i++) {
		if (i > 0 && (long)i == place)
			buf_add_byte(out, '.');
		buf_add_byte(out, all[i]);
	}
	for (long i = (long)digits; i < place; i++)
		buf_add_byte(out, '0');
	return true;
}

static void add_scalar(struct buf *out, const struct node *value, bool attribute)
{
	switch ((enum node_kind)value->kind) {
	case NODE_TRUE:
		buf_puts(out, "true");
		break;
	case NODE_FALSE:
		buf_puts(out, "false");
		break;
	case NODE_NUMBER:
		if (!add_plain_number(out, value->text))
			buf_add(out, value->text);
		break;
	case NODE_STRING:
		add_outer_space(out, value->text, attribute);
		break;
	default:
		break;
	}
}

static void add_attribute(struct writer *w, struct str name, const struct node *value)
{
	buf_add_byte(&w->out, ' ');
	buf_add(&w->out, name);
	buf_puts(&w->out, "=\"");
	add_scalar(&w->out, value, true);
	buf_add_byte(&w->out, '"');
}

/* Rows */

struct path {
	struct str first, items, attribute; /* as in from_xml.c */
	bool each; /* a wrapper for each item */
};

static struct path path_of(const struct field *form)
{
	struct str rest = str_of(form->xml_name ? form->xml_name : form->name);
	struct path path = {.first = str_cut(&rest, '@')};
	path.attribute = rest;
	rest = path.first;
	path.first = str_cut(&rest, '/');
	path.items = rest;
	path.each = str_ends(path.first, STR("+"));
	path.first.len -= path.each;
	return path;
}

static bool fits(const struct field *form, const struct node *value)
{
	bool object = value->kind == NODE_OBJECT;
	return form->kind == FIELD_OBJECT ? object : !object;
}

/* The row for a value: of those that the target has and that fit, the one that knows most of it. */
static const struct field *form_for(
	const struct writer *w, const struct field *field, const struct node *value, bool list)
{
	const struct field *best = NULL;
	size_t best_known = 0;
	for (; field; field = field->other) {
		if (!rendition_holds(w->target, field) || field->list != list ||
			!fits(field, value))
			continue;
		size_t known = field->kind == FIELD_OBJECT
			? spec_members_known(field->type, value) + 1
			: 1;
		if (known > best_known) {
			best = field;
			best_known = known;
		}
	}
	return best;
}

/* Elements */

static void add_object(struct writer *w, const struct spec_type *type, const struct node *object,
	struct str name, bool detailed);

static void open_element(struct writer *w, struct str name)
{
	begin_line(w);
	buf_add_byte(&w->out, '<');
	buf_add(&w->out, name);
}

static void close_element(struct writer *w, struct str name)
{
	buf_puts(&w->out, "</");
	buf_add(&w->out, name);
	buf_add_byte(&w->out, '>');
}

/* Of an object with two forms, the second: its text has become an attribute or an element. */
static bool uses_second(const struct field *field, bool detailed)
{
	return detailed && field->other && !field->list &&
		(field->xml == XML_TEXT || field->xml == XML_ATTRIBUTE);
}

/* Attributes that stand on the element of another row: "classification@flow". */
static void add_foreign_attributes(struct writer *w, const struct spec_type *type,
	const struct node *object, struct str element)
{
	for (size_t i = 0; type && i < type->count; i++) {
		const struct field *field = &type->fields[i];
		const struct node *value = node_get(object, field->name);
		if (!value || !uses_second(field, true))
			continue;
		struct path path = path_of(field->other);
		if (field->other->xml == XML_ATTRIBUTE && path.attribute.ptr &&
			str_eq(path.first, element))
			add_attribute(w, path.attribute, value);
	}
}

/* One value as an element of that name. */
static void add_element(struct writer *w, const struct field *form, const struct node *value,
	struct str name, struct str attribute, bool detailed)
{
	if (form->kind == FIELD_OBJECT && value->kind == NODE_OBJECT) {
		add_object(w, form->type, value, name, detailed);
		return;
	}
	open_element(w, name);
	if (attribute.ptr) {
		add_attribute(w, attribute, value);
		buf_puts(&w->out, "/>");
		return;
	}
	buf_add_byte(&w->out, '>');
	add_scalar(&w->out, value, false);
	close_element(w, name);
}

static const struct field *flat_row(const struct spec_type *type, const struct node *object)
{
	for (size_t i = 0; i < type->count; i++)
		if (type->fields[i].xml == XML_FLATTEN && node_get(object, type->fields[i].name))
			return &type->fields[i];
	return NULL;
}

/* The version in which the object got a second form; VERSION_LAST when it has none. */
static uint8_t second_since(const struct spec_type *type)
{
	for (size_t i = 0; i < type->count; i++) {
		const struct field *field = &type->fields[i];
		if (uses_second(field, true))
			return field->other->xml_since ? field->other->xml_since
						       : field->other->since;
	}
	return VERSION_LAST;
}

/* Whether the text and the attributes that the first form has are all there is; attributes that came
 * with the second form are of that. */
static bool is_simple(const struct spec_type *type, const struct node *object)
{
	uint8_t second = second_since(type);
	NODE_EACH(member, object)
	{
		const struct field *field = spec_field(type, member->key);
		if (!field || (field->xml != XML_TEXT && field->xml != XML_ATTRIBUTE) ||
			(!field->other && field->since >= second))
			return false;
	}
	return true;
}

/* "a|b": the first name for simple objects, the second for those with more; the list decides as a
 * whole, since the schema's sequence has the simple ones first. */
static bool needs_second(const struct field *form, const struct node *list)
{
	if (form->kind != FIELD_OBJECT)
		return false;
	NODE_EACH(item, list)
	if (!flat_row(form->type, item) && !is_simple(form->type, item))
		return true;
	return false;
}

/* Of "a|b|c" the first or second of the names that are not of rows without an element of their own. */
static struct str item_name(const struct field *form, struct str names, bool *second)
{
	struct str name = str_cut(&names, '|');
	bool alternatives = names.ptr != NULL;
	for (size_t i = 0; alternatives && i < form->type->count; i++)
		if (form->type->fields[i].xml == XML_FLATTEN &&
			str_is(name, form->type->fields[i].xml_name)) {
			name = str_cut(&names, '|');
			break;
		}
	*second = *second && alternatives && names.ptr;
	return *second ? str_cut(&names, '|') : name;
}

static void add_item(struct writer *w, const struct field *form, const struct node *item,
	const struct path *path, bool second)
{
	bool object = form->kind == FIELD_OBJECT;
	const struct field *flat = object ? flat_row(form->type, item) : NULL;
	if (flat) {
		add_element(w, flat, node_get(item, flat->name), str_of(flat->xml_name), STR_NONE,
			false);
		return;
	}
	struct str name = object ? item_name(form, path->items, &second) : path->items;
	add_element(w, form, item, name, path->attribute, object && second);
}

static void add_wrapped(struct writer *w, const struct field *field, const struct node *list)
{
	struct str open = STR_NONE; /* the wrapper that is open */
	bool second = false;
	for (const struct field *row = field; row; row = row->other)
		second |= row->list && needs_second(row, list);
	NODE_EACH(item, list)
	{
		const struct field *form = form_for(w, field, item, true);
		if (!form)
			continue;
		struct path path = path_of(form);
		if (!open.ptr || path.each) {
			open = path.first;
			open_element(w, open);
			buf_add_byte(&w->out, '>');
			w->depth++;
		}
		add_item(w, form, item, &path, second);
		if (path.each) {
			w->depth--;
			begin_line(w);
			close_element(w, open);
		}
	}
	if (open.ptr && !path_of(field).each) {
		w->depth--;
		begin_line(w);
		close_element(w, open);
	}
	if (!list->first && !path_of(field).each) {
		open_element(w, path_of(field).first);
		buf_puts(&w->out, "/>");
	}
}

static void add_list(struct writer *w, const struct field *field, const struct node *list)
{
	const struct field *row = field;
	while (row && !(row->list && rendition_holds(w->target, row)))
		row = row->other;
	if (!row)
		return;
	if (row->xml == XML_WRAPPED) {
		add_wrapped(w, row, list);
		return;
	}
	NODE_EACH(item, list)
	{
		const struct field *form = form_for(w, field, item, true);
		if (!form)
			continue;
		struct path path = path_of(form);
		add_element(w, form, item, path.first, path.attribute, false);
	}
}

static void add_single(struct writer *w, const struct spec_type *type, const struct node *object,
	const struct field *field, const struct node *value, bool detailed)
{
	const struct field *form =
		uses_second(field, detailed) ? field->other : form_for(w, field, value, false);
	if (!form || form->kind == FIELD_ANY)
		return;
	struct path path = path_of(form);
	if (form->xml == XML_WRAPPED) {
		open_element(w, path.first);
		buf_add_byte(&w->out, '>');
		w->depth++;
		add_element(w, form, value, path.items, path.attribute, false);
		w->depth--;
		begin_line(w);
		close_element(w, path.first);
	} else if (form->xml == XML_ELEMENT && form->kind != FIELD_OBJECT) {
		open_element(w, path.first);
		add_foreign_attributes(w, detailed ? type : NULL, object, path.first);
		buf_add_byte(&w->out, '>');
		add_scalar(&w->out, value, false);
		close_element(w, path.first);
	} else if (form->xml == XML_ELEMENT) {
		add_element(w, form, value, path.first, STR_NONE, false);
	}
}

static void add_attributes(
	struct writer *w, const struct spec_type *type, const struct node *object, bool detailed)
{
	for (size_t i = 0; i < type->count; i++) {
		const struct field *field = &type->fields[i];
		const struct field *form = uses_second(field, detailed) ? field->other : field;
		if (form->xml != XML_ATTRIBUTE || !rendition_holds(w->target, form) ||
			strchr(form->xml_name, '@'))
			continue;
		const struct node *value = node_get(object, field->name);
		if (value)
			add_attribute(w, str_of(form->xml_name), value);
	}
}

static bool is_child(const struct field *field, bool detailed)
{
	const struct field *form = uses_second(field, detailed) ? field->other : field;
	return form->xml == XML_ELEMENT || form->xml == XML_WRAPPED;
}

static void add_member(struct writer *w, const struct spec_type *type, const struct node *object,
	const struct field *field, bool detailed)
{
	const struct node *value = node_get(object, field->name);
	if (!value)
		return;
	if (field->xml == XML_TEXT && !uses_second(field, detailed))
		add_scalar(&w->out, value, false);
	else if (is_child(field, detailed) && value->kind == NODE_ARRAY)
		add_list(w, field, value);
	else if (is_child(field, detailed))
		add_single(w, type, object, field, value, detailed);
}

/* Behind "<name": the attributes, and the rest up to the end tag; false when there is none: the
 * element is empty and closed. */
static bool add_inside(
	struct writer *w, const struct spec_type *type, const struct node *object, bool detailed)
{
	size_t before = w->lines;
	add_attributes(w, type, object, detailed);
	buf_add_byte(&w->out, '>');
	size_t start = w->out.len;
	w->depth++;
	for (size_t i = 0; i < type->count; i++)
		add_member(w, type, object, &type->fields[i], detailed);
	w->depth--;
	if (w->lines != before) {
		begin_line(w);
	} else if (w->out.len == start) {
		w->out.len--;
		buf_puts(&w->out, "/>");
		return false;
	}
	return true;
}

static void add_object(struct writer *w, const struct spec_type *type, const struct node *object,
	struct str name, bool detailed)
{
	open_element(w, name);
	if (add_inside(w, type, object, detailed))
		close_element(w, name);
}

void write_xml(const struct node *root, const struct rendition *target, struct output *output)
{
	struct writer w = {.output = output, .target = target};
	bool cyclonedx = target->spec == &spec_cyclonedx;
	buf_puts(&w.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (cyclonedx)
		buf_printf(&w.out, "<bom xmlns=\"http://cyclonedx.org/schema/bom/%u.%u\"",
			target->version / 10, target->version % 10);
	else
		buf_puts(&w.out, "<Document");
	if (add_inside(&w, target->spec->root, root, false))
		buf_puts(&w.out, cyclonedx ? "</bom>" : "</Document>");
	buf_add_byte(&w.out, '\n');
	output_add(output, buf_str(&w.out));
	buf_finish(&w.out);
}
