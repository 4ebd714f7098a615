#include "spec/reader.h"

#define EDGE(name, reversed, kind, scope)                                                          \
	{                                                                                          \
		name, RELATION_EDGE, reversed, EDGE_##kind, SCOPE_##scope                          \
	}
#define DERIVED(name, reversed, via)                                                               \
	{                                                                                          \
		name, RELATION_DERIVED, reversed, VIA_##via, SCOPE_NONE                            \
	}
#define UNRELATED(name)                                                                            \
	{                                                                                          \
		name, RELATION_NONE, false, 0, SCOPE_NONE                                          \
	}

/* The 45 types of SPDX 2.3 (clause 11.1, table 68), with the deprecated spellings of earlier versions.
 * "A type B": an edge runs from what depends or contains to what it depends on or contains. A tool,
 * a test or a document is something that its subject needs, in the scope that it is needed for. */
static const struct relation relations[] = {
	{"DESCRIBES", RELATION_DESCRIBES, false, 0, SCOPE_NONE},
	{"DESCRIBED_BY", RELATION_DESCRIBES, true, 0, SCOPE_NONE},
	EDGE("CONTAINS", false, CONTAINS, NONE),
	EDGE("CONTAINED_BY", true, CONTAINS, NONE),
	EDGE("DEPENDS_ON", false, DEPENDS, NONE),
	EDGE("DEPENDENCY_OF", true, DEPENDS, NONE),
	EDGE("DEPENDENCY_MANIFEST_OF", true, CONTAINS, NONE),
	EDGE("BUILD_DEPENDENCY_OF", true, DEPENDS, BUILD),
	EDGE("DEV_DEPENDENCY_OF", true, DEPENDS, DEV),
	EDGE("OPTIONAL_DEPENDENCY_OF", true, DEPENDS, OPTIONAL),
	EDGE("PROVIDED_DEPENDENCY_OF", true, DEPENDS, NONE),
	EDGE("TEST_DEPENDENCY_OF", true, DEPENDS, TEST),
	EDGE("RUNTIME_DEPENDENCY_OF", true, DEPENDS, NONE),
	EDGE("EXAMPLE_OF", true, CONTAINS, NONE),
	EDGE("GENERATES", true, DEPENDS, NONE),
	EDGE("GENERATED_FROM", false, DEPENDS, NONE),
	DERIVED("ANCESTOR_OF", true, ANCESTOR),
	DERIVED("DESCENDANT_OF", false, ANCESTOR),
	DERIVED("VARIANT_OF", false, VARIANT),
	EDGE("DISTRIBUTION_ARTIFACT", false, CONTAINS, NONE),
	EDGE("PATCH_FOR", true, CONTAINS, NONE),
	EDGE("PATCH_APPLIED", true, CONTAINS, NONE),
	DERIVED("COPY_OF", false, ANCESTOR),
	EDGE("FILE_ADDED", true, CONTAINS, NONE),
	UNRELATED("FILE_DELETED"),
	EDGE("FILE_MODIFIED", true, CONTAINS, NONE),
	EDGE("EXPANDED_FROM_ARCHIVE", true, CONTAINS, NONE),
	EDGE("DYNAMIC_LINK", false, DEPENDS, NONE),
	EDGE("STATIC_LINK", false, DEPENDS, NONE),
	EDGE("DATA_FILE_OF", true, CONTAINS, NONE),
	EDGE("TEST_CASE_OF", true, DEPENDS, TEST),
	EDGE("BUILD_TOOL_OF", true, DEPENDS, BUILD),
	EDGE("DEV_TOOL_OF", true, DEPENDS, DEV),
	EDGE("TEST_OF", true, DEPENDS, TEST),
	EDGE("TEST_TOOL_OF", true, DEPENDS, TEST),
	EDGE("DOCUMENTATION_OF", true, CONTAINS, NONE),
	EDGE("OPTIONAL_COMPONENT_OF", true, CONTAINS, OPTIONAL),
	EDGE("METAFILE_OF", true, CONTAINS, NONE),
	EDGE("PACKAGE_OF", true, CONTAINS, NONE),
	UNRELATED("AMENDS"),
	EDGE("PREREQUISITE_FOR", true, DEPENDS, NONE),
	EDGE("HAS_PREREQUISITE", false, DEPENDS, NONE),
	UNRELATED("REQUIREMENT_DESCRIPTION_FOR"),
	UNRELATED("SPECIFICATION_FOR"),
	UNRELATED("OTHER"),
	/* before 2.2 */
	EDGE("TESTCASE_OF", true, DEPENDS, TEST),
	EDGE("DEV_DEPENDENCY_FOR", true, DEPENDS, DEV),
};

const struct relation *relation_named(struct str name)
{
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		if (str_is(name, relations[i].name))
			return &relations[i];
	return NULL;
}
