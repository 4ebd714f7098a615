#include "syntax/yaml.h"

#include <yaml.h>

#include "base/map.h"
#include "base/utf8.h"
#include "syntax/tree.h"

/* libyaml counts characters. Where the text is not ASCII, every 64th character's offset is kept. */
enum { STRIDE = 64 };

struct anchor {
	const struct node *node;
	size_t size; /* nodes below it, itself included; 0 while it is open */
};

struct open {
	struct node *node;
	struct str key; /* of the member whose value comes next; ptr is NULL before a key */
	size_t key_start;
	uint32_t anchor; /* index, or MAP_NONE */
	size_t nodes; /* loaded before it */
};

struct loader {
	struct doc *doc;
	struct arena *arena;
	yaml_parser_t parser;
	size_t *stops; /* NULL: the text is ASCII */
	struct node *root;
	struct node *all; /* the documents, when several are allowed */
	LIST(struct open) open;
	LIST(struct anchor) anchors;
	struct map names; /* of anchors -> index */
	size_t nodes;
};

static bool fail(struct loader *l, enum diag_id id, size_t offset, const char *text)
{
	diag(l->doc, id, offset, "%s", text);
	return false;
}

static bool fail_deep(struct loader *l, size_t offset)
{
	diag(l->doc, DIAG_TOO_DEEP, offset,
		"more than %zu sequences and mappings inside one another", l->doc->limits->depth);
	return false;
}

/* Positions */

static void find_stops(struct loader *l)
{
	struct str text = l->doc->bytes;
	if (str_is_ascii(text))
		return;
	size_t count = utf8_count(text), character = 0;
	l->stops = ARENA_ARRAY(l->arena, size_t, count / STRIDE + 1);
	for (size_t at = 0; at < text.len; character++) {
		if (character % STRIDE == 0)
			l->stops[character / STRIDE] = at;
		utf8_next(text, &at);
	}
}

static size_t offset_of(const struct loader *l, size_t character)
{
	struct str text = l->doc->bytes;
	size_t at = character;
	if (l->stops) {
		at = l->stops[character / STRIDE];
		for (size_t rest = character % STRIDE; rest > 0 && at < text.len; rest--)
			utf8_next(text, &at);
	}
	return at < text.len ? at : text.len;
}

/* Plain scalars: section 10.3.2 of YAML 1.2.2 */

static bool is_one_of(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (str_is(text, *words))
			return true;
	return false;
}

static size_t digits(struct str text, size_t at)
{
	while (at < text.len && ascii_is_digit(text.ptr[at]))
		at++;
	return at;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_decimal(struct str text)
{
	size_t at = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+');
	size_t whole = digits(text, at) - at, fraction = 0;
	at += whole;
	if (at < text.len && text.ptr[at] == '.') {
		fraction = digits(text, at + 1) - at - 1;
		at += 1 + fraction;
	}
	if (whole + fraction == 0)
		return false;
	if (at < text.len && ascii_lower(text.ptr[at]) == 'e') {
		at++;
		at += at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+');
		size_t end = digits(text, at);
		return end > at && end == text.len;
	}
	return at == text.len;
}

static bool is_prefixed(struct str text)
{
	if (text.len < 3 || text.ptr[0] != '0' || (text.ptr[1] != 'o' && text.ptr[1] != 'x'))
		return false;
	for (size_t i = 2; i < text.len; i++) {
		int digit = ascii_hex_value(text.ptr[i]);
		if (digit < 0 || (text.ptr[1] == 'o' && digit > 7))
			return false;
	}
	return true;
}

static enum node_kind resolve(struct str text)
{
	static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
	static const char *const trues[] = {"true", "True", "TRUE", NULL};
	static const char *const falses[] = {"false", "False", "FALSE", NULL};
	static const char *const others[] = {".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF",
		"+.inf", "+.Inf", "+.INF", ".nan", ".NaN", ".NAN", NULL};
	if (is_one_of(text, nulls))
		return NODE_NULL;
	if (is_one_of(text, trues))
		return NODE_TRUE;
	if (is_one_of(text, falses))
		return NODE_FALSE;
	return is_decimal(text) || is_prefixed(text) || is_one_of(text, others) ? NODE_NUMBER
										: NODE_STRING;
}

/* Building */

static struct open *top(struct loader *l)
{
	return l->open.count ? &l->open.items[l->open.count - 1] : NULL;
}

static bool count_nodes(struct loader *l, size_t more, size_t offset)
{
	l->nodes += more;
	if (l->nodes <= l->doc->limits->nodes)
		return true;
	diag(l->doc, DIAG_TOO_MANY_VALUES, offset, "more than %zu values", l->doc->limits->nodes);
	return false;
}

/* The value is whole (or, for a mapping or sequence, open): puts it where it belongs. */
static void place(struct loader *l, struct node *node)
{
	struct open *parent = top(l);
	if (!parent) {
		l->root = node;
		return;
	}
	if (parent->node->kind == NODE_OBJECT) {
		node->key = parent->key;
		node->key_start = parent->key_start;
		parent->key = STR_NONE;
	}
	node_append(parent->node, node);
}

static bool is_key(struct loader *l)
{
	struct open *parent = top(l);
	return parent && parent->node->kind == NODE_OBJECT && !parent->key.ptr;
}

static uint32_t add_anchor(struct loader *l, const yaml_char_t *name, const struct node *node)
{
	if (!name)
		return MAP_NONE;
	struct str key = arena_str(l->arena, str_of((const char *)name));
	uint32_t index = (uint32_t)l->anchors.count;
	list_push(&l->anchors, ((struct anchor){node, node->kind < NODE_ARRAY}));
	map_set(&l->names, key, index);
	return index;
}

static bool is_text(const yaml_event_t *event)
{
	const char *tag = (const char *)event->data.scalar.tag;
	return !event->data.scalar.plain_implicit ||
		event->data.scalar.style > YAML_PLAIN_SCALAR_STYLE ||
		(tag && (strcmp(tag, YAML_STR_TAG) == 0 || strcmp(tag, "!") == 0));
}

/* The text as the document has it, plain or between quotes, else a copy. */
static struct str keep(struct loader *l, struct str text, size_t start, size_t end)
{
	struct str written = str_sub(l->doc->bytes, start, end);
	struct str inside = str_sub(written, 1, written.len ? written.len - 1 : 0);
	if (str_eq(written, text))
		return written;
	return str_eq(inside, text) ? inside : arena_str(l->arena, text);
}

static bool load_scalar(struct loader *l, const yaml_event_t *event)
{
	size_t start = offset_of(l, event->start_mark.index);
	size_t end = offset_of(l, event->end_mark.index);
	struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
	if (text.len > l->doc->limits->string) {
		diag(l->doc, DIAG_STRING_TOO_LONG, start, "a string of %zu bytes; the limit is %zu",
			text.len, l->doc->limits->string);
		return false;
	}
	text = keep(l, text, start, end);
	if (is_key(l)) {
		struct open *parent = top(l);
		parent->key = text.ptr ? text : STR("");
		parent->key_start = start;
		return true;
	}
	if (!count_nodes(l, 1, start))
		return false;
	struct node *node = tree_node(l->arena, NODE_STRING, start, end);
	node->block = event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
	node->text = text;
	node->has_nul = str_find_byte(text, '\0') != STR_NPOS;
	if (!is_text(event)) {
		node->kind = (uint8_t)resolve(text);
		node->plain = node->kind == NODE_TRUE || node->kind == NODE_FALSE ||
			node->kind == NODE_NUMBER;
	}
	if (node->has_nul)
		diag(l->doc, DIAG_NUL_IN_STRING, start, "U+0000 in the string %s",
			diag_quote(l->doc, text));
	add_anchor(l, event->data.scalar.anchor, node);
	place(l, node);
	return true;
}

static bool is_dash(const struct doc *doc, size_t at)
{
	return at < doc->bytes.len && doc->bytes.ptr[at] == '-';
}

static bool open_node(struct loader *l, enum node_kind kind, const yaml_event_t *event,
	const yaml_char_t *anchor, bool flow)
{
	size_t start = offset_of(l, event->start_mark.index);
	if (is_key(l))
		return fail(l, DIAG_YAML_SYNTAX, start, "a key that is no scalar");
	if (l->open.count >= l->doc->limits->depth)
		return fail_deep(l, start);
	if (!count_nodes(l, 1, start))
		return false;
	size_t content = offset_of(l, event->end_mark.index);
	struct node *node = tree_node(l->arena, kind, start, content);
	node->block = !flow;
	/* For libyaml, a sequence that stands no deeper than its key begins behind its dash. */
	bool behind = !flow && kind == NODE_ARRAY && content > start && !is_dash(l->doc, content);
	node->content = content - behind;
	place(l, node);
	struct open open = {
		.node = node, .anchor = add_anchor(l, anchor, node), .nodes = l->nodes - 1};
	list_push(&l->open, open);
	return true;
}

static void close_node(struct loader *l, const yaml_event_t *event)
{
	struct open open = l->open.items[--l->open.count];
	struct node *node = open.node;
	/* A block ends, for libyaml, where the next token begins. */
	if (!node->block)
		node->end = offset_of(l, event->end_mark.index);
	else if (node->last && node->last->end > node->end)
		node->end = node->last->end;
	if (open.anchor != MAP_NONE)
		l->anchors.items[open.anchor].size = l->nodes - open.nodes;
	if (node->kind == NODE_OBJECT)
		tree_check_names(l->doc, node);
}

/* Aliases */

static struct node *copy(struct arena *arena, const struct node *node)
{
	struct node *twin = ARENA_NEW(arena, struct node);
	*twin = *node;
	twin->first = twin->last = twin->next = NULL;
	twin->count = 0;
	NODE_EACH(child, node)
	node_append(twin, copy(arena, child));
	return twin;
}

static size_t height(const struct node *node)
{
	size_t most = 0;
	NODE_EACH(child, node)
	{
		size_t below = height(child);
		most = below > most ? below : most;
	}
	return most + (node->kind >= NODE_ARRAY);
}

static bool load_alias(struct loader *l, const yaml_event_t *event)
{
	size_t start = offset_of(l, event->start_mark.index);
	struct str name = str_of((const char *)event->data.alias.anchor);
	uint32_t index = map_get(&l->names, name);
	if (index == MAP_NONE)
		return fail(l, DIAG_YAML_ALIAS, start, "an alias of no anchor before it");
	struct anchor anchor = l->anchors.items[index];
	if (!anchor.size)
		return fail(l, DIAG_YAML_ALIAS, start, "an alias inside of what it stands for");
	if (is_key(l)) {
		if (anchor.node->kind >= NODE_ARRAY)
			return fail(l, DIAG_YAML_SYNTAX, start, "a key that is no scalar");
		top(l)->key = anchor.node->text.ptr ? anchor.node->text : STR("");
		top(l)->key_start = start;
		return true;
	}
	if (l->nodes + anchor.size > l->doc->bytes.len)
		return fail(l, DIAG_YAML_ALIAS, start,
			"aliases make the document larger than one value for each of its bytes");
	if (!count_nodes(l, anchor.size, start))
		return false;
	if (l->open.count + height(anchor.node) > l->doc->limits->depth)
		return fail_deep(l, start);
	struct node *node = copy(l->arena, anchor.node);
	node->key = STR_NONE;
	node->key_start = node->start = start;
	node->end = offset_of(l, event->end_mark.index);
	place(l, node);
	return true;
}

/* Documents */

static bool handle(struct loader *l, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return load_scalar(l, event);
	case YAML_ALIAS_EVENT:
		return load_alias(l, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_node(l, NODE_ARRAY, event, event->data.sequence_start.anchor,
			event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
	case YAML_MAPPING_START_EVENT:
		return open_node(l, NODE_OBJECT, event, event->data.mapping_start.anchor,
			event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(l, event);
		return true;
	case YAML_DOCUMENT_END_EVENT:
		if (l->all && l->root) {
			node_append(l->all, l->root);
			l->root = NULL;
		}
		return true;
	case YAML_DOCUMENT_START_EVENT:
		return !l->root ||
			fail(l, DIAG_YAML_DOCUMENTS, offset_of(l, event->start_mark.index),
				"a second document in one file; it would go unseen");
	default:
		return true;
	}
}

static void report_syntax(struct loader *l)
{
	const yaml_parser_t *parser = &l->parser;
	if (parser->error == YAML_READER_ERROR) {
		diag(l->doc, DIAG_YAML_SYNTAX, parser->problem_offset, "%s (0x%02X)",
			parser->problem, (unsigned)parser->problem_value);
		return;
	}
	diag(l->doc, DIAG_YAML_SYNTAX, offset_of(l, parser->problem_mark.index), "%s%s%s",
		parser->context ? parser->context : "", parser->context ? ": " : "",
		parser->problem ? parser->problem : "no YAML");
}

static bool load_events(struct loader *l)
{
	for (;;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&l->parser, &event)) {
			report_syntax(l);
			return false;
		}
		bool last = event.type == YAML_STREAM_END_EVENT, good = handle(l, &event);
		yaml_event_delete(&event);
		if (!good || last)
			return good;
	}
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

static struct node *load(struct doc *doc, struct arena *arena, struct node *all)
{
	struct loader l = {.doc = doc, .arena = arena, .root = NULL, .all = all};
	if (!begin(doc) || !yaml_parser_initialize(&l.parser))
		return NULL;
	yaml_parser_set_encoding(&l.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&l.parser, (const unsigned char *)doc->bytes.ptr, doc->bytes.len);
	find_stops(&l);
	bool good = load_events(&l);
	if (good && all)
		l.root = all;
	if (good && !l.root)
		good = fail(&l, DIAG_YAML_SYNTAX, 0, "there is no value");
	yaml_parser_delete(&l.parser);
	list_finish(&l.open);
	list_finish(&l.anchors);
	map_finish(&l.names);
	return good ? l.root : NULL;
}

/* Loads once more: what is printed is rare. What that reports is known already. */
static void point(struct doc *doc, struct place *places, size_t count)
{
	struct doc again;
	doc_wrap(&again, doc->name, doc->bytes, doc->limits);
	struct node *all = tree_node(&again.arena, NODE_ARRAY, 0, doc->bytes.len);
	struct node *root = load(&again, &again.arena, all);
	if (root && root->count == 1)
		root = root->first;
	if (root)
		tree_point(root, doc, places, count);
	doc_finish(&again);
}

struct node *yaml_load(struct doc *doc, struct arena *arena)
{
	doc->point = point;
	return load(doc, arena, NULL);
}

struct node *yaml_load_all(struct doc *doc, struct arena *arena)
{
	doc->point = point;
	return load(doc, arena, tree_node(arena, NODE_ARRAY, 0, doc->bytes.len));
}

bool yaml_visit(struct doc *doc, const struct node_visitor *visitor)
{
	struct arena arena = {0};
	struct node *root = yaml_load(doc, &arena);
	bool good = root && tree_visit(root, visitor);
	arena_finish(&arena);
	return good;
}

/* Probing */

/* Whether `name` and a colon stand at `at`, with or without quotes. */
static bool member_at(struct str text, size_t at, struct str name)
{
	char quote = at < text.len && (text.ptr[at] == '"' || text.ptr[at] == '\'') ? text.ptr[at]
										    : '\0';
	at += quote != '\0';
	if (!str_starts(str_from(text, at), name))
		return false;
	at += name.len;
	if (quote && (at >= text.len || text.ptr[at++] != quote))
		return false;
	while (at < text.len && text.ptr[at] == ' ')
		at++;
	return at < text.len && text.ptr[at] == ':' &&
		(at + 1 == text.len || ascii_is_space(text.ptr[at + 1]));
}

bool yaml_has_member(struct str text, const char *name)
{
	struct str trimmed = str_trim(text), key = str_of(name);
	bool flow = trimmed.len && trimmed.ptr[0] == '{';
	struct str inside = flow ? str_trim(str_from(trimmed, 1)) : trimmed;
	if (!inside.len || (flow && inside.ptr[0] == '"') || memchr("<[", inside.ptr[0], 2))
		return false;
	for (size_t at = 0, found; (found = str_find(str_from(text, at), key)) != STR_NPOS;) {
		at += found;
		size_t start = at - (at && memchr("\"'", text.ptr[at - 1], 2) != NULL);
		char before = start ? text.ptr[start - 1] : '\n';
		bool margin = before == '\n' || (flow && memchr("{, ", before, 3));
		if (margin && member_at(text, start, key))
			return true;
		at += key.len;
	}
	return false;
}
