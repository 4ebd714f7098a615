#include "base/wrap.h"

#include "base/utf8.h"

static void begin_line(struct buf *out, size_t indent)
{
	buf_add_byte(out, '\n');
	for (size_t i = 0; i < indent; i++)
		buf_add_byte(out, ' ');
}

static void add_line(struct buf *out, struct str line, size_t column, size_t indent, size_t width)
{
	bool empty = true; /* nothing stands on the output line yet */
	while (line.ptr) {
		struct str word = str_cut(&line, ' ');
		if (word.len == 0)
			continue;
		size_t wide = utf8_width(word);
		if (!empty && column + 1 + wide > width) {
			begin_line(out, indent);
			column = indent;
			empty = true;
		}
		if (!empty)
			buf_add_byte(out, ' ');
		buf_add(out, word);
		column += wide + !empty;
		empty = false;
	}
}

void wrap_add(struct buf *out, struct str text, size_t column, size_t indent, size_t width)
{
	for (bool first = true; text.ptr; first = false) {
		struct str line = str_cut(&text, '\n');
		if (!first)
			begin_line(out, line.len ? indent : 0);
		add_line(out, line, first ? column : indent, indent, width);
	}
}
