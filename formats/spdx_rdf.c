#include "annotators.h"
#include "spec/convert.h"
#include "spec/spdx2_rdf.h"
#include "spec/spec.h"
#include "syntax/rdf.h"

static int probe(struct doc *doc)
{
	struct str element, ns;
	if (!xml_skim(doc->bytes, &element, &ns) || !str_is(element, "RDF") ||
		!str_is(ns, RDF_NAMESPACE))
		return 0;
	return str_find(doc->bytes, STR("spdx.org/rdf/terms#")) != STR_NPOS ? 95 : 0;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_spdx_rdf.name;
	return spec_read(&spec_spdx2, doc, bom, spdx2_rdf_visit);
}

static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	(void)left; /* what the table does not know is a diagnostic */
	return spdx2_rdf_load(doc, arena);
}

const struct format format_spdx_rdf = {
	.name = "spdx-rdf",
	.title = "SPDX RDF/XML",
	.media_type = "application/rdf+xml",
	.versions = (const char *const[]){"2.1", "2.2", "2.3", NULL},
	.globs = (const char *const[]){"*.spdx.rdf", "*.spdx.rdf.xml", "*.rdf", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_spdx2,
	.load = load,
	.write = write_rdf,
	.arrange = arrange_rdf,
	.fit = fit_rdf,
	.annotate = spdx_rdf_annotate,
};
