/* What the readers of files that are programs share: they are read as far as their literals go. */
#ifndef LOCK_CODE_H
#define LOCK_CODE_H

#include "lock/lock.h"

/* The content of the next string literal ('...' or "...") of *rest, which is moved behind it; absent
 * when there is none. Comments (to the end of their line) are passed over. A string ends with its
 * line at the latest. */
struct str code_string(struct str *rest, const char *comment);
/* The text between the bracket at the front of the text and its counterpart, strings and comments
 * passed over; absent when it is not closed, or none stands there. Brackets within brackets that are
 * all asked for cost more than a file of that length is worth: from some point on (reported) none is
 * found. */
struct str code_brackets(struct lock *lock, struct str text, const char *comment);
/* Without the white space at the front. */
struct str code_skip(struct str text);
/* Says, when the file lists something, that it was read as far as its literals go. */
void code_note(struct lock *lock);

#endif
