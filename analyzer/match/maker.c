#include "match/maker.h"

#include "model/url.h"

void claim_add(struct claim *claim, enum evidence_kind evidence, struct str name)
{
	if (name.len && (!claim->any || evidence < claim->evidence))
		*claim = (struct claim){true, evidence, name};
}

static const struct {
	const char *type;
	enum evidence_kind evidence;
} namespaces[] = {
	{"npm", EVIDENCE_NPM_SCOPE},
	{"maven", EVIDENCE_MAVEN_GROUP},
	{"github", EVIDENCE_OWNER},
	{"gitlab", EVIDENCE_OWNER},
	{"bitbucket", EVIDENCE_OWNER},
	{"gitee", EVIDENCE_OWNER},
	{"docker", EVIDENCE_IMAGE_NAMESPACE},
	{"oci", EVIDENCE_IMAGE_NAMESPACE},
	{"deb", EVIDENCE_DISTRIBUTION_NAME},
	{"rpm", EVIDENCE_DISTRIBUTION_NAME},
	{"apk", EVIDENCE_DISTRIBUTION_NAME},
	{"alpm", EVIDENCE_DISTRIBUTION_NAME},
	{"composer", EVIDENCE_NAMESPACE},
	{"huggingface", EVIDENCE_NAMESPACE},
};

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
	struct str vendor = purl_get(purl, "vendor"), url = purl_get(purl, "vcs_url");
	struct url parsed;
	claim_add(claim, EVIDENCE_VENDOR, vendor);
	if (url.len && url_parse(arena, url, &parsed))
		claim_add(claim, EVIDENCE_VCS_HOST, parsed.owner.len ? parsed.owner : parsed.host);
	if (str_is(purl->type, "golang") || str_is(purl->type, "swift"))
		claim_path(claim, purl);
	for (size_t i = 0; purl->name_space.len && i < sizeof namespaces / sizeof *namespaces; i++)
		if (str_is(purl->type, namespaces[i].type))
			claim_add(claim, namespaces[i].evidence, purl->name_space);
}

bool claim_attributes(const struct claim *claim)
{
	return claim->any &&
		(evidence_rows[claim->evidence].ceiling == TIER_PROHIBIT ||
			claim->evidence == EVIDENCE_PERSON);
}
