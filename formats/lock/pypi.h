/* What the formats of Python share. */
#ifndef LOCK_PYPI_H
#define LOCK_PYPI_H

#include "lock/lock.h"

/* A dependency as PEP 508 writes it: name, extras, versions or "@ URL", marker. Sets name (in the
 * form of PEP 503), version (that of "==", else empty) and url. False when it is none, or when what
 * it names lies in the same tree. */
bool pypi_requirement(struct lock *lock, struct package *package, struct str text);
/* The package that an address of version control or of a file names, by its fragment "egg=" or its
 * file name; the revision behind "@" becomes the version. False when it is a local path, or names
 * none. */
bool pypi_address(struct lock *lock, struct package *package, struct str url);
/* The name in front of the extras, versions and marker of a requirement. */
struct str pypi_requirement_name(struct str text);
/* Files with url or hash: hashes of all, the address of the first; `url` and `hash` are the names of
 * the members. */
void pypi_files(struct lock *lock, uint32_t component, const struct node *files);

#endif
