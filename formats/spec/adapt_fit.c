#include "base/utf8.h"
#include "spec/adapt.h"

/* Forms */

/* The row whose shape the value has; of several objects the one that knows most of its members. */
const struct field *form_of(const struct field *field, const struct node *value, bool list)
{
	const struct field *best = NULL;
	size_t best_known = 0;
	for (; field; field = field->other) {
		if (!spec_fits(field, value) || (field->list != list && field->kind != FIELD_ANY))
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

/* Another row that takes the same values, but as a list or not. */
const struct field *form_sibling(const struct rendition *target, const struct field *field,
	const struct field *form, bool list)
{
	for (; field; field = field->other)
		if (field->list == list && field->kind == form->kind && field->type == form->type &&
			rendition_holds(target, field))
			return field;
	return NULL;
}

bool form_any(const struct rendition *target, const struct field *field)
{
	for (; field; field = field->other)
		if (rendition_holds(target, field))
			return true;
	return false;
}

/* Values of enumerations */

static const struct spec_value *value_named(const struct spec_values *values, struct str name)
{
	for (size_t i = 0; i < values->count; i++)
		if (str_is(name, values->values[i].name))
			return &values->values[i];
	return NULL;
}

/* What stands for a value that the target does not know yet: "other", of components "application". */
const char *fit_fallback(const struct adapter *a, const struct spec_values *values)
{
	static const char *const names[] = {"other", "OTHER", "application"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct spec_value *value = value_named(values, str_of(names[i]));
		if (value && value->since <= a->to->version)
			return names[i];
	}
	return NULL;
}

/* A value that the specification knows, but not in this version. What it never knew was wrong
 * before. */
bool fit_is_later(const struct adapter *a, const struct field *form, struct str text)
{
	const struct spec_value *value = form->values ? value_named(form->values, text) : NULL;
	return value && value->since > a->to->version;
}

/* XML 1.0, production 2: what no escape can write either. */
bool fit_xml(struct str text)
{
	for (size_t at = 0; at < text.len;) {
		unsigned char byte = (unsigned char)text.ptr[at];
		if (byte >= 0x20 && byte < 0xef) {
			at++;
			continue;
		}
		uint32_t c = utf8_next(text, &at);
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff)
			return false;
	}
	return true;
}

/* A reference may not be empty since some version. */
bool fit_is_empty_ref(const struct adapter *a, const struct field *form, struct str text)
{
	return form->check == CHECK_REF && !text.len && a->to->version >= form->check_since &&
		a->from->version < form->check_since;
}

/* The JSON of SPDX 2.2, and what has its shape, writes PACKAGE_MANAGER, all else PACKAGE-MANAGER. */
struct str fit_spelling(const struct adapter *a, const struct field *form, struct str text)
{
	static const char *const hyphens[] = {"PACKAGE-MANAGER", "PERSISTENT-ID"},
				 *const lines[] = {"PACKAGE_MANAGER", "PERSISTENT_ID"};
	bool line = a->to->version == 22 && strcmp(a->to->format, "spdx-tag") != 0 &&
		strcmp(a->to->format, "spdx-rdf") != 0;
	for (size_t i = 0; form->role == ROLE_LOCATOR_CATEGORY && i < 2; i++)
		if (str_is(text, hyphens[i]) || str_is(text, lines[i]))
			return str_of(line ? lines[i] : hyphens[i]);
	return STR_NONE;
}

bool fit_is_one_line(const struct adapter *a, const struct spec_type *type)
{
	return a->to->spec == &spec_cyclonedx && a->to->version == 12 && !a->to->xml &&
		strcmp(type->name, "attachment") != 0;
}

struct str fit_one_line(const struct adapter *a, struct str text)
{
	if (str_find_byte(text, '\n') == STR_NPOS && str_find_byte(text, '\r') == STR_NPOS)
		return STR_NONE;
	char *line = arena_bytes(a->arena, text.len);
	for (size_t i = 0; i < text.len; i++)
		line[i] = text.ptr[i] == '\n' || text.ptr[i] == '\r' ? ' ' : text.ptr[i];
	return (struct str){line, text.len};
}

/* Objects that the target cannot hold */

static bool is_written_scalar(
	const struct adapter *a, const struct field *field, const struct node *value)
{
	const struct field *form = form_of(field, value, false);
	return !form || form->kind != FIELD_STRING ||
		((!fit_is_later(a, form, value->text) || fit_fallback(a, form->values)) &&
			!fit_is_empty_ref(a, form, value->text));
}

bool fit_has_default(const struct field *field)
{
	return field->list || field->role == ROLE_DOC_REVISION || field->role == ROLE_DOC_VERSION ||
		field->role == ROLE_DOC_FORMAT ||
		(field->kind == FIELD_STRING && !field->values && !field->check);
}

static bool group_is_met(const struct adapter *a, const struct spec_type *type,
	const struct node *object, struct str group)
{
	while (group.ptr) {
		struct str name = str_cut(&group, ' ');
		const struct field *field = spec_field(type, name);
		const struct node *member = field ? value_member(object, name) : NULL;
		if (member && form_any(a->to, field) && is_written_scalar(a, field, member))
			return true;
	}
	return false;
}

static bool has_any(const struct node *object, struct str group)
{
	while (group.ptr)
		if (value_member(object, str_cut(&group, ' ')))
			return true;
	return false;
}

/* One of each group must be there; an object that had none was wrong before. */
static bool groups_are_met(
	const struct adapter *a, const struct spec_type *type, const struct node *object)
{
	struct str groups = str_of(type->min_members);
	while (groups.ptr) {
		struct str group = str_cut(&groups, ';');
		if (has_any(object, group) && !group_is_met(a, type, object, group))
			return false;
	}
	return true;
}

/* Whether the target can hold the object with all that it requires there. What the source lacks
 * although its own version requires it does not count: such a document stays as wrong as it was. */
bool fit_object(const struct adapter *a, const struct spec_type *type, const struct node *object)
{
	for (size_t i = 0; i < type->count; i++) {
		const struct field *field = &type->fields[i];
		if (!rendition_requires(a->to, field) || !form_any(a->to, field))
			continue;
		const struct node *member = value_member(object, str_of(field->name));
		if (!member && !fit_has_default(field) && !rendition_requires(a->from, field))
			return false;
		if (member && !is_written_scalar(a, field, member))
			return false;
		if (member && member->kind == NODE_OBJECT && field->kind == FIELD_OBJECT &&
			!fit_object(a, field->type, member))
			return false;
	}
	return groups_are_met(a, type, object);
}
