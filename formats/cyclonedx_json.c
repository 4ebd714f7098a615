#include "annotators.h"
#include "json_marks.h"
#include "spec/convert.h"
#include "spec/spec.h"
#include "syntax/json.h"

static int probe(struct doc *doc)
{
	struct json_head head;
	json_marks(doc, &head);
	if (!head.object)
		return 0;
	const struct str *format = json_mark(&head, "bomFormat"),
			 *schema = json_mark(&head, "$schema");
	const struct str *draft = json_mark(&head, "specFormat");
	if (format && str_eq_nocase(*format, STR("CycloneDX")))
		return 100;
	if (draft && str_eq_nocase(*draft, STR("CycloneDX")))
		return 100;
	if (schema && str_find(*schema, STR("cyclonedx.org/schema/bom")) != STR_NPOS)
		return 90;
	if (format || json_mark(&head, "specVersion"))
		return json_mark(&head, "components") ? 20 : 1;
	return 0;
}

/* CycloneDX 2.0 is no released version: its draft has specFormat for bomFormat, and parties for
 * suppliers. */
static void report_draft(struct doc *doc)
{
	struct json_head head;
	json_marks(doc, &head);
	if (json_mark(&head, "specFormat"))
		diag(doc, DIAG_UNKNOWN_VERSION, 0,
			"the member specFormat is of the draft of CycloneDX 2.0, which is not "
			"released; "
			"only what it shares with 1.7 was read, its parties and identifiers were "
			"not");
}

static bool read(struct doc *doc, struct bom *bom)
{
	bom->format = format_cyclonedx_json.name;
	bool good = spec_read(&spec_cyclonedx, doc, bom, json_visit);
	if (doc->diags.counts[DIAG_UNKNOWN_VERSION])
		report_draft(doc);
	return good;
}

static struct node *load(struct doc *doc, struct arena *arena, const struct left_out *left)
{
	(void)left;
	return json_load(doc, arena);
}

const struct format format_cyclonedx_json = {
	.name = "cyclonedx-json",
	.title = "CycloneDX JSON",
	.media_type = "application/vnd.cyclonedx+json",
	.versions = (const char *const[]){"1.2", "1.3", "1.4", "1.5", "1.6", "1.7", NULL},
	.globs = (const char *const[]){"bom.json", "*.cdx.json", "*.bom.json", NULL},
	.probe = probe,
	.read = read,
	.spec = &spec_cyclonedx,
	.load = load,
	.write = write_json,
	.annotate = cyclonedx_json_annotate,
};
