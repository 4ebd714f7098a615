/* Paths as text: nothing here looks at a file system. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

struct str path_base(struct str path); /* the last part */
struct str path_folder(struct str path); /* what stands before it, without the slash; or empty */
/* The path that a relative one means in the folder of `file`: without ".", ".." and doubled slashes.
 * Absent when it is absolute, empty, or leaves the folder in which `file` begins. */
struct str path_beside(struct arena *arena, struct str file, struct str relative);

#endif
