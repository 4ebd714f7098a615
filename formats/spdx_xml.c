#include "spdx_xml.h"
#include "annotators.h"
#include "spec/convert.h"
#include "spec/spec.h"
#include "syntax/tree.h"

static int probe(struct doc *doc)
{
	struct str element, ns;
	if (!xml_skim(doc->bytes, &element, &ns) || ns.len ||
		(!str_is(element, "Document") && !str_is(element, "SpdxDocument")))
		return 0;
	return str_find(doc->bytes, STR("SPDX")) != STR_NPOS ? 90 : 0;
}

const struct node *spdx_xml_document(const struct node *root)
{
	const struct node *inner =
		root && str_is(root->key, "SpdxDocument") ? node_get(root, "Document") : NULL;
	return inner ? inner : root;
}

/* Lists are repeated elements without one around them, so that the tree is converted as a whole. */
static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	const struct node *element = spdx_xml_document(xml_load(doc, arena));
	return element ? spec_from_xml_leaving(spec_spdx2.root, element, doc, arena, left) : NULL;
}

static bool visit(struct doc *doc, const struct node_visitor *visitor)
{
	struct arena arena = {0};
	struct node *root = load(doc, &arena, NULL);
	bool good = root && tree_visit(root, visitor);
	arena_finish(&arena);
	return good;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_spdx_xml.name;
	return spec_read(&spec_spdx2, doc, bom, visit);
}

const struct format format_spdx_xml = {
	.name = "spdx-xml",
	.title = "SPDX XML",
	.media_type = "application/spdx+xml",
	.versions = (const char *const[]){"2.2", "2.3", NULL},
	.globs = (const char *const[]){"*.spdx.xml", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_spdx2,
	.xml = true,
	.load = load,
	.write = write_xml,
	.annotate = spdx_xml_annotate,
};
