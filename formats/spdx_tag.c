#include "annotators.h"
#include "spec/convert.h"
#include "spec/spdx2_tags.h"
#include "spec/spec.h"
#include "syntax/tagvalue.h"

static int probe(struct doc *doc)
{
	if (tagvalue_has_tag(doc->bytes, "SPDXVersion"))
		return 90;
	return tagvalue_has_tag(doc->bytes, "PackageName") ? 40 : 0;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_spdx_tag.name;
	return spec_read(&spec_spdx2, doc, bom, spdx2_tags_visit);
}

static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	(void)left;
	return spdx2_tags_load(doc, arena);
}

const struct format format_spdx_tag = {
	.name = "spdx-tag",
	.title = "SPDX tag-value",
	.media_type = "text/spdx",
	.versions = (const char *const[]){"2.1", "2.2", "2.3", NULL},
	.globs = (const char *const[]){"*.spdx", "*.tag", "*.tv", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_spdx2,
	.load = load,
	.write = write_tags,
	.fit = fit_tags,
	.annotate = spdx_tag_annotate,
};
