#include "spec/cross.h"

#include "base/date.h"
#include "base/list.h"
#include "base/map.h"
#include "spec/equal.h"
#include "spec/spdx3.h"

const char cross_cyclonedx[] = "-cyclonedx", cross_spdx2[] = "-spdx-2", cross_spdx3[] = "-spdx-3";

/* Small helpers */

void cross_add(const struct crossing *c, struct node *object, const char *name, struct str text)
{
	if (text.ptr)
		node_append(object, value_string(c->arena, name, text));
}

struct node *cross_list(const struct crossing *c, struct node *object, const char *name)
{
	struct node *list = value_member(object, str_of(name));
	if (list && list->kind == NODE_ARRAY)
		return list;
	list = value_array(c->arena, name);
	node_append(object, list);
	return list;
}

struct node *cross_object(const struct crossing *c, struct node *object, const char *name)
{
	struct node *inner = value_member(object, str_of(name));
	if (inner && inner->kind == NODE_OBJECT)
		return inner;
	inner = value_object(c->arena, name);
	node_append(object, inner);
	return inner;
}

void cross_properties(const struct crossing *c, const struct node *from, struct node *to)
{
	NODE_EACH(property, node_get(from, "properties"))
	{
		struct node *copy = value_object(c->arena, NULL);
		if (carry_is_named(node_string(property, "name")))
			continue;
		cross_add(c, copy, "name", node_string(property, "name"));
		cross_add(c, copy, "value", node_string(property, "value"));
		node_append(cross_list(c, to, "properties"), copy);
	}
}

struct str cross_party(
	const struct crossing *c, const char *kind, struct str name, struct str email)
{
	if (!name.len)
		return STR_NONE;
	return email.len
		? arena_printf(c->arena, "%s: %.*s (%.*s)", kind, STR_ARG(name), STR_ARG(email))
		: arena_printf(c->arena, "%s: %.*s", kind, STR_ARG(name));
}

struct str cross_date(const struct crossing *c, struct str text)
{
	int64_t seconds;
	uint32_t nanos;
	return date_time_seconds(text, &seconds, &nanos) ? timestamp_format(c->arena, seconds)
							 : STR_NONE;
}

/* What does not come back */

static const char *const mechanisms[] = {
	"properties", "externalReferences", "annotations", "extension"}; /* by enum carry_form */

struct entry_list {
	LIST(struct carried) list;
};

static bool same_digest(struct digest128 a, struct digest128 b)
{
	return a.a == b.a && a.b == b.b;
}

/* Lists whose order says nothing. */
static bool is_set(struct str name)
{
	static const char *const names[] = {"externalReferences", "externalRefs", "hashes",
		"checksums", "creators", "fileTypes", "verifiedUsing", "externalIdentifier",
		"externalRef", "software_contentIdentifier", "profileConformance", "annotations"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i]))
			return true;
	return false;
}

struct keeping {
	const struct crossing *c;
	const char *type;
	struct str pointer; /* of the original */
	struct arena *scratch;
	struct entry_list entries;
};

/* What the way back states although nobody did: no value was made up for it here. */
static bool is_neutral(const struct node *back)
{
	return back->kind == NODE_FALSE || back->kind == NODE_NUMBER ||
		(back->kind == NODE_STRING && str_is(back->text, "NOASSERTION"));
}

static void tell(struct keeping *k, const struct step *at, const struct carried *entry,
	const struct node *back, bool replaced)
{
	const struct crossing *c = k->c;
	struct str name = STR_NONE;
	bool made = back != NULL;
	enum loss_outcome outcome = made ? LOSS_DEFAULTED : replaced ? LOSS_REPLACED : LOSS_CARRIED;
	if (losses_full(c->losses, outcome))
		return;
	for (const struct step *step = at; !name.ptr && step; step = step->outer)
		name = step->name;
	struct loss loss = {.pointer = arena_printf(c->arena, "%.*s%.*s", STR_ARG(k->pointer),
				    STR_ARG(entry->pointer)),
		.field = arena_printf(c->arena, "%s.%.*s", k->type, STR_ARG(name)),
		.value = arena_str(c->arena, entry->value),
		.reason = made     ? arena_printf(c->arena,
					     "%s asks for it, or has it in another place", c->title)
			: replaced ? arena_printf(c->arena, "%s says it in another way", c->title)
				   : arena_printf(c->arena, "%s has no field for it", c->title),
		.became = made ? value_text(c->arena, back) : str_of(c->became),
		.outcome = (uint8_t)outcome};
	losses_add(c->losses, c->arena, loss);
}

/* `back`: what the way back states where the source has nothing; else NULL. */
static void keep_value(struct keeping *k, const struct step *at, struct str value,
	const struct node *back, bool replaced)
{
	bool made = back != NULL;
	struct carried entry = {.pointer = step_pointer(k->scratch, at, NULL),
		.value = value,
		.family = k->c->from};
	list_push(&k->entries.list, entry);
	if (!made || !is_neutral(back))
		tell(k, at, &entry, back, replaced);
}

static void keep_node(
	struct keeping *k, const struct step *at, const struct node *value, bool replaced)
{
	keep_value(k, at, value_text(k->scratch, value), NULL, replaced);
}

static void keep_object(struct keeping *k, const struct step *at, const struct node *original,
	const struct node *back, const char *const *skipped);

/* As many elements, all of them objects: what is missing in each. */
static bool keep_inside(struct keeping *k, const struct step *at, const struct node *original,
	const struct node *back)
{
	static const char *const none[] = {NULL};
	struct step step = {.outer = at};
	const struct node *other = back->first;
	NODE_EACH(element, original)
	{
		if (!other || element->kind != NODE_OBJECT || other->kind != NODE_OBJECT)
			return false;
		other = other->next;
	}
	if (other)
		return false;
	other = back->first;
	for (const struct node *element = original->first; element;
		element = element->next, other = other->next, step.index++)
		if (!same_digest(digest_of(element), digest_of(other)))
			keep_object(k, &step, element, other, none);
	return true;
}

/* Elements that are missing, when nothing else differs. */
static bool keep_elements(struct keeping *k, const struct step *at, const struct node *original,
	const struct node *back)
{
	if ((k->c->inside || k->c->pairs) && keep_inside(k, at, original, back))
		return true;
	const struct node *other = back->first;
	size_t missing = 0;
	NODE_EACH(element, original)
	{
		bool same = other && same_digest(digest_of(element), digest_of(other));
		if (same)
			other = other->next;
		else
			missing++;
	}
	if (other)
		return false;
	other = back->first;
	struct step step = {.outer = at};
	for (const struct node *element = original->first; element;
		element = element->next, step.index++) {
		if (other && same_digest(digest_of(element), digest_of(other)))
			other = other->next;
		else
			keep_node(k, &step, element, false);
	}
	return true;
}

static bool holds_all(const struct node *const *taken, const struct node *back,
	struct digest128 wanted, size_t *at)
{
	size_t index = 0;
	NODE_EACH(element, back)
	{
		if (!taken[index] && same_digest(digest_of(element), wanted)) {
			*at = index;
			return true;
		}
		index++;
	}
	return false;
}

static bool are_objects(const struct node *const *nodes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (nodes[i]->kind != NODE_OBJECT)
			return false;
	return true;
}

/* The same for a list whose order says nothing: those of a component are few. What has no equal is
 * compared with what nothing is equal to, in turn. */
static bool keep_members(struct keeping *k, const struct step *at, const struct node *original,
	const struct node *back)
{
	static const char *const none[] = {NULL};
	enum { FEW = 64 };
	const struct node *taken[FEW] = {0}, *missing[FEW];
	size_t found = 0, index, count = 0, paired = 0;
	if (original->count > FEW || back->count > FEW)
		return false;
	NODE_EACH(element, original)
	{
		if (holds_all(taken, back, digest_of(element), &index)) {
			taken[index] = element;
			found++;
		} else {
			missing[count++] = element;
		}
	}
	if (back->count - found > count || (back->count > found && !are_objects(missing, count)))
		return false;
	index = 0;
	for (const struct node *other = back->first; other && found < back->count;
		other = other->next, index++) {
		struct step step = {.outer = at, .index = index};
		if (taken[index])
			continue;
		keep_object(k, &step, missing[paired++], other, none);
		found++;
	}
	struct step step = {.outer = at, .name = STR("-")};
	for (; paired < count; paired++)
		keep_node(k, &step, missing[paired], false);
	return true;
}

static void keep_member(struct keeping *k, const struct step *at, const struct node *original,
	const struct node *back)
{
	static const char *const none[] = {NULL};
	bool array = original->kind == NODE_ARRAY && back->kind == NODE_ARRAY;
	if (same_digest(digest_of(original), digest_of(back)))
		return;
	if (original->kind == NODE_OBJECT && back->kind == NODE_OBJECT)
		keep_object(k, at, original, back, none);
	else if (!array ||
		!(is_set(original->key) && !k->c->inside ? keep_members(k, at, original, back)
							 : keep_elements(k, at, original, back)))
		keep_node(k, at, original, true);
}

static bool is_named(const char *const *names, struct str name)
{
	for (; *names; names++)
		if (str_is(name, *names))
			return true;
	return false;
}

static void keep_object(struct keeping *k, const struct step *at, const struct node *original,
	const struct node *back, const char *const *skipped)
{
	struct step step = {.outer = at};
	NODE_EACH(member, original)
	{
		const struct node *other = value_member(back, member->key);
		step.name = member->key;
		if (is_named(skipped, member->key) ||
			(member->kind == NODE_ARRAY && !member->first && !other))
			continue;
		if (other)
			keep_member(k, &step, member, other);
		else
			keep_node(k, &step, member, false);
	}
	NODE_EACH(member, back)
	{
		step.name = member->key;
		if (!is_named(skipped, member->key) && !value_member(original, member->key))
			keep_value(k, &step, STR("null"), member, false);
	}
}

void cross_keep(const struct crossing *c, struct node *holder, const char *type, struct str pointer,
	const struct node *original, const struct node *back, const char *const *skipped)
{
	struct keeping k = {.c = c,
		.type = type,
		.pointer = pointer,
		.scratch = c->scratch ? c->scratch : c->arena};
	keep_object(&k, NULL, original, back, skipped);
	if (k.entries.list.count)
		carry_write(c->arena, holder, c->form, k.entries.list.items, k.entries.list.count,
			c->date, c->front);
	list_finish(&k.entries.list);
}

void cross_carry(const struct crossing *c, struct node *holder, const char *type, const char *at,
	struct str pointer, const struct node *value)
{
	struct carried entry = {
		.pointer = str_of(at), .value = value_text(c->arena, value), .family = c->from};
	struct loss loss = {.pointer = pointer,
		.field = str_of(type),
		.value = entry.value,
		.reason = arena_printf(c->arena, "%s has no field for it", c->title),
		.became = str_of(c->became),
		.outcome = LOSS_CARRIED};
	carry_write(c->arena, holder, c->form, &entry, 1, c->date, false);
	if (!losses_full(c->losses, LOSS_CARRIED))
		losses_add(c->losses, c->arena, loss);
}

/* Pointers into what stood between two ways, as those into the source: objects in SPDX 2's lists begin
 * where their elements stand in the graph. */
static const char *const origin_lists[] = {"packages", "files", "snippets", "relationships"};

enum { ORIGIN_LISTS = sizeof origin_lists / sizeof *origin_lists };

struct origins {
	size_t *starts[ORIGIN_LISTS];
	size_t counts[ORIGIN_LISTS];
};

static void origins_note(struct origins *origins, struct arena *arena, const struct node *root)
{
	for (size_t i = 0; i < ORIGIN_LISTS; i++) {
		const struct node *list = node_get(root, origin_lists[i]);
		origins->starts[i] = ARENA_ARRAY(arena, size_t, list ? list->count : 0);
		NODE_EACH(object, list)
		origins->starts[i][origins->counts[i]++] = object->start;
	}
}

static void origins_tell(
	const struct origins *origins, struct arena *arena, struct losses *losses, size_t known)
{
	for (size_t at = known; at < losses->list.count; at++) {
		struct str rest = str_from(losses->list.items[at].pointer, 1);
		struct str list = str_cut(&rest, '/'), number = str_cut(&rest, '/');
		uint64_t index;
		for (size_t i = 0; i < ORIGIN_LISTS; i++)
			if (str_is(list, origin_lists[i]) &&
				str_to_u64(number, UINT32_MAX, &index) &&
				index < origins->counts[i])
				losses->list.items[at].pointer = arena_printf(arena,
					"/@graph/%zu%s%.*s", origins->starts[i][index],
					rest.ptr ? "/" : "", STR_ARG(rest));
	}
}

/* Ways */

static const struct way {
	const struct spec *from, *to;
	const char *source, *target, *title;
	enum carry_form form;
	struct node *(*make)(struct crossing *c, struct node *root);
} ways[] = {
	{&spec_cyclonedx, &spec_spdx2, cross_cyclonedx, cross_spdx2, "SPDX 2.3", CARRY_ANNOTATION,
		cross_to_spdx2},
	{&spec_spdx2, &spec_cyclonedx, cross_spdx2, cross_cyclonedx, "CycloneDX 1.7",
		CARRY_PROPERTY, cross_from_spdx2},
	{&spec_spdx2, &spec_spdx3, cross_spdx2, cross_spdx3, "SPDX 3.0.1", CARRY_EXTENSION,
		cross_to_spdx3},
	{&spec_spdx3, &spec_spdx2, cross_spdx3, cross_spdx2, "SPDX 2.3", CARRY_ANNOTATION,
		cross_from_spdx3},
};

static const struct way *way_between(const struct spec *from, const struct spec *to)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (ways[i].from == from && ways[i].to == to)
			return &ways[i];
	return NULL;
}

/* CycloneDX and SPDX 3 meet in the shape of SPDX 2, which then may hold more than SPDX 2 knows. */
struct node *cross(struct doc *doc, struct arena *arena, struct node *root, const struct spec *from,
	const struct spec *to, struct losses *losses)
{
	const struct way *first = way_between(from, to), *second = NULL;
	if (!first) {
		first = way_between(from, &spec_spdx2);
		second = way_between(&spec_spdx2, to);
		if (!first || !second)
			return NULL;
	}
	const struct way *last = second ? second : first;
	struct crossing c = {.doc = doc,
		.arena = arena,
		.losses = losses,
		.from = first->source,
		.to = first->target,
		.title = last->title,
		.became = mechanisms[last->form],
		.form = first->form,
		.wide = second != NULL};
	struct origins origins = {0};
	root = first->make(&c, root);
	if (!second)
		return root;
	if (from == &spec_spdx3)
		origins_note(&origins, arena, root);
	size_t known = losses->list.count;
	c = (struct crossing){.doc = doc,
		.arena = arena,
		.losses = losses,
		.from = second->source,
		.to = second->target,
		.title = second->title,
		.became = mechanisms[second->form],
		.form = second->form,
		.wide = true};
	root = second->make(&c, root);
	origins_tell(&origins, arena, losses, known);
	return root;
}
