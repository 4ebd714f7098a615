#include "annotators.h"
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

const struct format format_cyclonedx_xml = {
	.name = "cyclonedx-xml",
	.title = "CycloneDX XML",
	.media_type = "application/vnd.cyclonedx+xml",
	.globs = (const char *const[]){"bom.xml", "*.cdx.xml", "*.bom.xml", NULL},
	.probe = probe,
	.read = read,
	.annotate = cyclonedx_xml_annotate,
};
