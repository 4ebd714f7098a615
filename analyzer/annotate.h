/* Turns findings into notes and notes into an annotated document. */
#ifndef ANNOTATE_H
#define ANNOTATE_H

#include "base/output.h"
#include "match/finding.h"

struct annotate_options {
	struct str version; /* of this program */
	bool break_signature; /* write into a document whose enveloped signature then no longer matches */
};

/* True when the document has an enveloped signature and is not to be written into: its annotations go to a document of
 * their own. */
bool annotate_is_detached(const struct input *input, const struct annotate_options *options);

/* Writes the annotated document of one input: its own bytes with edits, or, when annotate_is_detached, a CycloneDX 1.6
 * JSON document that names the original by BOM-Link and digest and repeats the flagged components. Without findings the
 * bytes are those of the input. False, with a diagnostic of the input, when the format cannot carry annotations. */
bool annotate(const struct result *result, struct input *input,
	const struct annotate_options *options, struct output *output);

#endif
