/* What stands where in a component of CycloneDX and in a package of SPDX 2: a table of rows, each with
 * the two ways. */
#include "model/party.h"
#include "spec/cross_spdx2.h"
#include "spec/license.h"

static const struct pair {
	const char *component, *package;
} algorithms[] = {{"MD5", "MD5"}, {"SHA-1", "SHA1"}, {"SHA-256", "SHA256"}, {"SHA-384", "SHA384"},
	{"SHA-512", "SHA512"}, {"SHA3-256", "SHA3-256"}, {"SHA3-384", "SHA3-384"},
	{"SHA3-512", "SHA3-512"}, {"BLAKE2b-256", "BLAKE2b-256"}, {"BLAKE2b-384", "BLAKE2b-384"},
	{"BLAKE2b-512", "BLAKE2b-512"}, {"BLAKE3", "BLAKE3"}, {NULL, NULL}},
  purposes[] = {{"library", "LIBRARY"}, {"application", "APPLICATION"}, {"framework", "FRAMEWORK"},
	  {"container", "CONTAINER"}, {"operating-system", "OPERATING_SYSTEM"},
	  {"operating-system", "OPERATING-SYSTEM"}, {"device", "DEVICE"}, {"firmware", "FIRMWARE"},
	  {"file", "FILE"}, {NULL, NULL}},
  wide_purposes[] = {{"machine-learning-model", "model"}, {"data", "data"},
	  {"device-driver", "deviceDriver"}, {"platform", "platform"}, {NULL, NULL}};

static struct str there(const struct pair *pairs, struct str text, const char *other)
{
	for (; pairs->component; pairs++)
		if (str_is(text, pairs->component))
			return str_of(pairs->package);
	return str_of(other);
}

static struct str back(const struct pair *pairs, struct str text, const char *other)
{
	for (; pairs->component; pairs++)
		if (str_is(text, pairs->package))
			return str_of(pairs->component);
	return str_of(other);
}

/* Names */

/* SPDX 2 has no groups: without a purl, which has it, the group stands before the name. */
static void name_there(const struct crossing *c, const struct node *component, struct node *package)
{
	struct str name = node_string(component, "name"), group = node_string(component, "group");
	if (group.len && !node_string(component, "purl").len)
		name = arena_printf(c->arena, "%.*s/%.*s", STR_ARG(group), STR_ARG(name));
	cross_add(c, package, "name", name);
}

static void name_back(const struct crossing *c, const struct node *package, struct node *component)
{
	cross_add(c, component, "name", node_string(package, "name"));
}

static void version_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	cross_add(c, package, "versionInfo", node_string(component, "version"));
}

static void version_back(
	const struct crossing *c, const struct node *package, struct node *component)
{
	cross_add(c, component, "version", node_string(package, "versionInfo"));
}

static void text_there(const struct crossing *c, const struct node *component, struct node *package)
{
	struct str copyright = node_string(component, "copyright");
	if (copyright.ptr || !c->wide)
		cross_add(c, package, "copyrightText",
			copyright.ptr ? copyright : STR("NOASSERTION"));
	cross_add(c, package, "description", node_string(component, "description"));
}

static bool is_stated(struct str text)
{
	return text.ptr && !str_is(text, "NOASSERTION") && !str_is(text, "NONE");
}

static void text_back(const struct crossing *c, const struct node *package, struct node *component)
{
	struct str copyright = node_string(package, "copyrightText");
	if (is_stated(copyright))
		cross_add(c, component, "copyright", copyright);
	cross_add(c, component, "description", node_string(package, "description"));
}

static void type_there(const struct crossing *c, const struct node *component, struct node *package)
{
	struct str type = node_string(component, "type"),
		   wide = c->wide ? there(wide_purposes, type, NULL) : STR_NONE;
	cross_add(c, package, "primaryPackagePurpose",
		wide.ptr ? wide : there(purposes, type, "OTHER"));
}

static void type_back(const struct crossing *c, const struct node *package, struct node *component)
{
	struct str purpose = node_string(package, "primaryPackagePurpose"),
		   wide = c->wide ? back(wide_purposes, purpose, NULL) : STR_NONE;
	cross_add(c, component, "type", wide.ptr ? wide : back(purposes, purpose, "library"));
}

/* Parties */

static struct str email_of(const struct node *entity)
{
	const struct node *contact = node_get(entity, "contact");
	struct str email = node_string(entity, "email");
	return email.ptr ? email : node_string(contact ? contact->first : NULL, "email");
}

static struct str entity_text(const struct crossing *c, const struct node *entity)
{
	return cross_party(c, "Organization", node_string(entity, "name"), email_of(entity));
}

/* Who supplies it, or else who publishes it. */
static void supplier_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	struct str text = entity_text(c, node_get(component, "supplier"));
	if (!text.ptr)
		text = entity_text(c, node_get(component, "provider"));
	if (!text.ptr)
		text = cross_party(
			c, "Organization", node_string(component, "publisher"), STR_NONE);
	cross_add(c, package, "supplier", text);
}

static void add_entity(const struct crossing *c, struct node *component, const char *member,
	const struct party *party)
{
	struct node *entity = cross_object(c, component, member);
	cross_add(c, entity, "name", party->name);
	if (party->email.len) {
		struct node *contact = value_object(c->arena, NULL);
		cross_add(c, contact, "email", party->email);
		node_append(cross_list(c, entity, "contact"), contact);
	}
}

static void supplier_back(
	const struct crossing *c, const struct node *package, struct node *component)
{
	struct party party;
	party_parse(node_string(package, "supplier"), &party);
	if (!party.placeholder && party.name.len)
		add_entity(c, component, "supplier", &party);
}

/* Who made it: the first who is named of manufacturer, authors and publisher. */
static void origin_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	const struct node *authors = node_get(component, "authors");
	const struct node *author = authors ? authors->first : NULL;
	struct str text = entity_text(c, node_get(component, "manufacturer"));
	if (!text.ptr)
		text = cross_party(c, "Person", node_string(author, "name"), email_of(author));
	if (!text.ptr)
		text = cross_party(c, "Person", node_string(component, "author"), STR_NONE);
	if (!text.ptr && node_get(component, "supplier"))
		text = cross_party(
			c, "Organization", node_string(component, "publisher"), STR_NONE);
	cross_add(c, package, "originator", text);
}

static void origin_back(
	const struct crossing *c, const struct node *package, struct node *component)
{
	struct party party;
	party_parse(node_string(package, "originator"), &party);
	if (party.placeholder || !party.name.len)
		return;
	if (!party.person) {
		add_entity(c, component, "manufacturer", &party);
		return;
	}
	struct node *author = value_object(c->arena, NULL);
	cross_add(c, author, "name", party.name);
	if (party.email.len)
		cross_add(c, author, "email", party.email);
	node_append(cross_list(c, component, "authors"), author);
}

/* Hashes */

static void hashes_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	NODE_EACH(hash, node_get(component, "hashes"))
	{
		struct str name = there(algorithms, node_string(hash, "alg"), NULL);
		struct node *checksum = value_object(c->arena, NULL);
		if (!name.ptr)
			continue;
		cross_add(c, checksum, "algorithm", name);
		cross_add(c, checksum, "checksumValue", node_string(hash, "content"));
		node_append(cross_list(c, package, "checksums"), checksum);
	}
}

static void hashes_back(
	const struct crossing *c, const struct node *package, struct node *component)
{
	NODE_EACH(checksum, node_get(package, "checksums"))
	{
		struct str name = back(algorithms, node_string(checksum, "algorithm"), NULL);
		struct node *hash = value_object(c->arena, NULL);
		if (!name.ptr)
			continue;
		cross_add(c, hash, "alg", name);
		cross_add(c, hash, "content", node_string(checksum, "checksumValue"));
		node_append(cross_list(c, component, "hashes"), hash);
	}
}

/* Licences */

struct str cross_license_ref(const struct crossing *c, const struct node *license)
{
	struct str name = node_string(license, "name"),
		   text = node_string(node_get(license, "text"), "content");
	struct buf out = {0};
	buf_puts(&out, "LicenseRef-");
	for (size_t i = 0; i < name.len; i++)
		buf_add_byte(&out,
			ascii_is_alnum(name.ptr[i]) || name.ptr[i] == '.' ? name.ptr[i] : '-');
	if (text.len) {
		struct str parts[] = {name, text};
		buf_printf(&out, "-%.8s", uuid5(c->arena, parts, 2).ptr);
	}
	struct str ref = arena_str(c->arena, buf_str(&out));
	buf_finish(&out);
	return ref;
}

static struct str choice_text(const struct crossing *c, const struct node *choice)
{
	const struct node *license = node_get(choice, "license");
	struct str expression = node_string(choice, "expression"), id = node_string(license, "id");
	if (expression.len || id.len)
		return expression.len ? expression : id;
	return node_string(license, "name").len ? cross_license_ref(c, license) : STR_NONE;
}

static bool is_concluded(const struct node *choice)
{
	const struct node *license = node_get(choice, "license");
	return str_is(node_string(license ? license : choice, "acknowledgement"), "concluded");
}

static struct str licenses_text(
	const struct crossing *c, const struct node *component, bool concluded)
{
	const struct node *list = node_get(component, "licenses");
	struct buf out = {0};
	size_t count = 0;
	NODE_EACH(choice, list)
	count += is_concluded(choice) == concluded && choice_text(c, choice).ptr;
	NODE_EACH(choice, list)
	{
		struct str text = choice_text(c, choice);
		if (is_concluded(choice) != concluded || !text.ptr)
			continue;
		bool inner = count > 1 && str_find_byte(text, ' ') != STR_NPOS;
		buf_puts(&out, out.len ? " AND " : "");
		buf_puts(&out, inner ? "(" : "");
		buf_add(&out, text);
		buf_puts(&out, inner ? ")" : "");
	}
	struct str text = out.len ? arena_str(c->arena, buf_str(&out))
		: c->wide         ? STR_NONE
				  : STR("NOASSERTION");
	buf_finish(&out);
	return text;
}

static void licenses_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	cross_add(c, package, "licenseConcluded", licenses_text(c, component, true));
	cross_add(c, package, "licenseDeclared", licenses_text(c, component, false));
}

static struct str next_of_all(struct str *rest)
{
	size_t found = str_find(*rest, STR(" AND "));
	struct str one = str_sub(*rest, 0, found);
	*rest = found == STR_NPOS ? STR_NONE : str_from(*rest, found + 5);
	return one;
}

static bool are_ids(struct str expression)
{
	while (expression.ptr)
		if (!license_enumerated(next_of_all(&expression)))
			return false;
	return true;
}

static void add_choices(const struct crossing *c, struct node *component, struct str text,
	const char *acknowledgement)
{
	bool ids = are_ids(text);
	if (!is_stated(text) || !text.len)
		return;
	do {
		struct node *choice = value_object(c->arena, NULL);
		struct str one = ids ? next_of_all(&text) : text;
		struct node *inner = ids ? cross_object(c, choice, "license") : choice;
		cross_add(c, inner, ids ? "id" : "expression", one);
		cross_add(c, inner, "acknowledgement", str_of(acknowledgement));
		node_append(cross_list(c, component, "licenses"), choice);
	} while (ids && text.ptr);
}

static void licenses_back(
	const struct crossing *c, const struct node *package, struct node *component)
{
	add_choices(c, component, node_string(package, "licenseDeclared"), NULL);
	add_choices(c, component, node_string(package, "licenseConcluded"), "concluded");
}

/* References */

static void add_locator(const struct crossing *c, struct node *package, const char *category,
	struct str type, struct str locator, struct str comment)
{
	struct node *ref = value_object(c->arena, NULL);
	cross_add(c, ref, "referenceCategory", str_of(category));
	cross_add(c, ref, "referenceType", type);
	cross_add(c, ref, "referenceLocator", locator);
	cross_add(c, ref, "comment", comment);
	node_append(cross_list(c, package, "externalRefs"), ref);
}

static void locators_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	struct str purl = node_string(component, "purl"), cpe = node_string(component, "cpe");
	bool new = str_starts(cpe, STR("cpe:2.3:"));
	if (purl.len)
		add_locator(c, package, "PACKAGE-MANAGER", STR("purl"), purl, STR_NONE);
	if (cpe.len)
		add_locator(c, package, "SECURITY", new ? STR("cpe23Type") : STR("cpe22Type"), cpe,
			STR_NONE);
}

/* A location as SPDX 2.3, clause 7.7, writes those of version control systems. */
static bool is_repository(struct str url)
{
	static const char *const schemes[] = {"git+", "git:", "hg+", "svn+", "bzr+"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts(url, str_of(schemes[i])))
			return true;
	return false;
}

/* The member of a package that a reference is; NULL: one of externalRefs. */
static const char *place_of(const struct node *reference, const struct node *package)
{
	struct str type = node_string(reference, "type"), url = node_string(reference, "url");
	bool location = str_is(type, is_repository(url) ? "vcs" : "distribution");
	const char *member = str_is(type, "website") ? "homepage"
		: location                           ? "downloadLocation"
						     : NULL;
	return member && reference->count == 2 && !node_get(package, member) ? member : NULL;
}

static void references_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	NODE_EACH(reference, node_get(component, "externalReferences"))
	{
		const char *member = place_of(reference, package);
		struct str type = node_string(reference, "type"),
			   url = node_string(reference, "url"),
			   comment = node_string(reference, "comment");
		bool advisory = str_is(type, "advisories");
		if (member)
			cross_add(c, package, member, url);
		else if (type.len && url.len)
			add_locator(c, package, advisory ? "SECURITY" : "OTHER",
				advisory ? STR("advisory") : type, url, comment);
	}
	if (!node_get(package, "downloadLocation") && !c->wide)
		cross_add(c, package, "downloadLocation", STR("NOASSERTION"));
}

static void add_reference(const struct crossing *c, struct node *component, struct str type,
	struct str url, struct str comment)
{
	struct node *reference = value_object(c->arena, NULL);
	cross_add(c, reference, "type", type);
	cross_add(c, reference, "url", url);
	cross_add(c, reference, "comment", comment);
	node_append(cross_list(c, component, "externalReferences"), reference);
}

static bool is_reference_type(struct str type)
{
	const struct field *field = spec_field(spec_cyclonedx.root, STR("externalReferences"));
	field = field ? spec_field(field->type, STR("type")) : NULL;
	for (size_t i = 0; field && field->values && i < field->values->count; i++)
		if (str_is(type, field->values->values[i].name))
			return true;
	return false;
}

static void locator_back(const struct crossing *c, const struct node *ref, struct node *component)
{
	struct str category = node_string(ref, "referenceCategory"),
		   type = node_string(ref, "referenceType"),
		   locator = node_string(ref, "referenceLocator"),
		   comment = node_string(ref, "comment");
	bool cpe = str_is(category, "SECURITY") &&
		(str_is(type, "cpe23Type") || str_is(type, "cpe22Type"));
	if (cpe && !comment.ptr && !node_get(component, "cpe"))
		cross_add(c, component, "cpe", locator);
	else if (str_is(category, "PACKAGE-MANAGER") && str_is(type, "purl") && !comment.ptr &&
		!node_get(component, "purl"))
		cross_add(c, component, "purl", locator);
	else if (str_is(category, "SECURITY") && str_is(type, "advisory"))
		add_reference(c, component, STR("advisories"), locator, comment);
	else if (str_is(category, "OTHER") && is_reference_type(type) &&
		!str_is(type, "advisories") && locator.len)
		add_reference(c, component, type, locator, comment);
}

static void references_back(
	const struct crossing *c, const struct node *package, struct node *component)
{
	struct str home = node_string(package, "homepage"),
		   location = node_string(package, "downloadLocation");
	if (is_stated(home) && home.len)
		add_reference(c, component, STR("website"), home, STR_NONE);
	if (is_stated(location) && location.len)
		add_reference(c, component,
			is_repository(location) ? STR("vcs") : STR("distribution"), location,
			STR_NONE);
	NODE_EACH(ref, node_get(package, "externalRefs"))
	locator_back(c, ref, component);
}

/* What SPDX 2 has no place for, and what stands between two others can hold. */
static void properties_there(
	const struct crossing *c, const struct node *component, struct node *package)
{
	if (c->wide)
		cross_properties(c, component, package);
}

static void properties_back(
	const struct crossing *c, const struct node *package, struct node *component)
{
	properties_there(c, package, component);
}

static const struct row {
	void (*there)(const struct crossing *c, const struct node *component, struct node *package);
	void (*back)(const struct crossing *c, const struct node *package, struct node *component);
} rows[] = {
	{name_there, name_back}, /* name, group */
	{version_there, version_back}, /* version - versionInfo */
	{supplier_there, supplier_back}, /* supplier, publisher - supplier */
	{origin_there, origin_back}, /* manufacturer, authors, publisher - originator */
	{hashes_there, hashes_back}, /* hashes - checksums */
	{licenses_there, licenses_back}, /* licenses - licenseDeclared, licenseConcluded */
	{text_there, text_back}, /* copyright, description */
	{locators_there, NULL}, /* purl, cpe - externalRefs */
	{references_there, references_back}, /* externalReferences - homepage, downloadLocation,
						externalRefs */
	{type_there, type_back}, /* type - primaryPackagePurpose */
	{properties_there, properties_back}, /* properties */
};

/* "SPDXRef-" and the reference, else the name, of which other characters than SPDX 2 knows become
 * hyphens. */
static struct str id_of(const struct crossing *c, const struct node *component)
{
	struct str ref = node_string(component, "bom-ref");
	struct buf out = {0};
	if (!ref.len)
		ref = node_string(component, "name");
	if (!ref.len)
		ref = STR("component");
	buf_puts(&out, "SPDXRef-");
	for (size_t i = 0; i < ref.len; i++)
		buf_add_byte(
			&out, ascii_is_alnum(ref.ptr[i]) || ref.ptr[i] == '.' ? ref.ptr[i] : '-');
	struct str id = arena_str(c->arena, buf_str(&out));
	buf_finish(&out);
	return id;
}

struct node *cross_package(const struct crossing *c, const struct node *component)
{
	struct node *package = value_object(c->arena, NULL), *analyzed;
	cross_add(c, package, "SPDXID", id_of(c, component));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		rows[i].there(c, component, package);
	if (c->wide)
		return package;
	analyzed = value_string(c->arena, "filesAnalyzed", STR("false"));
	analyzed->kind = NODE_FALSE;
	node_append(package, analyzed);
	return package;
}

struct node *cross_component(const struct crossing *c, const struct node *package)
{
	struct node *component = value_object(c->arena, NULL);
	struct str id = node_string(package, "SPDXID"), prefix = STR("SPDXRef-");
	cross_add(c, component, "bom-ref", str_starts(id, prefix) ? str_from(id, prefix.len) : id);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].back)
			rows[i].back(c, package, component);
	return component;
}
