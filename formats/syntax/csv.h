/* Comma-separated values (RFC 4180), with any one separator, as the authorities' lists have them:
 * line ends of every kind inside and outside of quotes, doubled quotes, empty lines, one Ctrl-Z at the
 * end of the text. A row that ends inside of quotes, text behind a closing quote, U+0000 and cells
 * beyond CSV_CELL_MAX bytes are errors (recorded); the first one ends the reading. */
#ifndef SYNTAX_CSV_H
#define SYNTAX_CSV_H

#include "base/doc.h"

#define CSV_CELL_MAX ((size_t)1 << 20)
enum { CSV_CELLS_MAX = 1024 };

struct csv {
	struct doc *doc;
	size_t at;
	char separator;
	bool failed;
};

struct csv_row {
	struct str cells[CSV_CELLS_MAX]; /* without quotes, as written otherwise */
	size_t count;
	size_t start, end; /* of its text */
	bool ended; /* by a line end, not by the end of the text */
};

/* The separator that is most frequent outside of quotes in the first row: , ; tab or |. */
char csv_separator(struct str text);

/* The next row that is not empty; false at the end and on an error. Cells with doubled quotes are
 * written to the arena, others point into the document. */
bool csv_next(struct csv *csv, struct arena *arena, struct csv_row *row);

#endif
