#include "match/maker.h"

#include "match/keys.h"
#include "model/url.h"

/* What shows a maker comes before what only hosts or mentions. */
static bool stronger(enum evidence_kind evidence, enum evidence_kind than)
{
	bool shows = evidence_rows[evidence].proof <= PROOF_SUPPLIED;
	bool other = evidence_rows[than].proof <= PROOF_SUPPLIED;
	return shows == other ? evidence < than : shows;
}

void claim_add(struct claim *claim, enum evidence_kind evidence, struct str name)
{
	if (name.len && (!claim->any || stronger(evidence, claim->evidence)))
		*claim = (struct claim){true, evidence, name};
}

/* What the owner of a repository proves that a qualifier names, and what its host proves. */
struct address {
	const char *qualifier;
	enum evidence_kind owner, host;
};

/* A Go module's host and owner on a forge, or its host alone. */
static void claim_path(struct claim *claim, const struct purl *purl)
{
	struct str rest = purl->name_space.len ? purl->name_space : purl->name;
	struct str host = str_cut(&rest, '/');
	bool dotted = str_find_byte(host, '.') != STR_NPOS;
	claim_add(claim, EVIDENCE_MODULE_HOST, dotted && rest.len ? str_cut(&rest, '/') : host);
}

/* Where a qualifier says that the package comes from. */
static void claim_address(
	struct claim *claim, struct arena *arena, struct str text, const struct address *address)
{
	struct url url;
	if (!text.len || !url_parse(arena, text, &url))
		return;
	bool owner = url.owner.len > 0;
	claim_add(claim, owner ? address->owner : address->host, owner ? url.owner : url.host);
}

/* "Vendor.Product": the beginning of the name, on registries without namespaces. */
static void claim_prefix(struct claim *claim, const struct purl *purl)
{
	size_t dot = str_find_byte(purl->name, '.');
	bool dotted = str_is(purl->type, "nuget") || str_is(purl->type, "winget");
	if (dotted && dot != STR_NPOS)
		claim_add(claim, EVIDENCE_GROUP, str_sub(purl->name, 0, dot));
}

void claim_purl(struct claim *claim, struct arena *arena, const struct purl *purl)
{
	static const struct address addresses[] = {
		{"vcs_url", EVIDENCE_VCS_OWNER, EVIDENCE_VCS_HOST},
		{"download_url", EVIDENCE_DOWNLOAD_OWNER, EVIDENCE_DOWNLOAD_HOST},
	};
	static const struct address image_registry = {
		"repository_url", EVIDENCE_IMAGE_NAMESPACE, EVIDENCE_REGISTRY};
	if (purl->qualifier_count)
		claim_add(claim, EVIDENCE_VENDOR, purl_get(purl, "vendor"));
	static const struct address registry = {
		"repository_url", EVIDENCE_REGISTRY, EVIDENCE_REGISTRY};
	bool image = evidence_of_namespace(purl->type) == EVIDENCE_IMAGE_NAMESPACE;
	for (size_t i = 0; purl->qualifier_count && i < sizeof addresses / sizeof *addresses; i++)
		claim_address(claim, arena, purl_get(purl, addresses[i].qualifier), &addresses[i]);
	if (purl->qualifier_count)
		claim_address(claim, arena, purl_get(purl, registry.qualifier),
			image ? &image_registry : &registry);
	claim_prefix(claim, purl);
	if (str_is(purl->type, "golang") || str_is(purl->type, "swift"))
		claim_path(claim, purl);
	else
		claim_add(claim, evidence_of_namespace(purl->type), purl->name_space);
}

bool claim_attributes(const struct claim *claim)
{
	return claim->any && evidence_rows[claim->evidence].proof <= PROOF_SUPPLIED;
}
