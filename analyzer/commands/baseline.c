#include "commands/baseline.h"

#include "commands/message.h"
#include "syntax/json.h"

static bool verdict_named(struct str name, enum verdict *verdict)
{
	for (unsigned i = 0; i <= VERDICT_PROHIBITED; i++) {
		*verdict = (enum verdict)i;
		if (str_is(name, verdict_name(*verdict)))
			return true;
	}
	return false;
}

static bool add_finding(struct baseline *baseline, const struct node *finding)
{
	enum verdict verdict;
	struct str fingerprint = node_string(finding, "fingerprint");
	if (!fingerprint.len || !verdict_named(node_string(finding, "verdict"), &verdict))
		return false;
	uint32_t known = map_get(&baseline->verdicts, fingerprint);
	if (known == MAP_NONE)
		map_put(&baseline->verdicts, arena_str(&baseline->arena, fingerprint), verdict);
	else if (known < verdict)
		map_set(&baseline->verdicts, fingerprint, verdict);
	return true;
}

static bool add_findings(struct baseline *baseline, const struct node *root)
{
	const struct node *inputs = node_get(root, "inputs");
	bool good = inputs && str_is(node_string(root, "schema"), "bomscreen-report/1");
	NODE_EACH(input, inputs)
	{
		NODE_EACH(finding, node_get(input, "findings"))
		{
			good = good && add_finding(baseline, finding);
		}
	}
	return good;
}

bool baseline_take(struct baseline *baseline, struct doc *doc)
{
	const struct node *root = json_load(doc, &doc->arena);
	return root && add_findings(baseline, root);
}

bool baseline_read(struct baseline *baseline, const char *path)
{
	struct doc doc;
	bool good = doc_read(&doc, path, &limits_default) && baseline_take(baseline, &doc);
	if (!good)
		message("--baseline %s: %.*s", path,
			STR_ARG(doc.diags.list.count ? doc.diags.list.items[0].text
						     : STR("no JSON report of bomscreen")));
	doc_finish(&doc);
	return good;
}

void baseline_finish(struct baseline *baseline)
{
	map_finish(&baseline->verdicts);
	arena_finish(&baseline->arena);
}

bool baseline_has(const struct baseline *baseline, struct str fingerprint, enum verdict verdict)
{
	uint32_t known = map_get(&baseline->verdicts, fingerprint);
	return known != MAP_NONE && known >= verdict;
}

void baseline_apply(const struct baseline *baseline, struct input *input)
{
	size_t kept = 0;
	for (size_t i = 0; i < input->findings.count; i++) {
		const struct finding *finding = &input->findings.items[i];
		if (baseline_has(baseline, finding->fingerprint, finding->verdict))
			input->known++;
		else
			input->findings.items[kept++] = *finding;
	}
	input->findings.count = kept;
}
