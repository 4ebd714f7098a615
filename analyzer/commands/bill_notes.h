/* What screening found in the documents of a bill, written into the document that they became. */
#ifndef COMMANDS_BILL_NOTES_H
#define COMMANDS_BILL_NOTES_H

#include "commands/bills.h"

/* The input's text without the notes that an earlier run wrote. */
struct str bill_without_notes(
	struct arena *arena, const struct result *result, const struct input *input);
/* Writes the text, a bill of that format, with the findings of the parts in it. A finding whose component
 * is not found in it is written on the document, so that none gets lost. False when it cannot carry
 * them. */
bool bill_write_noted(const struct result *result, const struct bill *bill,
	const struct format *format, struct str text, struct output *output);

#endif
