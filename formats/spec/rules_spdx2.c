#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/digest.h"
#include "spec/license.h"
#include "spec/rules.h"

struct spdx2_package {
	struct str code; /* of verification, absent when it has none */
	size_t offset;
};

struct spdx2_file {
	struct str name, sha1;
};

struct containment {
	struct str package, file;
	size_t offset;
};

struct spdx2_state {
	bool described; /* the document says what it describes */
	size_t package_count;
	struct map packages, files; /* by SPDXID */
	LIST(struct spdx2_package) package_list;
	LIST(struct spdx2_file) file_list;
	LIST(struct containment) containments;
	struct map unanalyzed; /* packages whose files were not analyzed */
	uint32_t unanalyzed_count;
};

static struct spdx2_state *spdx2(struct judge *j)
{
	if (!j->state->spdx2)
		j->state->spdx2 = ARENA_NEW(&j->doc->arena, struct spdx2_state);
	return j->state->spdx2;
}

static struct str kept(struct judge *j, struct str text)
{
	return arena_str(&j->doc->arena, text);
}

static bool is_none(struct str text)
{
	return str_is(text, "NONE") || str_is(text, "NOASSERTION");
}

/* Identifiers (clauses 6.3, 7.2, 8.2, 9.1) */

static bool is_id_byte(char c)
{
	return ascii_is_alnum(c) || c == '.' || c == '-';
}

static bool is_id(struct str text, const char *prefix, const char *more)
{
	struct str start = str_of(prefix);
	if (!str_starts(text, start) || text.len == start.len)
		return false;
	for (size_t i = start.len; i < text.len; i++)
		if (!is_id_byte(text.ptr[i]) && !(text.ptr[i] && strchr(more, text.ptr[i])))
			return false;
	return true;
}

static void check_id(struct judge *j, const struct node *value)
{
	if (!is_id(value->text, "SPDXRef-", ""))
		JUDGE(j, DIAG_INVALID_ID, value->start,
			"SPDXID is %s; expected SPDXRef- and letters, digits, . and -",
			diag_quote(j->doc, value->text));
}

/* [DocumentRef-x:]SPDXRef-y; whether the part behind the colon exists is not known here. */
static void check_use(struct judge *j, const struct field *field, const struct node *value)
{
	struct str rest = value->text, first = str_cut(&rest, ':');
	if (!rest.ptr || !str_starts(first, STR("DocumentRef-")))
		return;
	if (map_get(&j->state->documents, first) == MAP_NONE)
		JUDGE(j, DIAG_DANGLING_REF, value->start,
			"%s is %s; the document declares no external document %s", field->name,
			diag_quote(j->doc, value->text), diag_quote(j->doc, first));
	if (!is_id(rest, "SPDXRef-", ""))
		JUDGE(j, DIAG_INVALID_ID, value->start,
			"%s is %s; expected DocumentRef-x:SPDXRef-y", field->name,
			diag_quote(j->doc, value->text));
}

/* Agents (clauses 6.8, 7.5, 7.6, 12.1): "Person: name (e-mail)" */

static void check_agent(
	struct judge *j, const struct field *field, const struct node *value, bool tools, bool none)
{
	struct str text = value->text;
	bool tool = str_starts(text, STR("Tool:"));
	if (none && str_is(text, "NOASSERTION"))
		return;
	if (str_starts(text, STR("Person:")) || str_starts(text, STR("Organization:")) ||
		(tools && tool))
		return;
	JUDGE(j, DIAG_INVALID_AGENT, value->start,
		"%s is %s; expected Person: or Organization: %sand a name%s", field->name,
		diag_quote(j->doc, text), tools ? "or Tool: " : "", none ? ", or NOASSERTION" : "");
}

/* Locations */

static void check_location(struct judge *j, const struct field *field, const struct node *value)
{
	if (is_none(value->text) || simple_is_uri(value->text))
		return;
	JUDGE(j, DIAG_INVALID_URI, value->start, "%s is %s; expected a URI, NONE or NOASSERTION",
		field->name, diag_quote(j->doc, value->text));
}

static void check_namespace(struct judge *j, const struct node *value)
{
	if (!simple_is_uri(value->text) || str_find_byte(value->text, '#') != STR_NPOS)
		JUDGE(j, DIAG_INVALID_URI, value->start,
			"documentNamespace is %s; expected a URI without #",
			diag_quote(j->doc, value->text));
}

/* Licences (annex D) */

static bool is_license_field(const char *name)
{
	static const char *const names[] = {"licenseConcluded", "licenseDeclared",
		"licenseInfoFromFiles", "licenseInfoInFiles", "licenseInfoInSnippets"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static void check_license(struct judge *j, const struct node *value)
{
	if (!is_none(value->text))
		rules_expression(j, value);
}

static void check_license_id(struct judge *j, const struct node *value)
{
	rules_declare(j, &j->state->licenses, value->text);
	if (!is_id(value->text, "LicenseRef-", ""))
		JUDGE(j, DIAG_INVALID_ID, value->start,
			"licenseId is %s; expected LicenseRef- and letters, digits, . and -",
			diag_quote(j->doc, value->text));
}

static bool is_spdx_date(struct str text)
{
	return text.len == 20 && text.ptr[19] == 'Z' && date_time_valid(text);
}

static void check_dates(struct judge *j, const struct field *field, const struct node *value)
{
	if (field->check == CHECK_SPDX_DATE && !is_spdx_date(value->text))
		JUDGE(j, DIAG_INVALID_DATE, value->start,
			"%s is %s; expected a date as YYYY-MM-DDThh:mm:ssZ", field->name,
			diag_quote(j->doc, value->text));
}

/* Where the schemas say less than the table, because they and the texts spell values differently. */
static void check_spelling(struct judge *j, const struct field *field, const struct node *value)
{
	static const struct {
		const char *field, *value;
		uint8_t first, last; /* versions whose schema does not have it */
		const char *allowed;
	} spellings[] = {
		{"referenceCategory", "PACKAGE-MANAGER", 20, 22, "PACKAGE_MANAGER"},
		{"referenceCategory", "PACKAGE_MANAGER", 23, 23, "PACKAGE-MANAGER"},
		{"referenceCategory", "PERSISTENT_ID", 23, 23, "PERSISTENT-ID"},
		{"primaryPackagePurpose", "OPERATING-SYSTEM", 23, 23, "OPERATING_SYSTEM"},
	};
	/* The schemas are of JSON; the other serialisations follow the texts. */
	if (!j->structure || strcmp(j->r->bom->format, "spdx-json") != 0)
		return;
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (strcmp(field->name, spellings[i].field) == 0 &&
			str_is(value->text, spellings[i].value) &&
			j->r->version >= spellings[i].first && j->r->version <= spellings[i].last)
			JUDGE(j, DIAG_WRONG_VALUE, value->start,
				"%s is %s; the schema of %s spells it %s", field->name,
				diag_quote(j->doc, value->text), judge_version(j),
				spellings[i].allowed);
}

/* files/items/licenseInfoInFiles/minItems of 2.2 */
static void file_licenses(struct judge *j, const struct node *object)
{
	const struct node *list = node_get(object, "licenseInfoInFiles");
	if (list && list->kind == NODE_ARRAY && !list->count && j->r->version <= 22)
		JUDGE(j, DIAG_TOO_FEW_ITEMS, list->start,
			"licenseInfoInFiles has 0 elements; %s asks for 1 or more",
			judge_version(j));
}

static void check_named(struct judge *j, const struct field *field, const struct node *value)
{
	const char *name = field->name;
	if (strcmp(name, "SPDXID") == 0 && field->role != ROLE_DOC_ID)
		check_id(j, value);
	else if (is_license_field(name))
		check_license(j, value);
	else if (strcmp(name, "licenseId") == 0)
		check_license_id(j, value);
	else if (strcmp(name, "annotator") == 0 || strcmp(name, "creators") == 0 ||
		strcmp(name, "reviewer") == 0)
		check_agent(j, field, value, true, false);
	else if (strcmp(name, "licenseListVersion") == 0 && value->text.len &&
		!rules_list_version(value->text))
		JUDGE(j, DIAG_INVALID_ID, value->start,
			"licenseListVersion is %s; expected a version of the list such as 3.25",
			diag_quote(j->doc, value->text));
	else if (strcmp(name, "dataLicense") == 0 && !str_is(value->text, "CC0-1.0"))
		JUDGE(j, DIAG_INVALID_ID, value->start, "dataLicense is %s; expected CC0-1.0",
			diag_quote(j->doc, value->text));
}

static void scalar(struct judge *j, const struct field *field, const struct node *value)
{
	if (value->kind != NODE_STRING)
		return;
	check_dates(j, field, value);
	check_spelling(j, field, value);
	check_named(j, field, value);
	switch ((enum role)field->role) {
	case ROLE_DOC_ID:
		if (!str_is(value->text, "SPDXRef-DOCUMENT"))
			JUDGE(j, DIAG_INVALID_ID, value->start,
				"the document's SPDXID is %s; expected SPDXRef-DOCUMENT",
				diag_quote(j->doc, value->text));
		break;
	case ROLE_DOC_IDENTITY:
		check_namespace(j, value);
		break;
	case ROLE_DOC_DESCRIBES:
		spdx2(j)->described = true;
		break;
	case ROLE_SUPPLIER:
	case ROLE_ORIGINATOR:
		check_agent(j, field, value, false, true);
		break;
	case ROLE_DOWNLOAD:
	case ROLE_WEBSITE:
		check_location(j, field, value);
		break;
	case ROLE_RELATIONSHIP_FROM:
	case ROLE_RELATIONSHIP_TO:
	case ROLE_REF_USE:
		check_use(j, field, value);
		break;
	default:
		break;
	}
}

/* Checksums (clauses 7.10, 8.4): lower-case digits, as many as the algorithm yields. */
static void checksum(struct judge *j, const struct node *object)
{
	const struct node *value = node_get(object, "checksumValue");
	rules_hash(j, node_get(object, "algorithm"), value);
	if (!value || value->kind != NODE_STRING)
		return;
	for (size_t i = 0; i < value->text.len; i++) {
		char c = value->text.ptr[i];
		if (ascii_hex_value(c) >= 0 && ascii_lower(c) == c)
			continue;
		JUDGE(j, DIAG_WRONG_HASH_LENGTH, value->start,
			"checksumValue is %s; expected hexadecimal digits in small letters",
			diag_quote(j->doc, value->text));
		return;
	}
}

/* Packages (clause 7) */

static bool is_false(const struct node *value)
{
	return value && value->kind == NODE_FALSE;
}

static bool is_code(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_hex_value(text.ptr[i]) < 0 || ascii_lower(text.ptr[i]) != text.ptr[i])
			return false;
	return text.len == 40;
}

static void add_package(struct judge *j, const struct node *object, struct str code, size_t offset)
{
	struct spdx2_state *state = spdx2(j);
	struct str id = node_string(object, "SPDXID");
	const struct node *files = node_get(object, "hasFiles");
	const struct node *excluded = node_get(node_get(object, "packageVerificationCode"),
		"packageVerificationCodeExcludedFiles");
	state->package_count++;
	if (is_false(node_get(object, "filesAnalyzed")))
		map_put(&state->unanalyzed, kept(j, id), state->unanalyzed_count++);
	NODE_EACH(file, id.len ? files : NULL)
	if (file->kind == NODE_STRING)
		list_push(&state->containments,
			((struct containment){kept(j, id), kept(j, file->text), file->start}));
	if (!code.len || !id.len || (excluded && excluded->count))
		return; /* nothing to prove, or not by what is listed */
	map_put(&state->packages, kept(j, id), (uint32_t)state->package_list.count);
	list_push(&state->package_list, ((struct spdx2_package){kept(j, code), offset}));
}

static void check_analyzed(struct judge *j, const struct node *object, const struct node *code)
{
	static const char *const members[] = {"packageVerificationCode", "licenseInfoFromFiles"};
	if (!is_false(node_get(object, "filesAnalyzed"))) {
		if (!code)
			JUDGE(j, DIAG_VERIFICATION_CODE_UNPROVEN, object->start,
				"a package whose files were analyzed has no "
				"packageVerificationCode");
		return;
	}
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		const struct node *found = node_get(object, members[i]);
		if (found && !(found->kind == NODE_ARRAY && !found->count))
			JUDGE(j, DIAG_FILES_NOT_ANALYZED, found->key_start,
				"%s stands in a package with filesAnalyzed false", members[i]);
	}
}

static void package(struct judge *j, const struct node *object)
{
	const struct node *code = node_get(object, "packageVerificationCode");
	const struct node *value = node_get(code, "packageVerificationCodeValue");
	struct str text = value && value->kind == NODE_STRING ? value->text : STR_NONE;
	check_analyzed(j, object, code);
	if (text.ptr && !is_code(text))
		JUDGE(j, DIAG_VERIFICATION_CODE, value->start,
			"packageVerificationCodeValue is %s; expected 40 hexadecimal digits in "
			"small "
			"letters",
			diag_quote(j->doc, text));
	add_package(j, object, is_code(text) ? text : STR_NONE, value ? value->start : 0);
}

static void check_absolute(struct judge *j, const struct node *name, const char *what)
{
	if (name && name->kind == NODE_STRING && str_starts(name->text, STR("/")))
		JUDGE(j, DIAG_INVALID_FILE, name->start,
			"%s is %s; it is relative to the package and does not begin with /", what,
			diag_quote(j->doc, name->text));
}

static void verification_code(struct judge *j, const struct node *object)
{
	NODE_EACH(name, node_get(object, "packageVerificationCodeExcludedFiles"))
	check_absolute(j, name, "an excluded file");
}

/* Files (clause 8) */

static void file(struct judge *j, const struct node *object)
{
	struct spdx2_state *state = spdx2(j);
	struct str id = node_string(object, "SPDXID"), sha1 = STR_NONE;
	NODE_EACH(hash, node_get(object, "checksums"))
	if (str_is(node_string(hash, "algorithm"), "SHA1"))
		sha1 = node_string(hash, "checksumValue");
	check_absolute(j, node_get(object, "fileName"), "fileName");
	if (!sha1.ptr)
		JUDGE(j, DIAG_INVALID_FILE, object->start,
			"the file %s has no SHA1 checksum (clause 8.4)",
			diag_quote(j->doc, node_string(object, "fileName")));
	if (!id.len)
		return;
	map_put(&state->files, kept(j, id), (uint32_t)state->file_list.count);
	list_push(&state->file_list,
		((struct spdx2_file){kept(j, node_string(object, "fileName")), kept(j, sha1)}));
}

/* Snippets (clause 9) */

static bool pointer_number(const struct node *pointer, const char *name, uint64_t *number)
{
	const struct node *value = node_get(pointer, name);
	return value && value->kind == NODE_NUMBER && str_to_u64(value->text, UINT64_MAX, number);
}

static void range(struct judge *j, const struct node *object)
{
	static const char *const names[] = {"offset", "lineNumber"};
	const struct node *first = node_get(object, "startPointer"),
			  *last = node_get(object, "endPointer");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		uint64_t from, to;
		if (!pointer_number(first, names[i], &from) || !pointer_number(last, names[i], &to))
			continue;
		if (from < 1 || to < from)
			JUDGE(j, DIAG_INVALID_RANGE, object->start,
				"the range by %s is %llu to %llu; it begins at 1 and goes upwards",
				names[i], (unsigned long long)from, (unsigned long long)to);
	}
}

/* Relationships (clause 11) */

static void relationship(struct judge *j, const struct node *object)
{
	struct spdx2_state *state = spdx2(j);
	const struct node *from = node_get(object, "spdxElementId"),
			  *to = node_get(object, "relatedSpdxElement");
	struct str type = node_string(object, "relationshipType");
	if (!from || !to || from->kind != NODE_STRING || to->kind != NODE_STRING)
		return;
	bool describes = str_is(type, "DESCRIBES"), described = str_is(type, "DESCRIBED_BY");
	const struct node *document = describes ? from : to;
	if ((describes || described) && str_is(document->text, "SPDXRef-DOCUMENT"))
		state->described = true;
	else if (describes || described)
		JUDGE(j, DIAG_RELATIONSHIP_END, document->start,
			"%.*s has %s where the document is expected", STR_ARG(type),
			diag_quote(j->doc, document->text));
	if (is_none(from->text))
		JUDGE(j, DIAG_RELATIONSHIP_END, from->start,
			"spdxElementId is %s, which only relatedSpdxElement may be",
			diag_quote(j->doc, from->text));
	if (str_is(type, "CONTAINS"))
		list_push(&state->containments,
			((struct containment){kept(j, from->text), kept(j, to->text), to->start}));
	else if (str_is(type, "CONTAINED_BY"))
		list_push(&state->containments,
			((struct containment){
				kept(j, to->text), kept(j, from->text), from->start}));
}

/* External documents (clause 6.6) */

static void external_document(struct judge *j, const struct node *object)
{
	const struct node *id = node_get(object, "externalDocumentId"),
			  *address = node_get(object, "spdxDocument");
	if (id && id->kind == NODE_STRING) {
		rules_declare(j, &j->state->documents, id->text);
		if (!is_id(id->text, "DocumentRef-", "+"))
			JUDGE(j, DIAG_INVALID_ID, id->start,
				"externalDocumentId is %s; expected DocumentRef- and letters, "
				"digits, "
				". + and -",
				diag_quote(j->doc, id->text));
	}
	if (address && address->kind == NODE_STRING && !simple_is_uri(address->text))
		JUDGE(j, DIAG_INVALID_URI, address->start, "spdxDocument is %s; expected a URI",
			diag_quote(j->doc, address->text));
}

static const struct object_rule objects[] = {
	{"externalRef", false, rules_external_ref},
	{"checksum", false, checksum},
	{"package", false, package},
	{"packageVerificationCode", false, verification_code},
	{"file", true, file_licenses},
	{"file", false, file},
	{"range", false, range},
	{"relationship", false, relationship},
	{"externalDocumentRef", false, external_document},
	{0},
};

/* The whole document */

static void check_license_uses(struct judge *j)
{
	j->type = j->member = NULL;
	for (size_t i = 0; i < j->state->license_uses.count; i++) {
		const struct license_use *use = &j->state->license_uses.items[i];
		struct str rest = use->name, first = str_cut(&rest, ':');
		bool declared = rest.ptr ? map_get(&j->state->documents, first) != MAP_NONE
					 : map_get(&j->state->licenses, first) != MAP_NONE;
		if (!declared)
			JUDGE(j, DIAG_LICENSE_UNDECLARED, use->offset,
				"the document does not declare %s", diag_quote(j->doc, use->name));
	}
}

static int by_text(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* Clause 7.9: SHA1 over the files' SHA1, sorted and joined. */
static void check_code(
	struct judge *j, const struct spdx2_package *package, struct str *sums, size_t count)
{
	struct buf text = {0};
	if (count)
		qsort(sums, count, sizeof *sums, by_text);
	for (size_t i = 0; i < count; i++)
		buf_add(&text, sums[i]);
	struct str is = digest_sha1(&j->doc->arena, buf_str(&text));
	if (!str_eq(is, package->code))
		JUDGE(j, DIAG_VERIFICATION_CODE_UNPROVEN, package->offset,
			"packageVerificationCodeValue is %.*s; that of the files listed is %.*s",
			STR_ARG(package->code), STR_ARG(is));
	buf_finish(&text);
}

struct package_file {
	uint32_t package;
	struct str sha1;
};

static int by_package(const void *a, const void *b)
{
	const struct package_file *one = a, *other = b;
	if (one->package != other->package)
		return one->package < other->package ? -1 : 1;
	return str_compare(one->sha1, other->sha1);
}

static void check_codes(struct judge *j)
{
	struct spdx2_state *state = spdx2(j);
	LIST(struct package_file) files = {0};
	LIST(struct str) sums = {0};
	for (size_t i = 0; i < state->containments.count; i++) {
		const struct containment *c = &state->containments.items[i];
		uint32_t package = map_get(&state->packages, c->package);
		uint32_t index = map_get(&state->files, c->file);
		if (package != MAP_NONE && index != MAP_NONE)
			list_push(&files,
				((struct package_file){
					package, state->file_list.items[index].sha1}));
	}
	if (files.count)
		qsort(files.items, files.count, sizeof *files.items, by_package);
	for (size_t i = 0; i < files.count;) {
		uint32_t package = files.items[i].package;
		for (sums.count = 0; i < files.count && files.items[i].package == package; i++)
			list_push(&sums, files.items[i].sha1);
		check_code(j, &state->package_list.items[package], sums.items, sums.count);
	}
	list_finish(&files);
	list_finish(&sums);
}

/* filesAnalyzed false: no files either (clause 7.8). */
static void check_contained(struct judge *j)
{
	struct spdx2_state *state = spdx2(j);
	for (size_t i = 0; i < state->containments.count; i++) {
		const struct containment *c = &state->containments.items[i];
		if (map_get(&state->unanalyzed, c->package) != MAP_NONE &&
			map_get(&state->files, c->file) != MAP_NONE)
			JUDGE(j, DIAG_FILES_NOT_ANALYZED, c->offset,
				"the package %s with filesAnalyzed false contains the file %s",
				diag_quote(j->doc, c->package), diag_quote(j->doc, c->file));
	}
}

static void finish(struct judge *j)
{
	struct spdx2_state *state = spdx2(j);
	check_license_uses(j);
	check_codes(j);
	check_contained(j);
	if (!state->described && state->package_count != 1)
		JUDGE(j, DIAG_NO_DESCRIBES, 0,
			"no relationship says what the document describes (DESCRIBES), and it has "
			"not exactly one package");
}

static void destroy(struct rule_state *rules)
{
	struct spdx2_state *state = rules->spdx2;
	if (!state)
		return;
	map_finish(&state->packages);
	map_finish(&state->files);
	map_finish(&state->unanalyzed);
	list_finish(&state->package_list);
	list_finish(&state->file_list);
	list_finish(&state->containments);
}

const struct spec_rules rules_spdx2 = {
	.objects = objects,
	.scalar = scalar,
	.finish = finish,
	.destroy = destroy,
};
