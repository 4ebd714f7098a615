/* Which files of a repository tell of vendored code that no list of packages mentions. */
#ifndef COMMANDS_VENDORED_H
#define COMMANDS_VENDORED_H

#include "git/repository.h"
#include "model/bom.h"

/* The packages that the lists of a repository state: by name, and by group and name, in lower case. */
struct mentioned {
	struct map names;
	struct arena arena;
};

void mentioned_add(struct mentioned *listed, const struct bom *bom);
void mentioned_finish(struct mentioned *listed);

/* Reads a file that has no blob: one of a work tree or a folder. The document is released by the
 * caller of this; NULL: it cannot be read. */
typedef struct doc *vendored_read(void *context, const struct file *file);

/* Chooses, of files that are notices or source code, those to read: of each vendored folder that is
 * not listed its notices, or, where it has none, a few of its source files. A notice that is the
 * repository's own (the same as one at its root) tells nothing. */
void vendored_choose(const struct files *files, const struct mentioned *listed, vendored_read *read,
	void *context, struct files *chosen);

#endif
