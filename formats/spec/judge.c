#include "spec/equal.h"
#include "spec/license.h"
#include "spec/rules.h"

#include "base/date.h"
#include "base/utf8.h"
#include "spec/tolerances.h"
#include "syntax/json.h"

/* Reporting */

bool judge_counts(struct judge *j, enum diag_id id)
{
	if (j->muted) {
		j->problems++;
		return false;
	}
	if (!diag_full(j->doc, id))
		return true;
	if (tolerance_of(j, id))
		j->doc->diags.tolerated[id]++;
	return false;
}

void judge_tolerate(struct judge *j, enum diag_id id)
{
	struct diags *diags = &j->doc->diags;
	if (!tolerance_of(j, id))
		return;
	diags->tolerated[id]++;
	diags->list.items[diags->list.count - 1].tolerated = true;
}

const char *judge_version(struct judge *j)
{
	return version_name(j->r);
}

/* Unique items */

/* Remembers an item; true when an equal one was there. */
static bool is_repeated(struct judge *j, struct map *items, struct arena *arena,
	struct digest128 digest, uint32_t index)
{
	char *key = arena_bytes(arena, sizeof digest);
	(void)j;
	memcpy(key, &digest, sizeof digest);
	return map_put(items, (struct str){key, sizeof digest}, index) != index;
}

/* Forms */

bool judge_in_version(const struct judge *j, const struct field *form)
{
	uint8_t version = j->r->version;
	uint8_t since = j->r->xml && form->xml_since ? form->xml_since : form->since;
	return version >= since && (!form->until || version <= form->until);
}

static bool exists(const struct judge *j, const struct field *field)
{
	for (; field; field = field->other)
		if (judge_in_version(j, field))
			return true;
	return false;
}

static bool fits(const struct field *form, const struct node *value)
{
	switch ((enum field_kind)form->kind) {
	case FIELD_STRING:
		return value->kind == NODE_STRING;
	case FIELD_INTEGER:
		return value->kind == NODE_NUMBER && simple_is_integral(value->text);
	case FIELD_NUMBER:
		return value->kind == NODE_NUMBER;
	case FIELD_BOOLEAN:
		return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
	case FIELD_OBJECT:
		return value->kind == NODE_OBJECT;
	case FIELD_ANY:
		return form->list || value->kind == NODE_OBJECT;
	}
	return false;
}

static const char *form_kind(const struct field *form, bool element)
{
	static const char *const kinds[] = {"a string", "a whole number", "a number",
		"true or false", "an object", "an object"};
	return form->list && !element ? "an array" : kinds[form->kind];
}

static void report_kind(
	struct judge *j, const struct field *field, const struct node *value, bool element)
{
	const char *kinds[4] = {"", "", "", ""};
	size_t count = 0;
	for (const struct field *form = field; form && count < 2; form = form->other) {
		const char *kind = form_kind(form, element);
		if (!judge_in_version(j, form) || (element && !form->list))
			continue;
		if (count && strcmp(kinds[0], kind) == 0)
			continue;
		kinds[count++] = kind;
	}
	JUDGE(j, DIAG_WRONG_TYPE, value->start, "%s%s is %s%s; %s asks for %s%s%s",
		element ? "an element of " : "", field->name,
		value->kind == NODE_NUMBER && field->kind == FIELD_INTEGER ? "no whole number: "
									   : "",
		value->kind == NODE_NUMBER ? diag_quote(j->doc, value->text)
					   : node_kind_name(value),
		judge_version(j), kinds[0], count > 1 ? " or " : "", kinds[1]);
}

/* Scalars */

static bool has_form(struct judge *j, const struct field *field, struct str text)
{
	switch ((enum field_check)field->check) {
	case CHECK_DATE_TIME:
		return date_time_valid(text);
	case CHECK_SERIAL:
		return simple_is_serial(text);
	case CHECK_MEDIA_TYPE:
		return simple_is_media_type(text);
	case CHECK_HASH:
		return simple_is_hash(text);
	case CHECK_REF:
		return text.len > 0;
	case CHECK_LOCALE:
		return simple_is_locale(text);
	case CHECK_LICENSE_ID:
		return license_enumerated(text);
	case CHECK_PATTERN:
		return check_pattern(j->r, field->pattern, text);
	case CHECK_NONE:
	case CHECK_IRI_REFERENCE: /* always true, as upstream has it */
	case CHECK_SPDX_DATE: /* these are rules: no schema asserts them */
	case CHECK_URI:
	case CHECK_EMAIL:
	case CHECK_DATE:
	case CHECK_BOM_LINK:
		break;
	}
	return true;
}

static void judge_range(struct judge *j, const struct field *field, const struct node *value)
{
	bool number = value->kind == NODE_NUMBER;
	bool low, high;
	if (number) {
		low = simple_compare(value->text, field->minimum) < 0;
		high = field->maximum != INT64_MAX &&
			simple_compare(value->text, field->maximum) > 0;
	} else {
		int64_t length = (int64_t)utf8_count(value->text);
		low = length < field->minimum;
		high = field->maximum && length > field->maximum;
	}
	if (!low && !high)
		return;
	const char *what = number ? "" : "a length of ";
	if (field->maximum && field->maximum != INT64_MAX)
		JUDGE(j, DIAG_WRONG_VALUE, value->start, "%s is %s; %s asks for %s%lld to %lld",
			field->name, diag_quote(j->doc, value->text), judge_version(j), what,
			(long long)field->minimum, (long long)field->maximum);
	else
		JUDGE(j, DIAG_WRONG_VALUE, value->start, "%s is %s; %s asks for %s%lld or more",
			field->name, diag_quote(j->doc, value->text), judge_version(j), what,
			(long long)field->minimum);
}

/* The texts of SPDX 2.1 and 2.2 know AMENDS, the JSON schemas of 2.2 forgot it. */
static bool is_only_unlisted(const struct judge *j, struct str text)
{
	return j->r->spec == &spec_spdx2 && strcmp(j->r->bom->format, "spdx-json") != 0 &&
		str_is(text, "AMENDS");
}

void judge_enumerated(struct judge *j, const struct spec_values *values, struct str name,
	struct str text, size_t offset)
{
	char since[8];
	uint8_t later = check_later(j->r, values, text);
	if (later && is_only_unlisted(j, text))
		return;
	if (later)
		JUDGE(j, DIAG_LATER_VERSION_VALUE, offset,
			"%.*s is %s, which exists since version %.*s, not in %s", STR_ARG(name),
			diag_quote(j->doc, text), STR_ARG(version_text(j->r, later, since)),
			judge_version(j));
	else if (!check_enumerated(j->r, values, text))
		JUDGE(j, DIAG_WRONG_VALUE, offset, "%.*s is %s; %s allows %s", STR_ARG(name),
			diag_quote(j->doc, text), judge_version(j), check_allowed(j->r, values));
}

static void judge_scalar(struct judge *j, const struct field *field, const struct node *value)
{
	bool checked = j->r->version >= field->check_since;
	if (field->values)
		judge_enumerated(j, field->values, str_of(field->name), value->text, value->start);
	if (checked && field->check && !has_form(j, field, value->text))
		JUDGE(j, DIAG_WRONG_PATTERN, value->start, "%s is %s; expected %s", field->name,
			diag_quote(j->doc, value->text), check_form_name(field));
	if (checked && (field->minimum || field->maximum))
		judge_range(j, field, value);
}

/* Objects */

static struct digest128 walk_object(
	struct judge *j, const struct spec_type *type, const struct node *object);

/* Of several forms of object, exactly one has to fit (the schemas' oneOf; where they say anyOf, the
 * forms exclude each other). */
static struct digest128 walk_forms(
	struct judge *j, const struct field *field, const struct node *object, bool element)
{
	const struct field *best = NULL;
	size_t good = 0, least = SIZE_MAX, known = 0;
	for (const struct field *form = field; form; form = form->other) {
		if (form->kind != FIELD_OBJECT || form->list != element ||
			!judge_in_version(j, form))
			continue;
		size_t before = j->problems, named = 0;
		j->problems = 0;
		j->muted++;
		walk_object(j, form->type, object);
		j->muted--;
		size_t problems = j->problems;
		j->problems = before;
		good += problems == 0;
		NODE_EACH(member, object)
		named += spec_field(form->type, member->key) != NULL;
		if (!best || named > known || (named == known && problems < least)) {
			best = form;
			known = named;
			least = problems;
		}
	}
	if (good > 1 && j->structure)
		JUDGE(j, DIAG_AMBIGUOUS_FORM, object->start,
			"%s fits more than one of its forms, of which %s asks for one", field->name,
			judge_version(j));
	bool structure = j->structure;
	j->structure &= good == 0; /* its structure has been judged */
	struct digest128 digest = walk_object(j, best->type, object);
	j->structure = structure;
	return digest;
}

static struct digest128 walk_any(
	struct judge *j, const struct field *field, const struct node *value)
{
	if (field->role == ROLE_SIGNATURE && j->structure)
		rules_jsf(j, value);
	return digest_of(value);
}

/* A value that is no array, or an element of one. */
static struct digest128 walk_single(
	struct judge *j, const struct field *field, const struct node *value, bool element)
{
	const struct field *found = NULL;
	size_t objects = 0;
	for (const struct field *form = field; form; form = form->other) {
		if (form->list != element || !judge_in_version(j, form) || !fits(form, value))
			continue;
		objects += form->kind == FIELD_OBJECT;
		found = found ? found : form;
	}
	if (!found) {
		if (j->structure)
			report_kind(j, field, value, element);
		return digest_of(value);
	}
	if (objects > 1)
		return walk_forms(j, field, value, element);
	if (found->kind == FIELD_OBJECT)
		return walk_object(j, found->type, value);
	if (found->kind == FIELD_ANY)
		return walk_any(j, found, value);
	if (j->structure)
		judge_scalar(j, found, value);
	rules_scalar(j, found, value);
	return digest_of(value);
}

static bool wants_unique(const struct judge *j, const struct field *field)
{
	for (; field; field = field->other)
		if (field->list && field->unique && judge_in_version(j, field))
			return j->structure;
	return false;
}

static void report_repeated(struct judge *j, const struct field *field, size_t offset)
{
	JUDGE(j, DIAG_DUPLICATE_ITEM, offset,
		"%s has an equal element before; %s asks for unique ones", field->name,
		judge_version(j));
}

static void judge_count(struct judge *j, const struct field *field, size_t count, size_t offset)
{
	if (j->structure && count < field->least && j->r->version >= field->check_since)
		JUDGE(j, DIAG_TOO_FEW_ITEMS, offset, "%s has %zu elements; %s asks for %u or more",
			field->name, count, judge_version(j), field->least);
}

static struct digest128 walk_array(
	struct judge *j, const struct field *field, const struct node *array)
{
	struct digest128 all = {NODE_ARRAY, NODE_ARRAY};
	bool unique = wants_unique(j, field) && array->count > 1;
	struct map items = {0};
	struct arena arena = {0};
	uint32_t index = 0;
	judge_count(j, field, array->count, array->start);
	NODE_EACH(element, array)
	{
		struct digest128 digest = walk_single(j, field, element, true);
		if (unique && is_repeated(j, &items, &arena, digest, index++))
			report_repeated(j, field, element->start);
		digest_item(&all, digest);
	}
	rules_list(j, field, array);
	map_finish(&items);
	arena_finish(&arena);
	return all;
}

static bool has_list(const struct judge *j, const struct field *field)
{
	for (; field; field = field->other)
		if (field->list && judge_in_version(j, field))
			return true;
	return false;
}

static void report_version(struct judge *j, const struct field *field, const struct node *member)
{
	char text[8];
	uint8_t since = j->r->xml && field->xml_since ? field->xml_since : field->since;
	bool later = j->r->version < since;
	JUDGE(j, DIAG_WRONG_VERSION_MEMBER, member->key_start,
		"%s exists %s version %.*s, not in %s", field->name, later ? "since" : "until",
		STR_ARG(version_text(j->r, later ? since : field->until, text)), judge_version(j));
}

static struct digest128 walk_member(struct judge *j, const struct spec_type *type,
	const struct field *field, const struct node *member)
{
	j->type = type->name;
	j->member = field->name;
	if (!exists(j, field)) {
		if (j->structure && j->r->version > type->open)
			report_version(j, field, member);
		return digest_of(member);
	}
	if (member->kind == NODE_ARRAY && has_list(j, field))
		return walk_array(j, field, member);
	return walk_single(j, field, member, false);
}

static void report_unknown(struct judge *j, const struct spec_type *type, const struct node *member)
{
	j->type = type->name;
	j->member = NULL;
	JUDGE(j, DIAG_UNKNOWN_MEMBER, member->key_start, "%s is not defined for %s in %s",
		diag_quote(j->doc, member->key), type->name, judge_version(j));
}

static void judge_missing(
	struct judge *j, const struct spec_type *type, uint64_t seen, size_t offset)
{
	for (size_t i = 0; i < type->count && i < 64; i++) {
		const struct field *field = &type->fields[i];
		if ((seen >> i & 1) || !(field->required >> (j->r->version % 10) & 1) ||
			!exists(j, field))
			continue;
		j->type = type->name;
		j->member = field->name;
		JUDGE(j, DIAG_MISSING_MEMBER, offset, "%s lacks %s, which %s requires", type->name,
			field->name, judge_version(j));
	}
}

static uint64_t bit_of(const struct spec_type *type, const struct field *field)
{
	size_t index = field ? (size_t)(field - type->fields) : 64;
	return index < 64 ? (uint64_t)1 << index : 0;
}

/* The rows of a list of names: those that are there, and those that the version has. */
static void count_named(const struct judge *j, const struct spec_type *type, struct str names,
	uint64_t seen, size_t *there, size_t *known, size_t *all)
{
	*there = *known = *all = 0;
	while (names.ptr) {
		struct str name = str_cut(&names, ' ');
		const struct field *field = spec_field(type, name);
		*there += (seen & bit_of(type, field)) != 0;
		*known += field && exists(j, field);
		(*all)++;
	}
}

static void judge_alternatives(
	struct judge *j, const struct spec_type *type, uint64_t seen, size_t offset)
{
	struct str groups = str_of(type->min_members), exclusive = str_of(type->exclusive);
	size_t there, known, all;
	j->type = type->name;
	j->member = NULL;
	while (groups.ptr) {
		struct str group = str_cut(&groups, ';');
		count_named(j, type, group, seen, &there, &known, &all);
		if (known && !there)
			JUDGE(j, DIAG_MISSING_MEMBER, offset,
				"%s has none of these members, of which it must have one: %.*s",
				type->name, STR_ARG(group));
	}
	if (!exclusive.ptr)
		return;
	count_named(j, type, exclusive, seen, &there, &known, &all);
	if (known == all && there > 1)
		JUDGE(j, DIAG_EXCLUSIVE_MEMBERS, offset,
			"%s has more than one of these members, of which it may have one: %s",
			type->name, type->exclusive);
}

static struct digest128 walk_object(
	struct judge *j, const struct spec_type *type, const struct node *object)
{
	struct digest128 all = {NODE_OBJECT, NODE_OBJECT};
	const char *outer_type = j->type, *outer_member = j->member;
	uint64_t seen = 0;
	NODE_EACH(member, object)
	{
		const struct field *field = spec_field(type, member->key);
		struct digest128 digest;
		if (field) {
			seen |= bit_of(type, field);
			digest = walk_member(j, type, field, member);
		} else {
			if (j->structure && j->r->version > type->open)
				report_unknown(j, type, member);
			digest = digest_of(member);
		}
		digest_member(&all, member->key, digest);
	}
	if (j->structure) {
		judge_missing(j, type, seen, object->start);
		if (type->min_members || type->exclusive)
			judge_alternatives(j, type, seen, object->start);
	}
	j->type = type->name;
	j->member = NULL;
	rules_object(j, type, object);
	j->type = outer_type;
	j->member = outer_member;
	return all;
}

void judge_object(struct judge *j, const struct spec_type *type, const struct node *object)
{
	walk_object(j, type, object);
}

/* The document */

struct judge *judge_create(struct reader *r)
{
	struct judge *j = ARENA_NEW(&r->doc->arena, struct judge);
	j->r = r;
	j->doc = r->doc;
	j->structure = !r->xml;
	return j;
}

void judge_destroy(struct judge *j)
{
	grammar_finish(&j->grammar);
	list_finish(&j->early);
	map_finish(&j->items);
	arena_finish(&j->arena);
	rules_destroy(j);
}

static void walk_root_member(struct judge *j, const struct node *member)
{
	const struct spec_type *type = j->r->spec->root;
	const struct field *field = spec_field(type, member->key);
	if (!field) {
		if (j->structure && j->r->version > type->open)
			report_unknown(j, type, member);
		return;
	}
	j->seen |= bit_of(type, field);
	walk_member(j, type, field, member);
}

/* What came before the version was known is judged once it is. */
static void get_ready(struct judge *j)
{
	if (j->ready)
		return;
	j->ready = true;
	for (size_t i = 0; i < j->early.count; i++)
		walk_root_member(j, &j->early.items[i]);
}

void judge_root(struct judge *j, const struct node *root)
{
	if (j->r->xml)
		judge_xml_root(j, root);
	else if (root->kind != NODE_OBJECT)
		JUDGE(j, DIAG_WRONG_TYPE, root->start, "the document is %s; %s asks for an object",
			node_kind_name(root), j->r->spec->title);
}

void judge_member(struct judge *j, const struct node *member)
{
	if (j->r->xml) {
		judge_xml_member(j, member);
	} else if (member->kind < NODE_ARRAY && !j->ready) {
		struct node scalar = *member;
		scalar.key = keep(j->r, scalar.key);
		scalar.text = keep(j->r, scalar.text);
		list_push(&j->early, scalar);
	} else {
		get_ready(j);
		walk_root_member(j, member);
	}
}

void judge_element(struct judge *j, const struct node *list, const struct node *element)
{
	if (j->r->xml) {
		judge_xml_element(j, list, element);
		return;
	}
	get_ready(j);
	const struct spec_type *type = j->r->spec->root;
	const struct field *field = spec_field(type, list->key);
	if (list->start != j->list_start) {
		j->list_start = list->start;
		j->list_count = 0;
		map_finish(&j->items);
		j->items = (struct map){0};
	}
	j->seen |= bit_of(type, field);
	j->type = type->name;
	j->member = field->name;
	if (!exists(j, field) || !has_list(j, field)) {
		if (j->list_count++ == 0 && !exists(j, field))
			report_version(j, field, list);
		return;
	}
	struct digest128 digest = walk_single(j, field, element, true);
	if (wants_unique(j, field) && is_repeated(j, &j->items, &j->arena, digest, j->list_count++))
		report_repeated(j, field, element->start);
}

void judge_shape(struct judge *j, const struct node *root)
{
	j->ready = true;
	NODE_EACH(member, root)
	walk_root_member(j, member);
}

void judge_finish(struct judge *j, size_t end)
{
	const struct spec_type *type = j->r->spec->root;
	get_ready(j);
	if (j->r->xml) {
		judge_xml_finish(j, end);
	} else if (j->structure) {
		judge_missing(j, type, j->seen, 0);
		if (type->min_members || type->exclusive)
			judge_alternatives(j, type, j->seen, 0);
	}
	rules_finish(j);
}
