/* Code of others that lies in a repository ("vendored"), known by where it lies and by the notices in
 * it. */
#ifndef LOCK_VENDORED_H
#define LOCK_VENDORED_H

#include "base/globs.h"

/* The folder of the vendored code that a file belongs to, by its path alone: what lies in a folder
 * like vendor/ or third_party/ (of a module path below it as many parts as name a module), else the
 * outermost folder that is named as a development kit ("x-sdk-y"), else, when `notice`, the folder
 * that the file lies in. Absent when it is none; a part of the path. */
struct str vendored_folder(struct str path, bool notice);
/* The module path, when the folder is one below vendor/: "github.com/owner/name"; else absent. */
struct str vendored_module(struct str folder);
/* Whether a file's name says that it is a notice, or source code. */
bool vendored_is_notice(struct str name);
bool vendored_is_source(struct str name);
/* Names of folders that hold code of others; ends with NULL. */
extern const char *const vendored_folders[];
/* Adds the names of notices to a set. */
void vendored_notices(struct globs *globs);
/* Adds the names of both to a set. */
void vendored_names(struct globs *globs);

#endif
