/* Archives and compressed files: what libarchive reads. */
#ifndef CONTAINER_UNPACK_H
#define CONTAINER_UNPACK_H

#include "container/unwrap.h"

/* Whether bytes begin as an archive (100), end as a zip file does (60), or neither (0). */
int unpack_probe_archive(struct str bytes);
bool unpack_probe_zip(struct str bytes); /* whether it is a zip file */
/* Whether bytes begin as a compressed file. */
bool unpack_probe_compressed(struct str bytes);

/* Hands on the members of an archive, perhaps a compressed one, that `bytes` of the document are; or
 * the one text that they are compressed from. Only one layer of compression is undone: what is
 * compressed twice is a compressed file in a compressed file. */
void unpack(struct unwrapping *unwrapping, struct doc *doc, struct str bytes);

#endif
