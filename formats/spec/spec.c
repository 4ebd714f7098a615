#include "spec/spec.h"
#include "spec/spdx3.h"

struct str spec_version_text(struct arena *arena, const struct spec *spec, uint8_t version)
{
	const char *middle = spec == &spec_spdx3 ? ".0." : ".";
	return arena_printf(arena, "%u%s%u", version / 10, middle, version % 10);
}

/* Most objects have few members and the largest forty: comparing lengths in a row of the cache is
 * faster than hashing the name would be. */
const struct field *spec_field(const struct spec_type *type, struct str name)
{
	const struct field *end = type->fields + type->count;
	for (const struct field *field = type->fields; field < end; field++)
		if (field->length == name.len && memcmp(field->name, name.ptr, name.len) == 0)
			return field;
	return NULL;
}

bool spec_fits(const struct field *field, const struct node *value)
{
	switch ((enum field_kind)field->kind) {
	case FIELD_STRING:
		return value->kind == NODE_STRING;
	case FIELD_INTEGER:
	case FIELD_NUMBER:
		return value->kind == NODE_NUMBER;
	case FIELD_BOOLEAN:
		return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
	case FIELD_OBJECT:
		return value->kind == NODE_OBJECT;
	case FIELD_ANY:
		return true;
	}
	return false;
}

size_t spec_members_known(const struct spec_type *type, const struct node *object)
{
	size_t known = 0;
	NODE_EACH(member, object)
	known += spec_field(type, member->key) != NULL;
	return known;
}
