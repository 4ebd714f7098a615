#include "base/buf.h"
#include "check.h"
#include "list/list.h"
#include "syntax/csv.h"

static struct arena arena;

/* Rows as they are read: cells in brackets, rows one behind the other, "!" for an error. */
static struct str read_all(const char *text, size_t length)
{
	struct doc doc;
	struct buf out = {0};
	struct csv_row *row = ARENA_NEW(&arena, struct csv_row);
	doc_wrap(&doc, STR("test"), (struct str){text, length}, &limits_default);
	struct csv csv = {.doc = &doc, .separator = csv_separator(doc.bytes)};
	while (csv_next(&csv, &arena, row)) {
		for (size_t i = 0; i < row->count; i++)
			buf_printf(&out, "[%.*s]", STR_ARG(row->cells[i]));
		buf_add_byte(&out, ' ');
	}
	if (csv.failed)
		buf_add_byte(&out, '!');
	struct str result = arena_str(&arena, buf_str(&out));
	buf_finish(&out);
	doc_finish(&doc);
	return result;
}

static const struct {
	const char *text, *rows;
} tables[] = {
	{"a,b\nc,d\n", "[a][b] [c][d] "},
	{"a,b\r\nc,d", "[a][b] [c][d] "},
	{"a;b\rc;d\r", "[a][b] [c][d] "},
	{"a\tb,c\td\n", "[a][b,c][d] "},
	{"a|b\n", "[a][b] "},
	{"\"a,b\",\"c \"\"d\"\"\"\n", "[a,b][c \"d\"] "},
	{"\"a\nb\",c\n", "[a\nb][c] "},
	{"-0- ,\"x\" ,y\r\n", "[-0- ][x][y] "},
	{",\n", "[][] "},
	{"\n\n  \na,b\n\n", "[a][b] "},
	{"a,b\r\n\x1a", "[a][b] "},
	{"a,b\n\x1a\r\n ", "[a][b] "},
	{"a,b\n\x1a,c\n", "[a][b] [\x1a][c] "},
	{"a\"b,c\n", "[a\"b][c] "},
	{"\"a\"b,c\n", "!"},
	{"a,b\n\"c", "[a][b] !"},
	{"", ""},
};

static const struct {
	const char *text;
	bool month_first;
	const char *date; /* NULL: none */
} dates[] = {
	{"2026-02-27", false, "2026-02-27"},
	{"2026-02-27T00:00:09.554Z", false, "2026-02-27"},
	{"07/20/2026", true, "2026-07-20"},
	{"03/06/2026", false, "2026-06-03"},
	{"1/2/2026", true, "2026-01-02"},
	{"08-Oct-2026", false, "2026-10-08"},
	{"20 July 2026", false, "2026-07-20"},
	{"31/02/2026", false, NULL},
	{"dd/mm/1945", false, NULL},
	{"Indefinite", true, NULL},
	{"", false, NULL},
};

int main(void)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		CHECK_STR(read_all(tables[i].text, strlen(tables[i].text)), tables[i].rows);
	CHECK_STR(read_all("a,b\nc\0d,e\n", 10), "[a][b] !");
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		CHECK_STR(
			date_format(&arena, list_date(str_of(dates[i].text), dates[i].month_first)),
			dates[i].date);
	arena_finish(&arena);
	return check_report();
}
