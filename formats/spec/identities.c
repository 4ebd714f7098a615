#include "model/cpe.h"
#include "model/name.h"
#include "model/purl.h"
#include "spec/reader.h"

/* Text and places */

struct str keep(struct reader *r, struct str text)
{
	uintptr_t at = (uintptr_t)text.ptr, bytes = (uintptr_t)r->doc->bytes.ptr;
	if (!text.ptr || (at >= bytes && at + text.len <= bytes + r->doc->bytes.len))
		return text;
	return arena_str(&r->doc->arena, text);
}

/* RFC 4648, section 4; white space and missing padding are tolerated. */
static bool base64_decode(struct arena *arena, struct str text, struct str *out)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *bytes = arena_bytes(arena, text.len / 4 * 3 + 4);
	uint32_t bits = 0;
	size_t count = 0, length = 0;
	for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
		const char *digit;
		if (ascii_is_space(text.ptr[i]))
			continue;
		if (!text.ptr[i] || !(digit = strchr(digits, text.ptr[i])))
			return false;
		bits = bits << 6 | (uint32_t)(digit - digits);
		if (count++ % 4 != 0)
			bytes[length++] = (char)(bits >> (3 - (count - 1) % 4) * 2);
	}
	*out = (struct str){bytes, length};
	return true;
}

struct str attachment_text(struct reader *r, const struct node *attachment)
{
	struct str content = attachment->kind == NODE_STRING ? attachment->text
							     : node_string(attachment, "content");
	struct str decoded;
	if (str_eq_nocase(node_string(attachment, "encoding"), STR("base64")) &&
		base64_decode(&r->scratch, content, &decoded))
		return decoded;
	return content;
}

/* Identities */

/* What the document says of itself: its supplier and manufacturer, and what took part in making its
 * subject. */
static bool counts_for_document(const struct scope *scope)
{
	return scope->via == VIA_FORMULATION || scope->party == PARTY_SUPPLIER ||
		scope->party == PARTY_MANUFACTURER;
}

static void add(struct reader *r, const struct scope *scope, struct identity identity)
{
	if (scope->silent)
		return;
	if (scope->document ? !counts_for_document(scope) : scope->component == COMPONENT_NONE)
		return;
	identity.via = scope->via;
	identity.value = keep(r, identity.value);
	if (!scope->document)
		bom_add_identity(r->bom, scope->component, &identity);
	else if (!str_is_placeholder(identity.value))
		list_push(&r->late, identity);
}

void add_identity(struct reader *r, const struct scope *scope, enum identity_kind kind,
	uint8_t detail, struct str value, size_t offset)
{
	add(r, scope,
		(struct identity){
			.kind = (uint8_t)kind, .detail = detail, .offset = offset, .value = value});
}

void add_party(
	struct reader *r, const struct scope *outer, enum party_kind kind, const struct node *value)
{
	struct scope scope = *outer;
	struct party party;
	scope.party = (uint8_t)kind;
	party_parse(value->text, &party);
	if (party.placeholder || party.tool)
		return;
	if (!scope.contact)
		add(r, &scope,
			(struct identity){.kind = ID_PARTY,
				.detail = (uint8_t)kind,
				.person = party.person,
				.offset = value->start,
				.value = party.name});
	add_identity(r, &scope, ID_EMAIL, (uint8_t)kind, party.email, value->start);
}

/* "SHA256", "SHA-256" -> "sha-256"; "SHA3-256" -> "sha3-256" */
static struct str hash_text(struct reader *r, struct str algorithm, struct str digits)
{
	bool dash = algorithm.len > 3 && str_starts_nocase(algorithm, STR("sha")) &&
		str_find_byte(algorithm, '-') == STR_NPOS;
	size_t length = algorithm.len + dash + 1 + digits.len;
	char *out = arena_bytes(&r->scratch, length), *at = out;
	for (size_t i = 0; i < algorithm.len; i++) {
		if (dash && i == 3)
			*at++ = '-';
		*at++ = algorithm.ptr[i] == '_' ? '-' : ascii_lower(algorithm.ptr[i]);
	}
	*at++ = ':';
	for (size_t i = 0; i < digits.len; i++)
		*at++ = ascii_lower(digits.ptr[i]);
	return (struct str){out, length};
}

void add_hash(
	struct reader *r, const struct scope *scope, struct str algorithm, const struct node *value)
{
	if (scope->silent || (scope->component == COMPONENT_NONE && !scope->document) ||
		str_is_placeholder(value->text) || !algorithm.len)
		return;
	add_identity(r, scope, ID_HASH, 0, hash_text(r, algorithm, value->text), value->start);
}

/* External references. No evidence of a maker: advisories, issue trackers, documentation, and all
 * that others may have written about the component. */
static const struct reference_kind {
	const char *name;
	uint8_t url; /* enum url_kind; URL_NONE: no evidence */
} reference_kinds[] = {{"vcs", URL_VCS}, {"issue-tracker", URL_NONE}, {"website", URL_WEBSITE},
	{"advisories", URL_NONE}, {"bom", URL_NONE}, {"mailing-list", URL_NONE},
	{"social", URL_NONE}, {"chat", URL_NONE}, {"documentation", URL_NONE},
	{"support", URL_NONE}, {"source-distribution", URL_DISTRIBUTION},
	{"distribution", URL_DISTRIBUTION}, {"distribution-intake", URL_DISTRIBUTION},
	{"license", URL_NONE}, {"release-notes", URL_NONE}, {"security-contact", URL_NONE},
	{"model-card", URL_NONE}, {"log", URL_NONE}, {"threat-model", URL_NONE},
	{"adversary-model", URL_NONE}, {"risk-assessment", URL_NONE},
	{"vulnerability-assertion", URL_NONE}, {"exploitability-statement", URL_NONE},
	{"pentest-report", URL_NONE}, {"static-analysis-report", URL_NONE},
	{"dynamic-analysis-report", URL_NONE}, {"runtime-analysis-report", URL_NONE},
	{"component-analysis-report", URL_NONE}, {"maturity-report", URL_NONE},
	{"certification-report", URL_NONE}, {"codified-infrastructure", URL_NONE},
	{"quality-metrics", URL_NONE}, {"poam", URL_NONE}, {"rfc-9116", URL_NONE},
	{"attestation", URL_NONE}, {"patent", URL_NONE}, {"patent-family", URL_NONE},
	{"patent-assertion", URL_NONE}, {"citation", URL_NONE}};

static enum url_kind reference_url_kind(struct str type)
{
	for (size_t i = 0; i < sizeof reference_kinds / sizeof *reference_kinds; i++)
		if (str_is(type, reference_kinds[i].name))
			return (enum url_kind)reference_kinds[i].url;
	return URL_OTHER;
}

void add_reference(struct reader *r, const struct scope *scope, const struct record *record)
{
	enum url_kind kind = record->type ? reference_url_kind(record->type->text) : URL_OTHER;
	if (record->value && kind != URL_NONE)
		add_identity(
			r, scope, ID_URL, (uint8_t)kind, record->value->text, record->value->start);
}

/* "git+https://host/path@revision" is a place in a version control system (SPDX 2.3, 7.7). */
enum url_kind download_kind(struct str location)
{
	static const char *const systems[] = {
		"git+", "git:", "git@", "hg+", "svn+", "bzr+", "svn:", "bzr:", NULL};
	for (const char *const *system = systems; *system; system++)
		if (str_starts(location, str_of(*system)))
			return URL_VCS;
	return URL_DISTRIBUTION;
}

/* Package identifiers */

void add_purl(struct reader *r, const struct scope *scope, const struct node *value)
{
	struct purl purl;
	const char *error = NULL;
	if (str_is_placeholder(value->text))
		return;
	if (!purl_parse(&r->scratch, value->text, &purl, &error) && !r->judge &&
		!diag_full(r->doc, DIAG_INVALID_PURL))
		diag(r->doc, DIAG_INVALID_PURL, value->start, "the package URL %s: %s",
			diag_quote(r->doc, value->text), error ? error : "not well-formed");
	if (scope->own && !r->bom->components.items[scope->component].purl.len)
		r->bom->components.items[scope->component].purl = keep(r, value->text);
	add_identity(r, scope, ID_PURL, 0, value->text, value->start);
}

void add_cpe(struct reader *r, const struct scope *scope, const struct node *value)
{
	struct cpe cpe;
	const char *error = NULL;
	if (str_is_placeholder(value->text))
		return;
	if (!cpe_parse(&r->scratch, value->text, &cpe, &error) && !r->judge &&
		!diag_full(r->doc, DIAG_INVALID_CPE))
		diag(r->doc, DIAG_INVALID_CPE, value->start, "the CPE name %s: %s",
			diag_quote(r->doc, value->text), error ? error : "not well-formed");
	add_identity(r, scope, ID_CPE, 0, value->text, value->start);
}

/* SPDX locators of package managers (SPDX 2.3, annex F.3): type, and the separator between namespace
 * and name and before the version. */
static const struct manager {
	const char *reference, *type;
	char name_separator, version_separator;
} managers[] = {{"maven-central", "maven", ':', ':'}, {"npm", "npm", '/', '@'},
	{"nuget", "nuget", '\0', '/'}, {"bower", "bower", '\0', '#'}};

/* The locator as a package URL; absent when it has no name. */
static struct str manager_purl(struct reader *r, const struct manager *manager, struct str locator)
{
	struct purl purl = {.type = str_of(manager->type), .name = locator};
	const char *error = NULL;
	size_t at = str_rfind_byte(locator, manager->version_separator);
	size_t first = manager->name_separator ? str_find_byte(locator, manager->name_separator)
					       : STR_NPOS;
	if (at != STR_NPOS && at > 0 && (first != at || manager->name_separator != ':')) {
		purl.version = str_from(locator, at + 1);
		purl.name = str_sub(locator, 0, at);
	}
	if (first != STR_NPOS && first < purl.name.len) {
		purl.name_space = str_sub(purl.name, 0, first);
		purl.name = str_from(purl.name, first + 1);
	}
	return purl_build(&r->scratch, &purl, &error) ? purl_format(&r->scratch, &purl) : STR_NONE;
}

void add_locator(struct reader *r, const struct scope *scope, const struct record *record)
{
	if (!record->type || !record->value)
		return;
	struct str type = record->type->text;
	size_t slash = str_rfind_byte(type, '/'); /* also written as an IRI */
	if (slash != STR_NPOS)
		type = str_from(type, slash + 1);
	if (str_eq_nocase(type, STR("purl")))
		add_purl(r, scope, record->value);
	else if (str_eq_nocase(type, STR("cpe22Type")) || str_eq_nocase(type, STR("cpe23Type")))
		add_cpe(r, scope, record->value);
	else if (str_eq_nocase(type, STR("swid")))
		add_identity(
			r, scope, ID_SWID, PARTY_NONE, record->value->text, record->value->start);
	for (size_t i = 0; i < sizeof managers / sizeof *managers; i++) {
		if (!str_eq_nocase(type, str_of(managers[i].reference)))
			continue;
		struct str purl = manager_purl(r, &managers[i], record->value->text);
		if (purl.len)
			add_identity(r, scope, ID_PURL, 0, purl, record->value->start);
	}
}

/* evidence.identity: what a tool found the component's name, purl ... to be. */
void add_evidence(struct reader *r, const struct scope *scope, const struct record *record)
{
	static const struct {
		const char *field;
		uint8_t kind;
	} kinds[] = {{"group", ID_GROUP}, {"name", ID_NAME}, {"purl", ID_PURL}, {"cpe", ID_CPE},
		{"swid", ID_SWID}};
	static const struct {
		size_t digits;
		const char *algorithm;
	} lengths[] = {
		{32, "md5"}, {40, "sha-1"}, {64, "sha-256"}, {96, "sha-384"}, {128, "sha-512"}};
	const struct node *value = record->value;
	if (!record->type || !value)
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_is(record->type->text, kinds[i].field))
			add_identity(r, scope, (enum identity_kind)kinds[i].kind, 0, value->text,
				value->start);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		if (str_is(record->type->text, "hash") && value->text.len == lengths[i].digits)
			add_hash(r, scope, str_of(lengths[i].algorithm), value);
}
