#include "spec/tolerances.h"

#include "spec/judge.h"

const struct tolerance tolerances[] = {
	{"cyclonedx", DIAG_WRONG_VALUE, "bom", "$schema", "`$schema` names another address"},
	{"cyclonedx", DIAG_WRONG_PATTERN, "bom", "serialNumber",
		"a serial number in capitals or without `urn:uuid:`"},
	{"cyclonedx", DIAG_WRONG_PATTERN, "metadata", "timestamp",
		"a time stamp without time zone, or without time"},
	{"cyclonedx", DIAG_WRONG_PATTERN, "license", "id",
		"a licence `id` that is not on the SPDX list"},
	{"cyclonedx", DIAG_WRONG_PATTERN, "component", "mime-type", "a media type with parameters"},
	{"cyclonedx", DIAG_MISSING_MEMBER, "component", "version",
		"a component without version before 1.4"},
	{"cyclonedx", DIAG_LATER_VERSION_VALUE, NULL, NULL,
		"a value that a later version brought (a type of component, reference or hash)"},
	{"cyclonedx", DIAG_WRONG_VALUE, "externalReference", "type",
		"a type of external reference that no version has"},
	{"cyclonedx", DIAG_WRONG_VERSION_MEMBER, NULL, NULL, "a member of another version"},
	{"cyclonedx", DIAG_DUPLICATE_ITEM, NULL, NULL, "equal elements in a list of unique ones"},
	{"cyclonedx", DIAG_INVALID_PURL, NULL, NULL, "a package URL that is not well-formed"},
	{"cyclonedx", DIAG_INVALID_CPE, NULL, NULL, "a CPE name that is not well-formed"},
	{"cyclonedx", DIAG_LICENSE_EXPRESSION, NULL, NULL,
		"a licence expression that is not one, as a free text"},
	{"cyclonedx", DIAG_LICENSE_UNKNOWN, NULL, NULL, "an unknown licence in an expression"},
	{"spdx", DIAG_WRONG_VALUE, "externalRef", "referenceCategory",
		"`PACKAGE-MANAGER` in 2.2, `PACKAGE_MANAGER` and `PERSISTENT_ID` in 2.3"},
	{"spdx", DIAG_WRONG_VALUE, "package", "primaryPackagePurpose", "`OPERATING-SYSTEM`"},
	{"spdx", DIAG_MISSING_MEMBER, "package", "downloadLocation",
		"a package without download location"},
	{"spdx", DIAG_MISSING_MEMBER, "package", "licenseConcluded",
		"a package of 2.2 without concluded licence"},
	{"spdx", DIAG_MISSING_MEMBER, "package", "licenseDeclared",
		"a package of 2.2 without declared licence"},
	{"spdx", DIAG_MISSING_MEMBER, "package", "copyrightText",
		"a package of 2.2 without copyright text"},
	{"spdx", DIAG_INVALID_DATE, NULL, NULL, "dates with fractions of seconds or an offset"},
	{"spdx", DIAG_INVALID_ID, NULL, NULL, "identifiers with `_`, `+`, `/` and the like"},
	{"spdx", DIAG_INVALID_AGENT, NULL, NULL,
		"persons and organizations without `Person:` or `Organization:`"},
	{"spdx", DIAG_INVALID_PURL, NULL, NULL, "a package URL that is not well-formed"},
	{"spdx", DIAG_INVALID_CPE, NULL, NULL, "a CPE name that is not well-formed"},
	{"spdx", DIAG_INVALID_LOCATOR, NULL, NULL,
		"an external reference whose type or locator does not belong to its category"},
	{"spdx", DIAG_INVALID_URI, NULL, NULL, "a location that is no URI"},
	{"spdx", DIAG_LICENSE_EXPRESSION, NULL, NULL,
		"a licence expression that is not one, as a free text"},
	{"spdx", DIAG_LICENSE_UNKNOWN, NULL, NULL, "an unknown licence in an expression"},
	{"spdx", DIAG_LICENSE_UNDECLARED, NULL, NULL, "a LicenseRef that is not declared"},
	{"spdx", DIAG_NO_DESCRIBES, NULL, NULL, "a document that does not say what it describes"},
	{"spdx", DIAG_VERIFICATION_CODE, NULL, NULL,
		"analyzed packages without package verification code"},
	{"spdx", DIAG_INVALID_FILE, NULL, NULL, "file names that begin with `/`"},
};

const size_t tolerance_count = sizeof tolerances / sizeof *tolerances;

static bool is_named(const char *wanted, const char *name)
{
	return !wanted || (name && strcmp(wanted, name) == 0);
}

const struct tolerance *tolerance_of(const struct judge *j, enum diag_id id)
{
	if (!j->doc->lenient)
		return NULL;
	for (size_t i = 0; i < tolerance_count; i++) {
		const struct tolerance *tolerance = &tolerances[i];
		if (tolerance->id == id && strcmp(tolerance->spec, j->r->spec->name) == 0 &&
			is_named(tolerance->type, j->type) &&
			is_named(tolerance->member, j->member))
			return tolerance;
	}
	return NULL;
}
