/* The files that the operands of a command stand for. */
#ifndef COMMANDS_TARGETS_H
#define COMMANDS_TARGETS_H

#include "base/doc.h"

/* What is read of a repository. */
enum view { VIEW_TREE, VIEW_STAGED, VIEW_INDEX, VIEW_WORKTREE, VIEW_HISTORY };

struct target {
	const char *path; /* "-": standard input */
	bool repository; /* the folder of one */
	struct str revision; /* of the repository; absent: none was named */
	bool folder; /* a folder itself, before its files */
	bool found; /* in a folder; else it was named */
};

struct targets {
	struct arena arena;
	LIST(struct target) list;
};

/* Adds an operand: a repository (PATH or PATH@REV, unless recursive), or a file, or of a folder its
 * files, sorted by name, and, when recursive, those of the folders below it (not of .git, and not
 * through symbolic links). A pattern (* ? [...]) that names no file stands for those that match it. A
 * folder that cannot be read is added as a named file, so that reading it says why. */
void targets_add(struct targets *targets, const char *operand, bool recursive);
/* Adds the repository whose folder that is, or is the nearest above it. */
void targets_add_repository(struct targets *targets, const char *operand);
/* Reads them one by one. `read` returns how many inputs a target is: none when a file of a folder is
 * passed over; `empty` is called with a document, which it takes over, for a folder that held none. */
struct target_reader {
	void *context;
	size_t (*read)(void *context, const struct target *target);
	void (*empty)(void *context, struct doc *doc);
	/* Behind the files of a folder: returns how many inputs it added; NULL: none. */
	size_t (*end)(void *context, const char *folder);
};
void targets_read(
	const struct targets *targets, bool recursive, const struct target_reader *reader);
/* What a repository is called: the last part of its folder's name. */
struct str target_label(const char *path, struct arena *arena);
void targets_finish(struct targets *targets);

#endif
