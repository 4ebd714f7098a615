#include "git/internal.h"

/* A commit while the history is read. */
struct node {
	struct commit commit;
	uint32_t first_parent, parents; /* of struct history's parents */
	uint32_t tree; /* of the forest */
	uint32_t next; /* the next parent to be visited */
	bool seen;
	bool outside; /* of the range */
};

struct pair { /* of folders to be compared */
	uint32_t old, new;
	struct str prefix;
};

struct history {
	struct repository *repository;
	struct forest forest;
	struct arena arena;
	struct map by_oid;
	LIST(struct node) nodes;
	LIST(struct oid) parent_oids;
	LIST(struct pair) pairs;
	struct files changes;
	commit_visit *visit;
	void *context;
};

/* Reading: "OID TREE COMMITTED AUTHORED [PARENT]...\n". git puts a line "commit OID" before each. */

static bool parse_time(struct str text, int64_t *time)
{
	uint64_t value;
	bool negative = str_starts(text, STR("-"));
	if (!str_to_u64(str_from(text, negative), INT64_MAX, &value))
		return false;
	*time = negative ? -(int64_t)value : (int64_t)value;
	return true;
}

static bool parse_commit(struct history *history, struct str line)
{
	struct node node = {.first_parent = (uint32_t)history->parent_oids.count};
	struct commit *commit = &node.commit;
	struct str oid = str_cut(&line, ' '), tree = str_cut(&line, ' ');
	struct str time = str_cut(&line, ' '), author_time = str_cut(&line, ' ');
	if (!oid_parse(&commit->oid, oid) || !commit->oid.size || !oid_parse(&commit->tree, tree) ||
		!commit->tree.size || !parse_time(time, &commit->time) ||
		!parse_time(author_time, &commit->author_time))
		return false;
	while (line.ptr && line.len) {
		struct oid parent;
		if (!oid_parse(&parent, str_cut(&line, ' ')))
			return false;
		list_push(&history->parent_oids, parent);
		node.parents++;
	}
	struct str key = oid_key(&commit->oid);
	commit->boundary = map_get(&history->repository->shallow, key) != MAP_NONE;
	map_put(&history->by_oid, arena_str(&history->arena, key), (uint32_t)history->nodes.count);
	list_push(&history->nodes, node);
	return true;
}

static bool read_commits(struct history *history, struct str text)
{
	struct repository *repository = history->repository;
	while (text.ptr && text.len) {
		struct str line = str_cut(&text, '\n');
		if (str_starts(line, STR("commit ")))
			continue;
		if (history->nodes.count >= repository->limits->history) {
			diag(repository->doc, DIAG_TOO_MANY_COMMITS, STR_NPOS,
				"more than %zu commits, the limit; older ones were left out",
				repository->limits->history);
			return true;
		}
		if (!parse_commit(history, line)) {
			diag(repository->doc, DIAG_REPOSITORY_UNREAD, STR_NPOS,
				"the history: the reader's answer is malformed");
			return false;
		}
	}
	return true;
}

/* Parents that were not listed: those outside the range are read for their trees; those of a shallow
 * clone's last commits are not there. */
static void read_outside_parents(struct history *history)
{
	struct repository *repository = history->repository;
	struct object object;
	size_t listed = history->nodes.count;
	for (size_t i = 0; i < listed; i++) {
		const struct node *node = &history->nodes.items[i];
		for (uint32_t p = 0; !node->commit.boundary && p < node->parents; p++) {
			const struct oid *oid = &history->parent_oids.items[node->first_parent + p];
			if (map_get(&history->by_oid, oid_key(oid)) != MAP_NONE)
				continue;
			map_put(&history->by_oid, arena_str(&history->arena, oid_key(oid)),
				(uint32_t)history->nodes.count);
			list_push(&history->nodes,
				((struct node){.commit.oid = *oid, .outside = true}));
			node = &history->nodes.items[i];
			objects_ask(repository, oid);
		}
	}
	for (size_t i = listed; objects_next(repository, &object); i++) {
		struct str text = object.bytes, line = str_cut(&text, '\n');
		if (object.state != OBJECT_GOOD || object.type != OBJECT_COMMIT)
			objects_complain(repository, repository->doc, &object, "the commit");
		else if (str_starts(line, STR("tree ")))
			oid_parse(&history->nodes.items[i].commit.tree, str_from(line, 5));
	}
}

/* Comparing */

/* The order of git's trees: by bytes, as if the names of folders ended in a slash. */
static int compare_items(
	const struct history *history, const struct forest_item *a, const struct forest_item *b)
{
	struct str x = history->forest.names.items[a->name];
	struct str y = history->forest.names.items[b->name];
	size_t shared = x.len < y.len ? x.len : y.len;
	int order = memcmp(x.ptr, y.ptr, shared);
	if (order)
		return order;
	unsigned char after_x = x.len > shared ? (unsigned char)x.ptr[shared]
		: a->mode == MODE_TREE         ? '/'
					       : 0;
	unsigned char after_y = y.len > shared ? (unsigned char)y.ptr[shared]
		: b->mode == MODE_TREE         ? '/'
					       : 0;
	return after_x != after_y ? (after_x > after_y) - (after_x < after_y)
				  : (x.len > y.len) - (x.len < y.len);
}

static bool same_item(const struct forest_item *a, const struct forest_item *b)
{
	return a && b ? a->value == b->value && a->mode == b->mode : a == b;
}

/* Of a path, from a node on. */
static const struct forest_item *look_up(
	const struct history *history, uint32_t node, struct str path)
{
	const struct forest *forest = &history->forest;
	for (;;) {
		struct str part = str_cut(&path, '/');
		uint32_t name = map_get(&forest->name_by_text, part);
		uint32_t mode = path.ptr ? MODE_TREE : 0;
		const struct forest_item *found = NULL;
		size_t count;
		const struct forest_item *items = forest_items(forest, node, &count);
		for (size_t i = 0; i < count && !found; i++)
			if (items[i].name == name && (items[i].mode == MODE_TREE) == (mode != 0))
				found = &items[i];
		if (!found || !path.ptr)
			return found;
		node = found->value;
	}
}

static uint32_t node_of_parent(const struct history *history, const struct node *node, uint32_t p)
{
	const struct oid *oid = &history->parent_oids.items[node->first_parent + p];
	uint32_t parent = map_get(&history->by_oid, oid_key(oid));
	return parent == MAP_NONE ? FOREST_NOTHING : history->nodes.items[parent].tree;
}

/* What a merge has from one of its other parents was changed there. */
static bool is_from_another(const struct history *history, const struct node *node,
	const struct forest_item *new, struct str path)
{
	for (uint32_t p = 1; p < node->parents; p++)
		if (same_item(look_up(history, node_of_parent(history, node, p), path), new))
			return true;
	return false;
}

static void add_change(struct history *history, const struct node *node,
	const struct forest_item *old, const struct forest_item *new, struct str path)
{
	const struct oid *oids = history->forest.oids.items;
	if (is_from_another(history, node, new, path))
		return;
	struct file file = {.path = path, .mode = new ? new->mode : old->mode};
	if (new)
		file.oid = oids[new->value];
	if (old)
		file.old = oids[old->value];
	list_push(&history->changes.list, file);
}

static void compare_entry(struct history *history, const struct node *node,
	const struct forest_item *old, const struct forest_item *new, struct str prefix)
{
	const struct forest_item *any = new ? new : old;
	if (same_item(old, new))
		return;
	struct str name = history->forest.names.items[any->name];
	struct arena *arena = &history->changes.arena;
	if (any->mode != MODE_TREE) {
		add_change(history, node, old, new,
			arena_printf(arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(name)));
		return;
	}
	struct pair pair = {.old = old ? old->value : FOREST_NOTHING,
		.new = new ? new->value : FOREST_NOTHING,
		.prefix = arena_printf(arena, "%.*s%.*s/", STR_ARG(prefix), STR_ARG(name))};
	list_push(&history->pairs, pair);
}

static void compare_pair(struct history *history, const struct node *node, struct pair pair)
{
	size_t olds, news, i = 0, j = 0;
	const struct forest_item *old = forest_items(&history->forest, pair.old, &olds);
	const struct forest_item *new = forest_items(&history->forest, pair.new, &news);
	while (i < olds || j < news) {
		int order = i == olds ? 1
			: j == news   ? -1
				      : compare_items(history, &old[i], &new[j]);
		compare_entry(history, node, order <= 0 ? &old[i] : NULL,
			order >= 0 ? &new[j] : NULL, pair.prefix);
		i += order <= 0;
		j += order >= 0;
	}
}

/* Each pair of folders stands for real differences, but a few of them may be named very often. */
static bool has_room(struct history *history)
{
	struct repository *repository = history->repository;
	bool room = history->changes.list.count <= repository->limits->files &&
		history->changes.arena.total <= repository->limits->input;
	if (!room)
		diag(repository->doc, DIAG_TOO_MANY_FILES, STR_NPOS,
			"one commit changes more files than the limit of %zu; the rest was left "
			"out",
			repository->limits->files);
	return room;
}

static bool is_like_a_parent(const struct history *history, const struct node *node)
{
	for (uint32_t p = 0; p < node->parents; p++)
		if (node_of_parent(history, node, p) == node->tree)
			return true;
	return !node->parents && node->tree == FOREST_NOTHING;
}

static void visit_node(struct history *history, const struct node *node)
{
	if (is_like_a_parent(history, node))
		return;
	uint32_t old = node->parents ? node_of_parent(history, node, 0) : FOREST_NOTHING;
	list_push(
		&history->pairs, ((struct pair){.old = old, .new = node->tree, .prefix = STR("")}));
	while (history->pairs.count && has_room(history))
		compare_pair(history, node, history->pairs.items[--history->pairs.count]);
	if (history->changes.list.count)
		history->visit(history->context, &node->commit, history->changes.list.items,
			history->changes.list.count);
	history->pairs.count = history->changes.list.count = 0;
	arena_reset(&history->changes.arena);
}

/* Order */

static uint32_t next_parent(struct history *history, struct node *node)
{
	while (node->next < node->parents) {
		const struct oid *oid =
			&history->parent_oids.items[node->first_parent + node->next++];
		uint32_t parent = map_get(&history->by_oid, oid_key(oid));
		if (parent != MAP_NONE && !history->nodes.items[parent].seen)
			return parent;
	}
	return MAP_NONE;
}

/* Parents first; first parents before others, whatever the order in which the reader listed them. */
static void visit_from(struct history *history, uint32_t tip)
{
	LIST(uint32_t) stack = {0};
	if (!history->nodes.items[tip].seen)
		list_push(&stack, tip);
	while (stack.count) {
		struct node *node = &history->nodes.items[stack.items[stack.count - 1]];
		node->seen = true;
		uint32_t parent = next_parent(history, node);
		if (parent != MAP_NONE) {
			list_push(&stack, parent);
			continue;
		}
		if (!node->outside)
			visit_node(history, node);
		stack.count--;
	}
	list_finish(&stack);
}

static void read_trees(struct history *history)
{
	for (size_t i = 0; i < history->nodes.count; i++) {
		struct node *node = &history->nodes.items[i];
		if (node->commit.tree.size)
			node->tree = forest_plant(&history->forest, &node->commit.tree);
	}
	forest_grow(&history->forest);
	for (size_t i = 0; i < history->nodes.count; i++) {
		struct node *node = &history->nodes.items[i];
		node->tree = node->commit.tree.size ? forest_node(&history->forest, node->tree)
						    : FOREST_NOTHING;
	}
}

static void finish(struct history *history)
{
	forest_finish(&history->forest);
	map_finish(&history->by_oid);
	list_finish(&history->nodes);
	list_finish(&history->parent_oids);
	list_finish(&history->pairs);
	files_finish(&history->changes);
	arena_finish(&history->arena);
}

static void say_what_is_cut(struct history *history)
{
	size_t cut = 0;
	for (size_t i = 0; i < history->nodes.count; i++)
		cut += history->nodes.items[i].commit.boundary;
	if (cut)
		diag(history->repository->doc, DIAG_SHALLOW_HISTORY, STR_NPOS,
			"the clone is shallow: what is older than %zu of its commits is not there",
			cut);
}

struct str repository_author(
	struct repository *repository, const struct oid *commit, struct arena *arena)
{
	struct object object = objects_get(repository, oid_hex(commit, &repository->arena));
	struct str text = object.state == OBJECT_GOOD ? object.bytes : STR_NONE;
	while (text.ptr) {
		struct str line = str_cut(&text, '\n');
		if (!line.len)
			break;
		if (str_starts(line, STR("author ")))
			return arena_str(arena, str_sub(line, 7, str_rfind_byte(line, '>') + 1));
	}
	return STR_NONE;
}

bool repository_history(struct repository *repository, struct str range,
	const struct file_filter *filter, commit_visit *visit, void *context)
{
	struct history history = {.repository = repository, .visit = visit, .context = context};
	struct buf out = {0};
	forest_init(&history.forest, repository, filter);
	const char *const arguments[] = {
		range.ptr ? arena_cstr(&repository->arena, range) : "HEAD", NULL};
	bool good = run_operation(repository, RUN_COMMITS, arguments, &out);
	good = good && read_commits(&history, buf_str(&out));
	buf_finish(&out);
	if (good) {
		read_outside_parents(&history);
		read_trees(&history);
		for (uint32_t i = 0; i < history.nodes.count; i++)
			visit_from(&history, i);
		say_what_is_cut(&history);
	}
	finish(&history);
	return good;
}
