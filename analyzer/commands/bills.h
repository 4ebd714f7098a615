/* Bills of materials as results: documents converted, several joined to one, and with what screening
 * found in them written into what comes of them. */
#ifndef COMMANDS_BILLS_H
#define COMMANDS_BILLS_H

#include "commands/settings.h"
#include "commands/wanted.h"
#include "container/container.h"
#include "match/finding.h"

struct bill_part { /* one document */
	struct doc *doc;
	const struct format *format; /* NULL: nothing could be read */
	const struct bom *bom; /* what was read of it; NULL: nothing yet */
	struct input *input; /* whose findings are written into it; NULL: none are */
	size_t told; /* diagnostics of it that were printed */
};

struct bill {
	struct str name; /* in folders, and of the whole that several documents become */
	bool joined; /* the documents become one */
	bool strict; /* and nothing is written when one of them cannot be read */
	LIST(struct bill_part) parts;
};

struct bills {
	const struct settings *settings;
	const struct result *result; /* of screening; NULL: there was none */
	const char *losses; /* where their reports go, a folder or a file; NULL: nowhere */
	bool no_loss;
	LIST(struct bill) list;
	LIST(struct bom *) boms; /* that bills_read made */
	struct arena arena;
};

/* A new bill without parts. */
struct bill *bills_add(struct bills *bills, struct str name);
/* A bill of one document, named by its file. */
struct bill *bills_add_document(struct bills *bills, const struct bill_part *part);
/* Reads a lock file now, while the files beside it can be asked for. */
void bills_read(struct bills *bills, struct bill_part *part);

/* Whether so many bills, of different names, can go where they are wanted; else a message. */
bool bills_check(const struct bills *bills, const struct wanted_list *wanted);
/* Writes all of them in one wanted form, which wanted_open was called for, and commits it. Returns the
 * worst exit code; what went wrong was said. */
int bills_write(struct bills *bills, const struct wanted_list *all, struct wanted *wanted);
/* Checks, opens and writes all that is wanted, which is bills alone. */
int bills_write_all(struct bills *bills, struct wanted_list *all);
void bills_finish(struct bills *bills);

#endif
