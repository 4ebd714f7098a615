/* CycloneDX 1.3-1.7 in protobuf as tables: every message and field of bom-1.N.proto of the CycloneDX
 * specification, with the member of the JSON schema that says the same. Numbers never change their
 * meaning between versions; what was renamed or made a message (DataClassification) has one row.
 *
 * P(number, member, KIND, ...): behind the kind stand any of the macros below. A new field is one
 * line, a new entry of an enumeration is one more name; NULL stands for "not stated". */
#include "spec/cyclonedx_proto.h"

#define P(number_, name_, kind_, ...)                                                              \
	{                                                                                          \
		.number = number_, .name = name_, .kind = PROTO_##kind_, __VA_ARGS__               \
	}
#define OF(message_) .message = &(message_)
#define ONE_OF(names_) .names = &(names_)
#define MANY .list = true
#define ONE .list = false
/* Absent on the wire when it has the number 0, which means something. */
#define IMPLICIT .implicit = true
#define SINCE(version_) .since = version_
#define FORM(form_) .form = PROTO_##form_

#define NAMES(names_)                                                                              \
	{                                                                                          \
		names_, sizeof(names_) / sizeof((names_)[0])                                       \
	}
#define MESSAGE_OF(fields_)                                                                        \
	{                                                                                          \
		.fields = fields_, .count = sizeof(fields_) / sizeof((fields_)[0])                 \
	}

static const char *const classification_names[] = {NULL, "application", "framework", "library",
	"operating-system", "device", "file", "container", "firmware", "device-driver", "platform",
	"machine-learning-model", "data", "cryptographic-asset"};
static const struct proto_enum classification_values = NAMES(classification_names);
static const char *const data_flow_direction_names[] = {
	NULL, "inbound", "outbound", "bi-directional", "unknown"};
static const struct proto_enum data_flow_direction_values = NAMES(data_flow_direction_names);
static const char *const external_reference_type_names[] = {"other", "vcs", "issue-tracker",
	"website", "advisories", "bom", "mailing-list", "social", "chat", "documentation",
	"support", "distribution", "license", "build-meta", "build-system", "security-contact",
	"attestation", "threat-model", "adversary-model", "risk-assessment", "distribution-intake",
	"vulnerability-assertion", "exploitability-statement", "pentest-report",
	"static-analysis-report", "dynamic-analysis-report", "runtime-analysis-report",
	"component-analysis-report", "maturity-report", "certification-report", "quality-metrics",
	"codified-infrastructure", "model-card", "poam", "log", "configuration", "evidence",
	"formulation", "source-distribution", "electronic-signature", "digital-signature",
	"rfc-9116", "release-notes", "patent", "patent-family", "patent-assertion", "citation"};
static const struct proto_enum external_reference_type_values =
	NAMES(external_reference_type_names);
static const char *const hash_alg_names[] = {NULL, "MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512",
	"SHA3-256", "SHA3-384", "SHA3-512", "BLAKE2b-256", "BLAKE2b-384", "BLAKE2b-512", "BLAKE3",
	"Streebog-256", "Streebog-512"};
static const struct proto_enum hash_alg_values = NAMES(hash_alg_names);
static const char *const issue_classification_names[] = {NULL, "defect", "enhancement", "security"};
static const struct proto_enum issue_classification_values = NAMES(issue_classification_names);
static const char *const license_acknowledgement_enumeration_names[] = {
	NULL, "declared", "concluded"};
static const struct proto_enum license_acknowledgement_enumeration_values =
	NAMES(license_acknowledgement_enumeration_names);
static const char *const licensing_type_enum_names[] = {NULL, "academic", "appliance",
	"client-access", "concurrent-user", "core-points", "custom-metric", "device", "evaluation",
	"named-user", "node-locked", "oem", "perpetual", "processor-points", "subscription", "user",
	"other"};
static const struct proto_enum licensing_type_enum_values = NAMES(licensing_type_enum_names);
static const char *const lifecycle_phase_names[] = {
	"design", "pre-build", "build", "post-build", "operations", "discovery", "decommission"};
static const struct proto_enum lifecycle_phase_values = NAMES(lifecycle_phase_names);
static const char *const patch_classification_names[] = {
	NULL, "unofficial", "monkey", "backport", "cherry-pick"};
static const struct proto_enum patch_classification_values = NAMES(patch_classification_names);
static const char *const scope_names[] = {NULL, "required", "optional", "excluded"};
static const struct proto_enum scope_values = NAMES(scope_names);
static const char *const tlp_classification_names[] = {
	"CLEAR", "GREEN", "AMBER", "AMBER_AND_STRICT", "RED"};
static const struct proto_enum tlp_classification_values = NAMES(tlp_classification_names);
static const char *const aggregate_names[] = {"not_specified", "complete", "incomplete",
	"incomplete_first_party_only", "incomplete_third_party_only", "unknown",
	"incomplete_first_party_proprietary_only", "incomplete_first_party_opensource_only",
	"incomplete_third_party_proprietary_only", "incomplete_third_party_opensource_only"};
static const struct proto_enum aggregate_values = NAMES(aggregate_names);
static const char *const evidence_field_type_names[] = {
	NULL, "group", "name", "version", "purl", "cpe", "swid", "hash", "omniborId", "swhid"};
static const struct proto_enum evidence_field_type_values = NAMES(evidence_field_type_names);
static const char *const evidence_technique_names[] = {"source-code-analysis", "binary-analysis",
	"manifest-analysis", "ast-fingerprint", "hash-comparison", "instrumentation",
	"dynamic-analysis", "filename", "attestation", "other"};
static const struct proto_enum evidence_technique_values = NAMES(evidence_technique_names);
static const char *const severity_names[] = {
	"unknown", "critical", "high", "medium", "low", "info", "none"};
static const struct proto_enum severity_values = NAMES(severity_names);
static const char *const score_method_names[] = {
	NULL, "CVSSv2", "CVSSv3", "CVSSv31", "OWASP", "other", "CVSSv4", "SSVC"};
static const struct proto_enum score_method_values = NAMES(score_method_names);
static const char *const impact_analysis_state_names[] = {NULL, "resolved",
	"resolved_with_pedigree", "exploitable", "in_triage", "false_positive", "not_affected"};
static const struct proto_enum impact_analysis_state_values = NAMES(impact_analysis_state_names);
static const char *const impact_analysis_justification_names[] = {NULL, "code_not_present",
	"code_not_reachable", "requires_configuration", "requires_dependency",
	"requires_environment", "protected_by_compiler", "protected_at_runtime",
	"protected_at_perimeter", "protected_by_mitigating_control"};
static const struct proto_enum impact_analysis_justification_values =
	NAMES(impact_analysis_justification_names);
static const char *const vulnerability_response_names[] = {
	NULL, "can_not_fix", "will_not_fix", "update", "rollback", "workaround_available"};
static const struct proto_enum vulnerability_response_values = NAMES(vulnerability_response_names);
static const char *const vulnerability_affected_status_names[] = {
	"unknown", "affected", "unaffected"};
static const struct proto_enum vulnerability_affected_status_values =
	NAMES(vulnerability_affected_status_names);
static const char *const activity_type_names[] = {NULL, "other", "design", "data-collection",
	"data-preparation", "training", "fine-tuning", "validation", "deployment", "inference"};
static const struct proto_enum activity_type_values = NAMES(activity_type_names);
static const char *const energy_source_type_names[] = {NULL, "unknown", "other", "coal", "oil",
	"natural-gas", "nuclear", "wind", "solar", "geothermal", "hydropower", "biofuel"};
static const struct proto_enum energy_source_type_values = NAMES(energy_source_type_names);
static const char *const energy_measure_unit_type_names[] = {NULL, "kWh"};
static const struct proto_enum energy_measure_unit_type_values =
	NAMES(energy_measure_unit_type_names);
static const char *const co2_measure_unit_type_names[] = {NULL, "tCO2eq"};
static const struct proto_enum co2_measure_unit_type_values = NAMES(co2_measure_unit_type_names);
static const char *const model_parameter_approach_type_names[] = {"supervised", "unsupervised",
	"reinforcement-learning", "semi-supervised", "self-supervised"};
static const struct proto_enum model_parameter_approach_type_values =
	NAMES(model_parameter_approach_type_names);
static const char *const component_data_type_names[] = {
	"source-code", "configuration", "dataset", "definition", "other"};
static const struct proto_enum component_data_type_values = NAMES(component_data_type_names);
static const char *const access_mode_names[] = {
	"read-only", "read-write", "read-write-once", "write-once", "write-only"};
static const struct proto_enum access_mode_values = NAMES(access_mode_names);
static const char *const volume_mode_names[] = {"filesystem", "block"};
static const struct proto_enum volume_mode_values = NAMES(volume_mode_names);
static const char *const trigger_type_names[] = {"manual", "api", "webhook", "scheduled"};
static const struct proto_enum trigger_type_values = NAMES(trigger_type_names);
static const char *const output_type_type_names[] = {
	"artifact", "attestation", "log", "evidence", "metrics", "other"};
static const struct proto_enum output_type_type_values = NAMES(output_type_type_names);
static const char *const task_type_names[] = {"copy", "clone", "lint", "scan", "merge", "build",
	"test", "deliver", "deploy", "release", "clean", "other"};
static const struct proto_enum task_type_values = NAMES(task_type_names);
static const char *const crypto_asset_type_names[] = {
	NULL, "algorithm", "certificate", "protocol", "related-crypto-material"};
static const struct proto_enum crypto_asset_type_values = NAMES(crypto_asset_type_names);
static const char *const crypto_primitive_names[] = {NULL, "unknown", "other", "drbg", "mac",
	"block-cipher", "stream-cipher", "signature", "hash", "pke", "xof", "kdf", "key-agree",
	"kem", "ae", "combiner", "key-wrap"};
static const struct proto_enum crypto_primitive_values = NAMES(crypto_primitive_names);
static const char *const crypto_execution_environment_names[] = {NULL, "unknown", "other",
	"software-plain-ram", "software-encrypted-ram", "software-tee", "hardware"};
static const struct proto_enum crypto_execution_environment_values =
	NAMES(crypto_execution_environment_names);
static const char *const crypto_implementation_platform_names[] = {NULL, "unknown", "other",
	"generic", "x86_32", "x86_64", "armv7-a", "armv7-m", "armv8-a", "armv8-m", "armv9-a",
	"armv9-m", "s390x", "ppc64", "ppc64le"};
static const struct proto_enum crypto_implementation_platform_values =
	NAMES(crypto_implementation_platform_names);
static const char *const crypto_algorithm_mode_names[] = {
	NULL, "unknown", "other", "cbc", "ecb", "ccm", "gcm", "cfb", "ofb", "ctr"};
static const struct proto_enum crypto_algorithm_mode_values = NAMES(crypto_algorithm_mode_names);
static const char *const crypto_algorithm_padding_names[] = {
	NULL, "unknown", "other", "pkcs5", "pkcs7", "pkcs1v15", "oaep", "raw"};
static const struct proto_enum crypto_algorithm_padding_values =
	NAMES(crypto_algorithm_padding_names);
static const char *const crypto_algorithm_function_names[] = {NULL, "unknown", "other", "generate",
	"keygen", "encrypt", "decrypt", "digest", "tag", "keyderive", "sign", "verify",
	"encapsulate", "decapsulate"};
static const struct proto_enum crypto_algorithm_function_values =
	NAMES(crypto_algorithm_function_names);
static const char *const predefined_state_names[] = {
	NULL, "pre-activation", "active", "suspended", "deactivated", "revoked", "destroyed"};
static const struct proto_enum predefined_state_values = NAMES(predefined_state_names);
static const char *const common_extension_name_names[] = {NULL, "basicConstraints", "keyUsage",
	"extendedKeyUsage", "subjectAlternativeName", "authorityKeyIdentifier",
	"subjectKeyIdentifier", "authorityInformationAccess", "certificatePolicies",
	"crlDistributionPoints", "signedCertificateTimestamp"};
static const struct proto_enum common_extension_name_values = NAMES(common_extension_name_names);
static const char *const crypto_related_type_names[] = {NULL, "unknown", "other", "private-key",
	"public-key", "secret-key", "key", "ciphertext", "signature", "digest",
	"initialization-vector", "nonce", "seed", "salt", "shared-secret", "tag", "additional-data",
	"password", "credential", "token"};
static const struct proto_enum crypto_related_type_values = NAMES(crypto_related_type_names);
static const char *const crypto_related_state_names[] = {
	NULL, "pre-activation", "active", "suspended", "deactivated", "compromised", "destroyed"};
static const struct proto_enum crypto_related_state_values = NAMES(crypto_related_state_names);
static const char *const crypto_protocol_type_names[] = {NULL, "unknown", "other", "tls", "ssh",
	"ipsec", "ike", "sstp", "wpa", "dtls", "quic", "eap-aka", "eap-aka-prime", "prins",
	"5g-aka"};
static const struct proto_enum crypto_protocol_type_values = NAMES(crypto_protocol_type_names);
static const char *const patent_legal_status_names[] = {NULL, "pending", "granted", "revoked",
	"expired", "lapsed", "withdrawn", "abandoned", "suspended", "reinstated", "opposed",
	"terminated", "invalidated", "in-force"};
static const struct proto_enum patent_legal_status_values = NAMES(patent_legal_status_names);
static const char *const patent_assertion_type_names[] = {NULL, "ownership", "license",
	"third-party-claim", "standards-inclusion", "prior-art", "exclusive-rights",
	"non-assertion", "research-or-evaluation"};
static const struct proto_enum patent_assertion_type_values = NAMES(patent_assertion_type_names);

static const struct proto_message metadata, tool, hash, external_reference, property, component,
	organizational_entity, organizational_contact, postal_address_type, license_choice, license,
	attached_text, licensing, organizational_entity_or_contact, license_expression_detailed,
	expression_details, swid, pedigree, commit, identifiable_action, patch, diff, issue, source,
	evidence, evidence_copyright, evidence_identity, evidence_methods, evidence_occurrences,
	callstack, frames, release_notes, note, model_card, model_parameters, approach, datasets,
	component_data, component_data_contents, graphics_collection, graphic, data_governance,
	data_governance_responsible_party, machine_learning_input_output_parameters,
	quantitative_analysis, performance_metrics, confidence_interval, model_card_considerations,
	ethical_considerations, fairness_assessments, environmental_considerations,
	energy_consumption, energy_provider_type, energy_measure_type, co2_measure_type,
	crypto_properties, algorithm_properties, certificate_properties, certificate_state,
	certificate_extensions, extension, common_extension, custom_extension,
	related_cryptographic_assets, related_cryptographic_asset,
	related_crypto_material_properties, crypto_related_secured_by, protocol_properties,
	crypto_protocol_cipher_suite, ikev2_transform_types, ikev2_transform_types_detailed, encr,
	prf, integ, ke, auth, patent_assertion, asserter, service, data_flow, lifecycles,
	distribution_constraints, dependency, composition, vulnerability, vulnerability_reference,
	vulnerability_rating, advisory, vulnerability_credits, vulnerability_analysis,
	vulnerability_affects, vulnerability_affected_versions, proof_of_concept, annotation,
	annotator_choice, formula, workflow, resource_reference_choice, task, trigger, event,
	condition, input_type, parameter, environment_vars, output_type, step, command, workspace,
	volume, declarations, assessor, attestation, attestation_map, attestation_conformance,
	attestation_confidence, claim, declarations_evidence, data, contents, targets, affirmation,
	signatory, definition, standard, requirement, level, patent_or_family, patent,
	priority_application, patent_family, citation, pointers, expressions;

static const struct proto_field bom_fields[] = {
	P(1, "specVersion", STRING, ONE),
	P(2, "version", INTEGER, ONE),
	P(3, "serialNumber", STRING, ONE),
	P(4, "metadata", MESSAGE, OF(metadata)),
	P(5, "components", MESSAGE, OF(component), MANY),
	P(6, "services", MESSAGE, OF(service), MANY),
	P(7, "externalReferences", MESSAGE, OF(external_reference), MANY),
	P(8, "dependencies", MESSAGE, OF(dependency), MANY),
	P(9, "compositions", MESSAGE, OF(composition), MANY),
	P(10, "vulnerabilities", MESSAGE, OF(vulnerability), MANY),
	P(11, "annotations", MESSAGE, OF(annotation), MANY),
	P(12, "properties", MESSAGE, OF(property), MANY),
	P(13, "formulation", MESSAGE, OF(formula), MANY),
	P(14, "declarations", MESSAGE, OF(declarations)),
	P(15, "definitions", MESSAGE, OF(definition)),
	P(16, "citations", MESSAGE, OF(citation), MANY),
};
const struct proto_message cyclonedx_proto = MESSAGE_OF(bom_fields);

static const struct proto_field metadata_fields[] = {
	P(1, "timestamp", TIMESTAMP, ONE),
	P(2, "tools", MESSAGE, OF(tool), FORM(TOOLS)),
	P(3, "authors", MESSAGE, OF(organizational_contact), MANY),
	P(4, "component", MESSAGE, OF(component)),
	P(5, "manufacture", MESSAGE, OF(organizational_entity)),
	P(6, "supplier", MESSAGE, OF(organizational_entity)),
	P(7, "licenses", MESSAGE, OF(license_choice), MANY),
	P(8, "properties", MESSAGE, OF(property), MANY),
	P(9, "lifecycles", MESSAGE, OF(lifecycles), MANY),
	P(10, "manufacturer", MESSAGE, OF(organizational_entity)),
	P(11, "distributionConstraints", MESSAGE, OF(distribution_constraints)),
};
static const struct proto_message metadata = MESSAGE_OF(metadata_fields);

static const struct proto_field tool_fields[] = {
	P(1, "vendor", STRING, ONE),
	P(2, "name", STRING, ONE),
	P(3, "version", STRING, ONE),
	P(4, "hashes", MESSAGE, OF(hash), MANY),
	P(5, "externalReferences", MESSAGE, OF(external_reference), MANY),
	P(6, "components", MESSAGE, OF(component), MANY),
	P(7, "services", MESSAGE, OF(service), MANY),
};
static const struct proto_message tool = MESSAGE_OF(tool_fields);

static const struct proto_field hash_fields[] = {
	P(1, "alg", ENUM, ONE_OF(hash_alg_values), IMPLICIT),
	P(2, "content", STRING, ONE),
};
static const struct proto_message hash = MESSAGE_OF(hash_fields);

static const struct proto_field external_reference_fields[] = {
	P(1, "type", ENUM, ONE_OF(external_reference_type_values), IMPLICIT),
	P(2, "url", STRING, ONE),
	P(3, "comment", STRING, ONE),
	P(4, "hashes", MESSAGE, OF(hash), MANY),
	P(5, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message external_reference = MESSAGE_OF(external_reference_fields);

static const struct proto_field property_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "value", STRING, ONE),
};
static const struct proto_message property = MESSAGE_OF(property_fields);

static const struct proto_field component_fields[] = {
	P(1, "type", ENUM, ONE_OF(classification_values), IMPLICIT),
	P(2, "mime-type", STRING, ONE),
	P(3, "bom-ref", STRING, ONE),
	P(4, "supplier", MESSAGE, OF(organizational_entity)),
	P(5, "author", STRING, ONE),
	P(6, "publisher", STRING, ONE),
	P(7, "group", STRING, ONE),
	P(8, "name", STRING, ONE),
	P(9, "version", STRING, ONE),
	P(10, "description", STRING, ONE),
	P(11, "scope", ENUM, ONE_OF(scope_values)),
	P(12, "hashes", MESSAGE, OF(hash), MANY),
	P(13, "licenses", MESSAGE, OF(license_choice), MANY),
	P(14, "copyright", STRING, ONE),
	P(15, "cpe", STRING, ONE),
	P(16, "purl", STRING, ONE),
	P(17, "swid", MESSAGE, OF(swid)),
	P(18, "modified", BOOLEAN, ONE),
	P(19, "pedigree", MESSAGE, OF(pedigree)),
	P(20, "externalReferences", MESSAGE, OF(external_reference), MANY),
	P(21, "components", MESSAGE, OF(component), MANY),
	P(22, "properties", MESSAGE, OF(property), MANY),
	P(23, "evidence", MESSAGE, OF(evidence)),
	P(24, "releaseNotes", MESSAGE, OF(release_notes)),
	P(25, "modelCard", MESSAGE, OF(model_card)),
	P(26, "data", MESSAGE, OF(component_data), MANY),
	P(27, "cryptoProperties", MESSAGE, OF(crypto_properties)),
	P(28, "manufacturer", MESSAGE, OF(organizational_entity)),
	P(29, "authors", MESSAGE, OF(organizational_contact), MANY),
	P(30, "tags", STRING, MANY),
	P(31, "omniborId", STRING, MANY),
	P(32, "swhid", STRING, MANY),
	P(33, "versionRange", STRING, ONE),
	P(34, "isExternal", BOOLEAN, ONE),
	P(35, "patentAssertions", MESSAGE, OF(patent_assertion), MANY),
};
static const struct proto_message component = MESSAGE_OF(component_fields);

static const struct proto_field organizational_entity_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "url", STRING, MANY),
	P(3, "contact", MESSAGE, OF(organizational_contact), MANY),
	P(4, "bom-ref", STRING, ONE),
	P(5, "address", MESSAGE, OF(postal_address_type)),
};
static const struct proto_message organizational_entity = MESSAGE_OF(organizational_entity_fields);

static const struct proto_field organizational_contact_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "email", STRING, ONE),
	P(3, "phone", STRING, ONE),
	P(4, "bom-ref", STRING, ONE),
};
static const struct proto_message organizational_contact =
	MESSAGE_OF(organizational_contact_fields);

static const struct proto_field postal_address_type_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "country", STRING, ONE),
	P(3, "region", STRING, ONE),
	P(4, "locality", STRING, ONE),
	P(5, "postOfficeBoxNumber", STRING, ONE),
	P(6, "postalCode", STRING, ONE),
	P(7, "streetAddress", STRING, ONE),
};
static const struct proto_message postal_address_type = MESSAGE_OF(postal_address_type_fields);

static const struct proto_field license_choice_fields[] = {
	P(1, "license", MESSAGE, OF(license)),
	P(2, "expression", STRING, ONE),
	P(3, "acknowledgement", ENUM, ONE_OF(license_acknowledgement_enumeration_values)),
	P(4, "bom-ref", STRING, ONE, SINCE(16)),
	P(5, "expressionDetailed", MESSAGE, OF(license_expression_detailed), FORM(SPREAD)),
};
static const struct proto_message license_choice = MESSAGE_OF(license_choice_fields);

static const struct proto_field license_fields[] = {
	P(1, "id", STRING, ONE),
	P(2, "name", STRING, ONE),
	P(3, "text", MESSAGE, OF(attached_text)),
	P(4, "url", STRING, ONE),
	P(5, "bom-ref", STRING, ONE),
	P(6, "licensing", MESSAGE, OF(licensing)),
	P(7, "properties", MESSAGE, OF(property), MANY),
	P(8, "acknowledgement", ENUM, ONE_OF(license_acknowledgement_enumeration_values)),
};
static const struct proto_message license = MESSAGE_OF(license_fields);

static const struct proto_field attached_text_fields[] = {
	P(1, "contentType", STRING, ONE),
	P(2, "encoding", STRING, ONE),
	P(3, "content", STRING, ONE),
};
static const struct proto_message attached_text = MESSAGE_OF(attached_text_fields);

static const struct proto_field licensing_fields[] = {
	P(1, "altIds", STRING, MANY),
	P(2, "licensor", MESSAGE, OF(organizational_entity_or_contact)),
	P(3, "licensee", MESSAGE, OF(organizational_entity_or_contact)),
	P(4, "purchaser", MESSAGE, OF(organizational_entity_or_contact)),
	P(5, "purchaseOrder", STRING, ONE),
	P(6, "licenseTypes", ENUM, ONE_OF(licensing_type_enum_values), MANY),
	P(7, "lastRenewal", TIMESTAMP, ONE),
	P(8, "expiration", TIMESTAMP, ONE),
};
static const struct proto_message licensing = MESSAGE_OF(licensing_fields);

static const struct proto_field organizational_entity_or_contact_fields[] = {
	P(1, "organization", MESSAGE, OF(organizational_entity)),
	P(2, "individual", MESSAGE, OF(organizational_contact)),
};
static const struct proto_message organizational_entity_or_contact =
	MESSAGE_OF(organizational_entity_or_contact_fields);

static const struct proto_field license_expression_detailed_fields[] = {
	P(1, "expression", STRING, ONE),
	P(2, "expressionDetails", MESSAGE, OF(expression_details), MANY),
	P(3, "bom-ref", STRING, ONE),
	P(4, "acknowledgement", ENUM, ONE_OF(license_acknowledgement_enumeration_values)),
	P(5, "licensing", MESSAGE, OF(licensing)),
	P(6, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message license_expression_detailed =
	MESSAGE_OF(license_expression_detailed_fields);

static const struct proto_field expression_details_fields[] = {
	P(1, "licenseIdentifier", STRING, ONE),
	P(2, "bom-ref", STRING, ONE),
	P(3, "text", MESSAGE, OF(attached_text)),
	P(4, "url", STRING, ONE),
};
static const struct proto_message expression_details = MESSAGE_OF(expression_details_fields);

static const struct proto_field swid_fields[] = {
	P(1, "tagId", STRING, ONE),
	P(2, "name", STRING, ONE),
	P(3, "version", STRING, ONE),
	P(4, "tagVersion", INTEGER, ONE),
	P(5, "patch", BOOLEAN, ONE),
	P(6, "text", MESSAGE, OF(attached_text)),
	P(7, "url", STRING, ONE),
};
static const struct proto_message swid = MESSAGE_OF(swid_fields);

static const struct proto_field pedigree_fields[] = {
	P(1, "ancestors", MESSAGE, OF(component), MANY),
	P(2, "descendants", MESSAGE, OF(component), MANY),
	P(3, "variants", MESSAGE, OF(component), MANY),
	P(4, "commits", MESSAGE, OF(commit), MANY),
	P(5, "patches", MESSAGE, OF(patch), MANY),
	P(6, "notes", STRING, ONE),
};
static const struct proto_message pedigree = MESSAGE_OF(pedigree_fields);

static const struct proto_field commit_fields[] = {
	P(1, "uid", STRING, ONE),
	P(2, "url", STRING, ONE),
	P(3, "author", MESSAGE, OF(identifiable_action)),
	P(4, "committer", MESSAGE, OF(identifiable_action)),
	P(5, "message", STRING, ONE),
};
static const struct proto_message commit = MESSAGE_OF(commit_fields);

static const struct proto_field identifiable_action_fields[] = {
	P(1, "timestamp", TIMESTAMP, ONE),
	P(2, "name", STRING, ONE),
	P(3, "email", STRING, ONE),
};
static const struct proto_message identifiable_action = MESSAGE_OF(identifiable_action_fields);

static const struct proto_field patch_fields[] = {
	P(1, "type", ENUM, ONE_OF(patch_classification_values), IMPLICIT),
	P(2, "diff", MESSAGE, OF(diff)),
	P(3, "resolves", MESSAGE, OF(issue), MANY),
};
static const struct proto_message patch = MESSAGE_OF(patch_fields);

static const struct proto_field diff_fields[] = {
	P(1, "text", MESSAGE, OF(attached_text)),
	P(2, "url", STRING, ONE),
};
static const struct proto_message diff = MESSAGE_OF(diff_fields);

static const struct proto_field issue_fields[] = {
	P(1, "type", ENUM, ONE_OF(issue_classification_values), IMPLICIT),
	P(2, "id", STRING, ONE),
	P(3, "name", STRING, ONE),
	P(4, "description", STRING, ONE),
	P(5, "source", MESSAGE, OF(source)),
	P(6, "references", STRING, MANY),
};
static const struct proto_message issue = MESSAGE_OF(issue_fields);

static const struct proto_field source_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "url", STRING, ONE),
};
static const struct proto_message source = MESSAGE_OF(source_fields);

static const struct proto_field evidence_fields[] = {
	P(1, "licenses", MESSAGE, OF(license_choice), MANY),
	P(2, "copyright", MESSAGE, OF(evidence_copyright), MANY),
	P(3, "identity", MESSAGE, OF(evidence_identity), MANY),
	P(4, "occurrences", MESSAGE, OF(evidence_occurrences), MANY),
	P(5, "callstack", MESSAGE, OF(callstack)),
};
static const struct proto_message evidence = MESSAGE_OF(evidence_fields);

static const struct proto_field evidence_copyright_fields[] = {
	P(1, "text", STRING, ONE),
};
static const struct proto_message evidence_copyright = MESSAGE_OF(evidence_copyright_fields);

static const struct proto_field evidence_identity_fields[] = {
	P(1, "field", ENUM, ONE_OF(evidence_field_type_values), IMPLICIT),
	P(2, "confidence", FLOAT, ONE),
	P(3, "methods", MESSAGE, OF(evidence_methods), MANY),
	P(4, "tools", STRING, MANY),
	P(5, "concludedValue", STRING, ONE),
};
static const struct proto_message evidence_identity = MESSAGE_OF(evidence_identity_fields);

static const struct proto_field evidence_methods_fields[] = {
	P(1, "technique", ENUM, ONE_OF(evidence_technique_values), IMPLICIT),
	P(2, "confidence", FLOAT, ONE),
	P(3, "value", STRING, ONE),
};
static const struct proto_message evidence_methods = MESSAGE_OF(evidence_methods_fields);

static const struct proto_field evidence_occurrences_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "location", STRING, ONE),
	P(3, "line", INTEGER, ONE),
	P(4, "offset", INTEGER, ONE),
	P(5, "symbol", STRING, ONE),
	P(6, "additionalContext", STRING, ONE),
};
static const struct proto_message evidence_occurrences = MESSAGE_OF(evidence_occurrences_fields);

static const struct proto_field callstack_fields[] = {
	P(1, "frames", MESSAGE, OF(frames), MANY),
};
static const struct proto_message callstack = MESSAGE_OF(callstack_fields);

static const struct proto_field frames_fields[] = {
	P(1, "package", STRING, ONE),
	P(2, "module", STRING, ONE),
	P(3, "function", STRING, ONE),
	P(4, "parameters", STRING, MANY),
	P(5, "line", INTEGER, ONE),
	P(6, "column", INTEGER, ONE),
	P(7, "fullFilename", STRING, ONE),
};
static const struct proto_message frames = MESSAGE_OF(frames_fields);

static const struct proto_field release_notes_fields[] = {
	P(1, "type", STRING, ONE),
	P(2, "title", STRING, ONE),
	P(3, "featuredImage", STRING, ONE),
	P(4, "socialImage", STRING, ONE),
	P(5, "description", STRING, ONE),
	P(6, "timestamp", TIMESTAMP, ONE),
	P(7, "aliases", STRING, MANY),
	P(8, "tags", STRING, MANY),
	P(9, "resolves", MESSAGE, OF(issue), MANY),
	P(10, "notes", MESSAGE, OF(note), MANY),
	P(11, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message release_notes = MESSAGE_OF(release_notes_fields);

static const struct proto_field note_fields[] = {
	P(1, "locale", STRING, ONE),
	P(2, "text", MESSAGE, OF(attached_text)),
};
static const struct proto_message note = MESSAGE_OF(note_fields);

static const struct proto_field model_card_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "modelParameters", MESSAGE, OF(model_parameters)),
	P(3, "quantitativeAnalysis", MESSAGE, OF(quantitative_analysis)),
	P(4, "considerations", MESSAGE, OF(model_card_considerations)),
	P(5, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message model_card = MESSAGE_OF(model_card_fields);

static const struct proto_field model_parameters_fields[] = {
	P(1, "approach", MESSAGE, OF(approach)),
	P(2, "task", STRING, ONE),
	P(3, "architectureFamily", STRING, ONE),
	P(4, "modelArchitecture", STRING, ONE),
	P(5, "datasets", MESSAGE, OF(datasets), MANY),
	P(6, "inputs", MESSAGE, OF(machine_learning_input_output_parameters), MANY),
	P(7, "outputs", MESSAGE, OF(machine_learning_input_output_parameters), MANY),
};
static const struct proto_message model_parameters = MESSAGE_OF(model_parameters_fields);

static const struct proto_field approach_fields[] = {
	P(1, "type", ENUM, ONE_OF(model_parameter_approach_type_values)),
};
static const struct proto_message approach = MESSAGE_OF(approach_fields);

static const struct proto_field datasets_fields[] = {
	P(1, "dataset", MESSAGE, OF(component_data), FORM(SPREAD)),
	P(2, "ref", STRING, ONE),
};
static const struct proto_message datasets = MESSAGE_OF(datasets_fields);

static const struct proto_field component_data_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "type", ENUM, ONE_OF(component_data_type_values), IMPLICIT),
	P(3, "name", STRING, ONE),
	P(4, "contents", MESSAGE, OF(component_data_contents)),
	P(5, "classification", STRING, ONE),
	P(6, "sensitiveData", STRING, MANY),
	P(7, "graphics", MESSAGE, OF(graphics_collection)),
	P(8, "description", STRING, ONE),
	P(9, "governance", MESSAGE, OF(data_governance)),
};
static const struct proto_message component_data = MESSAGE_OF(component_data_fields);

static const struct proto_field component_data_contents_fields[] = {
	P(1, "attachment", MESSAGE, OF(attached_text)),
	P(2, "url", STRING, ONE),
	P(3, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message component_data_contents =
	MESSAGE_OF(component_data_contents_fields);

static const struct proto_field graphics_collection_fields[] = {
	P(1, "description", STRING, ONE),
	P(2, "collection", MESSAGE, OF(graphic), MANY),
};
static const struct proto_message graphics_collection = MESSAGE_OF(graphics_collection_fields);

static const struct proto_field graphic_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "image", MESSAGE, OF(attached_text)),
};
static const struct proto_message graphic = MESSAGE_OF(graphic_fields);

static const struct proto_field data_governance_fields[] = {
	P(1, "custodians", MESSAGE, OF(data_governance_responsible_party), MANY),
	P(2, "stewards", MESSAGE, OF(data_governance_responsible_party), MANY),
	P(3, "owners", MESSAGE, OF(data_governance_responsible_party), MANY),
};
static const struct proto_message data_governance = MESSAGE_OF(data_governance_fields);

static const struct proto_field data_governance_responsible_party_fields[] = {
	P(1, "organization", MESSAGE, OF(organizational_entity)),
	P(2, "contact", MESSAGE, OF(organizational_contact)),
};
static const struct proto_message data_governance_responsible_party =
	MESSAGE_OF(data_governance_responsible_party_fields);

static const struct proto_field machine_learning_input_output_parameters_fields[] = {
	P(1, "format", STRING, ONE),
};
static const struct proto_message machine_learning_input_output_parameters =
	MESSAGE_OF(machine_learning_input_output_parameters_fields);

static const struct proto_field quantitative_analysis_fields[] = {
	P(1, "performanceMetrics", MESSAGE, OF(performance_metrics), MANY),
	P(2, "graphics", MESSAGE, OF(graphics_collection)),
};
static const struct proto_message quantitative_analysis = MESSAGE_OF(quantitative_analysis_fields);

static const struct proto_field performance_metrics_fields[] = {
	P(1, "type", STRING, ONE),
	P(2, "value", STRING, ONE),
	P(3, "slice", STRING, ONE),
	P(4, "confidenceInterval", MESSAGE, OF(confidence_interval)),
};
static const struct proto_message performance_metrics = MESSAGE_OF(performance_metrics_fields);

static const struct proto_field confidence_interval_fields[] = {
	P(1, "lowerBound", STRING, ONE),
	P(2, "upperBound", STRING, ONE),
};
static const struct proto_message confidence_interval = MESSAGE_OF(confidence_interval_fields);

static const struct proto_field model_card_considerations_fields[] = {
	P(1, "users", STRING, MANY),
	P(2, "useCases", STRING, MANY),
	P(3, "technicalLimitations", STRING, MANY),
	P(4, "performanceTradeoffs", STRING, MANY),
	P(5, "ethicalConsiderations", MESSAGE, OF(ethical_considerations), MANY),
	P(6, "fairnessAssessments", MESSAGE, OF(fairness_assessments), MANY),
	P(7, "environmentalConsiderations", MESSAGE, OF(environmental_considerations)),
};
static const struct proto_message model_card_considerations =
	MESSAGE_OF(model_card_considerations_fields);

static const struct proto_field ethical_considerations_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "mitigationStrategy", STRING, ONE),
};
static const struct proto_message ethical_considerations =
	MESSAGE_OF(ethical_considerations_fields);

static const struct proto_field fairness_assessments_fields[] = {
	P(1, "groupAtRisk", STRING, ONE),
	P(2, "benefits", STRING, ONE),
	P(3, "harms", STRING, ONE),
	P(4, "mitigationStrategy", STRING, ONE),
};
static const struct proto_message fairness_assessments = MESSAGE_OF(fairness_assessments_fields);

static const struct proto_field environmental_considerations_fields[] = {
	P(1, "energyConsumptions", MESSAGE, OF(energy_consumption), MANY),
	P(2, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message environmental_considerations =
	MESSAGE_OF(environmental_considerations_fields);

static const struct proto_field energy_consumption_fields[] = {
	P(1, "activity", ENUM, ONE_OF(activity_type_values), IMPLICIT),
	P(2, "energyProviders", MESSAGE, OF(energy_provider_type), MANY),
	P(3, "activityEnergyCost", MESSAGE, OF(energy_measure_type)),
	P(4, "co2CostEquivalent", MESSAGE, OF(co2_measure_type)),
	P(5, "co2CostOffset", MESSAGE, OF(co2_measure_type)),
	P(6, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message energy_consumption = MESSAGE_OF(energy_consumption_fields);

static const struct proto_field energy_provider_type_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "description", STRING, ONE),
	P(3, "organization", MESSAGE, OF(organizational_entity)),
	P(4, "energySource", ENUM, ONE_OF(energy_source_type_values), IMPLICIT),
	P(5, "energyProvided", MESSAGE, OF(energy_measure_type)),
	P(6, "externalReferences", MESSAGE, OF(external_reference), MANY),
};
static const struct proto_message energy_provider_type = MESSAGE_OF(energy_provider_type_fields);

static const struct proto_field energy_measure_type_fields[] = {
	P(1, "value", FLOAT, ONE),
	P(2, "unit", ENUM, ONE_OF(energy_measure_unit_type_values), IMPLICIT),
};
static const struct proto_message energy_measure_type = MESSAGE_OF(energy_measure_type_fields);

static const struct proto_field co2_measure_type_fields[] = {
	P(1, "value", FLOAT, ONE),
	P(2, "unit", ENUM, ONE_OF(co2_measure_unit_type_values), IMPLICIT),
};
static const struct proto_message co2_measure_type = MESSAGE_OF(co2_measure_type_fields);

static const struct proto_field crypto_properties_fields[] = {
	P(1, "assetType", ENUM, ONE_OF(crypto_asset_type_values), IMPLICIT),
	P(2, "algorithmProperties", MESSAGE, OF(algorithm_properties)),
	P(3, "certificateProperties", MESSAGE, OF(certificate_properties)),
	P(4, "relatedCryptoMaterialProperties", MESSAGE, OF(related_crypto_material_properties)),
	P(5, "protocolProperties", MESSAGE, OF(protocol_properties)),
	P(6, "oid", STRING, ONE),
};
static const struct proto_message crypto_properties = MESSAGE_OF(crypto_properties_fields);

static const struct proto_field algorithm_properties_fields[] = {
	P(1, "primitive", ENUM, ONE_OF(crypto_primitive_values)),
	P(2, "parameterSetIdentifier", STRING, ONE),
	P(3, "curve", STRING, ONE),
	P(4, "executionEnvironment", ENUM, ONE_OF(crypto_execution_environment_values)),
	P(5, "implementationPlatform", ENUM, ONE_OF(crypto_implementation_platform_values)),
	P(6, "certificationLevel", STRING, MANY),
	P(7, "mode", ENUM, ONE_OF(crypto_algorithm_mode_values)),
	P(8, "padding", ENUM, ONE_OF(crypto_algorithm_padding_values)),
	P(9, "cryptoFunctions", ENUM, ONE_OF(crypto_algorithm_function_values), MANY),
	P(10, "classicalSecurityLevel", INTEGER, ONE),
	P(11, "nistQuantumSecurityLevel", INTEGER, ONE),
	P(12, "algorithmFamily", STRING, ONE),
	P(13, "ellipticCurve", STRING, ONE),
};
static const struct proto_message algorithm_properties = MESSAGE_OF(algorithm_properties_fields);

static const struct proto_field certificate_properties_fields[] = {
	P(1, "subjectName", STRING, ONE),
	P(2, "issuerName", STRING, ONE),
	P(3, "notValidBefore", TIMESTAMP, ONE),
	P(4, "notValidAfter", TIMESTAMP, ONE),
	P(5, "signatureAlgorithmRef", STRING, ONE),
	P(6, "subjectPublicKeyRef", STRING, ONE),
	P(7, "certificateFormat", STRING, ONE),
	P(8, "certificateExtension", STRING, ONE),
	P(9, "serialNumber", STRING, ONE),
	P(10, "certificateFileExtension", STRING, ONE),
	P(11, "fingerprint", MESSAGE, OF(hash)),
	P(12, "certificateState", MESSAGE, OF(certificate_state), MANY),
	P(13, "creationDate", TIMESTAMP, ONE),
	P(14, "activationDate", TIMESTAMP, ONE),
	P(15, "deactivationDate", TIMESTAMP, ONE),
	P(16, "revocationDate", TIMESTAMP, ONE),
	P(17, "destructionDate", TIMESTAMP, ONE),
	P(18, "certificateExtensions", MESSAGE, OF(certificate_extensions), FORM(UNWRAP)),
	P(19, "relatedCryptographicAssets", MESSAGE, OF(related_cryptographic_assets),
		FORM(UNWRAP)),
};
static const struct proto_message certificate_properties =
	MESSAGE_OF(certificate_properties_fields);

static const struct proto_field certificate_state_fields[] = {
	P(1, "reason", STRING, ONE),
	P(2, "state", ENUM, ONE_OF(predefined_state_values)),
	P(3, "name", STRING, ONE),
	P(4, "description", STRING, ONE),
};
static const struct proto_message certificate_state = MESSAGE_OF(certificate_state_fields);

static const struct proto_field certificate_extensions_fields[] = {
	P(1, "extensions", MESSAGE, OF(extension), MANY),
};
static const struct proto_message certificate_extensions =
	MESSAGE_OF(certificate_extensions_fields);

static const struct proto_field extension_fields[] = {
	P(1, "commonExtension", MESSAGE, OF(common_extension), FORM(SPREAD)),
	P(2, "customExtension", MESSAGE, OF(custom_extension), FORM(SPREAD)),
};
static const struct proto_message extension = MESSAGE_OF(extension_fields);

static const struct proto_field common_extension_fields[] = {
	P(1, "commonExtensionName", ENUM, ONE_OF(common_extension_name_values), IMPLICIT),
	P(2, "commonExtensionValue", STRING, ONE),
};
static const struct proto_message common_extension = MESSAGE_OF(common_extension_fields);

static const struct proto_field custom_extension_fields[] = {
	P(1, "customExtensionName", STRING, ONE),
	P(2, "customExtensionValue", STRING, ONE),
};
static const struct proto_message custom_extension = MESSAGE_OF(custom_extension_fields);

static const struct proto_field related_cryptographic_assets_fields[] = {
	P(1, "assets", MESSAGE, OF(related_cryptographic_asset), MANY),
};
static const struct proto_message related_cryptographic_assets =
	MESSAGE_OF(related_cryptographic_assets_fields);

static const struct proto_field related_cryptographic_asset_fields[] = {
	P(1, "type", STRING, ONE),
	P(2, "ref", STRING, ONE),
};
static const struct proto_message related_cryptographic_asset =
	MESSAGE_OF(related_cryptographic_asset_fields);

static const struct proto_field related_crypto_material_properties_fields[] = {
	P(1, "type", ENUM, ONE_OF(crypto_related_type_values)),
	P(2, "id", STRING, ONE),
	P(3, "state", ENUM, ONE_OF(crypto_related_state_values)),
	P(4, "algorithmRef", STRING, ONE),
	P(5, "creationDate", TIMESTAMP, ONE),
	P(6, "activationDate", TIMESTAMP, ONE),
	P(7, "updateDate", TIMESTAMP, ONE),
	P(8, "expirationDate", TIMESTAMP, ONE),
	P(9, "value", STRING, ONE),
	P(10, "size", INTEGER, ONE),
	P(11, "format", STRING, ONE),
	P(12, "securedBy", MESSAGE, OF(crypto_related_secured_by)),
	P(13, "fingerprint", MESSAGE, OF(hash)),
	P(14, "relatedCryptographicAssets", MESSAGE, OF(related_cryptographic_assets),
		FORM(UNWRAP)),
};
static const struct proto_message related_crypto_material_properties =
	MESSAGE_OF(related_crypto_material_properties_fields);

static const struct proto_field crypto_related_secured_by_fields[] = {
	P(1, "mechanism", STRING, ONE),
	P(2, "algorithmRef", STRING, ONE),
};
static const struct proto_message crypto_related_secured_by =
	MESSAGE_OF(crypto_related_secured_by_fields);

static const struct proto_field protocol_properties_fields[] = {
	P(1, "type", ENUM, ONE_OF(crypto_protocol_type_values)),
	P(2, "version", STRING, ONE),
	P(3, "cipherSuites", MESSAGE, OF(crypto_protocol_cipher_suite), MANY),
	P(4, "ikev2TransformTypes", MESSAGE, OF(ikev2_transform_types)),
	P(5, "cryptoRefArray", STRING, MANY),
	P(6, "relatedCryptographicAssets", MESSAGE, OF(related_cryptographic_assets), FORM(UNWRAP)),
	P(7, "ikev2TransformTypes", MESSAGE, OF(ikev2_transform_types_detailed)),
};
static const struct proto_message protocol_properties = MESSAGE_OF(protocol_properties_fields);

static const struct proto_field crypto_protocol_cipher_suite_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "algorithms", STRING, MANY),
	P(3, "identifiers", STRING, MANY),
	P(4, "tlsGroups", STRING, MANY),
	P(5, "tlsSignatureSchemes", STRING, MANY),
};
static const struct proto_message crypto_protocol_cipher_suite =
	MESSAGE_OF(crypto_protocol_cipher_suite_fields);

static const struct proto_field ikev2_transform_types_fields[] = {
	P(1, "encr", STRING, MANY),
	P(2, "prf", STRING, MANY),
	P(3, "integ", STRING, MANY),
	P(4, "ke", STRING, MANY),
	P(5, "esn", BOOLEAN, ONE),
	P(6, "auth", STRING, MANY),
};
static const struct proto_message ikev2_transform_types = MESSAGE_OF(ikev2_transform_types_fields);

static const struct proto_field ikev2_transform_types_detailed_fields[] = {
	P(1, "encr", MESSAGE, OF(encr), MANY),
	P(2, "prf", MESSAGE, OF(prf), MANY),
	P(3, "integ", MESSAGE, OF(integ), MANY),
	P(4, "ke", MESSAGE, OF(ke), MANY),
	P(5, "esn", BOOLEAN, ONE),
	P(6, "auth", MESSAGE, OF(auth), MANY),
};
static const struct proto_message ikev2_transform_types_detailed =
	MESSAGE_OF(ikev2_transform_types_detailed_fields);

static const struct proto_field encr_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "keyLength", INTEGER, ONE),
	P(3, "algorithm", STRING, ONE),
};
static const struct proto_message encr = MESSAGE_OF(encr_fields);

static const struct proto_field prf_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "algorithm", STRING, ONE),
};
static const struct proto_message prf = MESSAGE_OF(prf_fields);

static const struct proto_field integ_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "algorithm", STRING, ONE),
};
static const struct proto_message integ = MESSAGE_OF(integ_fields);

static const struct proto_field ke_fields[] = {
	P(1, "group", INTEGER, ONE),
	P(2, "algorithm", STRING, ONE),
};
static const struct proto_message ke = MESSAGE_OF(ke_fields);

static const struct proto_field auth_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "algorithm", STRING, ONE),
};
static const struct proto_message auth = MESSAGE_OF(auth_fields);

static const struct proto_field patent_assertion_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "assertionType", ENUM, ONE_OF(patent_assertion_type_values), IMPLICIT),
	P(3, "patentRefs", STRING, MANY),
	P(4, "asserter", MESSAGE, OF(asserter), FORM(CHOICE)),
	P(5, "notes", STRING, ONE),
};
static const struct proto_message patent_assertion = MESSAGE_OF(patent_assertion_fields);

static const struct proto_field asserter_fields[] = {
	P(1, "organization", MESSAGE, OF(organizational_entity)),
	P(2, "individual", MESSAGE, OF(organizational_contact)),
	P(3, "ref", STRING, ONE),
};
static const struct proto_message asserter = MESSAGE_OF(asserter_fields);

static const struct proto_field service_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "provider", MESSAGE, OF(organizational_entity)),
	P(3, "group", STRING, ONE),
	P(4, "name", STRING, ONE),
	P(5, "version", STRING, ONE),
	P(6, "description", STRING, ONE),
	P(7, "endpoints", STRING, MANY),
	P(8, "authenticated", BOOLEAN, ONE),
	P(9, "x-trust-boundary", BOOLEAN, ONE),
	P(10, "data", MESSAGE, OF(data_flow), MANY),
	P(11, "licenses", MESSAGE, OF(license_choice), MANY),
	P(12, "externalReferences", MESSAGE, OF(external_reference), MANY),
	P(13, "services", MESSAGE, OF(service), MANY),
	P(14, "properties", MESSAGE, OF(property), MANY),
	P(15, "releaseNotes", MESSAGE, OF(release_notes)),
	P(16, "trustZone", STRING, ONE),
	P(17, "tags", STRING, MANY),
	P(18, "patentAssertions", MESSAGE, OF(patent_assertion), MANY),
};
static const struct proto_message service = MESSAGE_OF(service_fields);

static const struct proto_field data_flow_fields[] = {
	P(1, "flow", ENUM, ONE_OF(data_flow_direction_values), IMPLICIT),
	P(2, "classification", STRING, ONE),
	P(3, "name", STRING, ONE),
	P(4, "description", STRING, ONE),
	P(5, "source", STRING, MANY),
	P(6, "destination", STRING, MANY),
	P(7, "governance", MESSAGE, OF(data_governance)),
};
static const struct proto_message data_flow = MESSAGE_OF(data_flow_fields);

static const struct proto_field lifecycles_fields[] = {
	P(1, "phase", ENUM, ONE_OF(lifecycle_phase_values)),
	P(2, "name", STRING, ONE),
	P(3, "description", STRING, ONE),
};
static const struct proto_message lifecycles = MESSAGE_OF(lifecycles_fields);

static const struct proto_field distribution_constraints_fields[] = {
	P(1, "tlp", ENUM, ONE_OF(tlp_classification_values)),
};
static const struct proto_message distribution_constraints =
	MESSAGE_OF(distribution_constraints_fields);

static const struct proto_field dependency_fields[] = {
	P(1, "ref", STRING, ONE),
	P(2, "dependsOn", MESSAGE, OF(dependency), MANY, FORM(REFERENCE)),
	P(3, "provides", STRING, MANY),
};
static const struct proto_message dependency = MESSAGE_OF(dependency_fields);

static const struct proto_field composition_fields[] = {
	P(1, "aggregate", ENUM, ONE_OF(aggregate_values), IMPLICIT),
	P(2, "assemblies", STRING, MANY),
	P(3, "dependencies", STRING, MANY),
	P(4, "vulnerabilities", STRING, MANY),
	P(5, "bom-ref", STRING, ONE),
};
static const struct proto_message composition = MESSAGE_OF(composition_fields);

static const struct proto_field vulnerability_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "id", STRING, ONE),
	P(3, "source", MESSAGE, OF(source)),
	P(4, "references", MESSAGE, OF(vulnerability_reference), MANY),
	P(5, "ratings", MESSAGE, OF(vulnerability_rating), MANY),
	P(6, "cwes", INTEGER, MANY),
	P(7, "description", STRING, ONE),
	P(8, "detail", STRING, ONE),
	P(9, "recommendation", STRING, ONE),
	P(10, "advisories", MESSAGE, OF(advisory), MANY),
	P(11, "created", TIMESTAMP, ONE),
	P(12, "published", TIMESTAMP, ONE),
	P(13, "updated", TIMESTAMP, ONE),
	P(14, "credits", MESSAGE, OF(vulnerability_credits)),
	P(15, "tools", MESSAGE, OF(tool), FORM(TOOLS)),
	P(16, "analysis", MESSAGE, OF(vulnerability_analysis)),
	P(17, "affects", MESSAGE, OF(vulnerability_affects), MANY),
	P(18, "properties", MESSAGE, OF(property), MANY),
	P(19, "rejected", TIMESTAMP, ONE),
	P(20, "proofOfConcept", MESSAGE, OF(proof_of_concept)),
	P(21, "workaround", STRING, ONE),
};
static const struct proto_message vulnerability = MESSAGE_OF(vulnerability_fields);

static const struct proto_field vulnerability_reference_fields[] = {
	P(1, "id", STRING, ONE),
	P(2, "source", MESSAGE, OF(source)),
};
static const struct proto_message vulnerability_reference =
	MESSAGE_OF(vulnerability_reference_fields);

static const struct proto_field vulnerability_rating_fields[] = {
	P(1, "source", MESSAGE, OF(source)),
	P(2, "score", DOUBLE, ONE),
	P(3, "severity", ENUM, ONE_OF(severity_values)),
	P(4, "method", ENUM, ONE_OF(score_method_values)),
	P(5, "vector", STRING, ONE),
	P(6, "justification", STRING, ONE),
};
static const struct proto_message vulnerability_rating = MESSAGE_OF(vulnerability_rating_fields);

static const struct proto_field advisory_fields[] = {
	P(1, "title", STRING, ONE),
	P(2, "url", STRING, ONE),
};
static const struct proto_message advisory = MESSAGE_OF(advisory_fields);

static const struct proto_field vulnerability_credits_fields[] = {
	P(1, "organizations", MESSAGE, OF(organizational_entity), MANY),
	P(2, "individuals", MESSAGE, OF(organizational_contact), MANY),
};
static const struct proto_message vulnerability_credits = MESSAGE_OF(vulnerability_credits_fields);

static const struct proto_field vulnerability_analysis_fields[] = {
	P(1, "state", ENUM, ONE_OF(impact_analysis_state_values)),
	P(2, "justification", ENUM, ONE_OF(impact_analysis_justification_values)),
	P(3, "response", ENUM, ONE_OF(vulnerability_response_values), MANY),
	P(4, "detail", STRING, ONE),
	P(5, "firstIssued", TIMESTAMP, ONE),
	P(6, "lastUpdated", TIMESTAMP, ONE),
};
static const struct proto_message vulnerability_analysis =
	MESSAGE_OF(vulnerability_analysis_fields);

static const struct proto_field vulnerability_affects_fields[] = {
	P(1, "ref", STRING, ONE),
	P(2, "versions", MESSAGE, OF(vulnerability_affected_versions), MANY),
};
static const struct proto_message vulnerability_affects = MESSAGE_OF(vulnerability_affects_fields);

static const struct proto_field vulnerability_affected_versions_fields[] = {
	P(1, "version", STRING, ONE),
	P(2, "range", STRING, ONE),
	P(3, "status", ENUM, ONE_OF(vulnerability_affected_status_values)),
};
static const struct proto_message vulnerability_affected_versions =
	MESSAGE_OF(vulnerability_affected_versions_fields);

static const struct proto_field proof_of_concept_fields[] = {
	P(1, "reproductionSteps", STRING, ONE),
	P(2, "environment", STRING, ONE),
	P(3, "supportingMaterial", MESSAGE, OF(attached_text), MANY),
};
static const struct proto_message proof_of_concept = MESSAGE_OF(proof_of_concept_fields);

static const struct proto_field annotation_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "subjects", STRING, MANY),
	P(3, "annotator", MESSAGE, OF(annotator_choice)),
	P(4, "timestamp", TIMESTAMP, ONE),
	P(5, "text", STRING, ONE),
};
static const struct proto_message annotation = MESSAGE_OF(annotation_fields);

static const struct proto_field annotator_choice_fields[] = {
	P(1, "organization", MESSAGE, OF(organizational_entity)),
	P(2, "individual", MESSAGE, OF(organizational_contact)),
	P(3, "component", MESSAGE, OF(component)),
	P(4, "service", MESSAGE, OF(service)),
};
static const struct proto_message annotator_choice = MESSAGE_OF(annotator_choice_fields);

static const struct proto_field formula_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "components", MESSAGE, OF(component), MANY),
	P(3, "services", MESSAGE, OF(service), MANY),
	P(4, "workflows", MESSAGE, OF(workflow), MANY),
	P(5, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message formula = MESSAGE_OF(formula_fields);

static const struct proto_field workflow_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "uid", STRING, ONE),
	P(3, "name", STRING, ONE),
	P(4, "description", STRING, ONE),
	P(5, "properties", MESSAGE, OF(property), MANY),
	P(6, "resourceReferences", MESSAGE, OF(resource_reference_choice), MANY),
	P(7, "tasks", MESSAGE, OF(task), MANY),
	P(8, "taskDependencies", MESSAGE, OF(dependency), MANY),
	P(9, "taskTypes", ENUM, ONE_OF(task_type_values), MANY),
	P(10, "trigger", MESSAGE, OF(trigger)),
	P(11, "steps", MESSAGE, OF(step), MANY),
	P(12, "inputs", MESSAGE, OF(input_type), MANY),
	P(13, "outputs", MESSAGE, OF(output_type), MANY),
	P(14, "timeStart", TIMESTAMP, ONE),
	P(15, "timeEnd", TIMESTAMP, ONE),
	P(16, "workspaces", MESSAGE, OF(workspace), MANY),
	P(17, "runtimeTopology", MESSAGE, OF(dependency), MANY),
};
static const struct proto_message workflow = MESSAGE_OF(workflow_fields);

static const struct proto_field resource_reference_choice_fields[] = {
	P(1, "ref", STRING, ONE),
	P(2, "externalReference", MESSAGE, OF(external_reference)),
};
static const struct proto_message resource_reference_choice =
	MESSAGE_OF(resource_reference_choice_fields);

static const struct proto_field task_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "uid", STRING, ONE),
	P(3, "name", STRING, ONE),
	P(4, "description", STRING, ONE),
	P(5, "properties", MESSAGE, OF(property), MANY),
	P(6, "resourceReferences", MESSAGE, OF(resource_reference_choice), MANY),
	P(7, "taskTypes", ENUM, ONE_OF(task_type_values), MANY),
	P(8, "trigger", MESSAGE, OF(trigger)),
	P(9, "steps", MESSAGE, OF(step), MANY),
	P(10, "inputs", MESSAGE, OF(input_type), MANY),
	P(11, "outputs", MESSAGE, OF(output_type), MANY),
	P(14, "timeStart", TIMESTAMP, ONE),
	P(15, "timeEnd", TIMESTAMP, ONE),
	P(16, "workspaces", MESSAGE, OF(workspace), MANY),
	P(17, "runtimeTopology", MESSAGE, OF(dependency), MANY),
};
static const struct proto_message task = MESSAGE_OF(task_fields);

static const struct proto_field trigger_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "uid", STRING, ONE),
	P(3, "name", STRING, ONE),
	P(4, "description", STRING, ONE),
	P(5, "properties", MESSAGE, OF(property), MANY),
	P(6, "resourceReferences", MESSAGE, OF(resource_reference_choice), MANY),
	P(7, "type", ENUM, ONE_OF(trigger_type_values), IMPLICIT),
	P(8, "event", MESSAGE, OF(event)),
	P(9, "conditions", MESSAGE, OF(condition), MANY),
	P(10, "timeActivated", TIMESTAMP, ONE),
	P(11, "inputs", MESSAGE, OF(input_type), MANY),
	P(12, "outputs", MESSAGE, OF(output_type), MANY),
};
static const struct proto_message trigger = MESSAGE_OF(trigger_fields);

static const struct proto_field event_fields[] = {
	P(1, "uid", STRING, ONE),
	P(2, "description", STRING, ONE),
	P(3, "timeReceived", TIMESTAMP, ONE),
	P(4, "data", MESSAGE, OF(attached_text)),
	P(5, "source", MESSAGE, OF(resource_reference_choice)),
	P(6, "target", MESSAGE, OF(resource_reference_choice)),
	P(7, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message event = MESSAGE_OF(event_fields);

static const struct proto_field condition_fields[] = {
	P(1, "description", STRING, ONE),
	P(2, "expression", STRING, ONE),
	P(3, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message condition = MESSAGE_OF(condition_fields);

static const struct proto_field input_type_fields[] = {
	P(1, "source", MESSAGE, OF(resource_reference_choice)),
	P(2, "target", MESSAGE, OF(resource_reference_choice)),
	P(3, "resource", MESSAGE, OF(resource_reference_choice)),
	P(4, "parameters", MESSAGE, OF(parameter), MANY),
	P(5, "environmentVars", MESSAGE, OF(environment_vars), MANY, FORM(CHOICE)),
	P(6, "data", MESSAGE, OF(attached_text)),
	P(7, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message input_type = MESSAGE_OF(input_type_fields);

static const struct proto_field parameter_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "value", STRING, ONE),
	P(3, "dataType", STRING, ONE),
};
static const struct proto_message parameter = MESSAGE_OF(parameter_fields);

static const struct proto_field environment_vars_fields[] = {
	P(1, "property", MESSAGE, OF(property)),
	P(2, "value", STRING, ONE),
};
static const struct proto_message environment_vars = MESSAGE_OF(environment_vars_fields);

static const struct proto_field output_type_fields[] = {
	P(1, "type", ENUM, ONE_OF(output_type_type_values)),
	P(2, "source", MESSAGE, OF(resource_reference_choice)),
	P(3, "target", MESSAGE, OF(resource_reference_choice)),
	P(4, "resource", MESSAGE, OF(resource_reference_choice)),
	P(5, "data", MESSAGE, OF(attached_text)),
	P(6, "environmentVars", MESSAGE, OF(environment_vars), MANY, FORM(CHOICE)),
	P(7, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message output_type = MESSAGE_OF(output_type_fields);

static const struct proto_field step_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "description", STRING, ONE),
	P(3, "commands", MESSAGE, OF(command), MANY),
	P(4, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message step = MESSAGE_OF(step_fields);

static const struct proto_field command_fields[] = {
	P(1, "executed", STRING, ONE),
	P(2, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message command = MESSAGE_OF(command_fields);

static const struct proto_field workspace_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "uid", STRING, ONE),
	P(3, "name", STRING, ONE),
	P(4, "aliases", STRING, MANY),
	P(5, "description", STRING, ONE),
	P(6, "properties", MESSAGE, OF(property), MANY),
	P(7, "resourceReferences", MESSAGE, OF(resource_reference_choice), MANY),
	P(8, "accessMode", ENUM, ONE_OF(access_mode_values)),
	P(9, "mountPath", STRING, ONE),
	P(10, "managedDataType", STRING, ONE),
	P(11, "volumeRequest", STRING, ONE),
	P(12, "volume", MESSAGE, OF(volume)),
};
static const struct proto_message workspace = MESSAGE_OF(workspace_fields);

static const struct proto_field volume_fields[] = {
	P(1, "uid", STRING, ONE),
	P(2, "name", STRING, ONE),
	P(3, "mode", ENUM, ONE_OF(volume_mode_values)),
	P(4, "path", STRING, ONE),
	P(5, "sizeAllocated", STRING, ONE),
	P(6, "persistent", BOOLEAN, ONE),
	P(7, "remote", BOOLEAN, ONE),
	P(8, "properties", MESSAGE, OF(property), MANY),
};
static const struct proto_message volume = MESSAGE_OF(volume_fields);

static const struct proto_field declarations_fields[] = {
	P(1, "assessors", MESSAGE, OF(assessor), MANY),
	P(2, "attestations", MESSAGE, OF(attestation), MANY),
	P(3, "claims", MESSAGE, OF(claim), MANY),
	P(4, "evidence", MESSAGE, OF(declarations_evidence), MANY),
	P(5, "targets", MESSAGE, OF(targets)),
	P(6, "affirmation", MESSAGE, OF(affirmation)),
};
static const struct proto_message declarations = MESSAGE_OF(declarations_fields);

static const struct proto_field assessor_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "thirdParty", BOOLEAN, ONE),
	P(3, "organization", MESSAGE, OF(organizational_entity)),
};
static const struct proto_message assessor = MESSAGE_OF(assessor_fields);

static const struct proto_field attestation_fields[] = {
	P(1, "summary", STRING, ONE),
	P(2, "assessor", STRING, ONE),
	P(3, "map", MESSAGE, OF(attestation_map), MANY),
};
static const struct proto_message attestation = MESSAGE_OF(attestation_fields);

static const struct proto_field attestation_map_fields[] = {
	P(1, "requirement", STRING, ONE),
	P(2, "claims", STRING, MANY),
	P(3, "counterClaims", STRING, MANY),
	P(4, "conformance", MESSAGE, OF(attestation_conformance)),
	P(5, "confidence", MESSAGE, OF(attestation_confidence)),
};
static const struct proto_message attestation_map = MESSAGE_OF(attestation_map_fields);

static const struct proto_field attestation_conformance_fields[] = {
	P(1, "score", DOUBLE, ONE),
	P(2, "rationale", STRING, ONE),
	P(3, "mitigationStrategies", STRING, MANY),
};
static const struct proto_message attestation_conformance =
	MESSAGE_OF(attestation_conformance_fields);

static const struct proto_field attestation_confidence_fields[] = {
	P(1, "score", DOUBLE, ONE),
	P(2, "rationale", STRING, ONE),
};
static const struct proto_message attestation_confidence =
	MESSAGE_OF(attestation_confidence_fields);

static const struct proto_field claim_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "target", STRING, ONE),
	P(3, "predicate", STRING, ONE),
	P(4, "mitigationStrategies", STRING, MANY),
	P(5, "reasoning", STRING, ONE),
	P(6, "evidence", STRING, MANY),
	P(7, "counterEvidence", STRING, MANY),
	P(8, "externalReferences", MESSAGE, OF(external_reference), MANY),
};
static const struct proto_message claim = MESSAGE_OF(claim_fields);

static const struct proto_field declarations_evidence_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "propertyName", STRING, ONE),
	P(3, "description", STRING, ONE),
	P(4, "data", MESSAGE, OF(data), MANY),
	P(5, "created", TIMESTAMP, ONE),
	P(6, "expires", TIMESTAMP, ONE),
	P(7, "author", MESSAGE, OF(organizational_contact)),
	P(8, "reviewer", MESSAGE, OF(organizational_contact)),
};
static const struct proto_message declarations_evidence = MESSAGE_OF(declarations_evidence_fields);

static const struct proto_field data_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "contents", MESSAGE, OF(contents)),
	P(3, "classification", STRING, ONE),
	P(4, "sensitiveData", STRING, MANY),
	P(5, "governance", MESSAGE, OF(data_governance)),
};
static const struct proto_message data = MESSAGE_OF(data_fields);

static const struct proto_field contents_fields[] = {
	P(1, "attachment", MESSAGE, OF(attached_text)),
	P(2, "url", STRING, ONE),
};
static const struct proto_message contents = MESSAGE_OF(contents_fields);

static const struct proto_field targets_fields[] = {
	P(1, "organizations", MESSAGE, OF(organizational_entity), MANY),
	P(2, "components", MESSAGE, OF(component), MANY),
	P(3, "services", MESSAGE, OF(service), MANY),
};
static const struct proto_message targets = MESSAGE_OF(targets_fields);

static const struct proto_field affirmation_fields[] = {
	P(1, "statement", STRING, ONE),
	P(2, "signatories", MESSAGE, OF(signatory), MANY),
};
static const struct proto_message affirmation = MESSAGE_OF(affirmation_fields);

static const struct proto_field signatory_fields[] = {
	P(1, "name", STRING, ONE),
	P(2, "role", STRING, ONE),
	P(3, "organization", MESSAGE, OF(organizational_entity)),
	P(4, "externalReference", MESSAGE, OF(external_reference)),
};
static const struct proto_message signatory = MESSAGE_OF(signatory_fields);

static const struct proto_field definition_fields[] = {
	P(1, "standards", MESSAGE, OF(standard), MANY),
	P(2, "patents", MESSAGE, OF(patent_or_family), MANY, FORM(CHOICE)),
};
static const struct proto_message definition = MESSAGE_OF(definition_fields);

static const struct proto_field standard_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "name", STRING, ONE),
	P(3, "version", STRING, ONE),
	P(4, "description", STRING, ONE),
	P(5, "owner", STRING, ONE),
	P(6, "requirements", MESSAGE, OF(requirement), MANY),
	P(7, "levels", MESSAGE, OF(level), MANY),
	P(8, "externalReferences", MESSAGE, OF(external_reference), MANY),
};
static const struct proto_message standard = MESSAGE_OF(standard_fields);

static const struct proto_field requirement_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "identifier", STRING, ONE),
	P(3, "title", STRING, ONE),
	P(4, "text", STRING, ONE),
	P(5, "descriptions", STRING, MANY),
	P(6, "openCre", STRING, MANY),
	P(7, "parent", STRING, ONE),
	P(8, "properties", MESSAGE, OF(property), MANY),
	P(9, "externalReferences", MESSAGE, OF(external_reference), MANY),
};
static const struct proto_message requirement = MESSAGE_OF(requirement_fields);

static const struct proto_field level_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "identifier", STRING, ONE),
	P(3, "title", STRING, ONE),
	P(4, "description", STRING, ONE),
	P(5, "requirements", STRING, MANY),
};
static const struct proto_message level = MESSAGE_OF(level_fields);

static const struct proto_field patent_or_family_fields[] = {
	P(1, "patent", MESSAGE, OF(patent)),
	P(2, "patentFamily", MESSAGE, OF(patent_family)),
};
static const struct proto_message patent_or_family = MESSAGE_OF(patent_or_family_fields);

static const struct proto_field patent_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "patentNumber", STRING, ONE),
	P(3, "applicationNumber", STRING, ONE),
	P(4, "jurisdiction", STRING, ONE),
	P(5, "priorityApplication", MESSAGE, OF(priority_application)),
	P(6, "publicationNumber", STRING, ONE),
	P(7, "title", STRING, ONE),
	P(8, "abstract", STRING, ONE),
	P(9, "filingDate", DATE, ONE),
	P(10, "grantDate", DATE, ONE),
	P(11, "patentExpirationDate", DATE, ONE),
	P(12, "patentLegalStatus", ENUM, ONE_OF(patent_legal_status_values), IMPLICIT),
	P(13, "patentAssignee", MESSAGE, OF(organizational_entity_or_contact), MANY, FORM(CHOICE)),
	P(14, "externalReferences", MESSAGE, OF(external_reference), MANY),
};
static const struct proto_message patent = MESSAGE_OF(patent_fields);

static const struct proto_field priority_application_fields[] = {
	P(1, "applicationNumber", STRING, ONE),
	P(2, "jurisdiction", STRING, ONE),
	P(3, "filingDate", DATE, ONE),
};
static const struct proto_message priority_application = MESSAGE_OF(priority_application_fields);

static const struct proto_field patent_family_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "familyId", STRING, ONE),
	P(3, "priorityApplication", MESSAGE, OF(priority_application)),
	P(4, "members", STRING, MANY),
	P(5, "externalReferences", MESSAGE, OF(external_reference), MANY),
};
static const struct proto_message patent_family = MESSAGE_OF(patent_family_fields);

static const struct proto_field citation_fields[] = {
	P(1, "bom-ref", STRING, ONE),
	P(2, "pointers", MESSAGE, OF(pointers), FORM(UNWRAP)),
	P(3, "expressions", MESSAGE, OF(expressions), FORM(UNWRAP)),
	P(4, "timestamp", TIMESTAMP, ONE),
	P(5, "attributedTo", STRING, ONE),
	P(6, "process", STRING, ONE),
	P(7, "note", STRING, ONE),
};
static const struct proto_message citation = MESSAGE_OF(citation_fields);

static const struct proto_field pointers_fields[] = {
	P(1, "pointer", STRING, MANY),
};
static const struct proto_message pointers = MESSAGE_OF(pointers_fields);

static const struct proto_field expressions_fields[] = {
	P(1, "expression", STRING, MANY),
};
static const struct proto_message expressions = MESSAGE_OF(expressions_fields);
