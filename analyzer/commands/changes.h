/* What a commit or a push changes: the files that it leaves behind, and what was there before. A file
 * counts that differs from each of the states that it began with: a merge begins with all its
 * parents. */
#ifndef COMMANDS_CHANGES_H
#define COMMANDS_CHANGES_H

#include "base/globs.h"
#include "git/repository.h"

struct changes {
	struct arena arena;
	struct globs names; /* of files that count */
	struct globs hints; /* of those that may tell of vendored code */
	struct globs shared; /* of those that others may include */
	struct map by_path; /* -> candidates */
	LIST(struct changed) candidates;
	LIST(struct file) before; /* blobs of the old states, by the paths that they had */
	LIST(struct file) after; /* blobs of the new one */
	LIST(struct file) hinting, sharing; /* the others, of the new one */
	size_t states;
};

struct changed {
	struct file file;
	size_t states; /* from which it differs */
	bool removed;
	bool counts, hints, shares; /* which of the names fit */
};

/* Adds the names of files that lists may include to a set. */
void changes_shared(struct globs *globs);
/* The files that count have customary names of formats. */
void changes_init(struct changes *changes);
void changes_finish(struct changes *changes);

/* What the index changes. False with a diagnostic of the repository's document. */
bool changes_of_index(struct changes *changes, struct repository *repository);
/* What commit `tip` has that neither `old` (no object: none) nor what `known` names has
 * (repository_boundary). Nothing when all its commits are known. */
bool changes_of_push(struct changes *changes, struct repository *repository, const struct oid *tip,
	const struct oid *old, const char *known);

#endif
