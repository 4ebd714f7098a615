#include "base/buf.h"
#include "base/date.h"
#include "spec/rules.h"

static const struct node *get(const struct node *object, const char *name)
{
	return node_get(object, name);
}

static bool is_true(const struct node *value)
{
	return value && value->kind == NODE_TRUE;
}

/* Clauses of the JSON schemas */

/* "$schema": until 1.5 an enumeration of one address; that of 1.2 has two names. */
static void schema_address(struct judge *j, const struct node *value)
{
	char version[8];
	struct str prefix = STR("http://cyclonedx.org/schema/bom-"), end = STR(".schema.json");
	struct str number = version_text(j->r, j->r->version, version);
	struct str rest = str_from(value->text, prefix.len);
	bool good = str_starts(value->text, prefix) && str_starts(rest, number);
	rest = str_from(rest, number.len);
	if (j->r->version == 12 && rest.len && rest.ptr[0] == 'a')
		rest = str_from(rest, 1);
	if ((good && str_eq(rest, end)) || j->r->version >= 16)
		return;
	JUDGE(j, DIAG_WRONG_VALUE, value->start, "$schema is %s; %s allows %.*s%.*s%.*s",
		diag_quote(j->doc, value->text), judge_version(j), STR_ARG(prefix), STR_ARG(number),
		STR_ARG(end));
}

/* licenseChoice/items/oneOf: {license} stands alone. */
static void license_choice(struct judge *j, const struct node *object)
{
	if (j->r->version < 15 || !get(object, "license"))
		return;
	NODE_EACH(member, object)
	if (!str_is(member->key, "license") && !str_is(member->key, "expression"))
		JUDGE(j, DIAG_EXCLUSIVE_MEMBERS, member->key_start,
			"%s belongs to an expression, not to a license; %s asks for one of both",
			diag_quote(j->doc, member->key), judge_version(j));
}

/* licenseChoice/oneOf of 1.5 and 1.6: licenses, or exactly one expression. */
static void license_list(struct judge *j, const struct field *field, const struct node *list)
{
	bool expression = false;
	if (!field->type || strcmp(field->type->name, "licenseChoice") != 0 || j->r->version < 15 ||
		j->r->version > 16 || list->count < 2)
		return;
	NODE_EACH(choice, list)
	expression |= get(choice, "expression") != NULL;
	if (expression)
		JUDGE(j, DIAG_EXCLUSIVE_MEMBERS, list->start,
			"licenses has an expression and more; %s asks for licenses or one "
			"expression",
			judge_version(j));
}

/* ikev2TransformTypes, each anyOf of 1.7: all of them references, or all objects. */
static void ikev2_list(struct judge *j, const struct field *field, const struct node *list)
{
	static const char *const names[] = {"encr", "prf", "integ", "ke", "auth"};
	bool named = false, strings = false, objects = false;
	if (!field->other || field->kind != FIELD_STRING || !field->list)
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		named |= strcmp(field->name, names[i]) == 0;
	NODE_EACH(item, list)
	{
		strings |= item->kind == NODE_STRING;
		objects |= item->kind == NODE_OBJECT;
	}
	if (named && strings && objects)
		JUDGE(j, DIAG_AMBIGUOUS_FORM, list->start,
			"%s has references and objects; %s asks for one or the other", field->name,
			judge_version(j));
}

static void only_with(
	struct judge *j, const struct node *object, const char *member, const char *with)
{
	const struct node *found = get(object, member);
	if (found && !get(object, with))
		JUDGE(j, DIAG_EXCLUSIVE_MEMBERS, found->key_start,
			"%s may stand only with %s in %s", member, with, judge_version(j));
}

/* metadata/lifecycles/items/oneOf */
static void lifecycle(struct judge *j, const struct node *object)
{
	if (get(object, "phase"))
		only_with(j, object, "description", "name");
}

/* certificateState/items/oneOf */
static void certificate_state(struct judge *j, const struct node *object)
{
	if (get(object, "state"))
		only_with(j, object, "description", "name");
}

/* certificateExtensions/items/oneOf */
static void certificate_extension(struct judge *j, const struct node *object)
{
	const struct node *common = get(object, "commonExtensionName");
	if (common && !get(object, "commonExtensionValue"))
		JUDGE(j, DIAG_MISSING_MEMBER, object->start,
			"commonExtensionName stands without commonExtensionValue, which %s "
			"requires",
			judge_version(j));
	if (common)
		only_with(j, object, "customExtensionValue", "customExtensionName");
	else
		only_with(j, object, "commonExtensionValue", "commonExtensionName");
}

/* declarations/affirmation/signatories/items/oneOf: a signature, or an organization with a reference. */
static void signatory(struct judge *j, const struct node *object)
{
	bool both = get(object, "organization") && get(object, "externalReference");
	bool signature = get(object, "signature") != NULL;
	if (both == signature)
		JUDGE(j, signature ? DIAG_EXCLUSIVE_MEMBERS : DIAG_MISSING_MEMBER, object->start,
			"a signatory has either a signature, or an organization and an "
			"externalReference");
}

/* vulnerability/affects/versions: at first other lengths than later. */
static void affected_version(struct judge *j, const struct node *object)
{
	static const char *const names[] = {"version", "range"};
	for (size_t i = 0; i < 2 && j->r->version <= 15; i++) {
		const struct node *value = get(object, names[i]);
		if (!value || value->kind != NODE_STRING)
			continue;
		size_t length = value->text.len;
		if (length < 1 || length > 1024)
			JUDGE(j, DIAG_WRONG_VALUE, value->start,
				"%s has %zu characters; %s asks for 1 to 1024", names[i], length,
				judge_version(j));
	}
}

/* component/allOf: a version range is for external components. */
static void version_range(struct judge *j, const struct node *object)
{
	const struct node *range = get(object, "versionRange");
	if (range && !is_true(get(object, "isExternal")))
		JUDGE(j, DIAG_EXTERNAL_VERSION_RANGE, range->key_start,
			"versionRange stands in a component that is not external (isExternal)");
}

/* The text of the schemas */

static void typed_members(struct judge *j, const struct node *object)
{
	static const char *const members[][2] = {{"data", "data"},
		{"modelCard", "machine-learning-model"},
		{"cryptoProperties", "cryptographic-asset"}};
	struct str type = node_string(object, "type");
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		const struct node *found = get(object, members[i][0]);
		if (found && type.ptr && !str_is(type, members[i][1]))
			JUDGE(j, DIAG_MEMBER_OF_OTHER_TYPE, found->key_start,
				"%s is for components of type %s; this one is of type %s",
				members[i][0], members[i][1], diag_quote(j->doc, type));
	}
}

static void metadata_component(struct judge *j, const struct node *metadata)
{
	const struct node *external = get(get(metadata, "component"), "isExternal");
	if (is_true(external))
		JUDGE(j, DIAG_EXTERNAL_VERSION_RANGE, external->start,
			"isExternal is true for the document's own subject");
}

static void hash(struct judge *j, const struct node *object)
{
	rules_hash(j, get(object, "alg"), get(object, "content"));
}

static const struct object_rule objects[] = {
	{"licenseChoice", true, license_choice},
	{"metadata.lifecycles", true, lifecycle},
	{"cryptoProperties.certificateProperties.certificateState", true, certificate_state},
	{"cryptoProperties.certificateProperties.certificateExtensions", true,
		certificate_extension},
	{"bom.declarations.affirmation.signatories", true, signatory},
	{"vulnerability.affects.versions", true, affected_version},
	{"component", false, version_range},
	{"component", false, typed_members},
	{"metadata", false, metadata_component},
	{"hash", false, hash},
	{0},
};

/* urn:cdx:UUID/VERSION[#bom-ref], with all but # encoded */
static bool is_bom_link(struct str text)
{
	struct str rest = str_from(text, 8), uuid = str_cut(&rest, '/');
	struct str version = str_cut(&rest, '#');
	struct buf serial = {0};
	buf_puts(&serial, "urn:uuid:");
	buf_add(&serial, uuid);
	bool good = simple_is_serial(buf_str(&serial)) && version.len && version.ptr[0] != '0' &&
		(!rest.ptr || rest.len);
	buf_finish(&serial);
	for (size_t i = 0; i < version.len; i++)
		good &= ascii_is_digit(version.ptr[i]);
	return good;
}

static void scalar(struct judge *j, const struct field *field, const struct node *value)
{
	if (value->kind != NODE_STRING)
		return;
	if (j->structure && strcmp(field->name, "$schema") == 0)
		schema_address(j, value);
	if (field->role == ROLE_PURL)
		rules_purl(j, value);
	else if (field->role == ROLE_CPE)
		rules_cpe(j, value);
	else if (field->role == ROLE_LICENSE && strcmp(field->name, "expression") == 0)
		rules_expression(j, value);
	int32_t date;
	if (field->check == CHECK_DATE && !date_parse(value->text, &date))
		JUDGE(j, DIAG_INVALID_DATE, value->start, "%s is %s; expected a date as YYYY-MM-DD",
			field->name, diag_quote(j->doc, value->text));
	size_t at = str_rfind_byte(value->text, '@');
	if (field->check == CHECK_EMAIL && (at == STR_NPOS || !at || at + 1 == value->text.len))
		JUDGE(j, DIAG_INVALID_EMAIL, value->start, "%s is %s, no e-mail address",
			field->name, diag_quote(j->doc, value->text));
	if (str_starts(value->text, STR("urn:cdx:")) && !is_bom_link(value->text))
		JUDGE(j, DIAG_INVALID_BOM_LINK, value->start,
			"%s is %s; a BOM-Link is urn:cdx:UUID/VERSION or urn:cdx:UUID/VERSION#REF",
			field->name, diag_quote(j->doc, value->text));
}

static void list(struct judge *j, const struct field *field, const struct node *items)
{
	if (!j->structure)
		return;
	license_list(j, field, items);
	ikev2_list(j, field, items);
}

const struct spec_rules rules_cyclonedx = {
	.objects = objects,
	.scalar = scalar,
	.list = list,
};
