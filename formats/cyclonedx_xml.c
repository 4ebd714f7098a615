#include "annotators.h"
#include "spec/convert.h"
#include "spec/spec.h"
#include "syntax/xml.h"

static int probe(struct doc *doc)
{
	struct str element, ns;
	if (!xml_skim(doc->bytes, &element, &ns) || !str_is(element, "bom"))
		return 0;
	if (str_find(ns, STR("://cyclonedx.org/schema/bom")) != STR_NPOS)
		return 100;
	return ns.len ? 1 : 50;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_cyclonedx_xml.name;
	return spec_read(&spec_cyclonedx, doc, bom, xml_visit);
}

/* "http://cyclonedx.org/schema/bom/1.4" -> "1.4" */
static struct str namespace_version(struct str ns)
{
	size_t slash = str_rfind_byte(ns, '/');
	return slash == STR_NPOS ? STR_NONE : str_from(ns, slash + 1);
}

static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	const struct node *element = xml_load(doc, arena);
	struct node *root = element
		? spec_from_xml_leaving(spec_cyclonedx.root, element, doc, arena, left)
		: NULL;
	if (root && element->ns.len)
		node_append(
			root, value_string(arena, "specVersion", namespace_version(element->ns)));
	return root;
}

const struct format format_cyclonedx_xml = {
	.name = "cyclonedx-xml",
	.title = "CycloneDX XML",
	.media_type = "application/vnd.cyclonedx+xml",
	.versions =
		(const char *const[]){"1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", NULL},
	.globs = (const char *const[]){"bom.xml", "*.cdx.xml", "*.bom.xml", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_cyclonedx,
	.xml = true,
	.load = load,
	.write = write_xml,
	.annotate = cyclonedx_xml_annotate,
};
