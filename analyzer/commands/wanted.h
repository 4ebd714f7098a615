/* The results that -o FORMAT[=FILE] asks for, read in one way by every command: which, in which version,
 * and where to. Bills of materials and annotated documents may go to a folder (FILE ends in a slash). */
#ifndef COMMANDS_WANTED_H
#define COMMANDS_WANTED_H

#include "base/list.h"
#include "base/output.h"
#include "commands/command.h"
#include "convert.h"

#define WANTED_ANNOTATED "annotated"

struct wanted {
	const char *name; /* of the format, as the command's values have it */
	size_t index; /* among them */
	const char *form; /* the format and version as given */
	const struct format *to; /* a bill of materials in that format; NULL: none */
	struct rendition target; /* and that version */
	const char *path; /* NULL: standard output */
	struct output output;
	bool open;
};

struct wanted_list {
	LIST(struct wanted) list;
	struct arena arena;
};

/* A command's values of --output, by index, then NULL: the row's `value`. */
typedef const char *wanted_value(size_t index);

/* Adds FORMAT[@VERSION][=FILE]; `option` is named in messages. False with a message. */
bool wanted_add(
	struct wanted_list *list, const char *option, const char *text, wanted_value *value);
/* Adds the value of --to, if there is that option, those of --output, and when there are none, the
 * usual one (NULL: none). False with a message. */
bool wanted_read(struct wanted_list *list, const struct arguments *arguments, wanted_value *value,
	const char *usual);
/* Whether each has a place of its own, one at most standard output; else a message. */
bool wanted_check(const struct wanted_list *list);
bool wanted_is_folder(const struct wanted *wanted);
/* Opens the files, and makes the folders. False with a message. */
bool wanted_open(struct wanted_list *list);
/* What was written into its output is its result. */
int wanted_commit(struct wanted *wanted);
void wanted_finish(struct wanted_list *list);

#endif
