/* Relationships of SPDX 2 and SPDX 3 (SPDX 3.0.1, annex "Differences from previous editions"). */
#include "spec/cross_spdx3.h"

/* `swapped`: the two ends change places. Of several rows with one type and scope in SPDX 3 the first is the
 * way back. */
static const struct row {
	const char *in2, *in3, *scope;
	bool swapped;
} rows[] = {
	{"DESCRIBES", "describes", NULL, false},
	{"CONTAINS", "contains", NULL, false},
	{"DEPENDS_ON", "dependsOn", NULL, false},
	{"BUILD_DEPENDENCY_OF", "dependsOn", "build", true},
	{"DEV_DEPENDENCY_OF", "dependsOn", "development", true},
	{"TEST_DEPENDENCY_OF", "dependsOn", "test", true},
	{"RUNTIME_DEPENDENCY_OF", "dependsOn", "runtime", true},
	{"OPTIONAL_DEPENDENCY_OF", "hasOptionalDependency", NULL, true},
	{"PROVIDED_DEPENDENCY_OF", "hasProvidedDependency", NULL, true},
	{"OPTIONAL_COMPONENT_OF", "hasOptionalComponent", NULL, true},
	{"DEPENDENCY_MANIFEST_OF", "hasDependencyManifest", NULL, true},
	{"HAS_PREREQUISITE", "hasPrerequisite", NULL, false},
	{"BUILD_TOOL_OF", "usesTool", "build", true},
	{"DEV_TOOL_OF", "usesTool", "development", true},
	{"TEST_TOOL_OF", "usesTool", "test", true},
	{"DYNAMIC_LINK", "hasDynamicLink", NULL, false},
	{"STATIC_LINK", "hasStaticLink", NULL, false},
	{"GENERATES", "generates", NULL, false},
	{"ANCESTOR_OF", "ancestorOf", NULL, false},
	{"DESCENDANT_OF", "descendantOf", NULL, false},
	{"VARIANT_OF", "hasVariant", NULL, true},
	{"COPY_OF", "copiedTo", NULL, true},
	{"EXPANDED_FROM_ARCHIVE", "expandsTo", NULL, true},
	{"DISTRIBUTION_ARTIFACT", "hasDistributionArtifact", NULL, false},
	{"FILE_ADDED", "hasAddedFile", NULL, true},
	{"FILE_DELETED", "hasDeletedFile", NULL, true},
	{"FILE_MODIFIED", "modifiedBy", NULL, false},
	{"PATCH_FOR", "patchedBy", NULL, true},
	{"DATA_FILE_OF", "hasDataFile", NULL, true},
	{"DOCUMENTATION_OF", "hasDocumentation", NULL, true},
	{"EXAMPLE_OF", "hasExample", NULL, true},
	{"METAFILE_OF", "hasMetadata", NULL, true},
	{"PACKAGE_OF", "packagedBy", NULL, true},
	{"REQUIREMENT_DESCRIPTION_FOR", "hasRequirement", NULL, true},
	{"SPECIFICATION_FOR", "hasSpecification", NULL, true},
	{"TEST_CASE_OF", "hasTestCase", NULL, true},
	{"TEST_OF", "hasTest", NULL, true},
	{"AMENDS", "amendedBy", NULL, true},
	{"OTHER", "other", NULL, false},
	{"DESCRIBED_BY", "describes", NULL, true},
	{"CONTAINED_BY", "contains", NULL, true},
	{"DEPENDENCY_OF", "dependsOn", NULL, true},
	{"PREREQUISITE_FOR", "hasPrerequisite", NULL, true},
	{"GENERATED_FROM", "generates", NULL, true},
	{"PATCH_APPLIED", "patchedBy", NULL, true},
};

static bool is_nobody(struct str id)
{
	return str_is(id, "NONE") || str_is(id, "NOASSERTION");
}

/* What is known of nobody cannot be the end from which a relationship goes. */
static const struct row *row_there(struct str type, struct str related)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_is(type, rows[i].in2))
			return rows[i].swapped && is_nobody(related) ? NULL : &rows[i];
	return NULL;
}

struct node *cross_relationship(struct exchange *x, const struct node *relation)
{
	struct str type = node_string(relation, "relationshipType"),
		   from = node_string(relation, "spdxElementId"),
		   to = node_string(relation, "relatedSpdxElement");
	const struct row *row = row_there(type, to);
	if (!row || !from.len || !to.len || is_nobody(from))
		return NULL;
	struct str iri_from = exchange_to_iri(x, row->swapped ? to : from),
		   iri_to = exchange_to_iri(x, row->swapped ? from : to);
	struct str parts[] = {
		iri_from, str_of(row->in3), str_of(row->scope ? row->scope : ""), iri_to};
	struct node *made =
		exchange_make(x, row->scope ? "LifecycleScopedRelationship" : "Relationship",
			exchange_iri(x, "Relationship", parts, 4));
	cross_add(x->c, made, "comment", node_string(relation, "comment"));
	cross_add(x->c, made, "from", iri_from);
	node_append(cross_list(x->c, made, "to"), value_string(x->c->arena, NULL, iri_to));
	cross_add(x->c, made, "relationshipType", str_of(row->in3));
	if (is_nobody(to))
		cross_add(x->c, made, "completeness",
			str_is(to, "NONE") ? STR("complete") : STR("noAssertion"));
	if (row->scope)
		cross_add(x->c, made, "scope", str_of(row->scope));
	return made;
}

static const struct row *row_back(struct str type, struct str scope, bool nobody)
{
	const struct row *any = NULL;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *row = &rows[i];
		if (!str_is(type, row->in3) || (row->swapped && nobody))
			continue;
		if (row->scope ? str_is(scope, row->scope) : !scope.len)
			return row;
		if (!any || (any->scope && !row->scope))
			any = row;
	}
	return any;
}

struct str cross_scope(struct str type, struct str scope)
{
	const struct row *row = row_back(type, scope, false);
	return str_of(row && row->scope ? row->scope : "");
}

bool cross_relations(struct exchange *x, const struct node *relationship, struct node *list)
{
	struct str from = node_string(relationship, "from"),
		   type = node_string(relationship, "relationshipType"),
		   scope = node_string(relationship, "scope");
	size_t before = list->count;
	NODE_EACH(to, node_get(relationship, "to"))
	{
		struct str id_to = exchange_to_id(x, to->text), id_from = exchange_to_id(x, from);
		const struct row *row = row_back(type, scope, is_nobody(id_to));
		struct node *made = value_object(x->c->arena, NULL);
		if (!row || !id_to.len || !id_from.len || is_nobody(id_from))
			continue;
		cross_add(x->c, made, "spdxElementId", row->swapped ? id_to : id_from);
		cross_add(x->c, made, "relationshipType", str_of(row->in2));
		cross_add(x->c, made, "relatedSpdxElement", row->swapped ? id_from : id_to);
		cross_add(x->c, made, "comment", node_string(relationship, "comment"));
		node_append(list, made);
	}
	return list->count > before;
}
