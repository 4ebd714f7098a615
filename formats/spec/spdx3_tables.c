/* SPDX 3.0.0 and 3.0.1 as tables: every class and property of all profiles (spdx-model.ttl and
 * spdx-json-schema.json of the SPDX specification), named as JSON-LD writes them. tests/spec holds each
 * row to the official schema.
 *
 * A new property is one line in the array of its class; a new class is an array and a spdx3_class,
 * named in `classes` at the end; a new entry of a vocabulary is one line. Versions: 30 is 3.0.0, 31 is
 * 3.0.1. A property whose kind is OBJECT also takes the identifier of an element instead. */
#include <stdlib.h>

#include "spec/spdx3.h"
#include "spec/table.h"

/* Core/SemVer, Core/MediaType */
#define SEMANTIC_VERSION                                                                           \
	PATTERN("^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?([+][0-9A-" \
		"Za-z.-]+)?$")
#define NO_FIELDS .fields = no_fields
#define MEDIA_TYPE PATTERN("^[^/]+/[^/]+$")

#define ONE_OF(values_) .values = &(values_)

static const struct spec_value energy_unit_types_list[] = {
	{"kilowattHour", 30},
	{"megajoule", 30},
	{"other", 30},
};
static const struct spec_values energy_unit_types =
	VALUES("energy unit types", energy_unit_types_list);

static const struct spec_value safety_risk_assessment_types_list[] = {
	{"serious", 30},
	{"high", 30},
	{"medium", 30},
	{"low", 30},
};
static const struct spec_values safety_risk_assessment_types =
	VALUES("safety risk assessment types", safety_risk_assessment_types_list);

static const struct spec_value annotation_types_list[] = {
	{"other", 30},
	{"review", 30},
};
static const struct spec_values annotation_types =
	VALUES("annotation types", annotation_types_list);

static const struct spec_value external_identifier_types_list[] = {
	{"cpe22", 30},
	{"cpe23", 30},
	{"cve", 30},
	{"email", 30},
	{"gitoid", 30},
	{"other", 30},
	{"packageUrl", 30},
	{"securityOther", 30},
	{"swhid", 30},
	{"swid", 30},
	{"urlScheme", 30},
};
static const struct spec_values external_identifier_types =
	VALUES("external identifier types", external_identifier_types_list);

static const struct spec_value external_ref_types_list[] = {
	{"altDownloadLocation", 30},
	{"altWebPage", 30},
	{"binaryArtifact", 30},
	{"bower", 30},
	{"buildMeta", 30},
	{"buildSystem", 30},
	{"chat", 30},
	{"certificationReport", 30},
	{"componentAnalysisReport", 30},
	{"cwe", 30},
	{"documentation", 30},
	{"dynamicAnalysisReport", 30},
	{"eolNotice", 30},
	{"exportControlAssessment", 30},
	{"funding", 30},
	{"issueTracker", 30},
	{"mailingList", 30},
	{"mavenCentral", 30},
	{"metrics", 30},
	{"npm", 30},
	{"nuget", 30},
	{"license", 30},
	{"other", 30},
	{"privacyAssessment", 30},
	{"productMetadata", 30},
	{"purchaseOrder", 30},
	{"qualityAssessmentReport", 30},
	{"releaseNotes", 30},
	{"releaseHistory", 30},
	{"riskAssessment", 30},
	{"runtimeAnalysisReport", 30},
	{"secureSoftwareAttestation", 30},
	{"securityAdvisory", 30},
	{"securityAdversaryModel", 30},
	{"securityFix", 30},
	{"securityOther", 30},
	{"securityPenTestReport", 30},
	{"securityPolicy", 30},
	{"securityThreatModel", 30},
	{"socialMedia", 30},
	{"sourceArtifact", 30},
	{"staticAnalysisReport", 30},
	{"support", 30},
	{"vcs", 30},
	{"vulnerabilityDisclosureReport", 30},
	{"vulnerabilityExploitabilityAssessment", 30},
};
static const struct spec_values external_ref_types =
	VALUES("external ref types", external_ref_types_list);

static const struct spec_value hash_algorithms_list[] = {
	{"adler32", 31},
	{"blake2b256", 30},
	{"blake2b384", 30},
	{"blake2b512", 30},
	{"blake3", 30},
	{"crystalsDilithium", 30},
	{"crystalsKyber", 30},
	{"falcon", 30},
	{"md2", 30},
	{"md4", 30},
	{"md5", 30},
	{"md6", 30},
	{"other", 30},
	{"sha1", 30},
	{"sha224", 30},
	{"sha256", 30},
	{"sha384", 30},
	{"sha512", 30},
	{"sha3_224", 30},
	{"sha3_256", 30},
	{"sha3_384", 30},
	{"sha3_512", 30},
};
static const struct spec_values hash_algorithms = VALUES("hash algorithms", hash_algorithms_list);

static const struct spec_value lifecycle_scope_types_list[] = {
	{"design", 30},
	{"development", 30},
	{"build", 30},
	{"test", 30},
	{"runtime", 30},
	{"other", 30},
};
static const struct spec_values lifecycle_scope_types =
	VALUES("lifecycle scope types", lifecycle_scope_types_list);

static const struct spec_value presence_types_list[] = {
	{"yes", 30},
	{"no", 30},
	{"noAssertion", 30},
};
static const struct spec_values presence_types = VALUES("presence types", presence_types_list);

static const struct spec_value profile_identifier_types_list[] = {
	{"core", 30},
	{"software", 30},
	{"simpleLicensing", 30},
	{"expandedLicensing", 30},
	{"security", 30},
	{"build", 30},
	{"ai", 30},
	{"dataset", 30},
	{"extension", 30},
	{"lite", 31},
};
static const struct spec_values profile_identifier_types =
	VALUES("profile identifier types", profile_identifier_types_list);

static const struct spec_value relationship_completenesss_list[] = {
	{"incomplete", 30},
	{"complete", 30},
	{"noAssertion", 30},
};
static const struct spec_values relationship_completenesss =
	VALUES("relationship completenesss", relationship_completenesss_list);

static const struct spec_value relationship_types_list[] = {
	{"affects", 30},
	{"amendedBy", 30},
	{"ancestorOf", 30},
	{"availableFrom", 30},
	{"configures", 30},
	{"contains", 30},
	{"coordinatedBy", 30},
	{"copiedTo", 30},
	{"delegatedTo", 30},
	{"dependsOn", 30},
	{"descendantOf", 30},
	{"describes", 30},
	{"doesNotAffect", 30},
	{"expandsTo", 30},
	{"exploitCreatedBy", 30},
	{"fixedBy", 30},
	{"fixedIn", 30},
	{"foundBy", 30},
	{"generates", 30},
	{"hasAddedFile", 30},
	{"hasAssessmentFor", 30},
	{"hasAssociatedVulnerability", 30},
	{"hasConcludedLicense", 30},
	{"hasDataFile", 30},
	{"hasDeclaredLicense", 30},
	{"hasDeletedFile", 30},
	{"hasDependencyManifest", 30},
	{"hasDistributionArtifact", 30},
	{"hasDocumentation", 30},
	{"hasDynamicLink", 30},
	{"hasEvidence", 30},
	{"hasExample", 30},
	{"hasHost", 30},
	{"hasInput", 31},
	{"hasMetadata", 30},
	{"hasOptionalComponent", 30},
	{"hasOptionalDependency", 30},
	{"hasOutput", 31},
	{"hasPrerequisite", 31},
	{"hasProvidedDependency", 30},
	{"hasRequirement", 30},
	{"hasSpecification", 30},
	{"hasStaticLink", 30},
	{"hasTest", 30},
	{"hasTestCase", 30},
	{"hasVariant", 30},
	{"invokedBy", 30},
	{"modifiedBy", 30},
	{"other", 30},
	{"packagedBy", 30},
	{"patchedBy", 30},
	{"publishedBy", 30},
	{"reportedBy", 30},
	{"republishedBy", 30},
	{"serializedInArtifact", 30},
	{"testedOn", 30},
	{"trainedOn", 30},
	{"underInvestigationFor", 30},
	{"usesTool", 30},
};
static const struct spec_values relationship_types =
	VALUES("relationship types", relationship_types_list);

static const struct spec_value support_types_list[] = {
	{"development", 30},
	{"support", 30},
	{"deployed", 30},
	{"limitedSupport", 30},
	{"endOfSupport", 30},
	{"noSupport", 30},
	{"noAssertion", 30},
};
static const struct spec_values support_types = VALUES("support types", support_types_list);

static const struct spec_value confidentiality_level_types_list[] = {
	{"red", 30},
	{"amber", 30},
	{"green", 30},
	{"clear", 30},
};
static const struct spec_values confidentiality_level_types =
	VALUES("confidentiality level types", confidentiality_level_types_list);

static const struct spec_value dataset_availability_types_list[] = {
	{"clickthrough", 30},
	{"directDownload", 30},
	{"query", 30},
	{"registration", 30},
	{"scrapingScript", 30},
};
static const struct spec_values dataset_availability_types =
	VALUES("dataset availability types", dataset_availability_types_list);

static const struct spec_value dataset_types_list[] = {
	{"audio", 30},
	{"categorical", 30},
	{"graph", 30},
	{"image", 30},
	{"noAssertion", 30},
	{"numeric", 30},
	{"other", 30},
	{"sensor", 30},
	{"structured", 30},
	{"syntactic", 30},
	{"text", 30},
	{"timeseries", 30},
	{"timestamp", 30},
	{"video", 30},
};
static const struct spec_values dataset_types = VALUES("dataset types", dataset_types_list);

static const struct spec_value cvss_severity_types_list[] = {
	{"critical", 30},
	{"high", 30},
	{"medium", 30},
	{"low", 30},
	{"none", 30},
};
static const struct spec_values cvss_severity_types =
	VALUES("cvss severity types", cvss_severity_types_list);

static const struct spec_value exploit_catalog_types_list[] = {
	{"kev", 30},
	{"other", 30},
};
static const struct spec_values exploit_catalog_types =
	VALUES("exploit catalog types", exploit_catalog_types_list);

static const struct spec_value ssvc_decision_types_list[] = {
	{"act", 30},
	{"attend", 30},
	{"track", 30},
	{"trackStar", 30},
};
static const struct spec_values ssvc_decision_types =
	VALUES("ssvc decision types", ssvc_decision_types_list);

static const struct spec_value vex_justification_types_list[] = {
	{"componentNotPresent", 30},
	{"vulnerableCodeNotPresent", 30},
	{"vulnerableCodeCannotBeControlledByAdversary", 30},
	{"vulnerableCodeNotInExecutePath", 30},
	{"inlineMitigationsAlreadyExist", 30},
};
static const struct spec_values vex_justification_types =
	VALUES("vex justification types", vex_justification_types_list);

static const struct spec_value content_identifier_types_list[] = {
	{"gitoid", 30},
	{"swhid", 30},
};
static const struct spec_values content_identifier_types =
	VALUES("content identifier types", content_identifier_types_list);

static const struct spec_value file_kind_types_list[] = {
	{"file", 30},
	{"directory", 30},
};
static const struct spec_values file_kind_types = VALUES("file kind types", file_kind_types_list);

static const struct spec_value sbom_types_list[] = {
	{"design", 30},
	{"source", 30},
	{"build", 30},
	{"deployed", 30},
	{"runtime", 30},
	{"analyzed", 30},
};
static const struct spec_values sbom_types = VALUES("sbom types", sbom_types_list);

static const struct spec_value software_purposes_list[] = {
	{"application", 30},
	{"archive", 30},
	{"bom", 30},
	{"configuration", 30},
	{"container", 30},
	{"data", 30},
	{"device", 30},
	{"diskImage", 30},
	{"deviceDriver", 30},
	{"documentation", 30},
	{"evidence", 30},
	{"executable", 30},
	{"file", 30},
	{"filesystemImage", 30},
	{"firmware", 30},
	{"framework", 30},
	{"install", 30},
	{"library", 30},
	{"manifest", 30},
	{"model", 30},
	{"module", 30},
	{"operatingSystem", 30},
	{"other", 30},
	{"patch", 30},
	{"platform", 30},
	{"requirement", 30},
	{"source", 30},
	{"specification", 30},
	{"test", 30},
};
static const struct spec_values software_purposes =
	VALUES("software purposes", software_purposes_list);

static const struct spdx3_class ai_package, energy_consumption, energy_consumption_description,
	build, agent, annotation, artifact, bom, bundle, creation_info, dictionary_entry, element,
	element_collection, external_identifier, external_map, external_ref, hash,
	individual_element, integrity_method, lifecycle_scoped_relationship, namespace_map,
	organization, package_verification_code, person, positive_integer_range, relationship,
	software_agent, spdx_document, tool, dataset_package, conjunctive_license_set,
	custom_license, custom_license_addition, disjunctive_license_set, extendable_license,
	individual_licensing_info, license, license_addition, listed_license,
	listed_license_exception, or_later_operator, with_addition_operator,
	cdx_properties_extension, cdx_property_entry, extension,
	cvss_v2_vuln_assessment_relationship, cvss_v3_vuln_assessment_relationship,
	cvss_v4_vuln_assessment_relationship, epss_vuln_assessment_relationship,
	exploit_catalog_vuln_assessment_relationship, ssvc_vuln_assessment_relationship,
	vex_affected_vuln_assessment_relationship, vex_fixed_vuln_assessment_relationship,
	vex_not_affected_vuln_assessment_relationship,
	vex_under_investigation_vuln_assessment_relationship, vex_vuln_assessment_relationship,
	vuln_assessment_relationship, vulnerability, any_license_info, license_expression,
	simple_licensing_text, content_identifier, file, package, sbom, snippet, software_artifact;

/* Core */

static const struct field element_fields[] = {
	F("spdxId", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("name", STRING, 30, JSON_ONLY, ROLE(NAME)),
	F("summary", STRING, 30, JSON_ONLY),
	F("description", STRING, 30, JSON_ONLY),
	F("comment", STRING, 30, JSON_ONLY),
	F("creationInfo", OBJECT, 30, JSON_ONLY, OF(creation_info.type), REQUIRED_JSON(30, 31)),
	F("verifiedUsing", OBJECT, 30, JSON_ONLY, LIST_OF(integrity_method.type), ROLE(HASH)),
	F("externalRef", OBJECT, 30, JSON_ONLY, LIST_OF(external_ref.type), ROLE(REFERENCE)),
	F("externalIdentifier", OBJECT, 30, JSON_ONLY, LIST_OF(external_identifier.type),
		ROLE(LOCATOR)),
	F("extension", OBJECT, 30, JSON_ONLY, LIST_OF(extension.type)),
};
static const struct spdx3_class element = {
	.type = TYPE("Element", FIELDS(element_fields)),
	.profile = "Core",
	.abstract = true,
};

static const struct field no_fields[1];
static const struct spdx3_class agent = {
	.type = TYPE("Agent", NO_FIELDS),
	.profile = "Core",
	.sort = SPDX3_AGENT,
	.base = &element,
};

static const struct field annotation_fields[] = {
	F("annotationType", STRING, 30, JSON_ONLY, ONE_OF(annotation_types), REQUIRED_JSON(30, 31)),
	F("contentType", STRING, 30, JSON_ONLY, MEDIA_TYPE),
	F("statement", STRING, 30, JSON_ONLY),
	F("subject", OBJECT, 30, JSON_ONLY, OF(element.type), REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class annotation = {
	.type = TYPE("Annotation", FIELDS(annotation_fields)),
	.profile = "Core",
	.base = &element,
};

static const struct field artifact_fields[] = {
	F("originatedBy", OBJECT, 30, JSON_ONLY, LIST_OF(agent.type), ROLE(ORIGINATOR)),
	F("suppliedBy", OBJECT, 30, JSON_ONLY, OF(agent.type), ROLE(SUPPLIER)),
	F("builtTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("releaseTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("validUntilTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("standardName", STRING, 30, JSON_ONLY, MANY),
	F("supportLevel", STRING, 30, JSON_ONLY, ONE_OF(support_types), MANY),
};
static const struct spdx3_class artifact = {
	.type = TYPE("Artifact", FIELDS(artifact_fields)),
	.profile = "Core",
	.base = &element,
	.abstract = true,
};

static const struct field element_collection_fields[] = {
	F("element", OBJECT, 30, JSON_ONLY, LIST_OF(element.type)),
	F("rootElement", OBJECT, 30, JSON_ONLY, LIST_OF(element.type)),
	F("profileConformance", STRING, 30, JSON_ONLY, ONE_OF(profile_identifier_types), MANY),
};
static const struct spdx3_class element_collection = {
	.type = TYPE("ElementCollection", FIELDS(element_collection_fields)),
	.profile = "Core",
	.base = &element,
	.abstract = true,
};

static const struct field bundle_fields[] = {
	F("context", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class bundle = {
	.type = TYPE("Bundle", FIELDS(bundle_fields)),
	.profile = "Core",
	.base = &element_collection,
};

static const struct spdx3_class bom = {
	.type = TYPE("Bom", NO_FIELDS),
	.profile = "Core",
	.sort = SPDX3_BOM,
	.base = &bundle,
};

static const struct field creation_info_fields[] = {
	F("specVersion", STRING, 30, JSON_ONLY, SEMANTIC_VERSION, REQUIRED_JSON(30, 31)),
	F("comment", STRING, 30, JSON_ONLY),
	F("created", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE), REQUIRED_JSON(30, 31)),
	F("createdBy", OBJECT, 30, JSON_ONLY, LIST_OF(agent.type), REQUIRED_JSON(30, 31)),
	F("createdUsing", OBJECT, 30, JSON_ONLY, LIST_OF(tool.type)),
};
static const struct spdx3_class creation_info = {
	.type = TYPE("CreationInfo", FIELDS(creation_info_fields)),
	.profile = "Core",
	.sort = SPDX3_CREATION,
};

static const struct field dictionary_entry_fields[] = {
	F("key", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("value", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class dictionary_entry = {
	.type = TYPE("DictionaryEntry", FIELDS(dictionary_entry_fields)),
	.profile = "Core",
};

static const struct field external_identifier_fields[] = {
	F("externalIdentifierType", STRING, 30, JSON_ONLY, ONE_OF(external_identifier_types),
		REQUIRED_JSON(30, 31)),
	F("identifier", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("comment", STRING, 30, JSON_ONLY),
	F("identifierLocator", STRING, 30, JSON_ONLY, MANY),
	F("issuingAuthority", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class external_identifier = {
	.type = TYPE("ExternalIdentifier", FIELDS(external_identifier_fields)),
	.profile = "Core",
	.sort = SPDX3_PART,
};

static const struct field external_map_fields[] = {
	F("externalSpdxId", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("verifiedUsing", OBJECT, 30, JSON_ONLY, LIST_OF(integrity_method.type)),
	F("locationHint", STRING, 30, JSON_ONLY),
	F("definingArtifact", OBJECT, 30, JSON_ONLY, OF(artifact.type)),
};
static const struct spdx3_class external_map = {
	.type = TYPE("ExternalMap", FIELDS(external_map_fields)),
	.profile = "Core",
	.sort = SPDX3_EXTERNAL,
};

static const struct field external_ref_fields[] = {
	F("externalRefType", STRING, 30, JSON_ONLY, ONE_OF(external_ref_types)),
	F("locator", STRING, 30, JSON_ONLY, MANY),
	F("contentType", STRING, 30, JSON_ONLY, MEDIA_TYPE),
	F("comment", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class external_ref = {
	.type = TYPE("ExternalRef", FIELDS(external_ref_fields)),
	.profile = "Core",
	.sort = SPDX3_PART,
};

static const struct field integrity_method_fields[] = {
	F("comment", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class integrity_method = {
	.type = TYPE("IntegrityMethod", FIELDS(integrity_method_fields)),
	.profile = "Core",
	.sort = SPDX3_PART,
	.abstract = true,
};

static const struct field hash_fields[] = {
	F("algorithm", STRING, 30, JSON_ONLY, ONE_OF(hash_algorithms), REQUIRED_JSON(30, 31)),
	F("hashValue", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class hash = {
	.type = TYPE("Hash", FIELDS(hash_fields)),
	.profile = "Core",
	.base = &integrity_method,
};

static const struct spdx3_class individual_element = {
	.type = TYPE("IndividualElement", NO_FIELDS),
	.profile = "Core",
	.base = &element,
	.since = 31,
};

static const struct field relationship_fields[] = {
	F("from", OBJECT, 30, JSON_ONLY, OF(element.type), REQUIRED_JSON(30, 31)),
	F("to", OBJECT, 30, JSON_ONLY, LIST_OF(element.type), REQUIRED_JSON(30, 31)),
	F("relationshipType", STRING, 30, JSON_ONLY, ONE_OF(relationship_types),
		REQUIRED_JSON(30, 31)),
	F("completeness", STRING, 30, JSON_ONLY, ONE_OF(relationship_completenesss)),
	F("startTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("endTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
};
static const struct spdx3_class relationship = {
	.type = TYPE("Relationship", FIELDS(relationship_fields)),
	.profile = "Core",
	.sort = SPDX3_RELATIONSHIP,
	.base = &element,
};

static const struct field lifecycle_scoped_relationship_fields[] = {
	F("scope", STRING, 30, JSON_ONLY, ONE_OF(lifecycle_scope_types)),
};
static const struct spdx3_class lifecycle_scoped_relationship = {
	.type = TYPE("LifecycleScopedRelationship", FIELDS(lifecycle_scoped_relationship_fields)),
	.profile = "Core",
	.base = &relationship,
};

static const struct field namespace_map_fields[] = {
	F("prefix", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("namespace", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class namespace_map = {
	.type = TYPE("NamespaceMap", FIELDS(namespace_map_fields)),
	.profile = "Core",
};

static const struct spdx3_class organization = {
	.type = TYPE("Organization", NO_FIELDS),
	.profile = "Core",
	.base = &agent,
};

static const struct field package_verification_code_fields[] = {
	F("algorithm", STRING, 30, JSON_ONLY, ONE_OF(hash_algorithms), REQUIRED_JSON(30, 31)),
	F("hashValue", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("packageVerificationCodeExcludedFile", STRING, 30, JSON_ONLY, MANY),
};
static const struct spdx3_class package_verification_code = {
	.type = TYPE("PackageVerificationCode", FIELDS(package_verification_code_fields)),
	.profile = "Core",
	.base = &integrity_method,
};

static const struct spdx3_class person = {
	.type = TYPE("Person", NO_FIELDS),
	.profile = "Core",
	.base = &agent,
};

static const struct field positive_integer_range_fields[] = {
	F("beginIntegerRange", INTEGER, 30, JSON_ONLY, RANGE(1, INT64_MAX), REQUIRED_JSON(30, 31)),
	F("endIntegerRange", INTEGER, 30, JSON_ONLY, RANGE(1, INT64_MAX), REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class positive_integer_range = {
	.type = TYPE("PositiveIntegerRange", FIELDS(positive_integer_range_fields)),
	.profile = "Core",
};

static const struct spdx3_class software_agent = {
	.type = TYPE("SoftwareAgent", NO_FIELDS),
	.profile = "Core",
	.base = &agent,
};

static const struct field spdx_document_fields[] = {
	F("import", OBJECT, 31, JSON_ONLY, LIST_OF(external_map.type)),
	F("namespaceMap", OBJECT, 30, JSON_ONLY, LIST_OF(namespace_map.type)),
	F("dataLicense", OBJECT, 30, JSON_ONLY, OF(any_license_info.type)),
};
static const struct spdx3_class spdx_document = {
	.type = TYPE("SpdxDocument", FIELDS(spdx_document_fields)),
	.profile = "Core",
	.sort = SPDX3_DOCUMENT,
	.base = &element_collection,
};

static const struct spdx3_class tool = {
	.type = TYPE("Tool", NO_FIELDS),
	.profile = "Core",
	.base = &element,
};

/* Software */

static const struct field content_identifier_fields[] = {
	F("software_contentIdentifierType", STRING, 30, JSON_ONLY, ONE_OF(content_identifier_types),
		REQUIRED_JSON(30, 31)),
	F("software_contentIdentifierValue", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class content_identifier = {
	.type = TYPE("software_ContentIdentifier", FIELDS(content_identifier_fields)),
	.profile = "Software",
	.base = &integrity_method,
};

static const struct field software_artifact_fields[] = {
	F("software_primaryPurpose", STRING, 30, JSON_ONLY, ONE_OF(software_purposes), ROLE(TYPE)),
	F("software_additionalPurpose", STRING, 30, JSON_ONLY, ONE_OF(software_purposes), MANY),
	F("software_copyrightText", STRING, 30, JSON_ONLY, ROLE(COPYRIGHT)),
	F("software_attributionText", STRING, 30, JSON_ONLY, MANY),
	F("software_contentIdentifier", OBJECT, 30, JSON_ONLY, LIST_OF(content_identifier.type)),
};
static const struct spdx3_class software_artifact = {
	.type = TYPE("software_SoftwareArtifact", FIELDS(software_artifact_fields)),
	.profile = "Software",
	.base = &artifact,
	.abstract = true,
};

static const struct field file_fields[] = {
	F("contentType", STRING, 31, JSON_ONLY, MEDIA_TYPE),
	F("software_fileKind", STRING, 30, JSON_ONLY, ONE_OF(file_kind_types)),
};
static const struct spdx3_class file = {
	.type = TYPE("software_File", FIELDS(file_fields)),
	.profile = "Software",
	.base = &software_artifact,
	.also = "name",
};

static const struct field package_fields[] = {
	F("software_downloadLocation", STRING, 30, JSON_ONLY, ROLE(DOWNLOAD)),
	F("software_homePage", STRING, 30, JSON_ONLY, ROLE(WEBSITE)),
	F("software_packageVersion", STRING, 30, JSON_ONLY, ROLE(VERSION)),
	F("software_packageUrl", STRING, 30, JSON_ONLY, ROLE(PURL)),
	F("software_sourceInfo", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class package = {
	.type = TYPE("software_Package", FIELDS(package_fields)),
	.profile = "Software",
	.sort = SPDX3_PACKAGE,
	.base = &software_artifact,
	.also = "name",
};

static const struct field sbom_fields[] = {
	F("software_sbomType", STRING, 30, JSON_ONLY, ONE_OF(sbom_types), MANY),
};
static const struct spdx3_class sbom = {
	.type = TYPE("software_Sbom", FIELDS(sbom_fields)),
	.profile = "Software",
	.base = &bom,
};

static const struct field snippet_fields[] = {
	F("software_byteRange", OBJECT, 30, JSON_ONLY, OF(positive_integer_range.type)),
	F("software_lineRange", OBJECT, 30, JSON_ONLY, OF(positive_integer_range.type)),
	F("software_snippetFromFile", OBJECT, 30, JSON_ONLY, OF(file.type), REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class snippet = {
	.type = TYPE("software_Snippet", FIELDS(snippet_fields)),
	.profile = "Software",
	.base = &software_artifact,
};

/* SimpleLicensing */

static const struct spdx3_class any_license_info = {
	.type = TYPE("simplelicensing_AnyLicenseInfo", NO_FIELDS),
	.profile = "SimpleLicensing",
	.sort = SPDX3_LICENSE,
	.base = &element,
	.abstract = true,
};

static const struct field license_expression_fields[] = {
	F("simplelicensing_licenseExpression", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("simplelicensing_licenseListVersion", STRING, 30, JSON_ONLY, SEMANTIC_VERSION),
	F("simplelicensing_customIdToUri", OBJECT, 30, JSON_ONLY, LIST_OF(dictionary_entry.type)),
};
static const struct spdx3_class license_expression = {
	.type = TYPE("simplelicensing_LicenseExpression", FIELDS(license_expression_fields)),
	.profile = "SimpleLicensing",
	.base = &any_license_info,
};

static const struct field simple_licensing_text_fields[] = {
	F("simplelicensing_licenseText", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class simple_licensing_text = {
	.type = TYPE("simplelicensing_SimpleLicensingText", FIELDS(simple_licensing_text_fields)),
	.profile = "SimpleLicensing",
	.sort = SPDX3_LICENSE,
	.base = &element,
};

/* ExpandedLicensing */

static const struct field conjunctive_license_set_fields[] = {
	F("expandedlicensing_member", OBJECT, 30, JSON_ONLY, LIST_OF(any_license_info.type),
		REQUIRED_JSON(30, 31), RANGE(2, 0)),
};
static const struct spdx3_class conjunctive_license_set = {
	.type = TYPE(
		"expandedlicensing_ConjunctiveLicenseSet", FIELDS(conjunctive_license_set_fields)),
	.profile = "ExpandedLicensing",
	.base = &any_license_info,
};

static const struct spdx3_class extendable_license = {
	.type = TYPE("expandedlicensing_ExtendableLicense", NO_FIELDS),
	.profile = "ExpandedLicensing",
	.base = &any_license_info,
	.abstract = true,
};

static const struct field license_fields[] = {
	F("simplelicensing_licenseText", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("expandedlicensing_isDeprecatedLicenseId", BOOLEAN, 30, JSON_ONLY),
	F("expandedlicensing_isFsfLibre", BOOLEAN, 30, JSON_ONLY),
	F("expandedlicensing_isOsiApproved", BOOLEAN, 30, JSON_ONLY),
	F("expandedlicensing_licenseXml", STRING, 30, JSON_ONLY),
	F("expandedlicensing_obsoletedBy", STRING, 30, JSON_ONLY),
	F("expandedlicensing_seeAlso", STRING, 30, JSON_ONLY, MANY),
	F("expandedlicensing_standardLicenseHeader", STRING, 30, JSON_ONLY),
	F("expandedlicensing_standardLicenseTemplate", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class license = {
	.type = TYPE("expandedlicensing_License", FIELDS(license_fields)),
	.profile = "ExpandedLicensing",
	.base = &extendable_license,
	.abstract = true,
};

static const struct spdx3_class custom_license = {
	.type = TYPE("expandedlicensing_CustomLicense", NO_FIELDS),
	.profile = "ExpandedLicensing",
	.base = &license,
};

static const struct field license_addition_fields[] = {
	F("expandedlicensing_additionText", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("expandedlicensing_isDeprecatedAdditionId", BOOLEAN, 30, JSON_ONLY),
	F("expandedlicensing_licenseXml", STRING, 30, JSON_ONLY),
	F("expandedlicensing_obsoletedBy", STRING, 30, JSON_ONLY),
	F("expandedlicensing_seeAlso", STRING, 30, JSON_ONLY, MANY),
	F("expandedlicensing_standardAdditionTemplate", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class license_addition = {
	.type = TYPE("expandedlicensing_LicenseAddition", FIELDS(license_addition_fields)),
	.profile = "ExpandedLicensing",
	.base = &element,
	.abstract = true,
};

static const struct spdx3_class custom_license_addition = {
	.type = TYPE("expandedlicensing_CustomLicenseAddition", NO_FIELDS),
	.profile = "ExpandedLicensing",
	.base = &license_addition,
};

static const struct field disjunctive_license_set_fields[] = {
	F("expandedlicensing_member", OBJECT, 30, JSON_ONLY, LIST_OF(any_license_info.type),
		REQUIRED_JSON(30, 31), RANGE(2, 0)),
};
static const struct spdx3_class disjunctive_license_set = {
	.type = TYPE(
		"expandedlicensing_DisjunctiveLicenseSet", FIELDS(disjunctive_license_set_fields)),
	.profile = "ExpandedLicensing",
	.base = &any_license_info,
};

static const struct spdx3_class individual_licensing_info = {
	.type = TYPE("expandedlicensing_IndividualLicensingInfo", NO_FIELDS),
	.profile = "ExpandedLicensing",
	.base = &any_license_info,
};

static const struct field listed_license_fields[] = {
	F("expandedlicensing_deprecatedVersion", STRING, 30, JSON_ONLY),
	F("expandedlicensing_listVersionAdded", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class listed_license = {
	.type = TYPE("expandedlicensing_ListedLicense", FIELDS(listed_license_fields)),
	.profile = "ExpandedLicensing",
	.base = &license,
};

static const struct field listed_license_exception_fields[] = {
	F("expandedlicensing_deprecatedVersion", STRING, 30, JSON_ONLY),
	F("expandedlicensing_listVersionAdded", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class listed_license_exception = {
	.type = TYPE("expandedlicensing_ListedLicenseException",
		FIELDS(listed_license_exception_fields)),
	.profile = "ExpandedLicensing",
	.base = &license_addition,
};

static const struct field or_later_operator_fields[] = {
	F("expandedlicensing_subjectLicense", OBJECT, 30, JSON_ONLY, OF(license.type),
		REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class or_later_operator = {
	.type = TYPE("expandedlicensing_OrLaterOperator", FIELDS(or_later_operator_fields)),
	.profile = "ExpandedLicensing",
	.base = &extendable_license,
};

static const struct field with_addition_operator_fields[] = {
	F("expandedlicensing_subjectAddition", OBJECT, 30, JSON_ONLY, OF(license_addition.type),
		REQUIRED_JSON(30, 31)),
	F("expandedlicensing_subjectExtendableLicense", OBJECT, 30, JSON_ONLY,
		OF(extendable_license.type), REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class with_addition_operator = {
	.type = TYPE(
		"expandedlicensing_WithAdditionOperator", FIELDS(with_addition_operator_fields)),
	.profile = "ExpandedLicensing",
	.base = &any_license_info,
};

/* Security */

static const struct field vuln_assessment_relationship_fields[] = {
	F("security_assessedElement", OBJECT, 30, JSON_ONLY, OF(software_artifact.type)),
	F("security_publishedTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("suppliedBy", OBJECT, 30, JSON_ONLY, OF(agent.type)),
	F("security_modifiedTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("security_withdrawnTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
};
static const struct spdx3_class vuln_assessment_relationship = {
	.type = TYPE(
		"security_VulnAssessmentRelationship", FIELDS(vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &relationship,
	.abstract = true,
};

static const struct field cvss_v2_vuln_assessment_relationship_fields[] = {
	F("security_score", NUMBER, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("security_vectorString", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class cvss_v2_vuln_assessment_relationship = {
	.type = TYPE("security_CvssV2VulnAssessmentRelationship",
		FIELDS(cvss_v2_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vuln_assessment_relationship,
};

static const struct field cvss_v3_vuln_assessment_relationship_fields[] = {
	F("security_score", NUMBER, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("security_severity", STRING, 30, JSON_ONLY, ONE_OF(cvss_severity_types),
		REQUIRED_JSON(30, 31)),
	F("security_vectorString", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class cvss_v3_vuln_assessment_relationship = {
	.type = TYPE("security_CvssV3VulnAssessmentRelationship",
		FIELDS(cvss_v3_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vuln_assessment_relationship,
};

static const struct field cvss_v4_vuln_assessment_relationship_fields[] = {
	F("security_score", NUMBER, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("security_severity", STRING, 30, JSON_ONLY, ONE_OF(cvss_severity_types),
		REQUIRED_JSON(30, 31)),
	F("security_vectorString", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class cvss_v4_vuln_assessment_relationship = {
	.type = TYPE("security_CvssV4VulnAssessmentRelationship",
		FIELDS(cvss_v4_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vuln_assessment_relationship,
};

static const struct field epss_vuln_assessment_relationship_fields[] = {
	F("security_probability", NUMBER, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("security_percentile", NUMBER, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class epss_vuln_assessment_relationship = {
	.type = TYPE("security_EpssVulnAssessmentRelationship",
		FIELDS(epss_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vuln_assessment_relationship,
	.also = "security_publishedTime",
};

static const struct field exploit_catalog_vuln_assessment_relationship_fields[] = {
	F("security_catalogType", STRING, 30, JSON_ONLY, ONE_OF(exploit_catalog_types),
		REQUIRED_JSON(30, 31)),
	F("security_exploited", BOOLEAN, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("security_locator", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class exploit_catalog_vuln_assessment_relationship = {
	.type = TYPE("security_ExploitCatalogVulnAssessmentRelationship",
		FIELDS(exploit_catalog_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vuln_assessment_relationship,
};

static const struct field ssvc_vuln_assessment_relationship_fields[] = {
	F("security_decisionType", STRING, 30, JSON_ONLY, ONE_OF(ssvc_decision_types),
		REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class ssvc_vuln_assessment_relationship = {
	.type = TYPE("security_SsvcVulnAssessmentRelationship",
		FIELDS(ssvc_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vuln_assessment_relationship,
};

static const struct field vex_vuln_assessment_relationship_fields[] = {
	F("security_vexVersion", STRING, 30, JSON_ONLY),
	F("security_statusNotes", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class vex_vuln_assessment_relationship = {
	.type = TYPE("security_VexVulnAssessmentRelationship",
		FIELDS(vex_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vuln_assessment_relationship,
	.abstract = true,
};

static const struct field vex_affected_vuln_assessment_relationship_fields[] = {
	F("security_actionStatement", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("security_actionStatementTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
};
static const struct spdx3_class vex_affected_vuln_assessment_relationship = {
	.type = TYPE("security_VexAffectedVulnAssessmentRelationship",
		FIELDS(vex_affected_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vex_vuln_assessment_relationship,
};

static const struct spdx3_class vex_fixed_vuln_assessment_relationship = {
	.type = TYPE("security_VexFixedVulnAssessmentRelationship", NO_FIELDS),
	.profile = "Security",
	.base = &vex_vuln_assessment_relationship,
};

static const struct field vex_not_affected_vuln_assessment_relationship_fields[] = {
	F("security_justificationType", STRING, 30, JSON_ONLY, ONE_OF(vex_justification_types)),
	F("security_impactStatement", STRING, 30, JSON_ONLY),
	F("security_impactStatementTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
};
static const struct spdx3_class vex_not_affected_vuln_assessment_relationship = {
	.type = TYPE("security_VexNotAffectedVulnAssessmentRelationship",
		FIELDS(vex_not_affected_vuln_assessment_relationship_fields)),
	.profile = "Security",
	.base = &vex_vuln_assessment_relationship,
};

static const struct spdx3_class vex_under_investigation_vuln_assessment_relationship = {
	.type = TYPE("security_VexUnderInvestigationVulnAssessmentRelationship", NO_FIELDS),
	.profile = "Security",
	.base = &vex_vuln_assessment_relationship,
};

static const struct field vulnerability_fields[] = {
	F("security_publishedTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("security_modifiedTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("security_withdrawnTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
};
static const struct spdx3_class vulnerability = {
	.type = TYPE("security_Vulnerability", FIELDS(vulnerability_fields)),
	.profile = "Security",
	.base = &artifact,
};

/* Build */

static const struct field build_fields[] = {
	F("build_buildType", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("build_buildId", STRING, 30, JSON_ONLY),
	F("build_configSourceEntrypoint", STRING, 30, JSON_ONLY, MANY),
	F("build_configSourceUri", STRING, 30, JSON_ONLY, MANY),
	F("build_configSourceDigest", OBJECT, 30, JSON_ONLY, LIST_OF(hash.type)),
	F("build_parameter", OBJECT, 31, JSON_ONLY, LIST_OF(dictionary_entry.type)),
	F("build_buildStartTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("build_buildEndTime", STRING, 30, JSON_ONLY, CHECK(SPDX_DATE)),
	F("build_environment", OBJECT, 30, JSON_ONLY, LIST_OF(dictionary_entry.type)),
};
static const struct spdx3_class build = {
	.type = TYPE("build_Build", FIELDS(build_fields)),
	.profile = "Build",
	.base = &element,
};

/* AI */

static const struct field ai_package_fields[] = {
	F("ai_autonomyType", STRING, 30, JSON_ONLY, ONE_OF(presence_types)),
	F("ai_domain", STRING, 30, JSON_ONLY, MANY),
	F("ai_energyConsumption", OBJECT, 30, JSON_ONLY, OF(energy_consumption.type)),
	F("ai_hyperparameter", OBJECT, 30, JSON_ONLY, LIST_OF(dictionary_entry.type)),
	F("ai_informationAboutApplication", STRING, 30, JSON_ONLY),
	F("ai_informationAboutTraining", STRING, 30, JSON_ONLY),
	F("ai_limitation", STRING, 30, JSON_ONLY),
	F("ai_metric", OBJECT, 30, JSON_ONLY, LIST_OF(dictionary_entry.type)),
	F("ai_metricDecisionThreshold", OBJECT, 30, JSON_ONLY, LIST_OF(dictionary_entry.type)),
	F("ai_modelDataPreprocessing", STRING, 30, JSON_ONLY, MANY),
	F("ai_modelExplainability", STRING, 30, JSON_ONLY, MANY),
	F("ai_safetyRiskAssessment", STRING, 30, JSON_ONLY, ONE_OF(safety_risk_assessment_types)),
	F("ai_standardCompliance", STRING, 30, JSON_ONLY, MANY),
	F("ai_typeOfModel", STRING, 30, JSON_ONLY, MANY),
	F("ai_useSensitivePersonalInformation", STRING, 30, JSON_ONLY, ONE_OF(presence_types)),
};
static const struct spdx3_class ai_package = {
	.type = TYPE("ai_AIPackage", FIELDS(ai_package_fields)),
	.profile = "AI",
	.base = &package,
	.also = "releaseTime suppliedBy software_downloadLocation software_packageVersion "
		"software_primaryPurpose",
};

static const struct field energy_consumption_fields[] = {
	F("ai_finetuningEnergyConsumption", OBJECT, 30, JSON_ONLY,
		LIST_OF(energy_consumption_description.type)),
	F("ai_inferenceEnergyConsumption", OBJECT, 30, JSON_ONLY,
		LIST_OF(energy_consumption_description.type)),
	F("ai_trainingEnergyConsumption", OBJECT, 30, JSON_ONLY,
		LIST_OF(energy_consumption_description.type)),
};
static const struct spdx3_class energy_consumption = {
	.type = TYPE("ai_EnergyConsumption", FIELDS(energy_consumption_fields)),
	.profile = "AI",
};

static const struct field energy_consumption_description_fields[] = {
	F("ai_energyQuantity", NUMBER, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("ai_energyUnit", STRING, 30, JSON_ONLY, ONE_OF(energy_unit_types), REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class energy_consumption_description = {
	.type = TYPE(
		"ai_EnergyConsumptionDescription", FIELDS(energy_consumption_description_fields)),
	.profile = "AI",
};

/* Dataset */

static const struct field dataset_package_fields[] = {
	F("dataset_anonymizationMethodUsed", STRING, 30, JSON_ONLY, MANY),
	F("dataset_confidentialityLevel", STRING, 30, JSON_ONLY,
		ONE_OF(confidentiality_level_types)),
	F("dataset_dataCollectionProcess", STRING, 30, JSON_ONLY),
	F("dataset_dataPreprocessing", STRING, 30, JSON_ONLY, MANY),
	F("dataset_datasetAvailability", STRING, 30, JSON_ONLY, ONE_OF(dataset_availability_types)),
	F("dataset_datasetNoise", STRING, 30, JSON_ONLY),
	F("dataset_datasetSize", INTEGER, 30, JSON_ONLY, RANGE(0, INT64_MAX)),
	F("dataset_datasetType", STRING, 30, JSON_ONLY, ONE_OF(dataset_types), MANY,
		REQUIRED_JSON(30, 31)),
	F("dataset_datasetUpdateMechanism", STRING, 30, JSON_ONLY),
	F("dataset_hasSensitivePersonalInformation", STRING, 30, JSON_ONLY, ONE_OF(presence_types)),
	F("dataset_intendedUse", STRING, 30, JSON_ONLY),
	F("dataset_knownBias", STRING, 30, JSON_ONLY, MANY),
	F("dataset_sensor", OBJECT, 30, JSON_ONLY, LIST_OF(dictionary_entry.type)),
};
static const struct spdx3_class dataset_package = {
	.type = TYPE("dataset_DatasetPackage", FIELDS(dataset_package_fields)),
	.profile = "Dataset",
	.base = &package,
	.also = "builtTime originatedBy releaseTime software_downloadLocation "
		"software_primaryPurpose",
};

/* Extension */

static const struct spdx3_class extension = {
	.type = TYPE("extension_Extension", NO_FIELDS),
	.profile = "Extension",
	.abstract = true,
};

static const struct field cdx_properties_extension_fields[] = {
	F("extension_cdxProperty", OBJECT, 30, JSON_ONLY, LIST_OF(cdx_property_entry.type),
		REQUIRED_JSON(30, 31)),
};
static const struct spdx3_class cdx_properties_extension = {
	.type = TYPE("extension_CdxPropertiesExtension", FIELDS(cdx_properties_extension_fields)),
	.profile = "Extension",
	.base = &extension,
};

static const struct field cdx_property_entry_fields[] = {
	F("extension_cdxPropName", STRING, 30, JSON_ONLY, REQUIRED_JSON(30, 31)),
	F("extension_cdxPropValue", STRING, 30, JSON_ONLY),
};
static const struct spdx3_class cdx_property_entry = {
	.type = TYPE("extension_CdxPropertyEntry", FIELDS(cdx_property_entry_fields)),
	.profile = "Extension",
};

static const struct spdx3_class *const classes[] = {
	&agent,
	&annotation,
	&artifact,
	&bom,
	&bundle,
	&creation_info,
	&dictionary_entry,
	&element,
	&element_collection,
	&external_identifier,
	&external_map,
	&external_ref,
	&hash,
	&individual_element,
	&integrity_method,
	&lifecycle_scoped_relationship,
	&namespace_map,
	&organization,
	&package_verification_code,
	&person,
	&positive_integer_range,
	&relationship,
	&software_agent,
	&spdx_document,
	&tool,
	&ai_package,
	&energy_consumption,
	&energy_consumption_description,
	&build,
	&dataset_package,
	&conjunctive_license_set,
	&custom_license,
	&custom_license_addition,
	&disjunctive_license_set,
	&extendable_license,
	&individual_licensing_info,
	&license,
	&license_addition,
	&listed_license,
	&listed_license_exception,
	&or_later_operator,
	&with_addition_operator,
	&cdx_properties_extension,
	&cdx_property_entry,
	&extension,
	&cvss_v2_vuln_assessment_relationship,
	&cvss_v3_vuln_assessment_relationship,
	&cvss_v4_vuln_assessment_relationship,
	&epss_vuln_assessment_relationship,
	&exploit_catalog_vuln_assessment_relationship,
	&ssvc_vuln_assessment_relationship,
	&vex_affected_vuln_assessment_relationship,
	&vex_fixed_vuln_assessment_relationship,
	&vex_not_affected_vuln_assessment_relationship,
	&vex_under_investigation_vuln_assessment_relationship,
	&vex_vuln_assessment_relationship,
	&vuln_assessment_relationship,
	&vulnerability,
	&any_license_info,
	&license_expression,
	&simple_licensing_text,
	&content_identifier,
	&file,
	&package,
	&sbom,
	&snippet,
	&software_artifact,
};

static int by_name(const void *key, const void *item)
{
	const struct spdx3_class *const *class = item;
	return str_compare(*(const struct str *)key, str_of((*class)->type.name));
}

const struct spdx3_class *spdx3_class_named(struct str name)
{
	const struct spdx3_class *const *found =
		bsearch(&name, classes, sizeof classes / sizeof *classes, sizeof *classes, by_name);
	return found ? *found : NULL;
}

const struct spdx3_class *const *spdx3_classes(size_t *count)
{
	*count = sizeof classes / sizeof *classes;
	return classes;
}
