/* What the verbs of `names` share: how a comparison is told. */
#ifndef COMMANDS_NAMES_H
#define COMMANDS_NAMES_H

#include "base/buf.h"
#include "commands/settings.h"
#include "match/lists.h"
#include "output/object.h"

/* The pairs of words as an array "words". */
void names_add_words_json(cJSON *parent, const struct alignment *alignment,
	const struct name_tokens *a, const struct name_tokens *b);
const char *names_legal(enum legal_relation legal); /* "the same legal form, or none" ... */

/* names compare; the operands are the names, pair by pair, or - */
int names_compare(struct settings *settings, const struct arguments *arguments);
/* names screen */
int names_screen(struct settings *settings, const struct arguments *arguments);

/* The value of -o: text or json, and where; false with a message. */
bool names_output(const struct arguments *arguments, bool *json, const char **path);
/* Writes what was made. Returns the exit code. */
int names_write(const struct buf *text, const char *path);

#endif
