#include "spec/spdx2_tag_table.h"

#include <stddef.h>

const struct spdx2_section_row spdx2_sections[SPDX2_SECTION_COUNT] = {
	[CREATION] = {"creationInfo", DOCUMENT, NULL},
	[PACKAGE] = {"packages", DOCUMENT, "PackageName"},
	[FILE_] = {"files", DOCUMENT, "FileName"},
	[SNIPPET] = {"snippets", DOCUMENT, "SnippetSPDXID"},
	[LICENSE] = {"hasExtractedLicensingInfos", DOCUMENT, "LicenseID"},
	[RELATIONSHIP] = {"relationships", DOCUMENT, "Relationship"},
	[ANNOTATION] = {"annotations", DOCUMENT, "Annotator"},
	[REVIEW] = {"revieweds", DOCUMENT, "Reviewer"},
	[EXTERNAL_REF] = {"externalRefs", PACKAGE, "ExternalRef"},
	[ARTIFACT] = {"artifactOfs", FILE_, "ArtifactOfProjectName"},
};

const struct spdx2_tag spdx2_tags[SPDX2_TAG_COUNT] = {
	{"SPDXVersion", DOCUMENT, TEXT, false, "spdxVersion"},
	{"DataLicense", DOCUMENT, TEXT, false, "dataLicense"},
	{"SPDXID", DOCUMENT, ID, false, "SPDXID"},
	{"DocumentName", DOCUMENT, TEXT, false, "name"},
	{"DocumentNamespace", DOCUMENT, TEXT, false, "documentNamespace"},
	{"ExternalDocumentRef", DOCUMENT, EXTERNAL_DOCUMENT, false, "externalDocumentRefs"},
	{"DocumentComment", DOCUMENT, TEXT, false, "comment"},
	{"LicenseListVersion", CREATION, TEXT, false, "licenseListVersion"},
	{"Creator", CREATION, TEXTS, false, "creators"},
	{"Created", CREATION, TEXT, false, "created"},
	{"CreatorComment", CREATION, TEXT, false, "comment"},

	{"PackageName", PACKAGE, TEXT, true, "name"},
	{"PackageVersion", PACKAGE, TEXT, false, "versionInfo"},
	{"PackageFileName", PACKAGE, TEXT, false, "packageFileName"},
	{"PackageSupplier", PACKAGE, TEXT, false, "supplier"},
	{"PackageOriginator", PACKAGE, TEXT, false, "originator"},
	{"PackageDownloadLocation", PACKAGE, TEXT, false, "downloadLocation"},
	{"FilesAnalyzed", PACKAGE, BOOLEAN, false, "filesAnalyzed"},
	{"PackageVerificationCode", PACKAGE, VERIFICATION, false, "packageVerificationCode"},
	{"PackageChecksum", PACKAGE, CHECKSUM, false, "checksums"},
	{"PackageHomePage", PACKAGE, TEXT, false, "homepage"},
	{"PackageSourceInfo", PACKAGE, TEXT, false, "sourceInfo"},
	{"PackageLicenseConcluded", PACKAGE, TEXT, false, "licenseConcluded"},
	{"PackageLicenseInfoFromFiles", PACKAGE, TEXTS, false, "licenseInfoFromFiles"},
	{"PackageLicenseDeclared", PACKAGE, TEXT, false, "licenseDeclared"},
	{"PackageLicenseComments", PACKAGE, TEXT, false, "licenseComments"},
	{"PackageCopyrightText", PACKAGE, TEXT, false, "copyrightText"},
	{"PackageSummary", PACKAGE, TEXT, false, "summary"},
	{"PackageDescription", PACKAGE, TEXT, false, "description"},
	{"PackageComment", PACKAGE, TEXT, false, "comment"},
	{"PackageAttributionText", PACKAGE, TEXTS, false, "attributionTexts"},
	{"PrimaryPackagePurpose", PACKAGE, TEXT, false, "primaryPackagePurpose"},
	{"ReleaseDate", PACKAGE, TEXT, false, "releaseDate"},
	{"BuiltDate", PACKAGE, TEXT, false, "builtDate"},
	{"ValidUntilDate", PACKAGE, TEXT, false, "validUntilDate"},
	{"ExternalRef", EXTERNAL_REF, LOCATOR, true, NULL},
	{"ExternalRefComment", EXTERNAL_REF, TEXT, false, "comment"},

	{"FileName", FILE_, TEXT, true, "fileName"},
	{"FileType", FILE_, TEXTS, false, "fileTypes"},
	{"FileChecksum", FILE_, CHECKSUM, false, "checksums"},
	{"LicenseConcluded", FILE_, TEXT, false, "licenseConcluded"},
	{"LicenseInfoInFile", FILE_, TEXTS, false, "licenseInfoInFiles"},
	{"LicenseComments", FILE_, TEXT, false, "licenseComments"},
	{"FileCopyrightText", FILE_, TEXT, false, "copyrightText"},
	{"FileComment", FILE_, TEXT, false, "comment"},
	{"FileNotice", FILE_, TEXT, false, "noticeText"},
	{"FileContributor", FILE_, TEXTS, false, "fileContributors"},
	{"FileAttributionText", FILE_, TEXTS, false, "attributionTexts"},
	{"FileDependency", FILE_, COMMAS, false, "fileDependencies"},
	{"ArtifactOfProjectName", ARTIFACT, TEXT, true, "name"},
	{"ArtifactOfProjectHomePage", ARTIFACT, TEXT, false, "homePage"},
	{"ArtifactOfProjectURI", ARTIFACT, TEXT, false, "projectUri"},

	{"SnippetSPDXID", SNIPPET, TEXT, true, "SPDXID"},
	{"SnippetFromFileSPDXID", SNIPPET, TEXT, false, "snippetFromFile"},
	{"SnippetByteRange", SNIPPET, RANGE_BYTES, false, "ranges"},
	{"SnippetLineRange", SNIPPET, RANGE_LINES, false, "ranges"},
	{"SnippetLicenseConcluded", SNIPPET, TEXT, false, "licenseConcluded"},
	{"LicenseInfoInSnippet", SNIPPET, TEXTS, false, "licenseInfoInSnippets"},
	{"SnippetLicenseComments", SNIPPET, TEXT, false, "licenseComments"},
	{"SnippetCopyrightText", SNIPPET, TEXT, false, "copyrightText"},
	{"SnippetComment", SNIPPET, TEXT, false, "comment"},
	{"SnippetName", SNIPPET, TEXT, false, "name"},
	{"SnippetAttributionText", SNIPPET, TEXTS, false, "attributionTexts"},

	{"LicenseID", LICENSE, TEXT, true, "licenseId"},
	{"ExtractedText", LICENSE, TEXT, false, "extractedText"},
	{"LicenseName", LICENSE, TEXT, false, "name"},
	{"LicenseCrossReference", LICENSE, COMMAS, false, "seeAlsos"},
	{"LicenseComment", LICENSE, TEXT, false, "comment"},

	{"Relationship", RELATIONSHIP, RELATION, true, NULL},
	{"RelationshipComment", RELATIONSHIP, TEXT, false, "comment"},
	{"Annotator", ANNOTATION, TEXT, true, "annotator"},
	{"AnnotationDate", ANNOTATION, TEXT, false, "annotationDate"},
	{"AnnotationType", ANNOTATION, TEXT, false, "annotationType"},
	{"AnnotationComment", ANNOTATION, TEXT, false, "comment"},
	{"SPDXREF", ANNOTATION, REF, false, NULL},
	{"Reviewer", REVIEW, TEXT, true, "reviewer"},
	{"ReviewDate", REVIEW, TEXT, false, "reviewDate"},
	{"ReviewComment", REVIEW, TEXT, false, "comment"},
};

const char *const *spdx2_words(const struct spdx2_tag *tag)
{
	static const char *const locator[] = {
		"referenceCategory", "referenceType", "referenceLocator"};
	static const char *const relation[] = {
		"spdxElementId", "relationshipType", "relatedSpdxElement"};
	return tag->form == LOCATOR ? locator : tag->form == RELATION ? relation : NULL;
}
