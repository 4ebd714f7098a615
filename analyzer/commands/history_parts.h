/* What the files of the history share. */
#ifndef COMMANDS_HISTORY_PARTS_H
#define COMMANDS_HISTORY_PARTS_H

#include "base/globs.h"
#include "commands/history.h"
#include "commands/screening.h"
#include "git/repository.h"

struct dates {
	int32_t *items;
	size_t count, cap;
};

/* A version of a file, read once. */
struct version {
	struct str path;
	struct oid oid;
	uint32_t *findings; /* numbers of fingerprints, in no order */
	uint32_t count;
	uint32_t commit; /* that had it first */
	bool asks; /* for files beside it */
	bool unread;
};

/* What a commit did to a file; versions by number, MAP_NONE: none. */
struct event {
	uint32_t commit, old, new;
};

/* A finding in a file, from the commit that brought it in on. */
struct stay {
	uint32_t path, finding;
	uint32_t from, to; /* commits; to MAP_NONE: not taken out */
	uint32_t version; /* that brought it in */
	bool there; /* at the tip */
	struct finding best; /* with the worst verdict while it was there */
	int32_t judged_on;
	bool judged;
};

struct history {
	struct history_options *options;
	struct doc *doc;
	struct repository *repository;
	struct globs names;
	struct arena arena;
	struct documents documents;
	LIST(struct commit) commits;
	LIST(struct event) events;
	LIST(struct version) versions;
	LIST(struct stay) stays;
	/* What was ever in force is on one of the first; between two of the second, and before and
	 * after them, nothing changes. */
	struct dates scan_dates, turns;
	struct map version_by_key, path_by_text, finding_by_print, stay_by_key, component_by_name;
	struct summary seen; /* distinct components of all versions */
	struct screening scan; /* for reading versions */
	size_t unread;
};

struct collected {
	struct doc *doc;
	uint32_t version;
	bool good;
};

struct reading {
	struct history *history;
	LIST(struct collected) collected;
	struct file *files;
	uint32_t *versions; /* of the files */
	history_visit *visit;
	void *context;
};

int32_t history_date(int64_t time); /* of a commit's time, in UTC */
void history_sort_dates(struct dates *dates); /* and unites equal ones */
void history_list_dates(struct history *history);
bool history_wanted(
	const void *context, struct str name, uint32_t mode); /* of a filter: the globs */
/* The number of a text in a map of numbers; a new one is added. */
uint32_t history_number(struct arena *arena, struct map *map, struct str key);
void history_take_commit(
	void *context, const struct commit *commit, const struct file *changes, size_t count);
/* Reads the versions that are chosen (NULL: all) and hands each to `visit`. */
void history_read_versions(
	struct history *history, const bool *choice, struct reading *reading, doc_visit *visit);
/* A visit: which findings a version has. */
void history_scan(void *context, const struct file *file, struct doc *doc, bool good);
/* Reads those again, with the files beside them, that ask for some; up to a limit. */
void history_scan_asking(struct history *history, struct reading *reading);
/* The documents of a version, in history->documents. Nothing else may be asked of the repository
 * while a reading is under way: then `beside` is false, and it is noted that the version asks. */
void history_open(
	struct history *history, struct version *version, struct doc *doc, bool good, bool beside);
/* A visit that keeps the documents. */
void history_collect(void *context, const struct file *file, struct doc *doc, bool good);
void history_drop(struct doc *doc);

#endif
