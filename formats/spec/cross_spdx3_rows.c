/* What stands where in packages, files and snippets of SPDX 2 and SPDX 3 (SPDX 3.0.1, annex "Differences
 * from previous editions"): tables of rows, each with the two ways. */
#include "spec/cross_spdx3.h"

const char *const cross_license_members[2] = {"hasDeclaredLicense", "hasConcludedLicense"};

struct pair {
	const char *in2, *in3;
};

#define PAIRS(array) (array), sizeof(array) / sizeof *(array)

static const struct pair algorithms[] = {{"ADLER32", "adler32"}, {"BLAKE2b-256", "blake2b256"},
	{"BLAKE2b-384", "blake2b384"}, {"BLAKE2b-512", "blake2b512"}, {"BLAKE3", "blake3"},
	{"MD2", "md2"}, {"MD4", "md4"}, {"MD5", "md5"}, {"MD6", "md6"}, {"SHA1", "sha1"},
	{"SHA224", "sha224"}, {"SHA256", "sha256"}, {"SHA384", "sha384"}, {"SHA512", "sha512"},
	{"SHA3-256", "sha3_256"}, {"SHA3-384", "sha3_384"}, {"SHA3-512", "sha3_512"}};

static const struct pair purposes[] = {{"APPLICATION", "application"}, {"FRAMEWORK", "framework"},
	{"LIBRARY", "library"}, {"CONTAINER", "container"}, {"OPERATING_SYSTEM", "operatingSystem"},
	{"OPERATING-SYSTEM", "operatingSystem"}, {"DEVICE", "device"}, {"FIRMWARE", "firmware"},
	{"SOURCE", "source"}, {"ARCHIVE", "archive"}, {"FILE", "file"}, {"INSTALL", "install"},
	{"OTHER", "other"}};

/* Of files a purpose or, with a slash, a media type. */
static const struct pair file_types[] = {{"SOURCE", "source"},
	{"BINARY", "application/octet-stream"}, {"ARCHIVE", "archive"},
	{"APPLICATION", "application"}, {"AUDIO", "audio/*"}, {"IMAGE", "image/*"},
	{"TEXT", "text/plain"}, {"VIDEO", "video/*"}, {"DOCUMENTATION", "documentation"},
	{"SPDX", "text/spdx"}, {"OTHER", "other"}};

static struct str there(const struct pair *pairs, size_t count, struct str text)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(text, pairs[i].in2))
			return str_of(pairs[i].in3);
	return STR_NONE;
}

static struct str back(const struct pair *pairs, size_t count, struct str text)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(text, pairs[i].in3))
			return str_of(pairs[i].in2);
	return STR_NONE;
}

/* Texts */

enum { P = 1 << OBJECT_PACKAGE, F = 1 << OBJECT_FILE, S = 1 << OBJECT_SNIPPET };

static const struct {
	unsigned kinds;
	const char *in2, *in3;
} texts[] = {
	{P | S, "name", "name"},
	{F, "fileName", "name"},
	{P, "summary", "summary"},
	{P, "description", "description"},
	{P | F | S, "comment", "comment"},
	{P, "versionInfo", "software_packageVersion"},
	{P, "sourceInfo", "software_sourceInfo"},
	{P, "releaseDate", "releaseTime"},
	{P, "builtDate", "builtTime"},
	{P, "validUntilDate", "validUntilTime"},
	{P | F | S, "copyrightText", "software_copyrightText"},
};

/* Places: NOASSERTION and NONE are no places. */
static const struct pair places[] = {
	{"homepage", "software_homePage"}, {"downloadLocation", "software_downloadLocation"}};

static bool is_place(struct str text)
{
	return text.len && !str_is(text, "NOASSERTION") && !str_is(text, "NONE");
}

/* Checksums */

struct node *cross_hash(const struct crossing *c, const struct node *checksum)
{
	struct str algorithm = there(PAIRS(algorithms), node_string(checksum, "algorithm"));
	struct str value = node_string(checksum, "checksumValue");
	struct node *hash = value_object(c->arena, NULL);
	if (!algorithm.ptr || !value.len)
		return NULL;
	cross_add(c, hash, "type", STR("Hash"));
	cross_add(c, hash, "algorithm", algorithm);
	cross_add(c, hash, "hashValue", value);
	return hash;
}

struct node *cross_checksum(const struct crossing *c, const struct node *hash)
{
	struct str algorithm = back(PAIRS(algorithms), node_string(hash, "algorithm"));
	struct node *checksum = value_object(c->arena, NULL);
	if (!str_is(node_string(hash, "type"), "Hash") || !algorithm.ptr)
		return NULL;
	cross_add(c, checksum, "algorithm", algorithm);
	cross_add(c, checksum, "checksumValue", node_string(hash, "hashValue"));
	return checksum;
}

static void checksums_there(struct exchange *x, const struct node *object, struct node *element)
{
	NODE_EACH(checksum, node_get(object, "checksums"))
	{
		struct node *hash = cross_hash(x->c, checksum);
		if (hash)
			node_append(cross_list(x->c, element, "verifiedUsing"), hash);
	}
}

static void checksums_back(struct exchange *x, const struct node *element, struct node *object)
{
	NODE_EACH(hash, node_get(element, "verifiedUsing"))
	{
		struct node *checksum = cross_checksum(x->c, hash);
		if (checksum)
			node_append(cross_list(x->c, object, "checksums"), checksum);
	}
}

static void copy_texts(const struct crossing *c, const struct node *from, const char *name,
	struct node *to, const char *other)
{
	NODE_EACH(text, node_get(from, name))
	if (text->kind == NODE_STRING)
		node_append(cross_list(c, to, other), value_string(c->arena, NULL, text->text));
}

#define EXCLUDED2 "packageVerificationCodeExcludedFiles"
#define EXCLUDED3 "packageVerificationCodeExcludedFile"

/* SPDX 2.3, 7.9: the algorithm is SHA1. */
static void code_there(struct exchange *x, const struct node *object, struct node *element)
{
	const struct node *code = node_get(object, "packageVerificationCode");
	struct str value = node_string(code, "packageVerificationCodeValue");
	struct node *made = value_object(x->c->arena, NULL);
	if (!value.len)
		return;
	cross_add(x->c, made, "type", STR("PackageVerificationCode"));
	cross_add(x->c, made, "algorithm", STR("sha1"));
	cross_add(x->c, made, "hashValue", value);
	copy_texts(x->c, code, EXCLUDED2, made, EXCLUDED3);
	node_append(cross_list(x->c, element, "verifiedUsing"), made);
}

static void code_back(struct exchange *x, const struct node *element, struct node *object)
{
	NODE_EACH(code, node_get(element, "verifiedUsing"))
	{
		if (!str_is(node_string(code, "type"), "PackageVerificationCode") ||
			node_get(object, "packageVerificationCode"))
			continue;
		struct node *made = cross_object(x->c, object, "packageVerificationCode");
		cross_add(
			x->c, made, "packageVerificationCodeValue", node_string(code, "hashValue"));
		copy_texts(x->c, code, EXCLUDED3, made, EXCLUDED2);
	}
}

/* Parties */

static void supplier_there(struct exchange *x, const struct node *object, struct node *element)
{
	cross_add(x->c, element, "suppliedBy", exchange_agent(x, node_string(object, "supplier")));
}

static void supplier_back(struct exchange *x, const struct node *element, struct node *object)
{
	struct str iri = node_string(element, "suppliedBy");
	cross_add(x->c, object, "supplier", exchange_party(x, exchange_find(x, iri)));
}

static void add_originator(struct exchange *x, struct node *element, struct str text)
{
	struct str iri = exchange_agent(x, text);
	if (iri.ptr)
		node_append(cross_list(x->c, element, "originatedBy"),
			value_string(x->c->arena, NULL, iri));
}

static void originator_there(struct exchange *x, const struct node *object, struct node *element)
{
	add_originator(x, element, node_string(object, "originator"));
}

/* The first that SPDX 2 can write. */
static void originator_back(struct exchange *x, const struct node *element, struct node *object)
{
	NODE_EACH(agent, node_get(element, "originatedBy"))
	{
		struct str text = exchange_party(x, exchange_find(x, agent->text));
		if (text.ptr && !node_get(object, "originator"))
			cross_add(x->c, object, "originator", text);
	}
}

static void contributors_there(struct exchange *x, const struct node *object, struct node *element)
{
	NODE_EACH(text, node_get(object, "fileContributors"))
	if (text->kind == NODE_STRING)
		add_originator(x, element, text->text);
}

static void contributors_back(struct exchange *x, const struct node *element, struct node *object)
{
	NODE_EACH(agent, node_get(element, "originatedBy"))
	{
		struct str text = exchange_party(x, exchange_find(x, agent->text));
		if (text.ptr)
			node_append(cross_list(x->c, object, "fileContributors"),
				value_string(x->c->arena, NULL, text));
	}
}

/* Licences */

static void add_license(
	struct exchange *x, struct node *element, const char *member, struct str text)
{
	struct str iri = exchange_license(x, text);
	if (iri.ptr)
		node_append(
			cross_list(x->c, element, member), value_string(x->c->arena, NULL, iri));
}

static void concluded_there(struct exchange *x, const struct node *object, struct node *element)
{
	add_license(x, element, "hasConcludedLicense", node_string(object, "licenseConcluded"));
}

/* Several are joined. */
static struct str joined(struct exchange *x, const struct node *element, const char *member)
{
	const struct node *list = node_get(element, member);
	struct buf out = {0};
	NODE_EACH(license, list)
	{
		struct str text = exchange_expression(x, license->text);
		bool group = list->count > 1 && str_find_byte(text, ' ') != STR_NPOS;
		if (!text.len)
			continue;
		buf_puts(&out, out.len ? " AND " : "");
		buf_puts(&out, group ? "(" : "");
		buf_add(&out, text);
		buf_puts(&out, group ? ")" : "");
	}
	struct str text = out.len ? arena_str(x->c->arena, buf_str(&out)) : STR_NONE;
	buf_finish(&out);
	return text;
}

static void concluded_back(struct exchange *x, const struct node *element, struct node *object)
{
	cross_add(x->c, object, "licenseConcluded", joined(x, element, "hasConcludedLicense"));
}

static void declared_there(struct exchange *x, const struct node *object, struct node *element)
{
	add_license(x, element, "hasDeclaredLicense", node_string(object, "licenseDeclared"));
}

static void declared_back(struct exchange *x, const struct node *element, struct node *object)
{
	cross_add(x->c, object, "licenseDeclared", joined(x, element, "hasDeclaredLicense"));
}

/* What was found inside of a file or snippet is what it declares. */
static const char *found_member(const struct node *object)
{
	return node_get(object, "snippetFromFile") ? "licenseInfoInSnippets" : "licenseInfoInFiles";
}

static void found_there(struct exchange *x, const struct node *object, struct node *element)
{
	NODE_EACH(text, node_get(object, found_member(object)))
	if (text->kind == NODE_STRING)
		add_license(x, element, "hasDeclaredLicense", text->text);
}

static void found_back(struct exchange *x, const struct node *element, struct node *object)
{
	bool snippet = cross_kind(element) == OBJECT_SNIPPET;
	NODE_EACH(license, node_get(element, "hasDeclaredLicense"))
	{
		struct str text = exchange_expression(x, license->text);
		if (text.len)
			node_append(
				cross_list(x->c, object,
					snippet ? "licenseInfoInSnippets" : "licenseInfoInFiles"),
				value_string(x->c->arena, NULL, text));
	}
}

static void attribution_there(struct exchange *x, const struct node *object, struct node *element)
{
	copy_texts(x->c, object, "attributionTexts", element, "software_attributionText");
}

static void attribution_back(struct exchange *x, const struct node *element, struct node *object)
{
	copy_texts(x->c, element, "software_attributionText", object, "attributionTexts");
}

/* Purposes */

static void purpose_there(struct exchange *x, const struct node *object, struct node *element)
{
	struct str text = node_string(object, "primaryPackagePurpose");
	struct str purpose = there(PAIRS(purposes), text);
	cross_add(x->c, element, "software_primaryPurpose",
		x->c->wide && !purpose.ptr ? text : purpose);
}

static void purpose_back(struct exchange *x, const struct node *element, struct node *object)
{
	struct str text = node_string(element, "software_primaryPurpose");
	struct str purpose = back(PAIRS(purposes), text);
	if (text.len)
		cross_add(x->c, object, "primaryPackagePurpose",
			purpose.ptr          ? purpose
				: x->c->wide ? text
					     : STR("OTHER"));
}

static void types_there(struct exchange *x, const struct node *object, struct node *element)
{
	NODE_EACH(type, node_get(object, "fileTypes"))
	{
		struct str text = there(PAIRS(file_types), type->text);
		bool media = str_find_byte(text, '/') != STR_NPOS;
		const char *member = media ? "contentType" : "software_primaryPurpose";
		if (!text.ptr)
			continue;
		if (!node_get(element, member))
			cross_add(x->c, element, member, text);
		else if (!media)
			node_append(cross_list(x->c, element, "software_additionalPurpose"),
				value_string(x->c->arena, NULL, text));
	}
}

static void add_type(struct exchange *x, struct node *object, struct str text)
{
	struct str type = back(PAIRS(file_types), text);
	if (type.ptr)
		node_append(cross_list(x->c, object, "fileTypes"),
			value_string(x->c->arena, NULL, type));
}

static void types_back(struct exchange *x, const struct node *element, struct node *object)
{
	add_type(x, object, node_string(element, "software_primaryPurpose"));
	NODE_EACH(purpose, node_get(element, "software_additionalPurpose"))
	add_type(x, object, purpose->text);
	add_type(x, object, node_string(element, "contentType"));
}

/* Ranges of snippets */

static const struct {
	const char *in3, *in2;
} ranges[] = {{"software_byteRange", "offset"}, {"software_lineRange", "lineNumber"}};

static void ranges_there(struct exchange *x, const struct node *object, struct node *element)
{
	const struct crossing *c = x->c;
	cross_add(c, element, "software_snippetFromFile",
		exchange_to_iri(x, node_string(object, "snippetFromFile")));
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		NODE_EACH(range, node_get(object, "ranges"))
		{
			const struct node *from =
				node_get(node_get(range, "startPointer"), ranges[i].in2);
			const struct node *to =
				node_get(node_get(range, "endPointer"), ranges[i].in2);
			if (!from || !to || from->kind != NODE_NUMBER || to->kind != NODE_NUMBER ||
				node_get(element, ranges[i].in3))
				continue;
			struct node *made = cross_object(c, element, ranges[i].in3);
			cross_add(c, made, "type", STR("PositiveIntegerRange"));
			cross_add(c, made, "beginIntegerRange", from->text);
			cross_add(c, made, "endIntegerRange", to->text);
			made->first->next->kind = made->last->kind = NODE_NUMBER;
		}
}

static void add_pointer(struct exchange *x, struct node *range, const char *name, size_t row,
	const struct node *number, struct str file)
{
	struct node *pointer = cross_object(x->c, range, name);
	cross_add(x->c, pointer, ranges[row].in2, number ? number->text : STR("1"));
	pointer->last->kind = NODE_NUMBER;
	cross_add(x->c, pointer, "reference", file);
}

static void ranges_back(struct exchange *x, const struct node *element, struct node *object)
{
	struct str iri = node_string(element, "software_snippetFromFile");
	struct str file = iri.len ? exchange_to_id(x, iri) : STR("NOASSERTION");
	cross_add(x->c, object, "snippetFromFile", file);
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		const struct node *range = node_get(element, ranges[i].in3);
		struct node *made = value_object(x->c->arena, NULL);
		if (!range)
			continue;
		add_pointer(x, made, "startPointer", i, node_get(range, "beginIntegerRange"), file);
		add_pointer(x, made, "endPointer", i, node_get(range, "endIntegerRange"), file);
		node_append(cross_list(x->c, object, "ranges"), made);
	}
}

/* Properties of CycloneDX: SPDX 2 has no place for them, but what stands between two others can. */

#define EXTENSION "extension_CdxPropertiesExtension"

void cross_extension(struct exchange *x, const struct node *object, struct node *element)
{
	const struct crossing *c = x->c;
	struct node *extension = value_object(c->arena, NULL);
	cross_add(c, extension, "type", STR(EXTENSION));
	if (!c->wide)
		return;
	NODE_EACH(property, node_get(object, "properties"))
	{
		struct node *entry = value_object(c->arena, NULL);
		struct str value = node_string(property, "value");
		cross_add(c, entry, "type", STR("extension_CdxPropertyEntry"));
		cross_add(c, entry, "extension_cdxPropName", node_string(property, "name"));
		cross_add(c, entry, "extension_cdxPropValue", value);
		node_append(cross_list(c, extension, "extension_cdxProperty"), entry);
	}
	if (extension->count > 1)
		node_append(cross_list(c, element, "extension"), extension);
}

void cross_extension_back(struct exchange *x, const struct node *element, struct node *object)
{
	const struct crossing *c = x->c;
	if (!c->wide)
		return;
	NODE_EACH(extension, node_get(element, "extension"))
	NODE_EACH(entry, node_get(extension, "extension_cdxProperty"))
	{
		struct node *property = value_object(c->arena, NULL);
		if (carry_is_named(node_string(entry, "extension_cdxPropName")))
			continue;
		cross_add(c, property, "name", node_string(entry, "extension_cdxPropName"));
		cross_add(c, property, "value", node_string(entry, "extension_cdxPropValue"));
		node_append(cross_list(c, object, "properties"), property);
	}
}

/* Rows */

static const struct {
	unsigned kinds;
	void (*there)(struct exchange *x, const struct node *object, struct node *element);
	void (*back)(struct exchange *x, const struct node *element, struct node *object);
} rows[] = {
	{P, supplier_there, supplier_back},
	{P, originator_there, originator_back},
	{F, contributors_there, contributors_back},
	{P | F, checksums_there, checksums_back},
	{P, code_there, code_back},
	{P | F | S, concluded_there, concluded_back},
	{P, declared_there, declared_back},
	{F | S, found_there, found_back},
	{P | F | S, attribution_there, attribution_back},
	{P, purpose_there, purpose_back},
	{F, types_there, types_back},
	{P, cross_references, cross_references_back},
	{S, ranges_there, ranges_back},
	{P, cross_extension, cross_extension_back},
};

struct node *cross_element(
	struct exchange *x, enum object_kind kind, const struct node *object, struct str iri)
{
	struct node *element = exchange_make(x, cross_class_names[kind], iri);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].kinds >> kind & 1)
			cross_add(x->c, element, texts[i].in3, node_string(object, texts[i].in2));
	for (size_t i = 0; kind == OBJECT_PACKAGE && i < sizeof places / sizeof *places; i++) {
		struct str place = node_string(object, places[i].in2);
		if (is_place(place))
			cross_add(x->c, element, places[i].in3, place);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].kinds >> kind & 1)
			rows[i].there(x, object, element);
	return element;
}

struct node *cross_object_of(
	struct exchange *x, enum object_kind kind, const struct node *element, struct str id)
{
	struct node *object = value_object(x->c->arena, NULL);
	cross_add(x->c, object, "SPDXID", id);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].kinds >> kind & 1)
			cross_add(x->c, object, texts[i].in2, node_string(element, texts[i].in3));
	for (size_t i = 0; kind == OBJECT_PACKAGE && i < sizeof places / sizeof *places; i++)
		cross_add(x->c, object, places[i].in2, node_string(element, places[i].in3));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].kinds >> kind & 1)
			rows[i].back(x, element, object);
	if (kind == OBJECT_PACKAGE && !x->c->wide && !node_get(object, "downloadLocation"))
		cross_add(x->c, object, "downloadLocation", STR("NOASSERTION"));
	return object;
}
