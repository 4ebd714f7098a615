#include "match/keys.h"

#include "match/translit.h"
#include "model/name.h"

/* A key under construction. Text that does not fit makes it too long, and then it is not looked up
 * as a whole: no identifier is as long; its beginnings still are. */
struct key {
	char bytes[KEY_MAX];
	size_t len;
	bool cut;
};

static void key_begin(struct key *key, const char *kind)
{
	key->bytes[0] = kind[0];
	key->len = 1;
	key->cut = false;
}

static void key_add(struct key *key, struct str text)
{
	size_t room = sizeof key->bytes - key->len;
	if (text.len > room) {
		text.len = room;
		key->cut = true;
	}
	char *to = key->bytes + key->len;
	for (size_t i = 0; i < text.len; i++)
		to[i] = ascii_lower(text.ptr[i]);
	key->len += text.len;
}

static struct str key_str(const struct key *key, size_t len)
{
	return (struct str){key->bytes, len};
}

static bool key_visit_whole(
	const struct key *key, enum evidence_kind evidence, key_visit *visit, void *context)
{
	return !key->cut && visit(context, key_str(key, key->len), evidence);
}

/* The key and its beginnings that end before one of the (one or two) separators, longest first; a
 * beginning is at least `least` bytes long. */
static bool key_visit_ladder(const struct key *key, size_t least, const char *separators,
	enum evidence_kind evidence, key_visit *visit, void *context)
{
	char one = separators[0], other = separators[1] ? separators[1] : one;
	if (key_visit_whole(key, evidence, visit, context))
		return true;
	for (size_t at = key->len; at-- > least;)
		if ((key->bytes[at] == one || key->bytes[at] == other) &&
			visit(context, key_str(key, at), evidence))
			return true;
	return false;
}

/* One way in which purl types name who is behind a package. */
struct type_row {
	struct str type;
	const char *separators; /* between the parts of a namespace that has one owner */
	bool dotted_name; /* the owner is the beginning of the name: "Vendor.Product" */
	const char *forge; /* host whose owners are the namespaces */
	bool path; /* namespace and name are a host and a path on it */
	enum evidence_kind evidence;
};

static const struct type_row type_rows[] = {
	{STR_INIT("npm"), "/", false, NULL, false, EVIDENCE_NPM_SCOPE},
	{STR_INIT("maven"), "./", false, NULL, false, EVIDENCE_MAVEN_GROUP},
	{STR_INIT("golang"), "/", false, NULL, true, EVIDENCE_MODULE_HOST},
	{STR_INIT("git"), "/", false, NULL, true, EVIDENCE_OWNER},
	{STR_INIT("swift"), "/", false, NULL, true, EVIDENCE_OWNER},
	{STR_INIT("github"), "/", false, "github.com", false, EVIDENCE_OWNER},
	{STR_INIT("gitlab"), "/", false, "gitlab.com", false, EVIDENCE_OWNER},
	{STR_INIT("bitbucket"), "/", false, "bitbucket.org", false, EVIDENCE_OWNER},
	{STR_INIT("gitee"), "/", false, "gitee.com", false, EVIDENCE_OWNER},
	{STR_INIT("docker"), "/", false, "docker.io", false, EVIDENCE_IMAGE_NAMESPACE},
	{STR_INIT("oci"), "/", false, "docker.io", false, EVIDENCE_IMAGE_NAMESPACE},
	{STR_INIT("huggingface"), "/", false, "huggingface.co", false, EVIDENCE_NAMESPACE},
	{STR_INIT("winget"), "./", true, NULL, false, EVIDENCE_NAMESPACE},
	{STR_INIT("nuget"), "./", true, NULL, false, EVIDENCE_NAMESPACE},
	{STR_INIT("deb"), "/", false, NULL, false, EVIDENCE_DISTRIBUTION_NAME},
	{STR_INIT("rpm"), "/", false, NULL, false, EVIDENCE_DISTRIBUTION_NAME},
	{STR_INIT("apk"), "/", false, NULL, false, EVIDENCE_DISTRIBUTION_NAME},
	{STR_INIT("alpm"), "/", false, NULL, false, EVIDENCE_DISTRIBUTION_NAME},
};
static const struct type_row type_other = {{NULL, 0}, "/", false, NULL, false, EVIDENCE_NAMESPACE};

static const struct type_row *type_of(struct str type)
{
	for (size_t i = 0; i < sizeof type_rows / sizeof *type_rows; i++)
		if (str_eq(type, type_rows[i].type))
			return &type_rows[i];
	return &type_other;
}

enum evidence_kind evidence_of_namespace(struct str type)
{
	return type_of(type)->evidence;
}

static void key_package(
	struct key *key, const char *kind, struct str type, struct str name_space, struct str name)
{
	key_begin(key, kind);
	key_add(key, type);
	if (name_space.len) {
		key_add(key, STR("/"));
		key_add(key, name_space);
	}
	if (name.len) {
		key_add(key, STR("/"));
		key_add(key, name);
	}
}

/* host/owner/repository and host/owner. */
static bool keys_of_owner(struct str host, struct str owner, struct str repository,
	enum evidence_kind evidence, key_visit *visit, void *context)
{
	struct key key;
	if (!owner.len)
		return false;
	key_begin(&key, KEY_OWNER);
	key_add(&key, host);
	size_t least = key.len + 1;
	key_add(&key, STR("/"));
	key_add(&key, owner);
	if (repository.len) {
		key_add(&key, STR("/"));
		key_add(&key, repository);
	}
	return key_visit_ladder(&key, least, "/", evidence, visit, context);
}

static bool visit_host(
	struct str host, enum evidence_kind evidence, key_visit *visit, void *context)
{
	struct key key;
	while (str_find_byte(host, '.') != STR_NPOS) {
		key_begin(&key, KEY_DOMAIN);
		key_add(&key, host);
		if (key_visit_whole(&key, evidence, visit, context))
			return true;
		str_cut(&host, '.');
	}
	return false;
}

void keys_of_host(struct str host, enum evidence_kind evidence, key_visit *visit, void *context)
{
	visit_host(host, evidence, visit, context);
}

static bool visit_url(const struct url *url, enum evidence_kind owner, enum evidence_kind host,
	key_visit *visit, void *context)
{
	return keys_of_owner(url->forge, url->owner, url->repository, owner, visit, context) ||
		visit_host(url->host, host, visit, context);
}

void keys_of_parsed_url(const struct url *url, enum evidence_kind owner, enum evidence_kind host,
	key_visit *visit, void *context)
{
	visit_url(url, owner, host, visit, context);
}

void keys_of_url(struct arena *arena, struct str text, enum evidence_kind owner,
	enum evidence_kind host, key_visit *visit, void *context)
{
	struct url url;
	if (url_parse(arena, text, &url))
		visit_url(&url, owner, host, visit, context);
}

/* A Maven group: the forge whose accounts Maven Central accepts as groups, or the domain that it
 * had to prove. */
static bool keys_of_reversed_domain(struct arena *arena, struct str group,
	enum evidence_kind evidence, key_visit *visit, void *context)
{
	static const char *const forges[] = {"github", "gitlab", "gitee", "bitbucket"};
	struct str rest = group;
	str_cut(&rest, '.');
	struct str forge = str_cut(&rest, '.');
	for (size_t i = 0; rest.len && i < sizeof forges / sizeof *forges; i++) {
		if (!str_is(forge, forges[i]))
			continue;
		bool org = str_is(forge, "bitbucket");
		struct str host =
			arena_printf(arena, "%.*s.%s", STR_ARG(forge), org ? "org" : "com");
		return keys_of_owner(host, str_cut(&rest, '.'), STR_NONE, evidence, visit, context);
	}
	struct str domain = domain_of_group(arena, group);
	return domain.ptr && visit_host(domain, evidence, visit, context);
}

static struct str trim_byte(struct str text, char byte)
{
	while (text.len && text.ptr[0] == byte)
		text = str_from(text, 1);
	while (text.len && text.ptr[text.len - 1] == byte)
		text.len--;
	return text;
}

/* Packages whose namespace and name are a host and a path there. */
static bool keys_of_path(struct arena *arena, const struct purl *purl, enum evidence_kind evidence,
	key_visit *visit, void *context)
{
	struct url url;
	const struct str parts[] = {STR("https://"), purl->name_space,
		purl->name_space.len ? STR("/") : STR_NONE, purl->name};
	struct str text = arena_join(arena, parts, sizeof parts / sizeof *parts);
	if (!url_parse(arena, text, &url))
		return false;
	/* The path itself, not only the repository: a package may lie deeper. */
	struct str path = trim_byte(url.path, '/');
	return keys_of_owner(url.forge, url.owner.len ? path : STR_NONE, STR_NONE, EVIDENCE_OWNER,
		       visit, context) ||
		visit_host(url.host, evidence, visit, context);
}

/* An image's namespace may begin with the host of its registry. */
static bool begins_with_host(struct str path)
{
	struct str host = str_cut(&path, '/');
	return str_find_byte(host, '.') != STR_NPOS || str_find_byte(host, ':') != STR_NPOS;
}

static bool keys_of_names(
	const struct type_row *row, const struct purl *purl, key_visit *visit, void *context)
{
	struct key key;
	struct str type = purl->type;
	size_t least = 1 + type.len + 1;
	key_package(&key, KEY_PURL, type, purl->name_space, purl->name);
	if (row->path ? key_visit_ladder(&key, least, "/", EVIDENCE_PURL, visit, context)
		      : key_visit_whole(&key, EVIDENCE_PURL, visit, context))
		return true;
	if (!purl->name_space.len && !row->dotted_name)
		return false;
	key_package(&key, KEY_NAMESPACE, type, purl->name_space,
		row->dotted_name || row->path ? purl->name : STR_NONE);
	return key_visit_ladder(&key, least, row->separators, row->evidence, visit, context);
}

void keys_of_purl(struct arena *arena, const struct purl *purl, key_visit *visit, void *context)
{
	const struct type_row *row = type_of(purl->type);
	struct str rest = purl->name_space;
	if (keys_of_names(row, purl, visit, context) || !rest.len)
		return;
	if (row->path)
		keys_of_path(arena, purl, row->evidence, visit, context);
	else if (row->evidence == EVIDENCE_IMAGE_NAMESPACE && begins_with_host(rest))
		keys_of_url(arena, rest, row->evidence, EVIDENCE_REGISTRY, visit, context);
	else if (row->forge)
		keys_of_owner(str_of(row->forge), str_cut(&rest, '/'), purl->name, row->evidence,
			visit, context);
	else if (row->evidence == EVIDENCE_MAVEN_GROUP)
		keys_of_reversed_domain(arena, rest, EVIDENCE_MAVEN_GROUP, visit, context);
}

/* "alt-p10": the distribution's id, with and without its version. */
static void keys_of_distro(
	const struct purl *purl, struct str distro, key_visit *visit, void *context)
{
	struct key key;
	key_package(&key, KEY_NAMESPACE, purl->type, distro, STR_NONE);
	key_visit_ladder(
		&key, 1 + purl->type.len + 1, "-", EVIDENCE_DISTRIBUTION_NAME, visit, context);
}

void keys_of_qualifiers(
	struct arena *arena, const struct purl *purl, key_visit *visit, void *context)
{
	for (size_t i = 0; i < purl->qualifier_count; i++) {
		struct str key = purl->qualifiers[i].key, value = purl->qualifiers[i].value;
		if (str_is(key, "repository_url") || str_is(key, "repository-url"))
			keys_of_url(arena, value,
				type_of(purl->type)->evidence == EVIDENCE_IMAGE_NAMESPACE
					? EVIDENCE_IMAGE_NAMESPACE
					: EVIDENCE_REGISTRY,
				EVIDENCE_REGISTRY, visit, context);
		else if (str_is(key, "vcs_url"))
			keys_of_url(arena, value, EVIDENCE_VCS_OWNER, EVIDENCE_VCS_HOST, visit,
				context);
		else if (str_is(key, "download_url"))
			keys_of_url(arena, value, EVIDENCE_DOWNLOAD_OWNER, EVIDENCE_DOWNLOAD_HOST,
				visit, context);
		else if (str_is(key, "distro"))
			keys_of_distro(purl, value, visit, context);
	}
}

void keys_of_group(struct str group, key_visit *visit, void *context)
{
	struct key key;
	bool scope = group.len > 1 && group.ptr[0] == '@';
	struct str type = scope ? STR("npm") : STR("maven");
	if (!scope && str_find_byte(group, '.') == STR_NPOS)
		return;
	key_package(&key, KEY_NAMESPACE, type, group, STR_NONE);
	key_visit_ladder(&key, 1 + type.len + 1, scope ? "/" : ".", EVIDENCE_GROUP, visit, context);
}

void keys_of_cpe_vendor(struct str vendor, key_visit *visit, void *context)
{
	struct key key;
	if (vendor.len < 2)
		return; /* any or not applicable */
	key_begin(&key, KEY_CPE_VENDOR);
	key_add(&key, vendor);
	key_visit_whole(&key, EVIDENCE_CPE, visit, context);
}

/* sha-256:HEX and sha256:HEX are one. */
static void key_hash(struct key *key, struct str hash)
{
	struct str rest = hash, algorithm = str_cut(&rest, ':');
	key_begin(key, KEY_HASH);
	while (algorithm.ptr)
		key_add(key, str_cut(&algorithm, '-'));
	key_add(key, STR(":"));
	key_add(key, rest);
}

void keys_of_hash(struct str hash, key_visit *visit, void *context)
{
	struct key key;
	key_hash(&key, hash);
	key_visit_whole(&key, EVIDENCE_HASH, visit, context);
}

/* Names are compared without their spaces (KasperskyLab, Kaspersky-Lab, Kaspersky Lab), except
 * short ones, whose letters could be initials. */
#define NAME_JOINED 6

static void key_name(struct key *key, const char *kind, struct str name, struct str legal)
{
	key_begin(key, kind);
	for (struct str rest = name; rest.ptr && !key->cut;) /* what is cut is not looked up */
		key_add(key, str_cut(&rest, ' '));
	if (key->len <= NAME_JOINED) {
		key_begin(key, kind);
		key_add(key, name);
	}
	if (kind[0] == KEY_LEGAL_NAME[0]) {
		key_add(key, STR("\x1f"));
		key_add(key, legal);
	}
}

void keys_of_name(struct str name, struct str legal, enum evidence_kind evidence, key_visit *visit,
	void *context)
{
	struct key key;
	if (legal.len) {
		key_name(&key, KEY_LEGAL_NAME, name, legal);
		if (key_visit_whole(&key, evidence, visit, context))
			return;
	}
	key_name(&key, KEY_NAME, name, legal);
	if (key_visit_whole(&key, evidence, visit, context))
		return;
	for (bool counts = true; name.len; counts = legal.len > 0) {
		key_name(&key, KEY_NAME_BEGIN, name, legal);
		if (key_visit_whole(&key, evidence, visit, context))
			return;
		key.bytes[0] = KEY_COMPANY_BEGIN[0];
		if (counts && key_visit_whole(&key, evidence, visit, context))
			return;
		size_t space = str_rfind_byte(name, ' ');
		name.len = space == STR_NPOS ? 0 : space;
	}
}

bool names_host(struct str party)
{
	bool dot = false;
	for (size_t i = 0; i < party.len; i++) {
		char c = party.ptr[i];
		dot |= c == '.' && i > 0 && i + 2 < party.len;
		if (!ascii_is_alnum(c) && c != '-' && c != '.')
			return false;
	}
	return dot;
}

/* A purl whose namespace is an owner on a forge is kept as that owner, so that a URL finds it,
 * too. */
static bool key_forge_owner(
	struct arena *arena, struct key *key, const struct purl *purl, struct str name)
{
	const struct type_row *row = type_of(purl->type);
	struct str host = row->forge ? str_of(row->forge) : STR_NONE, owner = purl->name_space;
	if (row->path) {
		struct url url;
		struct str text = arena_printf(
			arena, "https://%.*s/%.*s", STR_ARG(purl->name_space), STR_ARG(purl->name));
		if (!url_parse(arena, text, &url) || !url.owner.len)
			return false;
		host = url.forge;
		owner = url.owner;
		if (!str_eq_nocase(str_from(purl->name_space, host.len + 1), owner))
			return false;
	}
	if (!host.ptr)
		return false;
	key_begin(key, KEY_OWNER);
	key_add(key, host);
	key_add(key, STR("/"));
	key_add(key, owner);
	if (name.len) {
		key_add(key, STR("/"));
		key_add(key, name);
	}
	return true;
}

static void key_of_purl(struct arena *arena, struct key *key, struct str value)
{
	struct purl purl;
	const char *error;
	bool star = str_ends(value, STR("/*"));
	if (star)
		value = arena_printf(arena, "%.*sx", STR_ARG(str_sub(value, 0, value.len - 1)));
	purl_parse(arena, value, &purl, &error);
	if (key_forge_owner(arena, key, &purl, star ? STR_NONE : purl.name))
		return;
	key_package(key, star ? KEY_NAMESPACE : KEY_PURL, purl.type, purl.name_space,
		star ? STR_NONE : purl.name);
}

static void key_of_namespace(struct arena *arena, struct key *key, struct str value)
{
	struct str rest = value, type = str_cut(&rest, ':');
	struct purl purl = {.type = type, .name_space = rest, .name = STR("x")};
	if (!key_forge_owner(arena, key, &purl, STR_NONE))
		key_package(key, KEY_NAMESPACE, type, rest, STR_NONE);
}

/* Words of any script, joined. */
static void key_of_words(struct key *key, const char *kind, struct str words)
{
	key_begin(key, kind);
	for (struct str rest = words; rest.ptr;)
		key_add(key, str_cut(&rest, ' '));
}

static bool is_text(const struct identifier *identifier)
{
	return identifier->kind == IDENTIFIER_NAME || identifier->kind == IDENTIFIER_BRAND ||
		identifier->kind == IDENTIFIER_PRODUCT;
}

/* The key of a name, brand or product from its normal form. */
static void key_of_text(
	struct key *key, const struct identifier *identifier, struct str name, struct str legal)
{
	const char *kind = identifier->legal_form ? KEY_LEGAL_NAME : KEY_NAME;
	if (identifier->prefix)
		kind = identifier->company ? KEY_COMPANY_BEGIN : KEY_NAME_BEGIN;
	if (identifier->kind == IDENTIFIER_NAME)
		key_name(key, kind, name, legal);
	else
		key_of_words(key, identifier->prefix ? KEY_PREFIX : KEY_WORDS, name);
}

static void key_of_value(struct arena *arena, struct key *key, const struct identifier *identifier)
{
	struct str value = identifier->value;
	switch ((enum identifier_kind)identifier->kind) {
	case IDENTIFIER_PURL:
		key_of_purl(arena, key, value);
		break;
	case IDENTIFIER_NAMESPACE:
		key_of_namespace(arena, key, value);
		break;
	case IDENTIFIER_OWNER:
		key_begin(key, KEY_OWNER);
		key_add(key, value);
		break;
	case IDENTIFIER_DOMAIN:
		key_begin(key, KEY_DOMAIN);
		key_add(key, value);
		break;
	case IDENTIFIER_CPE_VENDOR:
		key_begin(key, KEY_CPE_VENDOR);
		key_add(key, value);
		break;
	default:
		key_hash(key, value);
		break;
	}
}

static void keep(struct arena *arena, const struct key *key, struct str *keys, size_t *count)
{
	struct str bytes = key_str(key, key->len);
	if (key->cut || key->len < 2)
		return;
	for (size_t i = 0; i < *count; i++)
		if (str_eq(keys[i], bytes))
			return;
	keys[(*count)++] = arena_str(arena, bytes);
}

/* Brands and products of two letters or less are in too many names. */
#define WORD_LEAST 3

/* Shorter spellings in Latin letters are too likely other people's. */
#define TRANSLITERATION_LEAST 8

size_t keys_of_identifier(struct arena *arena, const struct identifier *identifier,
	struct str keys[IDENTIFIER_KEYS], struct str *legal)
{
	struct key key;
	size_t count = 0;
	*legal = STR_NONE;
	if (!is_text(identifier)) {
		key_of_value(arena, &key, identifier);
		keep(arena, &key, keys, &count);
		return count;
	}
	struct str name = name_normalize(arena, identifier->value, legal);
	key_of_text(&key, identifier, name, *legal);
	if (identifier->kind == IDENTIFIER_NAME || key.len > WORD_LEAST)
		keep(arena, &key, keys, &count);
	for (unsigned i = 0; !str_is_ascii(name) && i < TRANSLIT_SCHEMES; i++) {
		struct str latin = transliterate(arena, name, i);
		if (latin.len < TRANSLITERATION_LEAST)
			continue;
		key_of_text(&key, identifier, latin, *legal);
		keep(arena, &key, keys, &count);
	}
	return count;
}
