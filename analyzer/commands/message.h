/* What the program says on standard error. Results go to standard output. */
#ifndef COMMANDS_MESSAGE_H
#define COMMANDS_MESSAGE_H

#include "base/doc.h"

/* One line "bomscreen: ..."; what comes from outside is made printable. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

enum { SEVERITY_IGNORE = 255 };

/* What was printed and left out of many documents that are told as one: the files of a repository or
 * a folder. */
struct message_tally {
	struct {
		size_t printed, left, documents;
	} kinds[DIAG_COUNT];
};

/* How diagnostics are printed: each as `file:line:column: severity: text [id] (pointer)`. */
struct message_style {
	const uint8_t *severities; /* per diag_id; SEVERITY_IGNORE: not printed */
	enum severity least; /* what is below is not printed */
	size_t each; /* so many of one kind and document; the others are counted */
	bool colour;
	struct message_tally *tally; /* over all documents; NULL: each has its own */
};

/* Those from number `from` on. The places are those of all diagnostics, in their order. */
void message_diagnostics(const struct doc *doc, const struct place *places, size_t from,
	const struct message_style *style);
/* Counts what the tally left out. */
void message_left(const struct message_tally *tally, const struct message_style *style);
/* The places of a document's diagnostics, in their order, in its arena. */
struct place *diagnostic_places(struct doc *doc);

#endif
