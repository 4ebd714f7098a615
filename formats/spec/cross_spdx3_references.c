/* External references of SPDX 2 and the identifiers and references of SPDX 3. */
#include "spec/cross_spdx3.h"

/* Annex F of SPDX 2.3; what CycloneDX calls its references, which stand as OTHER. */
enum reference_sort { IDENTIFIER, CONTENT, REFERENCE };
static const struct {
	const char *category, *type;
	enum reference_sort sort;
	const char *in3;
} references[] = {
	{"PACKAGE-MANAGER", "purl", IDENTIFIER, "packageUrl"},
	{"PACKAGE_MANAGER", "purl", IDENTIFIER, "packageUrl"},
	{"SECURITY", "cpe22Type", IDENTIFIER, "cpe22"},
	{"SECURITY", "cpe23Type", IDENTIFIER, "cpe23"},
	{"SECURITY", "swid", IDENTIFIER, "swid"},
	{"PERSISTENT-ID", "gitoid", CONTENT, "gitoid"},
	{"PERSISTENT_ID", "gitoid", CONTENT, "gitoid"},
	{"PERSISTENT-ID", "swh", CONTENT, "swhid"},
	{"PERSISTENT_ID", "swh", CONTENT, "swhid"},
	{"SECURITY", "advisory", REFERENCE, "securityAdvisory"},
	{"SECURITY", "fix", REFERENCE, "securityFix"},
	{"SECURITY", "url", REFERENCE, "securityOther"},
	{"PACKAGE-MANAGER", "maven-central", REFERENCE, "mavenCentral"},
	{"PACKAGE_MANAGER", "maven-central", REFERENCE, "mavenCentral"},
	{"PACKAGE-MANAGER", "npm", REFERENCE, "npm"},
	{"PACKAGE_MANAGER", "npm", REFERENCE, "npm"},
	{"PACKAGE-MANAGER", "nuget", REFERENCE, "nuget"},
	{"PACKAGE_MANAGER", "nuget", REFERENCE, "nuget"},
	{"PACKAGE-MANAGER", "bower", REFERENCE, "bower"},
	{"PACKAGE_MANAGER", "bower", REFERENCE, "bower"},
	{"OTHER", "adversary-model", REFERENCE, "securityAdversaryModel"},
	{"OTHER", "attestation", REFERENCE, "secureSoftwareAttestation"},
	{"OTHER", "build-meta", REFERENCE, "buildMeta"},
	{"OTHER", "build-system", REFERENCE, "buildSystem"},
	{"OTHER", "certification-report", REFERENCE, "certificationReport"},
	{"OTHER", "component-analysis-report", REFERENCE, "componentAnalysisReport"},
	{"OTHER", "distribution", REFERENCE, "altDownloadLocation"},
	{"OTHER", "dynamic-analysis-report", REFERENCE, "dynamicAnalysisReport"},
	{"OTHER", "exploitability-statement", REFERENCE, "vulnerabilityExploitabilityAssessment"},
	{"OTHER", "issue-tracker", REFERENCE, "issueTracker"},
	{"OTHER", "mailing-list", REFERENCE, "mailingList"},
	{"OTHER", "pentest-report", REFERENCE, "securityPenTestReport"},
	{"OTHER", "quality-metrics", REFERENCE, "qualityAssessmentReport"},
	{"OTHER", "release-notes", REFERENCE, "releaseNotes"},
	{"OTHER", "risk-assessment", REFERENCE, "riskAssessment"},
	{"OTHER", "runtime-analysis-report", REFERENCE, "runtimeAnalysisReport"},
	{"OTHER", "social", REFERENCE, "socialMedia"},
	{"OTHER", "source-distribution", REFERENCE, "sourceArtifact"},
	{"OTHER", "static-analysis-report", REFERENCE, "staticAnalysisReport"},
	{"OTHER", "threat-model", REFERENCE, "securityThreatModel"},
	{"OTHER", "vulnerability-assertion", REFERENCE, "vulnerabilityDisclosureReport"},
	{"OTHER", "website", REFERENCE, "altWebPage"},
};

/* A type that is called the same: "vcs", "documentation". */
static struct str same_type(struct str type)
{
	static const struct spec_values *values;
	if (!values) {
		size_t depth;
		values = spdx3_field(
			spdx3_class_named(STR("ExternalRef")), STR("externalRefType"), &depth)
				 ->values;
	}
	for (size_t i = 0; i < values->count; i++)
		if (str_is(type, values->values[i].name))
			return type;
	return STR_NONE;
}

static size_t reference_row(struct str category, struct str type)
{
	size_t i = 0, count = sizeof references / sizeof *references;
	while (i < count &&
		!(str_is(category, references[i].category) && str_is(type, references[i].type)))
		i++;
	return i;
}

static void add_identifier(struct exchange *x, struct node *element, enum reference_sort sort,
	const char *type, const struct node *reference)
{
	struct node *made = value_object(x->c->arena, NULL);
	bool content = sort == CONTENT;
	cross_add(x->c, made, "type",
		content ? STR("software_ContentIdentifier") : STR("ExternalIdentifier"));
	cross_add(x->c, made, content ? "software_contentIdentifierType" : "externalIdentifierType",
		str_of(type));
	cross_add(x->c, made, content ? "software_contentIdentifierValue" : "identifier",
		node_string(reference, "referenceLocator"));
	cross_add(x->c, made, "comment", node_string(reference, "comment"));
	node_append(cross_list(x->c, element,
			    content ? "software_contentIdentifier" : "externalIdentifier"),
		made);
}

static void add_locator(
	struct exchange *x, struct node *element, struct str type, const struct node *reference)
{
	struct node *made = value_object(x->c->arena, NULL);
	cross_add(x->c, made, "type", STR("ExternalRef"));
	cross_add(x->c, made, "externalRefType", type);
	node_append(cross_list(x->c, made, "locator"),
		value_string(x->c->arena, NULL, node_string(reference, "referenceLocator")));
	cross_add(x->c, made, "comment", node_string(reference, "comment"));
	node_append(cross_list(x->c, element, "externalRef"), made);
}

void cross_references(struct exchange *x, const struct node *object, struct node *element)
{
	NODE_EACH(reference, node_get(object, "externalRefs"))
	{
		struct str type = node_string(reference, "referenceType"),
			   category = node_string(reference, "referenceCategory"),
			   locator = node_string(reference, "referenceLocator"), same;
		size_t row = reference_row(category, type);
		if (!locator.len)
			continue;
		if (row < 2 && !node_get(reference, "comment") &&
			!node_get(element, "software_packageUrl"))
			cross_add(x->c, element, "software_packageUrl", locator);
		else if (row < sizeof references / sizeof *references &&
			references[row].sort != REFERENCE)
			add_identifier(
				x, element, references[row].sort, references[row].in3, reference);
		else if (row < sizeof references / sizeof *references)
			add_locator(x, element, str_of(references[row].in3), reference);
		else {
			same = same_type(type);
			add_locator(x, element, same.ptr ? same : STR("other"), reference);
		}
	}
}

static void add_reference(struct exchange *x, struct node *object, enum reference_sort sort,
	struct str type, struct str locator, struct str comment)
{
	struct node *reference = value_object(x->c->arena, NULL);
	size_t i = 0, count = sizeof references / sizeof *references;
	while (i < count &&
		!((references[i].sort == sort || sort == IDENTIFIER) &&
			str_is(type, references[i].in3)))
		i++;
	cross_add(x->c, reference, "referenceCategory",
		str_of(i < count ? references[i].category : "OTHER"));
	cross_add(x->c, reference, "referenceType",
		i < count          ? str_of(references[i].type)
			: type.len ? type
				   : STR("other"));
	cross_add(x->c, reference, "referenceLocator", locator);
	cross_add(x->c, reference, "comment", comment);
	if (locator.len)
		node_append(cross_list(x->c, object, "externalRefs"), reference);
}

void cross_references_back(struct exchange *x, const struct node *element, struct node *object)
{
	add_reference(x, object, IDENTIFIER, STR("packageUrl"),
		node_string(element, "software_packageUrl"), STR_NONE);
	NODE_EACH(one, node_get(element, "externalIdentifier"))
	add_reference(x, object, IDENTIFIER, node_string(one, "externalIdentifierType"),
		node_string(one, "identifier"), node_string(one, "comment"));
	NODE_EACH(one, node_get(element, "software_contentIdentifier"))
	add_reference(x, object, CONTENT, node_string(one, "software_contentIdentifierType"),
		node_string(one, "software_contentIdentifierValue"), node_string(one, "comment"));
	NODE_EACH(one, node_get(element, "externalRef"))
	{
		const struct node *locators = node_get(one, "locator");
		NODE_EACH(locator, locators)
		add_reference(x, object, REFERENCE, node_string(one, "externalRefType"),
			locator->text, node_string(one, "comment"));
	}
}
