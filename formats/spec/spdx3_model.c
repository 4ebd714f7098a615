#include <stdlib.h>

#include "model/party.h"
#include "spec/spdx3_reader.h"
#include "syntax/json.h"

/* Parts of elements */

/* The object itself, or the one in the graph that an identifier names. */
static const struct node *part(struct spdx3_reader *s, const struct node *value)
{
	uint32_t index = value->kind == NODE_STRING
		? map_get(&s->part_of, spdx3_id(s, spdx3_ref_of(s, value)))
		: MAP_NONE;
	if (value->kind == NODE_OBJECT || index == MAP_NONE)
		return value;
	const struct node *object =
		json_load_at(s->r.doc, &s->r.scratch, s->parts.items[index].offset);
	return object ? object : value;
}

static void note_part(struct spdx3_reader *s, const struct node *object)
{
	if (!spdx3_get(s, object, "@id") && !spdx3_get(s, object, "spdxId"))
		return;
	map_put(&s->part_of, spdx3_id(s, spdx3_ref_of(s, object)), (uint32_t)s->parts.count);
	list_push(&s->parts, ((struct spdx3_element){object->start, NULL}));
}

/* Agents */

/* E-mail addresses and web sites of an agent. */
static void add_contacts(struct spdx3_reader *s, const struct node *object, const char *list,
	const char *type, const char *value)
{
	const struct node **entries, **locators;
	size_t count = spdx3_values(s, spdx3_get(s, object, list), &entries);
	for (size_t i = 0; i < count; i++) {
		const struct node *entry = part(s, entries[i]);
		const struct node *kind = spdx3_string(s, entry, type);
		struct str name = kind ? spdx3_entry(s, kind->text) : STR_NONE;
		bool email = str_is(name, "email");
		bool web = str_is(name, "altWebPage") || str_is(name, "urlScheme") ||
			str_is(name, "socialMedia");
		size_t found = spdx3_values(s, spdx3_get(s, entry, value), &locators);
		for (size_t j = 0; j < found && (email || web); j++)
			if (locators[j]->kind == NODE_STRING)
				list_push(&s->contacts,
					((struct identity){.kind = email ? ID_EMAIL : ID_URL,
						.detail = email ? 0 : URL_WEBSITE,
						.offset = locators[j]->start,
						.value = keep(&s->r, locators[j]->text)}));
	}
}

static void note_agent(
	struct spdx3_reader *s, const struct spdx3_class *class, const struct node *object)
{
	const struct node *name = spdx3_string(s, object, "name");
	struct spdx3_agent agent = {.first = (uint32_t)s->contacts.count,
		.person = spdx3_is_a(class, spdx3_class_named(STR("Person")))};
	if (name) {
		agent.name = keep(&s->r, name->text);
		agent.offset = name->start;
	}
	add_contacts(s, object, "externalIdentifier", "externalIdentifierType", "identifier");
	add_contacts(s, object, "externalRef", "externalRefType", "locator");
	agent.count = (uint32_t)s->contacts.count - agent.first;
	map_put(&s->agent_of, spdx3_id(s, spdx3_ref_of(s, object)), (uint32_t)s->agents.count);
	list_push(&s->agents, agent);
}

/* Licences */

static void add_members(struct spdx3_reader *s, const struct node *object, const char *name)
{
	const struct node **values;
	size_t count = spdx3_values(s, spdx3_get(s, object, name), &values);
	for (size_t i = 0; i < count; i++)
		if (values[i]->kind == NODE_STRING || values[i]->kind == NODE_OBJECT)
			list_push(&s->members, spdx3_ref_of(s, values[i]));
}

static void note_license(struct spdx3_reader *s, const struct node *object)
{
	const struct node *text = spdx3_string(s, object, "simplelicensing_licenseExpression");
	struct spdx3_license license = {.first = (uint32_t)s->members.count};
	if (!text)
		text = spdx3_string(s, object, "name");
	if (text) {
		license.text = keep(&s->r, text->text);
		license.offset = text->start;
	}
	add_members(s, object, "expandedlicensing_member");
	add_members(s, object, "expandedlicensing_subjectLicense");
	add_members(s, object, "expandedlicensing_subjectExtendableLicense");
	license.count = (uint32_t)s->members.count - license.first;
	map_put(&s->license_of, spdx3_id(s, spdx3_ref_of(s, object)), (uint32_t)s->licenses.count);
	list_push(&s->licenses, license);
}

/* Relationships */

static uint8_t lifecycle_scope(struct spdx3_reader *s, const struct node *object, uint8_t otherwise)
{
	static const struct {
		const char *name;
		uint8_t scope;
	} scopes[] = {{"build", SCOPE_BUILD}, {"test", SCOPE_TEST}, {"development", SCOPE_DEV},
		{"design", SCOPE_DEV}, {"runtime", SCOPE_NONE}};
	const struct node *stated = spdx3_string(s, object, "scope");
	struct str name = stated ? spdx3_entry(s, stated->text) : STR_NONE;
	for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
		if (str_is(name, scopes[i].name))
			return scopes[i].scope;
	return otherwise;
}

static void add_relation(struct spdx3_reader *s, const struct spdx3_relation *relation,
	uint32_t from, uint32_t to, uint8_t scope, size_t offset)
{
	struct bom *bom = s->r.bom;
	uint32_t a = relation->reversed ? to : from, b = relation->reversed ? from : to;
	switch (relation->means) {
	case SPDX3_EDGE:
		bom_add_edge(bom, a, b, (enum edge_kind)relation->kind, (enum component_scope)scope,
			offset);
		break;
	case SPDX3_DERIVED:
		bom_add_derivation(bom, a, b, (enum identity_via)relation->kind, offset);
		break;
	case SPDX3_PARTY:
	case SPDX3_LICENSED:
		list_push(&s->claims, ((struct spdx3_claim){from, to, relation->kind, offset}));
		break;
	case SPDX3_UNRELATED:
	case SPDX3_DESCRIBES:
		break;
	}
}

/* Only the document and its bills describe their subjects. */
static bool is_collection(const struct spdx3_reader *s, struct str id)
{
	return map_get(&s->collections, id) != MAP_NONE;
}

static void note_relationship(struct spdx3_reader *s, const struct node *object)
{
	const struct node *type = spdx3_string(s, object, "relationshipType");
	const struct spdx3_relation *relation =
		type ? spdx3_relation_named(spdx3_entry(s, type->text)) : NULL;
	const struct node **from, **to;
	size_t origins = spdx3_values(s, spdx3_get(s, object, "from"), &from);
	size_t targets = spdx3_values(s, spdx3_get(s, object, "to"), &to);
	if (!relation || !origins || from[0]->kind < NODE_STRING)
		return;
	uint8_t scope = lifecycle_scope(s, object, relation->scope);
	uint32_t origin = spdx3_ref_of(s, from[0]);
	for (size_t i = 0; i < targets; i++) {
		if (to[i]->kind < NODE_STRING)
			continue;
		if (to[i]->kind == NODE_STRING && spdx3_is_individual(s, to[i]->text) &&
			relation->means != SPDX3_LICENSED)
			continue;
		uint32_t target = spdx3_ref_of(s, to[i]);
		size_t offset = spdx3_id_offset(s, to[i]);
		if (relation->means == SPDX3_DESCRIBES)
			list_push(&s->claims,
				((struct spdx3_claim){origin, target, PARTY_COUNT, offset}));
		else
			add_relation(s, relation, origin, target, scope, offset);
	}
}

/* Collections */

static void add_roots(struct spdx3_reader *s, const struct node *object)
{
	const struct node **roots;
	size_t count = spdx3_values(s, spdx3_get(s, object, "rootElement"), &roots);
	for (size_t i = 0; i < count; i++)
		if (roots[i]->kind == NODE_OBJECT ||
			(roots[i]->kind == NODE_STRING && !spdx3_is_individual(s, roots[i]->text)))
			bom_mark_root(
				s->r.bom, spdx3_ref_of(s, roots[i]), spdx3_id_offset(s, roots[i]));
}

static void note_document(struct spdx3_reader *s, const struct node *object)
{
	struct bom *bom = s->r.bom;
	const struct node *name = spdx3_string(s, object, "name");
	if (bom->identity.ptr)
		return; /* a file has one (3.0.1, SpdxDocument); others are read for their roots */
	bom->identity = spdx3_id(s, spdx3_ref_of(s, object));
	if (name)
		bom->name = keep(&s->r, name->text);
}

static void note_version(struct spdx3_reader *s, const struct node *object)
{
	const struct node *version = spdx3_string(s, object, "specVersion");
	if (!version || s->spec_version.ptr)
		return;
	s->spec_version = keep(&s->r, version->text);
	s->spec_version_at = version->start;
}

/* An element that this document only refers to. */
static void note_external(struct spdx3_reader *s, const struct node *object)
{
	const struct node *id = spdx3_string(s, object, "externalSpdxId");
	if (!id)
		return;
	uint32_t number = spdx3_ref(s, id->text);
	s->r.bom->interned.items[number].implied = true;
}

static void declare(struct spdx3_reader *s, const struct node *object)
{
	if (spdx3_get(s, object, "spdxId") || spdx3_get(s, object, "@id"))
		bom_declare(s->r.bom, spdx3_ref_of(s, object), COMPONENT_NONE,
			spdx3_id_offset(s, object));
}

void spdx3_note(struct spdx3_reader *s, const struct spdx3_class *class, const struct node *object)
{
	enum spdx3_sort sort = spdx3_sort_of(class);
	if (s->r.doc->profiling)
		profile_spdx3_note(s, class, object);
	if (sort == SPDX3_PACKAGE) {
		list_push(&s->packages, ((struct spdx3_element){object->start, class}));
		return; /* declared as a component */
	}
	declare(s, object);
	switch (sort) {
	case SPDX3_AGENT:
		list_push(&s->agents_found, ((struct spdx3_element){object->start, class}));
		break;
	case SPDX3_RELATIONSHIP:
		note_relationship(s, object);
		break;
	case SPDX3_DOCUMENT:
		note_document(s, object);
		/* fall through */
	case SPDX3_BOM:
		map_put(&s->collections, spdx3_id(s, spdx3_ref_of(s, object)), 0);
		add_roots(s, object);
		break;
	case SPDX3_CREATION:
		note_version(s, object);
		break;
	case SPDX3_LICENSE:
		note_license(s, object);
		break;
	case SPDX3_EXTERNAL:
		note_external(s, object);
		break;
	case SPDX3_PART:
		note_part(s, object);
		break;
	case SPDX3_NONE:
	case SPDX3_PACKAGE:
		break;
	}
}

/* Packages */

struct package {
	uint32_t index; /* of the component */
	struct scope scope;
	const struct node *object;
};

static void add_agent(
	struct spdx3_reader *s, const struct package *package, uint32_t number, uint8_t kind)
{
	uint32_t index = map_get(&s->agent_of, spdx3_id(s, number));
	if (index == MAP_NONE)
		return;
	const struct spdx3_agent *agent = &s->agents.items[index];
	struct party party;
	party_parse(agent->name, &party);
	struct identity identity = {.kind = ID_PARTY,
		.detail = kind,
		.person = agent->person || party.person,
		.offset = agent->offset,
		.value = party.name};
	if (agent->name.ptr && !party.placeholder && !party.tool)
		bom_add_identity(s->r.bom, package->index, &identity);
	if (party.email.len)
		add_identity(&s->r, &package->scope, ID_EMAIL, kind, party.email, agent->offset);
	for (uint32_t i = 0; i < agent->count; i++) {
		struct identity contact = s->contacts.items[agent->first + i];
		if (contact.kind == ID_EMAIL)
			contact.detail = kind;
		bom_add_identity(s->r.bom, package->index, &contact);
	}
}

/* A party is named by an element; some producers write its name there. */
static void add_party_value(struct spdx3_reader *s, const struct package *package,
	const struct node *value, enum party_kind kind)
{
	struct party party;
	if (value->kind != NODE_STRING && value->kind != NODE_OBJECT)
		return;
	party_parse(value->kind == NODE_STRING ? value->text : STR_NONE, &party);
	if (party.person || party.organization)
		add_party(&s->r, &package->scope, kind, value);
	else if (value->kind != NODE_STRING || !spdx3_is_individual(s, value->text))
		add_agent(s, package, spdx3_ref_of(s, value), (uint8_t)kind);
}

enum { LICENSES_MOST = 64 }; /* of one package: many packages may share large sets */

static void add_license(
	struct spdx3_reader *s, const struct package *package, uint32_t number, uint32_t *budget)
{
	uint32_t index = map_get(&s->license_of, spdx3_id(s, number));
	if (index == MAP_NONE || !*budget)
		return;
	struct spdx3_license *license = &s->licenses.items[index];
	if (license->owner == package->index + 1)
		return;
	license->owner = package->index + 1;
	--*budget;
	if (license->text.len)
		add_identity(&s->r, &package->scope, ID_LICENSE, 0, license->text, license->offset);
	for (uint32_t i = 0; i < license->count; i++)
		add_license(s, package, s->members.items[license->first + i], budget);
}

static void add_claims(struct spdx3_reader *s, const struct package *package, uint32_t number)
{
	uint32_t budget = LICENSES_MOST;
	size_t low = 0, high = s->claims.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->claims.items[middle].from < number)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < s->claims.count && s->claims.items[low].from == number; low++) {
		const struct spdx3_claim *claim = &s->claims.items[low];
		if (claim->party == PARTY_NONE)
			add_license(s, package, claim->to, &budget);
		else if (claim->party < PARTY_COUNT)
			add_agent(s, package, claim->to, claim->party);
	}
}

/* "sha3_256", "blake2b256" as other specifications write them. */
static struct str algorithm_name(struct spdx3_reader *s, const struct node *algorithm)
{
	static const struct {
		const char *name, *other;
	} names[] = {{"sha3_224", "SHA3-224"}, {"sha3_256", "SHA3-256"}, {"sha3_384", "SHA3-384"},
		{"sha3_512", "SHA3-512"}, {"blake2b256", "BLAKE2b-256"},
		{"blake2b384", "BLAKE2b-384"}, {"blake2b512", "BLAKE2b-512"}};
	struct str entry = spdx3_entry(s, algorithm->text);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(entry, names[i].name))
			return str_of(names[i].other);
	return entry;
}

static void add_hash_value(
	struct spdx3_reader *s, const struct package *package, const struct node *value)
{
	const struct node *type = spdx3_string(s, value, "type");
	const struct node *algorithm = spdx3_string(s, value, "algorithm");
	const struct node *digits = spdx3_string(s, value, "hashValue");
	bool code = type && str_is(spdx3_term(s, type->text), "PackageVerificationCode");
	if (algorithm && digits && !code)
		add_hash(&s->r, &package->scope, algorithm_name(s, algorithm), digits);
}

static void add_identifier(
	struct spdx3_reader *s, const struct package *package, const struct node *value)
{
	const struct node *type = spdx3_string(s, value, "externalIdentifierType");
	const struct node *identifier = spdx3_string(s, value, "identifier");
	if (!type || !identifier)
		return;
	struct str name = spdx3_entry(s, type->text);
	if (str_is(name, "packageUrl") || str_is(name, "purl"))
		add_purl(&s->r, &package->scope, identifier);
	else if (str_is(name, "cpe22") || str_is(name, "cpe23"))
		add_cpe(&s->r, &package->scope, identifier);
	else if (str_is(name, "swid"))
		add_identity(&s->r, &package->scope, ID_SWID, PARTY_NONE, identifier->text,
			identifier->start);
}

/* Core/ExternalRefType: those that say where the package comes from. All others are what anyone may
 * write about it. */
static const struct origin {
	const char *name;
	uint8_t url; /* enum url_kind, or URL_NONE: a locator of a package manager */
	const char *manager;
} origins[] = {{"altDownloadLocation", URL_DISTRIBUTION, NULL}, {"altWebPage", URL_WEBSITE, NULL},
	{"binaryArtifact", URL_DISTRIBUTION, NULL}, {"sourceArtifact", URL_DISTRIBUTION, NULL},
	{"vcs", URL_VCS, NULL}, {"other", URL_OTHER, NULL}, {"bower", URL_NONE, "bower"},
	{"mavenCentral", URL_NONE, "maven-central"}, {"npm", URL_NONE, "npm"},
	{"nuget", URL_NONE, "nuget"}};

static void add_origin(struct spdx3_reader *s, const struct package *package,
	const struct origin *origin, const struct node *locator)
{
	struct node manager = {.kind = NODE_STRING, .text = str_of(origin->manager)};
	struct record record = {.type = &manager, .value = locator};
	if (origin->manager)
		add_locator(&s->r, &package->scope, &record);
	else
		add_identity(
			&s->r, &package->scope, ID_URL, origin->url, locator->text, locator->start);
}

static void add_external_ref(
	struct spdx3_reader *s, const struct package *package, const struct node *value)
{
	const struct node *type = spdx3_string(s, value, "externalRefType"), **locators;
	size_t count = spdx3_values(s, spdx3_get(s, value, "locator"), &locators);
	struct str name = type ? spdx3_entry(s, type->text) : STR("other");
	for (size_t i = 0; i < sizeof origins / sizeof *origins; i++)
		for (size_t j = 0; j < count && str_is(name, origins[i].name); j++)
			if (locators[j]->kind == NODE_STRING)
				add_origin(s, package, &origins[i], locators[j]);
}

static enum component_type purpose_type(struct str purpose)
{
	static const struct {
		const char *name;
		uint8_t type;
	} types[] = {{"operatingSystem", TYPE_OPERATING_SYSTEM},
		{"deviceDriver", TYPE_DEVICE_DRIVER}, {"model", TYPE_MACHINE_LEARNING_MODEL},
		{"executable", TYPE_APPLICATION}, {"module", TYPE_LIBRARY},
		{"diskImage", TYPE_INSTALL}, {"filesystemImage", TYPE_INSTALL}};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_is(purpose, types[i].name))
			return (enum component_type)types[i].type;
	enum component_type type = component_type_named(purpose);
	return type == TYPE_NONE ? TYPE_OTHER : type;
}

static void set_own(struct spdx3_reader *s, const struct package *package, uint8_t role,
	const struct node *value)
{
	struct component *component = &s->r.bom->components.items[package->index];
	component->has_nul |= value->has_nul;
	if (role == ROLE_NAME && !component->name.len) {
		component->name = keep(&s->r, value->text);
		component->offset = value->start;
	} else if (role == ROLE_VERSION) {
		component->version = keep(&s->r, value->text);
	} else if (role == ROLE_TYPE) {
		component->type = (uint8_t)purpose_type(spdx3_entry(s, value->text));
	}
}

static void add_scalar(struct spdx3_reader *s, const struct package *package, uint8_t role,
	const struct node *value)
{
	const struct scope *scope = &package->scope;
	set_own(s, package, role, value);
	if (role == ROLE_NAME)
		add_identity(&s->r, scope, ID_NAME, 0, value->text, value->start);
	else if (role == ROLE_PURL)
		add_purl(&s->r, scope, value);
	else if (role == ROLE_COPYRIGHT)
		add_identity(&s->r, scope, ID_COPYRIGHT, 0, value->text, value->start);
	else if (role == ROLE_WEBSITE)
		add_identity(&s->r, scope, ID_URL, URL_WEBSITE, value->text, value->start);
	else if (role == ROLE_DOWNLOAD)
		add_identity(&s->r, scope, ID_URL, (uint8_t)download_kind(value->text), value->text,
			value->start);
}

static void add_value(struct spdx3_reader *s, const struct package *package, uint8_t role,
	const struct node *value)
{
	switch (role) {
	case ROLE_SUPPLIER:
		add_party_value(s, package, value, PARTY_SUPPLIER);
		break;
	case ROLE_ORIGINATOR:
		add_party_value(s, package, value, PARTY_ORIGINATOR);
		break;
	case ROLE_HASH:
		add_hash_value(s, package, part(s, value));
		break;
	case ROLE_LOCATOR:
		add_identifier(s, package, part(s, value));
		break;
	case ROLE_REFERENCE:
		add_external_ref(s, package, part(s, value));
		break;
	default:
		if (value->kind == NODE_STRING)
			add_scalar(s, package, role, value);
		break;
	}
}

static void read_package(
	struct spdx3_reader *s, const struct spdx3_class *class, const struct node *object)
{
	struct component component = {.start = object->start,
		.end = object->end,
		.offset = object->start,
		.type = (uint8_t)(str_is(str_of(class->profile), "AI") ? TYPE_MACHINE_LEARNING_MODEL
				: str_is(str_of(class->profile), "Dataset") ? TYPE_DATA
									    : TYPE_NONE),
		.parent = COMPONENT_NONE};
	struct package package = {.object = object};
	if (spdx3_get(s, object, "spdxId") || spdx3_get(s, object, "@id"))
		component.ref = spdx3_id(s, spdx3_ref_of(s, object));
	package.index = bom_add_component(s->r.bom, &component);
	package.scope = (struct scope){.component = package.index, .via = VIA_SELF, .own = true};
	if (component.ref.len)
		bom_declare(s->r.bom, spdx3_ref_of(s, object), package.index,
			spdx3_id_offset(s, object));
	NODE_EACH(member, object)
	{
		const struct node **values;
		struct str name = spdx3_term(s, member->key);
		size_t depth;
		const struct field *field = spdx3_field(class, name, &depth);
		if (!field)
			field = spdx3_field_alias(class, name, &depth);
		if (!field || !field->role)
			continue;
		size_t count = spdx3_values(s, member, &values);
		for (size_t i = 0; i < count; i++)
			add_value(s, &package, field->role, values[i]);
	}
	add_claims(s, &package, spdx3_ref_of(s, object));
	if (s->r.doc->profiling)
		profile_spdx3_package(s, package.index, object);
}

static int by_origin(const void *a, const void *b)
{
	const struct spdx3_claim *x = a, *y = b;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

static int by_offset(const void *a, const void *b)
{
	size_t x = ((const struct spdx3_element *)a)->offset;
	size_t y = ((const struct spdx3_element *)b)->offset;
	return (x > y) - (x < y);
}

/* Reads elements again, in the order of the document. */
static void each_again(struct spdx3_reader *s, struct spdx3_element *elements, size_t count,
	void (*read)(
		struct spdx3_reader *s, const struct spdx3_class *class, const struct node *object))
{
	if (count)
		qsort(elements, count, sizeof *elements, by_offset);
	for (size_t i = 0; i < count; i++) {
		struct node *object = json_load_at(s->r.doc, &s->r.scratch, elements[i].offset);
		if (object)
			read(s, elements[i].class, object);
		arena_reset(&s->r.scratch);
	}
}

void spdx3_packages(struct spdx3_reader *s)
{
	for (size_t i = 0; i < s->claims.count; i++) {
		const struct spdx3_claim *claim = &s->claims.items[i];
		if (claim->party == PARTY_COUNT && is_collection(s, spdx3_id(s, claim->from)))
			bom_mark_root(s->r.bom, claim->to, claim->offset);
	}
	if (s->claims.count)
		qsort(s->claims.items, s->claims.count, sizeof *s->claims.items, by_origin);
	each_again(s, s->agents_found.items, s->agents_found.count, note_agent);
	each_again(s, s->packages.items, s->packages.count, read_package);
}
