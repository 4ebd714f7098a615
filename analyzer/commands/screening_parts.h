/* What the files of screening share. */
#ifndef COMMANDS_SCREENING_PARTS_H
#define COMMANDS_SCREENING_PARTS_H

#include "base/task.h"
#include "commands/baseline.h"
#include "commands/beside.h"
#include "commands/outputs.h"
#include "commands/repositories.h"
#include "commands/screening.h"
#include "commands/targets.h"

/* The first input is read while the policies are loaded. */
struct ahead {
	struct task task;
	const struct target *target; /* NULL: none, or it was taken */
	struct doc *doc; /* of run.documents */
	struct bom *bom; /* what was read of the one document; NULL: it is to be read */
	bool unreadable;
};

struct run {
	struct settings settings;
	struct targets targets;
	struct outputs outputs;
	struct bills bills; /* of the inputs, as results */
	struct policies policies;
	struct waivers waivers;
	struct screening screening;
	struct result result;
	struct documents documents; /* of one target */
	struct ahead ahead;
	enum view view; /* of repositories */
	bool authors; /* of a history: say who */
	struct baseline baseline;
	const struct origin *origin; /* the repository that is read, or NULL */
	struct repositories repositories;
	struct beside beside;
	LIST(struct input) inputs;
	struct message_tally tally; /* of the files of repositories and folders */
	bool many; /* the input is one of them */
	bool frugal; /* of inputs only what the reports tell is held */
	struct globs hints; /* names of files that may tell of vendored code */
	struct files hinting; /* those of the folder that is read */
	size_t skipped; /* files of folders that are no bills of materials */
};

/* Takes out what the baseline knows. */
void screening_apply_baseline(struct run *run);
/* Adds everything up for the reports. */
void screening_make_result(struct run *run);
/* Whether bills of materials can be results of what is read; else a message. */
bool screening_check_bills(const struct run *run);
/* Makes them of what was read. */
void screening_make_bills(struct run *run);
/* The one place where a screening's exit code comes from. */
int screening_exit_code(const struct run *run);

#endif
