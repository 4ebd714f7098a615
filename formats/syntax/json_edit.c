#include <assert.h>

#include "base/utf8.h"
#include "syntax/json.h"
#include "syntax/json_scan.h"

/* Writing */

static void add_escape(struct buf *out, char c)
{
	static const char letters[UINT8_MAX + 1] = {['"'] = '"',
		['\\'] = '\\',
		['\b'] = 'b',
		['\f'] = 'f',
		['\n'] = 'n',
		['\r'] = 'r',
		['\t'] = 't'};
	char letter = letters[(unsigned char)c];
	if (letter) {
		buf_add_byte(out, '\\');
		buf_add_byte(out, letter);
	} else {
		buf_printf(out, "\\u%04x", (unsigned)(unsigned char)c);
	}
}

void json_add_string(struct buf *out, struct str text)
{
	buf_add_byte(out, '"');
	for (size_t at = 0, from; at < text.len;) {
		unsigned char c = (unsigned char)text.ptr[at];
		from = at;
		if (c < 0x20 || c == '"' || c == '\\') {
			add_escape(out, (char)c);
			at++;
		} else if (c >= 0x80) {
			/* U+FFFD where it is no UTF-8 */
			buf_add_codepoint(out, utf8_next(text, &at));
		} else {
			while (at < text.len && (c = (unsigned char)text.ptr[at]) >= 0x20 &&
				c < 0x80 && c != '"' && c != '\\')
				at++;
			buf_add(out, str_sub(text, from, at));
		}
	}
	buf_add_byte(out, '"');
}

/* Layout: how the document is written, and how children are written at one place of it */

struct layout {
	bool lines; /* each child on a line of its own */
	struct str newline; /* "\n" or "\r\n" */
	struct str unit; /* one step of indentation */
	struct str indent; /* of the child's line */
	struct str colon; /* with the white space around it */
	struct str gap; /* on one line: what stands between a comma and the next child */
};

/* How many bytes are looked at to learn the style, and how many of white space are a style: a text of
 * one long line, or of a million spaces, must cost no more than another. */
enum { LOOK_AROUND = 4096, STYLE_LONGEST = 16 };

static struct str newline_of(struct str space)
{
	return str_find(space, STR("\r\n")) == STR_NPOS ? STR("\n") : STR("\r\n");
}

/* What stands behind the last line end. */
static struct str last_line(struct str space)
{
	return str_from(space, str_rfind_byte(space, '\n') + 1);
}

/* The first colon of the text, with the white space around it; absent when none is near. */
static struct str first_colon(struct str text)
{
	const char *at = text.ptr, *end = at + text.len, *behind = at;
	while (at && at < end && *at != ':') {
		at = *at == '"' ? json_string_end(at, end) : at + 1;
		if (at && !json_is_space(at[-1]))
			behind = at;
	}
	return at && at < end ? str_range(behind, json_space(at + 1, end)) : STR_NONE;
}

/* The style of the document as its beginning shows it. */
static struct layout document_layout(const struct doc *doc)
{
	const char *end = doc->bytes.ptr + doc->bytes.len;
	const char *open = json_space(doc->bytes.ptr, end);
	const char *first = open < end ? json_space(open + 1, end) : end;
	struct str space = open < end ? str_range(open + 1, first) : STR("");
	struct layout layout = {.lines = str_find_byte(space, '\n') != STR_NPOS,
		.newline = newline_of(space),
		.unit = STR("  ")};
	if (layout.lines && last_line(space).len <= STYLE_LONGEST)
		layout.unit = last_line(space);
	layout.colon = first_colon(str_sub(str_range(open, end), 0, LOOK_AROUND));
	if (!layout.colon.ptr || layout.colon.len > STYLE_LONGEST ||
		str_find_byte(layout.colon, '\n') != STR_NPOS)
		layout.colon = layout.lines ? STR(": ") : STR(":");
	layout.gap = str_ends(layout.colon, STR(" ")) ? STR(" ") : STR("");
	return layout;
}

static size_t child_begin(const struct node *container, const struct node *child)
{
	return container->kind == NODE_OBJECT ? child->key_start : child->start;
}

/* The white space before an offset. */
static struct str space_before(const struct doc *doc, size_t offset)
{
	size_t from = offset;
	while (from > 0 && offset - from < LOOK_AROUND && json_is_space(doc->bytes.ptr[from - 1]))
		from--;
	return str_sub(doc->bytes, from, offset);
}

/* The layout of children like `model`, a child of the container. */
static struct layout layout_like(
	const struct doc *doc, const struct node *container, const struct node *model)
{
	struct layout layout = document_layout(doc);
	struct str space = space_before(doc, child_begin(container, model));
	layout.lines = str_find_byte(space, '\n') != STR_NPOS;
	if (layout.lines) {
		layout.newline = newline_of(space);
		layout.indent = last_line(space);
	} else if (model != container->first && space.len <= STYLE_LONGEST) {
		layout.gap = space;
	}
	return layout;
}

/* The white space that the line of an offset begins with; absent when the line is too long to be
 * one of a text in lines. */
static struct str line_indent(const struct doc *doc, size_t offset)
{
	struct str before =
		str_sub(doc->bytes, offset > LOOK_AROUND ? offset - LOOK_AROUND : 0, offset);
	size_t newline = str_rfind_byte(before, '\n');
	if (newline == STR_NPOS && before.len < offset)
		return STR_NONE;
	struct str line = str_from(before, newline + 1);
	size_t length = 0;
	while (length < line.len && (line.ptr[length] == ' ' || line.ptr[length] == '\t'))
		length++;
	return str_sub(line, 0, length);
}

/* The layout of the first child of an empty container; *tail gets what must stand before the closing
 * bracket. */
static struct layout layout_inside(struct doc *doc, const struct node *container, struct str *tail)
{
	struct layout layout = document_layout(doc);
	struct str around = line_indent(doc, container->start);
	struct str inside = str_sub(doc->bytes, container->start + 1, container->end - 1);
	*tail = STR("");
	layout.lines = layout.lines && around.ptr;
	if (!layout.lines)
		return layout;
	layout.indent =
		arena_printf(&doc->arena, "%.*s%.*s", STR_ARG(around), STR_ARG(layout.unit));
	if (str_find_byte(inside, '\n') == STR_NPOS)
		*tail = arena_printf(
			&doc->arena, "%.*s%.*s", STR_ARG(layout.newline), STR_ARG(around));
	return layout;
}

static void add_line(struct buf *out, const struct layout *layout, size_t depth)
{
	if (!layout->lines)
		return;
	buf_add(out, layout->newline);
	buf_add(out, layout->indent);
	while (depth--)
		buf_add(out, layout->unit);
}

/* A comma, and what stands between it and the next child. */
static void add_comma(struct buf *out, const struct layout *layout, size_t depth)
{
	buf_add_byte(out, ',');
	if (layout->lines)
		add_line(out, layout, depth);
	else
		buf_add(out, layout->gap);
}

static bool closes(const char *at, const char *end)
{
	return at < end && (*at == '}' || *at == ']');
}

/* Writes a value in the layout: strings and scalars as they are, white space anew. */
static void add_value(struct buf *out, const struct layout *layout, struct str value)
{
	const char *at = value.ptr, *end = at + value.len, *next;
	for (size_t depth = 0; (at = json_space(at, end)) < end; at = next) {
		next = at + 1;
		if (*at == '"' && !(next = json_string_end(at, end)))
			next = end;
		if (closes(at, end) && depth > 0)
			add_line(out, layout, --depth);
		if (*at == ':')
			buf_add(out, layout->colon);
		else if (*at == ',')
			add_comma(out, layout, depth);
		else
			buf_add(out, str_range(at, next));
		if (*at == '{' || *at == '[') {
			next = json_space(next, end);
			if (closes(next, end))
				buf_add_byte(out, *next++);
			else
				add_line(out, layout, ++depth);
		}
	}
}

static void add_child(
	struct buf *out, const struct layout *layout, const struct json_addition *child)
{
	if (child->name) {
		json_add_string(out, str_of(child->name));
		buf_add(out, layout->colon);
	}
	add_value(out, layout, child->value);
}

/* Edits */

/* Moves the text into the document's arena. */
static struct str keep(struct doc *doc, struct buf *text)
{
	struct str kept = arena_str(&doc->arena, buf_str(text));
	buf_finish(text);
	return kept;
}

/* An earlier insertion at that place, to be continued. */
static struct edit *earlier_insertion(struct edits *edits, size_t offset)
{
	enum { RECENT = 64 };
	size_t count = edits->list.count;
	for (size_t i = 0; i < RECENT && i < count; i++) {
		struct edit *edit = &edits->list.items[count - 1 - i];
		if (edit->offset == offset && edit->remove == 0)
			return edit;
	}
	return NULL;
}

/* What tells a container that was there, empty, from one that was added: white space behind its bracket,
 * where none is ever written otherwise; two of it when line ends stood inside. */
#define MARK " "

static bool holds_lines(const struct doc *doc, size_t start, size_t end)
{
	return str_find_byte(str_sub(doc->bytes, start, end), '\n') != STR_NPOS;
}

static void fill(struct edits *edits, struct doc *doc, const struct node *container,
	const struct json_addition *added, size_t count)
{
	struct str tail;
	struct layout layout = layout_inside(doc, container, &tail);
	struct edit *earlier = earlier_insertion(edits, container->start + 1);
	struct buf text = {0};
	if (earlier)
		buf_add(&text, str_sub(earlier->insert, 0, earlier->insert.len - tail.len));
	else {
		if (edits->marking)
			buf_puts(&text,
				holds_lines(doc, container->start, container->end) ? MARK MARK
										   : MARK);
		add_line(&text, &layout, 0);
	}
	for (size_t i = 0; i < count; i++) {
		if (i > 0 || earlier)
			add_comma(&text, &layout, 0);
		add_child(&text, &layout, &added[i]);
	}
	buf_add(&text, tail);
	if (earlier)
		earlier->insert = keep(doc, &text);
	else
		edits_insert(edits, container->start + 1, keep(doc, &text));
}

static void append(struct edits *edits, struct doc *doc, const struct node *container,
	const struct node *last, const struct json_addition *added, size_t count)
{
	struct layout layout = layout_like(doc, container, last);
	struct buf text = {0};
	for (size_t i = 0; i < count; i++) {
		add_comma(&text, &layout, 0);
		add_child(&text, &layout, &added[i]);
	}
	edits_insert(edits, last->end, keep(doc, &text));
}

/* No child remains: the added ones take the place of all, or nothing is left between the brackets.
 */
static void replace_all(struct edits *edits, struct doc *doc, const struct node *container,
	const struct json_addition *added, size_t count)
{
	size_t from = count ? child_begin(container, container->first) : container->start + 1;
	size_t to = count ? container->last->end : container->end - 1;
	struct layout layout = layout_like(doc, container, container->last);
	struct buf text = {0};
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			add_comma(&text, &layout, 0);
		add_child(&text, &layout, &added[i]);
	}
	edits_replace(edits, from, to - from, keep(doc, &text));
}

/* Removes each run of children with one comma: the one before it or, at the front, behind it.
 * Returns the last child that remains. */
static const struct node *remove_runs(struct edits *edits, const struct node *container,
	const struct node *const *removed, size_t count)
{
	const struct node *remaining = NULL;
	size_t from = STR_NPOS, to = 0;
	NODE_EACH(child, container)
	{
		if (count && child == *removed) {
			removed++;
			count--;
			if (from == STR_NPOS)
				from = remaining ? remaining->end : child_begin(container, child);
			to = child->end;
			continue;
		}
		if (from != STR_NPOS) {
			if (!remaining)
				to = child_begin(container, child);
			edits_replace(edits, from, to - from, STR(""));
			from = STR_NPOS;
		}
		remaining = child;
	}
	assert(count == 0);
	if (from != STR_NPOS)
		edits_replace(edits, from, to - from, STR(""));
	return remaining;
}

void json_change(struct edits *edits, struct doc *doc, const struct node *container,
	const struct node *const *removed, size_t removed_count, const struct json_addition *added,
	size_t added_count)
{
	assert(container->kind >= NODE_ARRAY);
	if (removed_count && removed_count == container->count) {
		replace_all(edits, doc, container, added, added_count);
		return;
	}
	const struct node *last = remove_runs(edits, container, removed, removed_count);
	if (added_count && last)
		append(edits, doc, container, last, added, added_count);
	else if (added_count)
		fill(edits, doc, container, added, added_count);
}

bool json_empty_again(struct edits *edits, struct doc *doc, const struct node *container)
{
	size_t start = container->start + 1, end = container->last ? container->last->end : start;
	struct str text = str_sub(doc->bytes, start, container->end);
	struct str around = line_indent(doc, container->start);
	if (!container->last || !str_starts(text, STR(MARK)))
		return false;
	/* Where no line end stood inside, one was added before the closing bracket. */
	struct str rest = str_sub(doc->bytes, end, container->end);
	struct str newline = str_starts(rest, STR("\r\n")) ? STR("\r\n") : STR("\n");
	if (!str_starts(text, STR(MARK MARK)) && str_starts(rest, newline) &&
		str_starts(str_from(rest, newline.len), around))
		end += newline.len + around.len;
	edits_replace(edits, start, end - start, STR(""));
	return true;
}

void json_insert_member(struct edits *edits, struct doc *doc, const struct node *object,
	const char *name, struct str value)
{
	json_change(edits, doc, object, NULL, 0, &(struct json_addition){name, value}, 1);
}

void json_insert_element(
	struct edits *edits, struct doc *doc, const struct node *array, struct str value)
{
	json_change(edits, doc, array, NULL, 0, &(struct json_addition){NULL, value}, 1);
}

void json_remove_member(
	struct edits *edits, struct doc *doc, const struct node *object, const struct node *member)
{
	json_change(edits, doc, object, &member, 1, NULL, 0);
}

void json_remove_element(
	struct edits *edits, struct doc *doc, const struct node *array, const struct node *element)
{
	json_change(edits, doc, array, &element, 1, NULL, 0);
}
