#include "match/evidence.h"

const struct evidence_row evidence_rows[EVIDENCE_COUNT] = {
#define EVIDENCE(symbol, kind, proof, ceiling, confidence, trade, proves)                          \
	{STR_INIT(kind), proof, ceiling, confidence, trade, proves},
#include "match/evidence.def"
#undef EVIDENCE
};

enum evidence_kind evidence_of_party(enum party_kind party)
{
	static const uint8_t kinds[PARTY_COUNT] = {
		[PARTY_NONE] = EVIDENCE_SUPPLIER,
		[PARTY_SUPPLIER] = EVIDENCE_SUPPLIER,
		[PARTY_MANUFACTURER] = EVIDENCE_MANUFACTURER,
		[PARTY_PUBLISHER] = EVIDENCE_PUBLISHER,
		[PARTY_AUTHOR] = EVIDENCE_AUTHOR,
		[PARTY_ORIGINATOR] = EVIDENCE_ORIGINATOR,
		[PARTY_PROVIDER] = EVIDENCE_PROVIDER,
		[PARTY_TAG_CREATOR] = EVIDENCE_TAG_CREATOR,
		[PARTY_COMMITTER] = EVIDENCE_PERSON,
	};
	return (enum evidence_kind)kinds[party];
}

const char *proof_name(enum proof proof)
{
	static const char *const names[] = {"made by", "supplied by", "hosted by", "mentions"};
	return names[proof];
}
