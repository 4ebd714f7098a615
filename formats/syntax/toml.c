#include "syntax/toml_load.h"

bool toml_fail(struct toml_loader *l, const char *problem)
{
	diag(l->doc, DIAG_TOML_SYNTAX, toml_offset(l, l->at), "%s", problem);
	return false;
}

static bool fail_at(struct toml_loader *l, size_t offset, struct str key, const char *problem)
{
	diag(l->doc, DIAG_TOML_SYNTAX, offset, "%s %s", diag_quote(l->doc, key), problem);
	return false;
}

static bool is_compound(const struct node *node)
{
	return node->kind == NODE_OBJECT || node->kind == NODE_ARRAY;
}

/* Only objects and arrays are asked for their table. */
static struct toml_table *table_of(struct node *node)
{
	return (struct toml_table *)(void *)node;
}

/* White space, comments, line ends */

static bool skip_comment(struct toml_loader *l)
{
	if (toml_peek(l, 0) != '#')
		return true;
	while (l->at < l->end && *l->at != '\n') {
		unsigned char c = (unsigned char)*l->at;
		if ((c < 0x20 && c != '\t' && !(c == '\r' && toml_peek(l, 1) == '\n')) || c == 0x7f)
			return toml_fail(l, "a control character in a comment");
		l->at++;
	}
	return true;
}

/* A line end, or the end of the text. */
static bool skip_line_end(struct toml_loader *l)
{
	if (toml_peek(l, 0) == '\r' && toml_peek(l, 1) == '\n')
		l->at++;
	if (l->at < l->end && *l->at != '\n')
		return toml_fail(l, "the line must end here");
	l->at += l->at < l->end;
	return true;
}

/* All that may stand between the elements of an array. */
static bool skip_space(struct toml_loader *l)
{
	for (;;) {
		toml_blanks(l);
		if (!skip_comment(l))
			return false;
		if (l->at == l->end || (*l->at != '\n' && *l->at != '\r'))
			return true;
		if (!skip_line_end(l))
			return false;
	}
}

/* Members */

static struct node *find(struct toml_loader *l, const struct toml_table *table, struct str key)
{
	if (table->names.count) {
		uint32_t index = map_get(&table->names, key);
		return index == MAP_NONE ? NULL : l->members.items[index];
	}
	NODE_EACH(member, &table->node)
	if (str_eq(member->key, key))
		return member;
	return NULL;
}

static void add_name(struct toml_loader *l, struct toml_table *table, struct node *member)
{
	map_put(&table->names, member->key, (uint32_t)l->members.count);
	list_push(&l->members, member);
}

static void add_member(struct toml_loader *l, struct toml_table *table, struct node *member)
{
	enum { MANY = 16 };
	node_append(&table->node, member);
	if (table->names.count) {
		add_name(l, table, member);
	} else if (table->node.count > MANY) {
		list_push(&l->large, table);
		NODE_EACH(each, &table->node)
		add_name(l, table, each);
	}
}

static bool count_node(struct toml_loader *l)
{
	if (++l->nodes <= l->doc->limits->nodes)
		return true;
	diag(l->doc, DIAG_TOO_MANY_VALUES, toml_offset(l, l->at), "more than %zu values",
		l->doc->limits->nodes);
	return false;
}

static bool check_depth(struct toml_loader *l, size_t depth)
{
	if (depth <= l->doc->limits->depth)
		return true;
	diag(l->doc, DIAG_TOO_DEEP, toml_offset(l, l->at),
		"more than %zu tables and arrays inside one another", l->doc->limits->depth);
	return false;
}

static struct toml_table *new_table(struct toml_loader *l, struct toml_table *parent,
	enum node_kind kind, enum toml_origin origin)
{
	struct toml_table *table = ARENA_NEW(l->arena, struct toml_table);
	table->node.kind = (uint8_t)kind;
	table->parent = parent;
	table->origin = (uint8_t)origin;
	return table;
}

/* Keys */

struct key {
	struct str text;
	size_t offset, end;
};

static bool is_bare(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

static bool load_key(struct toml_loader *l, struct key *key)
{
	toml_blanks(l);
	key->offset = toml_offset(l, l->at);
	if (toml_peek(l, 0) == '"' || toml_peek(l, 0) == '\'') {
		if (!toml_string(l, true, &key->text))
			return false;
	} else {
		const char *from = l->at;
		while (l->at < l->end && is_bare(*l->at))
			l->at++;
		key->text = str_range(from, l->at);
		if (l->at == from)
			return toml_fail(l, "a key is expected");
	}
	key->end = toml_offset(l, l->at);
	toml_blanks(l);
	return true;
}

/* The table that `key` names on the way to another. */
static struct toml_table *step(struct toml_loader *l, struct toml_table *table,
	const struct key *key, enum toml_origin origin)
{
	struct node *found = find(l, table, key->text);
	if (!found) {
		struct toml_table *made = new_table(l, table, NODE_OBJECT, origin);
		made->node.key = key->text;
		made->node.key_start = made->node.start = key->offset;
		made->node.end = key->end;
		add_member(l, table, &made->node);
		return count_node(l) ? made : NULL;
	}
	struct toml_table *next = is_compound(found) ? table_of(found) : NULL;
	if (!next || next->origin == TOML_INLINE) {
		fail_at(l, key->offset, key->text, "is a value already and cannot be added to");
		return NULL;
	}
	if (origin == TOML_DOTTED && next->origin != TOML_DOTTED) {
		fail_at(l, key->offset, key->text, "is a table defined elsewhere");
		return NULL;
	}
	if (found->kind == NODE_ARRAY)
		next = table_of(found->last);
	return next;
}

/* Reads keys up to the last one; returns the table that this belongs to. */
static struct toml_table *load_path(struct toml_loader *l, struct toml_table *table,
	enum toml_origin origin, struct key *last, size_t *depth)
{
	for (;;) {
		if (!load_key(l, last) || !check_depth(l, ++*depth))
			return NULL;
		if (toml_peek(l, 0) != '.')
			return table;
		l->at++;
		table = step(l, table, last, origin);
		if (!table)
			return NULL;
	}
}

/* Values */

static bool load_value(struct toml_loader *l, struct toml_table *parent, struct node **out);

/* key = value */
static bool load_pair(struct toml_loader *l, struct toml_table *table)
{
	struct key key;
	struct node *value;
	size_t depth = l->depth;
	table = load_path(l, table, TOML_DOTTED, &key, &depth);
	if (!table)
		return false;
	if (toml_peek(l, 0) != '=')
		return toml_fail(l, "'=' is expected behind a key");
	if (find(l, table, key.text))
		return fail_at(l, key.offset, key.text, "is defined already");
	l->at++;
	toml_blanks(l);
	size_t outer = l->depth;
	l->depth = depth;
	bool good = load_value(l, table, &value);
	l->depth = outer;
	if (!good)
		return false;
	value->key = key.text;
	value->key_start = key.offset;
	add_member(l, table, value);
	for (struct toml_table *at = table; at; at = at->parent)
		if (value->end > at->node.end)
			at->node.end = value->end;
	return true;
}

/* `at` behind the bracket. TOML 1.0: on one line, no comma at the end. */
static bool load_inline(struct toml_loader *l, struct toml_table *table)
{
	toml_blanks(l);
	if (toml_peek(l, 0) == '}') {
		l->at++;
		return true;
	}
	for (;;) {
		if (!load_pair(l, table))
			return false;
		toml_blanks(l);
		char c = toml_peek(l, 0);
		if (c != ',' && c != '}')
			return toml_fail(l, "',' or '}' is expected in an inline table");
		l->at++;
		if (c == '}')
			return true;
	}
}

static bool load_array(struct toml_loader *l, struct toml_table *array)
{
	for (;;) {
		struct node *element;
		if (!skip_space(l))
			return false;
		if (toml_peek(l, 0) == ']')
			break;
		if (!load_value(l, array, &element))
			return false;
		node_append(&array->node, element);
		if (!skip_space(l))
			return false;
		if (toml_peek(l, 0) == ']')
			break;
		if (toml_peek(l, 0) != ',')
			return toml_fail(l, "',' or ']' is expected in an array");
		l->at++;
	}
	l->at++;
	return true;
}

/* Tables that dotted keys made inside of an inline table are as closed as it is. */
static void close_inline(struct toml_table *table)
{
	table->origin = TOML_INLINE;
	NODE_EACH(member, &table->node)
	if (is_compound(member) && table_of(member)->origin != TOML_INLINE)
		close_inline(table_of(member));
}

static bool load_compound(struct toml_loader *l, struct toml_table *parent, struct node **out)
{
	bool object = *l->at == '{';
	/* An inline table is open for dotted keys while it is read. */
	struct toml_table *table =
		new_table(l, parent, object ? NODE_OBJECT : NODE_ARRAY, TOML_DOTTED);
	*out = &table->node;
	table->node.start = toml_offset(l, l->at);
	l->at++;
	if (!check_depth(l, ++l->depth) || !(object ? load_inline(l, table) : load_array(l, table)))
		return false;
	l->depth--;
	table->node.end = toml_offset(l, l->at);
	if (object)
		close_inline(table);
	table->origin = TOML_INLINE;
	return true;
}

static bool load_value(struct toml_loader *l, struct toml_table *parent, struct node **out)
{
	char c = toml_peek(l, 0);
	if (!count_node(l))
		return false;
	if (c == '{' || c == '[')
		return load_compound(l, parent, out);
	struct node *node = *out = ARENA_NEW(l->arena, struct node);
	node->start = toml_offset(l, l->at);
	node->kind = NODE_STRING;
	if (c == '"' || c == '\'') {
		if (!toml_string(l, false, &node->text))
			return false;
		node->has_nul = str_find_byte(node->text, '\0') != STR_NPOS;
	} else if (!toml_word(l, node)) {
		return false;
	}
	node->end = toml_offset(l, l->at);
	return true;
}

/* Headers */

static struct toml_table *place(struct toml_loader *l, struct toml_table *parent,
	struct toml_table *table, struct str key, size_t key_start, size_t start)
{
	table->node.key = key;
	table->node.key_start = key_start;
	table->node.start = start;
	table->node.end = toml_offset(l, l->at);
	if (parent->node.kind == NODE_OBJECT)
		add_member(l, parent, &table->node);
	else
		node_append(&parent->node, &table->node);
	return count_node(l) ? table : NULL;
}

static struct toml_table *open_table(
	struct toml_loader *l, struct toml_table *parent, const struct key *key, size_t start)
{
	struct node *found = find(l, parent, key->text);
	if (!found)
		return place(l, parent, new_table(l, parent, NODE_OBJECT, TOML_HEADER), key->text,
			key->offset, start);
	if (!is_compound(found) || table_of(found)->origin != TOML_IMPLIED) {
		fail_at(l, key->offset, key->text, "is defined already");
		return NULL;
	}
	table_of(found)->origin = TOML_HEADER;
	return table_of(found);
}

static struct toml_table *open_element(
	struct toml_loader *l, struct toml_table *parent, const struct key *key, size_t start)
{
	struct node *found = find(l, parent, key->text);
	if (found && (!is_compound(found) || table_of(found)->origin != TOML_TABLES)) {
		fail_at(l, key->offset, key->text, "is no array of tables");
		return NULL;
	}
	struct toml_table *array = found
		? table_of(found)
		: place(l, parent, new_table(l, parent, NODE_ARRAY, TOML_TABLES), key->text,
			  key->offset, start);
	if (!array)
		return NULL;
	return place(
		l, array, new_table(l, array, NODE_OBJECT, TOML_HEADER), STR_NONE, start, start);
}

/* [a.b] or [[a.b]] */
static struct toml_table *load_header(struct toml_loader *l, struct toml_table *root)
{
	size_t start = toml_offset(l, l->at), depth = 1;
	bool element = toml_peek(l, 1) == '[';
	struct key key;
	l->at += element ? 2 : 1;
	struct toml_table *parent = load_path(l, root, TOML_IMPLIED, &key, &depth);
	if (!parent)
		return NULL;
	if (toml_peek(l, 0) != ']' || (element && toml_peek(l, 1) != ']')) {
		toml_fail(l, "']' is expected at the end of a header");
		return NULL;
	}
	l->at += element ? 2 : 1;
	l->depth = depth + element;
	return element ? open_element(l, parent, &key, start) : open_table(l, parent, &key, start);
}

static bool load_line(struct toml_loader *l, struct toml_table *root, struct toml_table **current)
{
	toml_blanks(l);
	char c = toml_peek(l, 0);
	if (c == '[')
		*current = load_header(l, root);
	else if (l->at < l->end && c != '#' && c != '\n' && c != '\r' && !load_pair(l, *current))
		return false;
	if (!*current)
		return false;
	toml_blanks(l);
	return skip_comment(l) && skip_line_end(l);
}

static bool begin(struct doc *doc)
{
	const uint32_t *counts = doc->diags.counts;
	if (counts[DIAG_READ_ERROR] || counts[DIAG_INPUT_TOO_LARGE] || counts[DIAG_INVALID_UTF16])
		return false;
	if (doc->invalid == STR_NPOS)
		return true;
	diag(doc, DIAG_INVALID_UTF8, doc->invalid, "the byte 0x%02X is no part of valid UTF-8",
		(unsigned)(unsigned char)doc->bytes.ptr[doc->invalid]);
	return false;
}

struct node *toml_load(struct doc *doc, struct arena *arena)
{
	if (!begin(doc))
		return NULL;
	struct toml_loader l = {.doc = doc,
		.arena = arena,
		.at = doc->bytes.ptr,
		.end = doc->bytes.ptr + doc->bytes.len,
		.depth = 1};
	struct toml_table *root = new_table(&l, NULL, NODE_OBJECT, TOML_HEADER), *current = root;
	bool good = true;
	while (good && l.at < l.end)
		good = load_line(&l, root, &current);
	root->node.end = doc->bytes.len;
	for (size_t i = 0; i < l.large.count; i++)
		map_finish(&l.large.items[i]->names);
	list_finish(&l.large);
	list_finish(&l.members);
	return good ? &root->node : NULL;
}
