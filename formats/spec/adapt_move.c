#include "spec/adapt.h"

#include <assert.h>

/* Members that have another place in other versions. What is moved is carried, too, so that it finds
 * back. */

static struct node *party_name(struct arena *arena, const struct node *party)
{
	struct str name = node_string(party, "name");
	return name.len ? value_string(arena, NULL, name) : NULL;
}

static struct node *party_names(struct arena *arena, const struct node *parties)
{
	struct buf names = {0};
	NODE_EACH(party, parties)
	{
		struct str name = node_string(party, "name");
		if (name.len && names.len)
			buf_puts(&names, ", ");
		buf_add(&names, name);
	}
	struct node *node =
		names.len ? value_string(arena, NULL, arena_str(arena, buf_str(&names))) : NULL;
	buf_finish(&names);
	return node;
}

static struct node *same(struct arena *arena, const struct node *value)
{
	struct node *node = ARENA_NEW(arena, struct node);
	*node = *value;
	node->next = NULL;
	return node;
}

static void copy_member(
	struct arena *arena, struct node *to, const struct node *from, const char *name)
{
	const struct node *member = node_get(from, name);
	if (member)
		node_append(to, same(arena, member));
}

/* Components and services that were used, as the tools that they were until 1.4. */
static void add_tools(struct arena *arena, struct node *list, const struct node *things)
{
	NODE_EACH(thing, things)
	{
		struct node *tool = value_object(arena, NULL);
		struct str vendor = node_string(node_get(thing, "supplier"), "name");
		if (!vendor.len)
			vendor = node_string(node_get(thing, "manufacturer"), "name");
		if (!vendor.len)
			vendor = node_string(node_get(thing, "provider"), "name");
		if (!vendor.len)
			vendor = node_string(thing, "publisher");
		if (vendor.len)
			node_append(tool, value_string(arena, "vendor", vendor));
		copy_member(arena, tool, thing, "name");
		copy_member(arena, tool, thing, "version");
		copy_member(arena, tool, thing, "hashes");
		copy_member(arena, tool, thing, "externalReferences");
		node_append(list, tool);
	}
}

static struct node *tools_list(struct arena *arena, const struct node *tools)
{
	struct node *list = value_array(arena, NULL);
	if (tools->kind != NODE_OBJECT)
		return NULL;
	add_tools(arena, list, node_get(tools, "components"));
	add_tools(arena, list, node_get(tools, "services"));
	return list->first ? list : NULL;
}

static const struct move {
	const char *type, *from, *to;
	struct node *(*make)(struct arena *arena, const struct node *value);
} moves[] = {
	{"component", "authors", "author", party_names},
	{"component", "manufacturer", "author", party_name},
	{"metadata", "manufacturer", "manufacture", same},
	{"metadata", "tools", "tools", tools_list},
	{"vulnerability", "tools", "tools", tools_list},
};

/* What the object will have in the place of a member that it cannot have; NULL: nothing. */
struct node *move_make(struct adapter *a, const struct spec_type *type, const struct node *object,
	const struct node *member)
{
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		const struct move *move = &moves[i];
		bool in_place = strcmp(move->from, move->to) == 0;
		if (a->to->spec != &spec_cyclonedx || !str_is(member->key, move->from) ||
			strcmp(type->name, move->type) != 0)
			continue;
		const struct field *field = spec_field(type, member->key);
		const struct field *form = form_of(field, member, member->kind == NODE_ARRAY);
		if (!form || rendition_holds(a->to, form) ||
			(!in_place && node_get(object, move->to)))
			continue;
		struct node *made = move->make(a->arena, member);
		if (made) {
			made->key = str_of(move->to);
			return made;
		}
	}
	return NULL;
}

bool move_is_in_place(const struct spec_type *type, const struct node *made)
{
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (strcmp(moves[i].from, moves[i].to) == 0 && str_is(made->key, moves[i].to) &&
			strcmp(type->name, moves[i].type) == 0)
			return true;
	return false;
}

/* Defaults of what the target requires and the source does not say. */

static const char *neutral_text(const struct adapter *a, const struct field *field)
{
	bool asserted = field->role == ROLE_LICENSE || field->role == ROLE_COPYRIGHT ||
		field->role == ROLE_DOWNLOAD || strcmp(field->name, "licenseConcluded") == 0 ||
		strcmp(field->name, "copyrightText") == 0;
	return a->to->spec == &spec_cyclonedx || !asserted ? "" : "NOASSERTION";
}

struct node *move_neutral(struct adapter *a, const struct field *field)
{
	struct node *node;
	if (field->list)
		return value_array(a->arena, field->name);
	if (field->role == ROLE_DOC_REVISION) { /* "default": 1 in the schemas */
		node = value_string(a->arena, field->name, STR("1"));
		node->kind = NODE_NUMBER;
		return node;
	}
	return value_string(a->arena, field->name, str_of(neutral_text(a, field)));
}

static size_t row_of(const struct spec_type *type, const struct node *member)
{
	const struct field *field = spec_field(type, member->key);
	return field ? (size_t)(field - type->fields) : type->count;
}

/* Into the order of the rows; members of one row keep theirs. */
void move_into_order(const struct spec_type *type, struct node *object)
{
	enum { MOST_ROWS = 63 };
	struct node *starts[MOST_ROWS + 1] = {0}, *ends[MOST_ROWS + 1] = {0}, *next;
	assert(type->count <= MOST_ROWS);
	for (struct node *member = object->first; member; member = next) {
		size_t row = row_of(type, member);
		next = member->next;
		member->next = NULL;
		if (ends[row])
			ends[row]->next = member;
		else
			starts[row] = member;
		ends[row] = member;
	}
	object->first = object->last = NULL;
	for (size_t row = 0; row <= type->count; row++) {
		if (!starts[row])
			continue;
		if (object->last)
			object->last->next = starts[row];
		else
			object->first = starts[row];
		object->last = ends[row];
	}
}

/* The document's own marks: which specification, which version, which schema. */

static void set_text(
	struct adapter *a, struct node *root, const struct field *field, struct str text)
{
	struct node *node = node_get(root, field->name);
	if (!node) { /* in front, where people look for it */
		node = value_string(a->arena, field->name, text);
		node->next = root->first;
		root->first = node;
		if (!root->last)
			root->last = node;
		root->count++;
	}
	node->kind = NODE_STRING;
	node->text = text;
}

static void set_schema(struct adapter *a, struct node *root)
{
	struct node *before = NULL;
	const char *letter = a->to->version == 12 ? "a" : "";
	if (a->to->spec != &spec_cyclonedx)
		return;
	for (struct node *member = root->first; member; before = member, member = member->next) {
		if (!str_is(member->key, "$schema"))
			continue;
		if (a->to->xml) {
			value_remove(root, before, member);
			return;
		}
		member->kind = NODE_STRING;
		member->text =
			arena_printf(a->arena, "http://cyclonedx.org/schema/bom-1.%u%s.schema.json",
				a->to->version % 10, letter);
	}
}

void move_marks(struct adapter *a, struct node *root)
{
	const struct spec_type *type = a->to->spec->root;
	for (size_t i = type->count; i-- > 0;) {
		const struct field *field = &type->fields[i];
		if (field->role == ROLE_DOC_VERSION)
			set_text(a, root, field,
				arena_printf(a->arena, "%s%u.%u",
					a->to->spec == &spec_cyclonedx ? "" : "SPDX-",
					a->to->version / 10, a->to->version % 10));
		else if (field->role == ROLE_DOC_FORMAT)
			set_text(a, root, field, str_of(field->values->values[0].name));
	}
	set_schema(a, root);
}
