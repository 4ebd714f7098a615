/* Pieces of the text report, and one finding of it. */
#ifndef OUTPUT_TEXT_H
#define OUTPUT_TEXT_H

#include "output/report.h"

struct text {
	const struct result *result;
	const struct report_options *options;
	struct output *output; /* NULL: lines are kept */
	struct buf kept;
	struct arena scratch;
	struct buf line; /* the one that is being built */
	struct buf what; /* the components of the entry that was folded last */
	bool begun; /* something was written */
};

/* A finding, and whether it was written. */
struct told {
	const struct input *input;
	const struct finding *finding;
	bool done;
};

/* What people take for one thing (result_unit), and its findings, worst first. */
struct unit {
	const struct input *inputs;
	size_t count;
	struct str name; /* of the repository, or the input */
	struct told *findings;
	size_t finding_count;
	size_t **evidence; /* per input and component: how much evidence was told, plus 1 */
};

struct unit text_unit(const struct result *result, size_t first);

/* They add to the line that is being built; text of inputs is made printable. */
void text_add(struct text *text, struct str value);
void text_add_count(struct text *text, size_t count); /* 1310 as 1,310 */
void text_add_date(struct text *text, int32_t date);
void text_add_word(struct text *text, const char *word, const char *colour); /* of a heading */
void text_add_verdict(struct text *text, enum verdict verdict);
void text_add_name(struct text *text, const struct component *component);
void text_add_component(struct text *text, const struct component *component); /* and version */
void text_add_place(struct text *text, const struct input *input, const struct place *place);
void text_end_line(struct text *text);
/* Takes what was built so far out of the line. */
struct buf text_take_line(struct text *text);
/* Wraps the body as a paragraph with a label, and releases it. */
void text_end_paragraph(struct text *text, const char *label, struct buf *body);
struct str text_without_stop(struct str sentence);
/* A finding's reason without the sentence's own stop: that of "Co., Ltd." belongs to the name. */
struct str text_reason(const struct finding *finding);

/* "; since COMMIT of DATE", and until when. */
void text_add_brief_presence(struct text *text, const struct presence *presence);

/* What a finding says, in words. */
void text_add_evidence(struct text *text, const struct finding *finding);
void text_add_path(struct text *text, const struct input *input, const struct finding *finding);
void text_add_rule(struct text *text, const struct finding *finding); /* nothing: hidden text */
void text_add_presence(struct text *text, const struct presence *presence);
/* What people decided about it, one decision at a time from *at = 0 on; false: no more. */
bool text_next_decision(struct text *text, const struct finding *finding, unsigned *at);

/* A finding: its line, and the paragraphs below. `told`: how much evidence of the component was
 * written before, plus 1; 0: none. */
void text_first_line(struct text *text, const struct input *input, const struct finding *finding);
void text_why(
	struct text *text, const struct input *input, const struct finding *finding, size_t *told);
/* One piece of evidence in words. */
struct str text_evidence(struct text *text, const struct evidence *evidence);
void text_rule(struct text *text, const struct finding *finding);
void text_next(struct text *text, const struct finding *finding);

/* The other sentences of a report. */
/* "16 of 2,405 components name no maker ..."; false: all have one. */
bool text_add_unknown(struct text *text, const struct unit *unit);
/* Why a unit is incomplete, one reason at a time from *at = 0 on; false: no more. */
bool text_next_incomplete(struct text *text, const struct unit *unit, unsigned *at);
void text_add_advisory(
	struct text *text, const struct input *input, const struct advisory *advisory);
void text_add_denominators(struct text *text, const struct summary *summary);
void text_add_files(struct text *text, const struct unit *unit); /* of one with an origin */
/* What was found among how much, by what; and how far that reaches. */
void text_add_statement(struct text *text);
void text_add_reach(struct text *text);
void text_add_meaning(struct text *text); /* what the bundle's "prohibited" means; or nothing */

/* All findings of a unit. */
void text_unit_findings(struct text *text, struct unit *unit);

#endif
