/* What authorities' lists of parties say, in one shape for all their formats: who is listed, by which
 * names, since when, by which notice. Readers (formats/list) fill it, the compiler of lists
 * (match/list_compile.h) takes it from there. Texts live in the arena. */
#ifndef MODEL_LISTED_H
#define MODEL_LISTED_H

#include "base/date.h"
#include "base/list.h"
#include "base/map.h"

/* What is listed. Persons, vessels and aircraft are compared only where somebody asks for it. */
enum listed_kind {
	LISTED_ORGANISATION,
	LISTED_PERSON,
	LISTED_VESSEL,
	LISTED_AIRCRAFT,
	LISTED_KINDS
};
const char *listed_kind_name(enum listed_kind kind); /* "organisation" ... */

enum listed_quality {
	LISTED_PRIMARY,
	LISTED_ALIAS,
	LISTED_FORMER,
	LISTED_WEAK, /* the list itself calls it a weak or low-quality alias */
	LISTED_SITE, /* a host name: no name, but a second piece of evidence */
};
const char *listed_quality_name(enum listed_quality quality); /* "name", "alias" ... */

#define LISTED_NONE UINT32_MAX

struct listed_name {
	struct str text;
	uint8_t quality;
	uint32_t next; /* of the same entry, or LISTED_NONE */
};

struct listed {
	struct str id; /* as the list has it */
	struct str remarks; /* while several files are joined */
	struct str program, country, citation, url; /* absent when the list does not say */
	int32_t from, to; /* listed on D iff from <= D < to; DATE_NONE, DATE_MAX */
	uint8_t kind;
	uint32_t list, source;
	uint32_t first, last; /* names */
	size_t offset; /* in the source */
};

/* One file that was read. */
struct list_source {
	struct str name, sha256, format;
	int32_t stated; /* the edition that the file states itself, or DATE_NONE */
	uint32_t part_of; /* the list that it continues, or LISTED_NONE */
};

/* A list that the project knows: model/listed.c. */
struct list_kind {
	const char *id, *title, *authority, *url;
	const char *csl; /* how the Consolidated Screening List begins its name; or NULL */
	const char *reach; /* of a policy's measure */
	bool review; /* a match is for review; else an advisory (docs/lists.md says why) */
};
extern const struct list_kind list_kinds[]; /* ends with a NULL id */
const struct list_kind *list_kind_find(struct str id);

struct listed_list { /* one list of a compilation */
	struct str id, title, authority, url, reach;
	bool review;
	int32_t edition;
	uint32_t source; /* the file that it was read from */
};

struct listings {
	struct arena arena;
	LIST(struct list_source) sources;
	LIST(struct listed_list) lists;
	LIST(struct listed) entries;
	LIST(struct listed_name) names;
	struct map by_id; /* "list number/id" -> entry */
	struct map list_by_id;
	bool usage; /* what is wrong is how the files were given, not what they hold */
};

/* The list of that id, added when it is new; its title and authority are the known ones. */
uint32_t listings_list(struct listings *listings, struct str id);
/* The entry of that id, added when it is new (*added says so). The id is copied. */
struct listed *listings_entry(struct listings *listings, uint32_t list, struct str id, bool *added);
struct listed *listings_find(struct listings *listings, uint32_t list, struct str id);
/* Adds a name unless the entry has it; the text is trimmed and copied. Empty ones and placeholders are
 * left out. */
void listings_name(struct listings *listings, struct listed *entry, struct str text,
	enum listed_quality quality);
/* The host of an address of the World Wide Web that the list gives for the entry. */
void listings_site(struct listings *listings, struct listed *entry, struct str address);
void listings_finish(struct listings *listings);

#endif
