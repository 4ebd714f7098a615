#include "spec/reader.h"

/* What is known of a type's members: which there are and which must be there. */

uint64_t members_bit(const struct spec_type *type, const struct field *field)
{
	size_t index = (size_t)(field - type->fields);
	return index < 64 ? (uint64_t)1 << index : 0;
}

uint64_t members_required(const struct reader *r, const struct spec_type *type)
{
	uint64_t required = 0;
	for (size_t i = 0; i < type->count && i < 64; i++)
		if (is_required(r, &type->fields[i]) && in_version(r, &type->fields[i]))
			required |= (uint64_t)1 << i;
	return required;
}

void members_report_missing(struct reader *r, const struct spec_type *type, uint64_t missing,
	size_t offset, const char *const *except)
{
	for (; missing; missing &= missing - 1) {
		const struct field *field = &type->fields[__builtin_ctzll(missing)];
		bool excepted = false;
		for (const char *const *name = except; name && *name; name++)
			excepted |= strcmp(*name, field->name) == 0;
		if (excepted || reader_silent(r, DIAG_MISSING_MEMBER))
			continue;
		diag(r->doc, DIAG_MISSING_MEMBER, offset, "%s lacks %s, which %s requires",
			type->name, field->name, version_name(r));
	}
}

/* How many of the members named in a list separated by spaces are there. */
static size_t members_named(const struct node *object, struct str names)
{
	size_t found = 0;
	while (names.ptr) {
		struct str name = str_cut(&names, ' ');
		for (const struct node *member = object->first; member; member = member->next)
			if (str_eq(member->key, name)) {
				found++;
				break;
			}
	}
	return found;
}

static void report_alternatives(
	struct reader *r, const struct spec_type *type, const struct node *object)
{
	struct str groups = str_of(type->min_members), exclusive = str_of(type->exclusive);
	while (groups.ptr) {
		struct str group = str_cut(&groups, ';');
		if (members_named(object, group) == 0 && !reader_silent(r, DIAG_MISSING_MEMBER))
			diag(r->doc, DIAG_MISSING_MEMBER, object->start,
				"%s has none of these members, of which it must have one: %.*s",
				type->name, STR_ARG(group));
	}
	if (exclusive.ptr && members_named(object, exclusive) > 1 &&
		!reader_silent(r, DIAG_WRONG_VALUE))
		diag(r->doc, DIAG_WRONG_VALUE, object->start,
			"%s has more than one of these members, of which it may have one: %s",
			type->name, type->exclusive);
}

void members_check_alternatives(
	struct reader *r, const struct type_memo *memo, uint64_t seen, const struct node *object)
{
	uint64_t among = seen & memo->exclusive;
	bool kept = (!memo->needed || seen & memo->needed) && !(among & (among - 1));
	if (!memo->masked || !kept)
		report_alternatives(r, memo->type, object);
}

/* Types */

/* The bits of the members named in a list; false when one of them has none. */
static bool mask_of(const struct spec_type *type, const char *names, uint64_t *mask)
{
	for (struct str rest = str_of(names); rest.ptr;) {
		const struct field *field = spec_field(type, str_cut(&rest, ' '));
		uint64_t bit = field ? members_bit(type, field) : 0;
		if (!bit)
			return false;
		*mask |= bit;
	}
	return true;
}

static void fill(struct reader *r, struct type_memo *memo, const struct spec_type *type)
{
	*memo = (struct type_memo){
		.type = type, .version = r->version, .required = members_required(r, type)};
	memo->masked = mask_of(type, type->min_members, &memo->needed) &&
		mask_of(type, type->exclusive, &memo->exclusive);
}

struct type_memo *members_memo(struct reader *r, const struct spec_type *type)
{
	size_t slot = (uintptr_t)type / sizeof *type % TYPE_MEMO;
	struct type_memo *memo = &r->types[slot];
	if (memo->type != type || memo->version != r->version)
		fill(r, memo, type);
	return memo;
}

static struct member member_of(
	const struct reader *r, const struct spec_type *type, const struct field *field)
{
	return (struct member){.field = field,
		.bit = members_bit(type, field),
		.current = in_version(r, field),
		.plain = field->kind == FIELD_STRING && !field->list && !field->other,
		.checked = field->values || field->check || field->minimum || field->maximum};
}

const struct member *members_find(struct reader *r, struct type_memo *memo, struct str name)
{
	const unsigned char *bytes = (const unsigned char *)name.ptr;
	size_t slot = 0;
	if (name.len) /* members of packages have a slot each */
		slot = (name.len * 5 + bytes[0] * 5u + bytes[name.len - 1] * 2u +
			       bytes[name.len / 2]) %
			FIELD_MEMO;
	struct member *member = &memo->members[slot];
	const struct field *field = member->field;
	if (field && field->length == name.len && str_bytes_eq(field->name, name.ptr, name.len))
		return member;
	field = spec_field(memo->type, name);
	if (!field)
		return NULL;
	*member = member_of(r, memo->type, field);
	return member;
}
