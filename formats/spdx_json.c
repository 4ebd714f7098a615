#include "annotators.h"
#include "json_marks.h"
#include "spec/convert.h"
#include "spec/spec.h"
#include "syntax/json.h"

static int probe(struct doc *doc)
{
	struct json_head head;
	json_marks(doc, &head);
	const struct str *version = json_mark(&head, "spdxVersion");
	if (version)
		return !version->ptr || str_starts_nocase(*version, STR("SPDX-")) ? 100 : 60;
	if (json_mark(&head, "SPDXID"))
		return 60;
	return json_mark(&head, "Document") ? 20 : 0; /* the wrapper of the schema of 2.2 */
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_spdx_json.name;
	return spec_read(&spec_spdx2, doc, bom, json_visit);
}

/* The JSON of SPDX before 2.2.1 has an object around the whole document. */
static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	struct node *root = json_load(doc, arena);
	struct node *inner = root && root->count == 1 ? node_get(root, "Document") : NULL;
	(void)left;
	return inner ? inner : root;
}

const struct format format_spdx_json = {
	.name = "spdx-json",
	.title = "SPDX JSON",
	.media_type = "application/spdx+json",
	.versions = (const char *const[]){"2.2", "2.3", NULL},
	.globs = (const char *const[]){"*.spdx.json", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_spdx2,
	.load = load,
	.write = write_json,
	.annotate = spdx_json_annotate,
};
