/* Repositories as inputs: the bills of materials, lock files and manifests among their files, chosen
 * by their names. */
#ifndef COMMANDS_REPOSITORIES_H
#define COMMANDS_REPOSITORIES_H

#include "commands/targets.h"
#include "commands/vendored.h"
#include "git/repository.h"
#include "match/finding.h"

struct repository_input;

struct repositories {
	struct repository_input *first; /* opened early, not taken yet */
};

/* Opens the first repository among the targets and starts its reader, so that it gets ready while
 * other things are done. */
void repositories_prepare(
	struct repositories *repositories, const struct targets *targets, enum view view);
/* The target's repository, opened. */
struct repository_input *repositories_take(
	struct repositories *repositories, const struct target *target, enum view view);
void repositories_finish(struct repositories *repositories);

/* PATH@REVISION, or the path of the work tree. */
struct str repository_input_name(const struct repository_input *input);
/* Finds the revision; returns the id of the commit, in the arena, or an absent string. */
struct str repository_input_resolve(struct repository_input *input, struct arena *arena);
/* Hands each file to `visit`, which takes it over; it may ask for the files beside it until the input
 * is closed. */
typedef void bill_visit(void *context, struct doc *doc, bool good);
void repository_input_read(struct repository_input *input, bill_visit *visit, void *context);
/* Then: hands the files that tell of vendored code which is not listed to `visit`. */
void repository_input_read_vendored(struct repository_input *input, const struct mentioned *listed,
	bill_visit *visit, void *context);
/* Adds what was there and not looked into to the result. */
void repository_input_skipped(
	struct repository_input *input, struct arena *arena, struct result *result);
/* Closes it; returns the document with the repository's diagnostics, when it has any, else NULL. */
struct doc *repository_input_close(struct repository_input *input);

#endif
