/* Lists that are tables (CSV) or flat trees (XML): described by rows of a table, read by one engine
 * each. */
#ifndef LIST_TABLE_H
#define LIST_TABLE_H

#include "list/list.h"

/* What a column, an element or an attribute says. */
enum list_role {
	ROLE_NONE,
	ROLE_ID,
	ROLE_NAME, /* the whole name */
	ROLE_PART, /* a part of it; the parts stand in the order of the table */
	ROLE_ALIASES, /* further names, between semicolons */
	ROLE_NATIVE, /* the name in another script */
	ROLE_ALSO, /* SAM: "(also A, B)" */
	ROLE_KIND,
	ROLE_QUALITY, /* what sort of name it is */
	ROLE_WEAK, /* "Low Quality AKA": weak, when it says so */
	ROLE_PROGRAM,
	ROLE_COUNTRY,
	ROLE_ADDRESSES, /* between semicolons; each ends with its country */
	ROLE_FROM,
	ROLE_TO,
	ROLE_CITATION,
	ROLE_URL,
	ROLE_SITE,
	ROLE_IDS, /* CSL: "Website, www.example.com; ..." */
	ROLE_SOURCE, /* CSL: the list that the row is from */
	ROLE_EDITION,
};

struct list_column {
	const char *title;
	enum list_role role;
	bool required; /* the header is recognised by these */
};

struct list_table {
	const char *list; /* NULL: ROLE_SOURCE says */
	const struct list_column *columns; /* ends with a NULL title */
	const char
		*preamble; /* how a line in front of the header begins, which states the edition */
	bool joins; /* several rows of one identifier are one entry */
	bool month_first; /* dates with slashes */
	bool mixed; /* persons and organisations without a word which */
	bool nameless; /* rows without a name say other things of an entity: passed over */
	bool headless; /* titles are the columns' numbers */
};

bool list_table_probe(const struct list_head *head, const struct list_table *table);
bool list_table_read(struct list_reader *reader, const struct list_table *table);

/* --- XML --- */

struct list_path {
	const char *path; /* below the entry: "programList/program", "@euReferenceNumber" */
	enum list_role role;
	const char *value; /* ROLE_SITE: only where the sibling that `where` names says this */
	const char *where;
};

/* Elements that hold a name each. */
struct list_names {
	const char *path; /* "." for the entry itself */
	const char *parts[8]; /* in order; several of one path (translations) are several names */
	const char *native; /* or NULL */
	const char *quality, *weak; /* paths of what says the sort; or NULL */
	enum listed_quality usual;
	bool each; /* every part is a name of its own */
};

struct list_tree {
	const char *list;
	const char *root;
	const char *const
		*lists; /* elements whose children are the entries; NULL: the root's are */
	const char *const *entries; /* their names; ends with NULL */
	const char *persons; /* the name of those that are persons, when nothing in them says it */
	const struct list_path *paths; /* ends with a NULL path */
	const struct list_names *names; /* ends with a NULL path */
	const char *const
		*edition; /* paths below the root that may state it: "@date", "A/B"; or NULL */
	bool month_first;
	bool joins;
};

bool list_tree_probe(const struct list_head *head, const struct list_tree *tree);
bool list_tree_read(struct list_reader *reader, const struct list_tree *tree);

#endif
