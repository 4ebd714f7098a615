#include "match/gather.h"

#include "match/misspelt.h"
#include "match/texts.h"
#include "match/trace.h"
#include "model/cpe.h"
#include "model/name.h"

void gather_init(struct gather *gather, const struct policies *policies, const struct bom *bom,
	int32_t as_of)
{
	*gather = (struct gather){
		.policies = policies, .index = policies->index, .bom = bom, .as_of = as_of};
	if (policies->lists && policies->lists->uses.count) {
		gather->search = ARENA_NEW(&gather->arena, struct name_search);
		name_search_init(gather->search, policies->lists, as_of);
	}
}

void gather_finish(struct gather *gather)
{
	if (gather->search)
		name_search_finish(gather->search);
	arena_finish(&gather->scratch);
	arena_finish(&gather->arena);
	map_finish(&gather->hosts);
	map_finish(&gather->registries);
	map_finish(&gather->parties);
	list_finish(&gather->results);
	list_finish(&gather->party_matches);
	list_finish(&gather->matches);
	list_finish(&gather->party_hits);
	list_finish(&gather->listed);
}

static bool is_person(const struct gather *gather, uint32_t identifier)
{
	uint32_t entity = gather->policies->identifiers.items[identifier].entity;
	return gather->policies->entities.items[entity].person;
}

static bool in_force(const struct gather *gather, uint32_t identifier)
{
	const struct identifier *row = &gather->policies->identifiers.items[identifier];
	if (!gather->persons && is_person(gather, identifier))
		return false;
	return row->from <= gather->as_of && gather->as_of < row->to;
}

/* A fact that is not certain does not stand in front of a more general one that is. */
static bool decides(const struct gather *gather, uint32_t identifier)
{
	const struct identifier *row = &gather->policies->identifiers.items[identifier];
	return row->confidence > CONFIDENCE_LOW ||
		(row->relation != RELATION_PRODUCED && row->relation != RELATION_SUBSIDIARY);
}

static void add_match(struct gather *gather, uint32_t identifier, enum evidence_kind evidence)
{
	struct match match = gather->now;
	match.identifier = identifier;
	match.evidence = (uint8_t)evidence;
	for (size_t i = 0; i < gather->matches.count; i++) {
		const struct match *other = &gather->matches.items[i];
		if (other->identifier == identifier && other->evidence == match.evidence &&
			other->fork == match.fork && other->made_with == match.made_with)
			return;
	}
	list_push(&gather->matches, match);
}

bool gather_look_up(void *context, struct str key, enum evidence_kind evidence)
{
	struct gather *gather = context;
	bool found = false;
	INDEX_EACH(identifier, gather->index, index_find(gather->index, key))
	{
		if (in_force(gather, identifier)) {
			add_match(gather, identifier, evidence);
			found |= decides(gather, identifier);
		}
	}
	return found;
}

/* Does the domain give mailboxes to the public? Then it says nothing about who its users are. */
static bool is_mailbox(const struct gather *gather, struct str domain)
{
	return map_get(&gather->policies->stop.mailboxes, domain) != MAP_NONE;
}

static bool is_word_kind(const struct gather *gather, uint32_t identifier)
{
	return gather->policies->identifiers.items[identifier].kind == IDENTIFIER_BRAND;
}

/* --- parties --- */

static bool keep_party(struct gather *gather, uint32_t identifier, enum party_likeness how)
{
	if (in_force(gather, identifier))
		list_push(&gather->party_matches, ((struct party_match){identifier, how}));
	return in_force(gather, identifier);
}

static bool keep_party_match(void *context, struct str key, enum evidence_kind evidence)
{
	struct gather *gather = context;
	(void)evidence;
	bool found = false;
	INDEX_EACH(identifier, gather->index, index_find(gather->index, key))
	found |= keep_party(gather, identifier, PARTY_IS) && decides(gather, identifier);
	return found;
}

static void keep_party_word(void *context, const struct words_match *match)
{
	struct gather *gather = context;
	INDEX_EACH(identifier, gather->index, match->posting)
	if (is_word_kind(gather, identifier))
		keep_party(gather, identifier, PARTY_BEARS);
}

static void keep_party_like(void *context, uint32_t identifier)
{
	keep_party(context, identifier, PARTY_IS_LIKE);
}

/* Of the names that fit, those with the party's own legal form stand first. */
static void same_legal_form_first(
	struct gather *gather, const struct party_result *result, struct str legal)
{
	struct party_match *matches = gather->party_matches.items + result->first;
	size_t first = 0;
	for (size_t i = 0; i < result->count; i++) {
		struct party_match match = matches[i];
		if (!str_eq(gather->index->legal[match.identifier], legal))
			continue;
		memmove(matches + first + 1, matches + first, (i - first) * sizeof *matches);
		matches[first++] = match;
	}
}

static void drop_other_forms(struct gather *gather, const struct party_result *result)
{
	size_t kept = result->first;
	for (size_t i = result->first; i < gather->party_matches.count; i++) {
		struct party_match match = gather->party_matches.items[i];
		if (form_agrees(
			    &gather->policies->identifiers.items[match.identifier], result->name))
			gather->party_matches.items[kept++] = match;
	}
	gather->party_matches.count = kept;
}

/* "ZTE Corporation (中兴通讯)": the name without what stands in brackets behind it; empty if there is
 * nothing. */
static struct str without_brackets(struct str name)
{
	bool wide = str_ends(name, STR("\uff09"));
	size_t open = STR_NPOS;
	if (wide)
		open = str_find(name, STR("\uff08"));
	else if (str_ends(name, STR(")")))
		open = str_find_byte(name, '(');
	return open == STR_NPOS ? STR_NONE : str_sub(name, 0, open);
}

static void look_up_name(struct gather *gather, const struct party_result *result,
	struct str normal, struct str legal)
{
	if (normal.len)
		keys_of_name(normal, legal, EVIDENCE_SUPPLIER, keep_party_match, gather);
	drop_other_forms(gather, result);
	if (normal.len && legal.len && gather->party_matches.count == result->first) {
		/* The form was another one, of a name that is of use with it only. */
		keys_of_name(normal, STR_NONE, EVIDENCE_SUPPLIER, keep_party_match, gather);
		drop_other_forms(gather, result);
	}
}

static void look_up_party(struct gather *gather, struct party_result *result)
{
	struct words words;
	struct str legal, normal = name_normalize(&gather->arena, result->name, &legal);
	struct str shorter = without_brackets(result->name);
	result->first = (uint32_t)gather->party_matches.count;
	result->legal_form = legal.len > 0;
	if (names_host(result->name))
		keys_of_host(result->name, EVIDENCE_SUPPLIER, keep_party_match, gather);
	look_up_name(gather, result, normal, legal);
	if (gather->party_matches.count == result->first && shorter.len) {
		struct str form, name = name_normalize(&gather->arena, shorter, &form);
		look_up_name(gather, result, name, form);
	}
	if (gather->party_matches.count == result->first) {
		words_split(&words, &gather->scratch, normal, false);
		words_find(&words, gather->index, keep_party_word, gather);
		if (gather->party_matches.count == result->first)
			misspelt_find(&words, gather->index, keep_party_like, gather);
	}
	result->count = (uint32_t)gather->party_matches.count - result->first;
	if (result->count > 1)
		same_legal_form_first(gather, result, legal);
}

static struct party_result *party_of(struct gather *gather, struct str value)
{
	uint32_t at = map_put(&gather->parties, value, (uint32_t)gather->results.count);
	if (at < gather->results.count)
		return &gather->results.items[at];
	struct party party;
	party_parse(value, &party);
	struct party_result result = {
		.name = party.name,
		.person = party.person,
		.placeholder = party.placeholder || party.tool || !party.name.len,
	};
	if (party.email.len)
		result.email = email_host(&gather->arena, party.email);
	if (is_mailbox(gather, result.email))
		result.email = STR_NONE;
	if (!result.placeholder)
		look_up_party(gather, &result);
	list_push(&gather->results, result);
	return &gather->results.items[at];
}

/* A brand within a name speaks for an organisation only: in a capacity that persons do not have, or
 * with a legal form. */
static bool word_counts(const struct party_result *party, enum party_kind kind)
{
	return party->legal_form || kind == PARTY_SUPPLIER || kind == PARTY_MANUFACTURER ||
		kind == PARTY_PROVIDER || kind == PARTY_TAG_CREATOR;
}

static void gather_party(struct gather *gather, const struct identity *identity)
{
	struct party_result *party = party_of(gather, identity->value);
	enum evidence_kind evidence = evidence_of_party((enum party_kind)identity->detail);
	const enum evidence_kind kinds[] = {evidence, EVIDENCE_PARTY_WORD, EVIDENCE_PARTY_LIKE};
	bool person = identity->person || party->person || identity->detail == PARTY_COMMITTER;
	if (party->email.len) {
		claim_add(&gather->claim, EVIDENCE_EMAIL, party->email);
		keys_of_host(party->email, EVIDENCE_EMAIL, gather_look_up, gather);
	}
	if (party->placeholder)
		return;
	gather->identified = true;
	if (gather->search && !gather->now.fork && !gather->now.made_with)
		gather_listed(gather, party, person, evidence);
	if (identity->detail != PARTY_COMMITTER)
		claim_add(&gather->claim, person ? EVIDENCE_PERSON : evidence, party->name);
	for (uint32_t i = 0; i < party->count; i++) {
		struct party_match match = gather->party_matches.items[party->first + i];
		bool listed = is_person(gather, match.identifier);
		if (person && !listed && (match.how != PARTY_IS || !party->legal_form))
			continue; /* a person's name is no evidence; a company's in its place is */
		if (match.how != PARTY_IS && !word_counts(party, (enum party_kind)identity->detail))
			continue;
		add_match(gather, match.identifier,
			person || listed ? EVIDENCE_PERSON : kinds[match.how]);
	}
}

/* --- copyright notices --- */

/* A holder counts when it is the entity by its whole name: a word of it may be a person's name. */
static void gather_holder(struct gather *gather, struct str text)
{
	struct str holder = holder_of(text);
	if (holder.len < 2)
		return;
	const struct party_result *party = party_of(gather, holder);
	if (!party->placeholder)
		claim_add(&gather->claim, EVIDENCE_COPYRIGHT, party->name);
	for (uint32_t i = 0; i < party->count; i++) {
		struct party_match match = gather->party_matches.items[party->first + i];
		if (match.how == PARTY_IS)
			add_match(gather, match.identifier, EVIDENCE_COPYRIGHT);
	}
}

static void gather_copyright(struct gather *gather, struct str text)
{
	size_t next;
	for (; text.len; text = str_from(text, next))
		gather_holder(gather, str_sub(text, 0, holder_end(text, &next)));
}

/* The notices in a licence's text: lines that begin with the word. */
static void gather_license(struct gather *gather, struct str text)
{
	while (text.len) {
		struct str line = str_trim(str_cut(&text, '\n'));
		if (str_starts_nocase(line, STR("copyright ")))
			gather_copyright(gather, line);
	}
}

/* --- names --- */

/* Without an ending that says what the package is built for. */
static struct str without_platform(const struct gather *gather, struct str name)
{
	for (size_t i = 0; i < gather->policies->stop.platforms.count; i++) {
		struct str platform = gather->policies->stop.platforms.items[i];
		size_t at = name.len > platform.len ? name.len - platform.len : 0;
		if (at && !ascii_is_alnum(name.ptr[at - 1]) &&
			str_eq_nocase(str_from(name, at), platform))
			name.len = at - 1;
	}
	return name;
}

static void keep_word(
	struct gather *gather, const struct words *words, const struct words_match *match)
{
	bool whole = match->first == 0 && match->count == words->count;
	INDEX_EACH(identifier, gather->index, match->posting)
	{
		if (!in_force(gather, identifier))
			continue;
		if (is_word_kind(gather, identifier))
			add_match(gather, identifier, EVIDENCE_BRAND);
		else if (whole || match->count > 1)
			add_match(gather, identifier, EVIDENCE_PRODUCT);
	}
}

static void visit_name_word(void *context, const struct words_match *match)
{
	struct gather *gather = context;
	keep_word(gather, &gather->words, match);
}

static void gather_name(struct gather *gather, struct str name, bool camel)
{
	if (!words_may_hold(gather->index, name))
		return;
	name = without_platform(gather, name);
	while (name.len) {
		words_split(&gather->words, &gather->scratch, next_piece(&name), camel);
		words_find(&gather->words, gather->index, visit_name_word, gather);
	}
}

/* A group is a name that somebody registered: "AlanExample" is one word. */
static void gather_group(struct gather *gather, struct str group)
{
	gather_name(gather, group, false);
	claim_add(&gather->claim, EVIDENCE_GROUP, group);
	if (!gather->has_purl)
		keys_of_group(group, gather_look_up, gather);
}

/* --- packages and addresses --- */

/* Accounts bear names of persons and firms; other namespaces may carry a brand that names the
 * product. */
static bool namespace_is_account(struct str type)
{
	enum evidence_kind evidence = evidence_of_namespace(type);
	return evidence == EVIDENCE_OWNER || evidence == EVIDENCE_MODULE_HOST ||
		evidence == EVIDENCE_IMAGE_NAMESPACE || str_is(type, "huggingface");
}

/* The maker whom a package URL names, by his whole name. */
static void gather_maker(struct gather *gather, struct str name, enum evidence_kind evidence)
{
	if (!name.len)
		return;
	const struct party_result *party = party_of(gather, name);
	for (uint32_t i = 0; i < party->count; i++) {
		struct party_match match = gather->party_matches.items[party->first + i];
		if (match.how == PARTY_IS)
			add_match(gather, match.identifier, evidence);
	}
}

static void gather_purl(struct gather *gather, const struct identity *identity)
{
	struct purl purl;
	const char *error;
	memset(&purl, 0, sizeof purl);
	purl_parse(&gather->scratch, identity->value, &purl, &error);
	if (!purl.type.len || !purl.name.len)
		return;
	gather->identified |=
		!str_is(purl.type, "generic") || purl.name_space.len || purl.qualifier_count;
	size_t before = gather->matches.count;
	claim_purl(&gather->claim, &gather->scratch, &purl);
	keys_of_purl(&gather->scratch, &purl, gather_look_up, gather);
	keys_of_qualifiers(&gather->scratch, &purl, gather_look_up, gather);
	if (purl.qualifier_count)
		gather_maker(gather, purl_get(&purl, "vendor"), EVIDENCE_VENDOR);
	if (str_is(purl.type, "swid")) {
		struct str rest = purl.name_space; /* the tag's creator, and its regid */
		gather_maker(gather, str_cut(&rest, '/'), EVIDENCE_TAG_CREATOR);
	}
	if (!str_eq_nocase(purl.name, gather->name))
		gather_name(gather, purl.name, true);
	bool matched = gather->matches.count > before; /* then it need not be named again */
	if (purl.name_space.len && !matched && !namespace_is_account(purl.type))
		gather_name(gather, purl.name_space, false);
}

static void gather_cpe(struct gather *gather, const struct identity *identity)
{
	struct cpe cpe = {0};
	const char *error;
	if (!plain_cpe(identity->value, &cpe))
		cpe_parse(&gather->scratch, identity->value, &cpe, &error);
	if (!cpe.vendor.len)
		return;
	gather->identified = true;
	gather->own_project |= is_project_of(cpe.vendor, cpe.product);
	if (cpe.vendor.len > 1)
		claim_add(&gather->claim, EVIDENCE_CPE, cpe.vendor);
	size_t before = gather->matches.count;
	keys_of_cpe_vendor(cpe.vendor, gather_look_up, gather);
	if (cpe.product.len < 2)
		return;
	/* Products are named with their maker: vendor and product together, when it is known. */
	bool known = gather->matches.count > before;
	gather_name(gather,
		known ? arena_printf(&gather->scratch, "%.*s %.*s", STR_ARG(cpe.vendor),
				STR_ARG(cpe.product))
		      : cpe.product,
		false);
}

static void gather_email(struct gather *gather, const struct identity *identity)
{
	struct str host = email_host(&gather->scratch, identity->value);
	gather->identified |= host.len > 0;
	if (!host.len || is_mailbox(gather, host))
		return;
	claim_add(&gather->claim, EVIDENCE_EMAIL, host);
	keys_of_host(host, EVIDENCE_EMAIL, gather_look_up, gather);
}

/* "regid.2015-04.com.example_..." or the name of the tag's creator. */
static void gather_swid(struct gather *gather, const struct identity *identity)
{
	gather->identified = true;
	if (identity->detail == PARTY_TAG_CREATOR) {
		gather_party(gather, identity);
		return;
	}
	struct str rest = identity->value;
	if (str_starts_nocase(rest, STR("swid:"))) /* a locator of SPDX (RFC 9393) */
		str_cut(&rest, ':');
	if (!str_starts_nocase(rest, STR("regid.")))
		return;
	str_cut(&rest, '.');
	str_cut(&rest, '.');
	struct str domain = domain_of_group(&gather->scratch, str_cut(&rest, '_'));
	if (domain.len)
		keys_of_host(domain, EVIDENCE_TAG_CREATOR, gather_look_up, gather);
}

static void gather_identity(struct gather *gather, const struct identity *identity)
{
	switch ((enum identity_kind)identity->kind) {
	case ID_PURL:
		gather_purl(gather, identity);
		break;
	case ID_CPE:
		gather_cpe(gather, identity);
		break;
	case ID_SWID:
		gather_swid(gather, identity);
		break;
	case ID_PARTY:
		gather_party(gather, identity);
		break;
	case ID_EMAIL:
		gather_email(gather, identity);
		break;
	case ID_NAME:
		gather_name(gather, identity->value, true);
		break;
	case ID_GROUP:
		gather_group(gather, identity->value);
		break;
	case ID_URL:
		gather_url(gather, identity);
		break;
	case ID_HASH:
		gather->identified = true;
		if (gather->index->has_hashes)
			keys_of_hash(identity->value, gather_look_up, gather);
		break;
	case ID_COPYRIGHT:
		gather_copyright(gather, identity->value);
		break;
	case ID_LICENSE:
		gather_license(gather, identity->value);
		break;
	case ID_COUNTRY:
		break; /* geography says nothing of who made it */
	}
}

void gather_drop_names(struct gather *gather)
{
	size_t kept = 0;
	for (size_t i = 0; i < gather->matches.count; i++) {
		struct match match = gather->matches.items[i];
		if (match.evidence != EVIDENCE_BRAND && match.evidence != EVIDENCE_PRODUCT)
			gather->matches.items[kept++] = match;
	}
	gather->matches.count = kept;
}

static struct match *copy_matches(struct gather *gather)
{
	size_t count = gather->matches.count;
	struct match *copy = ARENA_ARRAY(&gather->scratch, struct match, count + 1);
	if (count)
		memcpy(copy, gather->matches.items, count * sizeof *copy);
	return copy;
}

void gather_component(struct gather *gather, const struct component *component)
{
	arena_reset(&gather->scratch);
	gather->matches.count = 0;
	gather->listed.count = 0;
	gather->claim = (struct claim){0};
	gather->identified = false;
	gather->name = component->name;
	gather->has_purl = component->purl.len > 0;
	gather->own_project = false;
	for (uint32_t i = 0; i < component->identity_count; i++) {
		uint32_t at = component->identities + i;
		const struct identity *identity = bom_identity(gather->bom, at);
		if (identity->via == VIA_DESCENDANT)
			continue;
		gather->now = (struct match){
			.identity = at,
			.fork = identity->via == VIA_ANCESTOR || identity->via == VIA_VARIANT,
			.made_with = identity->via == VIA_FORMULATION,
			.vendored = identity->via == VIA_VENDORED,
		};
		if (gather->now.fork || gather->now.made_with) {
			/* says nothing of who made the component itself */
			struct claim claim = gather->claim;
			bool identified = gather->identified;
			gather_identity(gather, identity);
			gather->claim = claim;
			gather->identified = identified;
		} else
			gather_identity(gather, identity);
	}
	size_t count = gather->matches.count;
	struct match *before = gather->trace ? copy_matches(gather) : NULL;
	if (gather->own_project)
		gather_drop_names(gather);
	if (gather->matches.count)
		look_alikes_drop(gather);
	if (before)
		trace_matches(gather->trace, gather->policies,
			(uint32_t)(component - gather->bom->components.items), before, count,
			gather->matches.items, gather->matches.count);
}

bool gather_name_has(struct gather *gather, struct str text, size_t behind)
{
	struct words sought;
	words_split(&sought, &gather->scratch, text, true);
	words_split(&gather->words, &gather->scratch, gather->name, true);
	return words_hold(&gather->words, &sought, behind);
}
