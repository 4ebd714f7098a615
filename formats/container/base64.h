/* Base64 (RFC 4648, sections 4 and 5). */
#ifndef CONTAINER_BASE64_H
#define CONTAINER_BASE64_H

#include "base/buf.h"

/* Decodes the standard or the URL-safe alphabet, with or without padding; white space is passed over.
 * False, and where, at the first character that is neither, or at the end when a group is incomplete. */
bool base64_decode(struct str text, struct buf *out, size_t *wrong);

#endif
