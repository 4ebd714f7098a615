#include "syntax/tree.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/list.h"

struct node *tree_node(struct arena *arena, enum node_kind kind, size_t start, size_t end)
{
	struct node *node = ARENA_NEW(arena, struct node);
	node->kind = (uint8_t)kind;
	node->key_start = node->start = start;
	node->end = end;
	return node;
}

/* Visiting */

static bool is_list(const struct node_visitor *visitor, const struct node *member)
{
	for (const char *const *name = visitor->lists; name && *name; name++)
		if (member->kind == NODE_ARRAY && str_is(member->key, *name))
			return true;
	return false;
}

static bool visit_members(struct node *root, const struct node_visitor *visitor, bool scalars)
{
	for (struct node *member = root->first, *next; member; member = next) {
		next = member->next;
		if ((member->kind < NODE_ARRAY) == scalars && !is_list(visitor, member) &&
			visitor->member && !visitor->member(visitor->context, member))
			return false;
	}
	return true;
}

static bool visit_list(const struct node *list, const struct node_visitor *visitor)
{
	struct node head = *list;
	size_t index = 0;
	head.first = head.last = head.next = NULL;
	head.count = 0;
	NODE_EACH(element, list)
	if (visitor->element && !visitor->element(visitor->context, &head, element, index++))
		return false;
	return true;
}

bool tree_visit(struct node *root, const struct node_visitor *visitor)
{
	struct node bare = *root;
	bare.first = bare.last = NULL;
	bare.count = 0;
	if (visitor->root && !visitor->root(visitor->context, &bare))
		return false;
	if (root->kind != NODE_OBJECT)
		return true;
	if (!visit_members(root, visitor, true) || !visit_members(root, visitor, false))
		return false;
	for (const char *const *name = visitor->lists; name && *name; name++)
		NODE_EACH(member, root)
	if (member->kind == NODE_ARRAY && str_is(member->key, *name) &&
		!visit_list(member, visitor))
		return false;
	return true;
}

/* Pointers */

enum { POINTER_LONGEST = 4096, NO_PARENT = -1 };

struct spot {
	const struct node *node;
	ptrdiff_t parent; /* before sorting: index in the order of the walk */
	size_t index; /* among its siblings */
	size_t start, end; /* of the node with its name */
	size_t order; /* in the walk: parents before children */
};

struct spots {
	LIST(struct spot) list;
};

static void collect(struct spots *spots, const struct node *node, ptrdiff_t parent, size_t index)
{
	struct spot spot = {.node = node,
		.parent = parent,
		.index = index,
		.start = node->key_start < node->start ? node->key_start : node->start,
		.end = node->end,
		.order = spots->list.count};
	list_push(&spots->list, spot);
	size_t number = 0;
	NODE_EACH(child, node)
	collect(spots, child, (ptrdiff_t)spot.order, number++);
}

static int by_start(const void *a, const void *b)
{
	const struct spot *x = *(const struct spot *const *)a, *y = *(const struct spot *const *)b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void add_token(struct buf *out, const struct spot *spot)
{
	struct str name = spot->node->key;
	buf_add_byte(out, '/');
	if (!name.ptr) {
		buf_printf(out, "%zu", spot->index);
		return;
	}
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '~')
			buf_puts(out, "~0");
		else if (name.ptr[i] == '/')
			buf_puts(out, "~1");
		else
			buf_add_byte(out, name.ptr[i]);
	}
}

/* Absent when it is too long to be of use. */
static struct str pointer_to(const struct spots *spots, ptrdiff_t at, struct arena *arena)
{
	struct buf out = {0};
	LIST(ptrdiff_t) path = {0};
	for (; at > 0; at = spots->list.items[at].parent)
		list_push(&path, at);
	for (size_t i = path.count; i-- > 0 && out.len <= POINTER_LONGEST;)
		add_token(&out, &spots->list.items[path.items[i]]);
	struct str text = out.len <= POINTER_LONGEST ? arena_str(arena, buf_str(&out)) : STR_NONE;
	list_finish(&path);
	buf_finish(&out);
	return text;
}

void tree_point(const struct node *root, struct doc *doc, struct place *places, size_t count)
{
	struct spots spots = {0};
	struct arena scratch = {0};
	collect(&spots, root, NO_PARENT, 0);
	size_t total = spots.list.count, next = 0;
	struct spot **sorted = ARENA_ARRAY(&scratch, struct spot *, total);
	for (size_t i = 0; i < total; i++)
		sorted[i] = &spots.list.items[i];
	qsort(sorted, total, sizeof *sorted, by_start);
	for (size_t i = 0; i < count; i++) {
		size_t offset = places[i].offset;
		if (offset == STR_NPOS)
			break;
		while (next < total && sorted[next]->start <= offset)
			next++;
		ptrdiff_t at = next ? (ptrdiff_t)sorted[next - 1]->order : 0;
		while (at > 0 && spots.list.items[at].end <= offset &&
			spots.list.items[at].start != offset)
			at = spots.list.items[at].parent;
		places[i].pointer = pointer_to(&spots, at, &doc->arena);
	}
	list_finish(&spots.list);
	arena_finish(&scratch);
}

/* Names */

static int by_key(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;
	int order = str_compare(x->key, y->key);
	return order ? order : (x->key_start > y->key_start) - (x->key_start < y->key_start);
}

static int by_place(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;
	return (x->key_start > y->key_start) - (x->key_start < y->key_start);
}

void tree_check_names(struct doc *doc, const struct node *object)
{
	enum { FEW = 64 };
	const struct node *few[FEW], **members = few;
	size_t count = 0, duplicates = 0;
	struct arena arena = {0};
	if (object->count > FEW)
		members = ARENA_ARRAY(&arena, const struct node *, object->count);
	NODE_EACH(member, object)
	members[count++] = member;
	if (count > 1)
		qsort(members, count, sizeof *members, by_key);
	for (size_t i = 1, same = 0; i < count; i++) {
		if (str_eq(members[i]->key, members[same]->key))
			members[duplicates++] = members[i];
		else
			same = i;
	}
	if (duplicates > 1)
		qsort(members, duplicates, sizeof *members, by_place);
	for (size_t i = 0; i < duplicates; i++)
		diag(doc, DIAG_DUPLICATE_MEMBER, members[i]->key_start,
			"one more member %s in the same object", diag_quote(doc, members[i]->key));
	arena_finish(&arena);
}
