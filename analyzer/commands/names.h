/* What the verbs of `names` share: how a comparison is told. */
#ifndef COMMANDS_NAMES_H
#define COMMANDS_NAMES_H

#include "base/buf.h"
#include "commands/settings.h"
#include "commands/wanted.h"
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

/* What is told, in the forms that -o asks for. */
enum names_form { NAMES_TEXT, NAMES_JSON, NAMES_FORMS };

struct names_outputs {
	struct wanted_list wanted;
	bool wants[NAMES_FORMS];
	struct buf texts[NAMES_FORMS];
};

const char *names_form(size_t index); /* the names of the forms, then NULL */
/* Reads -o; false with a message. */
bool names_outputs_read(struct names_outputs *outputs, const struct arguments *arguments);
/* The object on lines that people can read. */
void names_add_object(struct buf *out, const cJSON *object);
/* Writes what was made. Returns the exit code. */
int names_outputs_write(struct names_outputs *outputs);
void names_outputs_finish(struct names_outputs *outputs);

#endif
