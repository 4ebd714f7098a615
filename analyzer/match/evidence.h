/* The kinds of evidence: what a match there proves and how far it may lead. One table,
 * evidence.def, strongest first. */
#ifndef MATCH_EVIDENCE_H
#define MATCH_EVIDENCE_H

#include "match/policy.h"

enum evidence_kind {
#define EVIDENCE(symbol, kind, ceiling, confidence, trade, proves) EVIDENCE_##symbol,
#include "match/evidence.def"
#undef EVIDENCE
	EVIDENCE_COUNT
};

struct evidence_row {
	struct str kind;
	enum tier ceiling;
	enum confidence confidence;
	bool trade;
	const char *proves;
};
extern const struct evidence_row evidence_rows[EVIDENCE_COUNT];

/* In which capacity a party was named. */
enum evidence_kind evidence_of_party(enum party_kind party);

#endif
