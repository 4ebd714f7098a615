/* The loss report of a conversion (docs/schemas/losses.schema.json). */
#ifndef OUTPUT_LOSSES_H
#define OUTPUT_LOSSES_H

#include "base/output.h"
#include "convert.h"

void losses_write(const struct conversion *conversion, const struct doc *doc, struct str version,
	struct output *output);
/* Of several documents that became one, called `name`. */
void losses_write_joined(
	const struct joining *joining, struct str name, struct str version, struct output *output);

#endif
