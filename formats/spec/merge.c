#include "spec/merge.h"

#include "base/digest.h"
#include "base/list.h"
#include "model/note.h"
#include "spec/cross.h"

#define ROOT_REF NOTE_PREFIX "merged"

struct renaming { /* of one document */
	struct merge *merge;
	struct map numbers; /* reference -> index of names */
	LIST(struct str) names;
};

static bool is_cyclonedx(const struct merge *merge)
{
	return merge->spec == &spec_cyclonedx;
}

/* References */

static bool declares(const struct field *field)
{
	return field->role == ROLE_REF || field->role == ROLE_OTHER_REF;
}

static bool refers(const struct field *field)
{
	return declares(field) || field->role == ROLE_REF_USE ||
		field->role == ROLE_DEPENDENCY_REF || field->role == ROLE_DEPENDENCY_ON ||
		field->role == ROLE_DEPENDENCY_PROVIDES || field->role == ROLE_RELATIONSHIP_FROM ||
		field->role == ROLE_RELATIONSHIP_TO || field->role == ROLE_DOC_DESCRIBES ||
		field->check == CHECK_REF || field->check == CHECK_BOM_LINK;
}

typedef void visit_text(struct renaming *r, const struct field *field, struct node *value);

/* The row whose type the value has: of several the one that knows its first member. */
static const struct spec_type *type_of(const struct field *field, const struct node *value)
{
	const struct spec_type *type = NULL;
	for (; field; field = field->other) {
		if (field->kind != FIELD_OBJECT)
			continue;
		if (!type ||
			(value->first && spec_field(field->type, value->first->key) &&
				!spec_field(type, value->first->key)))
			type = field->type;
	}
	return type;
}

static void walk(
	struct renaming *r, const struct spec_type *type, struct node *object, visit_text *visit);

static void walk_value(
	struct renaming *r, const struct field *field, struct node *value, visit_text *visit)
{
	if (value->kind == NODE_STRING) {
		visit(r, field, value);
	} else if (value->kind == NODE_OBJECT) {
		const struct spec_type *type = type_of(field, value);
		if (type)
			walk(r, type, value, visit);
	} else if (value->kind == NODE_ARRAY) {
		for (struct node *element = value->first; element; element = element->next)
			walk_value(r, field, element, visit);
	}
}

static void walk(
	struct renaming *r, const struct spec_type *type, struct node *object, visit_text *visit)
{
	for (struct node *member = object->first; member; member = member->next) {
		const struct field *field = spec_field(type, member->key);
		if (field)
			walk_value(r, field, member, visit);
	}
}

static struct str new_name(struct renaming *r, struct str ref)
{
	static const char *const prefixes[] = {"SPDXRef-", "DocumentRef-", "LicenseRef-"};
	struct merge *merge = r->merge;
	struct arena *arena = merge->arena;
	struct str name = ref;
	for (size_t number = merge->count + 1; map_get(&merge->refs, name) != MAP_NONE; number++) {
		name = arena_printf(arena, "%zu:%.*s", number, STR_ARG(ref));
		for (size_t i = 0; !is_cyclonedx(merge) && i < 3; i++) {
			struct str prefix = str_of(prefixes[i]);
			if (str_starts(ref, prefix))
				name = arena_printf(arena, "%s%zu-%.*s", prefixes[i], number,
					STR_ARG(str_from(ref, prefix.len)));
		}
	}
	return name;
}

static void declare(struct renaming *r, struct str ref)
{
	if (map_get(&r->numbers, ref) != MAP_NONE)
		return; /* twice in one document: as wrong as it was */
	map_set(&r->numbers, ref, (uint32_t)r->names.count);
	list_push(&r->names, new_name(r, ref));
}

static void note_declared(struct renaming *r, const struct field *field, struct node *value)
{
	bool license = !is_cyclonedx(r->merge) && str_is(value->key, "licenseId");
	if (declares(field) || license)
		declare(r, value->text);
}

static struct str renamed(const struct renaming *r, struct str ref)
{
	uint32_t number = map_get(&r->numbers, ref);
	return number == MAP_NONE ? ref : r->names.items[number];
}

/* "DocumentRef-x:SPDXRef-y": of the first part. */
static struct str renamed_outer(const struct renaming *r, struct str ref)
{
	struct str rest = ref, outer = str_cut(&rest, ':');
	if (!rest.ptr || !str_starts(ref, STR("DocumentRef-")))
		return renamed(r, ref);
	return arena_printf(
		r->merge->arena, "%.*s:%.*s", STR_ARG(renamed(r, outer)), STR_ARG(rest));
}

static struct str renamed_words(const struct renaming *r, struct str expression)
{
	struct buf out = {0};
	for (size_t at = 0; at < expression.len;) {
		size_t end = at;
		while (end < expression.len &&
			(ascii_is_alnum(expression.ptr[end]) ||
				memchr(".-_:+", expression.ptr[end], 5)))
			end++;
		if (end == at)
			end++;
		buf_add(&out, renamed_outer(r, str_sub(expression, at, end)));
		at = end;
	}
	struct str text = arena_str(r->merge->arena, buf_str(&out));
	buf_finish(&out);
	return text;
}

static void rename_text(struct renaming *r, const struct field *field, struct node *value)
{
	bool expression = field->role == ROLE_LICENSE ||
		(!is_cyclonedx(r->merge) &&
			str_starts((struct str){field->name, field->length}, STR("license")) &&
			strcmp(field->name, "licenseComments") != 0);
	if (refers(field))
		value->text = renamed_outer(r, value->text);
	else if (expression && !is_cyclonedx(r->merge))
		value->text = renamed_words(r, value->text);
}

static void rename_all(struct merge *merge, struct node *root)
{
	struct renaming r = {.merge = merge};
	if (!is_cyclonedx(merge)) { /* the document itself is the same one in all */
		map_set(&r.numbers, STR("SPDXRef-DOCUMENT"), 0);
		list_push(&r.names, STR("SPDXRef-DOCUMENT"));
	}
	walk(&r, merge->spec->root, root, note_declared);
	walk(&r, merge->spec->root, root, rename_text);
	for (size_t i = 0; i < r.names.count; i++)
		map_set(&merge->refs, r.names.items[i], 0);
	map_finish(&r.numbers);
	list_finish(&r.names);
}

/* Origins */

static void add_text(struct merge *merge, struct node *object, const char *name, struct str text)
{
	node_append(object, value_string(merge->arena, name, text));
}

static struct node *list_of(struct merge *merge, struct node *object, const char *name)
{
	struct node *list = value_member(object, str_of(name));
	if (!list || list->kind != NODE_ARRAY) {
		list = value_array(merge->arena, name);
		node_append(object, list);
	}
	return list;
}

/* An entry in an object's extension mechanism. */
static void add_entry(struct merge *merge, struct node *object, const char *what, struct str text,
	struct str date)
{
	struct node *entry = value_object(merge->arena, NULL);
	if (is_cyclonedx(merge)) {
		add_text(merge, entry, "name", str_of(what));
		add_text(merge, entry, "value", text);
		node_append(list_of(merge, object, "properties"), entry);
		return;
	}
	add_text(merge, entry, "annotationDate", date);
	add_text(merge, entry, "annotationType", STR("OTHER"));
	add_text(merge, entry, "annotator", STR("Tool: " NOTE_TOOL));
	add_text(merge, entry, "comment",
		arena_printf(merge->arena, "%s %.*s", what, STR_ARG(text)));
	node_append(list_of(merge, object, "annotations"), entry);
}

/* What a conversion from another family carried: of the document it would contradict that of the others,
 * of a component its reference is another now. */
static bool is_carried(const struct merge *merge, const struct node *entry)
{
	return str_starts(
		node_string(entry, is_cyclonedx(merge) ? "name" : "comment"), STR(NOTE_CARRIED));
}

static bool is_identity(const struct merge *merge, const struct node *entry)
{
	struct str text = node_string(entry, is_cyclonedx(merge) ? "name" : "comment");
	return is_carried(merge, entry) &&
		(str_ends(text, STR(":/SPDXID")) ||
			str_find(text, STR(" {\"at\":\"/bom-ref\"")) != STR_NPOS);
}

/* Moves entries to another list; NULL: drops them. */
static void take_entries(struct merge *merge, struct node *object,
	bool (*wanted)(const struct merge *merge, const struct node *entry), struct node *to)
{
	struct node *before = NULL, *next,
		    *list = value_member(
			    object, is_cyclonedx(merge) ? STR("properties") : STR("annotations"));
	for (struct node *entry = list ? list->first : NULL; entry; entry = next) {
		next = entry->next;
		if (!wanted(merge, entry)) {
			before = entry;
			continue;
		}
		value_remove(list, before, entry);
		if (to)
			node_append(to, entry);
	}
}

static void mark_components(
	struct merge *merge, struct node *list, struct str label, struct str date)
{
	for (struct node *one = list ? list->first : NULL; one; one = one->next) {
		if (one->kind != NODE_OBJECT)
			continue;
		take_entries(merge, one, is_identity, NULL);
		add_entry(merge, one, NOTE_ORIGIN, label, date);
		if (is_cyclonedx(merge))
			mark_components(merge, value_member(one, STR("components")), label, date);
	}
}

static struct str unique_label(struct merge *merge, struct str label)
{
	struct str name = label;
	for (size_t number = 2; map_get(&merge->names, name) != MAP_NONE; number++)
		name = arena_printf(merge->arena, "%.*s (%zu)", STR_ARG(label), number);
	map_set(&merge->names, name, 0);
	return name;
}

/* Putting together */

static void move_all(struct merge *merge, struct node *from)
{
	struct node *to = list_of(merge, merge->root, arena_cstr(merge->arena, from->key));
	if (from->first) {
		if (to->last)
			to->last->next = from->first;
		else
			to->first = from->first;
		to->last = from->last;
		to->count += from->count;
	}
}

static struct node *take(struct node *object, const char *name)
{
	struct node *before = NULL;
	for (struct node *member = object->first; member; before = member, member = member->next)
		if (str_is(member->key, name)) {
			value_remove(object, before, member);
			return member;
		}
	return NULL;
}

static void note_date(struct merge *merge, struct str date)
{
	const struct crossing c = {.arena = merge->arena};
	struct str utc = cross_date(&c, date);
	if (utc.len && str_compare(utc, merge->created) > 0)
		merge->created = utc;
}

/* The component that a bill is about becomes one of the list. */
static void take_subject(struct merge *merge, struct node *root, struct str label)
{
	struct node *metadata = value_member(root, STR("metadata"));
	struct node *subject = metadata ? take(metadata, "component") : NULL;
	if (!subject || subject->kind != NODE_OBJECT)
		return;
	struct node *ref = value_member(subject, STR("bom-ref"));
	if (!ref) {
		struct str parts[] = {label, node_string(subject, "name")};
		ref = value_string(merge->arena, "bom-ref",
			arena_printf(merge->arena, NOTE_PREFIX "subject:%.*s",
				STR_ARG(uuid5(merge->arena, parts, 2))));
		node_append(subject, ref);
		map_set(&merge->refs, ref->text, 0);
	}
	list_push(&merge->subjects, ref->text);
	subject->key = STR_NONE;
	struct node *list = list_of(merge, root, "components");
	subject->next = list->first;
	list->first = subject;
	list->last = list->last ? list->last : subject;
	list->count++;
}

/* What every document has of its own, and what cannot stand twice. */
static bool is_mark(struct str name)
{
	static const char *const names[] = {
		"bomFormat", "specVersion", "$schema", "spdxVersion", "SPDXID", "dataLicense"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i]))
			return true;
	return false;
}

static bool is_own(struct str name)
{
	static const char *const names[] = {"serialNumber", "version", "metadata", "signature",
		"name", "documentNamespace", "creationInfo", "comment"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i]))
			return true;
	return false;
}

static void move_members(struct merge *merge, struct node *root, struct node *rest)
{
	for (struct node *member = root->first, *next; member; member = next) {
		next = member->next;
		member->next = NULL;
		if (is_mark(member->key))
			continue;
		if (member->kind == NODE_ARRAY)
			move_all(merge, member);
		else if (!is_own(member->key) && !value_member(merge->root, member->key))
			node_append(merge->root, member);
		else
			node_append(rest, member);
	}
}

static void add_creator(struct merge *merge, struct str text)
{
	struct node *list =
		list_of(merge, value_member(merge->root, STR("creationInfo")), "creators");
	NODE_EACH(other, list)
	if (str_eq(other->text, text))
		return;
	node_append(list, value_string(merge->arena, NULL, text));
}

static void add_creators(struct merge *merge, const struct node *list)
{
	NODE_EACH(creator, list)
	if (creator->kind == NODE_STRING)
		add_creator(merge, creator->text);
}

/* Interface */

void merge_init(struct merge *merge, struct arena *arena, const struct spec *spec, struct str name)
{
	*merge = (struct merge){.arena = arena,
		.spec = spec,
		.name = name,
		.root = value_object(arena, NULL),
		.created = STR("1970-01-01T00:00:00Z")};
	if (spec == &spec_cyclonedx)
		map_set(&merge->refs, STR(ROOT_REF), 0);
	else
		node_append(merge->root, value_object(arena, "creationInfo"));
}

void merge_add(struct merge *merge, struct node *root, struct str label)
{
	const struct node *metadata = node_get(root, "metadata"),
			  *info = node_get(root, "creationInfo");
	struct str date = node_string(info, "created");
	struct node *rest = value_object(merge->arena, NULL);
	struct str identity =
		node_string(root, is_cyclonedx(merge) ? "serialNumber" : "documentNamespace");
	date = date.len ? date : STR("1970-01-01T00:00:00Z");
	label = unique_label(merge, label);
	rename_all(merge, root);
	note_date(merge, is_cyclonedx(merge) ? node_string(metadata, "timestamp") : date);
	list_push(&merge->identities, identity.len ? identity : label);
	if (is_cyclonedx(merge))
		take_subject(merge, root, label);
	else
		add_creators(merge, node_get(info, "creators"));
	mark_components(merge,
		value_member(root, is_cyclonedx(merge) ? STR("components") : STR("packages")),
		label, date);
	mark_components(merge, value_member(root, STR("services")), label, date);
	add_text(merge, rest, "document", label);
	take_entries(merge, root, is_carried, list_of(merge, rest, "carried"));
	move_members(merge, root, rest);
	add_entry(merge, merge->root, NOTE_ORIGIN, value_text(merge->arena, rest), date);
	merge->count++;
}

static struct str identity_of(struct merge *merge)
{
	return arena_printf(merge->arena, "urn:uuid:%.*s",
		STR_ARG(uuid5(merge->arena, merge->identities.items, merge->identities.count)));
}

static void finish_cyclonedx(struct merge *merge)
{
	struct arena *arena = merge->arena;
	struct node *metadata = value_object(arena, "metadata"), *version,
		    *component = value_object(arena, "component"),
		    *dependency = value_object(arena, NULL), *tool = value_object(arena, NULL);
	add_text(merge, merge->root, "serialNumber", identity_of(merge));
	version = value_string(arena, "version", STR("1"));
	version->kind = NODE_NUMBER;
	node_append(merge->root, version);
	node_append(merge->root, metadata);
	add_text(merge, metadata, "timestamp", merge->created);
	add_text(merge, tool, "type", STR("application"));
	add_text(merge, tool, "name", STR(NOTE_TOOL));
	struct node *tools = value_object(arena, "tools");
	node_append(list_of(merge, tools, "components"), tool);
	node_append(metadata, tools);
	add_text(merge, component, "type", STR("application"));
	add_text(merge, component, "bom-ref", STR(ROOT_REF));
	add_text(merge, component, "name", merge->name);
	node_append(metadata, component);
	add_text(merge, dependency, "ref", STR(ROOT_REF));
	for (size_t i = 0; i < merge->subjects.count; i++)
		node_append(list_of(merge, dependency, "dependsOn"),
			value_string(arena, NULL, merge->subjects.items[i]));
	node_append(list_of(merge, merge->root, "dependencies"), dependency);
}

static void finish_spdx2(struct merge *merge)
{
	struct node *info = value_member(merge->root, STR("creationInfo"));
	add_text(merge, merge->root, "SPDXID", STR("SPDXRef-DOCUMENT"));
	add_text(merge, merge->root, "dataLicense", STR("CC0-1.0"));
	add_text(merge, merge->root, "name", merge->name);
	add_text(merge, merge->root, "documentNamespace", identity_of(merge));
	add_text(merge, info, "created", merge->created);
	add_creator(merge, STR("Tool: " NOTE_TOOL));
}

struct node *merge_finish(struct merge *merge)
{
	if (is_cyclonedx(merge))
		finish_cyclonedx(merge);
	else
		finish_spdx2(merge);
	return merge->root;
}

void merge_discard(struct merge *merge)
{
	map_finish(&merge->refs);
	map_finish(&merge->names);
	list_finish(&merge->subjects);
	list_finish(&merge->identities);
}
