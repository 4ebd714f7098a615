#include "spec/adapt.h"
#include "base/utf8.h"
#include "spec/spdx3_tree.h"

enum fate { KEEP, REMOVE };

/* Losses */

struct account { /* what is told about a loss */
	const struct spec_type *type;
	const char *field; /* the member's name; NULL: taken from the step */
	struct str value; /* JSON; "null" for a member that was made */
	struct str reason;
	struct str became;
	enum loss_outcome outcome;
	struct str of; /* of a signature: what it signs */
};

static void add_loss(struct adapter *a, const struct step *at, const struct account *account)
{
	struct str name = account->field ? str_of(account->field) : STR_NONE;
	if (a->muted || losses_full(a->losses, account->outcome))
		return;
	for (const struct step *step = at; !name.ptr && step; step = step->outer)
		name = step->name;
	struct loss loss = {.pointer = step_pointer(a->arena, at, NULL),
		.field = arena_printf(a->arena, "%s.%.*s", account->type->name, STR_ARG(name)),
		.value = account->value,
		.reason = account->reason,
		.became = account->became,
		.outcome = (uint8_t)account->outcome};
	losses_add(a->losses, a->arena, loss);
}

/* Carries the value in the nearest holder, and says so. */
static void carry(struct adapter *a, const struct step *at, struct account account)
{
	static const char *const mechanisms[] = {
		"properties", "externalReferences", "annotations", "extension"};
	struct holder *holder = a->holder;
	if (a->muted)
		return;
	if (!holder) {
		account.outcome = LOSS_DROPPED;
		account.became = STR_NONE;
		add_loss(a, at, &account);
		return;
	}
	struct carried entry = {.pointer = step_pointer(a->arena, at, holder->step),
		.value = account.value,
		.of = account.of};
	list_push(&holder->entries, entry);
	if (!account.became.ptr)
		account.became = arena_printf(a->arena, "%.*s/%s",
			STR_ARG(step_pointer(a->arena, holder->step, NULL)),
			mechanisms[holder->form]);
	add_loss(a, at, &account);
}

static struct str has_no(struct adapter *a, const char *what)
{
	return arena_printf(a->arena, "%.*s has no %s here", STR_ARG(a->target_name), what);
}

/* Values */

static void adapt_object(struct adapter *a, const struct spec_type *type, struct node *object,
	const struct step *at);

static struct str with_replacement(struct adapter *a, struct str text)
{
	struct buf out = {0};
	for (size_t at = 0; at < text.len;) {
		size_t begin = at;
		utf8_next(text, &at);
		struct str one = str_sub(text, begin, at);
		buf_add(&out, fit_xml(one) ? one : STR("\xef\xbf\xbd"));
	}
	struct str result = arena_str(a->arena, buf_str(&out));
	buf_finish(&out);
	return result;
}

/* Another text stands for the value; of an element of a list there can be none, since what is carried
 * under an index is put in, not set. */
static enum fate replace_text(struct adapter *a, const struct spec_type *type, struct node *value,
	struct str text, struct str reason, const struct step *at)
{
	struct account account = {.type = type,
		.value = value_text(a->arena, value),
		.reason = reason,
		.outcome = LOSS_CARRIED};
	if (at->name.ptr && text.ptr) {
		account.outcome = LOSS_REPLACED;
		account.became = text;
		value->text = text;
	}
	carry(a, at, account);
	return account.outcome == LOSS_REPLACED ? KEEP : REMOVE;
}

static enum fate adapt_string(struct adapter *a, const struct spec_type *type,
	const struct field *form, struct node *value, const struct step *at)
{
	struct str spelling = fit_spelling(a, form, value->text);
	if (spelling.ptr)
		value->text = spelling;
	if (fit_is_later(a, form, value->text)) {
		const char *other = fit_fallback(a, form->values);
		return replace_text(a, type, value, str_of(other),
			arena_printf(
				a->arena, "%.*s does not know this value", STR_ARG(a->target_name)),
			at);
	}
	if (fit_is_empty_ref(a, form, value->text))
		return replace_text(a, type, value, STR_NONE,
			arena_printf(a->arena, "%.*s wants a reference that is not empty",
				STR_ARG(a->target_name)),
			at);
	if (fit_is_one_line(a, type) && fit_one_line(a, value->text).ptr)
		return replace_text(a, type, value, fit_one_line(a, value->text),
			arena_printf(
				a->arena, "%.*s has texts of one line", STR_ARG(a->target_name)),
			at);
	if (a->to->xml && !fit_xml(value->text))
		return replace_text(a, type, value, with_replacement(a, value->text),
			STR("XML 1.0 has no such character"), at);
	return KEEP;
}

static enum fate adapt_signature(struct adapter *a, const struct spec_type *type,
	const struct node *member, const struct step *at);

/* The signatures inside of what is carried are carried by themselves, each on its own terms. */
static void take_signatures(
	struct adapter *a, const struct spec_type *type, struct node *value, const struct step *at)
{
	struct node *before = NULL, *next;
	struct step step = {.outer = at};
	for (struct node *child = value->first; child; child = next, step.index++) {
		next = child->next;
		step.name = child->key;
		bool signature = a->to->spec == &spec_cyclonedx &&
			str_is(child->key, "signature") && child->kind == NODE_OBJECT;
		if (signature) {
			adapt_signature(a, type, child, &step);
			value_remove(value, before, child);
			continue;
		}
		take_signatures(a, type, child, &step);
		before = child;
	}
}

void adapt_carry(struct adapter *a, const struct spec_type *type, struct node *value,
	struct str reason, const struct step *at)
{
	struct account account = {.type = type, .reason = reason, .outcome = LOSS_CARRIED};
	struct holder *holder = a->muted ? NULL : a->holder;
	size_t first = holder ? holder->entries.count : 0;
	take_signatures(a, type, value, at);
	account.value = value_text(a->arena, value);
	carry(a, at, account);
	if (holder) { /* in front of its signatures: they are put into it */
		struct carried *entries = holder->entries.items;
		size_t last = holder->entries.count - 1;
		struct carried whole = entries[last];
		memmove(&entries[first + 1], &entries[first], (last - first) * sizeof *entries);
		entries[first] = whole;
	}
}

static enum fate carry_whole(struct adapter *a, const struct spec_type *type, struct node *value,
	struct str reason, const struct step *at)
{
	adapt_carry(a, type, value, reason, at);
	return REMOVE;
}

/* A value of no kind that the row has: JSON holds it as it is, and as wrong as it was. */
static enum fate adapt_misfit(struct adapter *a, const struct spec_type *type,
	const struct field *field, struct node *value, const struct step *at)
{
	bool scalar = value->kind != NODE_OBJECT && value->kind != NODE_ARRAY;
	if (!a->to->xml || (scalar && field->kind != FIELD_OBJECT))
		return KEEP;
	return carry_whole(a, type, value, STR("XML cannot hold a value of this kind here"), at);
}

/* `form` is one that the target holds and the value fits. */
static enum fate adapt_value(struct adapter *a, const struct spec_type *type,
	const struct field *form, struct node *value, const struct step *at)
{
	if (form->kind == FIELD_STRING)
		return adapt_string(a, type, form, value, at);
	if (form->kind == FIELD_ANY && a->to->xml)
		return carry_whole(a, type, value, STR("XML has no form for it"), at);
	if (form->kind != FIELD_OBJECT)
		return KEEP;
	if (!fit_object(a, form->type, value))
		return carry_whole(a, type, value,
			arena_printf(a->arena, "%.*s requires more of %s, or knows less of it",
				STR_ARG(a->target_name), form->type->name),
			at);
	adapt_object(a, form->type, value, at);
	return KEEP;
}

/* In YAML a text may stand without its quotes and look like a number. */
static void settle(const struct field *field, struct node *value)
{
	if (value->plain && field->kind == FIELD_STRING)
		value->kind = NODE_STRING;
	if (field->list)
		NODE_EACH(element, value)
	if (element->plain && field->kind == FIELD_STRING)
		element->kind = NODE_STRING;
}

static enum fate adapt_element(struct adapter *a, const struct spec_type *type,
	const struct field *field, struct node *element, const struct step *at)
{
	const struct field *form = form_of(field, element, true);
	if (!form)
		form = form_of(field, element, false);
	if (!form)
		return adapt_misfit(a, type, field, element, at);
	if (!rendition_holds(a->to, form) && !form_sibling(a->to, field, form, true))
		return carry_whole(a, type, element, has_no(a, field->name), at);
	return adapt_value(a, type, form, element, at);
}

/* Until 1.6 the licences of an object are licences or one expression. */
static bool is_extra_expression(const struct adapter *a, const struct spec_type *holds,
	const struct node *list, const struct node *element)
{
	if (a->to->spec != &spec_cyclonedx || a->to->version >= 17 || list->count < 2 || !holds ||
		strcmp(holds->name, "licenseChoice") != 0 || !node_get(element, "expression"))
		return false;
	NODE_EACH(other, list)
	if (node_get(other, "license"))
		return true;
	return element != list->first;
}

static void adapt_list(struct adapter *a, const struct spec_type *type, const struct field *field,
	struct node *list, const struct step *at)
{
	struct node *before = NULL, *next;
	struct step step = {.outer = at};
	for (struct node *element = list->first; element; element = next, step.index++) {
		enum fate fate;
		next = element->next;
		if (is_extra_expression(a, field->type, list, element))
			fate = carry_whole(a, type, element,
				arena_printf(a->arena,
					"%.*s holds one expression or several licences",
					STR_ARG(a->target_name)),
				&step);
		else
			fate = adapt_element(a, type, field, element, &step);
		if (fate == REMOVE)
			value_remove(list, before, element);
		else
			before = element;
	}
}

/* Members */

static void wrap(struct adapter *a, struct node *member)
{
	struct node *element = ARENA_NEW(a->arena, struct node);
	*element = *member;
	element->key = STR_NONE;
	element->next = NULL;
	member->kind = NODE_ARRAY;
	member->first = member->last = element;
	member->count = 1;
}

static void unwrap(struct node *member)
{
	struct str key = member->key;
	struct node *next = member->next;
	*member = *member->first;
	member->key = key;
	member->next = next;
}

/* The target takes one where the source has a list: the first. */
static enum fate adapt_first(struct adapter *a, const struct spec_type *type,
	const struct field *single, struct node *member, const struct step *at)
{
	struct account account = {.type = type,
		.value = value_text(a->arena, member),
		.reason = arena_printf(
			a->arena, "%.*s takes one %s", STR_ARG(a->target_name), single->name),
		.became = STR("the first of them"),
		.outcome = LOSS_REPLACED};
	if (!member->first)
		return REMOVE;
	bool several = member->count > 1;
	unwrap(member);
	enum fate fate = adapt_value(a, type, single, member, at);
	if (several)
		carry(a, at, account);
	return fate;
}

/* XML 1.5 has one `data`, JSON several. */
static bool is_single_in_xml(
	const struct adapter *a, const struct spec_type *type, const struct field *field)
{
	return a->to->version == 15 && strcmp(field->name, "data") == 0 &&
		strcmp(type->name, "component") == 0;
}

static enum fate adapt_array(struct adapter *a, const struct spec_type *type,
	const struct field *field, struct node *member, const struct step *at)
{
	const struct node *first = member->first;
	const struct field *form = first ? form_of(field, first, true) : NULL, *single;
	bool list = false, known = false;
	for (const struct field *row = field; row; row = row->other) {
		bool takes = row->list || row->kind == FIELD_ANY;
		known |= takes;
		list |= takes && rendition_holds(a->to, row);
	}
	if (list && !(a->to->xml && is_single_in_xml(a, type, field) && member->count > 1)) {
		size_t before = member->count;
		adapt_list(a, type, field, member, at);
		return before && !member->first && !rendition_requires(a->to, field) ? REMOVE
										     : KEEP;
	}
	single = form ? form_sibling(a->to, field, form, false) : NULL;
	if (list)
		single = form;
	if (single)
		return adapt_first(a, type, single, member, at);
	if (known)
		return carry_whole(a, type, member, has_no(a, field->name), at);
	return adapt_misfit(a, type, field, member, at);
}

static enum fate adapt_single(struct adapter *a, const struct spec_type *type,
	const struct field *field, struct node *member, const struct step *at)
{
	const struct field *form = form_of(field, member, false), *list;
	if (!form && (form = form_of(field, member, true)) && rendition_holds(a->to, form)) {
		wrap(a, member); /* the one element of a list, as some write it */
		return adapt_array(a, type, field, member, at);
	}
	if (!form)
		return adapt_misfit(a, type, field, member, at);
	list = form_sibling(a->to, field, form, true);
	if (list && (form->deprecated || !rendition_holds(a->to, form))) {
		wrap(a, member);
		return adapt_array(a, type, field, member, at);
	}
	if (!rendition_holds(a->to, form))
		return carry_whole(a, type, member, has_no(a, field->name), at);
	return adapt_value(a, type, form, member, at);
}

static enum fate adapt_signature(struct adapter *a, const struct spec_type *type,
	const struct node *member, const struct step *at)
{
	struct account account = {.type = type,
		.reason = STR("a signature holds for the bytes that were signed, not for another "
			      "format or version"),
		.value = STR("{}"),
		.of = member->ns.ptr ? member->ns : a->source,
		.outcome = LOSS_DROPPED};
	if (member->ns.ptr && str_eq(member->ns, a->target_label))
		return KEEP;
	if (!member->ns.ptr && a->from->xml) {
		add_loss(a, at, &account);
		return REMOVE;
	}
	account.value = value_text(a->arena, member);
	account.outcome = LOSS_CARRIED;
	carry(a, at, account);
	return REMOVE;
}

static bool keeps_unknown(const struct adapter *a, const struct spec_type *type)
{
	/* The schemas of 1.2 and 1.3 (not their strict forms) take any member. */
	return !a->to->xml &&
		(a->to->version <= type->open ||
			(a->to->spec == &spec_cyclonedx && a->to->version <= 13));
}

static enum fate adapt_member(struct adapter *a, const struct spec_type *type,
	const struct field *field, struct node *member, const struct step *at)
{
	if (member->kind == NODE_NULL) {
		struct account account = {.type = type,
			.value = STR("null"),
			.reason = STR("null counts as absent"),
			.outcome = LOSS_DROPPED};
		add_loss(a, at, &account);
		return REMOVE;
	}
	if (!field)
		return keeps_unknown(a, type)
			? KEEP
			: carry_whole(
				  a, type, member, STR("the specification does not know it"), at);
	if (field->role == ROLE_SIGNATURE)
		return adapt_signature(a, type, member, at);
	settle(field, member);
	if (!form_any(a->to, field))
		return carry_whole(a, type, member, has_no(a, field->name), at);
	return member->kind == NODE_ARRAY ? adapt_array(a, type, field, member, at)
					  : adapt_single(a, type, field, member, at);
}

static void add_defaults(
	struct adapter *a, const struct spec_type *type, struct node *object, const struct step *at)
{
	for (size_t i = 0; i < type->count; i++) {
		const struct field *field = &type->fields[i];
		struct step step = {.outer = at, .name = str_of(field->name)};
		if (!rendition_requires(a->to, field) || !form_any(a->to, field) ||
			!fit_has_default(field) || field->role == ROLE_DOC_VERSION ||
			field->role == ROLE_DOC_FORMAT || field->xml == XML_NAMESPACE ||
			node_get(object, field->name))
			continue;
		if (rendition_requires(a->from, field) && a->from->xml == a->to->xml)
			continue; /* it was wrong before */
		struct node *node = move_neutral(a, field);
		node_append(object, node);
		carry(a, &step,
			(struct account){.type = type,
				.value = STR("null"),
				.reason = arena_printf(a->arena,
					"%.*s requires it, and the source does not say it",
					STR_ARG(a->target_name)),
				.became = value_text(a->arena, node),
				.outcome = LOSS_DEFAULTED});
	}
}

/* What was made is not of the source: nothing of it is told or carried, and going back it goes. */
static void add_made(struct adapter *a, const struct spec_type *type, struct node *object,
	struct node *made, const struct step *at)
{
	struct step step = {.outer = at, .name = made->key};
	bool muted = a->muted;
	a->muted = true;
	enum fate fate = adapt_member(a, type, spec_field(type, made->key), made, &step);
	a->muted = muted;
	if (fate == REMOVE)
		return;
	node_append(object, made);
	if (a->holder && !muted && !move_is_in_place(type, made))
		list_push(&a->holder->entries,
			((struct carried){.pointer = step_pointer(a->arena, &step, a->holder->step),
				.value = STR("null")}));
}

static void adapt_members(
	struct adapter *a, const struct spec_type *type, struct node *object, const struct step *at)
{
	struct node *before = NULL, *next, *made[4];
	size_t made_count = 0;
	for (struct node *member = object->first; member; member = next) {
		struct step step = {.outer = at, .name = member->key};
		next = member->next;
		struct node *other = made_count < 4 ? move_make(a, type, object, member) : NULL;
		enum fate fate =
			adapt_member(a, type, spec_field(type, member->key), member, &step);
		for (size_t i = 0; other && i < made_count; i++)
			if (str_eq(made[i]->key, other->key))
				other = NULL;
		if (other)
			made[made_count++] = other;
		if (fate == REMOVE)
			value_remove(object, before, member);
		else
			before = member;
	}
	for (size_t i = 0; i < made_count; i++)
		add_made(a, type, object, made[i], at);
}

/* Objects */

void adapt_open(struct adapter *a, struct holder *holder, struct node *object, enum carry_form form,
	const struct step *at)
{
	*holder = (struct holder){.outer = a->holder, .object = object, .step = at, .form = form};
	if (form != CARRY_NOWHERE)
		a->holder = holder;
}

void adapt_close(struct adapter *a, struct holder *holder)
{
	a->holder = holder->outer;
	if (holder->entries.count)
		carry_write(a->arena, holder->object, holder->form, holder->entries.items,
			holder->entries.count, a->date, holder->front);
	list_finish(&holder->entries);
}

static void adapt_object(
	struct adapter *a, const struct spec_type *type, struct node *object, const struct step *at)
{
	struct holder holder;
	adapt_open(a, &holder, object, a->muted ? CARRY_NOWHERE : carry_form_of(type, a->to), at);
	adapt_members(a, type, object, at);
	add_defaults(a, type, object, at);
	adapt_close(a, &holder);
	if (a->sort)
		move_into_order(type, object);
}

static struct str creation_date(const struct node *root)
{
	struct str created = node_string(node_get(root, "creationInfo"), "created");
	return created.len == 20 ? created : STR("1970-01-01T00:00:00Z");
}

void adapt(struct arena *arena, struct node *root, const struct rendition *from,
	const struct rendition *to, bool sort, struct losses *losses)
{
	if (to->spec == &spec_spdx3) {
		spdx3_adapt(arena, root, from, to, sort);
		return;
	}
	struct adapter a = {.arena = arena,
		.sort = sort,
		.from = from,
		.to = to,
		.losses = losses,
		.source = carry_label(arena, from),
		.target_label = carry_label(arena, to),
		.target_name = arena_printf(arena, "%s %u.%u%s", to->spec->title, to->version / 10,
			to->version % 10, to->xml ? " XML" : ""),
		.date = creation_date(root)};
	if (to->arrange)
		to->arrange(arena, root);
	move_marks(&a, root);
	adapt_object(&a, to->spec->root, root, NULL);
	if (to->fit)
		to->fit(&a, root);
}
