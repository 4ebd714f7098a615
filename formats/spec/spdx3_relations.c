#include "spec/spdx3_reader.h"

#define EDGE(name, reversed, kind, scope)                                                          \
	{                                                                                          \
		name, SPDX3_EDGE, reversed, EDGE_##kind, SCOPE_##scope                             \
	}
#define DERIVED(name, reversed, via)                                                               \
	{                                                                                          \
		name, SPDX3_DERIVED, reversed, VIA_##via, SCOPE_NONE                               \
	}
#define PARTY(name, party)                                                                         \
	{                                                                                          \
		name, SPDX3_PARTY, false, PARTY_##party, SCOPE_NONE                                \
	}
#define LICENSED(name)                                                                             \
	{                                                                                          \
		name, SPDX3_LICENSED, false, 0, SCOPE_NONE                                         \
	}
#define UNRELATED(name)                                                                            \
	{                                                                                          \
		name, SPDX3_UNRELATED, false, 0, SCOPE_NONE                                        \
	}

/* Core/RelationshipType, all 61 entries of 3.0.1. "from type to": an edge runs from what depends or
 * contains to what it depends on or contains. Tools, tests and hosts are needed in the scope that they
 * are needed for. Licences and agents are no ends of edges. */
static const struct spdx3_relation relations[] = {
	UNRELATED("affects"),
	UNRELATED("amendedBy"),
	DERIVED("ancestorOf", true, ANCESTOR),
	PARTY("availableFrom", SUPPLIER),
	EDGE("configures", true, DEPENDS, NONE),
	EDGE("contains", false, CONTAINS, NONE),
	UNRELATED("coordinatedBy"),
	DERIVED("copiedTo", true, ANCESTOR),
	UNRELATED("delegatedTo"),
	EDGE("dependsOn", false, DEPENDS, NONE),
	DERIVED("descendantOf", false, ANCESTOR),
	{"describes", SPDX3_DESCRIBES, false, 0, SCOPE_NONE},
	UNRELATED("doesNotAffect"),
	EDGE("expandsTo", false, CONTAINS, NONE),
	UNRELATED("exploitCreatedBy"),
	UNRELATED("fixedBy"),
	UNRELATED("fixedIn"),
	UNRELATED("foundBy"),
	EDGE("generates", true, DEPENDS, NONE),
	EDGE("hasAddedFile", false, CONTAINS, NONE),
	UNRELATED("hasAssessmentFor"),
	UNRELATED("hasAssociatedVulnerability"),
	LICENSED("hasConcludedLicense"),
	EDGE("hasDataFile", false, CONTAINS, NONE),
	LICENSED("hasDeclaredLicense"),
	UNRELATED("hasDeletedFile"),
	EDGE("hasDependencyManifest", false, CONTAINS, NONE),
	EDGE("hasDistributionArtifact", false, CONTAINS, NONE),
	EDGE("hasDocumentation", false, CONTAINS, NONE),
	EDGE("hasDynamicLink", false, DEPENDS, NONE),
	UNRELATED("hasEvidence"),
	EDGE("hasExample", false, CONTAINS, NONE),
	EDGE("hasHost", false, DEPENDS, BUILD),
	EDGE("hasInput", false, DEPENDS, NONE),
	UNRELATED("hasMetadata"),
	EDGE("hasOptionalComponent", false, CONTAINS, OPTIONAL),
	EDGE("hasOptionalDependency", false, DEPENDS, OPTIONAL),
	EDGE("hasOutput", true, DEPENDS, NONE),
	EDGE("hasPrerequisite", false, DEPENDS, NONE),
	EDGE("hasProvidedDependency", false, DEPENDS, NONE),
	UNRELATED("hasRequirement"),
	UNRELATED("hasSpecification"),
	EDGE("hasStaticLink", false, DEPENDS, NONE),
	EDGE("hasTest", false, DEPENDS, TEST),
	EDGE("hasTestCase", false, DEPENDS, TEST),
	DERIVED("hasVariant", true, VARIANT),
	UNRELATED("invokedBy"),
	EDGE("modifiedBy", false, CONTAINS, NONE),
	UNRELATED("other"),
	PARTY("packagedBy", PUBLISHER),
	EDGE("patchedBy", false, CONTAINS, NONE),
	PARTY("publishedBy", PUBLISHER),
	UNRELATED("reportedBy"),
	PARTY("republishedBy", PUBLISHER),
	UNRELATED("serializedInArtifact"),
	EDGE("testedOn", false, DEPENDS, TEST),
	EDGE("trainedOn", false, DEPENDS, NONE),
	UNRELATED("underInvestigationFor"),
	EDGE("usesTool", false, DEPENDS, BUILD),
};

const struct spdx3_relation *spdx3_relation_named(struct str name)
{
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		if (str_is(name, relations[i].name))
			return &relations[i];
	return NULL;
}
