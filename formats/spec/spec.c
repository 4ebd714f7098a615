#include "spec/spec.h"

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
