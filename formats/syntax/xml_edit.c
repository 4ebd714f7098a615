#include "base/utf8.h"
#include "syntax/xml.h"
#include "syntax/xml_scan.h"

/* Text */

/* Production 2 of XML 1.0. */
static bool is_char(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xfffe) || c >= 0x10000;
}

static void add_escaped(struct buf *out, struct str text, bool quotes)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = utf8_next(text, &at);
		if (c == '&')
			buf_puts(out, "&amp;");
		else if (c == '<')
			buf_puts(out, "&lt;");
		else if (c == '>')
			buf_puts(out, "&gt;");
		else if (c == '"' && quotes)
			buf_puts(out, "&quot;");
		else if (c == '\n' || c == '\r' || (c == '\t' && quotes))
			buf_printf(out, "&#%u;", (unsigned)c);
		else
			buf_add_codepoint(out, is_char(c) ? c : 0xfffd);
	}
}

void xml_add_text(struct buf *out, struct str text)
{
	add_escaped(out, text, false);
}

void xml_add_attribute(struct buf *out, struct str text)
{
	add_escaped(out, text, true);
}

/* Layout */

/* How what is inserted is laid out: each line begins with a line end and an indentation, or, when
 * the place is not on a line of its own, everything stands in one row. */
struct layout {
	struct str line_end; /* empty: one row */
	struct str indent; /* of the inserted elements */
	struct str unit; /* one more level */
	struct str prefix; /* of the elements' names, with its colon */
	bool ascii; /* other characters as references */
};

/* The line end and the indentation in front of `at`, when only white space stands there; both
 * empty otherwise. */
static void line_before(struct str text, size_t at, struct str *line_end, struct str *indent)
{
	size_t start = at;
	while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t'))
		start--;
	*line_end = *indent = STR("");
	if (start == 0 || text.ptr[start - 1] != '\n')
		return;
	*indent = str_sub(text, start, at);
	size_t end = start - (start >= 2 && text.ptr[start - 2] == '\r' ? 2 : 1);
	*line_end = str_sub(text, end, start);
}

/* The indentation of the document's first indented element, commonly the root's first child. */
static struct str find_unit(struct str text)
{
	enum { SEARCHED = 1 << 13 };
	size_t at = 0, found;
	struct str head = str_sub(text, 0, SEARCHED);
	while ((found = str_find_byte(str_from(head, at), '\n')) != STR_NPOS) {
		size_t start = at += found + 1;
		while (at < head.len && (head.ptr[at] == ' ' || head.ptr[at] == '\t'))
			at++;
		if (at > start && at + 1 < head.len && head.ptr[at] == '<' &&
			!strchr("!?/", head.ptr[at + 1]))
			return str_sub(head, start, at);
	}
	return STR("  ");
}

static const struct node *last_element(const struct node *element)
{
	const struct node *last = element->last;
	return last && !last->attribute ? last : NULL;
}

/* A root at the very beginning of the text has a line of its own too, when there are lines. */
static void line_of_first(struct str text, struct str *line_end)
{
	size_t newline = str_find_byte(str_sub(text, 0, 4096), '\n');
	if (newline != STR_NPOS)
		*line_end = str_sub(
			text, newline - (newline && text.ptr[newline - 1] == '\r'), newline + 1);
}

/* `own` is set to the element's own indentation, for its end tag. */
static struct layout find_layout(struct doc *doc, struct arena *arena, const struct node *element,
	const struct node *sibling, struct str *own)
{
	struct layout layout = {.unit = find_unit(doc->bytes),
		.ascii = doc->encoding == ENCODING_LATIN1,
		.prefix = xml_name_prefix(xml_tag_name(doc->bytes, element->start))};
	line_before(doc->bytes, element->start, &layout.line_end, own);
	if (sibling) {
		line_before(doc->bytes, sibling->start, &layout.line_end, &layout.indent);
	} else {
		if (element->start == 0)
			line_of_first(doc->bytes, &layout.line_end);
		layout.indent =
			arena_printf(arena, "%.*s%.*s", STR_ARG(*own), STR_ARG(layout.unit));
	}
	return layout;
}

/* Inserting */

/* US-ASCII and ISO-8859-1 are read alike; a reference is right in both. */
static void add_bytes(struct buf *out, struct str bytes, const struct layout *layout)
{
	if (!layout->ascii || str_is_ascii(bytes)) {
		buf_add(out, bytes);
		return;
	}
	for (size_t at = 0; at < bytes.len;) {
		uint32_t c = utf8_next(bytes, &at);
		if (c < 0x80)
			buf_add_byte(out, (char)c);
		else
			buf_printf(out, "&#x%X;", (unsigned)c);
	}
}

/* Whether the name that begins here has a prefix of its own. */
static bool has_prefix(struct str name)
{
	size_t end = 0;
	while (end < name.len && !xml_is_space(name.ptr[end]) && !memchr("/>", name.ptr[end], 2))
		end++;
	return str_find_byte(str_sub(name, 0, end), ':') != STR_NPOS;
}

/* Tags without a prefix get that of the element that they are put into. */
static void add_line(struct buf *out, struct str line, const struct layout *layout)
{
	size_t found;
	while (layout->prefix.len && (found = str_find_byte(line, '<')) != STR_NPOS) {
		size_t name = found + 1;
		name += name < line.len && line.ptr[name] == '/';
		add_bytes(out, str_sub(line, 0, name), layout);
		line = str_from(line, name);
		if (line.len && line.ptr[0] != '!' && line.ptr[0] != '?' && !has_prefix(line))
			buf_add(out, layout->prefix);
	}
	add_bytes(out, line, layout);
}

/* Lines of `value`, tabs turned into the document's indentation; a line end before each but,
 * with `skip_first`, the first. */
static void add_lines(
	struct buf *out, struct str value, const struct layout *layout, bool skip_first)
{
	struct str rest = str_trim(value);
	while (rest.ptr) {
		struct str line = str_cut(&rest, '\n');
		size_t tabs = 0;
		while (tabs < line.len && line.ptr[tabs] == '\t')
			tabs++;
		if (!skip_first)
			buf_add(out, layout->line_end);
		if (!skip_first && layout->line_end.len)
			buf_add(out, layout->indent);
		for (size_t i = 0; i < tabs && layout->line_end.len; i++)
			buf_add(out, layout->unit);
		add_line(out, str_from(line, tabs), layout);
		skip_first = false;
	}
}

static void insert(struct edits *edits, struct doc *doc, size_t at, size_t remove, struct buf *text)
{
	edits_replace(edits, at, remove, arena_str(&doc->arena, buf_str(text)));
	buf_finish(text);
}

/* In front of a sibling: the new element takes over its line end and indentation, and it gets new
 * ones. */
static void insert_before(struct edits *edits, struct doc *doc, const struct node *sibling,
	struct str value, const struct layout *layout)
{
	struct buf text = {0};
	add_lines(&text, value, layout, true);
	buf_add(&text, layout->line_end);
	if (layout->line_end.len)
		buf_add(&text, layout->indent);
	insert(edits, doc, sibling->start, 0, &text);
}

/* `<a/>`: what takes the place of the "/" closes the start tag, and the ">" that stays closes the
 * end tag. */
static void insert_into_empty(struct edits *edits, struct doc *doc, const struct node *element,
	struct str value, const struct layout *layout, struct str own)
{
	struct buf text = {0};
	buf_add_byte(&text, '>');
	add_lines(&text, value, layout, false);
	buf_add(&text, layout->line_end);
	if (layout->line_end.len)
		buf_add(&text, own);
	buf_puts(&text, "</");
	buf_add(&text, xml_tag_name(doc->bytes, element->start));
	insert(edits, doc, element->end - 2, 1, &text);
}

/* Behind the last thing that is not white space. */
static void insert_last(struct edits *edits, struct doc *doc, const struct node *element,
	struct str value, const struct layout *layout, struct str own)
{
	struct str text = doc->bytes;
	size_t close = str_rfind_byte(str_sub(text, 0, element->end), '<');
	size_t at = close == STR_NPOS || close < element->content ? element->content : close;
	size_t end = at;
	while (at > element->content && xml_is_space(text.ptr[at - 1]))
		at--;
	struct buf out = {0};
	add_lines(&out, value, layout, false);
	bool closed_in_line = str_find_byte(str_sub(text, at, end), '\n') == STR_NPOS;
	if (layout->line_end.len && closed_in_line && !last_element(element)) {
		buf_add(&out, layout->line_end);
		buf_add(&out, own);
	}
	insert(edits, doc, at, 0, &out);
}

void xml_insert_child(struct edits *edits, struct doc *doc, const struct node *element,
	const struct node *before, struct str value)
{
	struct str own;
	struct layout layout = find_layout(
		doc, &doc->arena, element, before ? before : last_element(element), &own);
	if (before)
		insert_before(edits, doc, before, value, &layout);
	else if (element->content >= element->end && element->end >= 2)
		insert_into_empty(edits, doc, element, value, &layout, own);
	else
		insert_last(edits, doc, element, value, &layout, own);
}

void xml_insert_attribute(struct edits *edits, struct doc *doc, const struct node *element,
	const char *name, struct str value)
{
	struct xml_span attribute;
	size_t end = element->start + 1 + xml_tag_name(doc->bytes, element->start).len;
	for (size_t at = end; xml_next_attribute(doc->bytes, &at, &attribute);)
		end = attribute.end;
	struct layout layout = {.ascii = doc->encoding == ENCODING_LATIN1};
	struct buf escaped = {0}, text = {0};
	xml_add_attribute(&escaped, value);
	buf_printf(&text, " %s=\"", name);
	add_bytes(&text, buf_str(&escaped), &layout);
	buf_add_byte(&text, '"');
	buf_finish(&escaped);
	insert(edits, doc, end, 0, &text);
}

void xml_remove_child(struct edits *edits, struct doc *doc, const struct node *child)
{
	struct str line_end, indent;
	line_before(doc->bytes, child->start, &line_end, &indent);
	size_t start = child->start - indent.len - line_end.len;
	edits_replace(edits, start, child->end - start, STR(""));
}
