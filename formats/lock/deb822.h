/* Files made of stanzas of "Name: value" lines, separated by empty lines; a line that begins with
 * white space continues the one before (deb822(5); the lists of installed packages of dpkg and apk,
 * DESCRIPTION of R, packrat.lock). */
#ifndef LOCK_DEB822_H
#define LOCK_DEB822_H

#include "lock/lock.h"

struct stanza {
	struct lock *lock;
	struct str text;
};

/* The next stanza; false at the end. A line that is neither a field nor continues one is reported. */
bool stanza_next(struct lock *lock, struct lines *lines, struct stanza *stanza);
/* The value of a field, the lines that continue it included; absent without the field. */
struct str stanza_get(const struct stanza *stanza, const char *name);
/* The next name of a list separated by commas ("a (>= 1) | b [arch], c"); of a version in brackets
 * *version has what is behind the relation. Absent at the end. Variables ("${shlibs:Depends}") are
 * passed over. */
struct str stanza_relation(struct str *rest, struct str *version);

#endif
