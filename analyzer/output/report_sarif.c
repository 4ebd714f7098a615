/* SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (sections in
 * parentheses). */
#include "base/map.h"
#include "match/waiver.h"
#include "output/parts.h"
#include "output/report.h"

static struct str rule_of(const struct finding *finding)
{
	return finding->measure ? finding->measure->id : STR("hidden-text");
}

static void add_text(cJSON *parent, const char *name, struct str text)
{
	object_add_str(object_add_object(parent, name), "text", text);
}

/* A path as a URI reference (RFC 3986). */
static void add_uri(cJSON *parent, struct str path)
{
	struct buf uri = {0};
	if (str_starts(path, STR("/")))
		buf_puts(&uri, "file://");
	for (size_t i = 0; i < path.len; i++) {
		char byte = path.ptr[i];
		if (ascii_is_alnum(byte) || (byte && strchr("/._~-", byte)))
			buf_add_byte(&uri, byte);
		else
			buf_printf(&uri, "%%%02X", (unsigned)(unsigned char)byte);
	}
	object_add_str(parent, "uri", buf_str(&uri));
	buf_finish(&uri);
}

static void add_location(cJSON *array, const struct input *input, const struct place *place)
{
	cJSON *physical = object_add_object(object_add_object(array, NULL), "physicalLocation");
	add_uri(object_add_object(physical, "artifactLocation"), part_file(input));
	cJSON *region = object_add_object(physical, "region");
	object_add_number(region, "startLine", place->line ? place->line : 1);
	object_add_number(region, "startColumn", place->column ? place->column : 1);
}

static void add_rule(cJSON *rules, const struct finding *finding)
{
	const struct measure *measure = finding->measure;
	cJSON *rule = object_add_object(rules, NULL);
	object_add_str(rule, "id", rule_of(finding));
	if (!measure) {
		add_text(rule, "shortDescription", STR("A component hides text behind U+0000"));
		return;
	}
	add_text(rule, "shortDescription", measure->title);
	if (measure->quote.len)
		add_text(rule, "fullDescription", measure->quote);
	if (measure->url.len)
		object_add_str(rule, "helpUri", measure->url);
	if (measure->next.len)
		add_text(rule, "help", measure->next);
}

static void add_rules(cJSON *driver, const struct result *result)
{
	struct map seen = {0};
	cJSON *rules = object_add_array(driver, "rules");
	for (size_t i = 0; i < result->count; i++) {
		for (size_t j = 0; j < result->inputs[i].findings.count; j++) {
			const struct finding *finding = &result->inputs[i].findings.items[j];
			if (map_get(&seen, rule_of(finding)) != MAP_NONE)
				continue;
			map_put(&seen, rule_of(finding), 0);
			add_rule(rules, finding);
		}
	}
	map_finish(&seen);
}

/* A decision of a person suppresses the result and stays with it (3.35). */
static void add_suppression(cJSON *object, const struct finding *finding)
{
	struct arena arena = {0};
	if (finding->verdict != VERDICT_WAIVED)
		return;
	cJSON *one = object_add_object(object_add_array(object, "suppressions"), NULL);
	object_add_word(one, "kind", "external");
	object_add_word(one, "status", "accepted");
	object_add_str(one, "justification", str_trim(waiver_sentences(&arena, finding)));
	arena_finish(&arena);
}

/* Those that do not hold, too. */
static void add_decisions(cJSON *properties, const struct finding *finding)
{
	struct arena arena = {0};
	struct str text = str_trim(waiver_sentences(&arena, finding));
	if (text.len)
		object_add_str(properties, "decisions", text);
	arena_finish(&arena);
}

static void write_result(
	const struct input *input, const struct finding *finding, struct output *output)
{
	cJSON *object = object_create();
	object_add_str(object, "ruleId", rule_of(finding));
	object_add_word(object, "level",
		finding->verdict == VERDICT_PROHIBITED       ? "error"
			: finding->verdict == VERDICT_REVIEW ? "warning"
							     : "note");
	add_text(object, "message", finding->reason);
	add_location(object_add_array(object, "locations"), input, &finding->place);
	object_add_str(object_add_object(object, "partialFingerprints"), "bomscreen/v1",
		finding->fingerprint);
	add_suppression(object, finding);
	cJSON *properties = object_add_object(object, "properties");
	object_add_word(properties, "verdict", verdict_name(finding->verdict));
	add_decisions(properties, finding);
	object_add_str(properties, "next", finding->next);
	part_component(properties, "component", input, finding->component);
	object_write(object, output);
}

/* (3.20) What could not be read is told as notifications. */
static void add_invocation(cJSON *run, const struct result *result)
{
	cJSON *one = object_add_object(object_add_array(run, "invocations"), NULL);
	object_add_bool(one, "executionSuccessful", !result->incomplete);
	cJSON *array = object_add_array(one, "toolExecutionNotifications");
	for (size_t i = 0; i < result->count; i++) {
		const struct input *input = &result->inputs[i];
		static const struct place start = {.line = 1, .column = 1};
		if (!input->incomplete && !input->unreadable)
			continue;
		cJSON *notification = object_add_object(array, NULL);
		object_add_word(notification, "level", input->unreadable ? "error" : "warning");
		add_text(notification, "message", STR("not everything could be evaluated"));
		add_location(object_add_array(notification, "locations"), input, &start);
	}
}

static void write_head(const struct result *result, struct output *output)
{
	cJSON *run = object_create();
	cJSON *driver = object_add_object(object_add_object(run, "tool"), "driver");
	object_add_word(driver, "name", "bomscreen");
	object_add_str(driver, "version", result->version);
	add_rules(driver, result);
	object_add_word(run, "columnKind", "unicodeCodePoints");
	add_invocation(run, result);
	part_head(object_add_object(run, "properties"), result);
	char *text = cJSON_PrintUnformatted(run);
	output_puts(output,
		"{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
		"schemas/sarif-schema-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[\n");
	output_add(output, (struct str){text, strlen(text) - 1});
	cJSON_free(text);
	cJSON_Delete(run);
}

static void write(
	const struct result *result, const struct report_options *options, struct output *output)
{
	const char *separator = "\n";
	(void)options;
	write_head(result, output);
	output_puts(output, ",\n\"results\":[");
	for (size_t i = 0; i < result->count; i++) {
		for (size_t j = 0; j < result->inputs[i].findings.count; j++) {
			output_puts(output, separator);
			write_result(
				&result->inputs[i], &result->inputs[i].findings.items[j], output);
			separator = ",\n";
		}
	}
	output_puts(output, "]}]}\n");
}

const struct report report_sarif = {
	.name = "sarif",
	.title = "SARIF 2.1.0",
	.media_type = "application/sarif+json",
	.write = write,
};
