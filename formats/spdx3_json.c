#include "annotators.h"
#include "json_marks.h"
#include "spec/spdx3_tree.h"

/* The official contexts, and the terms that JSON-LD expanded spells out. */
static bool names_spdx3(struct str text)
{
	return str_find(text, STR("spdx.org/rdf/3")) != STR_NPOS ||
		str_find(text, STR("spdx.org/rdf/v3")) != STR_NPOS ||
		str_find(text, STR("spdx-context.json")) != STR_NPOS ||
		str_find(text, STR("spdx-3-model")) != STR_NPOS;
}

static int probe(struct doc *doc)
{
	struct json_head head;
	struct str front = str_sub(doc->bytes, 0, 4096);
	int score = 0;
	json_marks(doc, &head);
	if (!head.object)
		return str_starts(str_trim(front), STR("[")) && names_spdx3(front) ? 80 : 0;
	for (size_t i = 0; i < head.count; i++) {
		struct str key = head.members[i].key, text = head.members[i].text;
		if (str_is(key, "@context") && names_spdx3(text.ptr ? text : front))
			return 100;
		if (str_is(key, "spdxId") && score < 60)
			score = 60;
		else if (str_is(key, "@graph") && score < 20)
			score = str_find(front, STR("\"spdxId\"")) != STR_NPOS ? 60 : 20;
	}
	return score;
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_spdx3_json.name;
	return spdx3_read(doc, bom);
}

const struct format format_spdx3_json = {
	.name = "spdx3-json",
	.title = "SPDX 3 JSON-LD",
	.media_type = "application/spdx+json",
	.versions = (const char *const[]){"3.0.0", "3.0.1", NULL},
	.globs = (const char *const[]){"*.spdx3.json", "*.spdx.json", "*.jsonld", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_spdx3,
	.load = spdx3_load,
	.write = write_json,
	.written_since = 31,
	.annotate = spdx3_json_annotate,
};
