/* What `validate` found: for people, and as JSON (docs/schemas/validation.schema.json). */
#ifndef OUTPUT_VALIDATION_H
#define OUTPUT_VALIDATION_H

#include "base/output.h"
#include "format.h"
#include "spec/profile.h"

struct validated {
	struct doc *doc;
	struct bom *bom; /* NULL: it was not read */
	const struct format *format; /* NULL: not recognised */
	const struct place *places; /* of the diagnostics */
	const uint32_t *order; /* of the diagnostics, by place */
	struct str sha256; /* absent when it could not be read */
	size_t errors, warnings, notes;
	bool valid;
	const struct profile_result *profiles; /* one for each profile; NULL: it was not read */
};

struct validation {
	const struct validated *inputs;
	size_t count;
	struct str version; /* of the program */
	const struct profile *const *profiles;
	size_t profile_count;
	bool lenient, quiet, verbose, colour;
};

/* The severity of a diagnostic of a document that is judged. */
enum severity validation_severity(const struct diagnostic *diagnostic);
/* Counts, orders and decides: from the diagnostics of the document. */
void validation_conclude(struct validated *input);

void validation_text(const struct validation *validation, struct output *output);
void validation_json(const struct validation *validation, struct output *output);

#endif
