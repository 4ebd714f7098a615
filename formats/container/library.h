/* libarchive, loaded when the first archive is opened: linking it would cost every other run the
 * relocation of seven more libraries (docs/decisions/0001-dependencies.md). */
#ifndef CONTAINER_LIBRARY_H
#define CONTAINER_LIBRARY_H

#include <archive.h>
#include <archive_entry.h>

#include "base/arena.h"

/* Each function under its name without "archive_". */
#define ARCHIVE_FUNCTIONS(FUNCTION)                                                                \
	FUNCTION(read_new)                                                                         \
	FUNCTION(read_free)                                                                        \
	FUNCTION(read_append_filter)                                                               \
	FUNCTION(read_support_format_ar)                                                           \
	FUNCTION(read_support_format_cpio)                                                         \
	FUNCTION(read_support_format_empty)                                                        \
	FUNCTION(read_support_format_raw)                                                          \
	FUNCTION(read_support_format_tar)                                                          \
	FUNCTION(read_support_format_zip)                                                          \
	FUNCTION(read_open)                                                                        \
	FUNCTION(read_open_memory)                                                                 \
	FUNCTION(read_next_header)                                                                 \
	FUNCTION(read_data)                                                                        \
	FUNCTION(filter_bytes)                                                                     \
	FUNCTION(format)                                                                           \
	FUNCTION(error_string)                                                                     \
	FUNCTION(entry_pathname)                                                                   \
	FUNCTION(entry_pathname_utf8)                                                              \
	FUNCTION(entry_size)                                                                       \
	FUNCTION(entry_filetype)                                                                   \
	FUNCTION(entry_is_encrypted)

struct archive_library {
	void *handle;
#define FUNCTION(name) __typeof__(&archive_##name) name;
	ARCHIVE_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

/* NULL with the reason, in the arena, when the library or a function of it is not there. */
struct archive_library *archive_library_open(struct arena *arena, struct str *why);
void archive_library_close(struct archive_library *library); /* NULL is none */

#endif
