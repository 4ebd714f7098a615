#include "spec/spdx3.h"
#include "model/party.h"
#include "spec/spdx3_reader.h"
#include "syntax/json.h"

enum { CLASSES_DEEP = 8 }; /* more than any class has ancestors */

/* The specification */

static uint8_t version(struct str written)
{
	if (str_is(written, "3.0.0") || str_is(written, "3.0"))
		return 30;
	return str_is(written, "3.0.1") ? 31 : 0;
}

static const char *const lists[] = {"@graph", NULL};

/* There is no root object with members of its own: the tables are those of classes. */
static const struct spec_type no_root = {.name = "graph"};

const struct spec spec_spdx3 = {
	.name = "spdx3",
	.title = "SPDX",
	.root = &no_root,
	.first = 30,
	.newest = 31,
	.lists = lists,
	.version = version,
};

const struct field *spdx3_field(const struct spdx3_class *class, struct str name, size_t *depth)
{
	*depth = 0;
	for (; class; class = class->base, ++*depth) {
		const struct field *field = spec_field(&class->type, name);
		if (field)
			return field;
	}
	return NULL;
}

bool spdx3_is_a(const struct spdx3_class *class, const struct spdx3_class *base)
{
	while (class && class != base)
		class = class->base;
	return class != NULL;
}

enum spdx3_sort spdx3_sort_of(const struct spdx3_class *class)
{
	for (; class; class = class->base)
		if (class->sort)
			return (enum spdx3_sort) class->sort;
	return SPDX3_NONE;
}

/* The class that a row of the tables refers to. */
static const struct spdx3_class *range_of(const struct field *field)
{
	return field && field->type ? (const struct spdx3_class *)(const void *)field->type : NULL;
}

/* Classes of objects */

static const struct spdx3_class *known_class(
	struct spdx3_reader *s, const struct node *object, const struct node **named)
{
	const struct node **types;
	size_t count = spdx3_values(s, spdx3_get(s, object, "type"), &types);
	*named = count ? types[0] : NULL;
	for (size_t i = 0; i < count; i++) {
		const struct spdx3_class *class = types[i]->kind == NODE_STRING
			? spdx3_class_named(spdx3_term(s, types[i]->text))
			: NULL;
		if (class)
			return class;
	}
	return NULL;
}

/* What has a package's or a relationship's own properties is one, whatever it is called. */
static const struct spdx3_class *class_by_members(struct spdx3_reader *s, const struct node *object)
{
	static const char *const names[] = {"software_Package", "Relationship"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct spdx3_class *class = spdx3_class_named(str_of(names[i]));
		NODE_EACH(member, object)
		if (spec_field(&class->type, spdx3_term(s, member->key)))
			return class;
	}
	return NULL;
}

static const struct spdx3_class *likely_class(struct spdx3_reader *s, const struct node *object,
	const struct node *named, const struct spdx3_class *expected)
{
	const struct spdx3_class *class = NULL;
	if (named && named->kind == NODE_STRING)
		class = spdx3_class_alias(named->text);
	if (!class)
		class = class_by_members(s, object);
	return class ? class : expected;
}

/* Extensions are of classes that others define, named by IRIs. */
static bool is_extension(const struct node *named, const struct spdx3_class *expected)
{
	return expected && str_is(str_of(expected->type.name), "extension_Extension") &&
		named->kind == NODE_STRING && str_find_byte(named->text, ':') != STR_NPOS;
}

const struct spdx3_class *spdx3_class_guess(struct spdx3_reader *s, const struct node *object,
	const struct spdx3_class *expected, const struct node **named, bool *known)
{
	const struct spdx3_class *class = known_class(s, object, named);
	*known = class != NULL;
	if (class)
		return class;
	class = likely_class(s, object, *named, expected);
	bool any = *named && class && class->abstract && class == expected;
	return any ? NULL : class; /* any element: nothing is known of it */
}

static const struct spdx3_class *class_of(
	struct spdx3_reader *s, const struct node *object, const struct spdx3_class *expected)
{
	const struct node *named;
	bool known;
	const struct spdx3_class *class = spdx3_class_guess(s, object, expected, &named, &known);
	if (known)
		return class;
	if (!named) {
		if (!diag_full(s->r.doc, DIAG_MISSING_MEMBER))
			diag(s->r.doc, DIAG_MISSING_MEMBER, object->start,
				"an object lacks type%s%s", class ? "; it was read as " : "",
				class ? class->type.name : "");
		return class;
	}
	enum diag_id id = class ? DIAG_WRONG_VALUE : DIAG_WRONG_TYPE;
	if (!is_extension(named, expected) && !diag_full(s->r.doc, id))
		diag(s->r.doc, id, named->start, "type is %s, which %s does not define%s%s",
			diag_quote(s->r.doc, named->text), version_name(&s->r),
			class ? "; it was read as " : "", class ? class->type.name : "");
	return class;
}

/* Values */

static void read_object(
	struct spdx3_reader *s, const struct node *object, const struct spdx3_class *expected);

/* The schema's IRI and BlankNode: "a:b", "_:b". */
static bool is_iri(struct str text, bool blank)
{
	size_t colon = str_find_byte(text, ':');
	if (!blank && str_starts(text, STR("_:")))
		return false;
	return colon != STR_NPOS && text.len > 2 &&
		(colon > 0 || str_find_byte(str_from(text, 1), ':') != STR_NPOS) &&
		text.ptr[text.len - 1] != ':';
}

static void check_iri(
	struct spdx3_reader *s, const char *name, const struct node *value, bool blank)
{
	if (!is_iri(value->text, blank) && !diag_full(s->r.doc, DIAG_WRONG_PATTERN))
		diag(s->r.doc, DIAG_WRONG_PATTERN, value->start, "%s is %s; expected an IRI%s",
			name, diag_quote(s->r.doc, value->text), blank ? " or _: and a name" : "");
}

static void read_reference(
	struct spdx3_reader *s, const struct field *field, const struct node *value)
{
	struct party party;
	if (spdx3_is_individual(s, value->text))
		return;
	check_iri(s, field->name, value, true);
	party_parse(value->text, &party);
	if (value->text.len && !party.person && !party.organization)
		bom_use(s->r.bom, spdx3_ref(s, value->text), value->start);
}

static const char *kind_of(const struct field *field)
{
	static const char *const names[] = {"a string", "a whole number", "a number",
		"true or false", "an element or its identifier", "a value"};
	return names[field->kind];
}

static bool fits(const struct field *field, const struct node *value)
{
	switch ((enum field_kind)field->kind) {
	case FIELD_STRING:
		return value->kind == NODE_STRING;
	case FIELD_INTEGER:
		return value->kind == NODE_NUMBER;
	case FIELD_NUMBER: /* xsd:decimal may be written as a string */
		return value->kind == NODE_NUMBER || value->kind == NODE_STRING;
	case FIELD_BOOLEAN:
		return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
	case FIELD_OBJECT:
		return value->kind == NODE_STRING || value->kind == NODE_OBJECT;
	case FIELD_ANY:
		return true;
	}
	return false;
}

/* xsd:decimal as the schema wants it in a string. */
static bool is_decimal(struct str text)
{
	size_t digits = 0, at = text.len && text.ptr[0] == '-';
	for (; at < text.len && ascii_is_digit(text.ptr[at]); at++)
		digits++;
	if (at < text.len && text.ptr[at] == '.')
		for (at++; at < text.len && ascii_is_digit(text.ptr[at]);)
			at++;
	return digits > 0 && at == text.len;
}

static void read_scalar(struct spdx3_reader *s, const struct field *field, const struct node *value)
{
	struct node plain = *value;
	if (field->values)
		plain.text = spdx3_entry(s, value->text);
	if (str_is(str_of(field->name), "spdxId"))
		check_iri(s, field->name, value, false);
	else if (field->kind == FIELD_NUMBER && value->kind == NODE_STRING &&
		!is_decimal(value->text) && !diag_full(s->r.doc, DIAG_WRONG_PATTERN))
		diag(s->r.doc, DIAG_WRONG_PATTERN, value->start, "%s is %s; expected a number",
			field->name, diag_quote(s->r.doc, value->text));
	check_value(&s->r, field, &plain);
}

static void read_value(struct spdx3_reader *s, const struct field *field, const struct node *value)
{
	if (!fits(field, value)) {
		enum diag_id id = field->role ? DIAG_WRONG_TYPE : DIAG_WRONG_VALUE;
		if (!diag_full(s->r.doc, id))
			diag(s->r.doc, id, value->start, "%s is %s; %s asks for %s", field->name,
				node_kind_name(value), version_name(&s->r), kind_of(field));
		if (value->kind == NODE_OBJECT)
			read_object(s, value, NULL);
	} else if (field->kind != FIELD_OBJECT) {
		read_scalar(s, field, value);
	} else if (value->kind == NODE_STRING) {
		read_reference(s, field, value);
	} else {
		read_object(s, value, range_of(field));
	}
}

/* Whether a member is an array says nothing in JSON-LD; the schema says which are. */
static void check_list(
	struct spdx3_reader *s, const struct field *field, const struct node *member, size_t count)
{
	bool list = member->kind == NODE_ARRAY;
	size_t least = field->kind == FIELD_OBJECT && field->minimum ? (size_t)field->minimum : 1;
	if (s->expanded || diag_full(s->r.doc, DIAG_WRONG_VALUE))
		return;
	if (list != field->list && member->kind != NODE_NULL)
		diag(s->r.doc, DIAG_WRONG_VALUE, member->start, "%s is %s; %s asks for %s; %s",
			field->name, node_kind_name(member), version_name(&s->r),
			field->list ? "an array" : "one value",
			list ? "its elements are read" : "it is read as its one element");
	else if (list && field->required && count < least)
		diag(s->r.doc, DIAG_WRONG_VALUE, member->start,
			"%s has %zu values; %s asks for %zu or more", field->name, count,
			version_name(&s->r), least);
}

/* Members */

static void read_unknown(struct spdx3_reader *s, const struct node *member)
{
	const struct node **values;
	size_t count = spdx3_values(s, member, &values);
	for (size_t i = 0; i < count; i++)
		if (values[i]->kind == NODE_OBJECT && spdx3_get(s, values[i], "type"))
			read_object(s, values[i], NULL);
}

static void report_unknown(struct spdx3_reader *s, const struct spdx3_class *class,
	const struct node *member, const struct field *alias)
{
	if (diag_full(s->r.doc, DIAG_UNKNOWN_MEMBER))
		return;
	diag(s->r.doc, DIAG_UNKNOWN_MEMBER, member->key_start, "%s is not defined for %s in %s%s%s",
		diag_quote(s->r.doc, member->key), class->type.name, version_name(&s->r),
		alias ? "; it was read as " : "", alias ? alias->name : "");
}

static void report_version(
	struct spdx3_reader *s, const struct field *field, const struct node *member)
{
	if (field->since <= s->r.version || diag_full(s->r.doc, DIAG_WRONG_VERSION_MEMBER))
		return;
	diag(s->r.doc, DIAG_WRONG_VERSION_MEMBER, member->key_start,
		"%s exists since version 3.0.1, not in %s", field->name, version_name(&s->r));
}

static bool is_keyword(struct str name)
{
	return str_is(name, "type") || str_is(name, "@id") || str_is(name, "@context") ||
		str_is(name, "@graph");
}

static void check_id(struct spdx3_reader *s, const struct node *id)
{
	if (id->kind == NODE_STRING)
		check_iri(s, "@id", id, true);
	else if (!diag_full(s->r.doc, DIAG_WRONG_TYPE))
		diag(s->r.doc, DIAG_WRONG_TYPE, id->start, "@id is %s; expected a string",
			node_kind_name(id));
}

/* A member of an object; `seen` has a bit for each row of the class and of those it inherits from. */
static void read_member(struct spdx3_reader *s, const struct spdx3_class *class,
	const struct node *member, uint64_t *seen)
{
	struct str name = spdx3_term(s, member->key);
	const struct field *field;
	size_t depth;
	if (str_is(name, "@id"))
		check_id(s, member);
	if (is_keyword(name))
		return;
	if (!class) {
		read_unknown(s, member);
		return;
	}
	field = spdx3_field(class, name, &depth);
	if (!field) {
		field = spdx3_field_alias(class, name, &depth);
		report_unknown(s, class, member, field);
	}
	if (!field) {
		read_unknown(s, member);
		return;
	}
	const struct spdx3_class *owner = class;
	for (size_t i = 0; i < depth; i++)
		owner = owner->base;
	seen[depth] |= (uint64_t)1 << (field - owner->type.fields);
	report_version(s, field, member);
	const struct node **values;
	size_t count = spdx3_values(s, member, &values);
	check_list(s, field, member, count);
	for (size_t i = 0; i < count; i++)
		read_value(s, field, values[i]);
}

static void report_missing(struct spdx3_reader *s, const struct spdx3_class *class,
	const struct node *object, struct str name, const char *who)
{
	if (!diag_full(s->r.doc, DIAG_MISSING_MEMBER))
		diag(s->r.doc, DIAG_MISSING_MEMBER, object->start,
			"%s lacks %.*s, which %s requires", class->type.name, STR_ARG(name), who);
}

static bool was_seen(const struct spdx3_class *class, struct str name, const uint64_t *seen)
{
	size_t depth;
	const struct field *field = spdx3_field(class, name, &depth);
	for (size_t i = 0; i < depth && class; i++)
		class = class->base;
	return field && class && (seen[depth] >> (field - class->type.fields) & 1);
}

static void check_missing(struct spdx3_reader *s, const struct spdx3_class *class,
	const struct node *object, const uint64_t *seen)
{
	const struct spdx3_class *owner = class;
	for (size_t depth = 0; owner; owner = owner->base, depth++) {
		for (size_t i = 0; i < owner->type.count; i++) {
			const struct field *field = &owner->type.fields[i];
			if (field->required && field->since <= s->r.version &&
				!(seen[depth] >> i & 1) &&
				!(str_is(str_of(field->name), "spdxId") &&
					spdx3_get(s, object, "@id")))
				report_missing(
					s, class, object, str_of(field->name), version_name(&s->r));
		}
		struct str also = str_of(owner->also);
		while (also.ptr) {
			struct str name = str_cut(&also, ' ');
			if (!was_seen(class, name, seen) && !diag_full(s->r.doc, DIAG_RESTRICTION))
				diag(s->r.doc, DIAG_RESTRICTION, object->start,
					"%s lacks %.*s, which the text of %s asks of the %s "
					"profile",
					class->type.name, STR_ARG(name), version_name(&s->r),
					owner->profile);
		}
	}
}

static void check_class(struct spdx3_reader *s, const struct spdx3_class *class,
	const struct node *object, const struct spdx3_class *expected)
{
	const char *wrong = class->abstract   ? "is abstract in"
		: class->since > s->r.version ? "exists since version 3.0.1, not in"
					      : NULL;
	if (diag_full(s->r.doc, DIAG_WRONG_VALUE))
		return;
	if (wrong && !str_is(str_of(class->type.name), "extension_Extension"))
		diag(s->r.doc, DIAG_WRONG_VALUE, object->start, "the class %s %s %s",
			class->type.name, wrong, version_name(&s->r));
	else if (expected && !spdx3_is_a(class, expected))
		diag(s->r.doc, DIAG_WRONG_VALUE, object->start, "%s stands where %s asks for %s",
			class->type.name, version_name(&s->r), expected->type.name);
}

static void read_object(
	struct spdx3_reader *s, const struct node *object, const struct spdx3_class *expected)
{
	uint64_t seen[CLASSES_DEEP] = {0};
	const struct spdx3_class *class = class_of(s, object, expected);
	NODE_EACH(member, object)
	read_member(s, class, member, seen);
	if (!class)
		return;
	check_class(s, class, object, expected);
	check_missing(s, class, object, seen);
	spdx3_note(s, class, object);
}

/* Visiting */

static bool on_root(void *context, struct node *root)
{
	struct spdx3_reader *s = context;
	s->root = ARENA_NEW(&s->r.doc->arena, struct node); /* this one dies */
	*s->root = *root;
	s->expanded = root->kind == NODE_ARRAY;
	return true;
}

static bool on_element(void *context, const struct node *list, struct node *element, size_t index)
{
	struct spdx3_reader *s = context;
	(void)list;
	(void)index;
	if (element->kind == NODE_OBJECT)
		read_object(s, element, NULL);
	else if (!diag_full(s->r.doc, DIAG_WRONG_TYPE))
		diag(s->r.doc, DIAG_WRONG_TYPE, element->start,
			"an element of @graph is %s; expected an object", node_kind_name(element));
	arena_reset(&s->r.scratch);
	return true;
}

static bool on_member(void *context, struct node *member)
{
	struct spdx3_reader *s = context;
	if (str_is(member->key, "@context"))
		spdx3_context(s, member);
	else if (str_is(member->key, "@graph"))
		on_element(context, NULL, member, 0);
	return true;
}

/* Documents that are one object, or JSON-LD expanded, are read as a whole. */
static void read_whole(struct spdx3_reader *s)
{
	struct node *root = json_load_at(s->r.doc, &s->r.doc->arena, s->root->start);
	if (root && root->kind == NODE_OBJECT)
		read_object(s, root, NULL);
	else
		NODE_EACH(element, root)
	on_element(s, NULL, element, 0);
}

/* A document with @graph has no other members but @context. */
static bool has_graph(struct spdx3_reader *s)
{
	struct node *outline = json_outline(s->r.doc, &s->r.scratch, s->root->start);
	bool graph = node_get(outline, "@graph") != NULL;
	NODE_EACH(member, graph ? outline : NULL)
	if (!is_keyword(member->key) && !diag_full(s->r.doc, DIAG_UNKNOWN_MEMBER))
		diag(s->r.doc, DIAG_UNKNOWN_MEMBER, member->key_start,
			"%s is not defined beside @graph", diag_quote(s->r.doc, member->key));
	return graph;
}

static void finish_version(struct spdx3_reader *s)
{
	struct bom *bom = s->r.bom;
	uint8_t stated = s->spec_version.ptr ? version(s->spec_version) : 0;
	bom->version = s->spec_version.ptr ? s->spec_version : STR_NONE;
	if (!s->known_context && stated)
		s->r.version = stated;
	bom->version_code = s->r.version;
	if (s->spec_version.ptr && !stated)
		diag(s->r.doc, DIAG_UNKNOWN_VERSION, s->spec_version_at,
			"the version is %s; known of SPDX 3 are 3.0.0 and 3.0.1; it was read as "
			"the newest",
			diag_quote(s->r.doc, s->spec_version));
	else if (!s->known_context && !stated)
		diag(s->r.doc, DIAG_UNKNOWN_VERSION, 0,
			"neither the context nor a specVersion says the version of SPDX; known of "
			"SPDX 3 are 3.0.0 and 3.0.1");
	else if (!s->has_context && !s->expanded)
		diag(s->r.doc, DIAG_MISSING_MEMBER, 0, "the document lacks @context");
}

static void finish_document(struct spdx3_reader *s)
{
	finish_version(s);
	spdx3_packages(s);
	bom_resolve(s->r.bom);
	if (s->r.doc->judging)
		report_cycles(s->r.doc, s->r.bom);
	profile_spdx3(s);
	if (!bom_component_count(s->r.bom))
		diag(s->r.doc, DIAG_NO_COMPONENTS, STR_NPOS, "there is nothing to screen");
}

static void reader_finish(struct spdx3_reader *s)
{
	profile_spdx3_finish(s);
	arena_finish(&s->r.scratch);
	list_finish(&s->prefixes);
	list_finish(&s->agents);
	list_finish(&s->contacts);
	list_finish(&s->licenses);
	list_finish(&s->members);
	list_finish(&s->claims);
	list_finish(&s->packages);
	list_finish(&s->agents_found);
	list_finish(&s->parts);
	map_finish(&s->prefix_of);
	map_finish(&s->agent_of);
	map_finish(&s->license_of);
	map_finish(&s->part_of);
	map_finish(&s->collections);
	for (size_t i = 0; i < PATTERN_MEMO && s->r.patterns[i].pattern; i++)
		regfree(&s->r.patterns[i].regex);
}

bool spdx3_read(struct doc *doc, struct bom *bom)
{
	struct spdx3_reader s = {.r = {.spec = &spec_spdx3,
					 .doc = doc,
					 .bom = bom,
					 .version = spec_spdx3.newest,
					 .root = COMPONENT_NONE}};
	struct node_visitor visitor = {.context = &s,
		.lists = lists,
		.root = on_root,
		.member = on_member,
		.element = on_element};
	bool good = json_visit(doc, &visitor);
	if (good && (s.root->kind == NODE_ARRAY || !has_graph(&s)))
		read_whole(&s);
	if (good)
		finish_document(&s);
	else
		bom_connect(bom);
	reader_finish(&s);
	return good;
}
