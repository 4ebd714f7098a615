/* What profiles make of a document, for people and as JSON: a part of the result of `validate`. */
#ifndef OUTPUT_PROFILED_H
#define OUTPUT_PROFILED_H

#include "base/output.h"
#include "output/object.h"
#include "spec/profile.h"

struct profiled {
	struct doc *doc;
	const struct bom *bom; /* NULL: it was not read */
	const struct profile_result *results; /* NULL: not read */
	const struct profile *const *wanted;
	size_t count;
	bool verbose, quiet, colour;
};

enum profile_verdict profiled_verdict(const struct profiled *profiled, size_t index);

void profiled_text(const struct profiled *profiled, struct buf *out);
/* The elements of the array `profiles`, separated by commas. */
void profiled_json(const struct profiled *profiled, struct output *output);
/* All profiles, for --profile list. */
void profiles_text(struct output *output);
void profiles_json(struct output *output);

#endif
