#include "lock/lock.h"

#include <stdlib.h>

#include "lock/lock_parts.h"
#include "model/party.h"
#include "model/purl.h"
#include "syntax/jsonc.h"
#include "syntax/toml.h"
#include "syntax/xml.h"
#include "syntax/yaml.h"

/* Problems */

void lock_shape(struct lock *lock, size_t offset, const char *format, ...)
{
	if (diag_full(lock->doc, DIAG_LOCK_SHAPE))
		return;
	va_list arguments;
	va_start(arguments, format);
	struct str text = arena_vprintf(lock->arena, format, arguments);
	va_end(arguments);
	diag(lock->doc, DIAG_LOCK_SHAPE, offset, "%s", text.ptr);
}

void lock_syntax(struct lock *lock, size_t offset, const char *format, ...)
{
	if (diag_full(lock->doc, DIAG_LOCK_SYNTAX))
		return;
	va_list arguments;
	va_start(arguments, format);
	struct str text = arena_vprintf(lock->arena, format, arguments);
	va_end(arguments);
	diag(lock->doc, DIAG_LOCK_SYNTAX, offset, "%s", text.ptr);
}

void lock_unresolved(struct lock *lock, size_t offset, struct str text)
{
	if (!diag_full(lock->doc, DIAG_LOCK_UNRESOLVED))
		diag(lock->doc, DIAG_LOCK_UNRESOLVED, offset, "%s is not known here",
			diag_quote(lock->doc, text));
}

/* Reading */

static bool is_readable(struct doc *doc)
{
	const uint32_t *counts = doc->diags.counts;
	if (counts[DIAG_READ_ERROR] || counts[DIAG_INPUT_TOO_LARGE] || counts[DIAG_INVALID_UTF16])
		return false;
	if (doc->invalid == STR_NPOS)
		return true;
	diag(doc, DIAG_INVALID_UTF8, doc->invalid, "the byte 0x%02X is no part of valid UTF-8",
		(unsigned)(unsigned char)doc->bytes.ptr[doc->invalid]);
	return false;
}

static struct node *load(struct doc *doc, enum lock_syntax syntax)
{
	switch (syntax) {
	case SYNTAX_JSON:
		return json_load(doc, &doc->arena);
	case SYNTAX_JSONC:
		return jsonc_load(doc, &doc->arena);
	case SYNTAX_TOML:
		return toml_load(doc, &doc->arena);
	case SYNTAX_XML:
		return xml_load(doc, &doc->arena);
	case SYNTAX_YAML:
		return yaml_load_all(doc, &doc->arena);
	default:
		return NULL;
	}
}

static void resolve_edges(struct lock *lock)
{
	for (size_t i = 0; i < lock->edges.count; i++) {
		const struct lock_edge *edge = &lock->edges.items[i];
		uint32_t to = map_get(&lock->refs, edge->to);
		if (to != MAP_NONE && edge->from == LOCK_PROJECT)
			lock->bom->components.items[to].direct = DIRECTNESS_DIRECT;
		else if (to != MAP_NONE && to != edge->from)
			bom_add_edge(
				lock->bom, edge->from, to, EDGE_DEPENDS, SCOPE_NONE, edge->offset);
	}
}

/* A format that tells which are direct tells that the others are not. */
static void settle_directness(struct bom *bom)
{
	bool any = false;
	for (size_t i = 0; i < bom->components.count; i++)
		any |= bom->components.items[i].direct == DIRECTNESS_DIRECT;
	for (size_t i = 0; any && i < bom->components.count; i++)
		if (!bom->components.items[i].direct)
			bom->components.items[i].direct = DIRECTNESS_TRANSITIVE;
}

bool lock_read(struct doc *doc, struct bom *bom, const char *format, const char *type,
	enum lock_syntax syntax, void (*entries)(struct lock *lock, struct node *root))
{
	struct lock lock = {.doc = doc, .bom = bom, .arena = &doc->arena, .type = type};
	struct node *root = NULL;
	bom->format = format;
	if (syntax == SYNTAX_TEXT ? !is_readable(doc) : !(root = load(doc, syntax)))
		return false;
	entries(&lock, root);
	resolve_edges(&lock);
	settle_directness(bom);
	lock_check(&lock);
	if (syntax == SYNTAX_TEXT)
		lock_check_conflict(&lock);
	map_finish(&lock.seen);
	map_finish(&lock.refs);
	list_finish(&lock.facts);
	list_finish(&lock.edges);
	return !doc->diags.counts[DIAG_LOCK_SYNTAX];
}

/* Packages */

struct package package_at(const struct node *node)
{
	size_t start =
		node->key.ptr && node->key_start < node->start ? node->key_start : node->start;
	return (struct package){
		.start = start, .end = node->end > start ? node->end : start + 1, .offset = start};
}

struct package package_wanted(const struct node *node, enum component_scope scope)
{
	struct package package = package_at(node);
	package.range = true;
	package.scope = scope;
	package.direct = DIRECTNESS_DIRECT;
	return package;
}

size_t lock_offset(const struct lock *lock, struct str text)
{
	return (size_t)(text.ptr - lock->doc->bytes.ptr);
}

struct package package_in(const struct lock *lock, struct str text)
{
	size_t start = lock_offset(lock, text);
	return (struct package){
		.start = start, .end = start + (text.len ? text.len : 1), .offset = start};
}

static int by_key(const void *a, const void *b)
{
	const struct purl_qualifier *x = a, *y = b;
	return str_compare(x->key, y->key);
}

static struct str purl_version(const struct package *package)
{
	struct str version = package->purl_version.ptr ? package->purl_version : package->version;
	return !version.len || (package->range && !lock_is_exact(version)) ? STR_NONE : version;
}

static struct str make_purl(struct lock *lock, const struct package *package)
{
	struct purl_qualifier qualifiers[4];
	struct purl purl = {.type = str_of(package->type ? package->type : lock->type),
		.name_space = package->group.len ? package->group : STR_NONE,
		.name = package->name,
		.version = purl_version(package),
		.subpath = package->subpath.len ? package->subpath : STR_NONE,
		.qualifiers = qualifiers};
	const char *error = NULL;
	for (size_t i = 0; i < 4; i++)
		if (package->qualifiers[i].key && package->qualifiers[i].value.len)
			qualifiers[purl.qualifier_count++] = (struct purl_qualifier){
				str_of(package->qualifiers[i].key), package->qualifiers[i].value};
	if (purl.qualifier_count > 1)
		qsort(qualifiers, purl.qualifier_count, sizeof *qualifiers, by_key);
	if (!purl_build(lock->arena, &purl, &error) && !diag_full(lock->doc, DIAG_INVALID_PURL))
		diag(lock->doc, DIAG_INVALID_PURL, package->offset,
			"the package URL of %s would not be well-formed: %s",
			diag_quote(lock->doc, package->name), error ? error : "");
	return purl_format(lock->arena, &purl);
}

static bool has_nul(const struct package *package)
{
	return str_find_byte(package->name, '\0') != STR_NPOS ||
		str_find_byte(package->group, '\0') != STR_NPOS ||
		str_find_byte(package->version, '\0') != STR_NPOS ||
		str_find_byte(package->url, '\0') != STR_NPOS;
}

static void identify(struct lock *lock, uint32_t component, enum identity_kind kind,
	struct str value, size_t offset)
{
	struct identity identity = {.kind = (uint8_t)kind, .offset = offset, .value = value};
	if (value.len)
		bom_add_identity(lock->bom, component, &identity);
}

/* The namespaces of other types are parts of a path, and stand in the purl. */
static bool has_groups(struct str purl)
{
	return str_starts(purl, STR("pkg:npm/")) || str_starts(purl, STR("pkg:maven/"));
}

static uint32_t add_new(struct lock *lock, const struct package *package, struct str purl)
{
	struct component component = {.start = package->start,
		.end = package->end,
		.offset = package->offset,
		.ref = package->ref,
		.group = package->group.len ? package->group : STR_NONE,
		.name = package->name,
		.version = package->version.len ? package->version : STR_NONE,
		.purl = purl,
		.type = TYPE_LIBRARY,
		.scope = (uint8_t)package->scope,
		.direct = (uint8_t)package->direct,
		.has_nul = has_nul(package),
		.parent = COMPONENT_NONE};
	uint32_t added = bom_add_component(lock->bom, &component);
	identify(lock, added, ID_PURL, purl, package->offset);
	identify(lock, added, ID_NAME, package->name, package->offset);
	if (has_groups(purl))
		identify(lock, added, ID_GROUP, package->group, package->offset);
	list_push(&lock->facts,
		((struct lock_fact){.component = added,
			.checked = package->checked,
			.served = package->served}));
	enum url_kind kind = package->url_kind ? package->url_kind : lock_url_kind(package->url);
	if (package->served && kind == URL_DISTRIBUTION)
		kind = URL_REGISTRY;
	lock_url(lock, added, kind, package->url,
		package->url_offset ? package->url_offset : package->offset);
	lock_hash(lock, added, package->hash,
		package->hash_offset ? package->hash_offset : package->offset);
	return added;
}

/* What is needed outside of development is not of it; what is asked for is direct. */
static void merge(struct component *component, const struct package *package)
{
	if (package->scope < SCOPE_DEV && component->scope >= SCOPE_DEV)
		component->scope = (uint8_t)package->scope;
	if (package->scope == SCOPE_NONE && component->scope == SCOPE_OPTIONAL)
		component->scope = SCOPE_NONE;
	if (package->direct == DIRECTNESS_DIRECT || component->direct == DIRECTNESS_NONE)
		component->direct = (uint8_t)package->direct;
}

uint32_t lock_add(struct lock *lock, const struct package *package)
{
	if (!package->name.len) {
		lock_shape(lock, package->offset, "an entry without the name of a package");
		return COMPONENT_NONE;
	}
	struct buf key = {0};
	struct str purl = make_purl(lock, package);
	buf_add(&key, purl);
	buf_add_byte(&key, '\n');
	buf_add(&key, package->version);
	buf_add_byte(&key, '\n');
	buf_add(&key, package->url);
	buf_add_byte(&key, '\n');
	buf_add(&key, package->hash);
	uint32_t found = map_get(&lock->seen, buf_str(&key));
	if (found == MAP_NONE) {
		found = add_new(lock, package, purl);
		map_put(&lock->seen, arena_str(lock->arena, buf_str(&key)), found);
	} else {
		merge(&lock->bom->components.items[found], package);
	}
	buf_finish(&key);
	if (package->ref.len)
		lock_name(lock, found, package->ref);
	return found;
}

void lock_url(
	struct lock *lock, uint32_t component, enum url_kind kind, struct str url, size_t offset)
{
	if (component == COMPONENT_NONE || !url.len)
		return;
	struct lock_fact *fact = &lock->facts.items[component];
	if (!fact->url.len) {
		fact->url = url;
		fact->offset = offset;
	}
	bom_add_identity(lock->bom, component,
		&(struct identity){
			.kind = ID_URL, .detail = (uint8_t)kind, .offset = offset, .value = url});
}

static void add_party(
	struct lock *lock, uint32_t component, enum party_kind kind, struct str text, bool named)
{
	struct party party;
	struct identity identity = {.detail = (uint8_t)kind};
	if (component == COMPONENT_NONE || !text.len)
		return;
	party_parse(text, &party);
	if (party.placeholder)
		return;
	identity.person = party.person;
	identity.offset = lock_offset(lock, text);
	if (named && party.name.len) {
		identity.kind = ID_PARTY;
		identity.value = party.name;
		bom_add_identity(lock->bom, component, &identity);
	}
	if (party.email.len) {
		identity.kind = ID_EMAIL;
		identity.person = false;
		identity.value = party.email;
		bom_add_identity(lock->bom, component, &identity);
	}
}

void lock_maker(struct lock *lock, uint32_t component, enum party_kind kind, struct str text)
{
	add_party(lock, component, kind, text, true);
}

void lock_maker_email(struct lock *lock, uint32_t component, enum party_kind kind, struct str text)
{
	add_party(lock, component, kind, text, false);
}

void lock_name(struct lock *lock, uint32_t component, struct str ref)
{
	if (component != COMPONENT_NONE)
		map_put(&lock->refs, ref, component);
}

void lock_wants(struct lock *lock, struct str to, size_t offset)
{
	if (to.len)
		list_push(&lock->edges, ((struct lock_edge){LOCK_PROJECT, to, offset}));
}

void lock_depends(struct lock *lock, uint32_t from, struct str to, size_t offset)
{
	if (from != COMPONENT_NONE && to.len)
		list_push(&lock->edges, ((struct lock_edge){from, to, offset}));
}
