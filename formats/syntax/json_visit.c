#include <assert.h>

#include "base/task.h"
#include "syntax/json_load.h"

/* Visiting */

struct visit {
	struct json_loader loader; /* into the scratch arena */
	struct arena root_arena, scratch;
	const struct node_visitor *visitor;
	struct node *root; /* its members: scalars whole, objects and arrays without children */
	LIST(struct doc_milestone) milestones;
	size_t elements; /* of the list at hand, so far */
};

static bool is_container(const struct node *node)
{
	return node->kind >= NODE_ARRAY;
}

/* Puts the loader on a value and forgets what was loaded before. */
static void rewind_to(struct visit *v, size_t offset, size_t depth)
{
	arena_reset(&v->scratch);
	v->loader.at = v->loader.doc->bytes.ptr + offset;
	v->loader.depth = depth;
	v->loader.nodes = 0;
}

/* Every so many elements of a long text: a place behind is found from there. */
static void note_milestone(struct visit *v, const struct node *list, size_t index)
{
	enum { DISTANCE = 64 };
	const struct doc *doc = v->loader.doc;
	if (index % DISTANCE == 0 && doc->bytes.len >= doc->limits->parallel)
		list_push(&v->milestones,
			((struct doc_milestone){
				list->start, index, json_offset(&v->loader, v->loader.at)}));
}

/* Puts those of the second half behind the others; it began with this element. */
static void append_milestones(struct visit *v, struct visit *second, size_t first)
{
	for (size_t i = 0; i < second->milestones.count; i++)
		second->milestones.items[i].index += first;
	list_append(&v->milestones, &second->milestones);
}

/* Loads elements one by one, from where the loader stands to the list's end or to one that ends at
 * `to`; hands them out to the context when there is a visitor. */
static bool visit_some(struct visit *v, const struct node *list, bool first, size_t to,
	const struct node_visitor *visitor, void *context)
{
	struct json_loader *l = &v->loader;
	size_t index = 0;
	enum json_step where;
	v->elements = 0;
	for (where = json_step(l, list, first); where == STEP_CHILD;
		where = json_step(l, list, false)) {
		rewind_to(v, json_offset(l, l->at), l->depth);
		if (visitor)
			note_milestone(v, list, index);
		struct node *element = json_load_tree(l);
		if (!element)
			return false;
		if (visitor && !visitor->element(context, list, element, index++))
			return false;
		v->elements = index;
		if (json_offset(l, l->at) == to)
			return true;
	}
	if (where != STEP_CLOSED)
		return false;
	return index || !visitor || !visitor->empty || visitor->empty(context, list);
}

/* The second half of a list: from behind an element on. */
struct half {
	struct visit visit;
	struct node_part part;
	const struct node *list;
	size_t from, depth;
	bool good;
};

static void visit_half(void *context)
{
	struct half *half = context;
	half->visit.loader = json_loader_over(half->part.doc, &half->visit.scratch);
	rewind_to(&half->visit, half->from, half->depth);
	half->good = visit_some(
		&half->visit, half->list, false, STR_NPOS, half->visit.visitor, half->part.context);
	half->visit.visitor->settle(half->part.context);
	arena_finish(&half->visit.scratch);
}

/* As far as the text is sound, both ways of reading agree on where elements end: the first half ends
 * at the middle or in an error, and then the second is dropped. */
static bool visit_halves(struct visit *v, const struct node *list, size_t middle)
{
	const struct node_visitor *visitor = v->visitor;
	struct half half = {.visit = {.visitor = visitor},
		.part = visitor->fork(visitor->context),
		.list = list,
		.from = middle,
		.depth = v->loader.depth};
	struct task task;
	task_start(&task, visit_half, &half);
	bool good = visit_some(v, list, true, middle, visitor, visitor->context);
	visitor->settle(visitor->context);
	task_wait(&task);
	visitor->join(visitor->context, half.part, good);
	append_milestones(v, &half.visit, v->elements);
	return good && half.good;
}

/* Visits the elements of a list inside `depth` objects. */
static bool visit_elements(
	struct visit *v, const struct node *list, size_t depth, const struct node_visitor *visitor)
{
	size_t middle = visitor && visitor->fork ? json_middle(v->loader.doc, list->start) : 0;
	rewind_to(v, list->start, depth);
	if (!json_enter(&v->loader))
		return false;
	if (middle)
		return visit_halves(v, list, middle);
	return visit_some(v, list, true, STR_NPOS, visitor, visitor ? visitor->context : NULL);
}

/* Strictly loads what was only skipped, and forgets it. */
static bool check_member(struct visit *v, const struct node *member)
{
	if (member->kind == NODE_ARRAY)
		return visit_elements(v, member, 1, NULL);
	rewind_to(v, member->start, 1);
	return json_load_tree(&v->loader) != NULL;
}

/* Reads one member of the root; objects and arrays are skipped. */
static bool find_member(struct visit *v, struct json_loader *l)
{
	struct node *member = json_node_new(l);
	if (!member || !json_load_name(l, member))
		return false;
	const char *value = l->at;
	if (!json_load_start(l, member))
		return false;
	if (is_container(member)) {
		l->depth--;
		l->at = json_skip_in(l->doc, value);
		if (!l->at) {
			/* Not closed: loading it says where it goes wrong. */
			l->at = l->end;
			if (!l->mute && check_member(v, member))
				return json_fail(l, "the end of a value");
			return false;
		}
		member->end = json_offset(l, l->at);
	}
	node_append(v->root, member);
	return true;
}

static bool find_members(struct visit *v, bool mute)
{
	struct json_loader l = json_loader_over(v->loader.doc, &v->root_arena);
	enum json_step where;
	arena_reset(&v->root_arena);
	l.mute = mute;
	l.again = !mute; /* the second time */
	v->root = ARENA_NEW(&v->root_arena, struct node);
	l.at = json_space(l.at, l.end);
	json_skip_root(l.doc, l.at);
	if (!json_load_start(&l, v->root))
		return false;
	for (where = json_step(&l, v->root, true); where == STEP_CHILD;
		where = json_step(&l, v->root, false))
		if (!find_member(v, &l))
			return false;
	v->root->end = json_offset(&l, l.at);
	if (where != STEP_CLOSED || !json_ends_here(&l))
		return false;
	json_check_names(&l, v->root);
	return true;
}

/* After find_members failed: skipping went astray at an error perhaps far before the one that it
 * found, as after a missing quote. Finds the first one. */
static bool find_error(struct visit *v)
{
	NODE_EACH(member, v->root)
	if (is_container(member) && !check_member(v, member))
		return false;
	return find_members(v, false);
}

static bool is_list(const struct visit *v, const struct node *member)
{
	for (const char *const *list = v->visitor->lists; member->kind == NODE_ARRAY && *list;
		list++)
		if (str_is(member->key, *list))
			return true;
	return false;
}

static bool visit_member(struct visit *v, struct node *member)
{
	const struct node_visitor *visitor = v->visitor;
	if (!is_container(member))
		return visitor->member(visitor->context, member);
	rewind_to(v, member->start, 1);
	struct node *loaded = json_load_tree(&v->loader);
	if (!loaded)
		return false;
	assert(loaded->end == member->end);
	loaded->key = member->key;
	loaded->key_start = member->key_start;
	return visitor->member(visitor->context, loaded);
}

static bool visit_members(struct visit *v)
{
	const struct node_visitor *visitor = v->visitor;
	struct node root = *v->root;
	root.first = root.last = NULL;
	root.count = 0;
	if (!visitor->root(visitor->context, &root))
		return false;
	for (int containers = 0; containers <= 1; containers++)
		NODE_EACH(member, v->root)
	if (is_container(member) == containers && !is_list(v, member) && !visit_member(v, member))
		return false;
	for (const char *const *list = visitor->lists; *list; list++)
		NODE_EACH(member, v->root)
	if (member->kind == NODE_ARRAY && str_is(member->key, *list) &&
		!visit_elements(v, member, 1, visitor))
		return false;
	return true;
}

/* A root that has no members is checked and handed out alone. */
static bool visit_other_root(struct visit *v)
{
	struct json_loader *l = &v->loader;
	struct node root = {0};
	l->at = json_space(l->at, l->end);
	if (l->at < l->end && *l->at == '[') {
		root = (struct node){.kind = NODE_ARRAY, .start = json_offset(l, l->at)};
		if (!visit_elements(v, &root, 0, NULL))
			return false;
		root.end = json_offset(l, l->at);
	} else if (!json_load_start(l, &root)) {
		return false;
	}
	return json_ends_here(l) && v->visitor->root(v->visitor->context, &root);
}

bool json_visit(struct doc *doc, const struct node_visitor *visitor)
{
	if (!json_begin(doc))
		return false;
	struct visit v = {.visitor = visitor};
	v.loader = json_loader_over(doc, &v.scratch);
	const char *first = json_space(v.loader.at, v.loader.end);
	bool good;
	if (first == v.loader.end || *first != '{')
		good = visit_other_root(&v);
	else
		good = (find_members(&v, true) || find_error(&v)) && visit_members(&v);
	if (good) /* else what is found does not hang on how the text was read */
		list_append(&doc->milestones, &v.milestones);
	list_finish(&v.milestones);
	arena_finish(&v.root_arena);
	arena_finish(&v.scratch);
	return good;
}
