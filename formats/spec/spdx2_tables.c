/* SPDX 2.0-2.3 as tables: the JSON model (spdx-schema.json of the SPDX specification, 2.2 to
 * 2.3.1), which YAML and XML share and to which the tag-value reader maps its tags. XML has one
 * element per member, repeated for a list. tests/spec holds each row to the schemas.
 *
 * 2.3.1 still writes "SPDX-2.3"; what it allows beyond 2.3 ($schema, both spellings of categories)
 * is allowed here, and the documentNamespace that it and the text of every version require is
 * required. The schema of 2.2 itself (2020) has a few members that 2.2.1 dropped again: those
 * until 22. */
#include "spec/spdx2.h"
#include "spec/table.h"

#define ONE_OF(values_) .values = &spdx2_##values_

static const struct spec_value algorithms[] = {
	{"SHA1", 20},
	{"SHA224", 20},
	{"SHA256", 20},
	{"SHA384", 20},
	{"SHA512", 20},
	{"MD2", 20},
	{"MD4", 20},
	{"MD5", 20},
	{"MD6", 20},
	{"SHA3-256", 23},
	{"SHA3-384", 23},
	{"SHA3-512", 23},
	{"BLAKE2b-256", 23},
	{"BLAKE2b-384", 23},
	{"BLAKE2b-512", 23},
	{"BLAKE3", 23},
	{"ADLER32", 23},
};
const struct spec_values spdx2_algorithms = VALUES("checksum algorithms", algorithms);

static const struct spec_value annotation_types[] = {
	{"REVIEW", 20},
	{"OTHER", 20},
};
const struct spec_values spdx2_annotation_types = VALUES("annotation types", annotation_types);

/* The text of every version has hyphens, the schema of 2.2 has PACKAGE_MANAGER, that of 2.3.1 both
 * spellings. */
static const struct spec_value categories[] = {
	{"SECURITY", 20},
	{"PACKAGE-MANAGER", 20},
	{"PACKAGE_MANAGER", 20},
	{"PERSISTENT-ID", 23},
	{"PERSISTENT_ID", 23},
	{"OTHER", 20},
};
const struct spec_values spdx2_categories = VALUES("reference categories", categories);

/* Clause 7.24 writes OPERATING-SYSTEM, the schemas OPERATING_SYSTEM. */
static const struct spec_value purposes[] = {
	{"APPLICATION", 23},
	{"FRAMEWORK", 23},
	{"LIBRARY", 23},
	{"CONTAINER", 23},
	{"OPERATING_SYSTEM", 23},
	{"OPERATING-SYSTEM", 23},
	{"DEVICE", 23},
	{"FIRMWARE", 23},
	{"SOURCE", 23},
	{"ARCHIVE", 23},
	{"FILE", 23},
	{"INSTALL", 23},
	{"OTHER", 23},
};
const struct spec_values spdx2_purposes = VALUES("package purposes", purposes);

static const struct spec_value file_types[] = {
	{"SOURCE", 20},
	{"BINARY", 20},
	{"ARCHIVE", 20},
	{"APPLICATION", 20},
	{"AUDIO", 20},
	{"IMAGE", 20},
	{"TEXT", 20},
	{"VIDEO", 20},
	{"DOCUMENTATION", 20},
	{"SPDX", 20},
	{"OTHER", 20},
};
const struct spec_values spdx2_file_types = VALUES("file types", file_types);

static const struct spec_value relationship_types[] = {
	{"DESCRIBES", 20},
	{"DESCRIBED_BY", 20},
	{"CONTAINS", 20},
	{"CONTAINED_BY", 20},
	{"DEPENDS_ON", 20},
	{"DEPENDENCY_OF", 20},
	{"DEPENDENCY_MANIFEST_OF", 20},
	{"BUILD_DEPENDENCY_OF", 20},
	{"DEV_DEPENDENCY_OF", 20},
	{"OPTIONAL_DEPENDENCY_OF", 20},
	{"PROVIDED_DEPENDENCY_OF", 20},
	{"TEST_DEPENDENCY_OF", 20},
	{"RUNTIME_DEPENDENCY_OF", 20},
	{"EXAMPLE_OF", 20},
	{"GENERATES", 20},
	{"GENERATED_FROM", 20},
	{"ANCESTOR_OF", 20},
	{"DESCENDANT_OF", 20},
	{"VARIANT_OF", 20},
	{"DISTRIBUTION_ARTIFACT", 20},
	{"PATCH_FOR", 20},
	{"PATCH_APPLIED", 20},
	{"COPY_OF", 20},
	{"FILE_ADDED", 20},
	{"FILE_DELETED", 20},
	{"FILE_MODIFIED", 20},
	{"EXPANDED_FROM_ARCHIVE", 20},
	{"DYNAMIC_LINK", 20},
	{"STATIC_LINK", 20},
	{"DATA_FILE_OF", 20},
	{"TEST_CASE_OF", 20},
	{"BUILD_TOOL_OF", 20},
	{"DEV_TOOL_OF", 20},
	{"TEST_OF", 20},
	{"TEST_TOOL_OF", 20},
	{"DOCUMENTATION_OF", 20},
	{"OPTIONAL_COMPONENT_OF", 20},
	{"METAFILE_OF", 20},
	{"PACKAGE_OF", 20},
	{"AMENDS", 23},
	{"PREREQUISITE_FOR", 20},
	{"HAS_PREREQUISITE", 20},
	{"REQUIREMENT_DESCRIPTION_FOR", 23},
	{"SPECIFICATION_FOR", 23},
	{"OTHER", 20},
};
const struct spec_values spdx2_relationship_types =
	VALUES("relationship types", relationship_types);

static const struct field checksum_fields[] = {
	F("algorithm", STRING, 20, ELEMENT("algorithm"), REQUIRED(20, 23), ONE_OF(algorithms),
		ROLE(HASH_ALGORITHM)),
	F("checksumValue", STRING, 20, ELEMENT("checksumValue"), REQUIRED(20, 23),
		ROLE(HASH_VALUE)),
};
static const struct spec_type checksum = TYPE("checksum", FIELDS(checksum_fields));

static const struct field annotation_fields[] = {
	F("annotationDate", STRING, 20, ELEMENT("annotationDate"), REQUIRED(20, 23),
		CHECK(SPDX_DATE)),
	F("annotationType", STRING, 20, ELEMENT("annotationType"), REQUIRED(20, 23),
		ONE_OF(annotation_types)),
	F("annotator", STRING, 20, ELEMENT("annotator"), REQUIRED(20, 23)),
	F("comment", STRING, 20, ELEMENT("comment"), REQUIRED(20, 23)),
};
static const struct spec_type annotation = TYPE("annotation", FIELDS(annotation_fields));

#define ANNOTATIONS                                                                                \
	F("annotations", OBJECT, 20, ELEMENT("annotations"), LIST_OF(annotation), ROLE(NO_EVIDENCE))

static const struct field creation_info_fields[] = {
	F("created", STRING, 20, ELEMENT("created"), REQUIRED(20, 23), CHECK(SPDX_DATE)),
	F("creators", STRING, 20, ELEMENT("creators"), MANY, LEAST(1), REQUIRED(23, 23)),
	F("licenseListVersion", STRING, 20, ELEMENT("licenseListVersion")),
	F("comment", STRING, 20, ELEMENT("comment")),
};
static const struct spec_type creation_info = TYPE("creationInfo", FIELDS(creation_info_fields));

static const struct field external_document_fields[] = {
	F("externalDocumentId", STRING, 20, ELEMENT("externalDocumentId"), REQUIRED(20, 23),
		ROLE(OTHER_REF)),
	F("spdxDocument", STRING, 20, ELEMENT("spdxDocument"), REQUIRED(20, 23)),
	F("checksum", OBJECT, 20, ELEMENT("checksum"), OF(checksum), REQUIRED(20, 23)),
};
static const struct spec_type external_document =
	TYPE("externalDocumentRef", FIELDS(external_document_fields));

static const struct field cross_ref_fields[] = {
	F("url", STRING, 22, ELEMENT("url"), REQUIRED(22, 23)),
	F("isValid", BOOLEAN, 22, ELEMENT("isValid")),
	F("isLive", BOOLEAN, 22, ELEMENT("isLive")),
	F("isWayBackLink", BOOLEAN, 22, ELEMENT("isWayBackLink")),
	F("match", STRING, 22, ELEMENT("match")),
	F("order", INTEGER, 22, ELEMENT("order")),
	F("timestamp", STRING, 22, ELEMENT("timestamp")),
};
static const struct spec_type cross_ref = TYPE("crossRef", FIELDS(cross_ref_fields));

static const struct field extracted_license_fields[] = {
	F("licenseId", STRING, 20, ELEMENT("licenseId"), REQUIRED(20, 23)),
	F("extractedText", STRING, 20, ELEMENT("extractedText"), REQUIRED(20, 23)),
	F("name", STRING, 20, ELEMENT("name")),
	F("crossRefs", OBJECT, 22, ELEMENT("crossRefs"), LIST_OF(cross_ref)),
	F("seeAlsos", STRING, 20, ELEMENT("seeAlsos"), MANY),
	F("comment", STRING, 20, ELEMENT("comment")),
};
static const struct spec_type extracted_license =
	TYPE("hasExtractedLicensingInfo", FIELDS(extracted_license_fields));

static const struct field review_fields[] = {
	F("reviewer", STRING, 20, ELEMENT("reviewer")),
	F("reviewDate", STRING, 20, ELEMENT("reviewDate"), REQUIRED(20, 23), CHECK(SPDX_DATE)),
	F("comment", STRING, 20, ELEMENT("comment")),
};
static const struct spec_type review = TYPE("reviewed", FIELDS(review_fields));

static const struct field verification_code_fields[] = {
	F("packageVerificationCodeValue", STRING, 20, ELEMENT("packageVerificationCodeValue"),
		REQUIRED(20, 23)),
	F("packageVerificationCodeExcludedFiles", STRING, 20,
		ELEMENT("packageVerificationCodeExcludedFiles"), MANY),
};
static const struct spec_type verification_code =
	TYPE("packageVerificationCode", FIELDS(verification_code_fields));

static const struct field external_ref_fields[] = {
	F("referenceCategory", STRING, 20, ELEMENT("referenceCategory"), REQUIRED(20, 23),
		ONE_OF(categories), ROLE(LOCATOR_CATEGORY)),
	F("referenceType", STRING, 20, ELEMENT("referenceType"), REQUIRED(20, 23),
		ROLE(LOCATOR_TYPE)),
	F("referenceLocator", STRING, 20, ELEMENT("referenceLocator"), REQUIRED(20, 23),
		ROLE(LOCATOR)),
	F("comment", STRING, 20, ELEMENT("comment")),
};
static const struct spec_type external_ref = TYPE("externalRef", FIELDS(external_ref_fields));

/* In the order of clause 7. */
static const struct field package_fields[] = {
	F("name", STRING, 20, ELEMENT("name"), REQUIRED(20, 23), ROLE(NAME)),
	F("SPDXID", STRING, 20, ELEMENT("SPDXID"), REQUIRED(20, 23), ROLE(REF)),
	F("versionInfo", STRING, 20, ELEMENT("versionInfo"), ROLE(VERSION)),
	F("packageFileName", STRING, 20, ELEMENT("packageFileName")),
	F("supplier", STRING, 20, ELEMENT("supplier"), ROLE(SUPPLIER)),
	F("originator", STRING, 20, ELEMENT("originator"), ROLE(ORIGINATOR)),
	F("downloadLocation", STRING, 20, ELEMENT("downloadLocation"), REQUIRED(20, 23),
		ROLE(DOWNLOAD)),
	F("filesAnalyzed", BOOLEAN, 20, ELEMENT("filesAnalyzed")),
	F("packageVerificationCode", OBJECT, 20, ELEMENT("packageVerificationCode"),
		OF(verification_code)),
	F("checksums", OBJECT, 20, ELEMENT("checksums"), LIST_OF(checksum), ROLE(HASH)),
	F("homepage", STRING, 20, ELEMENT("homepage"), ROLE(WEBSITE)),
	F("sourceInfo", STRING, 20, ELEMENT("sourceInfo")),
	F("licenseConcluded", STRING, 20, ELEMENT("licenseConcluded"), REQUIRED(20, 22),
		ROLE(LICENSE)),
	F("licenseInfoFromFiles", STRING, 20, ELEMENT("licenseInfoFromFiles"), MANY),
	F("licenseDeclared", STRING, 20, ELEMENT("licenseDeclared"), REQUIRED(20, 22),
		ROLE(LICENSE)),
	F("licenseComments", STRING, 20, ELEMENT("licenseComments")),
	F("copyrightText", STRING, 20, ELEMENT("copyrightText"), REQUIRED(20, 22), ROLE(COPYRIGHT)),
	F("summary", STRING, 20, ELEMENT("summary")),
	F("description", STRING, 20, ELEMENT("description")),
	F("comment", STRING, 20, ELEMENT("comment")),
	F("externalRefs", OBJECT, 20, ELEMENT("externalRefs"), LIST_OF(external_ref),
		ROLE(REFERENCE)),
	F("attributionTexts", STRING, 20, ELEMENT("attributionTexts"), MANY),
	F("primaryPackagePurpose", STRING, 23, ELEMENT("primaryPackagePurpose"), ONE_OF(purposes),
		ROLE(TYPE)),
	F("releaseDate", STRING, 23, ELEMENT("releaseDate"), CHECK(SPDX_DATE)),
	F("builtDate", STRING, 23, ELEMENT("builtDate"), CHECK(SPDX_DATE)),
	F("validUntilDate", STRING, 23, ELEMENT("validUntilDate"), CHECK(SPDX_DATE)),
	ANNOTATIONS,
	F("hasFiles", STRING, 20, ELEMENT("hasFiles"), MANY, DEPRECATED, ROLE(REF_USE)),
};
static const struct spec_type package = TYPE("package", FIELDS(package_fields));

static const struct field file_fields[] = {
	F("fileName", STRING, 20, ELEMENT("fileName"), REQUIRED(20, 23)),
	F("SPDXID", STRING, 20, ELEMENT("SPDXID"), REQUIRED(20, 23), ROLE(OTHER_REF)),
	F("fileTypes", STRING, 20, ELEMENT("fileTypes"), MANY, ONE_OF(file_types)),
	F("checksums", OBJECT, 20, ELEMENT("checksums"), LIST_OF(checksum), REQUIRED(23, 23),
		LEAST(1)),
	F("licenseConcluded", STRING, 20, ELEMENT("licenseConcluded"), REQUIRED(20, 22)),
	F("licenseInfoInFiles", STRING, 20, ELEMENT("licenseInfoInFiles"), MANY),
	F("licenseComments", STRING, 20, ELEMENT("licenseComments")),
	F("copyrightText", STRING, 20, ELEMENT("copyrightText"), REQUIRED(20, 22)),
	F("artifactOfs", ANY, 20, ELEMENT("artifactOfs"), MANY, DEPRECATED),
	F("comment", STRING, 20, ELEMENT("comment")),
	F("noticeText", STRING, 20, ELEMENT("noticeText")),
	F("fileContributors", STRING, 20, ELEMENT("fileContributors"), MANY),
	F("attributionTexts", STRING, 22, ELEMENT("attributionTexts"), MANY),
	F("fileDependencies", STRING, 20, ELEMENT("fileDependencies"), MANY, DEPRECATED,
		ROLE(REF_USE)),
	ANNOTATIONS,
	F("name", STRING, 22, ELEMENT("name"), UNTIL(22)),
	F("licenseInfoFromFiles", STRING, 22, ELEMENT("licenseInfoFromFiles"), UNTIL(22), MANY),
};
static const struct spec_type file = TYPE("file", FIELDS(file_fields));

static const struct field pointer_fields[] = {
	F("reference", STRING, 20, ELEMENT("reference"), REQUIRED(20, 23), ROLE(REF_USE)),
	F("offset", INTEGER, 20, ELEMENT("offset")),
	F("lineNumber", INTEGER, 20, ELEMENT("lineNumber")),
};
static const struct spec_type pointer = TYPE("pointer", FIELDS(pointer_fields));

static const struct field range_fields[] = {
	F("startPointer", OBJECT, 20, ELEMENT("startPointer"), OF(pointer), REQUIRED(20, 23)),
	F("endPointer", OBJECT, 20, ELEMENT("endPointer"), OF(pointer), REQUIRED(20, 23)),
};
static const struct spec_type range = TYPE("range", FIELDS(range_fields));

static const struct field snippet_fields[] = {
	F("SPDXID", STRING, 20, ELEMENT("SPDXID"), REQUIRED(20, 23), ROLE(OTHER_REF)),
	F("snippetFromFile", STRING, 20, ELEMENT("snippetFromFile"), REQUIRED(20, 23),
		ROLE(REF_USE)),
	F("ranges", OBJECT, 20, ELEMENT("ranges"), LIST_OF(range), REQUIRED(23, 23), LEAST(1)),
	F("licenseConcluded", STRING, 20, ELEMENT("licenseConcluded"), REQUIRED(20, 22)),
	F("licenseInfoInSnippets", STRING, 20, ELEMENT("licenseInfoInSnippets"), MANY),
	F("licenseComments", STRING, 20, ELEMENT("licenseComments")),
	F("copyrightText", STRING, 20, ELEMENT("copyrightText"), REQUIRED(20, 22)),
	F("comment", STRING, 20, ELEMENT("comment")),
	F("name", STRING, 20, ELEMENT("name"), REQUIRED(20, 23)),
	F("attributionTexts", STRING, 22, ELEMENT("attributionTexts"), MANY),
	ANNOTATIONS,
	F("licenseInfoFromFiles", STRING, 22, ELEMENT("licenseInfoFromFiles"), UNTIL(22), MANY),
};
static const struct spec_type snippet = TYPE("snippet", FIELDS(snippet_fields));

static const struct field relationship_fields[] = {
	F("spdxElementId", STRING, 20, ELEMENT("spdxElementId"), REQUIRED(20, 23),
		ROLE(RELATIONSHIP_FROM)),
	F("relationshipType", STRING, 20, ELEMENT("relationshipType"), REQUIRED(20, 23),
		ONE_OF(relationship_types), ROLE(RELATIONSHIP_TYPE)),
	F("relatedSpdxElement", STRING, 20, ELEMENT("relatedSpdxElement"), REQUIRED(20, 23),
		ROLE(RELATIONSHIP_TO)),
	F("comment", STRING, 20, ELEMENT("comment")),
};
static const struct spec_type relationship = TYPE("relationship", FIELDS(relationship_fields));

static const struct field document_fields[] = {
	F("$schema", STRING, 23, JSON_ONLY),
	F("spdxVersion", STRING, 20, ELEMENT("spdxVersion"), REQUIRED(20, 23), ROLE(DOC_VERSION)),
	F("dataLicense", STRING, 20, ELEMENT("dataLicense"), REQUIRED(20, 23)),
	F("SPDXID", STRING, 20, ELEMENT("SPDXID"), REQUIRED(20, 23), ROLE(DOC_ID)),
	F("name", STRING, 20, ELEMENT("name"), REQUIRED(20, 23), ROLE(DOC_NAME)),
	F("documentNamespace", STRING, 20, ELEMENT("documentNamespace"), REQUIRED(20, 23),
		CHECK(URI), ROLE(DOC_IDENTITY)),
	F("externalDocumentRefs", OBJECT, 20, ELEMENT("externalDocumentRefs"),
		LIST_OF(external_document), ROLE(NO_EVIDENCE)),
	F("creationInfo", OBJECT, 20, ELEMENT("creationInfo"), OF(creation_info), REQUIRED(20, 23),
		ROLE(NO_EVIDENCE)),
	F("comment", STRING, 20, ELEMENT("comment")),
	F("documentDescribes", STRING, 20, ELEMENT("documentDescribes"), MANY, DEPRECATED,
		ROLE(DOC_DESCRIBES)),
	F("describesPackages", STRING, 22, ELEMENT("describesPackages"), UNTIL(22), MANY,
		ROLE(DOC_DESCRIBES)),
	F("packages", OBJECT, 20, ELEMENT("packages"), LIST_OF(package), ROLE(COMPONENT)),
	F("files", OBJECT, 20, ELEMENT("files"), LIST_OF(file), ROLE(NO_EVIDENCE)),
	F("snippets", OBJECT, 20, ELEMENT("snippets"), LIST_OF(snippet), ROLE(NO_EVIDENCE)),
	F("hasExtractedLicensingInfos", OBJECT, 20, ELEMENT("hasExtractedLicensingInfos"),
		LIST_OF(extracted_license), ROLE(NO_EVIDENCE)),
	F("relationships", OBJECT, 20, ELEMENT("relationships"), LIST_OF(relationship),
		ROLE(RELATIONSHIP)),
	ANNOTATIONS,
	F("revieweds", OBJECT, 20, ELEMENT("revieweds"), LIST_OF(review), DEPRECATED,
		ROLE(NO_EVIDENCE)),
};
const struct spec_type spdx2_document = TYPE("document", FIELDS(document_fields));
