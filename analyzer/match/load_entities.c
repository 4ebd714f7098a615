/* entities.json: who is restricted, under which names, and by what their work is known. */
#include "match/load.h"
#include "model/name.h"
#include "model/purl.h"

static const struct shape root_shape[] = {
	{"schema", SHAPE_TEXT, true, NULL},
	{"edition", SHAPE_DATE, true, NULL},
	{"contact", SHAPE_TEXT, true, NULL},
	{"entities", SHAPE_OBJECTS, true, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape entity_shape[] = {
	{"id", SHAPE_TEXT, true, NULL},
	{"name", SHAPE_TEXT, true, NULL},
	{"country", SHAPE_TEXT, false, NULL},
	{"person", SHAPE_BOOL, false, NULL},
	{"affiliates", SHAPE_OBJECTS, false, NULL},
	{"identifiers", SHAPE_OBJECTS, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const struct shape affiliate_shape[] = {
	{"id", SHAPE_TEXT, true, NULL},
	{"name", SHAPE_TEXT, true, NULL},
	{"country", SHAPE_TEXT, false, NULL},
	{"relation", SHAPE_WORD, true, word_relation},
	{"confidence", SHAPE_WORD, true, word_confidence},
	{"source", SHAPE_TEXT, true, NULL},
	{"from", SHAPE_DATE, false, NULL},
	{"to", SHAPE_DATE, false, NULL},
	{"note", SHAPE_TEXT, false, NULL},
	{NULL, SHAPE_ANY, false, NULL},
};

static const char *word_match(unsigned at)
{
	static const char *const words[] = {"word", "prefix", NULL};
	return words[at];
}

static const char *word_legal_form(unsigned at)
{
	static const char *const words[] = {"optional", "required", NULL};
	return words[at];
}

static const struct shape identifier_shape[] = {
	{"kind", SHAPE_WORD, true, word_kind},
	{"value", SHAPE_TEXT, true, NULL},
	{"relation", SHAPE_WORD, true, word_relation},
	{"confidence", SHAPE_WORD, true, word_confidence},
	{"source", SHAPE_TEXT, true, NULL},
	{"class", SHAPE_WORD, false, word_class},
	{"from", SHAPE_DATE, false, NULL},
	{"to", SHAPE_DATE, false, NULL},
	{"note", SHAPE_TEXT, false, NULL},
	{"replacement", SHAPE_TEXT, false, NULL},
	{"match", SHAPE_WORD, false, word_match},
	{"legal_form", SHAPE_WORD, false, word_legal_form},
	{NULL, SHAPE_ANY, false, NULL},
};

static bool wrong_value(struct doc *doc, const struct identifier *identifier, const char *text)
{
	diag(doc, DIAG_POLICY_INVALID, identifier->offset, "the value %s of a %s %s",
		diag_quote(doc, identifier->value),
		identifier_kind_name((enum identifier_kind)identifier->kind), text);
	return false;
}

/* The purl types whose registry gives a namespace to one owner (an npm scope, a verified Maven
 * group, an organisation on a forge or image registry) or whose namespace is a distribution. */
static bool reserves_namespace(struct str type)
{
	static const char *const types[] = {"npm", "maven", "golang", "docker", "github", "gitlab",
		"gitee", "bitbucket", "huggingface", "composer", "deb", "rpm", "apk", "alpm",
		"swift", "conan", "mlflow", "vscode-extension", "winget"};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_is(type, types[i]))
			return true;
	return false;
}

static bool check_purl(struct doc *doc, struct identifier *identifier)
{
	struct str text = identifier->value;
	struct purl purl;
	const char *error;
	bool star = str_ends(text, STR("/*"));
	if (star)
		text = arena_printf(&doc->arena, "%.*sx", STR_ARG(str_sub(text, 0, text.len - 1)));
	if (str_find_byte(text, '*') != STR_NPOS)
		return wrong_value(doc, identifier,
			"may have a star only as its whole last segment, behind a namespace");
	if (!purl_parse(&doc->arena, text, &purl, &error))
		return wrong_value(doc, identifier,
			arena_printf(&doc->arena, "is no package URL: %s", error).ptr);
	if (purl.version.len || purl.qualifier_count || purl.subpath.len)
		return wrong_value(doc, identifier,
			"may have no version, qualifiers or subpath: it stands for all versions");
	if (star && (!purl.name_space.len || !reserves_namespace(purl.type)))
		return wrong_value(doc, identifier,
			"may end in a star only behind a namespace that its registry reserves for "
			"one owner; name each package instead");
	return true;
}

static bool is_host(struct str text)
{
	bool dot = false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		dot |= c == '.' && i > 0 && i + 1 < text.len;
		if (!ascii_is_alnum(c) && c != '-' && c != '.' && !(c & 0x80))
			return false;
	}
	return dot;
}

static bool check_owner(struct doc *doc, struct identifier *identifier)
{
	struct str rest = identifier->value, host = str_cut(&rest, '/');
	if (!is_host(host) || !rest.len || rest.ptr[rest.len - 1] == '/')
		return wrong_value(doc, identifier, "must be HOST/OWNER, as in github.com/example");
	return true;
}

static bool check_namespace(struct doc *doc, struct identifier *identifier)
{
	struct str rest = identifier->value, type = str_cut(&rest, ':');
	if (!type.len || !rest.len || str_find_byte(rest, '*') != STR_NPOS)
		return wrong_value(doc, identifier,
			"must be TYPE:NAMESPACE without a star, as in maven:com.example");
	return true;
}

static bool check_hash(struct doc *doc, struct identifier *identifier)
{
	struct str rest = identifier->value, algorithm = str_cut(&rest, ':');
	bool good = algorithm.len && rest.len >= 32;
	for (size_t i = 0; good && i < rest.len; i++)
		good = ascii_hex_value(rest.ptr[i]) >= 0;
	return good || wrong_value(doc, identifier, "must be ALGORITHM:HEX, as in sha-256:0f...");
}

static bool check_value(struct doc *doc, struct identifier *identifier)
{
	switch ((enum identifier_kind)identifier->kind) {
	case IDENTIFIER_PURL:
		return check_purl(doc, identifier);
	case IDENTIFIER_OWNER:
		return check_owner(doc, identifier);
	case IDENTIFIER_DOMAIN:
		return is_host(identifier->value) ||
			wrong_value(doc, identifier, "must be a host name, as in example.com");
	case IDENTIFIER_NAMESPACE:
		return check_namespace(doc, identifier);
	case IDENTIFIER_HASH:
		return check_hash(doc, identifier);
	case IDENTIFIER_CPE_VENDOR:
		return str_find_byte(identifier->value, ' ') == STR_NPOS ||
			wrong_value(doc, identifier, "must be a CPE vendor, as in example_inc");
	default:
		return true;
	}
}

static bool check_dates(struct doc *doc, const struct identifier *identifier)
{
	if (identifier->from < identifier->to)
		return true;
	diag(doc, DIAG_POLICY_INVALID, identifier->offset,
		"the relation of %s ends (to) before it begins (from)",
		diag_quote(doc, identifier->value));
	return false;
}

static bool check_options(
	struct doc *doc, const struct node *node, const struct identifier *identifier)
{
	const struct node *match = node_get(node, "match"), *form = node_get(node, "legal_form");
	bool named = identifier->kind == IDENTIFIER_BRAND || identifier->kind == IDENTIFIER_NAME;
	if (match && !named) {
		diag(doc, DIAG_POLICY_INVALID, match->start,
			"only a brand or a name may have \"match\"");
		return false;
	}
	if (form && identifier->kind != IDENTIFIER_NAME) {
		diag(doc, DIAG_POLICY_INVALID, form->start, "only a name may have \"legal_form\"");
		return false;
	}
	struct str legal, compared = identifier->value;
	if (identifier->prefix && identifier->kind == IDENTIFIER_NAME)
		compared = name_normalize(&doc->arena, identifier->value, &legal);
	if (identifier->prefix && compared.len < 5) {
		diag(doc, DIAG_POLICY_INVALID, match->start,
			"what is shorter than five letters is too common to match as a prefix");
		return false;
	}
	return true;
}

static bool load_identifier(
	struct policies *policies, struct doc *doc, const struct node *node, uint32_t entity)
{
	if (!shape_check(doc, node, "an identifier", identifier_shape))
		return false;
	struct identifier identifier = {
		.kind = (uint8_t)shape_word(node, identifier_shape, "kind", 0),
		.relation = (uint8_t)shape_word(node, identifier_shape, "relation", 0),
		.confidence = (uint8_t)shape_word(node, identifier_shape, "confidence", 0),
		.product_class =
			(uint8_t)shape_word(node, identifier_shape, "class", CLASS_UNKNOWN),
		.value = node_string(node, "value"),
		.from = shape_date(node, "from", DATE_NONE),
		.to = shape_date(node, "to", DATE_MAX),
		.source = node_string(node, "source"),
		.note = node_string(node, "note"),
		.replacement = node_string(node, "replacement"),
		.entity = entity,
		.affiliate = entity,
		.prefix = shape_word(node, identifier_shape, "match", 0) == 1,
		.offset = node_get(node, "value")->start,
	};
	bool form = shape_word(node, identifier_shape, "legal_form", 0) == 1;
	identifier.company = form && identifier.prefix;
	identifier.legal_form = form && !identifier.prefix;
	if (!check_value(doc, &identifier) || !check_dates(doc, &identifier) ||
		!check_options(doc, node, &identifier))
		return false;
	list_push(&policies->identifiers, identifier);
	return true;
}

/* Adds an entity or an affiliate; MAP_NONE when its id is taken. */
static uint32_t add_entity(
	struct policies *policies, struct doc *doc, const struct node *node, struct str parent)
{
	const struct node *person = node_get(node, "person");
	struct entity entity = {
		.person = person && person->kind == NODE_TRUE,
		.id = node_string(node, "id"),
		.name = node_string(node, "name"),
		.parent = parent,
		.country = node_string(node, "country"),
		.offset = node_get(node, "id")->start,
	};
	uint32_t index = (uint32_t)policies->entities.count;
	if (map_put(&policies->entity_by_id, entity.id, index) != index) {
		diag(doc, DIAG_POLICY_INVALID, entity.offset, "two entities have the id %s",
			diag_quote(doc, entity.id));
		return MAP_NONE;
	}
	list_push(&policies->entities, entity);
	return index;
}

static bool load_affiliate(
	struct policies *policies, struct doc *doc, const struct node *node, uint32_t entity)
{
	if (!shape_check(doc, node, "an affiliate", affiliate_shape))
		return false;
	uint32_t self = add_entity(policies, doc, node, policies->entities.items[entity].id);
	if (self == MAP_NONE)
		return false;
	struct identifier identifier = {
		.kind = IDENTIFIER_NAME,
		.relation = (uint8_t)shape_word(node, affiliate_shape, "relation", 0),
		.confidence = (uint8_t)shape_word(node, affiliate_shape, "confidence", 0),
		.value = node_string(node, "name"),
		.from = shape_date(node, "from", DATE_NONE),
		.to = shape_date(node, "to", DATE_MAX),
		.source = node_string(node, "source"),
		.note = node_string(node, "note"),
		.entity = entity,
		.affiliate = self,
		.offset = node_get(node, "name")->start,
	};
	if (!check_dates(doc, &identifier))
		return false;
	list_push(&policies->identifiers, identifier);
	return true;
}

static bool overlap(const struct identifier *a, const struct identifier *b)
{
	return a->kind == b->kind && str_eq(a->value, b->value) && a->from < b->to &&
		b->from < a->to;
}

static bool check_duplicates(const struct policies *policies, struct doc *doc, size_t first)
{
	bool good = true;
	for (size_t i = first; i < policies->identifiers.count; i++) {
		const struct identifier *identifier = &policies->identifiers.items[i];
		for (size_t k = first; k < i; k++) {
			if (!overlap(identifier, &policies->identifiers.items[k]))
				continue;
			diag(doc, DIAG_POLICY_INVALID, identifier->offset,
				"the entity has the %s %s twice for the same time",
				identifier_kind_name((enum identifier_kind)identifier->kind),
				diag_quote(doc, identifier->value));
			good = false;
			break;
		}
	}
	return good;
}

static bool load_entity(struct policies *policies, struct doc *doc, const struct node *node)
{
	bool good = true;
	size_t first = policies->identifiers.count;
	if (!shape_check(doc, node, "an entity", entity_shape))
		return false;
	uint32_t entity = add_entity(policies, doc, node, STR_NONE);
	if (entity == MAP_NONE)
		return false;
	NODE_EACH(affiliate, node_get(node, "affiliates"))
	{
		good &= load_affiliate(policies, doc, affiliate, entity);
	}
	NODE_EACH(identifier, node_get(node, "identifiers"))
	{
		good &= load_identifier(policies, doc, identifier, entity);
	}
	return check_duplicates(policies, doc, first) && good;
}

bool load_entities(struct policies *policies, struct doc *doc, struct str sha256)
{
	bool good = true;
	struct node *root =
		load_root(doc, "bomscreen-entities/1", "the file of entities", root_shape);
	if (!root)
		return false;
	policies->contact = node_string(root, "contact");
	policies->edition = shape_date(root, "edition", DATE_NONE);
	policies->entities_sha256 = sha256;
	NODE_EACH(entity, node_get(root, "entities"))
	{
		good &= load_entity(policies, doc, entity);
	}
	return good;
}
