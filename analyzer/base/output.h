/* Where results go: a file that appears whole or not at all, or standard output. It is written without
 * a name, so that nothing is left of it when the program is ended before, or where the file system
 * cannot do that, beside its place under a temporary one. A file that it replaces is replaced only when
 * all is on the disk; a new one is not waited for. Errors are sticky: check once, at the end. */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include "base/buf.h"

struct output {
	int fd;
	bool failed; /* an error occurred; errno_value says which */
	int errno_value;
	char *path; /* NULL: standard output */
	char *temporary;
	bool unnamed; /* nor is there a temporary name yet */
	bool replaces; /* there is such a file */
	bool memory; /* nowhere but in `pending` */
	struct buf pending;
};

/* path NULL: standard output. False when the file cannot be created (errno_value is set). An
 * existing file keeps its permissions; the target of a symbolic link is replaced, not the link. */
bool output_open(struct output *output, const char *path);
/* Keeps all in memory: output_text, then output_discard. */
void output_open_memory(struct output *output);
struct str output_text(const struct output *output);
void output_add(struct output *output, struct str bytes);
void output_puts(struct output *output, const char *text);
void output_printf(struct output *output, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Writes what is pending and puts the file in its place; false on any error since the opening (a
 * full disk, a closed pipe), and then the file that was there before is untouched. Releases
 * everything. */
bool output_commit(struct output *output);
void output_discard(struct output *output);

#endif
