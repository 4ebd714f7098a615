#include "match/maker.h"

#include "match/keys.h"
#include "model/url.h"

void claim_add(struct claim *claim, enum evidence_kind evidence, struct str name)
{
	if (name.len && (!claim->any || evidence < claim->evidence))
		*claim = (struct claim){true, evidence, name};
}

/* A Go module's host and owner on a forge, or its host alone. */
static void claim_path(struct claim *claim, const struct purl *purl)
{
	struct str rest = purl->name_space.len ? purl->name_space : purl->name;
	struct str host = str_cut(&rest, '/');
	bool dotted = str_find_byte(host, '.') != STR_NPOS;
	claim_add(claim, EVIDENCE_MODULE_HOST, dotted && rest.len ? str_cut(&rest, '/') : host);
}

void claim_purl(struct claim *claim, struct arena *arena, const struct purl *purl)
{
	struct url parsed;
	struct str url = STR_NONE;
	if (purl->qualifier_count) {
		url = purl_get(purl, "vcs_url");
		claim_add(claim, EVIDENCE_VENDOR, purl_get(purl, "vendor"));
	}
	if (url.len && url_parse(arena, url, &parsed))
		claim_add(claim, EVIDENCE_VCS_HOST, parsed.owner.len ? parsed.owner : parsed.host);
	if (str_is(purl->type, "golang") || str_is(purl->type, "swift"))
		claim_path(claim, purl);
	else
		claim_add(claim, evidence_of_namespace(purl->type), purl->name_space);
}

bool claim_attributes(const struct claim *claim)
{
	return claim->any &&
		(evidence_rows[claim->evidence].ceiling == TIER_PROHIBIT ||
			claim->evidence == EVIDENCE_PERSON);
}
