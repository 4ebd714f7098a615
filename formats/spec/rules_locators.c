#include "spec/rules.h"

/* External references (annex F) */

static bool is_coordinate(struct str text)
{
	struct str rest = text, group = str_cut(&rest, ':');
	return group.len && rest.len && str_find_byte(text, ' ') == STR_NPOS;
}

static bool is_with(struct str text, char separator)
{
	size_t at = str_rfind_byte(text, separator);
	return text.len && str_find_byte(text, ' ') == STR_NPOS && at != 0 &&
		(at == STR_NPOS || at + 1 < text.len);
}

static bool is_npm(struct str text)
{
	return is_with(text, '@');
}

static bool is_nuget(struct str text)
{
	return is_with(text, '/');
}

static bool is_bower(struct str text)
{
	return is_with(text, '#');
}

static bool is_hex_of(struct str text, size_t digits)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_hex_value(text.ptr[i]) < 0)
			return false;
	return text.len == digits;
}

static bool is_swh(struct str text)
{
	static const char *const kinds[] = {"snp", "rel", "rev", "dir", "cnt"};
	struct str prefix = STR("swh:1:");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(text, prefix) && str_is(str_sub(text, 6, 9), kinds[i]) &&
			text.len > 10 && text.ptr[9] == ':')
			return is_hex_of(str_sub(text, 10, 50), 40) &&
				(text.len == 50 || text.ptr[50] == ';');
	return false;
}

static bool is_gitoid(struct str text)
{
	struct str rest = str_from(text, 7), kind;
	if (!str_starts(text, STR("gitoid:")))
		return false;
	kind = str_cut(&rest, ':');
	struct str digest = rest, algorithm = str_cut(&digest, ':');
	return (str_is(kind, "blob") || str_is(kind, "tree") || str_is(kind, "commit") ||
		       str_is(kind, "tag")) &&
		((str_is(algorithm, "sha1") && is_hex_of(digest, 40)) ||
			(str_is(algorithm, "sha256") && is_hex_of(digest, 64)));
}

static const struct {
	const char *name, *category;
	uint8_t since;
	bool (*good)(struct str locator);
	const char *expected;
} reference_types[] = {
	{"cpe22Type", "SECURITY", 20, NULL, NULL},
	{"cpe23Type", "SECURITY", 20, NULL, NULL},
	{"advisory", "SECURITY", 23, simple_is_uri, "a URL"},
	{"fix", "SECURITY", 23, simple_is_uri, "a URL"},
	{"url", "SECURITY", 23, simple_is_uri, "a URL"},
	{"swid", "SECURITY", 23, simple_is_uri, "a URI as swid:..."},
	{"maven-central", "PACKAGE-MANAGER", 20, is_coordinate, "group:artifact[:version]"},
	{"npm", "PACKAGE-MANAGER", 20, is_npm, "package@version"},
	{"nuget", "PACKAGE-MANAGER", 20, is_nuget, "package/version"},
	{"bower", "PACKAGE-MANAGER", 20, is_bower, "package#version"},
	{"purl", "PACKAGE-MANAGER", 20, NULL, NULL},
	{"swh", "PERSISTENT-ID", 22, is_swh, "swh:1:KIND:DIGITS"},
	{"gitoid", "PERSISTENT-ID", 23, is_gitoid, "gitoid:KIND:sha1:DIGITS or sha256"},
};

static bool is_category(struct str written, const char *category)
{
	for (size_t i = 0; i < written.len; i++)
		if ((written.ptr[i] == '_' ? '-' : written.ptr[i]) != category[i])
			return false;
	return category[written.len] == '\0';
}

static void check_locator(struct judge *j, const struct node *type, const struct node *locator)
{
	for (size_t i = 0; i < sizeof reference_types / sizeof *reference_types; i++)
		if (str_is(type->text, reference_types[i].name) && reference_types[i].good &&
			!reference_types[i].good(locator->text))
			JUDGE(j, DIAG_INVALID_LOCATOR, locator->start,
				"the locator %s is not of its type %s; expected %s",
				diag_quote(j->doc, locator->text), reference_types[i].name,
				reference_types[i].expected);
}

void rules_external_ref(struct judge *j, const struct node *object)
{
	const struct node *type = node_get(object, "referenceType"),
			  *locator = node_get(object, "referenceLocator");
	struct str category = node_string(object, "referenceCategory");
	if (!type || type->kind != NODE_STRING || !locator || locator->kind != NODE_STRING)
		return;
	if (str_is(type->text, "purl"))
		rules_purl(j, locator);
	else if (str_is(type->text, "cpe22Type") || str_is(type->text, "cpe23Type"))
		rules_cpe(j, locator);
	else
		check_locator(j, type, locator);
	if (str_is(category, "OTHER") && str_find_byte(locator->text, ' ') != STR_NPOS)
		JUDGE(j, DIAG_INVALID_LOCATOR, locator->start,
			"the locator %s has a space; one of category OTHER has none",
			diag_quote(j->doc, locator->text));
	bool known = false,
	     fits = is_category(category, "OTHER") ||
		str_find_byte(type->text, ':') != STR_NPOS; /* a type of one's own: a URI */
	for (size_t i = 0; i < sizeof reference_types / sizeof *reference_types; i++) {
		if (!str_is(type->text, reference_types[i].name))
			continue;
		known = true;
		fits |= is_category(category, reference_types[i].category) &&
			j->r->version >= reference_types[i].since;
	}
	if (!fits)
		JUDGE(j, DIAG_INVALID_LOCATOR, type->start, "the type %s %s %s of %s",
			diag_quote(j->doc, type->text),
			known ? "does not belong to the category"
			      : "is not defined for the category",
			diag_quote(j->doc, category), judge_version(j));
}
