/* What the formats of Go share. */
#ifndef LOCK_GO_NAMES_H
#define LOCK_GO_NAMES_H

#include "lock/lock.h"

/* Is a module path, as the target of a replacement, a path of the file system? */
bool go_is_local(struct str path);
/* The next token of a line of go.mod: a word, a quoted string, "(", ")", "=>"; a comment ends the
 * line. Absent at the end. */
struct str go_token(struct str *rest);

#endif
