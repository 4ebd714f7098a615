/* The profiles. Names are those of the texts; docs/profiles.md says how they were read. */
#include "spec/facts.h"

#define COUNT(list) sizeof(list) / sizeof *(list)
#define DOCUMENT(level, fact) LEVEL_##level, SCOPE_OF_DOCUMENT, false, FACT_##fact
#define EACH(level, fact) LEVEL_##level, SCOPE_OF_EACH, false, FACT_##fact
#define PRIMARY(level, fact) LEVEL_##level, SCOPE_OF_PRIMARY, false, FACT_##fact
#define DIRECT(level, fact) LEVEL_##level, SCOPE_OF_DIRECT, false, FACT_##fact
/* Where the clause allows to say that it is unknown, or withheld. */
#define DOCUMENT_OR_UNKNOWN(level, fact) LEVEL_##level, SCOPE_OF_DOCUMENT, true, FACT_##fact
#define EACH_OR_UNKNOWN(level, fact) LEVEL_##level, SCOPE_OF_EACH, true, FACT_##fact
#define DIRECT_OR_UNKNOWN(level, fact) LEVEL_##level, SCOPE_OF_DIRECT, true, FACT_##fact
#define PRIMARY_OR_UNKNOWN(level, fact) LEVEL_##level, SCOPE_OF_PRIMARY, true, FACT_##fact
#define PRACTICE LEVEL_PRACTICE, SCOPE_OF_DOCUMENT, false, 0

/* NTIA, The Minimum Elements For a Software Bill of Materials (2021) */

#define DATA_FIELDS "section IV, Data Fields"
#define PRACTICES "section IV, Practices and Processes"

static const struct requirement ntia_2021[] = {
	{"Supplier Name", DATA_FIELDS, EACH(REQUIRED, SUPPLIER)},
	{"Component Name", DATA_FIELDS, EACH(REQUIRED, NAME)},
	{"Version of the Component", DATA_FIELDS, EACH(REQUIRED, VERSION)},
	{"Other Unique Identifiers", DATA_FIELDS, EACH(IF_EXISTS, IDENTIFIERS)},
	{"Dependency Relationship", DATA_FIELDS, DOCUMENT(REQUIRED, PRIMARY_RELATIONS)},
	{"Author of SBOM Data", DATA_FIELDS, DOCUMENT(REQUIRED, AUTHOR_OR_TOOL)},
	{"Timestamp", DATA_FIELDS, DOCUMENT(REQUIRED, TIMESTAMP)},
	{"Automation Support", "section IV, Automation Support", DOCUMENT(REQUIRED, FORMAT_NAME)},
	{"Known Unknowns", PRACTICES, EACH_OR_UNKNOWN(RECOMMENDED, COMPLETENESS)},
	{"Frequency", PRACTICES, PRACTICE},
	{"Depth", PRACTICES, PRACTICE},
	{"Distribution and Delivery", PRACTICES, PRACTICE},
	{"Access Control", PRACTICES, PRACTICE},
	{"Accommodation of Mistakes", PRACTICES, PRACTICE},
};

/* CISA and others, 2026 Minimum Elements for a Software Bill of Materials */

#define METADATA "appendix A, SBOM Metadata"
#define COMPONENT_DATA "appendix A, Component Data"
#define CISA_PRACTICES "Practices and Processes"

static const struct requirement cisa_2026[] = {
	{"SBOM Author", METADATA, DOCUMENT(REQUIRED, AUTHOR)},
	{"SBOM Author Signature", METADATA, DOCUMENT_OR_UNKNOWN(REQUIRED, SIGNATURE)},
	{"SBOM Data Format Name", METADATA, DOCUMENT(REQUIRED, FORMAT_NAME)},
	{"SBOM Data Format Version", METADATA, DOCUMENT(REQUIRED, FORMAT_VERSION)},
	{"SBOM Generation Context", METADATA, DOCUMENT_OR_UNKNOWN(REQUIRED, GENERATION_CONTEXT)},
	{"SBOM Timestamp", METADATA, DOCUMENT(REQUIRED, TIMESTAMP)},
	{"SBOM Tool Name", METADATA, DOCUMENT_OR_UNKNOWN(REQUIRED, TOOL_NAME)},
	{"SBOM Tool Version", METADATA, DOCUMENT_OR_UNKNOWN(REQUIRED, TOOL_VERSION)},
	{"SBOM Version", METADATA, DOCUMENT_OR_UNKNOWN(REQUIRED, SBOM_VERSION)},
	{"Component Producer", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, PRODUCER)},
	{"Component Name", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, NAME)},
	{"Component Version", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, VERSION)},
	{"Component Identifiers", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, IDENTIFIERS)},
	{"Component License", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, LICENSE)},
	{"Component Hash Value", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, HASH_VALUE)},
	{"Component Hash Algorithm", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, HASH_ALGORITHM)},
	{"Component Dependency Relationship", COMPONENT_DATA, EACH_OR_UNKNOWN(REQUIRED, RELATED)},
	{"Accommodation of Updates to SBOM Data", CISA_PRACTICES, PRACTICE},
	{"Coverage", CISA_PRACTICES, PRACTICE},
	{"Distribution and Delivery", CISA_PRACTICES, PRACTICE},
	{"Explicitly Identifying Unknown Information", CISA_PRACTICES, PRACTICE},
	{"Frequency", CISA_PRACTICES, PRACTICE},
	{"Machine-Processable Data", CISA_PRACTICES, PRACTICE},
};

/* BSI, Technical Guideline TR-03183-2 */

static const struct requirement bsi_2_1[] = {
	{"SBOM format", "section 4", DOCUMENT(REQUIRED, FORMAT_BSI_2_1)},
	{"Creator of the SBOM", "section 5.2.1", DOCUMENT(REQUIRED, AUTHOR_CONTACT)},
	{"Timestamp", "section 5.2.1", DOCUMENT(REQUIRED, TIMESTAMP)},
	{"Component creator", "section 5.2.2", EACH(REQUIRED, CREATOR_CONTACT)},
	{"Component name", "section 5.2.2", EACH(REQUIRED, NAME)},
	{"Component version", "section 5.2.2", EACH(REQUIRED, VERSION)},
	{"Filename of the component", "section 5.2.2", EACH(REQUIRED, FILE_NAME)},
	{"Dependencies on other components", "section 5.2.2", EACH(REQUIRED, DEPENDENCIES)},
	{"Completeness of the dependencies", "section 5.2.2",
		EACH_OR_UNKNOWN(REQUIRED, COMPLETENESS)},
	{"Distribution licences", "section 5.2.2", EACH(REQUIRED, LICENSE_CONCLUDED)},
	{"Hash value of the deployable component", "section 5.2.2",
		EACH(REQUIRED, HASH_DEPLOYABLE)},
	{"Executable property", "section 5.2.2", EACH(REQUIRED, EXECUTABLE)},
	{"Archive property", "section 5.2.2", EACH(REQUIRED, ARCHIVE)},
	{"Structured property", "section 5.2.2", EACH(REQUIRED, STRUCTURED)},
	{"SBOM-URI", "section 5.2.3", DOCUMENT(IF_EXISTS, SBOM_VERSION)},
	{"Source code URI", "section 5.2.4", EACH(IF_EXISTS, SOURCE_URI)},
	{"URI of the deployable form of the component", "section 5.2.4",
		EACH(IF_EXISTS, DEPLOYABLE_URI)},
	{"Other unique identifiers", "section 5.2.4", EACH(IF_EXISTS, IDENTIFIERS)},
	{"Original licences", "section 5.2.4", EACH(IF_EXISTS, LICENSE_DECLARED)},
	{"No vulnerability information", "sections 3.1 and 8.1.14",
		DOCUMENT(REQUIRED, NO_VULNERABILITIES)},
	{"Level of detail", "section 5.1", PRACTICE},
};

static const struct requirement bsi_2_0[] = {
	{"SBOM format", "section 4", DOCUMENT(REQUIRED, FORMAT_BSI_2_0)},
	{"Creator of the SBOM", "section 5.2.1", DOCUMENT(REQUIRED, AUTHOR_CONTACT)},
	{"Timestamp", "section 5.2.1", DOCUMENT(REQUIRED, TIMESTAMP)},
	{"Component creator", "section 5.2.2", EACH(REQUIRED, CREATOR_CONTACT_2_0)},
	{"Component name", "section 5.2.2", EACH(REQUIRED, NAME)},
	{"Component version", "section 5.2.2", EACH(REQUIRED, VERSION)},
	{"Filename of the component", "section 5.2.2", EACH(REQUIRED, FILE_NAME)},
	{"Dependencies on other components", "section 5.2.2", EACH(REQUIRED, DEPENDENCIES)},
	{"Associated licences", "section 5.2.2", EACH(REQUIRED, LICENSE_ASSOCIATED)},
	{"Hash value of the deployable component", "section 5.2.2",
		EACH(REQUIRED, HASH_DEPLOYABLE_2_0)},
	{"Executable property", "section 5.2.2", EACH(REQUIRED, EXECUTABLE)},
	{"Archive property", "section 5.2.2", EACH(REQUIRED, ARCHIVE)},
	{"Structured property", "section 5.2.2", EACH(REQUIRED, STRUCTURED)},
	{"SBOM-URI", "section 5.3.1", DOCUMENT(IF_EXISTS, SBOM_VERSION)},
	{"Source code URI", "section 5.3.2", EACH(IF_EXISTS, SOURCE_URI)},
	{"URI of the deployable form of the component", "section 5.3.2",
		EACH(IF_EXISTS, DEPLOYABLE_URI)},
	{"Other unique identifiers", "section 5.3.2", EACH(IF_EXISTS, IDENTIFIERS)},
	{"Concluded licences", "section 5.3.2", EACH(IF_EXISTS, LICENSE_CONCLUDED)},
	{"No vulnerability information", "sections 3.1 and 8.1.10",
		DOCUMENT(REQUIRED, NO_VULNERABILITIES)},
	{"Level of detail", "section 5.1", PRACTICE},
};

/* CISA, Framing Software Component Transparency, third edition: the minimum expectations */

static const struct requirement fsct_3[] = {
	{"Author Name", "2.2.1.1", DOCUMENT(REQUIRED, AUTHOR)},
	{"Timestamp", "2.2.1.2", DOCUMENT(REQUIRED, TIMESTAMP)},
	{"Type", "2.2.1.3", DOCUMENT(RECOMMENDED, GENERATION_CONTEXT)},
	{"Primary Component", "2.2.1.4", DOCUMENT(REQUIRED, PRIMARY_ALONE)},
	{"Component Name", "2.2.2.1", EACH_OR_UNKNOWN(REQUIRED, NAME)},
	{"Version", "2.2.2.2", EACH_OR_UNKNOWN(REQUIRED, VERSION)},
	{"Supplier Name", "2.2.2.3", EACH_OR_UNKNOWN(REQUIRED, SUPPLIER)},
	{"Unique Identifier", "2.2.2.4", EACH_OR_UNKNOWN(REQUIRED, IDENTIFIERS)},
	{"Cryptographic Hash", "2.2.2.5", EACH_OR_UNKNOWN(REQUIRED, HASH_OR_CODE)},
	{"Relationship", "2.2.2.6", DIRECT_OR_UNKNOWN(REQUIRED, DEPENDENCIES)},
	{"Relationship Completeness", "2.2.2.6.4", DIRECT_OR_UNKNOWN(REQUIRED, COMPLETENESS)},
	{"License of the Primary Component", "2.2.2.7", PRIMARY_OR_UNKNOWN(REQUIRED, LICENSE)},
	{"License of all Components", "2.2.2.7", EACH_OR_UNKNOWN(RECOMMENDED, LICENSE)},
	{"Copyright Notice of the Primary Component", "2.2.2.8",
		PRIMARY_OR_UNKNOWN(REQUIRED, COPYRIGHT)},
	{"Copyright Notice of all Components", "2.2.2.8", EACH_OR_UNKNOWN(RECOMMENDED, COPYRIGHT)},
	{"Redacted Components", "2.3.2", PRACTICE},
	{"SBOM Exchange", "3.3", PRACTICE},
};

/* OpenChain Telco SBOM Guide */

static const struct requirement telco_1_1[] = {
	{"Data Format", "3.1, 3.3", DOCUMENT(REQUIRED, FORMAT_TELCO)},
	{"SPDXVersion", "3.2", DOCUMENT(REQUIRED, SPDX_VERSION)},
	{"DataLicense", "3.2", DOCUMENT(REQUIRED, DATA_LICENSE)},
	{"SPDXID of the document", "3.2", DOCUMENT(REQUIRED, DOCUMENT_ID)},
	{"DocumentName", "3.2", DOCUMENT(REQUIRED, DOCUMENT_NAME)},
	{"DocumentNamespace", "3.2", DOCUMENT(REQUIRED, DOCUMENT_NAMESPACE)},
	{"Creator: Organization", "3.2, 3.5", DOCUMENT(REQUIRED, AUTHOR_ORGANIZATION)},
	{"Creator: Tool with its version", "3.2, 3.5", DOCUMENT(REQUIRED, TOOL_VERSION)},
	{"Created", "3.2, 3.5", DOCUMENT(REQUIRED, TIMESTAMP)},
	{"CreatorComment with the SBOM Type", "3.2, 3.5", DOCUMENT(REQUIRED, GENERATION_CONTEXT)},
	{"PackageName", "3.2", EACH(REQUIRED, NAME)},
	{"SPDXID of the package", "3.2", EACH(REQUIRED, ID)},
	{"PackageVersion", "3.2", EACH(REQUIRED, VERSION)},
	{"PackageSupplier", "3.2", EACH(REQUIRED, PACKAGE_SUPPLIER)},
	{"PackageDownloadLocation", "3.2", EACH_OR_UNKNOWN(REQUIRED, DOWNLOAD_LOCATION)},
	{"PackageLicenseConcluded", "3.2", EACH_OR_UNKNOWN(REQUIRED, LICENSE_CONCLUDED)},
	{"PackageLicenseDeclared", "3.2", EACH_OR_UNKNOWN(REQUIRED, LICENSE_DECLARED)},
	{"PackageCopyrightText", "3.2", EACH_OR_UNKNOWN(REQUIRED, COPYRIGHT)},
	{"PackageChecksum or PackageVerificationCode", "3.2", EACH(RECOMMENDED, HASH_OR_CODE)},
	{"Package URL in ExternalRef", "3.2", EACH(RECOMMENDED, PURL)},
	{"Relationship: DESCRIBES", "3.2", DOCUMENT(REQUIRED, PRIMARY)},
	{"Relationship: CONTAINS", "3.2", DOCUMENT(REQUIRED, PRIMARY_RELATIONS)},
	{"Timing of SBOM delivery", "3.6", PRACTICE},
	{"Method of SBOM delivery", "3.7", PRACTICE},
	{"SBOM Scope", "3.8", PRACTICE},
	{"SBOM Verification", "3.11", PRACTICE},
	{"SBOM Confidentiality", "3.13", PRACTICE},
};

static const struct profile list[] = {
	{"ntia-2021", "The Minimum Elements For a Software Bill of Materials (NTIA)", "2021-07-12",
		"https://www.ntia.gov/sites/default/files/publications/"
		"sbom_minimum_elements_report_0.pdf",
		ntia_2021, COUNT(ntia_2021)},
	{"cisa-2026", "2026 Minimum Elements for a Software Bill of Materials (CISA)", "2026-07-29",
		"https://www.cisa.gov/sites/default/files/2026-07/"
		"2026_cisa_sbom_minimum_elements_508c.pdf",
		cisa_2026, COUNT(cisa_2026)},
	{"bsi-tr-03183-2-2.1", "TR-03183-2: Software Bill of Materials, version 2.1.0 (BSI)",
		"2025-08-20", "https://bsi.bund.de/dok/TR-03183-en", bsi_2_1, COUNT(bsi_2_1)},
	{"bsi-tr-03183-2-2.0", "TR-03183-2: Software Bill of Materials, version 2.0.0 (BSI)",
		"2024-09-20", "https://bsi.bund.de/dok/TR-03183", bsi_2_0, COUNT(bsi_2_0)},
	{"fsct-3", "Framing Software Component Transparency, third edition (CISA)", "2024-09-03",
		"https://www.cisa.gov/resources-tools/resources/"
		"framing-software-component-transparency-2024",
		fsct_3, COUNT(fsct_3)},
	{"telco-1.1", "Telco SBOM Guide, version 1.1 (OpenChain)", "2025",
		"https://github.com/OpenChain-Project/Telco-WG", telco_1_1, COUNT(telco_1_1)},
};

const struct profile *const profiles[] = {
	&list[0], &list[1], &list[2], &list[3], &list[4], &list[5], NULL};
