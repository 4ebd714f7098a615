/* The files that the operands of a command stand for. */
#ifndef COMMANDS_TARGETS_H
#define COMMANDS_TARGETS_H

#include "base/list.h"

struct target {
	const char *path; /* "-": standard input */
	bool folder; /* a folder itself, before its files */
	bool found; /* in a folder; else it was named */
};

struct targets {
	struct arena arena;
	LIST(struct target) list;
};

/* Adds an operand; a pattern (* ? [...]) that names no file stands for those that match it; of a folder its files, sorted by name, and, when recursive, those of the folders
 * below it (not of .git, and not through symbolic links). A folder that cannot be read is added as a
 * named file, so that reading it says why. */
void targets_add(struct targets *targets, const char *operand, bool recursive);
void targets_finish(struct targets *targets);

#endif
