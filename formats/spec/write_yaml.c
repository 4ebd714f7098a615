/* YAML 1.1 and 1.2 in block style. A text stands plain only where no reader of either takes it for
 * anything else; every other is quoted, what a line cannot show escaped. */
#include "base/utf8.h"
#include "spec/convert.h"

/* Plain words that YAML 1.1 reads as something else than a text. */
static bool is_reserved(struct str text)
{
	static const char *const words[] = {
		"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_nocase(text, str_of(words[i])))
			return true;
	return false;
}

static bool is_plain(struct str text)
{
	if (!text.len || !ascii_is_alpha(text.ptr[0]) || is_reserved(text) ||
		text.ptr[text.len - 1] == ' ')
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alnum(text.ptr[i]) && !memchr(" ._/+-", text.ptr[i], 6))
			return false;
	return true;
}

/* YAML 1.2, production 1, without the line breaks of 1.1: what may stand in a quoted text as it is. */
static bool is_shown(uint32_t c)
{
	return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0x2028) || (c > 0x2029 && c < 0xd800) ||
		(c >= 0xe000 && c < 0xfeff) || (c > 0xfeff && c < 0xfffe) || c >= 0x10000;
}

static void add_quoted(struct buf *out, struct str text)
{
	buf_add_byte(out, '"');
	for (size_t at = 0; at < text.len;) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);
		if (c == '"' || c == '\\')
			buf_add_byte(out, '\\');
		if (c == '\n')
			buf_puts(out, "\\n");
		else if (c == '\t')
			buf_puts(out, "\\t");
		else if (is_shown(c))
			buf_add(out, str_sub(text, begin, at));
		else
			buf_printf(out, "\\u%04x", c);
	}
	buf_add_byte(out, '"');
}

static void add_text(struct buf *out, struct str text)
{
	if (is_plain(text))
		buf_add(out, text);
	else
		add_quoted(out, text);
}

static void add_scalar(struct buf *out, const struct node *node)
{
	static const char *const words[] = {
		[NODE_NULL] = "null", [NODE_FALSE] = "false", [NODE_TRUE] = "true"};
	if (node->kind == NODE_STRING)
		add_text(out, node->text);
	else if (node->kind == NODE_NUMBER)
		buf_add(out, node->text);
	else if (node->kind < NODE_NUMBER)
		buf_puts(out, words[node->kind]);
	else
		buf_puts(out, node->kind == NODE_ARRAY ? "[]" : "{}");
}

static void add_indent(struct buf *out, int indent)
{
	for (int i = 0; i < indent; i++)
		buf_puts(out, "  ");
}

/* The children of an object or array, each on lines of its own; the first one's indentation is there
 * already when it follows a dash. */
static void add_children(
	struct buf *out, const struct node *parent, int indent, bool behind, struct output *output)
{
	enum { PIECE = 65536 };
	NODE_EACH(child, parent)
	{
		bool container = child->first != NULL, array = parent->kind == NODE_ARRAY;
		if (!behind || child != parent->first)
			add_indent(out, indent);
		if (array)
			buf_puts(out, "- ");
		else
			add_text(out, child->key);
		if (!array)
			buf_puts(out, container ? ":\n" : ": ");
		if (container)
			add_children(out, child, indent + 1, array, output);
		else
			add_scalar(out, child);
		if (!container)
			buf_add_byte(out, '\n');
		if (out->len > PIECE) {
			output_add(output, buf_str(out));
			buf_clear(out);
		}
	}
}

void write_yaml(const struct node *root, const struct rendition *target, struct output *output)
{
	struct buf out = {0};
	(void)target; /* YAML has the tree's own shape */
	add_children(&out, root, 0, false, output);
	output_add(output, buf_str(&out));
	buf_finish(&out);
}
