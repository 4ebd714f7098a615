#include "spec/spdx2_rdf_table.h"

#define VALUE(name_, member_)                                                                      \
	{                                                                                          \
		.name = name_, .form = RDF_VALUE, .member = member_                                \
	}
#define LICENSE(name_, member_)                                                                    \
	{                                                                                          \
		.name = name_, .form = RDF_LICENSE, .member = member_                              \
	}
#define REFERENCE(name_, member_)                                                                  \
	{                                                                                          \
		.name = name_, .form = RDF_ELEMENT, .member = member_                              \
	}
#define OBJECT(name_, member_, class_)                                                             \
	{                                                                                          \
		.name = name_, .form = RDF_OBJECT, .member = member_, .of = &(class_)              \
	}
#define KNOWN(name_)                                                                               \
	{                                                                                          \
		.name = name_, .form = RDF_KNOWN                                                   \
	}
#define RELATIONSHIP                                                                               \
	{                                                                                          \
		.name = "relationship", .form = RDF_RELATION                                       \
	}
#define COMMENT VALUE("comment", "comment")
#define PROPERTIES(rows_) .properties = rows_, .count = sizeof(rows_) / sizeof((rows_)[0])

static const struct spdx2_rdf_property checksum_properties[] = {
	VALUE("algorithm", "algorithm"),
	VALUE("checksumValue", "checksumValue"),
};
static const struct spdx2_rdf_class checksum = {
	.name = "Checksum", PROPERTIES(checksum_properties)};

static const struct spdx2_rdf_property annotation_properties[] = {
	VALUE("annotationDate", "annotationDate"),
	VALUE("annotationType", "annotationType"),
	VALUE("annotator", "annotator"),
	COMMENT,
};
static const struct spdx2_rdf_class annotation = {
	.name = "Annotation", PROPERTIES(annotation_properties)};

static const struct spdx2_rdf_property review_properties[] = {
	VALUE("reviewer", "reviewer"),
	VALUE("reviewDate", "reviewDate"),
	COMMENT,
};
static const struct spdx2_rdf_class review = {.name = "Review", PROPERTIES(review_properties)};

static const struct spdx2_rdf_property creation_properties[] = {
	VALUE("created", "created"),
	VALUE("creator", "creators"),
	VALUE("licenseListVersion", "licenseListVersion"),
	COMMENT,
};
static const struct spdx2_rdf_class creation = {
	.name = "CreationInfo", PROPERTIES(creation_properties)};

static const struct spdx2_rdf_property external_document_properties[] = {
	VALUE("externalDocumentId", "externalDocumentId"),
	{.name = "spdxDocument", .form = RDF_URI, .member = "spdxDocument"},
	OBJECT("checksum", "checksum", checksum),
};
static const struct spdx2_rdf_class external_document = {.name = "ExternalDocumentRef",
	.named = "externalDocumentId",
	PROPERTIES(external_document_properties)};

static const struct spdx2_rdf_property document_properties[] = {
	VALUE("specVersion", "spdxVersion"),
	LICENSE("dataLicense", "dataLicense"),
	VALUE("name", "name"),
	OBJECT("externalDocumentRef", "externalDocumentRefs", external_document),
	OBJECT("creationInfo", "creationInfo", creation),
	COMMENT,
	REFERENCE("describesPackage", "documentDescribes"),
	OBJECT("annotation", "annotations", annotation),
	OBJECT("reviewed", "revieweds", review),
	RELATIONSHIP,
	KNOWN("hasExtractedLicensingInfo"),
	KNOWN("referencesFile"),
};
const struct spdx2_rdf_class spdx2_rdf_document = {
	.name = "SpdxDocument", PROPERTIES(document_properties)};

static const struct spdx2_rdf_property verification_properties[] = {
	VALUE("packageVerificationCodeValue", "packageVerificationCodeValue"),
	VALUE("packageVerificationCodeExcludedFile", "packageVerificationCodeExcludedFiles"),
};
static const struct spdx2_rdf_class verification = {
	.name = "PackageVerificationCode", PROPERTIES(verification_properties)};

static const struct spdx2_rdf_property external_properties[] = {
	VALUE("referenceCategory", "referenceCategory"),
	{.name = "referenceType", .form = RDF_TYPE, .member = "referenceType"},
	VALUE("referenceLocator", "referenceLocator"),
	COMMENT,
};
static const struct spdx2_rdf_class external = {
	.name = "ExternalRef", PROPERTIES(external_properties)};

static const struct spdx2_rdf_property package_properties[] = {
	VALUE("name", "name"),
	VALUE("versionInfo", "versionInfo"),
	VALUE("packageFileName", "packageFileName"),
	VALUE("supplier", "supplier"),
	VALUE("originator", "originator"),
	VALUE("downloadLocation", "downloadLocation"),
	VALUE("filesAnalyzed", "filesAnalyzed"),
	OBJECT("packageVerificationCode", "packageVerificationCode", verification),
	OBJECT("checksum", "checksums", checksum),
	VALUE("homepage", "homepage"),
	VALUE("sourceInfo", "sourceInfo"),
	LICENSE("licenseConcluded", "licenseConcluded"),
	LICENSE("licenseInfoFromFiles", "licenseInfoFromFiles"),
	LICENSE("licenseDeclared", "licenseDeclared"),
	VALUE("licenseComments", "licenseComments"),
	VALUE("copyrightText", "copyrightText"),
	VALUE("summary", "summary"),
	VALUE("description", "description"),
	COMMENT,
	OBJECT("externalRef", "externalRefs", external),
	VALUE("attributionText", "attributionTexts"),
	VALUE("primaryPackagePurpose", "primaryPackagePurpose"),
	VALUE("purpose", "primaryPackagePurpose"), /* as clause 7.24 calls it */
	VALUE("releaseDate", "releaseDate"),
	VALUE("builtDate", "builtDate"),
	VALUE("validUntilDate", "validUntilDate"),
	OBJECT("annotation", "annotations", annotation),
	REFERENCE("hasFile", "hasFiles"),
	RELATIONSHIP,
};
static const struct spdx2_rdf_class package = {
	.name = "Package", .list = "packages", PROPERTIES(package_properties)};

static const struct spdx2_rdf_property file_properties[] = {
	VALUE("fileName", "fileName"),
	VALUE("name", "fileName"), /* of what is an SpdxItem */
	VALUE("fileType", "fileTypes"),
	OBJECT("checksum", "checksums", checksum),
	LICENSE("licenseConcluded", "licenseConcluded"),
	LICENSE("licenseInfoInFile", "licenseInfoInFiles"),
	VALUE("licenseComments", "licenseComments"),
	VALUE("copyrightText", "copyrightText"),
	{.name = "artifactOf", .form = RDF_ANY, .member = "artifactOfs"},
	COMMENT,
	VALUE("noticeText", "noticeText"),
	VALUE("fileContributor", "fileContributors"),
	VALUE("attributionText", "attributionTexts"),
	REFERENCE("fileDependency", "fileDependencies"),
	OBJECT("annotation", "annotations", annotation),
	RELATIONSHIP,
};
static const struct spdx2_rdf_class file = {
	.name = "File", .list = "files", PROPERTIES(file_properties)};

static const struct spdx2_rdf_property pointer_properties[] = {
	REFERENCE("reference", "reference"),
	VALUE("offset", "offset"),
	VALUE("lineNumber", "lineNumber"),
};
static const struct spdx2_rdf_class pointer = {PROPERTIES(pointer_properties)};

static const struct spdx2_rdf_property range_properties[] = {
	OBJECT("startPointer", "startPointer", pointer),
	OBJECT("endPointer", "endPointer", pointer),
};
static const struct spdx2_rdf_class range = {
	.name = "StartEndPointer", PROPERTIES(range_properties)};

static const struct spdx2_rdf_property snippet_properties[] = {
	VALUE("name", "name"),
	REFERENCE("snippetFromFile", "snippetFromFile"),
	OBJECT("range", "ranges", range),
	LICENSE("licenseConcluded", "licenseConcluded"),
	LICENSE("licenseInfoInSnippet", "licenseInfoInSnippets"),
	VALUE("licenseComments", "licenseComments"),
	VALUE("copyrightText", "copyrightText"),
	COMMENT,
	VALUE("attributionText", "attributionTexts"),
	OBJECT("annotation", "annotations", annotation),
	RELATIONSHIP,
};
static const struct spdx2_rdf_class snippet = {
	.name = "Snippet", .list = "snippets", PROPERTIES(snippet_properties)};

static const struct spdx2_rdf_property cross_properties[] = {
	VALUE("url", "url"),
	VALUE("isValid", "isValid"),
	VALUE("isLive", "isLive"),
	VALUE("isWayBackLink", "isWayBackLink"),
	VALUE("match", "match"),
	VALUE("order", "order"),
	VALUE("timestamp", "timestamp"),
};
static const struct spdx2_rdf_class cross = {.name = "CrossRef", PROPERTIES(cross_properties)};

static const struct spdx2_rdf_property extracted_properties[] = {
	VALUE("licenseId", "licenseId"),
	VALUE("extractedText", "extractedText"),
	VALUE("name", "name"),
	VALUE("licenseName", "name"), /* of SPDX 1 */
	VALUE("seeAlso", "seeAlsos"),
	OBJECT("crossRef", "crossRefs", cross),
	COMMENT,
};
static const struct spdx2_rdf_class extracted = {.name = "ExtractedLicensingInfo",
	.list = "hasExtractedLicensingInfos",
	.named = "licenseId",
	PROPERTIES(extracted_properties)};

static const struct spdx2_rdf_property relationship_properties[] = {
	REFERENCE("spdxElementId", "spdxElementId"), /* in place of the subject */
	VALUE("relationshipType", "relationshipType"),
	REFERENCE("relatedSpdxElement", "relatedSpdxElement"),
	COMMENT,
};
const struct spdx2_rdf_class spdx2_rdf_relationship = {
	.name = "Relationship", .list = "relationships", PROPERTIES(relationship_properties)};

const struct spdx2_rdf_class *const spdx2_rdf_classes[] = {
	&package, &file, &snippet, &extracted, NULL};
