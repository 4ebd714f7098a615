/* Lookup keys: what an identifier of a policy is found by, and what an identity of a component is
 * looked up by. A key is bytes whose first says its kind; both sides are brought to one spelling
 * here (lower case, decoded, normal form), so that a lookup is a comparison of bytes.
 *
 * The keys of one identity come from the most specific to the most general (package, namespace,
 * owner, host, parent domain); a visitor that returns true has found what it wants and ends them:
 * the most specific identifier wins. None of the functions that visit allocates, unless it takes an
 * arena. */
#ifndef MATCH_KEYS_H
#define MATCH_KEYS_H

#include "match/evidence.h"
#include "model/purl.h"
#include "model/url.h"

typedef bool key_visit(void *context, struct str key, enum evidence_kind evidence);

/* The kinds of keys: their first byte. */
#define KEY_PURL "p" /* type/namespace/name */
#define KEY_NAMESPACE "n" /* type/namespace */
#define KEY_OWNER "o" /* host/owner, host/owner/repository */
#define KEY_DOMAIN "d"
#define KEY_CPE_VENDOR "c"
#define KEY_NAME "a" /* normal form without legal form */
#define KEY_LEGAL_NAME "A" /* with it */
#define KEY_NAME_BEGIN "y" /* the name's first words */
#define KEY_COMPANY_BEGIN "Y" /* the same, of a name with a legal form; or the whole name */
#define KEY_WORDS "w" /* words of a brand or product, joined */
#define KEY_PREFIX "x" /* beginning of a word */
#define KEY_HASH "h"

#define KEY_MAX 512 /* longer text is no identifier's */

#define IDENTIFIER_KEYS 5

/* The keys of an identifier that passed the loader's checks: one, and for Cyrillic names one for
 * each other spelling in Latin letters. None when the value is too long. *legal: the legal form in
 * a name (name_normalize). */
size_t keys_of_identifier(struct arena *arena, const struct identifier *identifier,
	struct str keys[IDENTIFIER_KEYS], struct str *legal);

void keys_of_purl(struct arena *arena, const struct purl *purl, key_visit *visit, void *context);
/* Each qualifier that says where the package comes from; the arena is for the parsing of URLs. */
void keys_of_qualifiers(
	struct arena *arena, const struct purl *purl, key_visit *visit, void *context);
void keys_of_url(struct arena *arena, struct str text, enum evidence_kind owner,
	enum evidence_kind host, key_visit *visit, void *context);
void keys_of_parsed_url(const struct url *url, enum evidence_kind owner, enum evidence_kind host,
	key_visit *visit, void *context);
void keys_of_host(struct str host, enum evidence_kind evidence, key_visit *visit, void *context);
/* A component's group, where there is no purl that confirms it. */
void keys_of_group(struct str group, key_visit *visit, void *context);
void keys_of_cpe_vendor(struct str vendor, key_visit *visit, void *context);
void keys_of_hash(struct str hash, key_visit *visit, void *context);
/* name and legal are in normal form (name_normalize). */
void keys_of_name(struct str name, struct str legal, enum evidence_kind evidence, key_visit *visit,
	void *context);

/* What a namespace of this purl type proves. */
enum evidence_kind evidence_of_namespace(struct str type);

/* A party that is named by its host ("developer.example.com"). */
bool names_host(struct str party);

#endif
