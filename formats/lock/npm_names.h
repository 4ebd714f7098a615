/* What the formats of JavaScript share. */
#ifndef LOCK_NPM_NAMES_H
#define LOCK_NPM_NAMES_H

#include "lock/lock.h"

/* Sets group and name of "@scope/name". */
void npm_name(struct package *package, struct str name);
/* "name@spec" and "@scope/name@spec": sets group and name, returns the spec (absent without). */
struct str npm_split(struct package *package, struct str text);
/* What a dependency is taken from, as npm, yarn and bun write it: an address of version control or
 * of a file, "owner/name" on GitHub, a version or a range. Sets version, url and the qualifiers.
 * False when it is no third party's: a local path, a link, a member of the workspace. */
bool npm_source(struct lock *lock, struct package *package, struct str spec);
/* Is the spec a path (or link) in the same tree? A packed file is not. */
bool npm_is_local(struct str spec);
/* Does the address have the form of one that a registry serves? */
bool npm_is_served(struct str url);

#endif
