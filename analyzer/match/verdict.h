/* From a match to a verdict: the least of what the period, the bundle's tier, the evidence, the
 * relation, the confidence of the fact and the reach of the measure allow. An identifier carries no
 * verdict of its own. */
#ifndef MATCH_VERDICT_H
#define MATCH_VERDICT_H

#include "match/evidence.h"

/* What one identity of a component matched. */
struct match {
	uint32_t identifier; /* in the policies */
	uint32_t identity; /* in the bom */
	uint8_t evidence; /* enum evidence_kind */
	bool fork; /* stated of what the component was made from (pedigree) */
	bool made_with; /* stated of what took part in making it (formulation) */
	bool vendored; /* of code that nothing declares: review at most */
	bool capped; /* an identifier of a look-alike speaks against it: review at most */
};

/* What the judgement needs to know of the component. */
struct subject {
	enum product_class product_class;
	bool hardware; /* device, device driver, firmware, hardware */
	bool service;
	bool second; /* another kind of identifier points at the same entity */
	bool direct; /* the document's subject, its supplier, or a direct dependency */
};

/* A measure against an entity as the bundle, the date and the scope select it. */
struct rule {
	const struct policy *policy;
	const struct measure *measure;
	const struct listing *listing; /* in force on the date */
	const struct period *period; /* in force on the date; NULL: none */
	enum tier tier, hardware;
	bool any_software;
	bool direct; /* only the subject and what it directly depends on */
	bool in_scope;
};

/* What held a judgement down. */
enum ceiling {
	CEILING_NONE,
	CEILING_PERIOD,
	CEILING_TIER,
	CEILING_EVIDENCE,
	CEILING_RELATION,
	CEILING_CONFIDENCE,
	CEILING_REACH,
	CEILING_SCOPE,
	CEILING_COUNT
};

struct judgement {
	enum tier tier; /* TIER_OFF: the measure does not apply */
	enum ceiling by; /* the ceiling that is lowest; the first of equals */
	enum relation relation;
	enum confidence confidence; /* of the finding */
};

const struct period *measure_period(const struct measure *measure, int32_t date);
struct judgement judge(const struct policies *policies, const struct rule *rule,
	const struct subject *subject, const struct match *match);

/* Why a measure does not reach the component, for "... not matched: not security software". */
const char *reach_refusal(enum reach reach);

#endif
