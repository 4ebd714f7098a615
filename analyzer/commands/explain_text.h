/* The words of `explain`. */
#ifndef COMMANDS_EXPLAIN_TEXT_H
#define COMMANDS_EXPLAIN_TEXT_H

#include "base/buf.h"
#include "match/trace.h"

struct explain_page {
	struct buf text;
	struct arena scratch;
	const struct screening *screening;
	const struct trace *trace;
	const struct input *input;
};

/* What a diagnostic means and how to mend it; false when there is none of that id. */
bool explain_diagnostic(struct explain_page *page, struct str id);
const char *explain_mend(enum diag_id id); /* how to mend it; every id has a text */

/* How the verdict of a component came about: what was looked up, what matched or fell, what each rule
 * made of it, and what would change it. */
void explain_component(struct explain_page *page, uint32_t at);

/* The entries of imported lists that the component's parties were compared with, and why those that do not
 * count do not. */
void explain_candidates(struct explain_page *page, uint32_t at);

/* "  text", wrapped; control characters are made visible. */
void explain_line(struct explain_page *page, size_t indent, struct str text);
void explain_printf(struct explain_page *page, size_t indent, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
