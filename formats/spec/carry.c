/* What a version or syntax has no field for is carried in the nearest object around it that has an
 * extension mechanism, under a pointer from that object (RFC 6901), as JSON:
 *
 *   property              name "bomscreen:carried:/evidence/identity", value the JSON text
 *   external reference    type "other", url "urn:bomscreen:carried",
 *                         comment "bomscreen:carried {"at": "/tags", "value": [...]}"
 *   annotation (SPDX 2)   type OTHER, comment as of the reference
 *   extension (SPDX 3)    an entry of an extension_CdxPropertiesExtension, as of the property
 *
 * A pointer that ends in a number is an element that is put in at that index again, any other a
 * member that is set; the value null is a member that the source did not have. Entries of an object
 * are in the order of the source, so that putting them back in turn restores every index. Between
 * families, what is carried is of the other one, which the mark names ("bomscreen:carried-cyclonedx");
 * there, an index of "-" appends. A signature
 * ("bomscreen:carried-signature:RENDITION:/signature", or "of" in the object) goes back only into
 * a document of the format and version that it signs. */
#include "model/note.h"
#include "spec/convert.h"
#include "syntax/json.h"

#define SIGNATURE "bomscreen:carried-signature:"
#define EXTENSION "extension_CdxPropertiesExtension"
#define REFERENCE_URL "urn:bomscreen:carried"

static const char *const property_names[] = {"name", "value"};
static const char *const extension_names[] = {"extension_cdxPropName", "extension_cdxPropValue"};

static const char *const lists[] = {"properties", "externalReferences", "annotations", "extension"};

enum carry_form carry_form_of(const struct spec_type *type, const struct rendition *target)
{
	static const char *const marks[] = {"value", "url", "annotator"};
	if (target->spec != &spec_cyclonedx) {
		const struct field *field = spec_field(type, STR("annotations"));
		return field && field->type && spec_field(field->type, STR("annotationType"))
			? CARRY_ANNOTATION
			: CARRY_NOWHERE;
	}
	for (size_t form = CARRY_PROPERTY; form <= CARRY_REFERENCE; form++) {
		const struct field *field = spec_field(type, str_of(lists[form]));
		if (field && field->list && rendition_holds(target, field) && field->type &&
			spec_field(field->type, str_of(marks[form])))
			return (enum carry_form)form;
	}
	return CARRY_NOWHERE;
}

struct str carry_label(struct arena *arena, const struct rendition *target)
{
	return arena_printf(arena, "%s %.*s", target->format,
		STR_ARG(spec_version_text(arena, target->spec, target->version)));
}

/* Writing */

static void add_string(struct arena *arena, struct node *object, const char *key, struct str text)
{
	node_append(object, value_string(arena, key, text));
}

static struct node *property(struct arena *arena, const struct carried *entry, bool extension)
{
	struct node *object = value_object(arena, NULL);
	const char *const *names = extension ? extension_names : property_names;
	struct str name = entry->of.ptr
		? arena_printf(
			  arena, SIGNATURE "%.*s:%.*s", STR_ARG(entry->of), STR_ARG(entry->pointer))
		: arena_printf(arena, NOTE_CARRIED "%s:%.*s", entry->family ? entry->family : "",
			  STR_ARG(entry->pointer));
	if (extension)
		add_string(arena, object, "type", STR("extension_CdxPropertyEntry"));
	add_string(arena, object, names[0], name);
	add_string(arena, object, names[1], arena_str(arena, entry->value));
	return object;
}

static struct str comment(struct arena *arena, const struct carried *entry)
{
	struct buf text = {0};
	buf_printf(&text, NOTE_CARRIED "%s {\"at\":", entry->family ? entry->family : "");
	json_add_string(&text, entry->pointer);
	if (entry->of.ptr) {
		buf_puts(&text, ",\"of\":");
		json_add_string(&text, entry->of);
	}
	buf_puts(&text, ",\"value\":");
	buf_add(&text, entry->value);
	buf_puts(&text, "}");
	struct str result = arena_str(arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

static struct node *reference(struct arena *arena, const struct carried *entry)
{
	struct node *object = value_object(arena, NULL);
	add_string(arena, object, "type", STR("other"));
	add_string(arena, object, "url", STR(REFERENCE_URL));
	add_string(arena, object, "comment", comment(arena, entry));
	return object;
}

static struct node *annotation(struct arena *arena, const struct carried *entry, struct str date)
{
	struct node *object = value_object(arena, NULL);
	add_string(arena, object, "annotationDate", date);
	add_string(arena, object, "annotationType", STR("OTHER"));
	add_string(arena, object, "annotator", STR("Tool: " NOTE_TOOL));
	add_string(arena, object, "comment", comment(arena, entry));
	return object;
}

static struct node *list_in(struct arena *arena, struct node *object, const char *name)
{
	struct node *list = node_get(object, name);
	if (list && list->kind == NODE_ARRAY)
		return list;
	list = value_array(arena, name);
	node_append(object, list);
	return list;
}

/* The element's extension of CycloneDX properties. */
static struct node *extension_in(struct arena *arena, struct node *list)
{
	NODE_EACH(extension, list)
	if (str_is(node_string(extension, "type"), EXTENSION))
		return extension;
	struct node *made = value_object(arena, NULL);
	add_string(arena, made, "type", STR(EXTENSION));
	node_append(list, made);
	return made;
}

void carry_write(struct arena *arena, struct node *holder, enum carry_form form,
	const struct carried *entries, size_t count, struct str date, bool front)
{
	struct node added = {.kind = NODE_ARRAY};
	struct node *list = list_in(arena, holder, lists[form]);
	bool extension = form == CARRY_EXTENSION;
	if (extension)
		list = list_in(arena, extension_in(arena, list), "extension_cdxProperty");
	for (size_t i = 0; i < count; i++)
		node_append(&added,
			form == CARRY_PROPERTY || extension
				? property(arena, &entries[i], extension)
				: form == CARRY_REFERENCE ? reference(arena, &entries[i])
							  : annotation(arena, &entries[i], date));
	if (front) {
		added.last->next = list->first;
		list->first = added.first;
		list->last = list->last ? list->last : added.last;
	} else {
		if (list->last)
			list->last->next = added.first;
		else
			list->first = added.first;
		list->last = added.last;
	}
	list->count += added.count;
}

/* Reading */

struct restorer {
	struct doc *doc;
	struct arena *arena;
	const char *family;
	bool any;
};

/* The last element that was reached in the last array: entries come in the order of the source, so
 * that the next one stands behind it. */
struct cursor {
	struct node *array, *node;
	size_t index;
};

static struct node *element_at(struct node *array, size_t index, struct cursor *cursor)
{
	if (cursor->array != array || !cursor->node || cursor->index > index)
		*cursor = (struct cursor){array, array->first, 0};
	while (cursor->node && cursor->index < index) {
		cursor->node = cursor->node->next;
		cursor->index++;
	}
	return cursor->node;
}

static struct str token_text(struct arena *arena, struct str token)
{
	struct buf out = {0};
	for (size_t i = 0; i < token.len; i++) {
		bool escape = token.ptr[i] == '~' && i + 1 < token.len;
		buf_add_byte(&out, !escape ? token.ptr[i] : token.ptr[++i] == '1' ? '/' : '~');
	}
	struct str text = arena_str(arena, buf_str(&out));
	buf_finish(&out);
	return text;
}

static void insert_at(struct node *array, size_t index, struct node *value, struct cursor *cursor)
{
	struct node *before = index ? element_at(array, index - 1, cursor) : NULL;
	value->key = STR_NONE;
	if (index && !before) {
		node_append(array, value);
		cursor->array = NULL;
		return;
	}
	value->next = before ? before->next : array->first;
	if (before)
		before->next = value;
	else
		array->first = value;
	if (!value->next)
		array->last = value;
	array->count++;
	*cursor = (struct cursor){array, value, index};
}

static void set_member(struct node *object, struct str name, struct node *value)
{
	struct node *before = NULL;
	for (struct node *child = object->first; child; before = child, child = child->next)
		if (str_eq(child->key, name)) {
			value_remove(object, before, child);
			break;
		}
	if (value->kind == NODE_NULL)
		return;
	value->key = name;
	value->next = NULL;
	node_append(object, value);
}

/* Walks to the object or array around the place, making what is missing. */
static bool put(struct restorer *r, struct node *holder, struct str pointer, struct node *value,
	struct cursor *cursor)
{
	struct str rest = str_from(pointer, 1);
	struct node *at = holder;
	if (!str_starts(pointer, STR("/")))
		return false;
	while (rest.ptr) {
		struct str token = str_cut(&rest, '/');
		uint64_t index = 0;
		bool number = str_to_u64(token, UINT32_MAX, &index);
		if (at->kind == NODE_ARRAY) {
			if (!rest.ptr && str_is(token, "-")) {
				value->key = STR_NONE;
				node_append(at, value);
				return true;
			}
			if (!number)
				return false;
			if (!rest.ptr) {
				insert_at(at, index, value, cursor);
				return true;
			}
			at = element_at(at, index, cursor);
		} else if (at->kind == NODE_OBJECT) {
			struct str name = token_text(r->arena, token);
			if (!rest.ptr) {
				set_member(at, name, value);
				return true;
			}
			struct node *next = value_member(at, name);
			if (!next) {
				bool list = str_is(rest, "-") ||
					ascii_is_digit(rest.len ? rest.ptr[0] : 'x');
				next = list ? value_array(r->arena, NULL)
					    : value_object(r->arena, NULL);
				next->key = name;
				node_append(at, next);
			}
			at = next;
		} else {
			return false;
		}
		if (!at)
			return false;
	}
	return false;
}

/* The text is of a document that was accepted: what is wrong with it is not the document's fault but
 * that of whoever wrote the entry, which then stays as it is. */
static struct node *parse(struct restorer *r, struct str text)
{
	struct doc inner;
	doc_wrap(&inner, STR("carried"), text, r->doc->limits);
	struct node *value = json_load(&inner, r->arena);
	doc_finish(&inner);
	return value;
}

/* Moves *text behind the mark of the family and the byte that follows it. */
static bool after_mark(const struct restorer *r, struct str *text, char byte)
{
	struct str mark = STR(NOTE_CARRIED), family = str_of(r->family);
	struct str rest = str_from(*text, mark.len), last = str_from(rest, family.len);
	if (!str_starts(*text, mark) || !str_starts(rest, family) || !last.len ||
		last.ptr[0] != byte)
		return false;
	*text = str_from(last, 1);
	return true;
}

static bool read_property(struct restorer *r, const struct node *object, struct entry *entry)
{
	bool extension = node_get(object, extension_names[0]) != NULL;
	const char *const *names = extension ? extension_names : property_names;
	struct str name = node_string(object, names[0]), value = node_string(object, names[1]);
	if (extension && !*r->family)
		return false; /* properties of another family that are called so */
	if (after_mark(r, &name, ':')) {
		entry->pointer = name;
	} else if (!*r->family && str_starts(name, STR(SIGNATURE))) {
		struct str rest = str_from(name, strlen(SIGNATURE));
		entry->of = str_cut(&rest, ':');
		entry->pointer = rest;
	} else {
		return false;
	}
	entry->value = value.ptr ? parse(r, value) : NULL;
	return entry->value != NULL;
}

static bool read_comment(struct restorer *r, struct str text, struct entry *entry)
{
	if (!after_mark(r, &text, ' '))
		return false;
	struct node *object = parse(r, text);
	entry->of = node_string(object, "of");
	entry->pointer = node_string(object, "at");
	entry->value = node_get(object, "value");
	return entry->value && entry->pointer.ptr;
}

static bool read_entry(struct restorer *r, const struct node *object, struct entry *entry)
{
	return object->kind == NODE_OBJECT &&
		(read_property(r, object, entry) ||
			read_comment(r, node_string(object, "comment"), entry));
}

static bool is_carrier(const struct node *node)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (node->kind == NODE_ARRAY && str_is(node->key, lists[i]))
			return true;
	return false;
}

static size_t inner_count(const struct node *list)
{
	size_t count = list->count;
	NODE_EACH(child, list)
	{
		const struct node *inner = node_get(child, "extension_cdxProperty");
		count += inner ? inner->count : 0;
	}
	return count;
}

/* Takes the entries out of one list; an extension goes with its last one. */
static void take_all(struct restorer *r, struct node *list, struct entry *entries, size_t *count)
{
	struct node *before = NULL, *next;
	for (struct node *child = list->first; child; child = next) {
		struct node *inner = value_member(child, STR("extension_cdxProperty"));
		size_t taken = *count;
		next = child->next;
		if (inner && inner->kind == NODE_ARRAY)
			take_all(r, inner, entries, count);
		if (inner && *count > taken && !inner->first) {
			value_remove(list, before, child);
		} else if (!inner && read_entry(r, child, &entries[*count])) {
			++*count;
			value_remove(list, before, child);
		} else {
			before = child;
		}
	}
}

static void take(struct restorer *r, struct node *list, struct entry **entries, size_t *count)
{
	*entries = ARENA_ARRAY(r->arena, struct entry, inner_count(list));
	take_all(r, list, *entries, count);
}

static void restore(struct restorer *r, struct node *node);

static void restore_object(struct restorer *r, struct node *object)
{
	struct node *before = NULL, *next;
	for (struct node *child = object->first; child; before = child, child = next) {
		struct entry *entries = NULL;
		struct cursor cursor = {0};
		size_t count = 0;
		next = child->next;
		if (!is_carrier(child))
			continue;
		take(r, child, &entries, &count);
		if (count && !child->first) {
			value_remove(object, before, child);
			child = before;
		}
		for (size_t i = 0; i < count; i++) {
			entries[i].value->ns = entries[i].of;
			put(r, object, entries[i].pointer, entries[i].value, &cursor);
		}
		if (count) {
			r->any = true;
			restore_object(r, object); /* members may have moved: look at them anew */
			return;
		}
	}
}

static void restore(struct restorer *r, struct node *node)
{
	if (node->kind == NODE_OBJECT)
		restore_object(r, node);
	NODE_EACH(child, node)
	restore(r, child);
}

/* Relationships that were made for a syntax that has no other form for what was put back. */
static void drop_made(struct restorer *r, struct node *root)
{
	struct node *list = value_member(root, STR("relationships")), *before = NULL, *next;
	for (struct node *child = list ? list->first : NULL; child; child = next) {
		next = child->next;
		if (str_is(node_string(child, "comment"), NOTE_CARRIED)) {
			value_remove(list, before, child);
			r->any = true;
		} else {
			before = child;
		}
	}
}

struct entries carry_take(
	struct doc *doc, struct arena *arena, struct node *holder, const char *family)
{
	struct restorer r = {.doc = doc, .arena = arena, .family = family};
	struct entries taken = {0};
	struct node *before = NULL, *next;
	for (struct node *child = holder->first; child; child = next) {
		next = child->next;
		if (is_carrier(child) && !taken.count)
			take(&r, child, &taken.items, &taken.count);
		if (child->kind == NODE_ARRAY && !child->first && taken.count)
			value_remove(holder, before, child);
		else
			before = child;
	}
	return taken;
}

static const char *const families[] = {"-cyclonedx", "-spdx-2", "-spdx-3"};

bool carry_is_named(struct str name)
{
	struct str mark = STR(NOTE_CARRIED), rest = str_from(name, mark.len);
	for (size_t i = 0; str_starts(name, mark) && i < sizeof families / sizeof *families; i++) {
		struct str last = str_from(rest, strlen(families[i]));
		if (str_starts(rest, str_of(families[i])) && last.len && last.ptr[0] == ':')
			return true;
	}
	return false;
}

void carry_move(struct doc *doc, struct arena *arena, struct node *from, struct node *to,
	const struct carry_move *how)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		if (strcmp(families[i], how->not [0]) == 0 ||
			strcmp(families[i], how->not [1]) == 0)
			continue;
		struct entries taken = carry_take(doc, arena, from, families[i]);
		for (size_t j = 0; j < taken.count; j++) {
			struct carried entry = {.pointer = taken.items[j].pointer,
				.value = value_text(arena, taken.items[j].value),
				.of = taken.items[j].of,
				.family = families[i]};
			carry_write(arena, to, how->form, &entry, 1, how->date, false);
		}
	}
}

void carry_put(
	struct doc *doc, struct arena *arena, struct node *object, const struct entries *entries)
{
	struct restorer r = {.doc = doc, .arena = arena, .family = ""};
	struct cursor cursor = {0};
	for (size_t i = 0; i < entries->count; i++)
		put(&r, object, entries->items[i].pointer, entries->items[i].value, &cursor);
}

bool carry_restore(struct doc *doc, struct arena *arena, struct node *root)
{
	struct restorer r = {.doc = doc, .arena = arena, .family = ""};
	restore(&r, root);
	drop_made(&r, root);
	return r.any;
}
