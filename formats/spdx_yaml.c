#include "annotators.h"
#include "spec/convert.h"
#include "spec/spec.h"
#include "syntax/yaml.h"

static int probe(struct doc *doc)
{
	if (yaml_has_member(doc->bytes, "spdxVersion"))
		return 90;
	if (yaml_has_member(doc->bytes, "SPDXID"))
		return 50;
	/* the wrapper of the first edition of 2.2 */
	return yaml_has_member(doc->bytes, "Document") &&
			str_find(doc->bytes, STR("SPDXRef-")) != STR_NPOS
		? 50
		: 0;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_spdx_yaml.name;
	return spec_read(&spec_spdx2, doc, bom, yaml_visit);
}

static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	(void)left;
	return yaml_load(doc, arena);
}

const struct format format_spdx_yaml = {
	.name = "spdx-yaml",
	.title = "SPDX YAML",
	.media_type = "application/spdx+yaml",
	.versions = (const char *const[]){"2.2", "2.3", NULL},
	.globs = (const char *const[]){"*.spdx.yaml", "*.spdx.yml", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_spdx2,
	.load = load,
	.write = write_yaml,
	.annotate = spdx_yaml_annotate,
};
