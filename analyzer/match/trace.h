/* What screening considered: every identifier that an identity of a component matched, also those
 * that fell again and why, and what each rule made of the rest. Kept only when somebody asks
 * (screening->trace): for `explain`. */
#ifndef MATCH_TRACE_H
#define MATCH_TRACE_H

#include "match/finding.h"
#include "match/verdict.h"

struct traced_match {
	uint32_t component;
	struct match match;
	const char *dropped; /* why it fell; NULL: it counts */
};

struct traced_rule {
	uint32_t component;
	struct rule rule;
	const struct entity *entity;
	struct judgement judgement;
	struct match best; /* the match that decides */
	const char *refused; /* why the rule was not asked, or reaches nothing; NULL: judged */
};

/* A rule of one's own. */
#define TRACED_ALL UINT32_MAX
struct own_rule;
struct traced_own {
	uint32_t component; /* or TRACED_ALL: the same for every one */
	const struct own_rule *rule;
	const char *refused; /* what does not fit; NULL: all does */
};

struct trace {
	LIST(struct traced_match) matches;
	LIST(struct traced_rule) rules;
	LIST(struct traced_own) own_rules;
};

/* `before`: the matches in front of what drops some of them; the rest is in `after`. */
void trace_matches(struct trace *trace, const struct policies *policies, uint32_t component,
	const struct match *before, size_t before_count, const struct match *after,
	size_t after_count);
void trace_finish(struct trace *trace);

#endif
