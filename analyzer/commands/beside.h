/* Files of the file system that documents ask for beside themselves. */
#ifndef COMMANDS_BESIDE_H
#define COMMANDS_BESIDE_H

#include "base/doc.h"
#include "commands/targets.h"

struct beside { /* a zeroed one with targets is ready */
	const struct targets *targets;
	LIST(struct doc *) docs;
};

/* The document, read from a file, may ask until beside_finish. It is given regular files by a
 * relative path, of names that lists of packages have, not through a symbolic link in the last part. */
void beside_serve(struct beside *beside, struct doc *doc);
void beside_finish(struct beside *beside);

#endif
