/* CycloneDX 1.0-1.7, XML and JSON, as tables: every object and every member of the official schemas
 * (bom-1.N.schema.json, bom-1.N.xsd of the CycloneDX specification). tests/spec holds each row to
 * them, in both directions.
 *
 * A new member is one line in the array of its object, at the place that the XML schema's sequence
 * gives it; a new object is an array and a spec_type; a new enumeration value is one entry in
 * cyclonedx_values.c. Versions: 10 is 1.0. JSON begins with 12; `since` says 10 or 11 where XML had
 * the member before, and XML_SINCE only where the two differ from 1.2 on. */
#include "spec/cyclonedx.h"
#include "spec/table.h"

#define ONE_OF(values_) .values = &cyclonedx_##values_

#define PATENT_NUMBER "^[A-Za-z0-9][A-Za-z0-9/.()[:space:]-]{0,28}[A-Za-z0-9]$"
#define JURISDICTION "^[A-Z]{2}$"

/* What more than one object has. */
#define BOM_REF(since_)                                                                            \
	F("bom-ref", STRING, since_, ATTRIBUTE("bom-ref"), CHECK(REF), ROLE(OTHER_REF))
#define PROPERTIES(since_)                                                                         \
	F("properties", OBJECT, since_, WRAPPED("properties/property"), LIST_OF(property),         \
		ROLE(NO_EVIDENCE))
#define SIGNATURE(since_) F("signature", ANY, since_, JSON_ONLY, ROLE(SIGNATURE))

static const struct spec_type metadata, component, service, external_reference, dependency,
	composition, vulnerability, annotation, formula, declarations, definitions, citation,
	property, lifecycle, tools, tool, organizational_entity, organizational_contact,
	license_choice, distribution_constraints, hash, patent_assertion, swid, pedigree, evidence,
	release_notes, model_card, component_data, crypto_properties, service_data,
	vulnerability_source, vulnerability_reference, rating, proof_of_concept, advisory, credits,
	analysis, affected, annotator, workflow, assessor, attestation, claim, claim_evidence,
	targets, affirmation, standard, patent, patent_family, postal_address, license,
	expression_details, licensing, attachment, commit, patch, identity_evidence, occurrence,
	callstack, copyright, issue, note, model_parameters, quantitative_analysis, considerations,
	data_contents, graphics_collection, data_governance, algorithm_properties,
	certificate_properties, crypto_material_properties, protocol_properties, affected_version,
	resource_reference, task, trigger, step, workflow_input, workflow_output, workspace,
	attestation_map, claim_evidence_data, signatory, standard_requirement, standard_level,
	priority_application, licensor, licensee, purchaser, identifiable_action, diff,
	identity_method, frame, issue_source, model_approach, dataset_ref, model_data_format,
	performance_metric, risk, environmental_considerations, fairness_assessment, graphic,
	governance_party, certificate_state, certificate_extension, related_cryptographic_asset,
	secured_by, cipher_suite, ikev2_transforms, event, condition, command, parameter, volume,
	conformance, confidence, claim_evidence_contents, confidence_interval, energy_consumption,
	ikev2_encr, ikev2_prf, ikev2_integ, ikev2_ke, ikev2_auth, energy_provider, energy_measure,
	co2_measure;

static const struct field bom_fields[] = {
	F("$schema", STRING, 12, JSON_ONLY),
	F("bomFormat", STRING, 12, IMPLIED, REQUIRED_JSON(12, 17), ONE_OF(bom_formats),
		ROLE(DOC_FORMAT)),
	F("specVersion", STRING, 12, NAMESPACE, REQUIRED_JSON(12, 17), ROLE(DOC_VERSION)),
	F("serialNumber", STRING, 11, ATTRIBUTE("serialNumber"), CHECK(SERIAL), ROLE(DOC_IDENTITY)),
	F("version", INTEGER, 10, ATTRIBUTE("version"), REQUIRED_JSON(12, 14), RANGE(1, INT64_MAX),
		CHECKED_FROM(15), ROLE(DOC_REVISION)),
	F("metadata", OBJECT, 12, ELEMENT("metadata"), OF(metadata), ROLE(DOC_METADATA)),
	F("components", OBJECT, 10, WRAPPED("components/component"), LIST_OF(component), UNIQUE,
		REQUIRED_XML(10, 11), ROLE(COMPONENT)),
	F("services", OBJECT, 12, WRAPPED("services/service"), LIST_OF(service), UNIQUE,
		ROLE(SERVICE)),
	F("externalReferences", OBJECT, 11, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference), ROLE(NO_EVIDENCE)),
	F("dependencies", OBJECT, 12, WRAPPED("dependencies/dependency"), LIST_OF(dependency),
		UNIQUE, ROLE(DEPENDENCY)),
	F("compositions", OBJECT, 13, WRAPPED("compositions/composition"), LIST_OF(composition),
		UNIQUE),
	F("properties", OBJECT, 15, WRAPPED("properties/property"), XML_SINCE(13),
		LIST_OF(property), ROLE(NO_EVIDENCE)),
	F("vulnerabilities", OBJECT, 14, WRAPPED("vulnerabilities/vulnerability"),
		LIST_OF(vulnerability), UNIQUE, ROLE(NO_EVIDENCE)),
	F("annotations", OBJECT, 15, WRAPPED("annotations/annotation"), LIST_OF(annotation), UNIQUE,
		ROLE(NO_EVIDENCE)),
	F("formulation", OBJECT, 15, WRAPPED("formulation/formula"), LIST_OF(formula), UNIQUE,
		ROLE(FORMULATION)),
	F("declarations", OBJECT, 16, ELEMENT("declarations"), OF(declarations), ROLE(NO_EVIDENCE)),
	F("definitions", OBJECT, 16, ELEMENT("definitions"), OF(definitions), ROLE(NO_EVIDENCE)),
	F("citations", OBJECT, 17, WRAPPED("citations/citation"), LIST_OF(citation), UNIQUE,
		ROLE(NO_EVIDENCE)),
	SIGNATURE(14),
};
const struct spec_type cyclonedx_bom = TYPE("bom", FIELDS(bom_fields), .xml_open = 11);

static const struct field metadata_tools_object =
	F("tools", OBJECT, 15, ELEMENT("tools"), OF(tools), ROLE(NO_EVIDENCE));
static const struct field metadata_fields[] = {
	F("timestamp", STRING, 12, ELEMENT("timestamp"), CHECK(DATE_TIME)),
	F("lifecycles", OBJECT, 15, WRAPPED("lifecycles/lifecycle"), LIST_OF(lifecycle),
		ROLE(NO_EVIDENCE)),
	F("tools", OBJECT, 12, WRAPPED("tools/tool"), LIST_OF(tool), DEPRECATED, ROLE(NO_EVIDENCE),
		OR(metadata_tools_object)),
	F("authors", OBJECT, 12, WRAPPED("authors/author"), LIST_OF(organizational_contact),
		ROLE(NO_EVIDENCE)),
	F("component", OBJECT, 12, ELEMENT("component"), OF(component), ROLE(ROOT_COMPONENT)),
	F("manufacturer", OBJECT, 16, ELEMENT("manufacturer"), OF(organizational_entity),
		ROLE(MANUFACTURER)),
	F("manufacture", OBJECT, 12, ELEMENT("manufacture"), OF(organizational_entity), DEPRECATED,
		ROLE(MANUFACTURER)),
	F("supplier", OBJECT, 12, ELEMENT("supplier"), OF(organizational_entity), ROLE(SUPPLIER)),
	F("licenses", OBJECT, 13, WRAPPED("licenses/license|expression|expression-detailed"),
		LIST_OF(license_choice), ROLE(NO_EVIDENCE)),
	PROPERTIES(13),
	F("distributionConstraints", OBJECT, 17, ELEMENT("distributionConstraints"),
		OF(distribution_constraints)),
};
static const struct spec_type metadata = TYPE("metadata", FIELDS(metadata_fields), .xml_open = 12);

static const struct field component_fields[] = {
	F("type", STRING, 10, ATTRIBUTE("type"), REQUIRED(10, 17), ONE_OF(component_types),
		ROLE(TYPE)),
	F("mime-type", STRING, 12, ATTRIBUTE("mime-type"), CHECK(MEDIA_TYPE)),
	F("bom-ref", STRING, 11, ATTRIBUTE("bom-ref"), CHECK_FROM(15, REF), ROLE(REF)),
	F("isExternal", BOOLEAN, 17, ATTRIBUTE("isExternal")),
	F("supplier", OBJECT, 12, ELEMENT("supplier"), OF(organizational_entity), ROLE(SUPPLIER)),
	F("manufacturer", OBJECT, 16, ELEMENT("manufacturer"), OF(organizational_entity),
		ROLE(MANUFACTURER)),
	F("authors", OBJECT, 16, WRAPPED("authors/author"), LIST_OF(organizational_contact),
		ROLE(AUTHOR)),
	F("author", STRING, 12, ELEMENT("author"), DEPRECATED, ROLE(AUTHOR)),
	F("publisher", STRING, 10, ELEMENT("publisher"), ROLE(PUBLISHER)),
	F("group", STRING, 10, ELEMENT("group"), ROLE(GROUP)),
	F("name", STRING, 10, ELEMENT("name"), REQUIRED(10, 17), ROLE(NAME)),
	F("version", STRING, 10, ELEMENT("version"), REQUIRED(10, 13), RANGE(0, 1024),
		CHECKED_FROM(16), ROLE(VERSION)),
	F("versionRange", STRING, 17, ELEMENT("versionRange"), RANGE(1, 4096)),
	F("description", STRING, 10, ELEMENT("description")),
	F("scope", STRING, 10, ELEMENT("scope"), ONE_OF(scopes), ROLE(SCOPE)),
	F("hashes", OBJECT, 10, WRAPPED("hashes/hash"), LIST_OF(hash), ROLE(HASH)),
	F("licenses", OBJECT, 10, WRAPPED("licenses/license|expression|expression-detailed"),
		LIST_OF(license_choice)),
	F("copyright", STRING, 10, ELEMENT("copyright"), ROLE(COPYRIGHT)),
	F("patentAssertions", OBJECT, 17, WRAPPED("patentAssertions/patentAssertion"),
		LIST_OF(patent_assertion), ROLE(NO_EVIDENCE)),
	F("cpe", STRING, 10, ELEMENT("cpe"), ROLE(CPE)),
	F("purl", STRING, 10, ELEMENT("purl"), ROLE(PURL)),
	F("omniborId", STRING, 16, ELEMENT("omniborId"), MANY),
	F("swhid", STRING, 16, ELEMENT("swhid"), MANY),
	F("swid", OBJECT, 12, ELEMENT("swid"), OF(swid), ROLE(SWID)),
	F("modified", BOOLEAN, 10, ELEMENT("modified"), DEPRECATED, REQUIRED_XML(10, 10)),
	F("pedigree", OBJECT, 11, ELEMENT("pedigree"), OF(pedigree), ROLE(PEDIGREE)),
	F("externalReferences", OBJECT, 11, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference), ROLE(REFERENCE)),
	PROPERTIES(13),
	F("components", OBJECT, 10, WRAPPED("components/component"), LIST_OF(component), UNIQUE,
		ROLE(COMPONENT)),
	F("evidence", OBJECT, 13, ELEMENT("evidence"), OF(evidence), ROLE(EVIDENCE)),
	F("releaseNotes", OBJECT, 14, ELEMENT("releaseNotes"), OF(release_notes),
		ROLE(NO_EVIDENCE)),
	F("modelCard", OBJECT, 15, ELEMENT("modelCard"), OF(model_card), ROLE(NO_EVIDENCE)),
	F("data", OBJECT, 15, ELEMENT("data"), LIST_OF(component_data), ROLE(NO_EVIDENCE)),
	F("cryptoProperties", OBJECT, 16, ELEMENT("cryptoProperties"), OF(crypto_properties),
		ROLE(NO_EVIDENCE)),
	F("tags", STRING, 16, WRAPPED("tags/tag"), MANY),
	SIGNATURE(14),
};
static const struct spec_type component = TYPE(
	"component", FIELDS(component_fields), .xml_open = 11, .exclusive = "version versionRange");

static const struct field service_fields[] = {
	F("bom-ref", STRING, 12, ATTRIBUTE("bom-ref"), CHECK_FROM(15, REF), ROLE(REF)),
	F("provider", OBJECT, 12, ELEMENT("provider"), OF(organizational_entity), ROLE(PROVIDER)),
	F("group", STRING, 12, ELEMENT("group"), ROLE(GROUP)),
	F("name", STRING, 12, ELEMENT("name"), REQUIRED(12, 17), ROLE(NAME)),
	F("version", STRING, 12, ELEMENT("version"), RANGE(0, 1024), CHECKED_FROM(16),
		ROLE(VERSION)),
	F("description", STRING, 12, ELEMENT("description")),
	F("endpoints", STRING, 12, WRAPPED("endpoints/endpoint"), MANY, CHECK(IRI_REFERENCE),
		ROLE(ENDPOINT)),
	F("authenticated", BOOLEAN, 12, ELEMENT("authenticated")),
	F("x-trust-boundary", BOOLEAN, 12, ELEMENT("x-trust-boundary")),
	F("trustZone", STRING, 15, ELEMENT("trustZone")),
	F("data", OBJECT, 12, WRAPPED("data/classification|dataflow"), LIST_OF(service_data),
		ROLE(NO_EVIDENCE)),
	F("licenses", OBJECT, 12, WRAPPED("licenses/license|expression|expression-detailed"),
		LIST_OF(license_choice)),
	F("patentAssertions", OBJECT, 17, WRAPPED("patentAssertions/patentAssertion"),
		LIST_OF(patent_assertion), ROLE(NO_EVIDENCE)),
	F("externalReferences", OBJECT, 12, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference), ROLE(REFERENCE)),
	PROPERTIES(13),
	F("services", OBJECT, 12, WRAPPED("services/service"), LIST_OF(service), UNIQUE,
		ROLE(SERVICE)),
	F("releaseNotes", OBJECT, 14, ELEMENT("releaseNotes"), OF(release_notes),
		ROLE(NO_EVIDENCE)),
	F("tags", STRING, 16, WRAPPED("tags/tag"), MANY),
	SIGNATURE(14),
};
static const struct spec_type service = TYPE("service", FIELDS(service_fields), .xml_open = 12);

static const struct field external_reference_fields[] = {
	F("type", STRING, 11, ATTRIBUTE("type"), REQUIRED(11, 17), ONE_OF(reference_types),
		ROLE(REFERENCE_TYPE)),
	F("url", STRING, 11, ELEMENT("url"), REQUIRED(11, 17), CHECK(IRI_REFERENCE),
		ROLE(REFERENCE_URL)),
	F("comment", STRING, 11, ELEMENT("comment")),
	F("hashes", OBJECT, 13, WRAPPED("hashes/hash"), LIST_OF(hash), ROLE(NO_EVIDENCE)),
	PROPERTIES(17),
};
static const struct spec_type external_reference =
	TYPE("externalReference", FIELDS(external_reference_fields));

static const struct field dependency_fields[] = {
	F("ref", STRING, 12, ATTRIBUTE("ref"), REQUIRED(12, 17), CHECK_FROM(15, REF),
		ROLE(DEPENDENCY_REF)),
	F("dependsOn", STRING, 12, ELEMENT("dependency@ref"), MANY, UNIQUE, CHECK_FROM(15, REF),
		ROLE(DEPENDENCY_ON)),
	F("provides", STRING, 16, ELEMENT("provides@ref"), MANY, UNIQUE, CHECK(REF),
		ROLE(DEPENDENCY_PROVIDES)),
};
static const struct spec_type dependency = TYPE("dependency", FIELDS(dependency_fields));

static const struct field composition_fields[] = {
	BOM_REF(15),
	F("aggregate", STRING, 13, ELEMENT("aggregate"), REQUIRED(13, 17), ONE_OF(aggregates)),
	F("assemblies", STRING, 13, WRAPPED("assemblies/assembly@ref"), MANY, UNIQUE,
		CHECK_FROM(15, REF), ROLE(REF_USE)),
	F("dependencies", STRING, 13, WRAPPED("dependencies/dependency@ref"), MANY, UNIQUE,
		ROLE(REF_USE)),
	F("vulnerabilities", STRING, 15, WRAPPED("vulnerabilities/vulnerability@ref"), MANY, UNIQUE,
		ROLE(REF_USE)),
	SIGNATURE(14),
};
static const struct spec_type composition = TYPE("compositions", FIELDS(composition_fields));

static const struct field vulnerability_tools_object =
	F("tools", OBJECT, 15, ELEMENT("tools"), OF(tools));
static const struct field vulnerability_fields[] = {
	F("bom-ref", STRING, 14, ATTRIBUTE("bom-ref"), CHECK_FROM(15, REF), ROLE(OTHER_REF)),
	F("id", STRING, 14, ELEMENT("id")),
	F("source", OBJECT, 14, ELEMENT("source"), OF(vulnerability_source)),
	F("references", OBJECT, 14, WRAPPED("references/reference"),
		LIST_OF(vulnerability_reference)),
	F("ratings", OBJECT, 14, WRAPPED("ratings/rating"), LIST_OF(rating)),
	F("cwes", INTEGER, 14, WRAPPED("cwes/cwe"), MANY, RANGE(1, INT64_MAX)),
	F("description", STRING, 14, ELEMENT("description")),
	F("detail", STRING, 14, ELEMENT("detail")),
	F("recommendation", STRING, 14, ELEMENT("recommendation")),
	F("workaround", STRING, 15, ELEMENT("workaround")),
	F("proofOfConcept", OBJECT, 15, ELEMENT("proofOfConcept"), OF(proof_of_concept)),
	F("advisories", OBJECT, 14, WRAPPED("advisories/advisory"), LIST_OF(advisory)),
	F("created", STRING, 14, ELEMENT("created"), CHECK(DATE_TIME)),
	F("published", STRING, 14, ELEMENT("published"), CHECK(DATE_TIME)),
	F("updated", STRING, 14, ELEMENT("updated"), CHECK(DATE_TIME)),
	F("rejected", STRING, 15, ELEMENT("rejected"), CHECK(DATE_TIME)),
	F("credits", OBJECT, 14, ELEMENT("credits"), OF(credits)),
	F("tools", OBJECT, 14, WRAPPED("tools/tool"), LIST_OF(tool), DEPRECATED,
		OR(vulnerability_tools_object)),
	F("analysis", OBJECT, 14, ELEMENT("analysis"), OF(analysis)),
	F("affects", OBJECT, 14, WRAPPED("affects/target"), LIST_OF(affected), UNIQUE),
	PROPERTIES(14),
};
static const struct spec_type vulnerability = TYPE("vulnerability", FIELDS(vulnerability_fields));

static const struct field annotation_fields[] = {
	BOM_REF(15),
	F("subjects", STRING, 15, WRAPPED("subjects/subject@ref"), MANY, UNIQUE,
		REQUIRED_JSON(15, 17), CHECK(REF), ROLE(REF_USE)),
	F("annotator", OBJECT, 15, ELEMENT("annotator"), OF(annotator), REQUIRED(15, 17)),
	F("timestamp", STRING, 15, ELEMENT("timestamp"), REQUIRED(15, 17), CHECK(DATE_TIME)),
	F("text", STRING, 15, ELEMENT("text"), REQUIRED(15, 17)),
	SIGNATURE(15),
};
static const struct spec_type annotation =
	TYPE("annotations", FIELDS(annotation_fields), .xml_open = 15);

static const struct field formula_fields[] = {
	BOM_REF(15),
	F("components", OBJECT, 15, WRAPPED("components/component"), LIST_OF(component), UNIQUE,
		ROLE(COMPONENT)),
	F("services", OBJECT, 15, WRAPPED("services/service"), LIST_OF(service), UNIQUE,
		ROLE(SERVICE)),
	F("workflows", OBJECT, 15, WRAPPED("workflows/workflow"), LIST_OF(workflow), UNIQUE,
		ROLE(NO_EVIDENCE)),
	PROPERTIES(15),
};
static const struct spec_type formula = TYPE("formula", FIELDS(formula_fields));

static const struct field declarations_fields[] = {
	F("assessors", OBJECT, 16, WRAPPED("assessors/assessor"), LIST_OF(assessor)),
	F("attestations", OBJECT, 16, WRAPPED("attestations/attestation"), LIST_OF(attestation)),
	F("claims", OBJECT, 16, WRAPPED("claims/claim"), LIST_OF(claim)),
	F("evidence", OBJECT, 16, WRAPPED("evidence/evidence"), LIST_OF(claim_evidence)),
	F("targets", OBJECT, 16, ELEMENT("targets"), OF(targets)),
	F("affirmation", OBJECT, 16, ELEMENT("affirmation"), OF(affirmation)),
	SIGNATURE(16),
};
static const struct spec_type declarations =
	TYPE("bom.declarations", FIELDS(declarations_fields), .xml_open = 16);

static const struct field definitions_patent_families =
	F("patents", OBJECT, 17, WRAPPED("patents/patentFamily"), LIST_OF(patent_family));
static const struct field definitions_fields[] = {
	F("standards", OBJECT, 16, WRAPPED("standards/standard"), LIST_OF(standard)),
	F("patents", OBJECT, 17, WRAPPED("patents/patent"), LIST_OF(patent),
		OR(definitions_patent_families)),
};
static const struct spec_type definitions = TYPE("bom.definitions", FIELDS(definitions_fields));

static const struct field citation_fields[] = {
	BOM_REF(17),
	F("pointers", STRING, 17, WRAPPED("pointers/pointer"), MANY, LEAST(1)),
	F("expressions", STRING, 17, WRAPPED("expressions/expression"), MANY, LEAST(1)),
	F("timestamp", STRING, 17, ELEMENT("timestamp"), REQUIRED(17, 17), CHECK(DATE_TIME)),
	F("attributedTo", STRING, 17, ELEMENT("attributedTo"), CHECK(REF), ROLE(REF_USE)),
	F("process", STRING, 17, ELEMENT("process"), CHECK(REF), ROLE(REF_USE)),
	F("note", STRING, 17, ELEMENT("note")),
	SIGNATURE(17),
};
static const struct spec_type citation = TYPE("citation", FIELDS(citation_fields), .xml_open = 17,
	.min_members = "pointers expressions;attributedTo process",
	.exclusive = "pointers expressions");

static const struct field property_fields[] = {
	F("name", STRING, 13, ATTRIBUTE("name"), REQUIRED_JSON(16, 17), REQUIRED_XML(13, 17)),
	F("value", STRING, 13, TEXT),
};
static const struct spec_type property = TYPE("property", FIELDS(property_fields), .open = 15);

static const struct field lifecycle_fields[] = {
	F("phase", STRING, 15, ELEMENT("phase"), ONE_OF(lifecycle_phases)),
	F("name", STRING, 15, ELEMENT("name")),
	F("description", STRING, 15, ELEMENT("description")),
};
static const struct spec_type lifecycle = TYPE("metadata.lifecycles", FIELDS(lifecycle_fields),
	.min_members = "phase name", .exclusive = "phase name");

static const struct field tools_fields[] = {
	F("components", OBJECT, 15, WRAPPED("components/component"), LIST_OF(component), UNIQUE),
	F("services", OBJECT, 15, WRAPPED("services/service"), LIST_OF(service), UNIQUE),
};
static const struct spec_type tools = TYPE("tools", FIELDS(tools_fields));

static const struct field tool_fields[] = {
	F("vendor", STRING, 12, ELEMENT("vendor")),
	F("name", STRING, 12, ELEMENT("name")),
	F("version", STRING, 12, ELEMENT("version"), RANGE(0, 1024), CHECKED_FROM(16)),
	F("hashes", OBJECT, 12, WRAPPED("hashes/hash"), LIST_OF(hash)),
	F("externalReferences", OBJECT, 14, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference)),
};
static const struct spec_type tool = TYPE("tool", FIELDS(tool_fields), .xml_open = 12);

static const struct field organizational_entity_fields[] = {
	BOM_REF(15),
	F("name", STRING, 12, ELEMENT("name"), ROLE(PARTY_NAME)),
	F("address", OBJECT, 16, ELEMENT("address"), OF(postal_address)),
	F("url", STRING, 12, ELEMENT("url"), MANY, CHECK(IRI_REFERENCE), ROLE(PARTY_URL)),
	F("contact", OBJECT, 12, ELEMENT("contact"), LIST_OF(organizational_contact),
		ROLE(PARTY_CONTACT)),
};
static const struct spec_type organizational_entity =
	TYPE("organizationalEntity", FIELDS(organizational_entity_fields), .xml_open = 12);

static const struct field organizational_contact_fields[] = {
	BOM_REF(15),
	F("name", STRING, 12, ELEMENT("name"), ROLE(PARTY_NAME)),
	F("email", STRING, 12, ELEMENT("email"), CHECK(EMAIL), ROLE(PARTY_EMAIL)),
	F("phone", STRING, 12, ELEMENT("phone")),
};
static const struct spec_type organizational_contact =
	TYPE("organizationalContact", FIELDS(organizational_contact_fields), .xml_open = 12);

static const struct field expression_detailed =
	F("expression", STRING, 17, ATTRIBUTE("expression"), ROLE(LICENSE));
static const struct field license_choice_fields[] = {
	F("expression", STRING, 11, TEXT, ROLE(LICENSE), OR(expression_detailed)),
	F("acknowledgement", STRING, 16, ATTRIBUTE("acknowledgement"), ONE_OF(acknowledgements)),
	BOM_REF(15),
	F("license", OBJECT, 10, FLATTEN("license"), OF(license)),
	F("expressionDetails", OBJECT, 17, ELEMENT("details"), LIST_OF(expression_details)),
	F("licensing", OBJECT, 17, ELEMENT("licensing"), OF(licensing), ROLE(NO_EVIDENCE)),
	PROPERTIES(17),
};
static const struct spec_type license_choice = TYPE("licenseChoice", FIELDS(license_choice_fields),
	.xml_open = 17, .min_members = "license expression", .exclusive = "license expression");

static const struct field distribution_constraints_fields[] = {
	F("tlp", STRING, 17, ELEMENT("tlp"), ONE_OF(tlp_classes)),
};
static const struct spec_type distribution_constraints =
	TYPE("metadata.distributionConstraints", FIELDS(distribution_constraints_fields));

static const struct field hash_fields[] = {
	F("alg", STRING, 10, ATTRIBUTE("alg"), REQUIRED(10, 17), ONE_OF(hash_algorithms),
		ROLE(HASH_ALGORITHM)),
	F("content", STRING, 10, TEXT, REQUIRED_JSON(12, 17), CHECK(HASH), ROLE(HASH_VALUE)),
};
static const struct spec_type hash = TYPE("hash", FIELDS(hash_fields));

static const struct field patent_asserter_ref = F("asserter", STRING, 17, WRAPPED("asserter/ref"),
	REQUIRED(17, 17), CHECK(REF), ROLE(REF_USE));
static const struct field patent_asserter_contact =
	F("asserter", OBJECT, 17, WRAPPED("asserter/contact"), OF(organizational_contact),
		REQUIRED(17, 17), OR(patent_asserter_ref));
static const struct field patent_assertion_fields[] = {
	BOM_REF(17),
	F("assertionType", STRING, 17, ELEMENT("assertionType"), REQUIRED(17, 17),
		ONE_OF(patent_assertions)),
	F("patentRefs", STRING, 17, WRAPPED("patentRefs/bom-ref"), MANY, CHECK(REF), ROLE(REF_USE)),
	F("asserter", OBJECT, 17, WRAPPED("asserter/organization"), OF(organizational_entity),
		REQUIRED(17, 17), OR(patent_asserter_contact)),
	F("notes", STRING, 17, ELEMENT("notes")),
};
static const struct spec_type patent_assertion =
	TYPE("patentAssertion", FIELDS(patent_assertion_fields));

static const struct field swid_fields[] = {
	F("tagId", STRING, 12, ATTRIBUTE("tagId"), REQUIRED(12, 17), ROLE(SWID_ID)),
	F("name", STRING, 12, ATTRIBUTE("name"), REQUIRED(12, 17), ROLE(SWID_NAME)),
	F("version", STRING, 12, ATTRIBUTE("version")),
	F("tagVersion", INTEGER, 12, ATTRIBUTE("tagVersion")),
	F("patch", BOOLEAN, 12, ATTRIBUTE("patch")),
	F("text", OBJECT, 12, ELEMENT("text"), OF(attachment), ROLE(SWID_TEXT)),
	F("url", STRING, 12, ELEMENT("url"), CHECK(IRI_REFERENCE)),
};
static const struct spec_type swid = TYPE("swid", FIELDS(swid_fields), .xml_open = 12);

static const struct field pedigree_fields[] = {
	F("ancestors", OBJECT, 11, WRAPPED("ancestors/component"), LIST_OF(component),
		ROLE(ANCESTORS)),
	F("descendants", OBJECT, 11, WRAPPED("descendants/component"), LIST_OF(component),
		ROLE(DESCENDANTS)),
	F("variants", OBJECT, 11, WRAPPED("variants/component"), LIST_OF(component),
		ROLE(VARIANTS)),
	F("commits", OBJECT, 11, WRAPPED("commits/commit"), LIST_OF(commit), ROLE(COMMIT)),
	F("patches", OBJECT, 12, WRAPPED("patches/patch"), LIST_OF(patch), ROLE(NO_EVIDENCE)),
	F("notes", STRING, 11, ELEMENT("notes")),
};
static const struct spec_type pedigree =
	TYPE("component.pedigree", FIELDS(pedigree_fields), .xml_open = 11);

static const struct field evidence_identity_list = F("identity", OBJECT, 16, ELEMENT("identity"),
	LIST_OF(identity_evidence), ROLE(EVIDENCE_IDENTITY));
static const struct field evidence_fields[] = {
	F("identity", OBJECT, 15, ELEMENT("identity"), OF(identity_evidence), DEPRECATED,
		ROLE(EVIDENCE_IDENTITY), OR(evidence_identity_list)),
	F("occurrences", OBJECT, 15, WRAPPED("occurrences/occurrence"), LIST_OF(occurrence),
		ROLE(NO_EVIDENCE)),
	F("callstack", OBJECT, 15, ELEMENT("callstack"), OF(callstack), ROLE(NO_EVIDENCE)),
	F("licenses", OBJECT, 13, WRAPPED("licenses/license|expression|expression-detailed"),
		LIST_OF(license_choice)),
	F("copyright", OBJECT, 13, WRAPPED("copyright/text"), LIST_OF(copyright)),
};
static const struct spec_type evidence =
	TYPE("componentEvidence", FIELDS(evidence_fields), .xml_open = 13);

static const struct field release_notes_fields[] = {
	F("type", STRING, 14, ELEMENT("type"), REQUIRED(14, 17)),
	F("title", STRING, 14, ELEMENT("title")),
	F("featuredImage", STRING, 14, ELEMENT("featuredImage"), CHECK(IRI_REFERENCE)),
	F("socialImage", STRING, 14, ELEMENT("socialImage"), CHECK(IRI_REFERENCE)),
	F("description", STRING, 14, ELEMENT("description")),
	F("timestamp", STRING, 14, ELEMENT("timestamp"), CHECK(DATE_TIME)),
	F("aliases", STRING, 14, WRAPPED("aliases/alias"), MANY),
	F("tags", STRING, 14, WRAPPED("tags/tag"), MANY),
	F("resolves", OBJECT, 14, WRAPPED("resolves/issue"), LIST_OF(issue)),
	F("notes", OBJECT, 14, WRAPPED("notes/note"), LIST_OF(note)),
	PROPERTIES(14),
};
static const struct spec_type release_notes =
	TYPE("releaseNotes", FIELDS(release_notes_fields), .xml_open = 14);

static const struct field model_card_fields[] = {
	BOM_REF(15),
	F("modelParameters", OBJECT, 15, ELEMENT("modelParameters"), OF(model_parameters)),
	F("quantitativeAnalysis", OBJECT, 15, ELEMENT("quantitativeAnalysis"),
		OF(quantitative_analysis)),
	F("considerations", OBJECT, 15, ELEMENT("considerations"), OF(considerations)),
	PROPERTIES(15),
};
static const struct spec_type model_card = TYPE("modelCard", FIELDS(model_card_fields));

static const struct field component_data_fields[] = {
	BOM_REF(15),
	F("type", STRING, 15, ELEMENT("type"), REQUIRED(15, 17), ONE_OF(data_types)),
	F("name", STRING, 15, ELEMENT("name")),
	F("contents", OBJECT, 15, ELEMENT("contents"), OF(data_contents)),
	F("classification", STRING, 15, ELEMENT("classification")),
	F("sensitiveData", STRING, 15, ELEMENT("sensitiveData"), MANY),
	F("graphics", OBJECT, 15, ELEMENT("graphics"), OF(graphics_collection)),
	F("description", STRING, 15, ELEMENT("description")),
	F("governance", OBJECT, 15, ELEMENT("governance"), OF(data_governance)),
};
static const struct spec_type component_data = TYPE("componentData", FIELDS(component_data_fields));

static const struct field crypto_properties_fields[] = {
	F("assetType", STRING, 16, ELEMENT("assetType"), REQUIRED(16, 17), ONE_OF(crypto_assets)),
	F("algorithmProperties", OBJECT, 16, ELEMENT("algorithmProperties"),
		OF(algorithm_properties)),
	F("certificateProperties", OBJECT, 16, ELEMENT("certificateProperties"),
		OF(certificate_properties)),
	F("relatedCryptoMaterialProperties", OBJECT, 16, ELEMENT("relatedCryptoMaterialProperties"),
		OF(crypto_material_properties)),
	F("protocolProperties", OBJECT, 16, ELEMENT("protocolProperties"), OF(protocol_properties)),
	F("oid", STRING, 16, ELEMENT("oid")),
};
static const struct spec_type crypto_properties =
	TYPE("cryptoProperties", FIELDS(crypto_properties_fields));

static const struct field dataflow_flow =
	F("flow", STRING, 12, ATTRIBUTE("classification@flow"), XML_SINCE(15), ONE_OF(data_flows));
static const struct field dataflow_classification =
	F("classification", STRING, 12, ELEMENT("classification"), XML_SINCE(15));
static const struct field service_data_fields[] = {
	F("flow", STRING, 12, ATTRIBUTE("flow"), REQUIRED_JSON(12, 17), REQUIRED_XML(12, 14),
		ONE_OF(data_flows), OR(dataflow_flow)),
	F("classification", STRING, 12, TEXT, REQUIRED_JSON(12, 17), OR(dataflow_classification)),
	F("name", STRING, 15, ATTRIBUTE("name")),
	F("description", STRING, 15, ATTRIBUTE("description")),
	F("governance", OBJECT, 15, ELEMENT("governance"), OF(data_governance)),
	F("source", STRING, 15, WRAPPED("source/url"), MANY, CHECK(IRI_REFERENCE)),
	F("destination", STRING, 15, WRAPPED("destination/url"), MANY, CHECK(IRI_REFERENCE)),
};
static const struct spec_type service_data = TYPE("serviceData", FIELDS(service_data_fields));

static const struct field vulnerability_source_fields[] = {
	F("name", STRING, 14, ELEMENT("name")),
	F("url", STRING, 14, ELEMENT("url")),
};
static const struct spec_type vulnerability_source =
	TYPE("vulnerabilitySource", FIELDS(vulnerability_source_fields));

static const struct field vulnerability_reference_fields[] = {
	F("id", STRING, 14, ELEMENT("id"), REQUIRED_JSON(14, 17), REQUIRED_XML(15, 17)),
	F("source", OBJECT, 14, ELEMENT("source"), OF(vulnerability_source), REQUIRED_JSON(14, 17),
		REQUIRED_XML(15, 17)),
};
static const struct spec_type vulnerability_reference =
	TYPE("vulnerability.references", FIELDS(vulnerability_reference_fields));

static const struct field rating_fields[] = {
	F("source", OBJECT, 14, ELEMENT("source"), OF(vulnerability_source)),
	F("score", NUMBER, 14, ELEMENT("score")),
	F("severity", STRING, 14, ELEMENT("severity"), ONE_OF(severities)),
	F("method", STRING, 14, ELEMENT("method"), ONE_OF(score_methods)),
	F("vector", STRING, 14, ELEMENT("vector")),
	F("justification", STRING, 14, ELEMENT("justification")),
};
static const struct spec_type rating = TYPE("rating", FIELDS(rating_fields));

static const struct field proof_of_concept_fields[] = {
	F("reproductionSteps", STRING, 15, ELEMENT("reproductionSteps")),
	F("environment", STRING, 15, ELEMENT("environment")),
	F("supportingMaterial", OBJECT, 15, WRAPPED("supportingMaterial/attachment"),
		LIST_OF(attachment)),
};
static const struct spec_type proof_of_concept =
	TYPE("vulnerability.proofOfConcept", FIELDS(proof_of_concept_fields), .open = VERSION_LAST);

static const struct field advisory_fields[] = {
	F("title", STRING, 14, ELEMENT("title")),
	F("url", STRING, 14, ELEMENT("url"), REQUIRED(14, 17), CHECK(IRI_REFERENCE)),
};
static const struct spec_type advisory = TYPE("advisory", FIELDS(advisory_fields));

static const struct field credits_fields[] = {
	F("organizations", OBJECT, 14, WRAPPED("organizations/organization"),
		LIST_OF(organizational_entity)),
	F("individuals", OBJECT, 14, WRAPPED("individuals/individual"),
		LIST_OF(organizational_contact)),
};
static const struct spec_type credits = TYPE("vulnerability.credits", FIELDS(credits_fields));

static const struct field analysis_fields[] = {
	F("state", STRING, 14, ELEMENT("state"), ONE_OF(analysis_states)),
	F("justification", STRING, 14, ELEMENT("justification"), ONE_OF(analysis_justifications)),
	F("response", STRING, 14, WRAPPED("responses/response"), MANY, ONE_OF(analysis_responses)),
	F("detail", STRING, 14, ELEMENT("detail")),
	F("firstIssued", STRING, 15, ELEMENT("firstIssued"), CHECK(DATE_TIME)),
	F("lastUpdated", STRING, 15, ELEMENT("lastUpdated"), CHECK(DATE_TIME)),
};
static const struct spec_type analysis = TYPE("vulnerability.analysis", FIELDS(analysis_fields));

static const struct field affected_fields[] = {
	F("ref", STRING, 14, ELEMENT("ref"), REQUIRED(14, 17), CHECK_FROM(15, REF), ROLE(REF_USE)),
	F("versions", OBJECT, 14, WRAPPED("versions/version"), LIST_OF(affected_version)),
};
static const struct spec_type affected = TYPE("vulnerability.affects", FIELDS(affected_fields));

static const struct field annotator_fields[] = {
	F("organization", OBJECT, 15, ELEMENT("organization"), OF(organizational_entity)),
	F("individual", OBJECT, 15, ELEMENT("individual"), OF(organizational_contact)),
	F("component", OBJECT, 15, ELEMENT("component"), OF(component)),
	F("service", OBJECT, 15, ELEMENT("service"), OF(service)),
};
static const struct spec_type annotator = TYPE("annotations.annotator", FIELDS(annotator_fields),
	.min_members = "organization individual component service",
	.exclusive = "organization individual component service");

static const struct field workflow_fields[] = {
	F("bom-ref", STRING, 15, ATTRIBUTE("bom-ref"), REQUIRED(15, 17), CHECK(REF),
		ROLE(OTHER_REF)),
	F("uid", STRING, 15, ELEMENT("uid"), REQUIRED(15, 17)),
	F("name", STRING, 15, ELEMENT("name")),
	F("description", STRING, 15, ELEMENT("description")),
	F("resourceReferences", OBJECT, 15, WRAPPED("resourceReferences/resourceReference"),
		LIST_OF(resource_reference), UNIQUE),
	F("tasks", OBJECT, 15, WRAPPED("tasks/task"), LIST_OF(task), UNIQUE),
	F("taskDependencies", OBJECT, 15, WRAPPED("taskDependencies/dependency"),
		LIST_OF(dependency), UNIQUE),
	F("taskTypes", STRING, 15, WRAPPED("taskTypes/taskType"), MANY, REQUIRED(15, 17),
		ONE_OF(task_types)),
	F("trigger", OBJECT, 15, ELEMENT("trigger"), OF(trigger)),
	F("steps", OBJECT, 15, WRAPPED("steps/step"), LIST_OF(step), UNIQUE),
	F("inputs", OBJECT, 15, WRAPPED("inputs/input"), LIST_OF(workflow_input), UNIQUE),
	F("outputs", OBJECT, 15, WRAPPED("outputs/output"), LIST_OF(workflow_output), UNIQUE),
	F("timeStart", STRING, 15, ELEMENT("timeStart"), CHECK(DATE_TIME)),
	F("timeEnd", STRING, 15, ELEMENT("timeEnd"), CHECK(DATE_TIME)),
	F("workspaces", OBJECT, 15, WRAPPED("workspaces/workspace"), LIST_OF(workspace), UNIQUE),
	F("runtimeTopology", OBJECT, 15, WRAPPED("runtimeTopology/dependency"), LIST_OF(dependency),
		UNIQUE),
	PROPERTIES(15),
};
static const struct spec_type workflow = TYPE("workflow", FIELDS(workflow_fields), .xml_open = 15);

static const struct field assessor_fields[] = {
	BOM_REF(16),
	F("thirdParty", BOOLEAN, 16, ELEMENT("thirdParty")),
	F("organization", OBJECT, 16, ELEMENT("organization"), OF(organizational_entity)),
};
static const struct spec_type assessor =
	TYPE("bom.declarations.assessors", FIELDS(assessor_fields));

static const struct field attestation_fields[] = {
	F("summary", STRING, 16, ELEMENT("summary")),
	F("assessor", STRING, 16, ELEMENT("assessor"), CHECK(REF), ROLE(REF_USE)),
	F("map", OBJECT, 16, ELEMENT("map"), LIST_OF(attestation_map)),
	SIGNATURE(16),
};
static const struct spec_type attestation =
	TYPE("bom.declarations.attestations", FIELDS(attestation_fields), .xml_open = 16);

static const struct field claim_fields[] = {
	BOM_REF(16),
	F("target", STRING, 16, ELEMENT("target"), CHECK(REF), ROLE(REF_USE)),
	F("predicate", STRING, 16, ELEMENT("predicate")),
	F("mitigationStrategies", STRING, 16, WRAPPED("mitigationStrategies/mitigationStrategy"),
		MANY, CHECK(REF), ROLE(REF_USE)),
	F("reasoning", STRING, 16, ELEMENT("reasoning")),
	F("evidence", STRING, 16, ELEMENT("evidence"), MANY, CHECK(REF), ROLE(REF_USE)),
	F("counterEvidence", STRING, 16, ELEMENT("counterEvidence"), MANY, CHECK(REF),
		ROLE(REF_USE)),
	F("externalReferences", OBJECT, 16, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference)),
	SIGNATURE(16),
};
static const struct spec_type claim =
	TYPE("bom.declarations.claims", FIELDS(claim_fields), .xml_open = 16);

static const struct field claim_evidence_fields[] = {
	BOM_REF(16),
	F("propertyName", STRING, 16, ELEMENT("propertyName")),
	F("description", STRING, 16, ELEMENT("description")),
	F("data", OBJECT, 16, ELEMENT("data"), LIST_OF(claim_evidence_data)),
	F("created", STRING, 16, ELEMENT("created"), CHECK(DATE_TIME)),
	F("expires", STRING, 16, ELEMENT("expires"), CHECK(DATE_TIME)),
	F("author", OBJECT, 16, ELEMENT("author"), OF(organizational_contact)),
	F("reviewer", OBJECT, 16, ELEMENT("reviewer"), OF(organizational_contact)),
	SIGNATURE(16),
};
static const struct spec_type claim_evidence =
	TYPE("bom.declarations.evidence", FIELDS(claim_evidence_fields), .xml_open = 16);

static const struct field targets_fields[] = {
	F("organizations", OBJECT, 16, WRAPPED("organizations/organization"),
		LIST_OF(organizational_entity)),
	F("components", OBJECT, 16, WRAPPED("components/component"), LIST_OF(component)),
	F("services", OBJECT, 16, WRAPPED("services/service"), LIST_OF(service)),
};
static const struct spec_type targets = TYPE("bom.declarations.targets", FIELDS(targets_fields));

static const struct field affirmation_fields[] = {
	F("statement", STRING, 16, ELEMENT("statement")),
	F("signatories", OBJECT, 16, WRAPPED("signatories/signatory"), LIST_OF(signatory)),
	SIGNATURE(16),
};
static const struct spec_type affirmation =
	TYPE("bom.declarations.affirmation", FIELDS(affirmation_fields), .xml_open = 16);

static const struct field standard_fields[] = {
	BOM_REF(16),
	F("name", STRING, 16, ELEMENT("name"), REQUIRED_XML(16, 17)),
	F("version", STRING, 16, ELEMENT("version"), REQUIRED_XML(16, 17)),
	F("description", STRING, 16, ELEMENT("description"), REQUIRED_XML(16, 17)),
	F("owner", STRING, 16, ELEMENT("owner"), REQUIRED_XML(16, 17)),
	F("requirements", OBJECT, 16, WRAPPED("requirements/requirement"),
		LIST_OF(standard_requirement)),
	F("levels", OBJECT, 16, WRAPPED("levels/level"), LIST_OF(standard_level)),
	F("externalReferences", OBJECT, 16, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference)),
	SIGNATURE(16),
};
static const struct spec_type standard = TYPE("standard", FIELDS(standard_fields), .xml_open = 16);

static const struct field patent_assignee_organization = F("patentAssignee", OBJECT, 17,
	WRAPPED("patentAssignee+/organization"), LIST_OF(organizational_entity));
static const struct field patent_fields[] = {
	BOM_REF(17),
	F("patentNumber", STRING, 17, ELEMENT("patentNumber"), REQUIRED(17, 17),
		PATTERN(PATENT_NUMBER)),
	F("applicationNumber", STRING, 17, ELEMENT("applicationNumber"), PATTERN(PATENT_NUMBER)),
	F("jurisdiction", STRING, 17, ELEMENT("jurisdiction"), REQUIRED(17, 17),
		PATTERN(JURISDICTION)),
	F("priorityApplication", OBJECT, 17, ELEMENT("priorityApplication"),
		OF(priority_application)),
	F("publicationNumber", STRING, 17, ELEMENT("publicationNumber"), PATTERN(PATENT_NUMBER)),
	F("title", STRING, 17, ELEMENT("title")),
	F("abstract", STRING, 17, ELEMENT("abstract")),
	F("filingDate", STRING, 17, ELEMENT("filingDate"), CHECK(DATE)),
	F("grantDate", STRING, 17, ELEMENT("grantDate"), CHECK(DATE)),
	F("patentExpirationDate", STRING, 17, ELEMENT("patentExpirationDate"), CHECK(DATE)),
	F("patentLegalStatus", STRING, 17, ELEMENT("patentLegalStatus"), REQUIRED(17, 17),
		ONE_OF(patent_states)),
	F("patentAssignee", OBJECT, 17, WRAPPED("patentAssignee+/individual"),
		LIST_OF(organizational_contact), OR(patent_assignee_organization)),
	F("externalReferences", OBJECT, 17, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference)),
};
static const struct spec_type patent = TYPE("patent", FIELDS(patent_fields));

static const struct field patent_family_fields[] = {
	BOM_REF(17),
	F("familyId", STRING, 17, ELEMENT("familyId"), REQUIRED(17, 17)),
	F("priorityApplication", OBJECT, 17, ELEMENT("priorityApplication"),
		OF(priority_application)),
	F("members", STRING, 17, WRAPPED("members/ref"), MANY, CHECK(REF), ROLE(REF_USE)),
	F("externalReferences", OBJECT, 17, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference)),
};
static const struct spec_type patent_family = TYPE("patentFamily", FIELDS(patent_family_fields));

static const struct field postal_address_fields[] = {
	BOM_REF(16),
	F("country", STRING, 16, ELEMENT("country"), ROLE(PARTY_COUNTRY)),
	F("region", STRING, 16, ELEMENT("region")),
	F("locality", STRING, 16, ELEMENT("locality")),
	F("postOfficeBoxNumber", STRING, 16, ELEMENT("postOfficeBoxNumber")),
	F("postalCode", STRING, 16, ELEMENT("postalCode")),
	F("streetAddress", STRING, 16, ELEMENT("streetAddress")),
};
static const struct spec_type postal_address = TYPE("postalAddress", FIELDS(postal_address_fields));

static const struct field license_fields[] = {
	BOM_REF(15),
	F("acknowledgement", STRING, 16, ATTRIBUTE("acknowledgement"), ONE_OF(acknowledgements)),
	F("id", STRING, 10, ELEMENT("id"), CHECK(LICENSE_ID), ROLE(LICENSE)),
	F("name", STRING, 10, ELEMENT("name"), ROLE(LICENSE)),
	F("text", OBJECT, 11, ELEMENT("text"), OF(attachment), ROLE(LICENSE_TEXT)),
	F("url", STRING, 11, ELEMENT("url"), CHECK(IRI_REFERENCE)),
	F("licensing", OBJECT, 15, ELEMENT("licensing"), OF(licensing), ROLE(NO_EVIDENCE)),
	PROPERTIES(15),
};
static const struct spec_type license = TYPE("license", FIELDS(license_fields), .xml_open = 11,
	.min_members = "id name", .exclusive = "id name");

static const struct field expression_details_fields[] = {
	F("licenseIdentifier", STRING, 17, ATTRIBUTE("license-identifier"), REQUIRED(17, 17)),
	BOM_REF(17),
	F("text", OBJECT, 17, ELEMENT("text"), OF(attachment), ROLE(LICENSE_TEXT)),
	F("url", STRING, 17, ELEMENT("url"), CHECK(IRI_REFERENCE)),
};
static const struct spec_type expression_details =
	TYPE("expressionDetails", FIELDS(expression_details_fields), .xml_open = 17);

static const struct field licensing_fields[] = {
	F("altIds", STRING, 15, WRAPPED("altIds/altId"), MANY),
	F("licensor", OBJECT, 15, ELEMENT("licensor"), OF(licensor)),
	F("licensee", OBJECT, 15, ELEMENT("licensee"), OF(licensee)),
	F("purchaser", OBJECT, 15, ELEMENT("purchaser"), OF(purchaser)),
	F("purchaseOrder", STRING, 15, ELEMENT("purchaseOrder")),
	F("licenseTypes", STRING, 15, WRAPPED("licenseTypes/licenseType"), MANY,
		ONE_OF(license_types)),
	F("lastRenewal", STRING, 15, ELEMENT("lastRenewal"), CHECK(DATE_TIME)),
	F("expiration", STRING, 15, ELEMENT("expiration"), CHECK(DATE_TIME)),
};
static const struct spec_type licensing =
	TYPE("licensing", FIELDS(licensing_fields), .xml_open = 15);

static const struct field attachment_fields[] = {
	F("contentType", STRING, 11, ATTRIBUTE("content-type")),
	F("encoding", STRING, 11, ATTRIBUTE("encoding"), ONE_OF(encodings)),
	F("content", STRING, 11, TEXT, REQUIRED_JSON(12, 17)),
};
static const struct spec_type attachment = TYPE("attachment", FIELDS(attachment_fields));

static const struct field commit_fields[] = {
	F("uid", STRING, 11, ELEMENT("uid")),
	F("url", STRING, 11, ELEMENT("url"), CHECK(IRI_REFERENCE)),
	F("author", OBJECT, 11, ELEMENT("author"), OF(identifiable_action), ROLE(AUTHOR)),
	F("committer", OBJECT, 11, ELEMENT("committer"), OF(identifiable_action), ROLE(AUTHOR)),
	F("message", STRING, 11, ELEMENT("message")),
};
static const struct spec_type commit = TYPE("commit", FIELDS(commit_fields), .xml_open = 11);

static const struct field patch_fields[] = {
	F("type", STRING, 12, ATTRIBUTE("type"), REQUIRED(12, 17), ONE_OF(patch_types)),
	F("diff", OBJECT, 12, ELEMENT("diff"), OF(diff)),
	F("resolves", OBJECT, 12, WRAPPED("resolves/issue"), LIST_OF(issue)),
};
static const struct spec_type patch = TYPE("patch", FIELDS(patch_fields), .xml_open = 12);

static const struct field identity_evidence_fields[] = {
	F("field", STRING, 15, ELEMENT("field"), REQUIRED(15, 17), ONE_OF(identity_fields),
		ROLE(IDENTITY_FIELD)),
	F("confidence", NUMBER, 15, ELEMENT("confidence"), RANGE(0, 1)),
	F("concludedValue", STRING, 16, ELEMENT("concludedValue"), ROLE(IDENTITY_VALUE)),
	F("methods", OBJECT, 15, WRAPPED("methods/method"), LIST_OF(identity_method),
		ROLE(NO_EVIDENCE)),
	F("tools", STRING, 15, WRAPPED("tools/tool@ref"), MANY, UNIQUE, CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type identity_evidence =
	TYPE("componentIdentityEvidence", FIELDS(identity_evidence_fields));

static const struct field occurrence_fields[] = {
	BOM_REF(15),
	F("location", STRING, 15, ELEMENT("location"), REQUIRED(15, 17)),
	F("line", INTEGER, 16, ELEMENT("line"), RANGE(0, INT64_MAX)),
	F("offset", INTEGER, 16, ELEMENT("offset"), RANGE(0, INT64_MAX)),
	F("symbol", STRING, 16, ELEMENT("symbol")),
	F("additionalContext", STRING, 16, ELEMENT("additionalContext")),
};
static const struct spec_type occurrence =
	TYPE("componentEvidence.occurrences", FIELDS(occurrence_fields));

static const struct field callstack_fields[] = {
	F("frames", OBJECT, 15, WRAPPED("frames/frame"), LIST_OF(frame)),
	F("tools", STRING, VERSION_NEVER, WRAPPED("tools/tool@ref"), XML_SINCE(15), MANY,
		ROLE(REF_USE)),
};
static const struct spec_type callstack =
	TYPE("componentEvidence.callstack", FIELDS(callstack_fields));

static const struct field copyright_fields[] = {
	F("text", STRING, 13, TEXT, REQUIRED_JSON(13, 17), ROLE(COPYRIGHT)),
};
static const struct spec_type copyright = TYPE("copyright", FIELDS(copyright_fields));

static const struct field issue_fields[] = {
	F("type", STRING, 12, ATTRIBUTE("type"), REQUIRED(12, 17), ONE_OF(issue_types)),
	F("id", STRING, 12, ELEMENT("id")),
	F("name", STRING, 12, ELEMENT("name")),
	F("description", STRING, 12, ELEMENT("description")),
	F("source", OBJECT, 12, ELEMENT("source"), OF(issue_source)),
	F("references", STRING, 12, WRAPPED("references/url"), MANY, CHECK(IRI_REFERENCE)),
};
static const struct spec_type issue = TYPE("issue", FIELDS(issue_fields), .xml_open = 12);

static const struct field note_fields[] = {
	F("locale", STRING, 14, ELEMENT("locale"), CHECK(LOCALE)),
	F("text", OBJECT, 14, ELEMENT("text"), OF(attachment), REQUIRED(14, 17)),
};
static const struct spec_type note = TYPE("note", FIELDS(note_fields));

static const struct field model_datasets_ref =
	F("datasets", OBJECT, 15, WRAPPED("datasets/ref"), LIST_OF(dataset_ref));
static const struct field model_parameters_fields[] = {
	F("approach", OBJECT, 15, ELEMENT("approach"), OF(model_approach)),
	F("task", STRING, 15, ELEMENT("task")),
	F("architectureFamily", STRING, 15, ELEMENT("architectureFamily")),
	F("modelArchitecture", STRING, 15, ELEMENT("modelArchitecture")),
	F("datasets", OBJECT, 15, WRAPPED("datasets/dataset"), LIST_OF(component_data),
		OR(model_datasets_ref)),
	F("inputs", OBJECT, 15, WRAPPED("inputs/input"), LIST_OF(model_data_format)),
	F("outputs", OBJECT, 15, WRAPPED("outputs/output"), LIST_OF(model_data_format)),
};
static const struct spec_type model_parameters =
	TYPE("modelCard.modelParameters", FIELDS(model_parameters_fields));

static const struct field quantitative_analysis_fields[] = {
	F("performanceMetrics", OBJECT, 15, WRAPPED("performanceMetrics/performanceMetric"),
		LIST_OF(performance_metric)),
	F("graphics", OBJECT, 15, ELEMENT("graphics"), OF(graphics_collection)),
};
static const struct spec_type quantitative_analysis =
	TYPE("modelCard.quantitativeAnalysis", FIELDS(quantitative_analysis_fields));

static const struct field considerations_fields[] = {
	F("users", STRING, 15, WRAPPED("users/user"), MANY),
	F("useCases", STRING, 15, WRAPPED("useCases/useCase"), MANY),
	F("technicalLimitations", STRING, 15, WRAPPED("technicalLimitations/technicalLimitation"),
		MANY),
	F("performanceTradeoffs", STRING, 15, WRAPPED("performanceTradeoffs/performanceTradeoff"),
		MANY),
	F("ethicalConsiderations", OBJECT, 15,
		WRAPPED("ethicalConsiderations/ethicalConsideration"), LIST_OF(risk)),
	F("environmentalConsiderations", OBJECT, 16, ELEMENT("environmentalConsiderations"),
		OF(environmental_considerations)),
	F("fairnessAssessments", OBJECT, 15, WRAPPED("fairnessAssessments/fairnessAssessment"),
		LIST_OF(fairness_assessment)),
};
static const struct spec_type considerations =
	TYPE("modelCard.considerations", FIELDS(considerations_fields));

static const struct field data_contents_fields[] = {
	F("attachment", OBJECT, 15, ELEMENT("attachment"), OF(attachment)),
	F("url", STRING, 15, ELEMENT("url"), CHECK(IRI_REFERENCE)),
	PROPERTIES(15),
};
static const struct spec_type data_contents =
	TYPE("componentData.contents", FIELDS(data_contents_fields));

static const struct field graphics_collection_fields[] = {
	F("description", STRING, 15, ELEMENT("description")),
	F("collection", OBJECT, 15, WRAPPED("collection/graphic"), LIST_OF(graphic)),
};
static const struct spec_type graphics_collection =
	TYPE("graphicsCollection", FIELDS(graphics_collection_fields));

static const struct field data_governance_fields[] = {
	F("custodians", OBJECT, 15, WRAPPED("custodians/custodian"), LIST_OF(governance_party)),
	F("stewards", OBJECT, 15, WRAPPED("stewards/steward"), LIST_OF(governance_party)),
	F("owners", OBJECT, 15, WRAPPED("owners/owner"), LIST_OF(governance_party)),
};
static const struct spec_type data_governance =
	TYPE("dataGovernance", FIELDS(data_governance_fields));

static const struct field algorithm_properties_fields[] = {
	F("primitive", STRING, 16, ELEMENT("primitive"), ONE_OF(crypto_primitives)),
	F("algorithmFamily", STRING, 17, ELEMENT("algorithmFamily"), ONE_OF(algorithm_families)),
	F("parameterSetIdentifier", STRING, 16, ELEMENT("parameterSetIdentifier")),
	F("curve", STRING, 16, ELEMENT("curve"), DEPRECATED),
	F("ellipticCurve", STRING, 17, ELEMENT("ellipticCurve"), ONE_OF(elliptic_curves)),
	F("executionEnvironment", STRING, 16, ELEMENT("executionEnvironment"),
		ONE_OF(execution_environments)),
	F("implementationPlatform", STRING, 16, ELEMENT("implementationPlatform"),
		ONE_OF(implementation_platforms)),
	F("certificationLevel", STRING, 16, ELEMENT("certificationLevel"), MANY,
		ONE_OF(certification_levels)),
	F("mode", STRING, 16, ELEMENT("mode"), ONE_OF(crypto_modes)),
	F("padding", STRING, 16, ELEMENT("padding"), ONE_OF(crypto_paddings)),
	F("cryptoFunctions", STRING, 16, WRAPPED("cryptoFunctions/cryptoFunction"), MANY,
		ONE_OF(crypto_functions)),
	F("classicalSecurityLevel", INTEGER, 16, ELEMENT("classicalSecurityLevel"),
		RANGE(0, INT64_MAX)),
	F("nistQuantumSecurityLevel", INTEGER, 16, ELEMENT("nistQuantumSecurityLevel"),
		RANGE(0, 6)),
};
static const struct spec_type algorithm_properties =
	TYPE("cryptoProperties.algorithmProperties", FIELDS(algorithm_properties_fields));

static const struct field certificate_properties_fields[] = {
	F("serialNumber", STRING, 17, ELEMENT("serialNumber")),
	F("subjectName", STRING, 16, ELEMENT("subjectName")),
	F("issuerName", STRING, 16, ELEMENT("issuerName")),
	F("notValidBefore", STRING, 16, ELEMENT("notValidBefore"), CHECK(DATE_TIME)),
	F("notValidAfter", STRING, 16, ELEMENT("notValidAfter"), CHECK(DATE_TIME)),
	F("signatureAlgorithmRef", STRING, 16, ELEMENT("signatureAlgorithmRef"), DEPRECATED,
		CHECK(REF), ROLE(REF_USE)),
	F("subjectPublicKeyRef", STRING, 16, ELEMENT("subjectPublicKeyRef"), DEPRECATED, CHECK(REF),
		ROLE(REF_USE)),
	F("certificateFormat", STRING, 16, ELEMENT("certificateFormat")),
	F("certificateExtension", STRING, 16, ELEMENT("certificateExtension"), DEPRECATED),
	F("certificateFileExtension", STRING, 17, ELEMENT("certificateFileExtension")),
	F("fingerprint", OBJECT, 17, ELEMENT("fingerprint"), OF(hash)),
	F("certificateState", OBJECT, 17, ELEMENT("certificateState"), LIST_OF(certificate_state)),
	F("creationDate", STRING, 17, ELEMENT("creationDate"), CHECK(DATE_TIME)),
	F("activationDate", STRING, 17, ELEMENT("activationDate"), CHECK(DATE_TIME)),
	F("deactivationDate", STRING, 17, ELEMENT("deactivationDate"), CHECK(DATE_TIME)),
	F("revocationDate", STRING, 17, ELEMENT("revocationDate"), CHECK(DATE_TIME)),
	F("destructionDate", STRING, 17, ELEMENT("destructionDate"), CHECK(DATE_TIME)),
	F("certificateExtensions", OBJECT, 17,
		WRAPPED("certificateExtensions/certificateExtension"),
		LIST_OF(certificate_extension)),
	F("relatedCryptographicAssets", OBJECT, 17,
		WRAPPED("relatedCryptographicAssets/relatedCryptographicAsset"),
		LIST_OF(related_cryptographic_asset)),
};
static const struct spec_type certificate_properties =
	TYPE("cryptoProperties.certificateProperties", FIELDS(certificate_properties_fields));

static const struct field crypto_material_properties_fields[] = {
	F("type", STRING, 16, ELEMENT("type"), ONE_OF(crypto_materials)),
	F("id", STRING, 16, ELEMENT("id")),
	F("state", STRING, 16, ELEMENT("state"), ONE_OF(crypto_material_states)),
	F("algorithmRef", STRING, 16, ELEMENT("algorithmRef"), DEPRECATED, CHECK(REF),
		ROLE(REF_USE)),
	F("creationDate", STRING, 16, ELEMENT("creationDate"), CHECK(DATE_TIME)),
	F("activationDate", STRING, 16, ELEMENT("activationDate"), CHECK(DATE_TIME)),
	F("updateDate", STRING, 16, ELEMENT("updateDate"), CHECK(DATE_TIME)),
	F("expirationDate", STRING, 16, ELEMENT("expirationDate"), CHECK(DATE_TIME)),
	F("value", STRING, 16, ELEMENT("value")),
	F("size", INTEGER, 16, ELEMENT("size")),
	F("format", STRING, 16, ELEMENT("format")),
	F("securedBy", OBJECT, 16, ELEMENT("securedBy"), OF(secured_by)),
	F("fingerprint", OBJECT, 17, ELEMENT("fingerprint"), OF(hash)),
	F("relatedCryptographicAssets", OBJECT, 17,
		WRAPPED("relatedCryptographicAssets/relatedCryptographicAsset"),
		LIST_OF(related_cryptographic_asset)),
};
static const struct spec_type crypto_material_properties =
	TYPE("cryptoProperties.relatedCryptoMaterialProperties",
		FIELDS(crypto_material_properties_fields));

static const struct field protocol_properties_fields[] = {
	F("type", STRING, 16, ELEMENT("type"), ONE_OF(protocol_types)),
	F("version", STRING, 16, ELEMENT("version")),
	F("cipherSuites", OBJECT, 16, WRAPPED("cipherSuites/cipherSuite"), LIST_OF(cipher_suite)),
	F("ikev2TransformTypes", OBJECT, 16, ELEMENT("ikev2TransformTypes"), OF(ikev2_transforms)),
	F("cryptoRefArray", STRING, 16, ELEMENT("cryptoRef"), MANY, DEPRECATED, CHECK(REF),
		ROLE(REF_USE)),
	F("relatedCryptographicAssets", OBJECT, 17, JSON_ONLY,
		LIST_OF(related_cryptographic_asset)),
};
static const struct spec_type protocol_properties =
	TYPE("cryptoProperties.protocolProperties", FIELDS(protocol_properties_fields));

static const struct field affected_version_fields[] = {
	F("version", STRING, 14, ELEMENT("version"), RANGE(0, 1024)),
	F("range", STRING, 14, ELEMENT("range"), RANGE(1, 4096)),
	F("status", STRING, 14, ELEMENT("status"), ONE_OF(affected_states)),
};
static const struct spec_type affected_version =
	TYPE("vulnerability.affects.versions", FIELDS(affected_version_fields),
		.min_members = "version range", .exclusive = "version range");

static const struct field resource_reference_fields[] = {
	F("ref", STRING, 15, ELEMENT("ref"), CHECK(REF), ROLE(REF_USE)),
	F("externalReference", OBJECT, 15, ELEMENT("externalReference"), OF(external_reference)),
};
static const struct spec_type resource_reference =
	TYPE("resourceReferenceChoice", FIELDS(resource_reference_fields), .xml_open = 15,
		.min_members = "ref externalReference", .exclusive = "ref externalReference");

static const struct field task_fields[] = {
	F("bom-ref", STRING, 15, ATTRIBUTE("bom-ref"), REQUIRED(15, 17), CHECK(REF),
		ROLE(OTHER_REF)),
	F("uid", STRING, 15, ELEMENT("uid"), REQUIRED(15, 17)),
	F("name", STRING, 15, ELEMENT("name")),
	F("description", STRING, 15, ELEMENT("description")),
	F("resourceReferences", OBJECT, 15, WRAPPED("resourceReferences/resourceReference"),
		LIST_OF(resource_reference), UNIQUE),
	F("taskTypes", STRING, 15, WRAPPED("taskTypes/taskType"), MANY, REQUIRED(15, 17),
		ONE_OF(task_types)),
	F("trigger", OBJECT, 15, ELEMENT("trigger"), OF(trigger)),
	F("steps", OBJECT, 15, WRAPPED("steps/step"), LIST_OF(step), UNIQUE),
	F("inputs", OBJECT, 15, WRAPPED("inputs/input"), LIST_OF(workflow_input), UNIQUE),
	F("outputs", OBJECT, 15, WRAPPED("outputs/output"), LIST_OF(workflow_output), UNIQUE),
	F("timeStart", STRING, 15, ELEMENT("timeStart"), CHECK(DATE_TIME)),
	F("timeEnd", STRING, 15, ELEMENT("timeEnd"), CHECK(DATE_TIME)),
	F("workspaces", OBJECT, 15, WRAPPED("workspaces/workspace"), LIST_OF(workspace), UNIQUE),
	F("runtimeTopology", OBJECT, 15, WRAPPED("runtimeTopology/dependency"), LIST_OF(dependency),
		UNIQUE),
	PROPERTIES(15),
};
static const struct spec_type task = TYPE("task", FIELDS(task_fields), .xml_open = 15);

static const struct field trigger_fields[] = {
	F("bom-ref", STRING, 15, ATTRIBUTE("bom-ref"), REQUIRED(15, 17), CHECK(REF),
		ROLE(OTHER_REF)),
	F("uid", STRING, 15, ELEMENT("uid"), REQUIRED(15, 17)),
	F("name", STRING, 15, ELEMENT("name")),
	F("description", STRING, 15, ELEMENT("description")),
	F("resourceReferences", OBJECT, 15, WRAPPED("resourceReferences/resourceReference"),
		LIST_OF(resource_reference), UNIQUE),
	F("type", STRING, 15, ELEMENT("type"), REQUIRED(15, 17), ONE_OF(trigger_types)),
	F("event", OBJECT, 15, ELEMENT("event"), OF(event)),
	F("conditions", OBJECT, 15, WRAPPED("conditions/condition"), LIST_OF(condition), UNIQUE),
	F("timeActivated", STRING, 15, ELEMENT("timeActivated"), CHECK(DATE_TIME)),
	F("inputs", OBJECT, 15, WRAPPED("inputs/input"), LIST_OF(workflow_input), UNIQUE),
	F("outputs", OBJECT, 15, WRAPPED("outputs/output"), LIST_OF(workflow_output), UNIQUE),
	PROPERTIES(15),
};
static const struct spec_type trigger = TYPE("trigger", FIELDS(trigger_fields), .xml_open = 15);

static const struct field step_fields[] = {
	F("name", STRING, 15, ELEMENT("name")),
	F("description", STRING, 15, ELEMENT("description")),
	F("commands", OBJECT, 15, WRAPPED("commands/command"), LIST_OF(command)),
	PROPERTIES(15),
};
static const struct spec_type step = TYPE("step", FIELDS(step_fields), .xml_open = 15);

static const struct field input_environment_value =
	F("environmentVars", STRING, 15, WRAPPED("environmentVars/value"), MANY, UNIQUE);
static const struct field workflow_input_fields[] = {
	F("resource", OBJECT, 15, ELEMENT("resource"), OF(resource_reference)),
	F("parameters", OBJECT, 15, WRAPPED("parameters/parameter"), LIST_OF(parameter), UNIQUE),
	F("environmentVars", OBJECT, 15, WRAPPED("environmentVars/environmentVar"),
		LIST_OF(property), UNIQUE, OR(input_environment_value)),
	F("data", OBJECT, 15, ELEMENT("data"), OF(attachment)),
	F("source", OBJECT, 15, ELEMENT("source"), OF(resource_reference)),
	F("target", OBJECT, 15, ELEMENT("target"), OF(resource_reference)),
	PROPERTIES(15),
};
static const struct spec_type workflow_input = TYPE("inputType", FIELDS(workflow_input_fields),
	.xml_open = 15, .min_members = "resource parameters environmentVars data",
	.exclusive = "resource parameters environmentVars data");

static const struct field output_environment_value =
	F("environmentVars", STRING, 15, WRAPPED("environmentVars/value"), MANY, UNIQUE);
static const struct field workflow_output_fields[] = {
	F("resource", OBJECT, 15, ELEMENT("resource"), OF(resource_reference)),
	F("environmentVars", OBJECT, 15, WRAPPED("environmentVars/environmentVar"),
		LIST_OF(property), UNIQUE, OR(output_environment_value)),
	F("data", OBJECT, 15, ELEMENT("data"), OF(attachment)),
	F("type", STRING, 15, ELEMENT("type"), ONE_OF(output_types)),
	F("source", OBJECT, 15, ELEMENT("source"), OF(resource_reference)),
	F("target", OBJECT, 15, ELEMENT("target"), OF(resource_reference)),
	PROPERTIES(15),
};
static const struct spec_type workflow_output = TYPE("outputType", FIELDS(workflow_output_fields),
	.xml_open = 15, .min_members = "resource environmentVars data",
	.exclusive = "resource environmentVars data");

static const struct field workspace_fields[] = {
	F("bom-ref", STRING, 15, ATTRIBUTE("bom-ref"), REQUIRED(15, 17), CHECK(REF),
		ROLE(OTHER_REF)),
	F("uid", STRING, 15, ELEMENT("uid"), REQUIRED(15, 17)),
	F("name", STRING, 15, ELEMENT("name")),
	F("aliases", STRING, 15, WRAPPED("aliases/alias"), MANY),
	F("description", STRING, 15, ELEMENT("description")),
	F("resourceReferences", OBJECT, 15, WRAPPED("resourceReferences/resourceReference"),
		LIST_OF(resource_reference), UNIQUE),
	F("accessMode", STRING, 15, ELEMENT("accessMode"), ONE_OF(access_modes)),
	F("mountPath", STRING, 15, ELEMENT("mountPath")),
	F("managedDataType", STRING, 15, ELEMENT("managedDataType")),
	F("volumeRequest", STRING, 15, ELEMENT("volumeRequest")),
	F("volume", OBJECT, 15, ELEMENT("volume"), OF(volume)),
	PROPERTIES(15),
};
static const struct spec_type workspace =
	TYPE("workspace", FIELDS(workspace_fields), .xml_open = 15);

static const struct field attestation_map_fields[] = {
	F("requirement", STRING, 16, ELEMENT("requirement"), CHECK(REF), ROLE(REF_USE)),
	F("claims", STRING, 16, WRAPPED("claims/claim"), MANY, CHECK(REF), ROLE(REF_USE)),
	F("counterClaims", STRING, 16, WRAPPED("counterClaims/counterClaim"), MANY, CHECK(REF),
		ROLE(REF_USE)),
	F("conformance", OBJECT, 16, ELEMENT("conformance"), OF(conformance)),
	F("confidence", OBJECT, 16, ELEMENT("confidence"), OF(confidence)),
};
static const struct spec_type attestation_map =
	TYPE("bom.declarations.attestations.map", FIELDS(attestation_map_fields));

static const struct field claim_evidence_data_fields[] = {
	F("name", STRING, 16, ELEMENT("name")),
	F("contents", OBJECT, 16, ELEMENT("contents"), OF(claim_evidence_contents)),
	F("classification", STRING, 16, ELEMENT("classification")),
	F("sensitiveData", STRING, 16, ELEMENT("sensitiveData"), MANY),
	F("governance", OBJECT, 16, ELEMENT("governance"), OF(data_governance)),
};
static const struct spec_type claim_evidence_data =
	TYPE("bom.declarations.evidence.data", FIELDS(claim_evidence_data_fields));

static const struct field signatory_fields[] = {
	F("name", STRING, 16, ELEMENT("name")),
	F("role", STRING, 16, ELEMENT("role")),
	F("organization", OBJECT, 16, ELEMENT("organization"), OF(organizational_entity)),
	F("externalReference", OBJECT, 16, ELEMENT("externalReference"), OF(external_reference)),
	SIGNATURE(16),
};
static const struct spec_type signatory =
	TYPE("bom.declarations.affirmation.signatories", FIELDS(signatory_fields), .xml_open = 16);

static const struct field standard_requirement_fields[] = {
	BOM_REF(16),
	F("identifier", STRING, 16, ELEMENT("identifier")),
	F("title", STRING, 16, ELEMENT("title")),
	F("text", STRING, 16, ELEMENT("text")),
	F("descriptions", STRING, 16, WRAPPED("descriptions/description"), MANY),
	F("openCre", STRING, 16, ELEMENT("openCre"), MANY, PATTERN("^CRE:[0-9]+-[0-9]+$")),
	F("parent", STRING, 16, ELEMENT("parent"), CHECK(REF), ROLE(REF_USE)),
	PROPERTIES(16),
	F("externalReferences", OBJECT, 16, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference)),
};
static const struct spec_type standard_requirement =
	TYPE("standard.requirements", FIELDS(standard_requirement_fields));

static const struct field standard_level_fields[] = {
	BOM_REF(16),
	F("identifier", STRING, 16, ELEMENT("identifier")),
	F("title", STRING, 16, ELEMENT("title")),
	F("description", STRING, 16, ELEMENT("description")),
	F("requirements", STRING, 16, WRAPPED("requirements/requirement"), MANY, CHECK(REF),
		ROLE(REF_USE)),
};
static const struct spec_type standard_level =
	TYPE("standard.levels", FIELDS(standard_level_fields));

static const struct field priority_application_fields[] = {
	F("applicationNumber", STRING, 17, ELEMENT("applicationNumber"), REQUIRED(17, 17),
		PATTERN(PATENT_NUMBER)),
	F("jurisdiction", STRING, 17, ELEMENT("jurisdiction"), REQUIRED(17, 17),
		PATTERN(JURISDICTION)),
	F("filingDate", STRING, 17, ELEMENT("filingDate"), REQUIRED(17, 17), CHECK(DATE)),
};
static const struct spec_type priority_application =
	TYPE("priorityApplication", FIELDS(priority_application_fields));

static const struct field licensor_fields[] = {
	F("organization", OBJECT, 15, ELEMENT("organization"), OF(organizational_entity)),
	F("individual", OBJECT, 15, ELEMENT("individual"), OF(organizational_contact)),
};
static const struct spec_type licensor = TYPE("licensing.licensor", FIELDS(licensor_fields),
	.min_members = "organization individual", .exclusive = "organization individual");

static const struct field licensee_fields[] = {
	F("organization", OBJECT, 15, ELEMENT("organization"), OF(organizational_entity)),
	F("individual", OBJECT, 15, ELEMENT("individual"), OF(organizational_contact)),
};
static const struct spec_type licensee = TYPE("licensing.licensee", FIELDS(licensee_fields),
	.min_members = "organization individual", .exclusive = "organization individual");

static const struct field purchaser_fields[] = {
	F("organization", OBJECT, 15, ELEMENT("organization"), OF(organizational_entity)),
	F("individual", OBJECT, 15, ELEMENT("individual"), OF(organizational_contact)),
};
static const struct spec_type purchaser = TYPE("licensing.purchaser", FIELDS(purchaser_fields),
	.min_members = "organization individual", .exclusive = "organization individual");

static const struct field identifiable_action_fields[] = {
	F("timestamp", STRING, 11, ELEMENT("timestamp"), CHECK(DATE_TIME)),
	F("name", STRING, 11, ELEMENT("name"), ROLE(PARTY_NAME)),
	F("email", STRING, 11, ELEMENT("email"), CHECK(EMAIL), ROLE(PARTY_EMAIL)),
};
static const struct spec_type identifiable_action =
	TYPE("identifiableAction", FIELDS(identifiable_action_fields), .xml_open = 11);

static const struct field diff_fields[] = {
	F("text", OBJECT, 12, ELEMENT("text"), OF(attachment)),
	F("url", STRING, 12, ELEMENT("url"), CHECK(IRI_REFERENCE)),
};
static const struct spec_type diff = TYPE("diff", FIELDS(diff_fields), .xml_open = 12);

static const struct field identity_method_fields[] = {
	F("technique", STRING, 15, ELEMENT("technique"), REQUIRED(15, 17),
		ONE_OF(identity_techniques)),
	F("confidence", NUMBER, 15, ELEMENT("confidence"), REQUIRED(15, 17), RANGE(0, 1)),
	F("value", STRING, 15, ELEMENT("value")),
};
static const struct spec_type identity_method =
	TYPE("componentIdentityEvidence.methods", FIELDS(identity_method_fields));

static const struct field frame_fields[] = {
	F("package", STRING, 15, ELEMENT("package")),
	F("module", STRING, 15, ELEMENT("module"), REQUIRED(15, 17)),
	F("function", STRING, 15, ELEMENT("function")),
	F("parameters", STRING, 15, WRAPPED("parameters/parameter"), MANY),
	F("line", INTEGER, 15, ELEMENT("line")),
	F("column", INTEGER, 15, ELEMENT("column")),
	F("fullFilename", STRING, 15, ELEMENT("fullFilename")),
};
static const struct spec_type frame =
	TYPE("componentEvidence.callstack.frames", FIELDS(frame_fields));

static const struct field issue_source_fields[] = {
	F("name", STRING, 12, ELEMENT("name")),
	F("url", STRING, 12, ELEMENT("url"), CHECK(IRI_REFERENCE)),
};
static const struct spec_type issue_source = TYPE("issue.source", FIELDS(issue_source_fields));

static const struct field model_approach_fields[] = {
	F("type", STRING, 15, ELEMENT("type"), ONE_OF(model_approaches)),
};
static const struct spec_type model_approach =
	TYPE("modelCard.modelParameters.approach", FIELDS(model_approach_fields));

static const struct field dataset_ref_fields[] = {
	F("ref", STRING, 15, TEXT, CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type dataset_ref =
	TYPE("modelCard.modelParameters.datasets", FIELDS(dataset_ref_fields));

static const struct field model_data_format_fields[] = {
	F("format", STRING, 15, ELEMENT("format"), REQUIRED_XML(15, 17)),
};
static const struct spec_type model_data_format =
	TYPE("inputOutputMLParameters", FIELDS(model_data_format_fields));

static const struct field performance_metric_fields[] = {
	F("type", STRING, 15, ELEMENT("type")),
	F("value", STRING, 15, ELEMENT("value")),
	F("slice", STRING, 15, ELEMENT("slice")),
	F("confidenceInterval", OBJECT, 15, ELEMENT("confidenceInterval"), OF(confidence_interval)),
};
static const struct spec_type performance_metric =
	TYPE("performanceMetric", FIELDS(performance_metric_fields));

static const struct field risk_fields[] = {
	F("name", STRING, 15, ELEMENT("name")),
	F("mitigationStrategy", STRING, 15, ELEMENT("mitigationStrategy")),
};
static const struct spec_type risk = TYPE("risk", FIELDS(risk_fields));

static const struct field environmental_considerations_fields[] = {
	F("energyConsumptions", OBJECT, 16, WRAPPED("energyConsumptions/energyConsumption"),
		LIST_OF(energy_consumption)),
	PROPERTIES(16),
};
static const struct spec_type environmental_considerations =
	TYPE("environmentalConsiderations", FIELDS(environmental_considerations_fields));

static const struct field fairness_assessment_fields[] = {
	F("groupAtRisk", STRING, 15, ELEMENT("groupAtRisk")),
	F("benefits", STRING, 15, ELEMENT("benefits")),
	F("harms", STRING, 15, ELEMENT("harms")),
	F("mitigationStrategy", STRING, 15, ELEMENT("mitigationStrategy")),
};
static const struct spec_type fairness_assessment =
	TYPE("fairnessAssessment", FIELDS(fairness_assessment_fields));

static const struct field graphic_fields[] = {
	F("name", STRING, 15, ELEMENT("name")),
	F("image", OBJECT, 15, ELEMENT("image"), OF(attachment)),
};
static const struct spec_type graphic = TYPE("graphic", FIELDS(graphic_fields));

static const struct field governance_party_fields[] = {
	F("organization", OBJECT, 15, ELEMENT("organization"), OF(organizational_entity)),
	F("contact", OBJECT, 15, ELEMENT("individual"), OF(organizational_contact)),
};
static const struct spec_type governance_party =
	TYPE("dataGovernanceResponsibleParty", FIELDS(governance_party_fields),
		.min_members = "organization contact", .exclusive = "organization contact");

static const struct field certificate_state_fields[] = {
	F("state", STRING, 17, ELEMENT("state"), ONE_OF(certificate_states)),
	F("name", STRING, 17, ELEMENT("name")),
	F("description", STRING, 17, ELEMENT("description")),
	F("reason", STRING, 17, ELEMENT("reason")),
};
static const struct spec_type certificate_state = TYPE(
	"cryptoProperties.certificateProperties.certificateState", FIELDS(certificate_state_fields),
	.min_members = "state name", .exclusive = "state name");

static const struct field certificate_extension_fields[] = {
	F("commonExtensionName", STRING, 17, ELEMENT("commonExtensionName"),
		ONE_OF(certificate_extensions)),
	F("commonExtensionValue", STRING, 17, ELEMENT("commonExtensionValue")),
	F("customExtensionName", STRING, 17, ELEMENT("customExtensionName")),
	F("customExtensionValue", STRING, 17, ELEMENT("customExtensionValue")),
};
static const struct spec_type certificate_extension =
	TYPE("cryptoProperties.certificateProperties.certificateExtensions",
		FIELDS(certificate_extension_fields),
		.min_members = "commonExtensionName customExtensionName",
		.exclusive = "commonExtensionName customExtensionName");

static const struct field related_cryptographic_asset_fields[] = {
	F("type", STRING, 17, ELEMENT("type")),
	F("ref", STRING, 17, ELEMENT("ref"), CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type related_cryptographic_asset =
	TYPE("relatedCryptographicAsset", FIELDS(related_cryptographic_asset_fields));

static const struct field secured_by_fields[] = {
	F("mechanism", STRING, 16, ELEMENT("mechanism")),
	F("algorithmRef", STRING, 16, ELEMENT("algorithmRef"), CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type secured_by = TYPE("securedBy", FIELDS(secured_by_fields));

static const struct field cipher_suite_fields[] = {
	F("name", STRING, 16, ELEMENT("name")),
	F("algorithms", STRING, 16, WRAPPED("algorithms/algorithm"), MANY, CHECK(REF),
		ROLE(REF_USE)),
	F("identifiers", STRING, 16, WRAPPED("identifiers/identifier"), MANY),
	F("tlsGroups", STRING, 17, WRAPPED("tlsGroups/group"), MANY),
	F("tlsSignatureSchemes", STRING, 17, WRAPPED("tlsSignatureSchemes/signatureScheme"), MANY),
};
static const struct spec_type cipher_suite = TYPE("cipherSuite", FIELDS(cipher_suite_fields));

/* 1.6 has references to algorithms here, 1.7 objects. */
static const struct field ikev2_encr_object =
	F("encr", OBJECT, 17, ELEMENT("encr"), LIST_OF(ikev2_encr));
static const struct field ikev2_prf_object =
	F("prf", OBJECT, 17, ELEMENT("prf"), LIST_OF(ikev2_prf));
static const struct field ikev2_integ_object =
	F("integ", OBJECT, 17, ELEMENT("integ"), LIST_OF(ikev2_integ));
static const struct field ikev2_ke_object = F("ke", OBJECT, 17, ELEMENT("ke"), LIST_OF(ikev2_ke));
static const struct field ikev2_auth_object =
	F("auth", OBJECT, 17, ELEMENT("auth"), LIST_OF(ikev2_auth));
static const struct field ikev2_transforms_fields[] = {
	F("encr", STRING, 16, ELEMENT("encr"), MANY, DEPRECATED, CHECK(REF), ROLE(REF_USE),
		OR(ikev2_encr_object)),
	F("prf", STRING, 16, ELEMENT("prf"), MANY, DEPRECATED, CHECK(REF), ROLE(REF_USE),
		OR(ikev2_prf_object)),
	F("integ", STRING, 16, ELEMENT("integ"), MANY, DEPRECATED, CHECK(REF), ROLE(REF_USE),
		OR(ikev2_integ_object)),
	F("ke", STRING, 16, ELEMENT("ke"), MANY, DEPRECATED, CHECK(REF), ROLE(REF_USE),
		OR(ikev2_ke_object)),
	F("esn", BOOLEAN, 16, ELEMENT("esn")),
	F("auth", STRING, 16, ELEMENT("auth"), MANY, DEPRECATED, CHECK(REF), ROLE(REF_USE),
		OR(ikev2_auth_object)),
};
static const struct spec_type ikev2_transforms = TYPE(
	"cryptoProperties.protocolProperties.ikev2TransformTypes", FIELDS(ikev2_transforms_fields));

static const struct field event_fields[] = {
	F("uid", STRING, 15, ELEMENT("uid")),
	F("description", STRING, 15, ELEMENT("description")),
	F("timeReceived", STRING, 15, ELEMENT("timeReceived"), CHECK(DATE_TIME)),
	F("data", OBJECT, 15, ELEMENT("data"), OF(attachment)),
	F("source", OBJECT, 15, ELEMENT("source"), OF(resource_reference)),
	F("target", OBJECT, 15, ELEMENT("target"), OF(resource_reference)),
	PROPERTIES(15),
};
static const struct spec_type event = TYPE("event", FIELDS(event_fields), .xml_open = 15);

static const struct field condition_fields[] = {
	F("description", STRING, 15, ELEMENT("description")),
	F("expression", STRING, 15, ELEMENT("expression")),
	PROPERTIES(15),
};
static const struct spec_type condition = TYPE("condition", FIELDS(condition_fields));

static const struct field command_fields[] = {
	F("executed", STRING, 15, ELEMENT("executed")),
	PROPERTIES(15),
};
static const struct spec_type command = TYPE("command", FIELDS(command_fields));

static const struct field parameter_fields[] = {
	F("name", STRING, 15, ELEMENT("name")),
	F("value", STRING, 15, ELEMENT("value")),
	F("dataType", STRING, 15, ELEMENT("dataType")),
};
static const struct spec_type parameter =
	TYPE("parameter", FIELDS(parameter_fields), .xml_open = 15);

static const struct field volume_fields[] = {
	F("uid", STRING, 15, ELEMENT("uid")),
	F("name", STRING, 15, ELEMENT("name")),
	F("mode", STRING, 15, ELEMENT("mode"), ONE_OF(volume_modes)),
	F("path", STRING, 15, ELEMENT("path")),
	F("sizeAllocated", STRING, 15, ELEMENT("sizeAllocated")),
	F("persistent", BOOLEAN, 15, ELEMENT("persistent")),
	F("remote", BOOLEAN, 15, ELEMENT("remote")),
	PROPERTIES(15),
};
static const struct spec_type volume = TYPE("volume", FIELDS(volume_fields));

static const struct field conformance_fields[] = {
	F("score", NUMBER, 16, ELEMENT("score"), REQUIRED_XML(16, 17), RANGE(0, 1)),
	F("rationale", STRING, 16, ELEMENT("rationale")),
	F("mitigationStrategies", STRING, 16, WRAPPED("mitigationStrategies/mitigationStrategy"),
		MANY, CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type conformance =
	TYPE("bom.declarations.attestations.map.conformance", FIELDS(conformance_fields));

static const struct field confidence_fields[] = {
	F("score", NUMBER, 16, ELEMENT("score"), REQUIRED_XML(16, 17), RANGE(0, 1)),
	F("rationale", STRING, 16, ELEMENT("rationale")),
};
static const struct spec_type confidence =
	TYPE("bom.declarations.attestations.map.confidence", FIELDS(confidence_fields));

static const struct field claim_evidence_contents_fields[] = {
	F("attachment", OBJECT, 16, ELEMENT("attachment"), OF(attachment)),
	F("url", STRING, 16, ELEMENT("url"), CHECK(IRI_REFERENCE)),
};
static const struct spec_type claim_evidence_contents =
	TYPE("bom.declarations.evidence.data.contents", FIELDS(claim_evidence_contents_fields));

static const struct field confidence_interval_fields[] = {
	F("lowerBound", STRING, 15, ELEMENT("lowerBound")),
	F("upperBound", STRING, 15, ELEMENT("upperBound")),
};
static const struct spec_type confidence_interval =
	TYPE("performanceMetric.confidenceInterval", FIELDS(confidence_interval_fields));

static const struct field energy_consumption_fields[] = {
	F("activity", STRING, 16, ELEMENT("activity"), REQUIRED(16, 17), ONE_OF(energy_activities)),
	F("energyProviders", OBJECT, 16, ELEMENT("energyProviders"), LIST_OF(energy_provider),
		REQUIRED(16, 17)),
	F("activityEnergyCost", OBJECT, 16, ELEMENT("activityEnergyCost"), OF(energy_measure),
		REQUIRED(16, 17)),
	F("co2CostEquivalent", OBJECT, 16, ELEMENT("co2CostEquivalent"), OF(co2_measure)),
	F("co2CostOffset", OBJECT, 16, ELEMENT("co2CostOffset"), OF(co2_measure)),
	PROPERTIES(16),
};
static const struct spec_type energy_consumption =
	TYPE("energyConsumption", FIELDS(energy_consumption_fields));

static const struct field ikev2_encr_fields[] = {
	F("name", STRING, 17, ELEMENT("name")),
	F("keyLength", INTEGER, 17, ELEMENT("keyLength")),
	F("algorithm", STRING, 17, ELEMENT("algorithm"), CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type ikev2_encr = TYPE("ikeV2Enc", FIELDS(ikev2_encr_fields));

static const struct field ikev2_prf_fields[] = {
	F("name", STRING, 17, ELEMENT("name")),
	F("algorithm", STRING, 17, ELEMENT("algorithm"), CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type ikev2_prf = TYPE("ikeV2Prf", FIELDS(ikev2_prf_fields));

static const struct field ikev2_integ_fields[] = {
	F("name", STRING, 17, ELEMENT("name")),
	F("algorithm", STRING, 17, ELEMENT("algorithm"), CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type ikev2_integ = TYPE("ikeV2Integ", FIELDS(ikev2_integ_fields));

static const struct field ikev2_ke_fields[] = {
	F("group", INTEGER, 17, ELEMENT("group")),
	F("algorithm", STRING, 17, ELEMENT("algorithm"), CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type ikev2_ke = TYPE("ikeV2Ke", FIELDS(ikev2_ke_fields));

static const struct field ikev2_auth_fields[] = {
	F("name", STRING, 17, ELEMENT("name")),
	F("algorithm", STRING, 17, ELEMENT("algorithm"), CHECK(REF), ROLE(REF_USE)),
};
static const struct spec_type ikev2_auth = TYPE("ikeV2Auth", FIELDS(ikev2_auth_fields));

static const struct field energy_provider_fields[] = {
	BOM_REF(16),
	F("description", STRING, 16, ELEMENT("description")),
	F("organization", OBJECT, 16, ELEMENT("organization"), OF(organizational_entity),
		REQUIRED(16, 17)),
	F("energySource", STRING, 16, ELEMENT("energySource"), REQUIRED(16, 17),
		ONE_OF(energy_sources)),
	F("energyProvided", OBJECT, 16, ELEMENT("energyProvided"), OF(energy_measure),
		REQUIRED(16, 17)),
	F("externalReferences", OBJECT, 16, WRAPPED("externalReferences/reference"),
		LIST_OF(external_reference)),
};
static const struct spec_type energy_provider =
	TYPE("energyProvider", FIELDS(energy_provider_fields));

static const struct field energy_measure_fields[] = {
	F("value", NUMBER, 16, ELEMENT("value"), REQUIRED(16, 17)),
	F("unit", STRING, 16, ELEMENT("unit"), REQUIRED(16, 17), ONE_OF(energy_units)),
};
static const struct spec_type energy_measure = TYPE("energyMeasure", FIELDS(energy_measure_fields));

static const struct field co2_measure_fields[] = {
	F("value", NUMBER, 16, ELEMENT("value"), REQUIRED(16, 17)),
	F("unit", STRING, 16, ELEMENT("unit"), REQUIRED(16, 17), ONE_OF(co2_units)),
};
static const struct spec_type co2_measure = TYPE("co2Measure", FIELDS(co2_measure_fields));
