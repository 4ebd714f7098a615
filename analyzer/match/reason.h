/* The sentences of a finding: what is known of the component, what that amounts to, what
 * to do next. Words that a lawyer can read; nothing is said that is not shown. */
#ifndef MATCH_REASON_H
#define MATCH_REASON_H

#include "match/finding.h"
#include "match/maker.h"
#include "match/verdict.h"

struct reason_input {
	struct arena *arena;
	const struct policies *policies;
	const struct component *component;
	const struct entity *entity;
	const struct rule *rule;
	const struct match *match; /* the deciding one */
	const struct judgement *judgement;
	const struct claim *claim; /* the maker that the bill states */
	int32_t as_of;
};

/* "@example/ui 6.198.2": with its group, without repeating it. */
struct str component_title(struct arena *arena, const struct component *component);

struct str reason_sentence(const struct reason_input *input);
struct str reason_why(const struct reason_input *input);
struct str reason_next(const struct reason_input *input);
/* Why a match of this rule is an advisory. */
struct str reason_advisory(
	const struct reason_input *input, const struct bundle *bundle, enum scope scope);
/* "ICTS-2021-002 not matched: not security software."; what: why not. */
struct str reason_not_matched(struct arena *arena, const struct measure *measure, const char *why);

#endif
