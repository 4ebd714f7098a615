SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: yes
DocumentNamespace: https://example.com/spdx/2
Creator: Organization: Example (info@example.com)
Created: 2024-01-02T03:04:05Z
CreatorComment: <text>two
lines</text>
Annotator: Tool: bomscreen
AnnotationDate: 2024-01-02T03:04:05Z
AnnotationType: OTHER
AnnotationComment: bomscreen:carried {"at":"/documentDescribes","value":["SPDXRef-lib"]}
SPDXREF: SPDXRef-DOCUMENT
Annotator: Tool: bomscreen
AnnotationDate: 2024-01-02T03:04:05Z
AnnotationType: OTHER
AnnotationComment: bomscreen:carried {"at":"/hasExtractedLicensingInfos/0/crossRefs","value":[{"url":"https://example.com/license"}]}
SPDXREF: SPDXRef-DOCUMENT
Annotator: Tool: bomscreen
AnnotationDate: 2024-01-02T03:04:05Z
AnnotationType: OTHER
AnnotationComment: bomscreen:carried {"at":"/hasExtractedLicensingInfos/0/seeAlsos/1","value":"https://example.com/b,c"}
SPDXREF: SPDXRef-DOCUMENT
Relationship: SPDXRef-a CONTAINED_BY SPDXRef-lib
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-lib
RelationshipComment: bomscreen:carried
Relationship: SPDXRef-lib CONTAINS SPDXRef-b
RelationshipComment: bomscreen:carried

FileName: ./a.c
SPDXID: SPDXRef-a
FileType: SOURCE
FileChecksum: SHA1: da39a3ee5e6b4b0d3255bfef95601890afd80709
FileDependency: SPDXRef-b
ArtifactOfProjectName: a
ArtifactOfProjectHomePage: https://example.com

FileName: ./b, c.h
SPDXID: SPDXRef-b
FileChecksum: SHA1: da39a3ee5e6b4b0d3255bfef95601890afd80709
Annotator: Tool: bomscreen
AnnotationDate: 2024-01-02T03:04:05Z
AnnotationType: OTHER
AnnotationComment: bomscreen:carried {"at":"/noticeText","value":""}
SPDXREF: SPDXRef-b

PackageName: lib
SPDXID: SPDXRef-lib
PackageVersion: 1.10
PackageDownloadLocation: NOASSERTION
PackageVerificationCode: d6a770ba38583ed4bb4525bd96e50461655d2758 (excludes: ./a.spdx)
PackageLicenseInfoFromFiles: MIT
Annotator: Tool: bomscreen
AnnotationDate: 2024-01-02T03:04:05Z
AnnotationType: OTHER
AnnotationComment: bomscreen:carried {"at":"/comment","value":" indented, and </text> inside"}
SPDXREF: SPDXRef-lib
Annotator: Tool: bomscreen
AnnotationDate: 2024-01-02T03:04:05Z
AnnotationType: OTHER
AnnotationComment: bomscreen:carried {"at":"/hasFiles","value":["SPDXRef-a","SPDXRef-b"]}
SPDXREF: SPDXRef-lib
Annotator: Person: Jane Doe
AnnotationDate: 2024-01-02T03:04:05Z
AnnotationType: REVIEW
AnnotationComment: fine:  and  
SPDXREF: SPDXRef-lib

SnippetSPDXID: SPDXRef-part
SnippetFromFileSPDXID: SPDXRef-a
SnippetLineRange: 1:2
SnippetByteRange: 10:20
SnippetName: part
LicenseID: LicenseRef-1
ExtractedText: <text>Do as you like.

Or do not.</text>
LicenseCrossReference: https://example.com/a
