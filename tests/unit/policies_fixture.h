/* Policies for tests: small files of their own, written to a folder that is removed again. */
#ifndef UNIT_POLICIES_FIXTURE_H
#define UNIT_POLICIES_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "match/policy.h"

struct fixture {
	char folder[64];
	struct policies policies;
	bool loaded;
};

#define FIXTURE_FILES 3
static const char *const fixture_paths[FIXTURE_FILES] = {
	"entities.json", "ban/policy.json", "bundles.json"};

static inline void fixture_write(struct fixture *fixture, const char *path, struct str text)
{
	char full[128];
	snprintf(full, sizeof full, "%s/%s", fixture->folder, path);
	FILE *file = fopen(full, "w");
	if (file) {
		fwrite(text.ptr, 1, text.len, file);
		fclose(file);
	}
}

/* A text with the first `find` replaced. */
static inline struct str fixture_edit(
	struct buf *out, const char *text, const char *find, const char *replace)
{
	const char *at = strstr(text, find);
	buf_clear(out);
	if (!at)
		return str_of(text);
	buf_add(out, str_range(text, at));
	buf_puts(out, replace);
	buf_puts(out, at + strlen(find));
	return buf_str(out);
}

/* Loads the three texts, in one of them (`file`) with `find` replaced. */
static inline void fixture_open(struct fixture *fixture, const char *const texts[FIXTURE_FILES],
	size_t file, const char *find, const char *replace)
{
	struct buf edited = {0};
	char full[128];
	snprintf(fixture->folder, sizeof fixture->folder, "/tmp/bomscreen-policies-XXXXXX");
	if (!mkdtemp(fixture->folder))
		abort();
	snprintf(full, sizeof full, "%s/ban", fixture->folder);
	mkdir(full, 0700);
	for (size_t i = 0; i < FIXTURE_FILES; i++)
		fixture_write(fixture, fixture_paths[i],
			find && i == file ? fixture_edit(&edited, texts[i], find, replace)
					  : str_of(texts[i]));
	buf_finish(&edited);
	const char *folders[] = {fixture->folder};
	fixture->loaded = policies_load(&fixture->policies, folders, 1, &limits_default);
}

static inline void fixture_close(struct fixture *fixture)
{
	char full[128];
	for (size_t i = 0; i < FIXTURE_FILES; i++) {
		snprintf(full, sizeof full, "%s/%s", fixture->folder, fixture_paths[i]);
		unlink(full);
	}
	snprintf(full, sizeof full, "%s/ban", fixture->folder);
	rmdir(full);
	rmdir(fixture->folder);
	policies_finish(&fixture->policies);
}

#endif
