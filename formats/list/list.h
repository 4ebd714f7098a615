/* Readers of authorities' lists of parties: each format is a file with a table. A list is read whole or
 * not at all: the first error, at its place, refuses it. */
#ifndef LIST_LIST_H
#define LIST_LIST_H

#include "base/doc.h"
#include "model/listed.h"
#include "syntax/csv.h"

/* What the user says about files that do not say it themselves. */
struct list_options {
	struct str id; /* of the list: instead of the format's own; absent: that */
	struct str columns; /* of a plain table: "name=Company,id=No"; absent: none is read */
	int32_t edition; /* for files that state none; DATE_NONE: then that is an error */
};

enum list_syntax { LIST_CSV, LIST_XML, LIST_JSON };

/* What a probe sees. */
struct list_head {
	enum list_syntax syntax;
	struct str root; /* XML: the local name of the root element */
	struct str text; /* the document's */
	struct csv_row row; /* CSV: the first one that has more than two cells, or the first */
	char separator;
};

struct list_reader {
	struct listings *listings;
	struct doc *doc;
	const struct list_options *options;
	struct list_head *head;
	struct arena scratch; /* reset for each entry */
};

struct list_table;
struct list_tree;

struct list_format {
	const char *name, *title;
	const char *list; /* the id of its list; NULL: several, or the user's */
	/* What describes it wholly (list/table.h); or NULL, and functions of its own: */
	const struct list_table *table;
	const struct list_tree *tree;
	bool (*probe)(const struct list_head *head, const struct list_options *options);
	bool (*read)(struct list_reader *reader);
	/* Is it one that continues another file? NULL: none is. */
	bool (*part)(const struct list_head *head);
};
extern const struct list_format
	*const list_formats[]; /* ends with NULL; formats/list/meson.build */

/* Whether the file continues another one and is to be read behind it. */
bool list_is_part(struct doc *doc, const struct list_options *options);

/* Recognises the format, reads and adds; false when there was an error (a diagnostic of the document,
 * which must be UTF-8). A list that was read before from another edition is an error. */
bool list_read(struct listings *listings, struct doc *doc, const struct list_options *options);

/* --- for readers --- */

/* The list that the file is read into: the user's id, or `usual`. */
uint32_t list_of(struct list_reader *reader, const char *usual);
/* The list of a row of the Consolidated Screening List, by the name that it gives it. */
bool list_of_source(struct list_reader *reader, struct str source, size_t offset, uint32_t *list);
/* The entry of an identifier at an offset. Where entries have one row each, a second one of the same
 * identifier and another name is an error: NULL. `name` is the primary name. */
struct listed *list_entry(struct list_reader *reader, uint32_t list, struct str id, struct str name,
	bool joins, size_t offset);
/* States the edition; false (and an error) when an earlier part of the file said otherwise. */
void list_edition(struct list_reader *reader, int32_t date);
bool list_fail(struct list_reader *reader, size_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same about the options that the file was given with. */
bool list_usage(struct list_reader *reader, const char *text);
enum listed_kind list_kind_of(struct str word); /* "individual", "P", "Ship", "Vessel" ... */
enum listed_quality list_quality_of(struct str word); /* "f.k.a.", "weak", "Low" ... */
/* YYYY-MM-DD, time stamps, D/M/Y or M/D/Y with slashes, 08-Oct-2026, 20 July 2026; DATE_NONE for
 * others. */
int32_t list_date(struct str text, bool month_first);
/* Parts between a separator, trimmed, empty ones left out: true while there are more. */
bool list_part(struct str *rest, char separator, struct str *part);
/* Does a name of unknown kind look like an organisation's (a legal form, a word like "trading")? */
bool list_looks_organised(struct arena *scratch, struct str name);

#endif
