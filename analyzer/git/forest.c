#include "git/internal.h"

enum { TREE_PLANTED, TREE_PARSED, TREE_OPEN, TREE_DONE };

void forest_init(
	struct forest *forest, struct repository *repository, const struct file_filter *filter)
{
	*forest = (struct forest){.repository = repository, .filter = filter};
	list_push(&forest->nodes, STR("")); /* FOREST_NOTHING */
	map_put(&forest->node_by_items, STR(""), FOREST_NOTHING);
}

void forest_finish(struct forest *forest)
{
	map_finish(&forest->tree_by_oid);
	map_finish(&forest->name_by_text);
	map_finish(&forest->oid_by_bytes);
	map_finish(&forest->node_by_items);
	list_finish(&forest->trees);
	list_finish(&forest->links);
	list_finish(&forest->names);
	list_finish(&forest->oids);
	list_finish(&forest->nodes);
	list_finish(&forest->scratch);
	arena_finish(&forest->arena);
}

static uint32_t name_number(struct forest *forest, struct str name)
{
	uint32_t number = map_get(&forest->name_by_text, name);
	if (number != MAP_NONE)
		return number;
	struct str copy = arena_str(&forest->arena, name);
	list_push(&forest->names, copy);
	return map_put(&forest->name_by_text, copy, (uint32_t)(forest->names.count - 1));
}

static uint32_t oid_number(struct forest *forest, struct str bytes)
{
	uint32_t number = map_get(&forest->oid_by_bytes, bytes);
	if (number != MAP_NONE)
		return number;
	oid_from_bytes(list_add(&forest->oids), bytes);
	return map_put(&forest->oid_by_bytes, arena_str(&forest->arena, bytes),
		(uint32_t)(forest->oids.count - 1));
}

static uint32_t plant(struct forest *forest, struct str bytes)
{
	uint32_t number = map_get(&forest->tree_by_oid, bytes);
	if (number != MAP_NONE)
		return number;
	struct forest_tree *tree = list_add(&forest->trees);
	*tree = (struct forest_tree){.state = TREE_PLANTED};
	oid_from_bytes(&tree->oid, bytes);
	objects_ask(forest->repository, &tree->oid);
	return map_put(&forest->tree_by_oid, arena_str(&forest->arena, bytes),
		(uint32_t)(forest->trees.count - 1));
}

uint32_t forest_plant(struct forest *forest, const struct oid *tree)
{
	return plant(forest, oid_key(tree));
}

/* Parsing: "MODE NAME\0" and the bytes of the id, again and again (git's Documentation/user-manual,
 * "Tree Object"). */

static bool parse_mode(struct str text, uint32_t *mode)
{
	*mode = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '7')
			return false;
		*mode = *mode << 3 | (uint32_t)(text.ptr[i] - '0');
	}
	return text.len > 0 && text.len <= 6;
}

static bool is_wanted(const struct forest *forest, struct str name, uint32_t mode)
{
	const struct file_filter *filter = forest->filter;
	return !filter || !filter->wanted || filter->wanted(filter->context, name, mode);
}

static void add_link(struct forest *forest, uint32_t mode, struct str name, struct str oid)
{
	bool tree = (mode & MODE_TYPE) == MODE_TREE;
	if (!tree && !is_wanted(forest, name, mode))
		return;
	struct forest_link link = {.name = name_number(forest, name),
		.mode = tree ? MODE_TREE : mode,
		.value = tree ? plant(forest, oid) : oid_number(forest, oid)};
	list_push(&forest->links, link);
}

/* Whether it was well-formed to its end; what stands before an error is used. */
static bool parse_tree(struct forest *forest, struct str text, size_t oid_size)
{
	while (text.len) {
		uint32_t mode;
		size_t space = str_find_byte(str_sub(text, 0, 8), ' ');
		if (space == STR_NPOS || !parse_mode(str_sub(text, 0, space), &mode))
			return false;
		text = str_from(text, space + 1);
		size_t end = str_find_byte(text, '\0');
		if (end == STR_NPOS || end == 0 || text.len - end - 1 < oid_size)
			return false;
		struct str name = str_sub(text, 0, end);
		if (str_find_byte(name, '/') != STR_NPOS)
			return false;
		add_link(forest, mode, name, str_sub(text, end + 1, end + 1 + oid_size));
		text = str_from(text, end + 1 + oid_size);
	}
	return true;
}

static void take_answer(struct forest *forest, struct object *object)
{
	uint32_t number = map_get(&forest->tree_by_oid, oid_key(&object->oid));
	struct doc *doc = forest->repository->doc;
	if (number == MAP_NONE)
		return;
	size_t first = forest->links.count;
	if (object->state != OBJECT_GOOD || object->type != OBJECT_TREE)
		objects_complain(forest->repository, doc, object, "the folder (tree)");
	else if (!parse_tree(forest, object->bytes, object->oid.size))
		diag(doc, DIAG_OBJECT_CORRUPT, STR_NPOS,
			"the folder (tree) %s is malformed: what it lists last is missing",
			oid_hex(&object->oid, &doc->arena).ptr);
	struct forest_tree *tree = &forest->trees.items[number];
	tree->first = tree->next = (uint32_t)first;
	tree->count = (uint32_t)(forest->links.count - first);
	tree->state = TREE_PARSED;
}

void forest_grow(struct forest *forest)
{
	struct object object;
	while (objects_next(forest->repository, &object))
		take_answer(forest, &object);
}

/* Nodes: what is wanted of a tree; equal ones have one number, so that comparing trees is comparing
 * numbers. */

static uint32_t make_node(struct forest *forest, const struct forest_tree *tree)
{
	forest->scratch.count = 0;
	for (uint32_t i = 0; i < tree->count; i++) {
		const struct forest_link *link = &forest->links.items[tree->first + i];
		uint32_t value = link->value;
		if (link->mode == MODE_TREE) {
			value = forest->trees.items[value].node;
			if (value == FOREST_NOTHING)
				continue;
		}
		list_push(&forest->scratch, ((struct forest_item){link->name, link->mode, value}));
	}
	if (!forest->scratch.count)
		return FOREST_NOTHING;
	struct str items = {(const char *)forest->scratch.items,
		forest->scratch.count * sizeof *forest->scratch.items};
	uint32_t number = map_get(&forest->node_by_items, items);
	if (number != MAP_NONE)
		return number;
	struct forest_item *copy =
		ARENA_ARRAY(&forest->arena, struct forest_item, forest->scratch.count);
	memcpy(copy, items.ptr, items.len);
	items.ptr = (const char *)copy;
	list_push(&forest->nodes, items);
	return map_put(&forest->node_by_items, items, (uint32_t)(forest->nodes.count - 1));
}

/* The next tree below that has to be done first, or MAP_NONE. A tree that is open already would be
 * below itself: no hash allows that. */
static uint32_t next_child(struct forest *forest, struct forest_tree *tree)
{
	while (tree->next < tree->first + tree->count) {
		const struct forest_link *link = &forest->links.items[tree->next++];
		if (link->mode == MODE_TREE &&
			forest->trees.items[link->value].state == TREE_PARSED)
			return link->value;
	}
	return MAP_NONE;
}

uint32_t forest_node(struct forest *forest, uint32_t tree)
{
	LIST(uint32_t) stack = {0};
	if (forest->trees.items[tree].state != TREE_DONE)
		list_push(&stack, tree);
	while (stack.count) {
		struct forest_tree *top = &forest->trees.items[stack.items[stack.count - 1]];
		top->state = TREE_OPEN;
		uint32_t child = next_child(forest, top);
		if (child != MAP_NONE) {
			list_push(&stack, child);
			continue;
		}
		top->node = make_node(forest, top);
		top->state = TREE_DONE;
		stack.count--;
	}
	list_finish(&stack);
	return forest->trees.items[tree].node;
}

const struct forest_item *forest_items(const struct forest *forest, uint32_t node, size_t *count)
{
	struct str items = forest->nodes.items[node];
	*count = items.len / sizeof(struct forest_item);
	return (const struct forest_item *)(const void *)items.ptr;
}
