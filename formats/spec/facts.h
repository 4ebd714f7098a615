/* Facts that profiles ask for: where each specification writes them, and what counts as an answer. Private
 * to formats/spec. */
#ifndef SPEC_FACTS_H
#define SPEC_FACTS_H

#include "spec/profile.h"

enum fact_id {
	/* of the document */
	FACT_AUTHOR,
	FACT_AUTHOR_OR_TOOL,
	FACT_AUTHOR_CONTACT,
	FACT_AUTHOR_ORGANIZATION,
	FACT_SIGNATURE,
	FACT_FORMAT_NAME,
	FACT_FORMAT_VERSION,
	FACT_GENERATION_CONTEXT,
	FACT_TIMESTAMP,
	FACT_TOOL_NAME,
	FACT_TOOL_VERSION,
	FACT_SBOM_VERSION,
	FACT_PRIMARY,
	FACT_PRIMARY_ALONE,
	FACT_PRIMARY_RELATIONS,
	FACT_FORMAT_BSI_2_0,
	FACT_FORMAT_BSI_2_1,
	FACT_FORMAT_TELCO,
	FACT_SPDX_VERSION,
	FACT_DOCUMENT_NAMESPACE,
	FACT_NO_VULNERABILITIES,
	FACT_DATA_LICENSE,
	FACT_DOCUMENT_ID,
	FACT_DOCUMENT_NAME,
	/* of a component */
	FACT_SUPPLIER,
	FACT_PACKAGE_SUPPLIER,
	FACT_PRODUCER,
	FACT_CREATOR_CONTACT,
	FACT_CREATOR_CONTACT_2_0,
	FACT_NAME,
	FACT_VERSION,
	FACT_ID,
	FACT_IDENTIFIERS,
	FACT_PURL,
	FACT_LICENSE,
	FACT_LICENSE_CONCLUDED,
	FACT_LICENSE_DECLARED,
	FACT_LICENSE_ASSOCIATED,
	FACT_COPYRIGHT,
	FACT_HASH_VALUE,
	FACT_HASH_ALGORITHM,
	FACT_HASH_OR_CODE,
	FACT_HASH_DEPLOYABLE,
	FACT_HASH_DEPLOYABLE_2_0,
	FACT_FILE_NAME,
	FACT_EXECUTABLE,
	FACT_ARCHIVE,
	FACT_STRUCTURED,
	FACT_SOURCE_URI,
	FACT_DEPLOYABLE_URI,
	FACT_DOWNLOAD_LOCATION,
	FACT_RELATED,
	FACT_DEPENDENCIES,
	FACT_COMPLETENESS,
	FACT_COUNT
};

enum fact_family { FAMILY_CYCLONEDX, FAMILY_SPDX2, FAMILY_SPDX3, FAMILY_COUNT };

/* The notations of a line to add. YAML takes that of JSON. */
enum fact_notation {
	NOTATION_CYCLONEDX_JSON,
	NOTATION_CYCLONEDX_XML,
	NOTATION_CYCLONEDX_PROTO, /* protobuf's text form */
	NOTATION_SPDX_JSON,
	NOTATION_SPDX_TAG,
	NOTATION_SPDX_RDF,
	NOTATION_SPDX_XML,
	NOTATION_SPDX3_JSON,
	NOTATION_COUNT
};

/* What counts as an answer. */
enum fact_test {
	TEST_TEXT, /* any text but a placeholder */
	TEST_NAME, /* the same; packages may be called "todo" */
	TEST_AGENT, /* SPDX 2: a person or organization with a name; else any text */
	TEST_AGENT_OR_TOOL,
	TEST_ORGANIZATION,
	TEST_TOOL,
	TEST_TOOL_VERSION, /* a tool's name with a version behind it */
	TEST_CONTACT, /* an e-mail address or URL, in SPDX 2 the agent's */
	TEST_URI,
	TEST_HASH, /* hexadecimal digits that are not all the same */
	TEST_TIME,
	TEST_LICENSE, /* a licence expression, all of it known or a LicenseRef */
	TEST_ONE_OF, /* of the words in `argument`, separated by semicolons */
	TEST_PROPERTY, /* the same in CycloneDX; SPDX 3 says it by what it does not say */
	TEST_MENTIONS, /* SPDX 2: a free text with one of the words in `argument`; else any text */
	TEST_PURL,
	/* those that do not read values */
	TEST_ABSENT, /* the members are not there */
	TEST_FORMAT, /* one of the formats in `argument`: "spdx-json@22 ..." */
	TEST_FORMAT_NAME,
	TEST_FORMAT_VERSION,
	TEST_SIGNATURE,
	TEST_PRIMARY, /* it is said what the document is about; with an argument: exactly one thing */
	TEST_PRIMARY_RELATIONS, /* the primary component contains or depends on something */
	TEST_RELATED, /* the component is an end of a dependency or is inside of another */
	TEST_ENUMERATED, /* what it depends on is listed, if only to say that it is nothing */
	TEST_COMPLETE, /* it is said whether that list is complete */
};

/* Paths: names separated by dots, each perhaps with a condition on a member: externalReferences[type=vcs].url;
 * alternatives are separated by spaces. Arrays are gone through. In SPDX 3 a value that names an element stands
 * for it, and ~type leads over relationships of that type from the element, ^type back over those to it. */
struct fact {
	const char *field; /* its name in appendix A of the CISA minimum elements of 2026, by which
			      properties say that it is unknown or withheld; NULL: not one of them */
	bool component;
	uint8_t test; /* enum fact_test */
	const char *argument;
	const char *paths[FAMILY_COUNT]; /* NULL: the specification has no place for it */
	const char *add[NOTATION_COUNT]; /* placed as members of the document or the component */
	struct {
		uint8_t before; /* this version; 0: all have the line above */
		const char *add; /* NULL: there is no place for it */
	} older[NOTATION_COUNT];
};

extern const struct fact facts[FACT_COUNT];

/* profile_values.c: what a value counts as; SPDX 2 has its own ways to write agents. */
enum profile_outcome fact_weigh(const struct fact *fact, enum fact_family family, struct str value);

/* For the parts of the reader. */
struct profile_statement {
	struct str ref;
	size_t offset;
	uint8_t listed; /* enum profile_outcome: what it depends on is listed */
	uint8_t complete; /* enum profile_outcome: it is said whether that is all */
};

struct profiling {
	struct doc *doc;
	const struct profile *const *wanted;
	size_t wanted_count;
	bool asked[FACT_COUNT];
	size_t components; /* that were asked */
	struct { /* of the document */
		bool said;
		uint8_t outcome;
		size_t offset; /* STR_NPOS: it is the document as a whole that says it */
		struct str found;
	} own[FACT_COUNT];
	LIST(struct profile_gap) gaps[FACT_COUNT]; /* of components */
	LIST(struct profile_statement) statements; /* about dependencies */
	struct map statement_of; /* by reference */
	struct profile_result *results;
};

/* Better answers replace worse ones. */
void profile_own(struct profiling *p, enum fact_id fact, enum profile_outcome outcome,
	size_t offset, struct str found);
void profile_gap(struct profiling *p, enum fact_id fact, uint32_t component,
	enum profile_outcome outcome, size_t offset, struct str found);
struct profile_statement *profile_statement(struct profiling *p, struct str ref, size_t offset);

#endif
