/* Diagnostics: what is wrong with an input. (Findings say what is wrong with a component; assert
 * what is wrong with us.) Ids are words, permanent, listed in diag.def. Library code records
 * diagnostics and never prints. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/list.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* What a diagnostic means for the input when it is screened: nothing more; not everything was
 * evaluated (exit 4); the input could not be read (exit 3). */
enum effect { EFFECT_NONE, EFFECT_INCOMPLETE, EFFECT_UNREADABLE };

enum diag_id {
#define DIAG(symbol, id, reading, judging, effect, summary) DIAG_##symbol,
#include "base/diag.def"
#undef DIAG
	DIAG_COUNT
};

struct diag_kind {
	const char *id;
	enum severity reading; /* when screening: a wrong document is still screened */
	enum severity judging; /* when validating */
	enum effect effect;
	const char *summary; /* one sentence for the manual and `explain` */
};

extern const struct diag_kind diag_kinds[DIAG_COUNT];

struct diagnostic {
	enum diag_id id;
	size_t offset; /* STR_NPOS: the document as a whole */
	struct str text;
	bool tolerated; /* judged leniently: a warning */
};

struct diags {
	LIST(struct diagnostic) list;
	uint32_t counts[DIAG_COUNT]; /* all of them, those beyond the limit included */
	uint32_t tolerated[DIAG_COUNT]; /* of these, those that count as warnings */
};

struct doc;

/* Records that something is wrong at an offset of the document. The text says what was found and
 * what is allowed, begins with a small letter and has no full stop. What comes from the input must
 * be quoted with QUOTE. */
void diag(struct doc *doc, enum diag_id id, size_t offset, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* True when the limit on diagnostics of that id is reached; then it is counted here, and the caller
 * need not compose the text. */
bool diag_full(struct doc *doc, enum diag_id id);

/* Input text for a message: in double quotes, at most 60 characters, control and bidirectional
 * characters escaped. */
const char *diag_quote(struct doc *doc, struct str text);

/* Puts the others behind these, under the one limit (of those kept of one id). */
void diags_join(struct diags *diags, const struct diags *others, size_t limit);

/* The worst effect among them. */
enum effect diags_effect(const struct diags *diags);
bool diags_any(const struct diags *diags, enum severity least, bool judging);

#endif
