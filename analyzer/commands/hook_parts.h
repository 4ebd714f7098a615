/* What the files of the hook share. */
#ifndef COMMANDS_HOOK_PARTS_H
#define COMMANDS_HOOK_PARTS_H

#include "commands/baseline.h"
#include "commands/cache.h"
#include "commands/changes.h"
#include "commands/hook.h"
#include "commands/settings.h"
#include "commands/sheet.h"
#include "commands/vendored.h"
#include "container/container.h"

/* A line of an old state; those of one fingerprint are chained. */
struct known_line {
	const struct sheet *sheet;
	const struct sheet_line *line;
	uint32_t next; /* or MAP_NONE */
};

struct hook {
	const struct arguments *arguments;
	enum hook_event event;
	struct arena arena;
	struct str state, old_state; /* revisions; state "": the index */
	struct oid authority; /* the commit that has the settings; no object: the work tree has */
	struct doc doc; /* the repository's diagnostics */
	struct repository *repository;
	struct settings settings;
	bool set_up; /* settings, policies and what else depends on them */
	struct policies policies;
	struct waivers waivers;
	struct screening screening;
	struct baseline baseline;
	struct documents documents; /* of one file */
	struct cache cache;
	struct str context; /* what all results depend on, as a hash */
	struct hasher *hasher;
	struct changes changes;
	LIST(struct sheet) before, after; /* as in the changes, as far as they were made */
	struct mentioned listed; /* packages of the changed lists, when vendored code changed */
	struct map vendored; /* fingerprints that were reported of vendored code */
	struct map known; /* fingerprints of `before` -> known_lines */
	LIST(struct known_line) known_lines;
	struct buf out;
	uint32_t told; /* the component that was spoken of last */
	size_t review; /* components of which nothing more is said */
	LIST(struct str) review_paths;
	int code;
};

/* Reads settings and decisions, loads policies and what was kept of earlier runs. False with hook->code
 * set, and a message. */
bool hook_set_up(struct hook *hook);
/* Adds to the changes the lists that include a file that changed, and then, when the others were
 * screened, what tells of vendored code that changed. */
void hook_add_including(struct hook *hook);
void hook_add_vendored(struct hook *hook);
/* Whether a file of the changes is one that tells of vendored code. */
bool hook_is_vendored(const struct hook *hook, struct str path);
/* Text as one word of a shell. */
void hook_add_word(struct buf *out, struct str text);
/* Screens the files of the changes that have no sheets yet. */
void hook_make_sheets(struct hook *hook);
/* Prints the errors of a document. */
void hook_tell(struct hook *hook, struct doc *doc);

#endif
