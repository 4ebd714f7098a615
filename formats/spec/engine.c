#include "spec/judge.h"
#include "syntax/xml.h"

/* Kinds */

/* What YAML has without quotes is also the text that it looks like. */
static bool kind_fits(const struct field *field, const struct node *value)
{
	return (field->kind == FIELD_STRING && value->plain) || spec_fits(field, value);
}

/* Of the forms that a member may have, the one that the value has; for two forms of object the one
 * that knows more of its members. NULL when none fits. */
static const struct field *choose_form(const struct field *field, const struct node *value)
{
	const struct field *best = NULL;
	size_t best_known = 0;
	for (; field; field = field->other) {
		if (!kind_fits(field, value))
			continue;
		if (!best && (field->kind != FIELD_OBJECT || !field->other))
			return field;
		size_t known =
			field->kind == FIELD_OBJECT ? spec_members_known(field->type, value) : 0;
		if (!best || known > best_known) {
			best = field;
			best_known = known;
		}
	}
	return best;
}

static bool has_form(const struct field *field, bool list)
{
	for (; field; field = field->other)
		if (field->list == list || field->kind == FIELD_ANY)
			return true;
	return false;
}

/* What a form asks for; `list` when it is the array, not an element of it. */
static const char *kind_name(const struct field *field, bool list)
{
	static const char *const names[] = {
		"a string", "a whole number", "a number", "true or false", "an object", "a value"};
	return list ? "an array" : names[field->kind];
}

/* Whether a member says, or may say below it, who made something. */
static bool tells_maker(uint8_t role)
{
	static const uint8_t others[] = {ROLE_NONE, ROLE_NO_EVIDENCE, ROLE_DOC_FORMAT,
		ROLE_DOC_IDENTITY, ROLE_DOC_REVISION, ROLE_DOC_NAME, ROLE_DOC_DESCRIBES,
		ROLE_DOC_ID, ROLE_SIGNATURE, ROLE_REF, ROLE_TYPE, ROLE_VERSION, ROLE_SCOPE,
		ROLE_LICENSE, ROLE_LICENSE_TEXT, ROLE_PARTY_COUNTRY, ROLE_DEPENDENCY,
		ROLE_DEPENDENCY_REF, ROLE_DEPENDENCY_ON, ROLE_DEPENDENCY_PROVIDES, ROLE_OTHER_REF,
		ROLE_REF_USE};
	return !memchr(others, role, sizeof others);
}

/* A value of the wrong kind leaves something unevaluated only where it may say who made something. */
static enum diag_id kind_diag(const struct scope *scope, const struct field *field)
{
	return scope->silent || !tells_maker(field->role) ? DIAG_WRONG_VALUE : DIAG_WRONG_TYPE;
}

static const char *element_of(bool element)
{
	return element ? "an element of " : "";
}

static void report_kind(struct reader *r, enum diag_id id, const struct field *field,
	const struct node *value, bool element, const char *then)
{
	if (reader_silent(r, id))
		return;
	diag(r->doc, id, value->start, "%s%s is %s; %s asks for %s%s", element_of(element),
		field->name, node_kind_name(value), version_name(r),
		kind_name(field, field->list && !element), then);
}

/* Values */

static void read_object(struct reader *r, const struct scope *outer, const struct field *field,
	const struct node *object)
{
	struct scope scope = *outer;
	struct record record = {0};
	scope.deferred = false;
	role_enter(r, &scope, &record, field, object);
	bool left = read_members(r, field->type, object, &scope);
	if (left && scope.own && scope.component != outer->component) {
		scope.deferred = true;
		read_members(r, field->type, object, &scope);
		scope.deferred = false;
	}
	role_leave(r, outer, &scope, field, object);
}

/* A value of no kind that the table allows, but of which something can be made. */
static void read_misfit(struct reader *r, const struct scope *scope, const struct field *field,
	const struct node *value, bool element)
{
	struct node *name = value->kind == NODE_OBJECT ? node_get(value, "name") : NULL;
	bool party = field->role >= ROLE_SUPPLIER && field->role <= ROLE_PROVIDER;
	if (field->role == ROLE_DOC_VERSION) {
		role_scalar(r, scope, field, value);
	} else if (field->kind == FIELD_STRING && value->kind == NODE_NUMBER) {
		report_kind(r, DIAG_WRONG_VALUE, field, value, element, "; its digits are taken");
		role_scalar(r, scope, field, value);
	} else if (party && value->kind == NODE_STRING) {
		report_kind(
			r, DIAG_WRONG_VALUE, field, value, element, "; it is taken as the name");
		role_scalar(r, scope, field, value);
	} else if (party && name && name->kind == NODE_STRING) {
		report_kind(r, DIAG_WRONG_VALUE, field, value, element, "; its name is taken");
		role_scalar(r, scope, field, name);
	} else {
		report_kind(r, kind_diag(scope, field), field, value, element, "");
	}
}

static void read_single(struct reader *r, const struct scope *scope, const struct field *field,
	const struct node *value, bool element)
{
	if (value->kind == NODE_NULL) {
		if (!reader_silent(r, DIAG_WRONG_VALUE))
			diag(r->doc, DIAG_WRONG_VALUE, value->start,
				"%s%s is null, which counts as absent", element_of(element),
				field->name);
		return;
	}
	const struct field *form = choose_form(field, value);
	if (!form) {
		read_misfit(r, scope, field, value, element);
	} else if (form->kind == FIELD_OBJECT) {
		read_object(r, scope, form, value);
	} else if (form->kind == FIELD_ANY) {
		struct scope inner = *scope;
		struct record record = {0};
		role_enter(r, &inner, &record, form, value);
		role_scalar(r, scope, form, value);
	} else {
		check_value(r, form, value);
		role_scalar(r, scope, form, value);
	}
}

static void read_value(struct reader *r, const struct scope *scope, const struct field *field,
	const struct node *value)
{
	if (value->kind == NODE_NULL || (field->kind == FIELD_ANY && !field->list)) {
		read_single(r, scope, field, value, false);
	} else if (value->kind == NODE_ARRAY) {
		if (!has_form(field, true))
			report_kind(r, DIAG_WRONG_VALUE, field, value, false,
				"; its elements are read");
		NODE_EACH(element, value)
		read_single(r, scope, field, element, true);
	} else {
		if (!has_form(field, false) && choose_form(field, value))
			report_kind(r, DIAG_WRONG_VALUE, field, value, false,
				"; it is read as its one element");
		read_single(r, scope, field, value, false);
	}
}

/* Members */

static void report_unknown(
	struct reader *r, const struct spec_type *type, const struct node *member)
{
	if (r->version <= type->open || reader_silent(r, DIAG_UNKNOWN_MEMBER))
		return;
	diag(r->doc, DIAG_UNKNOWN_MEMBER, member->key_start, "%s is not defined for %s in %s",
		diag_quote(r->doc, member->key), type->name, version_name(r));
}

static void report_version(struct reader *r, const struct field *field, const struct node *member)
{
	char text[8];
	uint8_t since = r->xml && field->xml_since ? field->xml_since : field->since;
	bool later = r->version < since;
	uint8_t version = later ? since : field->until;
	if (reader_silent(r, DIAG_WRONG_VERSION_MEMBER))
		return;
	diag(r->doc, DIAG_WRONG_VERSION_MEMBER, member->key_start,
		"%s exists %s version %.*s, not in %s", field->name, later ? "since" : "until",
		STR_ARG(version_text(r, version, text)), version_name(r));
}

/* The most frequent case of read_value. */
static void read_plain(struct reader *r, const struct scope *scope, const struct member *row,
	const struct node *value)
{
	const struct field *field = row->field;
	if (row->checked)
		check_value(r, field, value);
	role_scalar(r, scope, field, value);
}

bool read_members(struct reader *r, const struct spec_type *type, const struct node *object,
	const struct scope *scope)
{
	struct type_memo *memo = members_memo(r, type);
	uint64_t seen = 0;
	bool left = false;
	NODE_EACH(member, object)
	{
		if (memo->type != type) /* an object inside has taken the place */
			memo = members_memo(r, type);
		const struct member *row = members_find(r, memo, member->key);
		if (!row) {
			if (!scope->deferred)
				report_unknown(r, type, member);
			continue;
		}
		seen |= row->bit;
		if (!scope->deferred && !row->current)
			report_version(r, row->field, member);
		if (row->plain && member->kind == NODE_STRING && !scope->deferred)
			read_plain(r, scope, row, member);
		else if (role_is_nested(scope, row->field) == scope->deferred)
			read_value(r, scope, row->field, member);
		else
			left = true;
	}
	if (scope->deferred || r->judge)
		return left;
	if (memo->type != type)
		memo = members_memo(r, type);
	if (memo->required & ~seen)
		members_report_missing(r, type, memo->required & ~seen, object->start, NULL);
	members_check_alternatives(r, memo, seen, object);
	return left;
}

/* The document */

static struct scope root_scope(void)
{
	return (struct scope){.component = COMPONENT_NONE};
}

static const struct field *root_field(struct reader *r, const struct node *member)
{
	const struct field *field = spec_field(r->spec->root, member->key);
	uint64_t bit;
	if (!field)
		return NULL;
	bit = members_bit(r->spec->root, field);
	if (!(r->seen & bit) && !in_version(r, field))
		report_version(r, field, member);
	r->seen |= bit;
	return field;
}

static bool is_list(const struct reader *r, const struct node *member)
{
	for (const char *const *name = r->spec->lists; *name; name++)
		if (str_is(member->key, *name))
			return true;
	return false;
}

/* An object around the whole document ({"Document": {...}}: the JSON of SPDX before 2.2.1). */
static bool is_wrapper(const struct reader *r, const struct node *member)
{
	if (member->kind != NODE_OBJECT)
		return false;
	NODE_EACH(child, member)
	{
		const struct field *field = spec_field(r->spec->root, child->key);
		if (field && field->role == ROLE_DOC_VERSION)
			return true;
	}
	return false;
}

static void read_root_member(struct reader *r, const struct node *member)
{
	struct scope scope = root_scope();
	const struct field *field = root_field(r, member);
	if (r->doc->profiling)
		profile_member(r, member);
	if (field)
		read_value(r, &scope, field, member);
	else
		report_unknown(r, r->spec->root, member);
}

static void read_wrapped(struct reader *r, const struct node *wrapper)
{
	if (!reader_silent(r, DIAG_UNKNOWN_MEMBER))
		diag(r->doc, DIAG_UNKNOWN_MEMBER, wrapper->key_start,
			"the document is inside of a member %s; it was read from there",
			diag_quote(r->doc, wrapper->key));
	NODE_EACH(member, wrapper)
	if (member->kind != NODE_ARRAY || !is_list(r, member))
		read_root_member(r, member);
	for (const char *const *name = r->spec->lists; *name; name++)
		NODE_EACH(member, wrapper)
	if (member->kind == NODE_ARRAY && str_is(member->key, *name))
		read_root_member(r, member);
}

/* "http://cyclonedx.org/schema/bom/1.4" -> "1.4" */
static struct str namespace_version(struct str ns)
{
	size_t slash = str_rfind_byte(ns, '/');
	return slash == STR_NPOS ? STR_NONE : str_from(ns, slash + 1);
}

static const struct field *field_of_role(const struct spec_type *type, enum role role)
{
	for (size_t i = 0; i < type->count; i++)
		if (type->fields[i].role == role)
			return &type->fields[i];
	return NULL;
}

static void read_xml_version(struct reader *r, const struct node *root)
{
	const struct field *field = field_of_role(r->spec->root, ROLE_DOC_VERSION);
	struct scope scope = root_scope();
	struct node value = {.kind = NODE_STRING,
		.text = namespace_version(root->ns),
		.key_start = root->start,
		.start = root->start,
		.end = root->start};
	if (!root->ns.len || !field)
		return;
	if (!str_starts(root->ns, STR("http://")))
		diag(r->doc, DIAG_WRONG_VALUE, root->start,
			"the namespace is %s; the specification's begins with http://",
			diag_quote(r->doc, root->ns));
	r->seen |= members_bit(r->spec->root, field);
	role_scalar(r, &scope, field, &value);
}

static void read_xml(struct reader *r, const struct node *element)
{
	const struct node *object =
		spec_from_xml(r->spec->root, element, r->doc, r->version, &r->scratch);
	if (r->judge)
		judge_shape(r->judge, object);
	NODE_EACH(member, object)
	read_root_member(r, member);
	arena_reset(&r->scratch);
}

static bool on_root(void *context, struct node *root)
{
	struct reader *r = context;
	if (!r->xml) {
		if (r->judge)
			judge_root(r->judge, root);
		return true;
	}
	r->xml_namespace = keep(r, root->ns);
	read_xml_version(r, root);
	if (r->judge)
		judge_root(r->judge, root);
	read_xml(r, root);
	return true;
}

static bool on_member(void *context, struct node *member)
{
	struct reader *r = context;
	if (r->judge)
		judge_member(r->judge, member);
	if (r->xml) {
		struct node child = *member, root = {.kind = NODE_OBJECT, .ns = r->xml_namespace};
		child.next = NULL;
		node_append(&root, &child);
		read_xml(r, &root);
	} else if (!spec_field(r->spec->root, member->key) && is_wrapper(r, member)) {
		read_wrapped(r, member);
	} else {
		read_root_member(r, member);
	}
	arena_reset(&r->scratch);
	return true;
}

static void profile_element(struct reader *r, const struct node *list, const struct node *element)
{
	struct node item = *element, alone = *list;
	alone.kind = NODE_ARRAY;
	alone.first = alone.last = alone.next = item.next = NULL;
	alone.count = 0;
	node_append(&alone, &item);
	profile_member(r, &alone);
}

static bool on_element(void *context, const struct node *list, struct node *element, size_t index)
{
	struct reader *r = context;
	(void)index;
	if (r->judge)
		judge_element(r->judge, list, element);
	if (r->xml) {
		struct node item = *element, wrapper = *list,
			    root = {.kind = NODE_OBJECT, .ns = r->xml_namespace};
		item.next = NULL;
		wrapper.first = wrapper.last = wrapper.next = NULL;
		wrapper.count = 0;
		wrapper.kind = NODE_OBJECT;
		node_append(&wrapper, &item);
		node_append(&root, &wrapper);
		read_xml(r, &root);
	} else {
		struct scope scope = root_scope();
		const struct field *field = root_field(r, list);
		if (r->doc->profiling)
			profile_element(r, list, element);
		if (field)
			read_single(r, &scope, field, element, true);
	}
	arena_reset(&r->scratch);
	return true;
}

/* Parts: the elements of a long list mean the same in whichever thread they are read. */

static void reader_finish(struct reader *r)
{
	arena_finish(&r->scratch);
	list_finish(&r->late);
	list_finish(&r->targets);
	if (r->judge)
		judge_destroy(r->judge);
	for (size_t i = 0; i < PATTERN_MEMO && r->patterns[i].pattern; i++)
		regfree(&r->patterns[i].regex);
}

struct part {
	struct reader reader;
	struct doc doc;
	struct bom bom;
};

static struct node_part fork_reader(void *context)
{
	struct reader *r = context;
	struct part *part = memory_resize(NULL, sizeof *part);
	doc_fork(r->doc, &part->doc);
	bom_init(&part->bom, &part->doc);
	part->reader = (struct reader){.spec = r->spec,
		.doc = &part->doc,
		.bom = &part->bom,
		.version = r->version,
		.versioned = r->versioned,
		.seen = UINT64_MAX, /* what the first element of a list says of its name is said */
		.root = r->root};
	bom_note(r->bom, r->bom);
	bom_note(&part->bom, r->bom);
	return (struct node_part){part, &part->doc};
}

static void settle_reader(void *context)
{
	struct reader *r = context;
	bom_settle(r->bom);
}

static void join_reader(void *context, struct node_part joined, bool keep)
{
	struct reader *r = context;
	struct part *part = joined.context;
	bom_join(r->bom, keep ? &part->bom : NULL);
	if (keep) {
		doc_join(r->doc, &part->doc);
		list_append(&r->late, &part->reader.late);
	} else {
		bom_finish(&part->bom);
		doc_finish(&part->doc);
	}
	reader_finish(&part->reader);
	memory_free(part);
}

/* The document */

static bool on_empty(void *context, const struct node *list)
{
	struct reader *r = context;
	if (r->judge)
		judge_member(r->judge, list);
	return true;
}

static void finish_document(struct reader *r)
{
	if (!r->versioned) {
		char first[8], newest[8];
		diag(r->doc, DIAG_UNKNOWN_VERSION, 0,
			"the document does not say its version of %s; known are %.*s to %.*s",
			r->spec->title, STR_ARG(version_text(r, r->spec->first, first)),
			STR_ARG(version_text(r, r->spec->newest, newest)));
	} else if (!r->judge) {
		members_report_missing(r, r->spec->root,
			members_required(r, r->spec->root) & ~r->seen, 0, r->spec->lists);
	}
	role_finish(r);
	bom_resolve(r->bom);
	if (r->judge) {
		report_cycles(r->doc, r->bom);
		judge_finish(r->judge, r->doc->bytes.len);
	}
	if (!bom_component_count(r->bom))
		diag(r->doc, DIAG_NO_COMPONENTS, STR_NPOS, "there is nothing to screen");
}

bool spec_read(const struct spec *spec, struct doc *doc, struct bom *bom,
	bool (*visit)(struct doc *, const struct node_visitor *))
{
	struct reader r = {.spec = spec,
		.doc = doc,
		.bom = bom,
		.xml = visit == xml_visit,
		.version = spec->newest,
		.root = COMPONENT_NONE};
	struct node_visitor visitor = {.context = &r,
		.lists = spec->lists,
		.root = on_root,
		.member = on_member,
		.element = on_element,
		.empty = on_empty,
		.fork = doc->judging ? NULL : fork_reader,
		.settle = settle_reader,
		.join = join_reader};
	bom->version_code = spec->newest;
	if (doc->judging)
		r.judge = judge_create(&r);
	bool good = visit(doc, &visitor);
	if (good)
		finish_document(&r);
	else
		bom_connect(bom); /* what was read is screened */
	reader_finish(&r);
	return good;
}
