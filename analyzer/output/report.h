/* The registry of reports. Each is one file and one name in analyzer/output/meson.build. A report
 * decides nothing. */
#ifndef OUTPUT_REPORT_H
#define OUTPUT_REPORT_H

#include "base/output.h"
#include "match/finding.h"

struct report_options {
	bool colour;
	bool quiet; /* text: only the findings' first lines */
	bool all; /* list every component */
	bool unknown; /* list the unknown ones */
	unsigned width; /* text: columns; 80 when unknown */
	const uint8_t
		*severities; /* of diagnostics, per diag_id, as configured; above SEVERITY_ERROR:
				      not reported. NULL: their own */
};

struct report {
	const char *name, *title, *media_type;
	void (*write)(const struct result *result, const struct report_options *options,
		struct output *output);
};

/* One finding as the text report prints it, with evidence, rule and next step. */
void text_finding(const struct result *result, const struct report_options *options,
	const struct input *input, const struct finding *finding, struct buf *out);

extern const struct report
	*const reports[]; /* ends with NULL; generated from analyzer/output/meson.build */
const struct report *report_named(struct str name);

#endif
