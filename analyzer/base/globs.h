/* File-name patterns, many at once. A pattern is a name, or parts of a path ("gradle/x.lock" fits
 * any path that ends in these two parts); "*" stands for any bytes of one part. Asking for a name
 * costs a hash or two, however many patterns there are, so that files are chosen among tens of
 * thousands in milliseconds. */
#ifndef BASE_GLOBS_H
#define BASE_GLOBS_H

#include "base/list.h"
#include "base/map.h"

struct glob {
	struct str text, last; /* the pattern; its last part */
	uint32_t next; /* in its bucket, or MAP_NONE */
};

struct globs { /* a zeroed one is empty */
	LIST(struct glob) list;
	struct map names; /* last parts without a star -> the first pattern */
	struct map endings; /* ".json" of those with a star -> the first pattern; "": all others */
};

void globs_add(struct globs *globs, struct str pattern); /* must outlive the set */
void globs_finish(struct globs *globs);
/* Whether the pattern of some path could fit: looks at the last part only. */
bool globs_fit_name(const struct globs *globs, struct str name);
bool globs_fit(const struct globs *globs, struct str path);
/* Hands each pattern that fits to `visit`, by its number (they are numbered as they were
 * added), in no particular order. */
typedef void glob_visit(void *context, size_t pattern);
void globs_each(const struct globs *globs, struct str path, glob_visit *visit, void *context);

bool glob_fits(struct str pattern, struct str path); /* one pattern alone */
/* A pattern for names: "*" stands for any bytes, "?" for one, in any case of ASCII letters. Costs at
 * most the product of the lengths. */
bool glob_covers(struct str pattern, struct str text);

#endif
