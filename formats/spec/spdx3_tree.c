/* An SPDX 3 document as one tree in the one shape that is written: {"@context", "@graph"}, terms as the
 * official context compacts them, identifiers without prefixes of the document's own, lists where the
 * schema has lists, elements at the top and references in their places. */
#include "spec/spdx3_tree.h"

#include "spec/spdx3_reader.h"
#include "syntax/json.h"

struct tidying {
	struct spdx3_reader s;
	struct node *graph;
	const struct spdx3_class *element, *creation;
	size_t made; /* identifiers */
};

/* Names that 3.0.1 changed. */
static const struct {
	const char *class, *old, *new;
} renamed_members[] = {{"SpdxDocument", "imports", "import"},
	{"software_File", "software_contentType", "contentType"},
	{"build_Build", "build_parameters", "build_parameter"},
	{"ai_AIPackage", "ai_sensitivePersonalInformation", "ai_useSensitivePersonalInformation"},
	{"dataset_DatasetPackage", "dataset_sensitivePersonalInformation",
		"dataset_hasSensitivePersonalInformation"}};

static const struct {
	const char *old, *new;
} renamed_entries[] = {{"hasInputs", "hasInput"}, {"hasOutputs", "hasOutput"},
	{"hasPrerequsite", "hasPrerequisite"}, {"hasPrerequisites", "hasPrerequisite"}};

static const struct field *field_of(
	struct tidying *t, const struct spdx3_class *class, struct str *name)
{
	size_t depth;
	const struct field *field;
	*name = spdx3_term(&t->s, *name);
	for (size_t i = 0; class && i < sizeof renamed_members / sizeof *renamed_members; i++)
		if (str_is(*name, renamed_members[i].old) &&
			str_is(str_of(class->type.name), renamed_members[i].class))
			*name = str_of(renamed_members[i].new);
	field = class ? spdx3_field(class, *name, &depth) : NULL;
	if (class && !field)
		field = spdx3_field_alias(class, *name, &depth);
	if (field)
		*name = str_of(field->name);
	return field;
}

static struct str entry_of(struct tidying *t, struct str text)
{
	text = spdx3_entry(&t->s, text);
	for (size_t i = 0; i < sizeof renamed_entries / sizeof *renamed_entries; i++)
		if (str_is(text, renamed_entries[i].old))
			return str_of(renamed_entries[i].new);
	return text;
}

/* Values */

static void tidy_object(struct tidying *t, struct node *object, const struct spdx3_class *expected);

/* An element or creation information inside of another goes to the top. */
static bool is_top(const struct tidying *t, const struct spdx3_class *class)
{
	return class && (class == t->creation || spdx3_is_a(class, t->element));
}

static const struct spdx3_class *class_named(struct tidying *t, const struct node *object)
{
	const struct node *named;
	bool known;
	return spdx3_class_guess(&t->s, object, NULL, &named, &known);
}

static void hoist(struct tidying *t, struct node *value)
{
	struct arena *arena = &t->s.r.scratch;
	struct node *moved = ARENA_NEW(arena, struct node);
	bool creation = class_named(t, value) == t->creation;
	const char *name = creation ? "@id" : "spdxId";
	struct str id = node_string(value, name);
	*moved = *value;
	moved->key = STR_NONE;
	moved->next = NULL;
	if (!id.len) {
		id = arena_printf(
			arena, "_:%s-at-%zu", creation ? "creationInfo" : "element", ++t->made);
		node_append(moved, value_string(arena, name, id));
	}
	node_append(t->graph, moved);
	*value = (struct node){
		.kind = NODE_STRING, .key = value->key, .text = id, .next = value->next};
}

/* What the schema names without an IRI. */
static void tidy_reference(struct tidying *t, struct node *value)
{
	static const char *const names[] = {"NoAssertionElement", "NoneElement", "SpdxOrganization",
		"expandedlicensing_NoAssertionLicense", "expandedlicensing_NoneLicense"};
	struct str term = spdx3_term(&t->s, value->text);
	value->text = spdx3_expand(&t->s, value->text);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(term, names[i]))
			value->text = term;
}

static bool is_digits(struct str text)
{
	uint64_t number;
	return text.len && str_to_u64(text, INT64_MAX, &number);
}

static void tidy_value(struct tidying *t, const struct field *field, struct node *value)
{
	const struct spdx3_class *range =
		field && field->type ? (const struct spdx3_class *)(const void *)field->type : NULL;
	if (value->kind == NODE_OBJECT) {
		tidy_object(t, value, range);
		if (is_top(t, class_named(t, value)))
			hoist(t, value);
	} else if (!field || value->kind != NODE_STRING) {
		return;
	} else if (field->kind == FIELD_OBJECT) {
		tidy_reference(t, value);
	} else if (field->values) {
		value->text = entry_of(t, value->text);
	} else if (field->kind == FIELD_INTEGER && is_digits(value->text)) {
		value->kind = NODE_NUMBER;
	} else if (field->kind == FIELD_BOOLEAN) {
		value->kind = str_is(value->text, "true") ? NODE_TRUE
			: str_is(value->text, "false")    ? NODE_FALSE
							  : value->kind;
	}
}

static bool is_alone(const struct node *object, const char *key)
{
	return object->count == 1 && str_is(object->first->key, key);
}

/* Puts the values of a member, without what JSON-LD may put around them, behind one another. */
static void gather(struct node *value, struct node *list)
{
	struct node *inner = NULL;
	if (value->kind == NODE_ARRAY)
		inner = value;
	else if (value->kind == NODE_OBJECT &&
		(is_alone(value, "@list") || is_alone(value, "@set")))
		inner = value->first;
	if (inner && inner->kind == NODE_ARRAY) {
		for (struct node *child = inner->first, *next; child; child = next) {
			next = child->next;
			gather(child, list);
		}
		return;
	}
	if (value->kind == NODE_OBJECT && is_alone(value, "@id"))
		value = value->first;
	else if (value->kind == NODE_OBJECT && value_member(value, STR("@value")))
		value = value_member(value, STR("@value"));
	value->key = STR_NONE;
	value->next = NULL;
	node_append(list, value);
}

static void tidy_member(struct tidying *t, const struct field *field, struct node *member)
{
	struct node *next = member->next;
	struct str key = member->key;
	struct node list = {.kind = NODE_ARRAY, .key = key}, *copy;
	bool array = member->kind == NODE_ARRAY && !t->s.expanded;
	if (member->kind < NODE_ARRAY && !(field && field->list)) {
		tidy_value(t, field, member);
		return;
	}
	copy = ARENA_NEW(&t->s.r.scratch, struct node);
	*copy = *member;
	gather(copy, &list);
	for (struct node *value = list.first; value; value = value->next)
		tidy_value(t, field, value);
	*member = list.count == 1 && (field ? !field->list : !array) ? *list.first : list;
	member->key = key;
	member->next = next;
}

/* Objects */

static void tidy_type(
	struct node *member, const struct spdx3_class *class, const struct node *named)
{
	struct str text =
		class && !(named && str_find_byte(named->text, ':') != STR_NPOS && class->abstract)
		? str_of(class->type.name)
		: named ? named->text
			: STR_NONE;
	if (!text.ptr)
		return;
	*member = (struct node){
		.kind = NODE_STRING, .key = STR("type"), .text = text, .next = member->next};
}

static bool is_id(struct str name)
{
	return str_is(name, "@id") || str_is(name, "spdxId");
}

static void tidy_id(struct tidying *t, struct node *member, const struct spdx3_class *class)
{
	bool element = class && spdx3_is_a(class, t->element);
	const struct node *value = spdx3_unwrap(member);
	if (class)
		member->key = element ? STR("spdxId") : STR("@id");
	if (value->kind == NODE_STRING) {
		member->kind = NODE_STRING;
		member->text = spdx3_expand(&t->s, value->text);
	}
}

/* Members that say nothing are left out; what is no member of the class stays as it is. */
static void tidy_object(struct tidying *t, struct node *object, const struct spdx3_class *expected)
{
	const struct node *named;
	bool known;
	const struct spdx3_class *class =
		spdx3_class_guess(&t->s, object, expected, &named, &known);
	struct node *before = NULL, *next;
	for (struct node *member = object->first; member; member = next) {
		struct str name = member->key;
		const struct field *field = field_of(t, class, &name);
		next = member->next;
		if (member->kind == NODE_NULL) {
			value_remove(object, before, member);
			continue;
		}
		before = member;
		member->key = name;
		if (str_is(name, "type"))
			tidy_type(member, class, named);
		else if (is_id(name))
			tidy_id(t, member, class);
		else if (class || member->kind != NODE_STRING)
			tidy_member(t, field, member);
		if (object->last == member || !next)
			object->last = member;
	}
	if (!named && class && !class->abstract) {
		struct node *type = value_string(&t->s.r.scratch, "type", str_of(class->type.name));
		type->next = object->first;
		object->first = type;
		object->last = object->last ? object->last : type;
		object->count++;
	}
}

/* The document */

static void add_elements(struct tidying *t, struct node *list)
{
	for (struct node *element = list->first, *next; element; element = next) {
		struct node *inner = value_member(element, STR("@graph"));
		next = element->next;
		element->next = NULL;
		element->key = STR_NONE;
		if (inner && inner->kind == NODE_ARRAY)
			add_elements(t, inner);
		else
			node_append(t->graph, element);
	}
}

/* The elements as written; what stands beside them goes behind. */
static void take_elements(struct tidying *t, struct node *root, struct node *made)
{
	struct node *graph = value_member(root, STR("@graph"));
	if (root->kind == NODE_ARRAY) {
		add_elements(t, root);
		return;
	}
	if (!graph) {
		struct node *before = NULL;
		for (struct node *member = root->first; member; member = member->next) {
			if (str_is(member->key, "@context")) {
				value_remove(root, before, member);
				break;
			}
			before = member;
		}
		root->key = STR_NONE;
		if (root->first)
			node_append(t->graph, root);
		return;
	}
	for (struct node *member = root->first, *next; member; member = next) {
		next = member->next;
		member->next = NULL;
		if (member != graph && !str_is(member->key, "@context"))
			node_append(made, member);
	}
	if (graph->kind == NODE_ARRAY) {
		add_elements(t, graph);
	} else {
		graph->key = STR_NONE;
		node_append(t->graph, graph);
	}
}

static struct str context_of(struct tidying *t)
{
	struct str stated = STR_NONE;
	NODE_EACH(element, t->graph)
	if (!stated.len && class_named(t, element) == t->creation)
		stated = node_string(element, "specVersion");
	uint8_t version = t->s.known_context ? t->s.r.version : 0;
	if (!version && stated.len)
		version = spec_spdx3.version(stated);
	return version ? spdx3_context_of(&t->s.r.scratch, version) : STR("");
}

struct node *spdx3_load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	struct node *root = json_load(doc, arena), *made;
	struct tidying t = {.s = {.r = {.spec = &spec_spdx3, .doc = doc, .version = 31}},
		.element = spdx3_class_named(STR("Element")),
		.creation = spdx3_class_named(STR("CreationInfo"))};
	const struct node *context = node_get(root, "@context");
	(void)left;
	if (!root || (root->kind != NODE_OBJECT && root->kind != NODE_ARRAY))
		return root;
	t.s.r.scratch = *arena;
	t.s.expanded = root->kind == NODE_ARRAY;
	if (context)
		spdx3_context(&t.s, context);
	made = value_object(&t.s.r.scratch, NULL);
	t.graph = value_array(&t.s.r.scratch, "@graph");
	node_append(made, value_string(&t.s.r.scratch, "@context", STR("")));
	node_append(made, t.graph);
	take_elements(&t, root, made);
	NODE_EACH(element, t.graph) /* grows while it is visited */
	if (element->kind == NODE_OBJECT)
		tidy_object(&t, element, NULL);
	made->first->text = context_of(&t);
	*arena = t.s.r.scratch;
	list_finish(&t.s.prefixes);
	map_finish(&t.s.prefix_of);
	return made;
}

struct str spdx3_context_of(struct arena *arena, uint8_t version)
{
	return arena_printf(arena, "https://spdx.org/rdf/%.*s/spdx-context.jsonld",
		STR_ARG(spec_version_text(arena, &spec_spdx3, version)));
}

struct str spdx3_stated(const struct node *root)
{
	struct str context = node_string(root, "@context"), mark = STR("spdx.org/rdf/");
	size_t at = str_find(context, mark);
	if (at == STR_NPOS)
		return STR_NONE;
	context = str_from(context, at + mark.len);
	return str_cut(&context, '/');
}

/* Marks and order */

static size_t rank_of(const struct spdx3_class *class, struct str name)
{
	static const char *const first[] = {"type", "spdxId", "@id", "creationInfo"};
	enum { MOST_ROWS = 64 };
	size_t rank = 0, depth;
	for (; rank < sizeof first / sizeof *first; rank++)
		if (str_is(name, first[rank]))
			return rank;
	const struct field *field = spdx3_field(class, name, &depth);
	if (!field)
		return SIZE_MAX;
	while (depth--)
		class = class->base;
	rank += (size_t)(field - class->type.fields);
	while ((class = class->base) != NULL)
		rank += MOST_ROWS;
	return rank;
}

static void sort_members(const struct spdx3_class *class, struct node *object)
{
	struct node *sorted = NULL, *next;
	for (struct node *member = object->first; member; member = next) {
		struct node **at = &sorted;
		size_t rank = rank_of(class, member->key);
		next = member->next;
		while (*at && rank_of(class, (*at)->key) <= rank)
			at = &(*at)->next;
		member->next = *at;
		*at = member;
	}
	object->first = object->last = sorted;
	while (object->last && object->last->next)
		object->last = object->last->next;
}

static void order(struct node *node)
{
	const struct spdx3_class *class =
		node->kind == NODE_OBJECT ? spdx3_class_named(node_string(node, "type")) : NULL;
	if (class)
		sort_members(class, node);
	NODE_EACH(child, node)
	if (child->kind >= NODE_ARRAY)
		order(child);
}

void spdx3_adapt(struct arena *arena, struct node *root, const struct rendition *from,
	const struct rendition *to, bool sort)
{
	struct str old = spec_version_text(arena, from->spec, from->version);
	struct node *context = value_member(root, STR("@context"));
	if (context)
		context->text = spdx3_context_of(arena, to->version);
	NODE_EACH(element, node_get(root, "@graph"))
	{
		struct node *version = str_is(node_string(element, "type"), "CreationInfo")
			? value_member(element, STR("specVersion"))
			: NULL;
		if (version && str_eq(version->text, old))
			version->text = spec_version_text(arena, to->spec, to->version);
	}
	if (sort)
		order(root);
}
