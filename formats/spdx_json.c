#include "annotators.h"
#include "json_marks.h"
#include "spec/spec.h"

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

const struct format format_spdx_json = {
	.name = "spdx-json",
	.title = "SPDX JSON",
	.media_type = "application/spdx+json",
	.globs = (const char *const[]){"*.spdx.json", NULL},
	.probe = probe,
	.read = read,
	.annotate = spdx_json_annotate,
};
