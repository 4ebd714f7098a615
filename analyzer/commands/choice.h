/* Findings that a command is asked about: by id, fingerprint or component, in a JSON report of this
 * program or in an input that is screened anew. */
#ifndef COMMANDS_CHOICE_H
#define COMMANDS_CHOICE_H

#include "commands/rescreen.h"

struct choice {
	struct str id, fingerprint;
	struct str verdict, was; /* words: "prohibited" ... */
	struct str policy, rule, entity, entity_name, basis;
	struct str component; /* name and version, for people */
	struct str purl, reason;
	/* of an input that was screened anew; else NULL */
	const struct input *input;
	const struct finding *finding;
};

struct choices {
	struct arena arena;
	struct doc *report; /* NULL: the input was screened */
	struct str bundle, scope;
	struct rescreen rescreen;
	LIST(struct choice) list;
};

/* Reads the file and keeps what fits the word; without a word everything. Components of unknown maker
 * are among them. An exit code: EXIT_OK, also when nothing fits. */
int choices_read(struct choices *choices, const struct settings *settings, const char *path,
	struct str word);
void choices_finish(struct choices *choices);

/* Whether a text is a finding's id or fingerprint, or begins one. */
bool choice_is_id(struct str word);

#endif
