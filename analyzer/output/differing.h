/* What `diff` found: for people, as markdown, and as JSON (docs/schemas/diff.schema.json). The findings
 * that are new stand first. */
#ifndef OUTPUT_DIFFERING_H
#define OUTPUT_DIFFERING_H

#include "base/output.h"
#include "match/difference.h"

struct differing {
	const struct difference *difference;
	const struct side *before, *after;
	const struct result *result; /* the date, the bundle, the program */
	bool colour, quiet; /* of the text */
};

void differing_text(const struct differing *differing, struct output *output);
void differing_markdown(const struct differing *differing, struct output *output);
void differing_json(const struct differing *differing, struct output *output);

#endif
