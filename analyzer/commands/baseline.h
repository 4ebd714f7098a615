/* Findings that are known from an earlier JSON report (--baseline REPORT.json): they are not reported
 * again, unless their verdict got worse. */
#ifndef COMMANDS_BASELINE_H
#define COMMANDS_BASELINE_H

#include "base/map.h"
#include "match/finding.h"

struct baseline {
	struct arena arena;
	struct map verdicts; /* by fingerprint: the worst */
};

/* Reads the report; false with a message when it is none. */
bool baseline_read(struct baseline *baseline, const char *path);
/* The same of a document; false, perhaps with a diagnostic. */
bool baseline_take(struct baseline *baseline, struct doc *doc);
void baseline_finish(struct baseline *baseline);
bool baseline_has(const struct baseline *baseline, struct str fingerprint, enum verdict verdict);
/* Takes the known findings out of the input's list and counts them; summaries stay as they are. */
void baseline_apply(const struct baseline *baseline, struct input *input);

#endif
