#include "base/utf8.h"
#include "syntax/yaml.h"

/* Texts in double quotes (YAML 1.2.2, section 7.3.1), on one line */

static void add_string(struct buf *out, struct str text)
{
	buf_add_byte(out, '"');
	for (size_t at = 0; at < text.len;) {
		uint32_t c = utf8_next(text, &at);
		bool printable = c >= 0x20 && (c < 0x7f || c > 0x9f) && c != 0x2028 &&
			c != 0x2029 && c != 0xfeff && (c & 0xfffe) != 0xfffe;
		if (c == '"' || c == '\\')
			buf_add_byte(out, '\\');
		if (c == '\n')
			buf_puts(out, "\\n");
		else if (printable)
			buf_add_codepoint(out, c);
		else
			buf_printf(out, c > 0xffff ? "\\U%08X" : "\\u%04X", (unsigned)c);
	}
	buf_add_byte(out, '"');
}

static void add_flow_item(struct buf *out, const struct yaml_item *item)
{
	bool mapping = item->entries[0].name != NULL;
	buf_puts(out, mapping ? "{" : "");
	for (size_t i = 0; i < item->count; i++) {
		buf_puts(out, i ? ", " : "");
		if (mapping)
			buf_printf(out, "\"%s\": ", item->entries[i].name);
		add_string(out, item->entries[i].text);
	}
	buf_puts(out, mapping ? "}" : "");
}

/* Where things stand */

static char byte_at(const struct doc *doc, size_t at)
{
	return at < doc->bytes.len ? doc->bytes.ptr[at] : '\0';
}

/* Behind the properties (anchor, tag) that may stand in front of a block scalar. */
static size_t skip_properties(const struct doc *doc, size_t at)
{
	struct str text = doc->bytes;
	while (at < text.len && memchr("&! \t\r\n#", text.ptr[at], 7)) {
		bool comment = text.ptr[at] == '#';
		while (at < text.len &&
			(comment ? text.ptr[at] != '\n' : !ascii_is_space(text.ptr[at])))
			at++;
		while (at < text.len && ascii_is_space(text.ptr[at]))
			at++;
	}
	return at;
}

static bool is_alias(const struct doc *doc, const struct node *node)
{
	return byte_at(doc, node->start) == '*';
}

/* The line breaks of YAML 1.1, which libyaml reads: LF, CR, NEL, LS, PS. */
static bool begins_with_break(struct str text)
{
	return text.len &&
		(text.ptr[0] == '\n' || text.ptr[0] == '\r' || str_starts(text, STR("\xc2\x85")) ||
			str_starts(text, STR("\xe2\x80\xa8")) ||
			str_starts(text, STR("\xe2\x80\xa9")));
}

static bool ends_with_break(struct str text)
{
	return text.len &&
		(text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == '\r' ||
			str_ends(text, STR("\xc2\x85")) || str_ends(text, STR("\xe2\x80\xa8")) ||
			str_ends(text, STR("\xe2\x80\xa9")));
}

static size_t line_start(const struct doc *doc, size_t at)
{
	while (at > 0 && !ends_with_break(str_sub(doc->bytes, 0, at)))
		at--;
	return at;
}

static size_t column(const struct doc *doc, size_t at)
{
	return at - line_start(doc, at);
}

static struct str line_end(const struct doc *doc)
{
	size_t newline = str_find_byte(doc->bytes, '\n');
	return newline != STR_NPOS && newline && doc->bytes.ptr[newline - 1] == '\r' ? STR("\r\n")
										     : STR("\n");
}

static const struct node *innermost_last(const struct node *node)
{
	while (node->last)
		node = node->last;
	return node;
}

/* Where a line can follow a block's last value: behind its last line, a comment there included. A
 * block scalar that keeps its trailing lines keeps them; any other ends with its last text. */
static size_t line_behind(const struct doc *doc, const struct node *block)
{
	const struct node *last = innermost_last(block);
	struct str text = doc->bytes;
	size_t at = block->end;
	if (last->kind == NODE_STRING && last->block) {
		size_t value = skip_properties(doc, last->start);
		struct str header = str_sub(text, value, value + 3);
		if (str_find_byte(header, '+') != STR_NPOS)
			return at;
		while (at > value && ascii_is_space(text.ptr[at - 1]))
			at--;
	}
	while (at < text.len && !begins_with_break(str_from(text, at)))
		at++;
	return at;
}

/* Lines are put behind a place: each with a line end in front, or, where the place is the beginning
 * of a line, behind. */
struct lines {
	struct doc *doc;
	struct buf text;
	size_t at;
	struct str line_end;
	bool ends; /* line ends stand behind */
};

static struct lines lines_behind(struct doc *doc, const struct node *block)
{
	struct lines lines = {.doc = doc, .at = line_behind(doc, block), .line_end = line_end(doc)};
	lines.ends = ends_with_break(str_sub(doc->bytes, 0, lines.at));
	return lines;
}

static void begin_line(struct lines *lines, size_t indent)
{
	if (!lines->ends || lines->text.len)
		buf_add(&lines->text, lines->line_end);
	for (size_t i = 0; i < indent; i++)
		buf_add_byte(&lines->text, ' ');
}

static void insert_text(struct edits *edits, struct doc *doc, size_t at, struct buf *text)
{
	edits_insert(edits, at, arena_str(&doc->arena, buf_str(text)));
	buf_finish(text);
}

static void insert_lines(struct edits *edits, struct lines *lines)
{
	if (lines->ends)
		buf_add(&lines->text, lines->line_end);
	insert_text(edits, lines->doc, lines->at, &lines->text);
}

static void add_block_item(struct lines *lines, size_t dash, const struct yaml_item *item)
{
	for (size_t i = 0; i < item->count; i++) {
		begin_line(lines, i ? dash + 2 : dash);
		buf_puts(&lines->text, i ? "" : "- ");
		if (item->entries[i].name)
			buf_printf(&lines->text, "%s: ", item->entries[i].name);
		add_string(&lines->text, item->entries[i].text);
	}
}

/* Appending */

static void add_flow_items(
	struct buf *out, const struct yaml_item *items, size_t count, bool separated)
{
	for (size_t i = 0; i < count; i++) {
		buf_puts(out, separated || i ? ", " : "");
		add_flow_item(out, &items[i]);
	}
}

/* Behind the last child of a flow collection, or behind its bracket. */
static size_t flow_end(const struct node *flow)
{
	return flow->last ? flow->last->end : flow->content;
}

static void append_to_sequence(struct edits *edits, struct doc *doc, const struct node *sequence,
	const struct yaml_item *items, size_t count)
{
	if (!sequence->block) {
		/* A space tells the empty sequence of the author from one that is added here. */
		struct buf text = {0};
		buf_puts(&text, sequence->last ? "" : " ");
		add_flow_items(&text, items, count, sequence->last != NULL);
		insert_text(edits, doc, flow_end(sequence), &text);
		return;
	}
	struct lines lines = lines_behind(doc, sequence);
	size_t dash = column(doc, sequence->content);
	for (size_t i = 0; i < count; i++)
		add_block_item(&lines, dash, &items[i]);
	insert_lines(edits, &lines);
}

/* A new member, or, with an empty name, the items of one that is there without a value: those stand
 * further in, by which they are known when they are removed. */
static void append_member(struct edits *edits, struct doc *doc, const struct node *mapping,
	const struct node *behind, const char *name, const struct yaml_item *items, size_t count)
{
	if (!mapping->block) {
		struct buf text = {0};
		buf_printf(&text, "%s\"%s\": [", mapping->last ? ", " : "", name);
		add_flow_items(&text, items, count, false);
		buf_add_byte(&text, ']');
		insert_text(edits, doc, flow_end(mapping), &text);
		return;
	}
	struct lines lines = lines_behind(doc, behind);
	size_t indent = column(doc, mapping->content);
	if (*name) {
		begin_line(&lines, indent);
		buf_printf(&lines.text, "%s:", name);
	}
	for (size_t i = 0; i < count; i++)
		add_block_item(&lines, *name ? indent : indent + 2, &items[i]);
	insert_lines(edits, &lines);
}

bool yaml_append(struct edits *edits, struct doc *doc, const struct node *mapping, const char *name,
	const struct yaml_item *items, size_t count)
{
	const struct node *member = node_get(mapping, name);
	bool block = mapping->block;
	if (mapping->kind != NODE_OBJECT || is_alias(doc, mapping) || (block && !mapping->first))
		return false;
	if (!member) {
		append_member(edits, doc, mapping, mapping, name, items, count);
	} else if (member->kind == NODE_NULL && block && member->start == member->end) {
		append_member(edits, doc, mapping, member, "", items, count);
	} else {
		if (member->kind != NODE_ARRAY || is_alias(doc, member))
			return false;
		append_to_sequence(edits, doc, member, items, count);
	}
	return true;
}

/* Removing */

/* Whole lines, with the line end in front of them: from the line of `from` to that of `last`. */
static void remove_lines(struct edits *edits, struct doc *doc, size_t from, const struct node *last)
{
	size_t start = from - column(doc, from), end = line_behind(doc, last);
	if (start > 0)
		start -= start > 1 && doc->bytes.ptr[start - 2] == '\r' ? 2 : 1;
	edits_replace(edits, start, end - start, STR(""));
}

/* Children that follow one another, with the comma in front of them or behind. */
static void remove_flow(struct edits *edits, const struct node *flow, const struct node *first,
	const struct node *last)
{
	const struct node *next = last->next;
	size_t start = flow->content, end = last->end;
	NODE_EACH(other, flow)
	if (other->next == first)
		start = other->end;
	if (flow->first == first && next) {
		start = first->key_start < first->start ? first->key_start : first->start;
		end = next->key_start < next->start ? next->key_start : next->start;
	}
	edits_replace(edits, start, end - start, STR(""));
}

static void remove_member(
	struct edits *edits, struct doc *doc, const struct node *mapping, const struct node *member)
{
	if (!mapping->block)
		remove_flow(edits, mapping, member, member);
	else
		remove_lines(edits, doc, member->key_start, member);
}

void yaml_remove(struct edits *edits, struct doc *doc, const struct node *mapping,
	const struct node *member, const struct node *const *removed, size_t count)
{
	if (!count)
		return;
	bool own = !member->block ? !mapping->block && byte_at(doc, member->content) != ' '
				  : mapping->count > 1 &&
			column(doc, member->content) == column(doc, member->key_start);
	if (own && count == member->count) {
		remove_member(edits, doc, mapping, member);
		return;
	}
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && removed[end - 1]->next == removed[end];)
			end++;
		const struct node *first = removed[i], *last = removed[end - 1];
		if (!member->block)
			remove_flow(edits, member, first, last);
		else
			remove_lines(edits, doc, first->start, last);
	}
}
