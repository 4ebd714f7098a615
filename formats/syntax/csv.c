#include "syntax/csv.h"

static bool is_end(char c)
{
	return c == '\n' || c == '\r';
}

char csv_separator(struct str text)
{
	static const char separators[] = ",;\t|";
	size_t counts[sizeof separators - 1] = {0}, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.len && (quoted || !is_end(text.ptr[i])); i++) {
		quoted ^= text.ptr[i] == '"';
		for (size_t k = 0; !quoted && k < sizeof counts / sizeof *counts; k++)
			counts[k] += text.ptr[i] == separators[k];
	}
	for (size_t k = 1; k < sizeof counts / sizeof *counts; k++)
		if (counts[k] > counts[best])
			best = k;
	return separators[best];
}

static bool fail(struct csv *csv, enum diag_id id, size_t offset, const char *text)
{
	diag(csv->doc, id, offset, "%s", text);
	csv->failed = true;
	return false;
}

/* The text of a quoted cell, its doubled quotes made single. */
static struct str undouble(struct arena *arena, struct str text, size_t doubled)
{
	if (!doubled)
		return text;
	char *bytes = arena_bytes(arena, text.len), *to = bytes;
	for (size_t i = 0; i < text.len; i++) {
		*to++ = text.ptr[i];
		i += text.ptr[i] == '"';
	}
	return str_range(bytes, to);
}

/* Leaves csv->at behind the closing quote. */
static bool read_quoted(struct csv *csv, struct arena *arena, struct str *cell)
{
	struct str text = csv->doc->bytes;
	size_t open = csv->at, begin = open + 1, doubled = 0, at;
	for (at = begin; at < text.len; at++) {
		if (text.ptr[at] != '"')
			continue;
		if (at + 1 == text.len || text.ptr[at + 1] != '"')
			break;
		doubled++;
		at++;
	}
	if (at >= text.len)
		return fail(csv, DIAG_CSV_TRUNCATED, open,
			"the text ends within this quoted cell: the list is cut off");
	*cell = undouble(arena, str_sub(text, begin, at), doubled);
	csv->at = at + 1;
	return true;
}

static void read_plain(struct csv *csv, struct str *cell)
{
	struct str text = csv->doc->bytes;
	size_t begin = csv->at;
	while (csv->at < text.len && text.ptr[csv->at] != csv->separator &&
		!is_end(text.ptr[csv->at]))
		csv->at++;
	*cell = str_sub(text, begin, csv->at);
}

/* Blanks behind a closing quote, as in front of the next separator; anything else is an error. */
static bool pass_blanks(struct csv *csv)
{
	struct str text = csv->doc->bytes;
	while (csv->at < text.len && text.ptr[csv->at] == ' ')
		csv->at++;
	if (csv->at == text.len || is_end(text.ptr[csv->at]) || text.ptr[csv->at] == csv->separator)
		return true;
	return fail(csv, DIAG_CSV_SYNTAX, csv->at, "text behind the closing quote of a cell");
}

static bool read_cell(struct csv *csv, struct arena *arena, struct str *cell)
{
	size_t start = csv->at;
	struct str text = csv->doc->bytes;
	bool quoted = csv->at < text.len && text.ptr[csv->at] == '"';
	if (!quoted)
		read_plain(csv, cell);
	else if (!read_quoted(csv, arena, cell) || !pass_blanks(csv))
		return false;
	if (cell->len > CSV_CELL_MAX) {
		diag(csv->doc, DIAG_STRING_TOO_LONG, start, "a cell of %zu bytes; the limit is %zu",
			cell->len, CSV_CELL_MAX);
		csv->failed = true;
		return false;
	}
	if (cell->len && memchr(cell->ptr, 0, cell->len))
		return fail(csv, DIAG_CSV_SYNTAX, start, "a cell holds U+0000");
	return true;
}

/* In front of the next row, behind lines of nothing but white space; false when there is none. */
static bool find_row(struct csv *csv)
{
	struct str text = csv->doc->bytes;
	size_t at = csv->at;
	while (at < text.len && ascii_is_space(text.ptr[at]))
		if (is_end(text.ptr[at++]))
			csv->at = at;
	bool last = at < text.len && text.ptr[at] == '\x1a' &&
		str_trim(str_from(text, at + 1)).len == 0;
	return at < text.len && !last;
}

/* Rests on the separator or line end behind a cell; passes it. False at the row's end. */
static bool pass_separator(struct csv *csv, struct csv_row *row)
{
	struct str text = csv->doc->bytes;
	row->end = csv->at;
	row->ended = csv->at < text.len;
	if (!row->ended)
		return false;
	char c = text.ptr[csv->at++];
	if (c == '\r' && csv->at < text.len && text.ptr[csv->at] == '\n')
		csv->at++;
	return c == csv->separator;
}

bool csv_next(struct csv *csv, struct arena *arena, struct csv_row *row)
{
	row->count = 0;
	if (csv->failed || !find_row(csv))
		return false;
	row->start = csv->at;
	do {
		if (row->count == CSV_CELLS_MAX)
			return fail(
				csv, DIAG_CSV_SYNTAX, csv->at, "a row has more than 1024 cells");
		if (!read_cell(csv, arena, &row->cells[row->count++]))
			return false;
	} while (pass_separator(csv, row));
	return true;
}
