/* The kinds of evidence: what a match there proves and how far it may lead. One table,
 * evidence.def, strongest first. */
#ifndef MATCH_EVIDENCE_H
#define MATCH_EVIDENCE_H

#include "match/policy.h"

enum evidence_kind {
#define EVIDENCE(symbol, kind, proof, ceiling, confidence, trade, proves) EVIDENCE_##symbol,
#include "match/evidence.def"
#undef EVIDENCE
	EVIDENCE_COUNT
};

/* What evidence shows of whom it names, strongest first. Only the first two say who made it. */
enum proof { PROOF_MADE, PROOF_SUPPLIED, PROOF_HOSTED, PROOF_MENTIONS };

const char *proof_name(enum proof proof); /* "made by" ... */

struct evidence_row {
	struct str kind;
	enum proof proof;
	enum tier ceiling;
	enum confidence confidence;
	bool trade;
	const char *proves;
};
extern const struct evidence_row evidence_rows[EVIDENCE_COUNT];

/* In which capacity a party was named. */
enum evidence_kind evidence_of_party(enum party_kind party);

#endif
