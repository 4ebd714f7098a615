#include "base/lines.h"

#include "base/utf8.h"

struct lines_block lines_count(struct str block)
{
	struct lines_block counted = {0};
	size_t last = str_rfind_byte(block, '\n');
	if (last != STR_NPOS)
		for (size_t i = 0; i <= last; i++)
			counted.breaks += block.ptr[i] == '\n';
	counted.tail = (uint32_t)utf8_count(str_from(block, last == STR_NPOS ? 0 : last + 1));
	return counted;
}

static void add(struct lines_cursor *cursor, struct lines_block block)
{
	cursor->line += block.breaks;
	cursor->column = block.breaks ? block.tail : cursor->column + block.tail;
}

void lines_advance(struct lines_cursor *cursor, struct str text, size_t to,
	const struct lines_block *blocks, size_t count)
{
	while (cursor->at < to) {
		size_t block = cursor->at / LINES_BLOCK, end = (block + 1) * LINES_BLOCK;
		bool whole = cursor->at % LINES_BLOCK == 0 && end <= to && block < count;
		if (end > to)
			end = to;
		add(cursor, whole ? blocks[block] : lines_count(str_sub(text, cursor->at, end)));
		cursor->at = end;
	}
}
